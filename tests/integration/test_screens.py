#!/usr/bin/env python3
"""A display whose mode is changed while the programme is on it, as xrandr does."""
import pathlib
import re
import subprocess
import tempfile

from PIL import Image, ImageChops, ImageFilter

from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display, add_modes
from lib.meeting import result
from lib.stage import stage
from lib.whole import still_of, wait_whole

LARGE, MIDDLE, SMALL, HIGH = (1920, 1080), (1600, 900), (1280, 720), (1280, 1000)
HOLD = {"winner": {"hold": 600, "ceiling": 900}}
KEY = (0, 255, 0)


def change(size):
    DISPLAY.xrandr("--output", "screen", "--mode", "{}x{}".format(*size))


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
        wait_until(lambda: picture(LARGE).getcolors(1) == [(LARGE[0] * LARGE[1], KEY)],
                   "nothing but the key colour")


def surface_kib(program):
    """Memory of the surface that the program shares with the X server."""
    total, ours = 0, False
    for line in pathlib.Path(f"/proc/{program.process.pid}/smaps").read_text().splitlines():
        if re.match("[0-9a-f]+-[0-9a-f]+ ", line):
            ours = "/SYSV" in line
        elif ours and line.startswith("Rss:"):
            total += int(line.split()[1])
    return total


@test
def a_picture_that_was_painted_over_comes_back_and_what_shows_nothing_takes_no_memory():
    whole_kib = LARGE[0] * LARGE[1] * 4 // 1024
    with stage(DISPLAY, windowed=False, rules=HOLD) as s:
        change(LARGE)
        on_air(s)
        wait_picture(s.program, LARGE)
        DISPLAY.paint_over()
        wait_picture(s.program, LARGE)
        check(surface_kib(s.program) < whole_kib / 2,
              f"{surface_kib(s.program)} of {whole_kib} KiB for a lower third")


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


def fitted(program, size, box):
    """All of the picture in this box of the display, and key colour in the rest."""
    whole = picture(size)
    rest = whole.copy()
    rest.paste(KEY, box)
    wanted = still_of(program, SMALL).resize((box[2] - box[0], box[3] - box[1]),
                                             Image.Resampling.BILINEAR)
    # No two scalers agree in every level of an edge; a text that is not there differs in
    # hundreds of pixels side by side.
    far = ImageChops.difference(whole.crop(box), wanted).convert("L").filter(
        ImageFilter.BoxBlur(4)).getextrema()[1]
    return far < 40 and rest.getcolors(1) == [(size[0] * size[1], KEY)]


@test
def with_a_pipe_open_the_picture_keeps_its_size_and_is_fitted_to_the_display():
    change(SMALL)
    with tempfile.TemporaryDirectory(prefix="strapline-pipe.") as folder:
        count = pathlib.Path(folder, "bytes")
        with stage(DISPLAY, "--pipe", f"wc -c > {count}", windowed=False, rules=HOLD,
                   output={"rate": 25}) as s:
            on_air(s)
            wait_picture(s.program, SMALL)
            for size, box in ((LARGE, (0, 0, *LARGE)), (HIGH, (0, 140, 1280, 860))):
                change(size)
                wait_until(lambda size=size, box=box: fitted(s.program, size, box),
                           f"the picture fitted to {size}")
                check_equal(s.program.state()["output"]["size"], "1280x720", "its size")
            wait_until(lambda: "fitted" in (s.program.state().get("notice") or ""),
                       "a word to the operator")
            s.program.must_cue("clear")
            wait_until(lambda: picture(HIGH).getcolors(1) == [(1280 * 1000, KEY)],
                       "nothing but the key colour")
            change(SMALL)
            wait_until(lambda: "fitted" not in (s.program.state().get("notice") or ""),
                       "the trouble over")
        size = int(count.read_text(encoding="utf-8"))
    check(size and size % (1280 * 720 * 4) == 0, f"{size} bytes are no whole frames")
    change(LARGE)


with Display(*LARGE) as DISPLAY:
    add_modes(DISPLAY, "screen", (MIDDLE, SMALL, HIGH))  # Xvfb knows one mode
    main()
