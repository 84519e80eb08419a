#!/usr/bin/env python3
"""The graphics PC goes down in the middle of a show: what the operator had ordered is so
again when the program is back."""
import contextlib
import json
import os
import signal
import tempfile
import pathlib
import time

from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.meeting import CHANNEL, PATH, competition, race, result, unit_path
from lib.pusher_server import PusherServer
from lib.strapline import Strapline, run, show
from lib.unit_server import UnitServer

RULES = {"winner": {"hold": 60}, "results": {"hold": 0}}
OWN = {"cue": "take", "scene": "winner",
       "data": {"event": "Mile", "name": "Orla Quist", "mark": "4:01.20"}}


class Hall:
    """A meeting on the servers, which go on when the program does not."""

    def __init__(self, pusher, units, folder):
        self.pusher, self.units, self.folder = pusher, units, folder
        self.orders = folder / "orders.jsonl"

    def show(self, **more):
        return show(self.pusher, self.units, rules=RULES,
                    **{"resume": str(self.orders), **more})

    @contextlib.contextmanager
    def program(self, *arguments, **more):
        with Strapline(DISPLAY, self.show(**more), *arguments) as program:
            yield program

    def lines(self):
        """The header, and the cues; a file that was just made has neither."""
        header, *lines = [json.loads(line) for line in
                          self.orders.read_text().splitlines() or ['{"orders":0}']]
        return header, [line["cue"] for line in lines]

    def wait_orders(self, *cues):
        wait_until(lambda: self.orders.exists() and self.lines()[1] == list(cues),
                   lambda: f"orders {cues}; there is {self.orders.read_text()}")


@contextlib.contextmanager
def hall():
    with PusherServer() as pusher, UnitServer() as units, \
            tempfile.TemporaryDirectory(prefix="strapline-test.") as folder:
        units.set(f"{PATH}json/", competition())
        units.set(unit_path("12"), race())
        yield Hall(pusher, units, pathlib.Path(folder))


def crash(program):
    program.end(signal.SIGKILL, status=-signal.SIGKILL)


@test
def after_a_crash_all_that_he_ordered_is_so_again():
    with hall() as h:
        with h.program() as program:
            for cue in ("auto off", "bug off", "follow track 12/1/1", OWN,
                        "set mark 4:01.02", "pin lower"):
                program.must_cue(cue)
            wait_until(lambda: h.orders.exists() and h.lines()[0]["orders"] == 6,
                       "six orders in the file")
            crash(program)
        with h.program() as program:
            row = program.wait_air(scene="winner", state="on", pinned=True)
            check_equal(row["values"]["mark"], "4:01.02", "the mark that he corrected")
            check_equal(row["overrides"], {"mark": "4:01.02"}, "what is set by hand")
            check_equal(program.state()["auto"], False, "automation")
            # The first decisions say who did that.
            check(any(d["subject"] == "restart" and d["text"] == "bug off"
                      for d in program.state()["decisions"]), "no word of the bug")
            crash(program)
        with h.program() as program:  # and it stays so
            program.wait_air(scene="winner", pinned=True, mark="4:01.02")


@test
def what_a_feed_told_is_asked_for_and_back_with_its_pin():
    with hall() as h:
        with h.program() as program:
            h.pusher.wait_subscribed(CHANNEL)
            h.pusher.publish("results_arrived", result())
            program.wait_air(scene="winner", state="on", place="1")
            program.must_cue("pin lower")
            h.wait_orders("take winner track/12/1/1", "pin lower")
            crash(program)
        with h.program() as program:
            program.wait_air(scene="winner", state="on", pinned=True, name="Harry Cox")
            h.wait_orders("take winner track/12/1/1", "pin lower")
            program.must_cue("detail")
            program.wait_air("full", scene="results", state="on")
            h.wait_orders("take results track/12/1/1")
            crash(program)
        with h.program() as program:
            program.wait_air("full", scene="results", state="on")


