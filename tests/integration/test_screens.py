#!/usr/bin/env python3
"""A display whose mode is changed while the programme is on it, as xrandr does."""
import subprocess

from lib.checks import Failed, check, main, test, wait_until
from lib.display import Display, new_mode
from lib.meeting import result
from lib.stage import stage
from lib.whole import wait_whole

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
    """Xvfb knows one mode."""
    for size in (MIDDLE, SMALL):
        xrandr(*new_mode(size))
        xrandr("--addmode", "screen", "{}x{}".format(*size))


def picture(size):
    return DISPLAY.screen().crop((0, 0, *size))


def wait_picture(program, size):
    wait_whole(program, size, lambda: picture(size))


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
