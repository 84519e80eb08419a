#!/usr/bin/env python3
"""An X server with two screens, as graphics drivers make them of two outputs: displays
that begin at the same place and share nothing."""
from PIL import ImageChops

from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.meeting import result
from lib.stage import stage
from lib.whole import still_of

SIZE = (1280, 720)
HOLD = {"winner": {"hold": 600, "ceiling": 900}}


def on_air(s):
    s.pusher.publish("results_arrived", result())
    s.program.wait_air(scene="winner", state="on")


def wait_shows(number, wanted, what):
    wait_until(lambda: not ImageChops.difference(DISPLAY.screen(number), wanted).getbbox(),
               f"{what} on screen {number}")


def is_dark(number):
    return not DISPLAY.screen(number).getbbox()


@test
def fill_and_matte_have_a_screen_each():
    for fill, matte in ((0, 1), (1, 0)):
        with stage(DISPLAY, windowed=False, rules=HOLD,
                   output={"display": str(fill), "key": "fill",
                           "matte": {"display": str(matte)}}) as s:
            on_air(s)
            wait_shows(fill, still_of(s.program, SIZE, "fill"), "the fill")
            wait_shows(matte, still_of(s.program, SIZE, "matte"), "the matte")
            check("same part" not in (s.program.state()["notice"] or ""), "called mirrored")


@test
def the_programme_is_on_the_screen_that_was_asked_for_and_hears_its_keys():
    for words, environment in (({"display": "1"}, None),
                               ({}, {"DISPLAY": f"{DISPLAY.name}.1"})):
        with stage(DISPLAY, windowed=False, rules=HOLD, output=words,
                   environment=environment) as s:
            on_air(s)
            wait_shows(1, still_of(s.program, SIZE), "the programme")
            check(is_dark(0), "it shows on the other screen")
            s.program.press("p")
            s.program.wait_air(scene="winner", pinned=True)
        wait_until(lambda: is_dark(1), "an empty screen after the end")


@test
def the_monitor_takes_the_screen_that_is_free():
    with stage(DISPLAY, windowed=False, rules=HOLD, output={"display": "1"},
               monitor=True) as s:
        on_air(s)
        wait_until(lambda: len(DISPLAY.screen(0).getcolors(1 << 24)) > 2, "the monitor")
        wait_shows(1, still_of(s.program, SIZE), "the programme")
        check_equal(s.program.state()["output"]["size"], "1280x720", "size")


with Display(*SIZE, screens=2) as DISPLAY:
    main()
