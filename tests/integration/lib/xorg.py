"""A real X server with outputs that can be moved, switched off and on: Xorg with its
dummy driver."""
import os
import pathlib
import select
import shutil
import struct
import subprocess
import tempfile

from PIL import Image

from lib.checks import Failed, wait_until
from lib.display import XServer

CONFIG = """
Section "ServerFlags"
    Option "AutoAddDevices" "false"
    Option "AutoAddGPU" "false"
    Option "DontVTSwitch" "true"
EndSection
Section "Device"
    Identifier "dummy"
    Driver "dummy"
    VideoRam 65536
EndSection
Section "Screen"
    Identifier "screen"
    Device "dummy"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Virtual 3200 1800
    EndSubSection
EndSection
"""


class NoXorg(Exception):
    """There is none, or it may not run here."""


class Xorg(XServer):
    """with Xorg() as display: display.xrandr("--output", "DUMMY1", "--off")"""

    def __init__(self):
        if not shutil.which("Xorg"):
            raise NoXorg("Xorg is not installed")
        self._folder = tempfile.mkdtemp(prefix="strapline-xorg.")
        config = pathlib.Path(self._folder, "xorg.conf")
        config.write_text(CONFIG, encoding="utf-8")
        ours, theirs = os.pipe()
        self._server = subprocess.Popen(
            ["Xorg", "-displayfd", str(theirs), "-config", str(config), "-logfile",
             str(config.with_suffix(".log")), "-nolisten", "tcp", "-noreset", "-novtswitch",
             "-sharevts"],
            pass_fds=[theirs], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(theirs)
        self.name = self._number(ours)
        os.close(ours)

    def _number(self, pipe):
        number = b""
        while not number.endswith(b"\n"):
            if not select.select([pipe], [], [], 60)[0]:
                self.__exit__()
                raise Failed("Xorg did not start within 60 s")
            piece = os.read(pipe, 16)
            if not piece:
                self.__exit__()
                raise NoXorg("Xorg may not run here")
            number += piece
        return f":{number.decode().strip()}"

    def screen(self):
        """The root window as a picture (XWD)."""
        # A window that has not followed its display yet hangs over the screen's edge, and
        # then xwd gets no picture.
        data = wait_until(lambda: self.run("xwd", "-root", "-silent").stdout, "a picture")
        head = struct.unpack(">25I", data[:100])
        start = head[0] + head[19] * 12
        size, stride = (head[4], head[5]), head[12]
        return Image.frombuffer("RGB", size, data[start:start + stride * size[1]], "raw",
                                "BGRX" if head[11] == 32 else "BGR", stride, 1)
