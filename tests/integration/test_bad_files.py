#!/usr/bin/env python3
"""People's mistakes: one line with file, place, expected and found; exit status 2."""
import json
import re
import shutil

from lib.checks import check, check_equal, main, test
from lib.display import Display
from lib.offline import Folder, Nobody
from lib.strapline import SOURCE, run, show


def good():
    return show(Nobody)


def changed(path, value):
    """The good show file with one thing changed; path as in "output.key"."""
    whole = good()
    place = whole
    *way, last = path.split(".")
    for step in way:
        place = place[int(step)] if step.isdigit() else place.setdefault(step, {})
    place[last] = value
    return whole


def refused(text, *words, command=("run",), arguments=("--windowed",), status=2):
    """This show file is refused with one line that has all these words."""
    path = FOLDER / "show.json"
    path.write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")
    done = run(*command, path, *arguments, environment=DISPLAY.environment, timeout=30)
    complains(done, path, *words, status=status)


def complains(done, path, *words, status=2):
    lines = done.errors.strip().splitlines()
    check_equal(done.returncode, status, f"exit status; it said {done.errors!r}")
    check_equal(len(lines), 1, f"number of lines in {done.errors!r}")
    for word in (str(path), *words):
        check(str(word) in lines[0], f"{word!r} is not in {lines[0]!r}")


@test
def the_show_file_itself_is_wrong():
    refused("{ this is not JSON", ":1")
    refused("", "")
    refused("[1, 2]", "object")
    refused('{"title": "a"', "")
    refused('{"title": "a"} trailing', "")
    done = run("run", FOLDER / "none.json", environment=DISPLAY.environment)
    complains(done, FOLDER / "none.json")
    done = run("run", FOLDER, environment=DISPLAY.environment)
    complains(done, FOLDER)


@test
def unknown_keys_name_the_nearest_known_one():
    for path, value, nearest in [
            ("titel", "x", "title"), ("output.kye", "luma", "key"),
            ("feeds.0.competiton", "x", "competition"), ("control.listn", "x", "listen"),
            ("rules.winer", {}, "winner"), ("hotkeys.tkae", "Space", "take")]:
        refused(changed(path, value), path.rsplit(".", 1)[-1], nearest)
    refused(changed("rules.winner", {"hlod": 3}), "rules.winner", "hold")


@test
def wrong_values_tell_the_place_what_was_expected_and_what_was_found():
    for path, value, words in [
            ("output.rate", "fifty", ["$.output.rate", "number", "string"]),
            ("output.rate", -5, ["$.output.rate", "-5"]),
            ("output.size", "big", ["$.output.size", "1920x1080", "big"]),
            ("output.size", "0x0", ["$.output.size", "0x0"]),
            ("output.size", "", ["$.output.size", "1920x1080", '""']),
            ("output.display", "", ["$.output.display", "name", '""']),
            ("output.key", "chrome", ["$.output.key", "chroma"]),
            ("output.key_color", "green", ["$.output.key_color", "#00ff00", "green"]),
            ("feeds", {}, ["$.feeds", "array", "object"]),
            ("feeds.0.type", "opentrak", ["$.feeds[0]", "opentrack"]),
            ("feeds.0.url", "ws://sport.example:80", ["$.feeds[0]", "insecure"]),
            ("feeds.0.url", "gopher://x", ["$.feeds[0]", "url", "gopher"]),
            ("feeds.0.competition", 5, ["$.feeds[0]", "competition"]),
            ("feeds.0.competition", "ftp://x/y", ["$.feeds[0]", "competition", "ftp"]),
            ("rules.winner", {"hold": "long"}, ["$.rules.winner.hold", "number"]),
            ("rules.winner", {"auto": 1}, ["$.rules.winner.auto", "true or false"]),
            ("hotkeys.take", "Spaze", ["$.hotkeys.take", "Spaze"]),
            ("hotkeys.take", "P", ["take", "pin"]),
            ("control.listen", "nowhere", ["listen", "nowhere"])]:
        refused(changed(path, value), *words)
    refused(changed("feeds", [good()["feeds"][0]] * 2), "$.feeds[1].id", "track")


@test
def comments_are_allowed():
    path = FOLDER / "show.json"
    text = json.dumps(changed("output.rate", "x"))
    refused("// a comment\n/* and\n another */" + text, "$.output.rate", str(path))


