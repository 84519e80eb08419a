#!/usr/bin/env python3
"""What the system does to the process: signals, a stop, few files, nothing to write to."""
import contextlib
import json
import resource
import signal
import subprocess
import time
import urllib.request

from PIL import ImageChops

from lib.background import free_port
from lib.checks import PATIENCE, check, check_equal, main, test, wait_until
from lib.display import Display
from lib.meeting import CHANNEL, result, throw
from lib.stage import stage
from lib.strapline import binary, outfit, run

HOLD = {"winner": {"hold": 60}}
STOPPED_S = 6  # a shorter stop is none


def on_air(s, **more):
    s.pusher.publish("results_arrived", result(**more))
    s.program.wait_air(scene="winner", state="on")


@test
def a_terminal_that_is_closed_ends_it_well():
    with stage(DISPLAY, "--journal", "journal.jsonl", rules=HOLD) as s:
        on_air(s)
        s.program.end(signal.SIGHUP)
        check((s.program.folder / "journal.jsonl").read_text(), "the journal is empty")


def close(coarse, picture):
    """As far as five bits a channel can be."""
    apart = ImageChops.difference(coarse, picture.convert("RGB"))
    return max(high for _, high in apart.getextrema()) < 8


@contextlib.contextmanager
def ignoring(number):
    """What is started meanwhile is started as nohup would."""
    before = signal.signal(number, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(number, before)


@test
def who_started_it_with_nohup_may_close_the_terminal():
    with ignoring(signal.SIGHUP), stage(DISPLAY, rules=HOLD) as s:
        on_air(s)
        s.program.process.send_signal(signal.SIGHUP)
        s.program.must_cue("dismiss lower")
        s.program.wait_off()


@test
def an_x_server_that_ends_is_told_in_a_line_and_ends_it():
    with Display(1280, 720) as display:
        with stage(display, "--record", "tape.jsonl", rules=HOLD) as s:
            on_air(s)
            wait_until(lambda: "Harry Cox" in (s.program.folder / "tape.jsonl").read_text(),
                       "the recording of it")
            display.kill()
            s.program.end(how=None, status=1)
            check(f"the X server {display.name} ended the connection" in s.program.errors(),
                  f"it said: {s.program.errors()}")


@test
def a_display_of_too_many_or_too_few_colours_is_refused_in_words():
    for depth in (8, 30):
        with Display(1280, 720, depth=depth) as display:
            done = run("card", "--display", "0", environment=display.environment)
        check_equal(done.returncode, 2, f"status; it said {done.errors}")
        check(f"expected a display with a depth of 24 bits, found {depth}" in done.errors,
              done.errors)


@test
def a_display_of_few_colours_shows_the_picture_and_is_told():
    with Display(1280, 720, depth=16) as display, stage(display, rules=HOLD) as s:
        on_air(s)
        check("the display has a depth of 16 bits" in s.program.errors(), s.program.errors())
        wait_until(lambda: close(display.screen(form="BGR;16"), s.program.still()), "the picture")


def shown(program):
    return {row["subject"] for row in program.state()["decisions"] if row["outcome"] == "shown"}


@test
def what_was_said_while_it_was_stopped_is_known_but_never_animates():
    with stage(DISPLAY, rules={"attempt": {"hold": 60}}) as s:
        s.pusher.publish("latest_attempt", throw(1, "44.00"))
        s.program.wait_air(scene="attempt", state="on", mark="44.00")
        before = s.program.feed()["messages"]
        s.program.process.send_signal(signal.SIGSTOP)
        try:
            time.sleep(STOPPED_S)
            s.pusher.publish("results_arrived", result())
            for bib in range(301, 305):
                s.pusher.publish("latest_attempt", throw(2, "45.00", bib=str(bib)))
            time.sleep(0.2)  # most of it is in the kernel by then
        finally:
            s.program.process.send_signal(signal.SIGCONT)
        s.program.wait_state(lambda state: state["feeds"][0]["messages"] >= before + 5,
                             "all that was said")
        check_equal(s.program.air()["values"]["mark"], "44.00", "the mark on air")
        check_equal(s.program.state()["queue"], [], "what waits")
        s.program.must_cue("dismiss lower")
        bibs = iter(range(500, 1000))

        def newly_told():
            s.pusher.publish("latest_attempt", throw(3, "46.00", bib=str(next(bibs))))
            time.sleep(0.3)
            return s.program.air() and s.program.air()["values"]["mark"] == "46.00"

        wait_until(newly_told, "a throw of now")
        check(not any(f"/30{last}/" in subject for subject in shown(s.program)
                      for last in range(1, 5)), f"shown: {shown(s.program)}")
        s.program.must_cue("take results track/12/1/1")  # it is known


def limited(*limits):
    """For a child between fork and exec."""
    return lambda: [resource.setrlimit(kind, (most, most)) for kind, most in limits]


@test
def too_few_files_are_told_before_anything_is_on_air():
    done = run("displays", environment=DISPLAY.environment,
               preexec_fn=limited((resource.RLIMIT_NOFILE, 20)))
    check_equal(done.returncode, 2, f"status; it said {done.errors}")
    check("open files (ulimit -n): expected 32 or more, found 20" in done.errors, done.errors)


@test
def too_small_a_stack_is_told_or_made_larger():
    small = 300 << 10
    done = run("displays", environment=DISPLAY.environment,
               preexec_fn=limited((resource.RLIMIT_STACK, small)))
    check_equal(done.returncode, 2, f"status; it said {done.errors}")
    check("stack (ulimit -s): expected 512 KiB or more, found 300" in done.errors, done.errors)
    with stage(DISPLAY) as s, beside(s, f"ulimit -S -s {small >> 10}"):
        pass


@test
def a_limit_on_files_that_may_be_lifted_is_lifted():
    """Else a few browsers would take what fonts and pictures need."""
    def lower():
        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (24, hard))

    done = run("displays", environment=DISPLAY.environment, preexec_fn=lower)
    check_equal(done.returncode, 0, f"status; it said {done.errors}")


@contextlib.contextmanager
def beside(s, shell, *arguments):
    """The same show a second time, started by a shell that was told something before."""
    words = json.loads((s.program.folder / "show.json").read_text())
    other, port = s.program.folder / "other.json", free_port()
    other.write_text(json.dumps({**words, "control": {"listen": f"127.0.0.1:{port}"}}))
    process = subprocess.Popen(
        ["sh", "-c", f'{shell}; exec "$@"', "sh", binary(), "run", str(other), "--windowed",
         *arguments], cwd=s.program.folder, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=outfit(DISPLAY.environment))
    try:
        s.pusher.wait_subscribed(CHANNEL, 2)
        yield port
        process.terminate()
        check_equal(process.wait(PATIENCE), 0, "status")
    finally:
        process.kill()
        process.wait(PATIENCE)


@test
def without_a_standard_error_it_runs_and_ends_as_ever():
    with stage(DISPLAY) as s, beside(s, "exec 2>&-"):
        pass


@test
def a_journal_that_may_not_grow_does_not_end_the_programme():
    def notice(port):
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/state") as reply:
            return json.load(reply)["notice"] or ""

    with stage(DISPLAY) as s, beside(s, "ulimit -f 0", "--journal", "journal.jsonl") as port:
        s.pusher.publish("results_arrived", result())
        wait_until(lambda: "nothing more is written" in notice(port), "a word of it")


with Display(1280, 720) as DISPLAY:
    main()
