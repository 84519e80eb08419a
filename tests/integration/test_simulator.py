#!/usr/bin/env python3
"""The simulator and the program as two processes: each day of assets/demo from its first
message to its end, on tape, and from the tape again."""
import contextlib
import json
import time

from lib.background import free_port
from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.offline import Folder, Nobody, good, headless, picture, same, written
from lib.simulator import DAYS, RULES, SECRETS, Simulator, day_file, essence, feed
from lib.strapline import Strapline, run, show

SPEED = 5  # the race is the longest: 195 s
def day_show(day, server, port=None):
    return show(Nobody, feeds=[feed(day, server)], rules=RULES, port=port,
                output={"size": "640x360", "rate": 25})


@contextlib.contextmanager
def all_days():
    """Each day on its own simulator and program, all at once: {day: (program, tape)}"""
    with contextlib.ExitStack() as stack:
        running = {}
        for day in DAYS:
            port = free_port()
            hook = ["--webhook", f"http://127.0.0.1:{port}/hooks/triathlon"]
            simulator = stack.enter_context(Simulator(
                day_file(day), "--speed", SPEED, *(hook if day == "triathlon" else [])))
            tape = FOLDER / f"{day}.jsonl"
            file = day_show(day, simulator, port)
            program = stack.enter_context(Strapline(
                DISPLAY, file, "--record", tape, environment=SECRETS))
            written(FOLDER / f"{day}.json", file)
            running[day] = program, tape
        yield running


def ended(program, day):
    program.wait_state(lambda state: state["feeds"][0]["data"] == "ended", f"the {day}'s end",
                       patience=120)
    program.wait_state(lambda state: all(row["state"] != "leaving" and row["layer"] != "lower"
                                         for row in state["air"] if row["state"] != "off"),
                       "the popups to be gone")
    # After a push, what REST knows is asked for once, within three seconds.
    last = {"at": time.monotonic(), "said": None}

    def quiet():
        said = essence(program.state())
        if said != last["said"]:
            last.update(at=time.monotonic(), said=said)
        return time.monotonic() - last["at"] > 3.5

    wait_until(quiet, f"nothing new on the {day}", pause=0.3)


def check_end(day, state):
    """How the day ends, as the model that made it says."""
    told = state["feeds"][0]
    check_equal((told["link"], told["bad"], told["gaps"], told["dropped"]), ("up", 0, 0, 0),
                f"link, bad, gaps, dropped of {told}")
    rows = {row["layer"]: row for row in state["air"] if row["state"] != "off"}
    if day == "triathlon":
        board = rows["board"]["values"]
        check_equal([row["name"] for row in board["rows"][:3]],
                    ["Ciara Ní Bhraonáin", "Marlene Achterberg", "Solveig Hammerstad"],
                    "the first three")
        check_equal([row["state"] for row in board["rows"][-4:]],
                    ["DNF", "LAP", "DSQ", "DNS"], "those without a place")
        check_equal((board["status"], board["passed"]), ("official", "16"), "the board")
        check("bug" not in rows, "the race's clock still stands")
    else:
        bug = rows["bug"]["values"]
        check_equal((bug["home.score"], bug["away.score"], bug["period"]),
                    ("17", "16", "full time") if day == "match" else ("3", "2", "full time"),
                    "the score")


@test
def every_day_ends_right_and_its_tape_tells_the_same():
    ends = {}
    with all_days() as running:
        for day, (program, _) in running.items():
            ended(program, day)
            ends[day] = program.state(), program.still()
            check_end(day, ends[day][0])
    for day, (_, tape) in running.items():
        compare(day, tape, *ends[day])


def compare(day, tape, state, still):
    out = FOLDER / f"{day}.png"
    last = max(json.loads(line)["at"] for line in tape.read_text("utf-8").splitlines()
               if "Heartbeat" not in line)
    done = good("replay", tape, FOLDER / f"{day}.json", "--offline", "--at", last + 8, "-o", out,
                "--state", "-", environment={**headless(), **SECRETS})
    check_equal(essence(json.loads(done.stdout)), essence(state), f"the {day}'s tape")
    check(same(still, picture(out)), f"{day}: the tape's picture is another")


@test
def what_can_be_followed_is_listed_by_the_simulator_to_those_who_may_know():
    race, fixture = ["--event", "195900"], ["--sport", "soccer", "--live"]
    for day, words, listed, refused in (
            ("triathlon", ["triathlon", *race], "681204  Elite Women", "an API key (401)"),
            ("match", ["minicup"], "9  Mladší žáci", "wants a login (403)"),
            ("match", ["minicup", "--category", 9], "412  TJ Sokol", "wants a login (403)"),
            ("match", ["minicup", "--match", 412], "Vojtěch Křepelka", "wants a login (403)"),
            ("match", ["minicup", "--team", 231], "Radomír Hloušek", "wants a login (403)"),
            ("fixture", ["fastpath", *fixture], "Harbour Rovers v FC Nordwall", "(401)"),
            ("athletics", ["opentrack", "--competition",
                           "https://data.opentrack.run/en-gb/x/2026/GBR/harbour-games/"],
             "F01/1/1  Hammer Throw - Women, Pool 1", None)):
        with Simulator(day_file(day)) as simulator:
            command = ["feeds", *words, "--rest", simulator.rest]
            told = good(*command, environment={**headless(), **SECRETS})
            check(listed in told.stdout.decode(), f"{command}: {told.stdout.decode()}")
            if refused:
                told = run(*command, environment=headless())
                check_equal(told.returncode, 1, f"status of {command} without a secret")
                check(refused in told.errors, f"{command}: {told.errors}")


with Folder() as FOLDER, Display(1280, 720) as DISPLAY:
    main()
