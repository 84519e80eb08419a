#!/usr/bin/env python3
"""A display whose mode is changed while the programme is on it, as xrandr does."""
import json
import pathlib
import subprocess
import tempfile

from PIL import Image, ImageChops

from lib.checks import Failed, check, check_equal, main, test, wait_until
from lib.display import Display
from lib.meeting import result
from lib.stage import stage
from lib.strapline import run

LARGE, MIDDLE, SMALL = (1920, 1080), (1600, 900), (1280, 720)
HOLD = {"winner": {"hold": 600, "ceiling": 900}}


def xrandr(*words):
    done = subprocess.run(["xrandr", *words], env=DISPLAY.environment, timeout=60,
                          capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"xrandr {' '.join(words)}: {done.stderr.strip()}")


def change(size):
    xrandr("--output", "screen", "--mode", "{}x{}".format(*size))


def add_modes():
    """Xvfb knows one mode. The figures of a mode's timing mean nothing to it."""
    for width, height in (MIDDLE, SMALL):
        name = f"{width}x{height}"
        figures = [width, width + 10, width + 20, width + 30,
                   height, height + 10, height + 20, height + 30]
        xrandr("--newmode", name, "100", *map(str, figures))
        xrandr("--addmode", "screen", name)


def picture(size):
    return DISPLAY.screen().crop((0, 0, *size))


def still_of(program, size):
    """What the scene on air looks like by itself in that size."""
    values = program.state()["air"][0]["values"]
    with tempfile.TemporaryDirectory(prefix="strapline-screens.") as name:
        data, out = pathlib.Path(name, "winner.json"), pathlib.Path(name, "winner.png")
        data.write_text(json.dumps(values), encoding="utf-8")
        done = run("still", "winner", "--data", data, "--at", "60", "--key", "chroma",
                   "--size", "{}x{}".format(*size), "-o", out)
        check_equal(done.returncode, 0, f"status of still: {done.errors}")
        return Image.open(out).convert("RGB")


def wait_picture(program, size):
    """The display shows that still, whole, and nothing else."""
    wait_until(lambda: program.state()["output"]["size"] == "{}x{}".format(*size),
               lambda: f"a canvas of {size}, it is {program.state()['output']}")
    wanted = still_of(program, size)
    wait_until(lambda: ImageChops.difference(picture(size), wanted).getbbox() is None,
               lambda: f"the picture of {size}; it differs in "
                       f"{ImageChops.difference(picture(size), wanted).getbbox()}")


def on_air(s):
    s.pusher.publish("results_arrived", result())
    s.program.wait_air(scene="winner", state="on")


@test
def the_programme_follows_its_display_to_another_size_and_back():
    with stage(DISPLAY, windowed=False, rules=HOLD) as s:
        on_air(s)
        for size in (LARGE, SMALL, MIDDLE, LARGE):
            change(size)
            wait_picture(s.program, size)


@test
def a_size_that_changes_while_a_scene_moves_ends_in_the_whole_picture():
    with stage(DISPLAY, windowed=False, rules=HOLD) as s:
        s.pusher.publish("results_arrived", result())
        change(SMALL)
        s.program.wait_air(scene="winner", state="on")
        wait_picture(s.program, SMALL)
        s.program.cue("dismiss lower")
        change(LARGE)
        wait_until(lambda: picture(LARGE).getcolors(1) == [(LARGE[0] * LARGE[1], (0, 255, 0))],
                   "nothing but the key colour")


@test
def twenty_changes_in_a_row_end_in_the_last_one():
    with stage(DISPLAY, windowed=False, rules=HOLD) as s:
        on_air(s)
        for turn in range(20):
            change((SMALL, MIDDLE, LARGE)[turn % 3])
        wait_picture(s.program, MIDDLE)
        check(s.program.process.poll() is None, "the programme has ended")
        change(LARGE)
        wait_picture(s.program, LARGE)


with Display(*LARGE) as DISPLAY:
    add_modes()
    main()
