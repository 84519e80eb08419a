"""A wall clock that a test sets, for one program."""
import pathlib
import shutil
import struct
import subprocess
import tempfile

from lib.checks import check_equal


class Wall:
    """with Wall() as wall: start(environment=wall.environment); wall.shift(3600)"""

    def __enter__(self):
        self._folder = pathlib.Path(tempfile.mkdtemp(prefix="strapline-wall."))
        self._shift = self._folder / "shift"
        self.shift(0)
        library = self._folder / "shift.so"
        source = pathlib.Path(__file__).with_name("shift.c")
        done = subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source],
                              capture_output=True, text=True, check=False)
        check_equal(done.returncode, 0, f"status of the compiler: {done.stderr}")
        # AddressSanitizer wants to be first; it passes on what it hears of the time.
        self.environment = {"LD_PRELOAD": str(library), "CLOCK_SHIFT": str(self._shift),
                            "ASAN_OPTIONS": "verify_asan_link_order=0"}
        return self

    def __exit__(self, *_):
        shutil.rmtree(self._folder, ignore_errors=True)

    def shift(self, seconds, slept=0):
        """Of what this machine's clock says, and for how long it seems to have slept. In
        place: the program has it mapped."""
        with open(self._shift, "r+b" if self._shift.exists() else "wb") as file:
            file.write(struct.pack("qq", seconds, slept))
