"""Commands that end by themselves and leave pictures, and where there is no display."""
import json
import os
import pathlib
import shutil
import tempfile

from PIL import Image

from lib.checks import check_equal
from lib.strapline import outfit, run


class Nobody:
    """A server that a show file may name, and that is not there."""

    url = "ws://127.0.0.1:9"


class Folder:
    """A folder of the test's own. with Folder() as folder: folder / "name" """

    def __enter__(self):
        self._path = pathlib.Path(tempfile.mkdtemp(prefix="strapline-test."))
        return self._path

    def __exit__(self, *_):
        shutil.rmtree(self._path, ignore_errors=True)


def headless():
    """An environment without any display."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    return outfit({name: value for name, value in os.environ.items() if name not in hidden})


def good(*command, **more):
    """A command that must succeed."""
    done = run(*command, **{"environment": headless(), **more})
    check_equal(done.returncode, 0, f"status of {command}; it said {done.errors!r}")
    return done


def picture(path):
    with Image.open(path) as image:
        return image.copy()


def same(a, b):
    return a.size == b.size and a.convert("RGBA").tobytes() == b.convert("RGBA").tobytes()


def written(path, content):
    """The path of a file with this text, this object as JSON, or these lines of JSON."""
    if isinstance(content, list):
        content = "".join(json.dumps(line) + "\n" for line in content)
    path.write_text(content if isinstance(content, str) else json.dumps(content),
                    encoding="utf-8")
    return path
