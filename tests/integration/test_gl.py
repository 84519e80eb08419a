#!/usr/bin/env python3
"""The way through OpenGL, which a machine with a GPU takes. Here Mesa draws in software:
what is uploaded and when is the same."""
from lib.checks import check, main, test, wait_until
from lib.display import Display, add_modes
from lib.meeting import result
from lib.stage import stage
from lib.whole import wait_whole, words

LARGE, SMALL = (1280, 720), (960, 540)
HOLD = {"winner": {"hold": 600, "ceiling": 900}}
# Mesa's own leaks cannot be named: its modules are gone when they are told.
OPENGL = {"SDL_RENDER_DRIVER": "opengl", "ASAN_OPTIONS": "detect_leaks=0"}
SIGN = "presenting through the GPU"


def programme(**more):
    return stage(DISPLAY, environment=OPENGL, rules=HOLD, **more)


def picture(size):
    return DISPLAY.screen().crop((0, 0, *size))


def wait_picture(program, size):
    wait_whole(program, size, lambda: picture(size))


def fill_and_matte():
    """What is not black of the window in the middle, whose one quarter is hidden, and of the
    one in the corner."""
    screen = DISPLAY.screen()
    return [screen.crop(box).getbbox() for box in ((320, 180, 640, 540), (640, 360, 1280, 720))]


def is_key():
    return picture(LARGE).getcolors(1) == [(LARGE[0] * LARGE[1], (0, 255, 0))]


def on_air(s):
    check(SIGN in s.program.errors(), f"not through OpenGL: {s.program.errors()}")
    s.pusher.publish("results_arrived", result())
    s.program.wait_air(scene="winner", state="on")


@test
def what_was_uploaded_in_parts_is_the_whole_picture():
    with programme(windowed=False) as s:
        wait_until(is_key, "nothing but the key colour")
        on_air(s)
        wait_picture(s.program, LARGE)
        s.program.must_cue("dismiss lower")
        wait_until(is_key, "nothing but the key colour")
        s.pusher.publish("results_arrived", result(event="20", name="100m - Women",
                                                   winner="Elin Ray", mark="11.52"))
        s.program.wait_air(scene="winner", state="on", name="Elin Ray")
        wait_picture(s.program, LARGE)


@test
def it_follows_its_display_to_another_size_and_back():
    with programme(windowed=False) as s:
        on_air(s)
        for size in (SMALL, LARGE):
            DISPLAY.xrandr("--output", "screen", "--mode", words(size))
            wait_picture(s.program, size)


@test
def a_window_that_somebody_destroys_comes_back_with_its_picture():
    with programme(windowed=False) as s:
        on_air(s)
        DISPLAY.destroy("Riverside Open")
        wait_picture(s.program, LARGE)


@test
def fill_and_matte_come_and_go_together():
    output = {"size": "640x360", "key": "fill", "matte": {"display": "HDMI-2"}}
    with programme(output=output) as s:
        on_air(s)
        wait_until(lambda: all(box for box in fill_and_matte()), "a fill and a matte")
        s.program.must_cue("clear")
        wait_until(lambda: not any(box for box in fill_and_matte()), "fill and matte gone")


with Display(*LARGE) as DISPLAY:
    add_modes(DISPLAY, "screen", [SMALL])
    main()
