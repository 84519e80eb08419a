"""strapline check, and themes with one thing wrong."""
import contextlib
import json
import pathlib
import shutil
import tempfile

from lib.checks import check, check_equal
from lib.strapline import SOURCE, run

STADIUM = SOURCE / "themes/stadium"


@contextlib.contextmanager
def folder():
    with tempfile.TemporaryDirectory(prefix="strapline-check.") as name:
        yield pathlib.Path(name)


def checked(what, *more):
    done = run("check", what, "--json", *more)
    found = json.loads(done.stdout)
    wanted = 2 if found["errors"] else 1 if found["warnings"] else 0
    check_equal(done.returncode, wanted, f"status of {found}")
    return found


def said(found, severity, *words):
    return [line for line in found["findings"] if line["severity"] == severity
            and all(word in f"{line['place']}: {line['text']}" for word in words)]


def changed_theme(place, name, old, new):
    """A copy of the stadium theme with one thing replaced."""
    theme = place / "theme"
    shutil.copytree(STADIUM, theme)
    path = theme / name
    text = path.read_text(encoding="utf-8")
    check(old in text, f"{name} has no {old!r}")
    path.write_text(text.replace(old, new), encoding="utf-8")
    return theme


def with_more(place, scene, element, style=None):
    """A copy of the stadium theme with one more element first in this scene, and a text
    style called "own"."""
    theme = place / "theme"
    shutil.copytree(STADIUM, theme)
    for name, old, new in [(f"scenes/{scene}.json", '"children": [', json.dumps(element) + ","),
                           ("theme.json", '"styles": {', f'"own": {json.dumps(style or {})},')]:
        path = theme / name
        text = path.read_text(encoding="utf-8")
        if style or name != "theme.json":
            path.write_text(text.replace(old, f"{old} {new}", 1), encoding="utf-8")
    return theme
