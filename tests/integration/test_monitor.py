#!/usr/bin/env python3
"""The operator's window: beside the programme, never over it, nothing of it in it."""
from PIL import ImageChops

from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display, plate_box
from lib.meeting import result
from lib.stage import stage

SCREEN = (2560, 1440)
PROGRAMME = (640, 360, 1920, 1080)  # 1280x720, centred
MONITOR = (1920, 0, 2560, 360)      # the room that is right of it
HEAD = (1920, 0, 2560, 24)
PREVIEW = (1925, 27, 2277, 224)
AIR = (1925, 228, 2277, 334)
RIGHT = (2285, 27, 2560, 215)  # where what is announced and waiting stands


def part(box):
    return DISPLAY.screen().crop(box)


def is_black(box):
    return part(box).getbbox() is None


def differs(box, before):
    return ImageChops.difference(part(box), before).getbbox()


@test
def it_shows_the_programme_what_is_on_air_and_help_and_the_programme_stays_clean():
    with stage(DISPLAY, monitor=True, rules={"winner": {"hold": 60}}) as s:
        wait_until(lambda: not is_black(HEAD), "the monitor's head")
        wait_until(lambda: not is_black(PREVIEW), "the programme in small")
        check(plate_box(part(PROGRAMME)) is None, "something is in the programme")
        empty, air = part(PREVIEW), part(AIR)
        s.pusher.publish("results_arrived", result())
        s.program.wait_air(scene="winner", state="on")
        wait_until(lambda: differs(PREVIEW, empty), "the winner in the preview")
        wait_until(lambda: differs(AIR, air), "the winner among what is on air")
        before, right = part(PROGRAMME), part(RIGHT)
        DISPLAY.xdotool("key", "F1")
        wait_until(lambda: differs(RIGHT, right), "the list of keys")
        check(not differs(PROGRAMME, before), "help is in the programme")
        DISPLAY.xdotool("key", "F1")
        wait_until(lambda: not differs(RIGHT, right), "the list gone again")
        DISPLAY.xdotool("key", "Escape")
        s.program.wait_off()


@test
def the_programme_makes_room_for_it_where_the_middle_leaves_none():
    with stage(DISPLAY, monitor=True, output={"size": "1600x900"}):
        wait_until(lambda: not is_black((1600, 0, 2560, 24)), "the monitor's head")
        check(plate_box(part((0, 0, 1600, 900))) is None, "the programme is in the corner")


@test
def where_there_is_no_room_there_is_no_monitor():
    with stage(DISPLAY, monitor=True, output={"size": "2560x1440"}) as s:
        wait_until(lambda: plate_box(DISPLAY.screen()) is None, "a screen of key colour")
        s.pusher.publish("results_arrived", result())
        s.program.wait_air(scene="winner", state="on")
        check_equal(part(MONITOR).getcolors(2), [(640 * 360, (0, 255, 0))],
                    "the corner where a monitor would be")


with Display(*SCREEN) as DISPLAY:
    main()
