#!/usr/bin/env python3
"""Windows of the programme that another client of the X server destroys."""
from PIL import ImageChops

from lib.checks import check, main, test, wait_until
from lib.display import Display
from lib.meeting import result
from lib.stage import stage
from lib.whole import still_of, wait_whole

SIZE = (1280, 720)
HOLD = {"winner": {"hold": 600, "ceiling": 900}}
FILL_AND_MATTE = {"display": "0", "key": "fill", "matte": {"display": "1"}}
BACK = "there is another in its place"


def publish(s):
    s.pusher.publish("results_arrived", result())


def on_air(s):
    publish(s)
    s.program.wait_air(scene="winner", state="on")


def wait_shows(number, wanted):
    wait_until(lambda: not ImageChops.difference(DISPLAY.screen(number), wanted).getbbox(),
               f"the picture on screen {number}")


@test
def a_programme_that_somebody_destroys_comes_back_with_its_picture_and_its_keys():
    with stage(DISPLAY, windowed=False, rules=HOLD) as s:
        on_air(s)
        DISPLAY.destroy("Riverside Open")
        wait_whole(s.program, SIZE, DISPLAY.screen)
        check(BACK in s.program.errors(), f"it said: {s.program.errors()}")
        s.program.press("p")
        s.program.wait_air(scene="winner", pinned=True)
        s.program.must_cue("clear")
        wait_until(lambda: DISPLAY.screen().getcolors(1) is not None, "nothing but key")


@test
def one_that_is_destroyed_again_and_again_comes_back_each_time():
    with stage(DISPLAY, windowed=False, rules=HOLD) as s:
        publish(s)  # in the midst of its motion
        for _ in range(3):
            DISPLAY.destroy("Riverside Open")
        s.program.wait_air(scene="winner", state="on")
        wait_whole(s.program, SIZE, DISPLAY.screen)
        wait_until(lambda: "destroyed" not in (s.program.state()["notice"] or ""), "no notice")


@test
def at_the_desk_it_comes_back_where_it_was():
    with stage(DISPLAY, rules=HOLD, output={"size": "640x360"}) as s:
        on_air(s)
        window = DISPLAY.windows("Riverside Open")[0]
        DISPLAY.xdotool("windowmove", "--sync", window, 40, 60)
        DISPLAY.destroy("Riverside Open")
        wait_whole(s.program, (640, 360),
                   lambda: DISPLAY.screen().crop((40, 60, 680, 420)))


@test
def fill_and_matte_both_come_back():
    with stage(DISPLAY, windowed=False, rules=HOLD, output=FILL_AND_MATTE) as s:
        on_air(s)
        for title in ("Riverside Open$", "(matte)"):
            DISPLAY.destroy(title)
        wait_shows(0, still_of(s.program, SIZE, "fill"))
        wait_shows(1, still_of(s.program, SIZE, "matte"))


@test
def the_monitor_comes_back_too():
    with stage(DISPLAY, windowed=False, rules=HOLD, monitor=True,
               output={"display": "0"}) as s:
        on_air(s)
        DISPLAY.destroy("Strapline monitor")
        wait_until(lambda: len(DISPLAY.screen(1).getcolors(1 << 24) or ()) > 2, "the monitor")
        wait_whole(s.program, SIZE, DISPLAY.screen)


@test
def who_kills_the_connection_ends_the_programme_with_a_line():
    with stage(DISPLAY, windowed=False, rules=HOLD) as s:
        on_air(s)
        DISPLAY.xdotool("windowkill", DISPLAY.windows("Riverside Open")[0])
        s.program.end(how=None, status=1)
        check("ended the connection" in s.program.errors(), s.program.errors())


with Display(*SIZE, screens=2) as DISPLAY:
    main()
