#!/usr/bin/env python3
"""The programme under a window manager, which has its own mind about windows."""
import contextlib
import os
import shutil
import subprocess
import tempfile

from lib.checks import check, main, test, wait_until
from lib.display import add_modes
from lib.meeting import result
from lib.stage import stage
from lib.whole import wait_whole, words
from lib.xorg import NoXorg, Xorg

DESK, AIR = "DUMMY0", "DUMMY1"
LARGE, SMALL = (1600, 900), (1280, 720)
HOLD = {"winner": {"hold": 600, "ceiling": 900}}
KEY = (0, 255, 0)


def lay(air_size=LARGE, air_at=(1280, 0), desk_at=(0, 0)):
    DISPLAY.xrandr("--output", DESK, "--mode", words(SMALL), "--pos", words(desk_at),
                   "--output", AIR, "--mode", words(air_size), "--pos", words(air_at))
    DISPLAY.xrandr("--query")


def told(*command):
    done = subprocess.run(command, env=DISPLAY.environment, timeout=60, text=True,
                          capture_output=True, check=False)
    return done.stdout


def managed():
    """The name on the root may be that of a manager which has ended."""
    said = told("xprop", "-root", "_NET_SUPPORTING_WM_CHECK")
    window = said.split("# ")[-1].strip() if "window id" in said else ""
    return window and f"# {window}" in told("xprop", "-id", window, "_NET_SUPPORTING_WM_CHECK")


@contextlib.contextmanager
def manager():
    with tempfile.TemporaryDirectory(prefix="strapline-wm.") as home:
        process = subprocess.Popen(["openbox"], env={**DISPLAY.environment, "HOME": home},
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_until(managed, "the window manager")
            yield
        finally:
            process.terminate()
            process.wait(30)


@contextlib.contextmanager
def another_window():
    """One that somebody opens where the programme is."""
    at = "-geometry", "300x100+1500+200"
    with subprocess.Popen(["xmessage", *at, "Updates are ready"], env=DISPLAY.environment,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_until(lambda: told("xdotool", "search", "--onlyvisible", "--name",
                                    "xmessage").strip(), "that window")
            yield
        finally:
            process.terminate()


def wait_shown(s, size=LARGE, at=(1280, 0)):
    wait_whole(s.program, size,
               lambda: DISPLAY.screen().crop((*at, at[0] + size[0], at[1] + size[1])))


def desk_is_free(at=(0, 0)):
    desk = DISPLAY.screen().crop((*at, at[0] + SMALL[0], at[1] + SMALL[1]))
    check(KEY not in {color for _, color in desk.getcolors(1 << 24)},
          "the programme shows on the desk's screen")


def ours():
    return told("xdotool", "search", "--name", "Riverside Open").split()[0]


@contextlib.contextmanager
def on_air():
    lay()
    with manager(), stage(DISPLAY, windowed=False, rules=HOLD, output={"display": AIR}) as s:
        s.pusher.publish("results_arrived", result())
        s.program.wait_air(scene="winner", state="on")
        wait_shown(s)
        yield s


@test
def the_programme_covers_its_display_and_follows_it():
    with on_air() as s:
        desk_is_free()
        for size, air, desk in ((SMALL, (1280, 0), (0, 0)), (LARGE, (0, 0), (1600, 0)),
                                (SMALL, (0, 720), (0, 0)), (LARGE, (1280, 0), (0, 0))):
            lay(size, air, desk)
            wait_shown(s, size, air)
            desk_is_free(desk)
        DISPLAY.xrandr("--output", AIR, "--off")
        wait_until(lambda: "display" in (s.program.state().get("notice") or ""),
                   "a word to the operator")
        desk_is_free()
        lay()
        wait_shown(s)


@test
def another_workspace_and_another_window_leave_it_on_air():
    with on_air() as s:
        told("xdotool", "set_num_desktops", "3")
        for desktop in ("2", "0"):
            told("xdotool", "set_desktop", desktop)
            wait_until(lambda wanted=desktop: told("xdotool", "get_desktop").strip() == wanted,
                       f"workspace {desktop}")
            wait_shown(s)
        with another_window():
            wait_shown(s)
            told("xdotool", "key", "alt+Tab")
            wait_shown(s)


@test
def what_puts_it_away_or_moves_it_brings_it_back():
    with on_air() as s:
        for put_away in (("xdotool", "windowminimize", ours()),
                         ("xdotool", "windowmove", ours(), "0", "0"),
                         ("xdotool", "key", "super+d")):
            told(*put_away)
            wait_shown(s)
            desk_is_free()


@test
def sent_to_another_workspace_it_stays_on_air_on_every_one():
    """As the manager's own key does, and a pager."""
    with on_air() as s:
        told("xdotool", "set_num_desktops", "3")
        for send in (("key", "shift+alt+Right"), ("set_desktop_for_window", ours(), "2")):
            told("xdotool", "windowactivate", "--sync", ours())
            told("xdotool", *send)
            wait_until(lambda: told("xdotool", "get_desktop_for_window", ours()).strip()
                       == "-1", "the programme on every workspace")
            for desktop in ("1", "0"):
                told("xdotool", "set_desktop", desktop)
                wait_shown(s)


@test
def one_that_is_destroyed_comes_back_on_its_display():
    with on_air() as s:
        for _ in range(3):
            DISPLAY.destroy("Riverside Open")
            wait_shown(s)
        desk_is_free()


@test
def a_manager_that_ends_and_comes_back_changes_nothing():
    with on_air() as s:
        with contextlib.suppress(OSError):
            told("openbox", "--exit")
        wait_until(lambda: not managed(), "no window manager")
        wait_shown(s)
        with manager():
            wait_shown(s)
            lay(SMALL, (0, 720))
            wait_shown(s, SMALL, (0, 720))
            desk_is_free()


if not all(map(shutil.which, ("openbox", "xmessage", "xprop"))):
    print("skipped: openbox, xmessage or xprop is not installed")
else:
    try:
        os.environ.setdefault("LANG", "C")
        with Xorg() as DISPLAY:
            for output in (DESK, AIR):
                add_modes(DISPLAY, output, (SMALL, LARGE))
            main()
    except NoXorg as why:
        print(f"skipped: {why}")
