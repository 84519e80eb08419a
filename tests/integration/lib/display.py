"""A private X display whose pixels can be read without asking the X server."""
import os
import pathlib
import select
import shutil
import signal
import struct
import subprocess
import tempfile

from PIL import Image

from lib.checks import Failed, wait_until


class XServer:
    """One that was started, with a folder of its own, until the end of the block."""

    name = _server = _folder = None

    def __enter__(self):
        return self

    def kill(self):
        """Without a word to those who are connected."""
        self._server.kill()

    def stop(self):
        """It answers nobody until it may go on."""
        self._server.send_signal(signal.SIGSTOP)

    def go_on(self):
        self._server.send_signal(signal.SIGCONT)

    def __exit__(self, *_):
        self._server.terminate()
        self._server.wait(20)
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def environment(self):
        return {**os.environ, "DISPLAY": self.name}

    def _said(self, *words):
        done = self.run(*words)
        if done.returncode:
            raise Failed(f"{' '.join(words)}: {done.stderr.decode(errors='replace').strip()}")
        return done.stdout

    def run(self, *words):
        return subprocess.run(words, env=self.environment, timeout=60, capture_output=True,
                              check=False)

    def paint_over(self):
        """Everything black for a moment, as when a window lay above all."""
        self._said("xrefresh", "-black")

    def windows(self, title):
        """Those that are seen."""
        done = self.run("xdotool", "search", "--onlyvisible", "--name", title)
        return done.stdout.decode().split()

    def destroy(self, title):
        """Without a word to the window's owner. Waits for the window that follows."""
        before = wait_until(lambda: self.windows(title), f"a window called {title}")
        self._said("xdotool", "windowclose", before[0])
        wait_until(lambda: set(self.windows(title)) - set(before),
                   f"another window called {title}")

    def xrandr(self, *words):
        return self._said("xrandr", *words).decode()


class Display(XServer):
    """with Display(1280, 720) as display: display.screen().getpixel((0, 0))"""

    def __init__(self, width=1280, height=720, screens=1, depth=24):
        self.width, self.height = width, height
        self._folder = tempfile.mkdtemp(prefix="strapline-x.")
        ours, theirs = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(theirs), *(word for number in range(screens) for word
                                                  in ("-screen", str(number),
                                                      f"{width}x{height}x{depth}")),
             "-fbdir", self._folder, "-nolisten", "tcp", "-noreset", "-nocursor"],
            pass_fds=[theirs], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(theirs)
        number = b""
        while not number.endswith(b"\n"):
            if not select.select([ours], [], [], 30)[0]:
                raise Failed("Xvfb did not start within 30 s")
            piece = os.read(ours, 16)
            if not piece:
                raise Failed("Xvfb ended before it told its display")
            number += piece
        os.close(ours)
        self.name = f":{number.decode().strip()}"
        self.frame_buffer = self._buffer(0)
        wait_until(self.frame_buffer.exists, "Xvfb's frame buffer")

    def keyboard(self, layout):
        self._said("setxkbmap", "-layout", layout)

    def _buffer(self, number):
        return pathlib.Path(self._folder, f"Xvfb_screen{number}")

    def screen(self, number=0, form="BGRX"):
        """The root window as a picture, straight from the frame buffer (XWD)."""
        data = self._buffer(number).read_bytes()
        head = struct.unpack(">25I", data[:100])
        header_size, width, height, stride, colors = (head[0], head[4], head[5], head[12],
                                                      head[19])
        start = header_size + colors * 12
        return Image.frombuffer("RGB", (width, height),
                                data[start:start + stride * height], "raw", form, stride, 1)

    def xdotool(self, *words):
        done = subprocess.run(["xdotool", *map(str, words)], env=self.environment, timeout=30,
                              capture_output=True, text=True, check=False)
        if done.returncode:
            raise Failed(f"xdotool {' '.join(map(str, words))}: {done.stderr.strip()}")
        return done.stdout.split()


def add_modes(display, output, sizes):
    """Those that another output has already are the same there."""
    known = display.xrandr("--query", "--verbose")
    for size in sizes:
        name = "{}x{}".format(*size)
        if f" {name} (" not in known:
            display.xrandr("--newmode", name, "100", *_timing(size))
        display.xrandr("--addmode", output, name)


def _timing(size):
    """No server of ours cares for it."""
    return [str(side + porch) for side in size for porch in (0, 10, 20, 30)]


def not_key(picture, key=(0, 255, 0)):
    """A mask (mode L): 255 where the picture is not exactly the key colour."""
    bands = [band.point(lambda value, wanted=wanted: 0 if value == wanted else 255)
             for band, wanted in zip(picture.split()[:3], key)]
    mask = bands[0]
    for band in bands[1:]:
        mask.paste(255, mask=band)
    return mask


def plate_box(picture, key=(0, 255, 0)):
    """The box (left, top, right, bottom) of everything that is not key, or None."""
    return not_key(picture, key).getbbox()