@test
def a_popup_whose_time_is_over_when_the_program_is_back_stays_away():
    with hall() as h:
        with h.program() as program:
            program.must_cue({**OWN, "scene": "goal", "data": {"player": "T. Ude"}})
            leaves = program.wait_air(scene="goal", state="on")["leaves_in_ms"] / 1000
            wait_until(lambda: h.lines()[0]["orders"] == 1, "the order")
            crash(program)
        time.sleep(leaves)
        with h.program() as program:
            h.wait_orders()
            check_equal(program.air(), None, "what is on air")


@test
def what_he_took_is_back_as_it_was_while_its_server_takes_its_time():
    with hall() as h:
        with h.program() as program:
            program.must_cue("take results track/12/1/1")
            before = program.wait_air("full", scene="results", state="on")["values"]
            h.wait_orders("take results track/12/1/1")
            crash(program)
        h.units.set(unit_path("12"), race(), delay=3)
        began = time.monotonic()
        with h.program() as program:
            row = program.wait_air("full", scene="results")
            check(time.monotonic() - began < 2, "it took two seconds or more")
            check_equal(row["values"], before, "what the panel says")


@test
def what_is_left_of_its_time_is_all_that_a_popup_gets():
    with hall() as h:
        with h.program() as program:
            program.must_cue({**OWN, "scene": "goal", "data": {"player": "T. Ude"}})
            program.wait_air(scene="goal", state="on")
            leaves = wait_leaves(program, 4000)
            crash(program)
        with h.program() as program:
            row = program.wait_air(scene="goal", state="on")
            check(row["leaves_in_ms"] < leaves, f"it stays {row['leaves_in_ms']} ms")


def wait_leaves(program, within_ms):
    wait_until(lambda: program.air()["leaves_in_ms"] < within_ms, "the end of its time")
    return program.air()["leaves_in_ms"]


@test
def what_he_dismissed_is_told_again_after_the_crash_and_stays_away():
    with hall() as h:
        with h.program() as program:
            h.pusher.wait_subscribed(CHANNEL)
            h.pusher.publish("results_arrived", result())
            program.wait_air(scene="winner", state="on", place="1")
            program.must_cue("dismiss lower")
            h.wait_orders("veto winner track/12/1/1")
            crash(program)
        with h.program() as program:
            h.pusher.wait_subscribed(CHANNEL)
            h.pusher.publish("results_arrived", result())
            time.sleep(3)
            check_equal(program.air(), None, "what is on air")
            h.pusher.publish("results_arrived", result(winner="Tomas Brandt", mark="1:52.41"))
            program.wait_air(scene="winner", name="Tomas Brandt")


@test
def the_layer_that_he_selected_is_what_escape_means_after_the_crash():
    with hall() as h:
        with h.program() as program:
            program.must_cue({**OWN, "scene": "leaderboard", "data": {"race": "Mile"}})
            program.must_cue({**OWN, "scene": "goal", "data": {"player": "T. Ude"}})
            program.must_cue("pin lower")
            program.wait_air("board", state="on")
            program.must_cue("layer lower")
            wait_until(lambda: "layer lower" in h.lines()[1], "the layer among the orders")
            crash(program)
        with h.program() as program:
            program.wait_air("board", state="on")
            program.must_cue("dismiss")
            program.wait_state(lambda state: not any(
                row["layer"] == "lower" and row["state"] != "off" for row in state["air"]),
                "the lower layer empty")
            program.wait_air("board", state="on")


@test
def what_he_puts_up_before_a_feed_has_told_counts_instead():
    with hall() as h:
        h.units.set(unit_path("12"), race(), delay=3)
        with h.program() as program:
            program.must_cue("take results track/12/1/1")
            program.wait_air("full", scene="results", state="on")
            program.must_cue("pin full")
            h.wait_orders("take results track/12/1/1", "pin full")
            crash(program)
        header, cues = h.lines()  # as who did not know yet what the panel said
        h.orders.write_text("".join(json.dumps(line) + "\n" for line in
                                    [header, *({"cue": cue} for cue in cues)]))
        with h.program() as program:
            h.wait_orders("take results track/12/1/1", "pin full")
            program.must_cue(OWN)
            wait_until(lambda: h.lines()[0]["orders"] == 1, "only the new order")
            time.sleep(4)
            program.wait_air(scene="winner", state="on", name="Orla Quist")
            check_equal(program.air("full"), None, "the panel of before")


