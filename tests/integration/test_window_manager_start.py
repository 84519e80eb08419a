#!/usr/bin/env python3
"""A start beside a window manager that is only starting itself, that is slow or ends: what
happens where a graphics PC logs in and starts both."""
import contextlib
import shutil
import subprocess
import tempfile

from lib.checks import check, main, test, wait_until
from lib.display import Display
from lib.manager import BadManager
from lib.stage import stage

SIZE = (1280, 720)
KEY = (0, 255, 0)
ROUNDS = 8


def is_key():
    return DISPLAY.screen().getcolors(1) == [(SIZE[0] * SIZE[1], KEY)]


def notice(program):
    return program.state().get("notice") or ""


@test
def a_manager_that_loses_the_wish_to_be_seen_is_asked_again():
    for lost in (1, 3):
        with BadManager(DISPLAY, lost) as manager, stage(DISPLAY, windowed=False):
            wait_until(is_key, "the programme on its display")
            check(manager.heard > lost, f"asked {manager.heard} times")


@test
def a_manager_that_never_answers_holds_nothing_up_and_the_operator_is_told():
    with contextlib.ExitStack() as managed:
        managed.enter_context(BadManager(DISPLAY, None))
        with stage(DISPLAY, windowed=False) as s:
            wait_until(lambda: "window manager" in notice(s.program),
                       lambda: f"a word to the operator, it is {notice(s.program)!r}")
            check(not is_key(), "the programme is seen, against its manager")
            managed.close()
            wait_until(is_key, "the programme on its display")
            wait_until(lambda: not notice(s.program), "nothing to tell the operator")


@contextlib.contextmanager
def openbox_in(seconds):
    """A shell of its own, so that neither waits for the other."""
    with tempfile.TemporaryDirectory(prefix="strapline-wm.") as home:
        process = subprocess.Popen(["sh", "-c", f"sleep {seconds:.3f}; exec openbox"],
                                   env={**DISPLAY.environment, "HOME": home},
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield
        finally:
            process.terminate()
            process.wait(30)


@test
def a_manager_that_starts_at_the_same_time_does_not_keep_it_from_starting():
    if not shutil.which("openbox"):
        print("skipped: openbox is not installed")
        return
    for turn in range(ROUNDS):
        with openbox_in(turn * 0.01), stage(DISPLAY, windowed=False):
            wait_until(is_key, "the programme on its display")


def states():
    """What the manager says of the programme's window."""
    window = DISPLAY.xdotool("search", "--name", "Riverside Open")[0]
    done = subprocess.run(["xprop", "-id", window, "_NET_WM_STATE", "_NET_FRAME_EXTENTS"],
                          env=DISPLAY.environment, timeout=60, text=True, check=True,
                          capture_output=True)
    return done.stdout


@test
def a_manager_that_comes_later_or_again_lets_it_cover_its_display():
    if not all(map(shutil.which, ("openbox", "xprop"))):
        print("skipped: openbox or xprop is not installed")
        return
    with stage(DISPLAY, windowed=False):
        for _ in range(2):
            wait_until(is_key, "the programme on its display")
            with openbox_in(0):
                wait_until(lambda: "FULLSCREEN" in states() and "= 0, 0, 0, 0" in states(),
                           lambda: f"fullscreen without a frame, it is {states()!r}")
                wait_until(is_key, "the programme on its display")


with Display(*SIZE) as DISPLAY:
    main()
