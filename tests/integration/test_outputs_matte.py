#!/usr/bin/env python3
"""Fill and matte on outputs of their own: what happens to the one is no business of the
other."""
from PIL import Image, ImageChops

from lib.checks import check, main, test, wait_until
from lib.display import add_modes
from lib.meeting import result
from lib.stage import stage
from lib.whole import still_of, words
from lib.xorg import NoXorg, Xorg

DESK, FILL, MATTE = "DUMMY0", "DUMMY1", "DUMMY2"
SIZE, LARGE, NARROW = (1280, 720), (1600, 900), (960, 720)
BELOW = (0, 720)
FITTED = ((LARGE, (0, 0, 1600, 900)), (NARROW, (0, 90, 960, 630)))
PLACES = {DESK: (0, 0), FILL: (1280, 0), MATTE: BELOW}
HOLD = {"winner": {"hold": 600, "ceiling": 900}}
OUTPUT = {"display": FILL, "key": "fill", "matte": {"display": MATTE}}


def put(output, size=SIZE, at=None):
    return ("--output", output, "--mode", words(size), "--pos", words(at or PLACES[output]))


def lay(*changes):
    DISPLAY.xrandr(*(word for change in changes for word in change))
    DISPLAY.xrandr("--query")  # the dummy driver plugs in whatever shows something


def lay_all():
    lay(put(DESK), put(FILL), put(MATTE))


def picture(output, size=SIZE, at=None):
    x, y = at or PLACES[output]
    return DISPLAY.screen().crop((x, y, x + size[0], y + size[1]))


def differs(found, wanted):
    return ImageChops.difference(found, wanted).getbbox()


def wait_same(look, wanted, what):
    wait_until(lambda: not differs(look(), wanted),
               lambda: f"{what}; it differs in {differs(look(), wanted)}")


class Pictures:
    """Fill and matte as they should be, drawn without a display."""

    def __init__(self, program):
        self.fill = still_of(program, SIZE, "fill")
        self.matte = still_of(program, SIZE, "matte")

    def wait_fill(self):
        wait_same(lambda: picture(FILL), self.fill, "the fill as it was")

    def wait_matte(self, at=None):
        wait_same(lambda: picture(MATTE, at=at), self.matte, "the matte whole")


def on_air(s):
    s.pusher.publish("results_arrived", result())
    s.program.wait_air(scene="winner", state="on")
    pictures = Pictures(s.program)
    pictures.wait_fill()
    pictures.wait_matte()
    return pictures


def programme():
    lay_all()
    return stage(DISPLAY, windowed=False, rules=HOLD, output=OUTPUT)


def notice(program):
    return program.state().get("notice") or ""


def desk_is_dark():
    return not picture(DESK).getbbox()


@test
def a_matte_display_that_moves_takes_its_matte_along_and_the_fill_stays():
    with programme() as s:
        pictures = on_air(s)
        for at in ((1280, 720), (1600, 900), BELOW):
            lay(put(MATTE, at=at))
            pictures.wait_matte(at)
            pictures.wait_fill()
            check(desk_is_dark(), "the desk's screen shows something of the programme")


def wait_fitted(pictures, size, place):
    """All of the matte in this place of its display, and black beside it."""
    box = place[2] - place[0], place[3] - place[1]
    wanted = Image.new("RGB", size)
    wanted.paste(pictures.matte.resize(box, Image.Resampling.BILINEAR), place)
    # No two scalers agree in every level of an edge.
    wait_until(lambda: not ImageChops.difference(picture(MATTE, size), wanted).point(
        lambda value: value > 100).getbbox(), f"the matte whole on {size}")


def wait_told(program):
    wait_until(lambda: "matte" in notice(program),
               lambda: f"a word to the operator, it is {notice(program)!r}")


@test
def a_matte_display_of_another_size_shows_the_whole_matte_fitted():
    with programme() as s:
        pictures = on_air(s)
        for size, place in FITTED:
            lay(put(MATTE, size))
            wait_fitted(pictures, size, place)
            check(s.program.state()["output"]["size"] == words(SIZE), "the fill's size")
            pictures.wait_fill()
            wait_told(s.program)
        lay(put(MATTE))
        pictures.wait_matte()
        wait_until(lambda: "matte" not in notice(s.program), "the trouble over")


@test
def a_matte_display_of_another_size_at_the_start_is_no_reason_not_to_go_on_air():
    for size, place in FITTED:
        lay(put(DESK), put(FILL), put(MATTE, size))
        with stage(DISPLAY, windowed=False, rules=HOLD, output=OUTPUT) as s:
            wait_told(s.program)
            check("$.output.matte.display" in s.program.errors(), s.program.errors())
            s.pusher.publish("results_arrived", result())
            s.program.wait_air(scene="winner", state="on")
            pictures = Pictures(s.program)
            pictures.wait_fill()
            wait_fitted(pictures, size, place)
            lay(put(MATTE))
            pictures.wait_matte()
            wait_until(lambda s=s: "matte" not in notice(s.program), "the trouble over")


@test
def a_matte_display_that_is_unplugged_is_waited_for_while_the_fill_goes_on():
    with programme() as s:
        on_air(s)
        lay(("--output", MATTE, "--off"))
        wait_until(lambda: "display" in notice(s.program),
                   lambda: f"a word to the operator, it is {notice(s.program)!r}")
        s.pusher.publish("results_arrived", result(event="20", name="100m - Women",
                                                   winner="Elin Ray", mark="11.52"))
        s.program.must_cue("dismiss lower")
        s.program.wait_air(scene="winner", state="on", name="Elin Ray")
        pictures = Pictures(s.program)
        pictures.wait_fill()
        check(desk_is_dark(), "the desk's screen shows something of the programme")
        lay_all()
        pictures.wait_matte()
        pictures.wait_fill()
        wait_until(lambda: "display" not in notice(s.program), "the trouble over")


@test
def a_fill_display_of_another_size_takes_the_matte_with_it_and_back():
    with programme() as s:
        pictures = on_air(s)
        lay(put(FILL, LARGE))
        wait_same(lambda: picture(FILL, LARGE), still_of(s.program, LARGE, "fill"),
                  "the fill in its display's size")
        lay_all()
        pictures.wait_fill()
        pictures.wait_matte()


try:
    with Xorg() as DISPLAY:
        for output in (DESK, FILL, MATTE):
            add_modes(DISPLAY, output, (SIZE, LARGE, NARROW))
        main()
except NoXorg as why:
    print(f"skipped: {why}")