@test
def who_ends_the_show_has_ended_it_and_who_stops_the_program_has_not():
    with hall() as h:
        with h.program() as program:
            program.must_cue("auto off")
            h.wait_orders("auto off")
            program.end(signal.SIGTERM)
        with h.program() as program:
            check_equal(program.state()["auto"], False, "automation after SIGTERM")
            program.must_cue("quit")
            program.end(how=None)
        check_equal(h.lines()[1], [], "orders after quit")
        with h.program() as program:
            check_equal(program.state()["auto"], True, "automation after quit")


def notice(program, *parts):
    program.wait_state(lambda state: state["notice"] and
                       all(part in state["notice"] for part in parts), f"a notice with {parts}")


@test
def orders_that_are_old_broken_or_half_written_are_told_and_not_obeyed():
    def header(count, age_s=0):
        return json.dumps({"strapline": "standing orders", "at": time.time() - age_s,
                           "orders": count})

    cases = [
        (header(1, 7 * 3600) + '\n{"cue":"auto off"}\n', "7 h 00 min old"),
        (header(1) + '\n{"cue":"auto fof"}\n', ":2: auto: expected on, off or toggle"),
        (header(2) + '\n{"cue":"auto off"}\n', ":3: expected 2 orders, found fewer"),
        (header(1) + '\n{"cue":"auto off"}', ":2: expected a whole line"),
    ]
    for text, told in cases:
        with hall() as h:
            h.orders.write_text(text)
            with h.program() as program:
                notice(program, str(h.orders), told)
                check_equal(program.state()["auto"], True, "automation")
                program.must_cue("auto off")  # which is kept from now on
                h.wait_orders("auto off")
                check_equal(program.state()["notice"], None, "the notice after that")


@test
def a_file_of_something_else_is_never_written_over():
    with hall() as h:
        h.orders.write_text('{"at":0,"cue":"auto off"}\n')
        with h.program() as program:
            notice(program, str(h.orders), "are not kept")
            program.must_cue("board off")
            check_equal(program.state()["auto"], True, "automation")
        check_equal(h.orders.read_text(), '{"at":0,"cue":"auto off"}\n', "the file")


@test
def a_folder_that_is_not_there_is_told_and_the_programme_runs():
    with hall() as h:
        with h.program(resume=str(h.folder / "gone" / "orders.jsonl")) as program:
            notice(program, "are not kept: No such file or directory")
            program.must_cue("auto off")
            check_equal(program.state()["auto"], False, "automation")


@test
def two_programs_cannot_keep_their_orders_in_one_file():
    with hall() as h, h.program() as program:
        program.must_cue("auto off")
        h.wait_orders("auto off")
        file = h.folder / "second.json"
        file.write_text(json.dumps(h.show()))
        done = run("run", file, "--windowed", "--no-monitor",
                   environment=DISPLAY.environment)
        check_equal(done.returncode, 2, f"status; it said {done.errors}")
        check("another program keeps its standing orders in it" in done.errors,
              f"it said {done.errors}")
        h.wait_orders("auto off")


@test
def without_the_key_nothing_is_kept_and_the_option_names_another_file():
    with hall() as h:
        other = h.folder / "other.jsonl"
        with Strapline(DISPLAY, show(h.pusher, h.units)) as program:
            program.must_cue("auto off")
            check_equal(sorted(os.listdir(program.folder)), ["show.json", "stderr"],
                        "what is in its folder")
        with h.program("--resume", other) as program:
            program.must_cue("auto off")
            wait_until(lambda: '"auto off"' in other.read_text(), "the order in the other")
        check(not h.orders.exists(), "the show file's was made, too")
        file = h.folder / "show.json"
        file.write_text(json.dumps(h.show()))
        done = run("run", file, "--resume", file, environment=DISPLAY.environment)
        check_equal(done.returncode, 2, f"status; it said {done.errors}")
        check("--resume: expected a file of its own" in done.errors, f"it said {done.errors}")


if __name__ == "__main__":
    with Display(1280, 720) as DISPLAY:
        main()
