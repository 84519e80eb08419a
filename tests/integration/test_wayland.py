#!/usr/bin/env python3
"""A Wayland desktop without an X server: what is shown is on the display that was named,
and on no other."""
from PIL import ImageChops

from lib.checks import check, main, test, wait_until
from lib.meeting import result
from lib.stage import stage
from lib.weston import OUTPUT, NoWeston, Weston
from lib.whole import still_of, wait_whole

HOLD = {"winner": {"hold": 600, "ceiling": 900}}


def on_air(s):
    s.pusher.publish("results_arrived", result())
    s.program.wait_air(scene="winner", state="on")


def shows(number, wanted):
    return ImageChops.difference(WAYLAND.picture(number), wanted).getbbox() is None


@test
def a_programme_is_on_the_display_of_its_number_though_both_have_one_name():
    for number in (0, 1):
        with stage(WAYLAND, "--display", str(number), windowed=False, rules=HOLD) as s:
            on_air(s)
            wait_whole(s.program, OUTPUT, lambda: WAYLAND.picture(number))
            other = WAYLAND.picture(1 - number).getpixel((640, 100))
            check(other != (0, 255, 0), "the other display is the programme's, too")


@test
def fill_and_matte_are_where_they_belong_by_geometry():
    right, left = "1280x720+1280+0", "1280x720+0+0"
    output = {"display": right, "key": "fill", "matte": {"display": left}}
    with stage(WAYLAND, windowed=False, rules=HOLD, output=output) as s:
        on_air(s)
        fill, matte = (still_of(s.program, OUTPUT, key) for key in ("fill", "matte"))
        wait_until(lambda: shows(1, fill), "the fill on the right")
        wait_until(lambda: shows(0, matte), "the matte on the left")


try:
    with Weston() as WAYLAND:
        main()
except NoWeston as why:
    print(f"skipped: {why}")
