#!/usr/bin/env python3
"""Displays by the name of the plug, though what is plugged in has a name of its own."""
from lib.checks import check, check_equal, main, test, wait_until
from lib.display import add_modes, plate_box
from lib.edid import name_monitor
from lib.meeting import result
from lib.stage import stage
from lib.strapline import run
from lib.xorg import NoXorg, Xorg

DESK, AIR = "DUMMY0", "DUMMY1"
SIZE = (1280, 720)
HOLD = {"winner": {"hold": 600, "ceiling": 900}}


def picture(x):
    return DISPLAY.screen().crop((x, 0, x + SIZE[0], SIZE[1]))


def goes_to_the_right(wanted):
    with stage(DISPLAY, windowed=False, rules=HOLD, output={"display": wanted}) as s:
        s.pusher.publish("results_arrived", result())
        s.program.wait_air(scene="winner", state="on")
        wait_until(lambda: (plate_box(picture(1280)) or (0, 0, 9999, 0))[2] < SIZE[0],
                   "a plate within the key colour")
        check(not picture(0).getbbox(), "it shows on the desk's screen")


@test
def of_two_alike_the_one_on_that_plug_is_meant():
    goes_to_the_right(AIR)


@test
def the_name_of_the_plug_is_taken_in_any_case():
    goes_to_the_right(AIR.lower())


@test
def both_names_are_listed():
    listed = run("displays", environment=DISPLAY.environment).stdout.decode().splitlines()
    check_equal(len(listed), 2, f"displays in {listed}")
    for line, output in zip(listed, (DESK, AIR)):
        check("Studio Mixer" in line and line.endswith(f"on {output}"), line)
    done = run("card", "--display", "HDMI-9", environment=DISPLAY.environment)
    check_equal(done.returncode, 2, "status")
    check(f'1 "Studio Mixer" ({AIR})' in done.errors, done.errors)


try:
    with Xorg() as DISPLAY:
        for each in (DESK, AIR):
            add_modes(DISPLAY, each, (SIZE,))
        DISPLAY.xrandr("--output", DESK, "--mode", "1280x720", "--pos", "0x0",
                       "--output", AIR, "--mode", "1280x720", "--pos", "1280x0")
        DISPLAY.xrandr("--query")
        for each in (DESK, AIR):
            name_monitor(DISPLAY, each, "Studio Mixer")
        main()
except NoXorg as why:
    print(f"skipped: {why}")
