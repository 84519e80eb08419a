#!/usr/bin/env python3
"""strapline check: what would go wrong on air, said before the show."""
import json
import pathlib
import re
import shutil
import tempfile

from PIL import Image

from lib.checking import STADIUM, changed_theme, checked, folder, said, with_more
from lib.checks import check, check_equal, main, test
from lib.strapline import SOURCE, run


@test
def a_value_that_no_scene_has_is_told_with_its_place_and_the_nearest():
    with tempfile.TemporaryDirectory() as name:
        theme = changed_theme(pathlib.Path(name), "scenes/winner.json", "{mark", "{makr")
        found = checked(theme)
        check_equal(found["errors"], 0, f"errors in {found}")
        check(said(found, "warning", "scenes/winner.json: $.", '"makr"', '"mark"'),
              f"no word of makr in {found['findings'][:5]}")
        check_equal(run("check", theme).returncode, 1, "status")


@test
def a_value_that_only_other_scenes_have_is_told_where_it_is_shown():
    with tempfile.TemporaryDirectory() as name:
        theme = changed_theme(pathlib.Path(name), "scenes/goal.json", "{player|", "{name|")
        found = checked(theme)
        check(said(found, "warning", "scenes/goal.json: $.", "runs[0].text", "a value of goal", '"name"'),
              f"no word of a name in goal in {found['findings'][:5]}")
        check_equal((found["errors"], found["warnings"]), (0, 3), "three texts")


@test
def a_scene_file_that_nothing_asks_for_is_told():
    with tempfile.TemporaryDirectory() as name:
        theme = changed_theme(pathlib.Path(name), "scenes/winner.json", "{mark", "{mark")
        shutil.copy(theme / "scenes/winner.json", theme / "scenes/winer.json")
        check(said(checked(theme), "warning", "winer", '"winner"'), "no word of winer.json")


@test
def standing_orders_that_would_not_be_kept_are_told():
    with tempfile.TemporaryDirectory() as name:
        kept = pathlib.Path(name) / "orders.jsonl"
        show = pathlib.Path(name) / "show.json"

        def told(path):
            show.write_text(json.dumps({"theme": str(STADIUM), "resume": str(path)}))
            return said(checked(show), "warning", "$.resume", "will not be kept")

        check(not told(kept), "a file that is not there yet is told of")
        kept.write_text('{"strapline":"standing orders","at":0,"orders":0}\n')
        check(not told(kept), "a file of orders is told of")
        check(told(show), "no word of a file that is something else")
        check(told(kept.parent / "gone" / "orders.jsonl"), "no word of a folder that is not there")


@test
def free_text_needs_an_outline():
    free = SOURCE / "tests/fixtures/free"
    check(not said(checked(free), "error", "outline"), "outlined text is told of")
    with tempfile.TemporaryDirectory() as name:
        theme = pathlib.Path(name) / "free"
        shutil.copytree(free, theme)
        head = (theme / "theme.json").read_text(encoding="utf-8")
        head = head.replace("../../..", str(SOURCE)).replace('"width": 3', '"width": 0')
        (theme / "theme.json").write_text(head, encoding="utf-8")
        check(said(checked(theme), "error", "without a plate or an outline"),
              "bare text is not told of")


@test
def our_own_theme_is_clean_and_the_dial_settings_are_told():
    found = checked(STADIUM)
    check_equal((found["errors"], found["warnings"]), (0, 0), f"in {found}")
    check(said(found, "note", "OBS chroma key", "similarity 203"), f"no settings in {found}")
    check(said(found, "note", "rounded plates", "similarity 0.17"), f"nothing for round in {found}")
    check(said(found, "note", "flags/", "OBS chroma key"), f"no flags in {found}")
    done = run("check", STADIUM)
    check_equal(done.returncode, 0, "status")
    check(re.search(rb"0 errors, 0 warnings, \d+ notes", done.stdout), done.stdout)


@test
def a_mistake_names_its_file_once():
    with folder() as place:
        show = place / "evening.json"
        show.write_text('{"title": "Evening", "theme": "themes/lost"}', encoding="utf-8")
        line = run("check", show).stdout.decode().splitlines()[0]
        check_equal(line.count("evening.json"), 1, f"file names in {line!r}")
        check("$.theme" in line and "themes/lost" in line, line)


