#!/usr/bin/env python3
"""A display that does not answer: an X server that is stopped holds up who draws, and
nobody else."""
import contextlib
import json
import signal
import time

from PIL import ImageChops

from lib.browser import Browser
from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.meeting import result
from lib.stage import stage

HOLD = {"winner": {"hold": 600, "ceiling": 900}}
HISTORY = "what was said meanwhile is history"
LATE = "came too late, and was not obeyed"


def on_air(s):
    s.pusher.publish("results_arrived", result())
    s.program.wait_air(scene="winner", state="on")


@contextlib.contextmanager
def frozen(s):
    """What obeys a cue draws in the same turn."""
    DISPLAY.stop()
    try:
        wait_until(lambda: s.program.cue("dismiss lower").status == 200, "an answer")
        wait_until(lambda: s.program.request("GET", "/api/health").status == 503,
                   "a programme that does not answer")
        yield
    finally:
        DISPLAY.go_on()


@test
def it_is_told_and_what_was_refused_meanwhile_is_not_done_later():
    with stage(DISPLAY, rules=HOLD) as s:
        on_air(s)
        with frozen(s):
            check_equal(s.program.state().get("answers"), False, "answers")
            check_equal(s.program.cue("auto off").status, 503, "status of a cue")
            check_equal(s.program.request("GET", "/api/still.png").status, 503, "of a still")
            check(b"strapline_programme_answers 0" in
                  s.program.request("GET", "/metrics").content, "the metrics")
            s.pusher.publish("results_arrived", result(event="20", winner="Elin Ray"))
        s.program.wait_air(scene="winner", state="on", name="Elin Ray")
        wait_until(lambda: "answers" not in s.program.state(), "answers")
        told = [row["text"] for row in s.program.state()["decisions"]]
        check(f"auto off: {LATE}" in told, f"decisions: {told}")
        check(s.program.state()["auto"], "automation is off")
        wait_until(lambda: not ImageChops.difference(
            DISPLAY.screen(), s.program.still().convert("RGB")).getbbox(), "the same picture")


@test
def what_was_said_while_it_hung_for_long_is_history():
    with stage(DISPLAY, rules=HOLD) as s:
        on_air(s)
        with frozen(s):
            s.pusher.publish("results_arrived", result(event="20", winner="Elin Ray"))
            time.sleep(11)
        told = wait_until(lambda: [row["text"] for row in s.program.state()["decisions"]
                                   if HISTORY in row["text"]], "a word of it")
        check("display" in told[0], told)
        s.pusher.publish("results_arrived", result(event="21", winner="Ada Holt"))
        s.program.wait_air(scene="winner", state="on", name="Ada Holt")
        check("Elin Ray" not in json.dumps(s.program.state()["queue"]), "it waits")


@test
def the_page_says_so_and_goes_on_by_itself():
    with stage(DISPLAY, rules=HOLD) as s, BROWSER.open(s.program, allowed=("503",)) as page:
        on_air(s)
        page.wait_live()
        with frozen(s):
            page.wait_text("banner", "The programme does not answer.")
        page.wait_live()
        check_equal(page.text("banner"), "", "the banner")


@test
def who_asks_it_to_end_a_second_time_ends_it():
    with stage(DISPLAY, rules=HOLD) as s:
        on_air(s)
        with frozen(s):
            def ended():
                s.program.process.send_signal(signal.SIGTERM)
                return not s.program.alive()

            wait_until(ended, "its end", pause=0.5)
            s.program.end(how=None, status=1)
            check("ended at once" in s.program.errors(), s.program.errors())


with Display(1280, 720) as DISPLAY, Browser() as BROWSER:
    main()
