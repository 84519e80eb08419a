"""A Wayland compositor with two outputs side by side, shown on a private X display."""
import os
import pathlib
import shutil
import subprocess
import tempfile

from lib.checks import wait_until
from lib.display import Display

OUTPUT = (1280, 720)


class NoWeston(Exception):
    """It is not installed."""


class Weston:
    """with Weston() as wayland: wayland.picture(1)"""

    def __init__(self):
        if not shutil.which("weston"):
            raise NoWeston("no weston")
        self._stage = Display(2 * OUTPUT[0], OUTPUT[1])
        self._folder = tempfile.mkdtemp(prefix="strapline-wayland.")
        self._server = None

    def __enter__(self):
        self._server = subprocess.Popen(
            ["weston", "--backend=x11-backend.so", "--output-count=2", "--use-pixman",
             f"--width={OUTPUT[0]}", f"--height={OUTPUT[1]}", "--socket=strapline",
             "--idle-time=0", "--no-config"],
            env={**self._stage.environment, "XDG_RUNTIME_DIR": self._folder},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until(pathlib.Path(self._folder, "strapline").exists, "weston's socket")
        windows = wait_until(self._outputs, "two outputs")
        for number, window in enumerate(windows):
            self._stage.run("xdotool", "windowmove", window, str(number * OUTPUT[0]), "0")
        self._stage.run("xdotool", "mousemove", "600", "300")  # in the middle of the left
        return self

    def __exit__(self, *_):
        self._server.terminate()
        self._server.wait(20)
        self._stage.__exit__()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _outputs(self):
        """Their windows, which have no name that X knows, in the order they were made."""
        tree = self._stage.run("xwininfo", "-root", "-children").stdout.decode().splitlines()
        size = f" {OUTPUT[0]}x{OUTPUT[1]}+"
        found = sorted(line.split()[0] for line in tree if size in line)
        return found if len(found) == 2 else None

    @property
    def environment(self):
        known = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
        return {**known, "XDG_RUNTIME_DIR": self._folder, "WAYLAND_DISPLAY": "strapline",
                "SDL_VIDEODRIVER": "wayland",
                "ASAN_OPTIONS": "detect_leaks=0"}  # Mesa's, whose modules are gone by then

    def picture(self, number):
        left = number * OUTPUT[0]
        return self._stage.screen().crop((left, 0, left + OUTPUT[0], OUTPUT[1]))