@test
def a_plate_in_the_keys_colour_is_told_with_the_keyer_and_the_scene():
    with folder() as place:
        theme = changed_theme(place, "theme.json", '"plate": "#121d33"', '"plate": "#10c020"')
        found = checked(theme)
        check(said(found, "warning", "#10c020", "vanishes", "OBS chroma key"), f"{found}")
        check(not said(checked(theme, "--key", "fill"), "warning", "vanishes"),
              "colours vanish although nothing is keyed by colour")


@test
def faint_and_small_text_are_warnings():
    with folder() as place:
        theme = changed_theme(place, "theme.json", '"secondary": "#aebbd2"',
                              '"secondary": "#3d4a66"')
        check(said(checked(theme), "warning", "contrast", "expected 4.5:1"), "no contrast")


@test
def a_broken_theme_or_show_is_an_error_in_one_line():
    with folder() as place:
        theme = changed_theme(place, "theme.json", '"size": 34', '"size": "big"')
        check(said(checked(theme), "error", "theme.json", "size"), "no error in the theme")
        broken = place / "show.json"
        broken.write_text('{"output": {"rate": "fast"}}', encoding="utf-8")
        check(said(checked(broken), "error", "$.output.rate", "expected a number"), "no line")
        check(said(checked(place / "none.json"), "error", "none.json"), "no line")


def green_logo(place):
    """The stadium's goal with a club's picture of its own, in the key's colour."""
    theme = changed_theme(place, "scenes/goal.json", '"image": "{team.logo}"',
                          '"image": "club"')
    scene = theme / "scenes/goal.json"
    scene.write_text(scene.read_text(encoding="utf-8").replace('"when": "team.logo",', ""),
                     encoding="utf-8")
    Image.new("RGB", (64, 64), (0, 240, 16)).save(theme / "images/club.png")
    return theme


@test
def a_picture_that_a_scene_shows_and_a_keyer_takes_is_a_warning():
    with folder() as place:
        found = checked(green_logo(place))
        check(said(found, "warning", "in use", "club.png (scene goal)", "OBS chroma key"),
              f"no word of club.png: {found}")


@test
def a_strong_border_beside_the_key_and_letters_of_no_font_are_warnings():
    with folder() as place:
        theme = changed_theme(place, "scenes/goal.json", '"padding": 2,', '"padding": 0,')
        check(not said(checked(theme), "warning", "strong colour"), "plates get their own rim")
    with folder() as place:
        theme = changed_theme(place, "scenes/goal.json", '"padding": 2,',
                              '"padding": 2, "border": {"width": 4, "color": "gold"},')
        check(said(checked(theme), "warning", "scene goal", "strong colour"), "no border")
    with folder() as place:
        theme = changed_theme(place, "scenes/goal.json", '"GOAL"', '"\u5f97\u70b9"')
        check(said(checked(theme), "warning", "scene goal", "U+5F97"), "no letters")


@test
def a_teams_colour_is_looked_at_as_it_is_sent_kept_off_the_key():
    with folder() as place:
        path = place / "show.json"
        path.write_text(json.dumps({"theme": str(STADIUM), "feeds": [],
                                    "output": {"key_color": "#2a7fd8"}}), encoding="utf-8")
        check(not said(checked(path), "warning", "scorebug: #2a7fd8"), "a team's colour")


@test
def a_matte_without_a_fill_beside_it_is_told():
    with folder() as place:
        path = place / "show.json"
        for key, told in (("chroma", True), ("side", True), ("fill", False), ("luma", False)):
            path.write_text(json.dumps({"theme": str(STADIUM), "feeds": [], "output": {
                "key": key, "matte": {"display": "HDMI-2"}}}), encoding="utf-8")
            found = said(checked(path), "warning", "output.matte", '"key": "fill"', key)
            check_equal(bool(found), told, f"told of a matte beside {key}")


@test
def transparency_on_a_display_that_has_none_is_told():
    with folder() as place:
        path = place / "show.json"
        for more, level in (({}, "note"), ({"display": "HDMI-1"}, "warning"),
                            ({"display": "1", "matte": {"display": "2"}}, None)):
            path.write_text(json.dumps({"theme": str(STADIUM), "feeds": [],
                                        "output": {"key": "alpha"} | more}), encoding="utf-8")
            found = checked(path)
            for each in ("note", "warning"):
                check_equal(bool(said(found, each, "output.key", "no transparency")),
                            each == level, f"{each} beside {more}")


@test
def a_theme_is_looked_at_over_the_key_that_is_asked_for():
    found = checked(STADIUM, "--key-color", "00b140")
    check(said(found, "note", "chromakey=0x"), "no chromakey")
    check(said(found, "note", "colorkey=0x00b140"), "another key than the one asked for")
    check(not said(found, "note", "0x00ff00"), "the usual key")