@test
def an_unknown_display_lists_the_names_and_nothing_else_is_used():
    done = run("displays", environment=DISPLAY.environment)
    check_equal(done.returncode, 0, f"status of displays; {done.errors}")
    name = done.stdout.decode().strip()
    check("1280x720" in name, f"displays gave {name!r}")
    path = FOLDER / "show.json"
    path.write_text(json.dumps(good()), encoding="utf-8")
    for arguments, show_file, words in [
            (("--display", "HDMI-9"), good(), ["strapline: --display: ", '"HDMI-9"']),
            ((), changed("output.display", "HDMI-9"),
             [f"strapline: {path}: $.output.display: ", '"HDMI-9"']),
            (("--display", "7"), good(), ["strapline: --display: ", '"7"'])]:
        path.write_text(json.dumps(show_file), encoding="utf-8")
        done = run("run", path, *arguments, environment=DISPLAY.environment)
        check_equal(done.returncode, 2, f"exit status; it said {done.errors!r}")
        check(all(word in done.errors for word in words), f"it said {done.errors!r}")
        check("0 " in done.errors, f"it lists no display: {done.errors!r}")


@test
def bad_usage_is_refused():
    for arguments, words in [
            (("rnu",), ["rnu", "run"]), (("run",), ["SHOW"]),
            (("run", "--windwed", "x"), ["windwed"]),
            (("still",), []), (("still", "winner"), ["-o"]),
            (("still", "winer", "-o", FOLDER / "x.png"), ["winer", "winner"]),
            (("still", "winner", "--size", "huge", "-o", FOLDER / "x.png"), ["huge"]),
            (("still", "winner", "--key", "chrome", "-o", FOLDER / "x.png"), ["chroma"]),
            (("still", "winner", "--key-color", "green", "-o", FOLDER / "x.png"),
             ["--key-color", "00b140", "green"]),
            (("replay",), []), (("simulate",), []),
            (("simulate", FOLDER / "none.jsonl"), ["none.jsonl"])]:
        done = run(*arguments, environment=DISPLAY.environment)
        check_equal(done.returncode, 2, f"status of {arguments}; it said {done.errors!r}")
        for word in words:
            check(word in done.errors, f"{arguments}: {word!r} is not in {done.errors!r}")


@test
def an_address_that_is_none_is_refused_by_its_option():
    path = FOLDER / "show.json"
    path.write_text(json.dumps(good()), encoding="utf-8")
    for address in ("127.0.0.1:74x", "7400", ""):
        done = run("run", path, "--listen", address, environment=DISPLAY.environment)
        check_equal(done.returncode, 2, f"status; it said {done.errors!r}")
        check(f'--listen: expected an address such as 127.0.0.1:7400, found "{address}"'
              in done.errors, f"it said {done.errors!r}")


@test
def a_data_file_with_a_mistake_is_refused():
    data = FOLDER / "data.json"
    for text, words in [("{", []), ("[]", ["object"]), ('{"name": {"a": 1}}', ["name"]),
                        ('{"rows": 5}', ["rows"])]:
        data.write_text(text, encoding="utf-8")
        done = run("still", "winner", "--theme", SOURCE / "themes/stadium", "--data", data,
                   "-o", FOLDER / "x.png")
        complains(done, data, *words)
    done = run("still", "winner", "--data", FOLDER / "none.json", "-o", FOLDER / "x.png")
    complains(done, FOLDER / "none.json")


def theme_copy():
    target = FOLDER / "theme"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(SOURCE / "themes/stadium", target)
    return target


@test
def a_theme_with_a_mistake_is_refused():
    path = FOLDER / "show.json"
    for name, spoil, words in [
            ("theme.json", lambda text: text[:len(text) // 2], []),
            ("theme.json", lambda text: json.dumps({**json.loads(text), "colurs": {}}),
             ["colurs"]),
            ("scenes/winner.json", lambda text: "{", []),
            ("scenes/winner.json", lambda text: "[]", []),
            ("scenes/winner.json", lambda text: json.dumps({**json.loads(text), "xyzzy": 1}),
             ["xyzzy"])]:
        theme = theme_copy()
        bad = theme / name
        bad.write_text(spoil(strip_comments(bad.read_text(encoding="utf-8"))),
                       encoding="utf-8")
        path.write_text(json.dumps(changed("theme", str(theme))), encoding="utf-8")
        done = run("run", path, "--windowed", environment=DISPLAY.environment)
        complains(done, bad, *words)
    refused(changed("theme", str(FOLDER / "no-theme")), "no-theme")


def strip_comments(text):
    """Enough for our own theme files: no text of theirs holds two slashes."""
    return re.sub(r"//[^\n]*", "", text)


@test
def a_font_or_picture_that_is_missing_is_told():
    theme = theme_copy()
    fonts = sorted((theme / "fonts").glob("*.ttf"))
    check(fonts, "the theme has no fonts")
    for font in fonts:
        font.unlink()
    path = FOLDER / "show.json"
    path.write_text(json.dumps(changed("theme", str(theme))), encoding="utf-8")
    done = run("run", path, "--windowed", environment=DISPLAY.environment)
    check_equal(done.returncode, 2, f"exit status; it said {done.errors!r}")
    check("fonts/" in done.errors, f"it said {done.errors!r}")


with Folder() as FOLDER, Display() as DISPLAY:
    main()
