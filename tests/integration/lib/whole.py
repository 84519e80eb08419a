"""Whether a display shows the winner whole: what the program draws of the same values by
itself, without a display."""
import json
import pathlib
import tempfile

from PIL import Image, ImageChops

from lib.checks import check_equal, wait_until
from lib.strapline import run


def words(size):
    return "{}x{}".format(*size)


def still_of(program, size, key="chroma"):
    values = program.state()["air"][0]["values"]
    with tempfile.TemporaryDirectory(prefix="strapline-whole.") as name:
        data, out = pathlib.Path(name, "winner.json"), pathlib.Path(name, "winner.png")
        data.write_text(json.dumps(values), encoding="utf-8")
        done = run("still", "winner", "--data", data, "--at", "60", "--key", key,
                   "--size", words(size), "-o", out)
        check_equal(done.returncode, 0, f"status of still: {done.errors}")
        return Image.open(out).convert("RGB")


def wait_whole(program, size, picture):
    """picture() is the display, cut to that size: it shows this and nothing else."""
    wait_until(lambda: program.state()["output"]["size"] == words(size),
               lambda: f"a canvas of {size}, it is {program.state()['output']}")
    wanted = still_of(program, size)
    wait_until(lambda: ImageChops.difference(picture(), wanted).getbbox() is None,
               lambda: f"the picture of {size}; it differs in "
                       f"{ImageChops.difference(picture(), wanted).getbbox()}")