@test
def filters_are_told_as_they_are_pasted():
    found = checked(STADIUM)
    check(said(found, "note", "chromakey=0xAD2A1A:0.14:0.02:yuv=1"), "no chromakey")
    check(said(found, "note", "colorkey=0x00ff00:0.10:0.05"), "no colorkey")


SMALL = {"face": "medium", "size": 28, "color": "white"}
SMALL_TEXT = {"type": "text", "text": "tiny", "style": "own", "fill": "plate"}


@test
def what_a_scene_shows_only_at_times_is_looked_at_too():
    for more, state in [({"when": "remark"}, "with remark"),
                        ({"unless": "flag"}, "without flag"),
                        ({"is": {"status": ["DNF", "DQ"]}}, "with status DNF")]:
        with folder() as place:
            found = checked(with_more(place, "winner", {**SMALL_TEXT, **more}, SMALL))
            lines = said(found, "warning", "28 px")
            check_equal([line["place"] for line in lines], [f"scene winner {state}"], "lines")


@test
def what_a_scene_shows_only_when_two_things_hold_is_looked_at_too():
    pale = {"type": "text", "text": "Protest", "style": "own", "color": "#e8ecf4", "fill": "#f4f4f4"}
    with folder() as place:
        # The sample has neither.
        theme = with_more(place, "winner", {**pale, "when": "remark", "is": {"runners": ["12"]}},
                          {"face": "medium", "size": 60})
        lines = said(checked(theme), "warning", "Protest", "too little contrast")
        check_equal([line["place"] for line in lines], ["scene winner with all values"], "lines")
    with folder() as place:
        theme = with_more(place, "winner", {**pale, "when": "remark", "unless": "flag"},
                          {"face": "medium", "size": 60})
        lines = said(checked(theme), "warning", "Protest", "too little contrast")
        check_equal([line["place"] for line in lines], ["scene winner with all values, without flag"],
                    "lines")


@test
def a_colour_that_a_scene_has_only_at_times_is_keyed_too():
    with folder() as place:
        box = {"type": "box", "width": 60, "height": 40, "fill": "plate", "variants": [
            {"is": {"status": ["DNF"]}, "fill": "#00f010"}]}
        found = checked(with_more(place, "winner", box))
        check(said(found, "warning", "scene winner with status DNF: #00f010 vanishes"),
              f"no word of the green: {found}")


@test
def a_row_that_is_in_another_state_is_looked_at_too():
    with folder() as place:
        theme = changed_theme(place, "scenes/startlist.json", '"row": {',
                              '"row": {"variants": [{"when": "current", "fill": "#00f010"}],')
        check(said(checked(theme), "warning", "scene startlist with current", "#00f010"),
              "no word of the row")


@test
def a_theme_without_margins_is_told_of_once_a_scene():
    with folder() as place:
        theme = changed_theme(place, "theme.json", '"safe": [96, 54]', '"safe": [0, 0]')
        lines = said(checked(theme), "warning", "safe area")
        places = [line["place"] for line in lines]
        check(len(places) >= 7 and len(set(places)) == len(places), f"lines of {places}")
        check(all("found 96 px" in line["text"] for line in lines if "winner" in line["place"]),
              f"not the farthest: {lines}")


@test
def a_thin_ring_on_the_key_colour_is_told():
    with folder() as place:
        ring = {"type": "box", "anchor": "bottom-left", "width": 400, "height": 100,
                "border": {"width": 2, "color": "white"}}
        theme = changed_theme(place, "theme.json", '"safe"', '"safe"')
        (theme / "scenes/winner.json").write_text(json.dumps(ring), encoding="utf-8")
        check(said(checked(theme), "warning", "scene winner", "stroke", "found 2 px"), "no word")


def named_on_a_picture(place, color):
    """A winner's name, white on a picture of the theme's."""
    theme = changed_theme(place, "theme.json", '"safe"', '"safe"')
    Image.new("RGBA", (400, 100), color).save(theme / "images/plate.png")
    (theme / "scenes/winner.json").write_text(json.dumps(
        {"type": "box", "anchor": "bottom-left", "width": 400, "height": 100, "children": [
            {"type": "image", "image": "plate", "width": 400, "height": 100},
            {"type": "text", "text": "{name}", "style": "label", "anchor": "center"}]}),
        encoding="utf-8")
    return [line for line in checked(theme)["findings"] if line["severity"] != "note"]


