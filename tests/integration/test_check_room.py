#!/usr/bin/env python3
"""strapline check: what has no room, in the size that the show puts out."""
import json
import os
import shutil
import subprocess

from lib.checking import STADIUM, changed_theme, checked, folder, said, with_more
from lib.checks import check, check_equal, main, test
from lib.strapline import binary, outfit


def show_of(place, theme, **output):
    path = place / "show.json"
    path.write_text(json.dumps({"theme": str(theme), "feeds": [], "output": output}),
                    encoding="utf-8")
    return path


def upright_theme(place):
    """The stadium, made for telephones."""
    theme = changed_theme(place, "theme.json", '"design": [1920, 1080]',
                          '"design": [1080, 1920]')
    head = theme / "theme.json"
    head.write_text(head.read_text(encoding="utf-8").replace('"safe": [96, 54]',
                                                             '"safe": [54, 96]'),
                    encoding="utf-8")
    return theme


@test
def a_theme_for_upright_pictures_is_looked_at_upright():
    with folder() as place:
        theme = upright_theme(place)
        plate = {"type": "row", "anchor": "bottom-left", "height": 100, "fill": "plate",
                 "children": [{"type": "text", "text": "{name}", "style": "label"}]}
        (theme / "scenes/winner.json").write_text(json.dumps(plate), encoding="utf-8")
        check(not said(checked(theme), "warning", "scene winner", "too small"),
              "34 px of 1080 are told of")
        wide = show_of(place, theme, size="1920x1080")
        check(said(checked(wide), "warning", "scene winner", "too small"),
              "shown on a wide display it is small")


@test
def a_show_is_looked_at_in_its_own_size_or_in_one_that_is_asked_for():
    with folder() as place:
        check_equal(checked(show_of(place, STADIUM))["warnings"], 0, "warnings")
        upright = checked(show_of(place, STADIUM, size="1080x1920"))
        check(said(upright, "warning", "scene winner", "too small"), "no word of it")
        check_equal(said(upright, "warning", "scene winner"),
                    said(checked(STADIUM, "--size", "1080x1920"), "warning", "scene winner"),
                    "another answer")


@test
def columns_that_leave_no_room_for_a_name_are_told():
    with folder() as place:
        theme = changed_theme(place, "theme.json", '"safe"', '"safe"')
        row = {"type": "row", "anchor": "bottom-left", "width": 800, "height": 100,
               "fill": "plate", "children": [
                   {"type": "text", "text": "{name}", "style": "label", "width": "fill"},
                   {"type": "text", "text": "{mark}", "style": "label", "width": 790}]}
        (theme / "scenes/winner.json").write_text(json.dumps(row), encoding="utf-8")
        check(said(checked(theme), "warning", "scene winner", "no room is left for a text"),
              "no word of the name")


@test
def letters_that_are_cut_by_an_edge_are_told():
    with folder() as place:
        theme = with_more(place, "winner", {"type": "text", "text": "HIGH", "style": "own",
                                            "height": 40, "fill": "plate"},
                          {"face": "extrabold", "size": 104, "color": "white"})
        check(said(checked(theme), "warning", "scene winner", '"HIGH"', "over the edge"),
              "no word of it")


@test
def a_page_with_more_rows_than_there_is_room_for_is_told():
    with folder() as place:
        theme = changed_theme(place, "scenes/results.json", '"max": 10', '"max": 14')
        lines = said(checked(theme), "warning", "scene results", '"max"', "found 14")
        check_equal(len(lines), 1, f"lines: {lines}")
        check("at most 10" in lines[0]["text"], f"{lines}")


@test
def words_of_an_empty_list_are_looked_at_too_and_signs_of_the_themes_own():
    with folder() as place:
        theme = changed_theme(place, "scenes/results.json", "No results yet", "\u7d50\u679c")
        check(said(checked(theme), "warning", "scene results without rows", "U+7D50"),
              "no letters")
    with folder() as place:
        theme = with_more(place, "winner", {"type": "text", "text": "\u2603 {mark}",
                                            "style": "own", "fill": "plate"},
                          {"face": "medium", "size": 60, "color": "white"})
        lines = said(checked(theme), "warning", "scene winner", "U+2603", "left out")
        check_equal(len(lines), 1, f"of the snowman, in all states: {lines}")


@test
def with_a_matte_no_keyer_eats_a_text_without_a_plate():
    with folder() as place:
        theme = changed_theme(place, "theme.json", '"safe"', '"safe"')
        bare = {"type": "row", "anchor": "bottom-left", "height": 80, "children": [
            {"type": "text", "text": "{name}", "style": "label"}, {"type": "box", "width": 2,
                                                                   "fill": "white"}]}
        (theme / "scenes/winner.json").write_text(json.dumps(bare), encoding="utf-8")
        check(said(checked(theme), "error", "scene winner", "keyers eat it"), "no word")
        for mode in ("fill", "alpha", "luma"):
            found = checked(theme, "--key", mode)
            check_equal(found["errors"], 0, f"errors with {mode}")
            check_equal(len(said(found, "warning", "scene winner")), 1, f"warnings with {mode}")
            check(said(found, "warning", "scene winner", "whatever the camera shows"), mode)


@test
def a_program_that_was_moved_away_from_its_samples_does_not_say_that_all_is_well():
    with folder() as place:
        shutil.copy(binary(), place / "strapline")
        done = subprocess.run([place / "strapline", "check", STADIUM, "--json"], cwd=place,
                              env=outfit(os.environ), capture_output=True, text=True,
                              check=False)
        check_equal(done.returncode, 1, "status")
        check(said(json.loads(done.stdout), "warning", "winner", "was not looked at"),
              "no word of it")


main()
