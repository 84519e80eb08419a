#!/usr/bin/env python3
"""A theme that is read again on air, while somebody works in its folder."""
import contextlib
import json
import os
import pathlib
import shutil
import tempfile

from PIL import ImageChops

from lib.checks import check, main, test, wait_until
from lib.display import Display, plate_box
from lib.meeting import result
from lib.stage import stage
from lib.strapline import SOURCE

HOLD = {"winner": {"hold": 600, "ceiling": 900}}


@contextlib.contextmanager
def on_air_with_a_theme_of_its_own():
    with tempfile.TemporaryDirectory(prefix="strapline-theme.") as folder:
        theme = pathlib.Path(folder, "theme")
        fill(theme)
        with stage(DISPLAY, theme=str(theme), rules=HOLD) as s:
            s.pusher.publish("results_arrived", result())
            s.program.wait_air(scene="winner", state="on")
            wait_until(lambda: plate_box(DISPLAY.screen()), "the plate")
            yield s, theme


def fill(theme):
    shutil.rmtree(theme, ignore_errors=True)
    shutil.copytree(SOURCE / "themes/stadium", theme)


def half_copied_font(theme):
    for font in (theme / "fonts").glob("*.ttf"):
        font.write_bytes(font.read_bytes()[:20000])
    return "only a part of one"


def half_written_scene(theme):
    scene = theme / "scenes/winner.json"
    scene.write_text(scene.read_text(encoding="utf-8")[:1000], encoding="utf-8")
    return "winner.json"


def half_written_picture(theme):
    """One that a scene names itself, also where another is on air."""
    picture = theme / "images/up.png"
    picture.write_bytes(picture.read_bytes()[:150])
    return "images/up.png"


def pipe_for_a_scene(theme):
    (theme / "scenes/winner.json").unlink()
    os.mkfifo(theme / "scenes/winner.json")
    return "expected a file"


def pipe_for_a_font(theme):
    for font in (theme / "fonts").glob("*.ttf"):
        font.unlink()
        os.mkfifo(font)
    return "something else"


def nothing_at_all(theme):
    shutil.rmtree(theme)
    return "theme.json"


def still(program):
    return program.still().convert("RGB")


@test
def a_theme_that_is_half_there_is_not_taken_and_the_old_one_goes_on_in_full():
    with on_air_with_a_theme_of_its_own() as (s, theme):
        s.program.must_cue("pin")
        before = still(s.program)
        for spoil in (half_copied_font, half_written_scene, half_written_picture, pipe_for_a_scene,
                      pipe_for_a_font, nothing_at_all):
            words = spoil(theme)
            reply = json.loads(s.program.cue("theme reload").content)
            check(not reply.get("ok") and words in reply.get("reason", ""),
                  f"{spoil.__name__}: it answered {reply}")
            # Fonts of figures and names that nobody has asked for yet, too.
            for name in ("Jörg Ælfric", "Harry Cox"):
                s.program.must_cue({"cue": "set", "scene": "winner", "values": {"name": name}})
                s.program.wait_air(name=name)
            wait_until(lambda: not ImageChops.difference(still(s.program), before).getbbox(),
                       f"the picture as it was before {spoil.__name__}")
            fill(theme)
            s.program.must_cue("theme reload")
            wait_until(lambda: not ImageChops.difference(still(s.program), before).getbbox(),
                       "the picture as it was")


@test
def the_answer_to_the_cue_before_is_gone_when_the_theme_was_read():
    with on_air_with_a_theme_of_its_own() as (s, _):
        s.program.cue("call 99999")
        check("99999" in s.program.state()["notice"], "the refusal is told")
        s.program.must_cue("theme reload")
        # The feed's own trouble may come back.
        told = s.program.state()["notice"] or ""
        check("99999" not in told, f"it still says: {told}")


with Display(1280, 720) as DISPLAY:
    main()