@test
def a_picture_is_a_plate_for_the_text_on_it():
    for color, words in [((20, 24, 60, 255), None), ((230, 230, 230, 255), "contrast"),
                         ((20, 24, 60, 120), "without a plate")]:
        with folder() as place:
            lines = named_on_a_picture(place, color)
            check_equal([words in line["text"] for line in lines], [True] if words else [],
                        f"on {color}: {lines}")


@test
def each_text_on_a_picture_is_read_where_it_lies():
    with folder() as place:
        theme = changed_theme(place, "theme.json", '"safe"', '"safe"')
        halves = Image.new("RGB", (400, 100), (20, 24, 60))
        halves.paste((230, 230, 230), (200, 0, 400, 100))
        halves.save(theme / "images/plate.png")
        text = {"type": "text", "style": "label"}
        (theme / "scenes/winner.json").write_text(json.dumps(
            {"type": "box", "anchor": "bottom-left", "width": 400, "height": 100, "children": [
                {"type": "image", "image": "plate", "width": 400, "height": 100},
                dict(text, text="AB", anchor="left"),
                dict(text, text="CD", anchor="right")]}), encoding="utf-8")
        lines = [line["text"] for line in checked(theme)["findings"]
                 if line["severity"] == "warning" and "contrast" in line["text"]]
        check_equal([line[:4] for line in lines], ['"CD"'], f"on light: {lines}")


def show_with_pictures(place):
    path = place / "show.json"
    (place / "images/clubs").mkdir(parents=True)
    path.write_text(json.dumps({"theme": str(STADIUM), "feeds": []}), encoding="utf-8")
    return path


@test
def a_logo_beside_the_show_file_that_a_keyer_takes_is_a_warning():
    with folder() as place:
        path = show_with_pictures(place)
        Image.new("RGB", (64, 64), (180, 20, 40)).save(place / "images/clubs/OXF.png")
        check_equal(checked(path)["warnings"], 0, "warnings of a red logo")
        Image.new("RGB", (64, 64), (0, 240, 16)).save(place / "images/clubs/GRA.png")
        found = checked(path)
        check(said(found, "warning", "in use", "images/clubs/GRA.png (beside the show file)",
                   "OBS chroma key"), f"no word of the logo: {found}")
        check(not said(found, "warning", "OXF.png"), "a word of the red one")


@test
def a_logo_beside_the_show_file_that_is_no_picture_is_a_warning():
    with folder() as place:
        path = show_with_pictures(place)
        (place / "images/clubs/CAM.png").write_text("a cat", encoding="utf-8")
        check(said(checked(path), "warning", "images/clubs/CAM.png"), "no word of the logo")


@test
def what_is_as_dark_as_the_black_that_a_luma_key_takes_is_a_warning():
    check_equal(checked(STADIUM, "--key", "luma")["warnings"], 0, "warnings of our own theme")
    with folder() as place:
        theme = changed_theme(place, "theme.json", '"plate": "#121d33"', '"plate": "#050505"')
        found = checked(theme, "--key", "luma")
        check(said(found, "warning", "#050505 vanishes in a luma key"), f"{found}")


def whole_after_luma(level, least, soft):
    """OBS' luma key: smoothstep(least, least + soft) of BT.709's luma."""
    way = min(max((level - least) / soft, 0), 1)
    return way * way * (3 - 2 * way)


@test
def the_luma_key_that_is_told_keeps_every_pixel_of_a_scene():
    words = said(checked(STADIUM, "--key", "luma"), "note", "OBS luma key")[0]["text"]
    least, soft = (float(figure) for figure in re.findall(r"\d\.\d+", words))
    with folder() as place:
        for scene in ("winner", "scorebug", "splits"):
            for mode in ("luma", "matte"):
                check_equal(run("still", scene, "--key", mode, "-o",
                                place / f"{mode}.png").returncode, 0, "status")
            rows = Image.open(place / "luma.png").convert("RGB", (0.2126, 0.7152, 0.0722, 0) * 3)
            solid = Image.open(place / "matte.png").convert("L")
            levels = {low for low, matte in zip(rows.getchannel(0).tobytes(),
                                                solid.tobytes()) if matte == 255}
            worst = whole_after_luma((min(levels) + 0.5) / 255, least, soft)
            check(worst > 0.95, f"{scene}: level {min(levels)} is {worst:.2f} of itself")


main()
