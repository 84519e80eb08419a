#!/usr/bin/env python3
"""Fill and matte in two windows, and the ranges of both."""
import json
import pathlib
import tempfile

from PIL import ImageChops

from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.meeting import result
from lib.stage import stage
from lib.strapline import SOURCE, run

SCREEN = (1920, 1080)
FILL = (640, 360, 1280, 720)     # centred
MATTE = (1280, 720, 1920, 1080)  # in the corner
OUTPUT = {"size": "640x360", "rate": 50, "key": "fill", "matte": {"display": "HDMI-2"}}


def both():
    screen = DISPLAY.screen()
    return screen.crop(FILL), screen.crop(MATTE)


def lit(picture, foot=0):
    """Where any channel is above the foot."""
    mask = None
    for channel in picture.split():
        channel = channel.point(lambda value: 255 if value > foot else 0)
        mask = ImageChops.lighter(mask, channel) if mask else channel
    return mask


def on_air_at_rest(s):
    s.pusher.publish("results_arrived", result())
    s.program.wait_air(scene="winner", state="on")
    before = DISPLAY.screen()
    def still():
        nonlocal before
        now = DISPLAY.screen()
        same = ImageChops.difference(now, before).getbbox() is None
        before = now
        return same
    wait_until(still, "a picture that stands")


@test
def the_matte_stands_beside_the_fill_and_covers_it():
    with stage(DISPLAY, output=OUTPUT, rules={"winner": {"hold": 60}}) as s:
        wait_until(lambda: both()[1].getbbox() is None, "a black matte")
        on_air_at_rest(s)
        fill, matte = both()
        red, green, blue = matte.split()
        check(red.tobytes() == green.tobytes() == blue.tobytes(), "the matte is not grey")
        check(matte.getbbox(), "the matte is empty")
        check_equal(red.getextrema(), (0, 255), "the matte's blackest and whitest")
        outside = ImageChops.subtract(lit(fill), lit(matte))
        check(outside.getbbox() is None, "the fill shows where the matte is black")
        # Premultiplied: no channel is brighter than the matte.
        for channel in fill.split():
            check(ImageChops.subtract(channel, red).getbbox() is None,
                  "the fill is brighter than its matte")
        s.program.cue("clear")
        wait_until(lambda: both()[0].getbbox() is None and both()[1].getbbox() is None,
                   "fill and matte gone")


@test
def limited_levels_lift_both_feet_to_16():
    with stage(DISPLAY, output=dict(OUTPUT, range="limited"),
               rules={"winner": {"hold": 60}}) as s:
        wait_until(lambda: both()[1].getextrema() == ((16, 16),) * 3, "a matte of 16")
        on_air_at_rest(s)
        fill, matte = both()
        check_equal(matte.split()[0].getextrema(), (16, 235), "levels of the matte")
        low = min(low for low, _ in fill.getextrema())
        high = max(high for _, high in fill.getextrema())
        check(low == 16 and high <= 235, f"levels of the fill are {low} to {high}")


@test
def a_matte_display_that_is_not_there_is_named():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "show.json")
        path.write_text(json.dumps({"theme": str(SOURCE / "themes/stadium"), "output": OUTPUT}),
                        encoding="utf-8")
        refused = run("run", path, environment=DISPLAY.environment)
    check_equal(refused.returncode, 2, "exit status")
    check("$.output.matte.display" in refused.errors and "HDMI-2" in refused.errors,
          refused.errors)


with Display(*SCREEN) as DISPLAY:
    main()
