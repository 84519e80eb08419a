#!/usr/bin/env python3
"""strapline card: what a mixer and a keyer are lined up with."""
import pathlib
import signal
import struct
import subprocess
import tempfile

from PIL import Image, ImageChops

from lib.checking import changed_theme
from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.strapline import binary, outfit, run


def card(*options):
    with tempfile.TemporaryDirectory(prefix="strapline-card.") as folder:
        path = pathlib.Path(folder, "card.png")
        done = run("card", *options, "-o", path)
        check_equal(done.returncode, 0, f"status: {done.errors}")
        return Image.open(path).copy()


@test
def the_ramp_goes_through_all_of_the_matte():
    matte = card("--key", "matte").convert("L")
    row = [matte.getpixel((x, 160)) for x in range(104, 1204)]
    check_equal(row, sorted(row), "the ramp's levels in order")
    check(row[0] <= 2 and row[-1] >= 253, f"the ramp goes from {row[0]} to {row[-1]}")
    check(len(set(row)) >= 250, f"the ramp has {len(set(row))} levels")


@test
def levels_bars_lines_and_edges_are_where_they_are_said_to_be():
    picture = card("--key", "fill").convert("RGB")
    levels = [picture.getpixel((154 + i * 100, 390)) for i in range(11)]
    check_equal([level[0] for level in levels],
                [0, 16, 32, 64, 96, 128, 160, 192, 224, 235, 255], "levels")
    check_equal(picture.getpixel((310, 540)), (191, 191, 0), "the yellow bar")
    lines = [picture.getpixel((104 + x, 640))[0] for x in range(6)]
    check_equal(lines, [235, 16, 235, 16, 235, 16], "lines of one pixel")
    for x in (0, 67, 96):  # the picture's edge, action safe, graphics safe
        near = [picture.getpixel((x + dx, 700))[0] for dx in range(-2 if x else 0, 3)]
        check(235 in near, f"no line near {x}: {near}")
    limited = card("--key", "fill", "--range", "limited").convert("RGB")
    check_equal(limited.getpixel((154, 390)), (16, 16, 16), "black in limited range")


@test
def what_is_behind_is_said_with_or_without_a_hash():
    for word in ("00b140", "#00b140", "00B140"):
        picture = card("--key-color", word).convert("RGB")
        check((0, 0xb1, 0x40) in {picture.getpixel((x, 1040)) for x in range(1920)},
              f"{word}: the colour behind")


@test
def the_bars_that_this_key_may_take_are_named():
    words = [card(*options).convert("RGB").crop((1230, 502, 1800, 540)).tobytes()
             for options in (("--key-color", "00ff00"), ("--key-color", "ff00ff"), ("--key", "fill"))]
    check_equal(len(set(words)), 3, "ways to say it, over green, magenta and nothing")


def widen(font):
    """Letters by half as wide again, and as high."""
    data = bytearray(font.read_bytes())
    entry = data.index(b"head", 12)
    units = struct.unpack(">I", data[entry + 8:entry + 12])[0] + 18
    whole = struct.unpack(">H", data[units:units + 2])[0]
    data[units:units + 2] = struct.pack(">H", whole * 2 // 3)
    font.write_bytes(data)


@test
def wide_letters_stay_on_their_plates():
    with tempfile.TemporaryDirectory(prefix="strapline-card.") as folder:
        theme = changed_theme(pathlib.Path(folder), "theme.json", "// Stadium", "// Wide")
        widen(theme / "fonts/BarlowCondensed_800ExtraBold.ttf")
        picture = card("--theme", theme, "--key", "fill").convert("RGB")
        for top in (208, 354):  # the longest words
            end = picture.crop((1806, top, 1814, top + 36))
            check_equal(len(end.getcolors()), 1, "colours at the end of the plate")


@test
def every_colour_of_the_theme_is_shown():
    colors = {color for _, color in card("--key", "fill").convert("RGB").getcolors(99999)}
    for color in ((0x12, 0x1d, 0x33), (0xf4, 0xb9, 0x1f), (0xa3, 0x1d, 0x2c)):  # the last is the last
        check(color in colors, f"no {color}")


@test
def all_of_it_is_in_the_picture_whatever_its_shape():
    for width, height in ((1080, 1920), (720, 576), (1280, 720), (2560, 1080)):
        matte = card("--key", "matte", "--size", f"{width}x{height}").convert("L")
        check_equal(matte.size, (width, height), "size")
        # Nothing lies between the lines of the action and of the graphics safe area.
        outer = [side * 35 // 1000 + 4 for side in (width, height)]
        inner = [side * 5 // 100 - 2 for side in (width, height)]
        for band in ((outer[0], outer[1], inner[0], height - outer[1]),
                     (width - inner[0], outer[1], width - outer[0], height - outer[1]),
                     (outer[0], outer[1], width - outer[0], inner[1]),
                     (outer[0], height - inner[1], width - outer[0], height - outer[1])):
            check_equal(matte.crop(band).getbbox(), None, f"{width}x{height}: {band}")
        middle = matte.crop((inner[0] + 4, inner[1] + 4, width // 2, height // 2))
        check(middle.getbbox(), f"{width}x{height}: nothing in it")


def start():
    # A sanitizer is to find what outlives its function, too.
    strict = {"ASAN_OPTIONS": "detect_stack_use_after_return=1"}
    return subprocess.Popen([binary(), "card", "--windowed", "--size", "960x540", "--rate", "50"],
                            env=outfit({**DISPLAY.environment, **strict}),
                            stderr=subprocess.PIPE)


@test
def a_window_that_somebody_destroys_comes_back_with_the_card():
    process = start()
    wait_until(lambda: DISPLAY.screen().getpixel((640, 360)) != (0, 0, 0), "the card")
    DISPLAY.destroy("Strapline line-up card")
    wait_until(lambda: DISPLAY.screen().getpixel((640, 360)) != (0, 0, 0), "the card again")
    process.send_signal(signal.SIGTERM)
    check_equal(process.wait(30), 0, f"status: {process.stderr.read()}")
    process.stderr.close()


@test
def it_runs_in_the_window_counts_frames_and_ends_by_key_or_signal():
    for how in ("signal", "key"):
        process = start()
        wait_until(lambda: DISPLAY.screen().getpixel((640, 360)) != (0, 0, 0), "the card")
        first = DISPLAY.screen()
        wait_until(lambda: ImageChops.difference(first, DISPLAY.screen()).getbbox(),
                   "another frame")
        if how == "signal":
            process.send_signal(signal.SIGTERM)
        else:
            DISPLAY.xdotool("key", "Escape")
        check_equal(process.wait(30), 0, f"status after {how}: {process.stderr.read()}")
        process.stderr.close()


with Display(1280, 720) as DISPLAY:
    main()
