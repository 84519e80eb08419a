#!/usr/bin/env python3
"""Two outputs of one machine, moved, resized, switched off and on under the programme."""
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
    """The desk's screen and the one that feeds the mixer, in one change."""
    DISPLAY.xrandr("--output", DESK, "--mode", words(SMALL), "--pos", words(desk_at),
                   "--output", AIR, "--mode", words(air_size), "--pos", words(air_at))
    probe()


def probe():
    """The dummy driver has whatever shows something plugged in, once somebody asks."""
    DISPLAY.xrandr("--query")


def picture(size, at):
    return DISPLAY.screen().crop((*at, at[0] + size[0], at[1] + size[1]))


def wait_picture(program, size, at):
    wait_whole(program, size, lambda: picture(size, at))


def ours_on_the_desk(at=(0, 0)):
    return KEY in {color for _, color in picture(SMALL, at).getcolors(1 << 24)}


def notice(program):
    return program.state().get("notice") or ""


def programme(display, **more):
    lay()
    return stage(DISPLAY, windowed=False, rules=HOLD, output={"display": display, **more})


def on_air(s):
    s.pusher.publish("results_arrived", result())
    s.program.wait_air(scene="winner", state="on")
    wait_picture(s.program, LARGE, (1280, 0))


@test
def the_programme_goes_where_its_display_goes():
    with programme(AIR) as s:
        on_air(s)
        for size, air, desk in ((LARGE, (0, 0), (1600, 0)), (SMALL, (0, 720), (0, 0)),
                                (LARGE, (1280, 0), (0, 0))):
            lay(size, air, desk)
            wait_picture(s.program, size, air)
            check(not ours_on_the_desk(desk), "the programme shows on the desk's screen")


def gone_and_back(unplug):
    with programme(AIR) as s:
        on_air(s)
        DISPLAY.xrandr("--output", AIR, "--off")
        unplug()
        wait_until(lambda: "display" in notice(s.program),
                   lambda: f"a word to the operator, it is {notice(s.program)!r}")
        check(not ours_on_the_desk(), "the programme shows on the desk's screen")
        # What happens meanwhile is there when the display is back.
        s.pusher.publish("results_arrived", result(event="20", name="100m - Women",
                                                   winner="Elin Ray", mark="11.52"))
        s.program.must_cue("dismiss lower")
        s.program.wait_air(scene="winner", state="on", name="Elin Ray")
        check(not ours_on_the_desk(), "the programme shows on the desk's screen")
        lay()
        wait_picture(s.program, LARGE, (1280, 0))
        wait_until(lambda: "display" not in notice(s.program), "the trouble over")


@test
def a_display_that_is_switched_off_is_waited_for_and_no_other_is_taken():
    gone_and_back(unplug=lambda: None)


@test
def a_display_that_is_unplugged_is_waited_for_and_no_other_is_taken():
    gone_and_back(unplug=probe)


@test
def a_display_that_is_meant_by_its_place_is_found_by_it():
    with programme("1600x900+1280+0") as s:
        on_air(s)
        lay(LARGE, (0, 0), (1600, 0))
        wait_until(lambda: "display" in notice(s.program), "a word to the operator")
        lay()
        wait_picture(s.program, LARGE, (1280, 0))


@test
def twenty_changes_of_two_displays_end_in_the_last_one():
    with programme(AIR) as s:
        on_air(s)
        for turn in range(20):
            if turn % 5 == 4:
                DISPLAY.xrandr("--output", AIR, "--off")
            else:
                lay((SMALL, LARGE)[turn % 2], ((0, 720), (1280, 0))[turn % 3 == 0])
        lay()
        wait_picture(s.program, LARGE, (1280, 0))
        check(not ours_on_the_desk(), "the programme shows on the desk's screen")


def monitor_shows():
    """It is never of one colour, and the bare desk is black."""
    return len(picture(SMALL, (0, 0)).getcolors(1 << 24)) > 2


@test
def a_monitor_whose_display_comes_to_show_the_programmes_leaves_it_alone():
    lay()
    with stage(DISPLAY, windowed=False, rules=HOLD, output={"display": AIR},
               monitor=True) as s:
        on_air(s)
        wait_until(monitor_shows, "the monitor on the desk")
        lay(SMALL, (0, 0))  # mirrored
        wait_picture(s.program, SMALL, (0, 0))
        lay()
        wait_picture(s.program, LARGE, (1280, 0))
        wait_until(monitor_shows, "the monitor on the desk again")


@test
def a_display_that_mirrors_the_programmes_gets_no_monitor():
    lay(SMALL, (0, 0))
    with stage(DISPLAY, windowed=False, rules=HOLD, output={"display": AIR},
               monitor=True) as s:
        s.pusher.publish("results_arrived", result())
        s.program.wait_air(scene="winner", state="on")
        wait_picture(s.program, SMALL, (0, 0))


@test
def fill_and_matte_on_displays_that_show_the_same_are_told_of():
    lay(SMALL, (0, 0))
    with stage(DISPLAY, windowed=False,
               output={"display": AIR, "key": "fill", "matte": {"display": DESK}}) as s:
        wait_until(lambda: "same part" in notice(s.program),
                   lambda: f"a word to the operator, it is {notice(s.program)!r}")
        lay(SMALL, (1280, 0))
        wait_until(lambda: not notice(s.program), "the trouble over")


try:
    with Xorg() as DISPLAY:
        for output in (DESK, AIR):
            add_modes(DISPLAY, output, (SMALL, LARGE))
        main()
except NoXorg as why:
    print(f"skipped: {why}")
