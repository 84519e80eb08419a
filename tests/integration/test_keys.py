#!/usr/bin/env python3
"""The operator's keys, pressed as X events in the real window."""
import time

from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display, plate_box
from lib.meeting import result, throw
from lib.stage import stage

LONG = {"winner": {"hold": 60}, "attempt": {"hold": 60}}


def with_winner(s):
    s.pusher.publish("results_arrived", result())
    s.program.wait_air(scene="winner", state="on")
    s.program.focus()


@test
def p_pins_and_unpins():
    with stage(DISPLAY, rules={"winner": {"hold": 60}}) as s:
        with_winner(s)
        s.program.press("p")
        s.program.wait_air(scene="winner", pinned=True)
        s.program.press("p")
        s.program.wait_air(scene="winner", pinned=False)


@test
def a_pinned_popup_stays_and_escape_takes_it_away():
    with stage(DISPLAY, rules={"winner": {"hold": 1}}) as s:
        s.pusher.publish("results_arrived", result())
        s.program.wait_air(scene="winner")
        s.program.must_cue("pin")
        s.program.focus()
        since = s.program.air()["since_ms"]
        s.program.wait_state(lambda state: any(
            row["state"] == "on" and row["since_ms"] > 2500 for row in state["air"]),
            f"a pinned popup older than its hold (since_ms was {since})")
        s.program.press("Escape")
        s.program.wait_off()
        wait_until(lambda: plate_box(DISPLAY.screen().crop((0, 0, 1280, 720))) is None,
                   "an empty screen")


@test
def shift_escape_clears_everything_and_stops_automation():
    with stage(DISPLAY, rules=LONG) as s:
        with_winner(s)
        s.pusher.publish("latest_attempt", throw())
        s.program.wait_state(lambda state: state["queue"], "something waiting")
        s.program.press("shift+Escape")
        state = s.program.wait_state(lambda state: not state["auto"], "automation off")
        check(all(row["state"] == "off" for row in state["air"]), f"on air: {state['air']}")
        check_equal(state["queue"], [], "queue")
        wait_until(lambda: plate_box(DISPLAY.screen()) is None, "an empty screen")


@test
def a_turns_automation_off_and_space_takes_what_waits():
    with stage(DISPLAY, rules=LONG) as s:
        s.program.focus()
        s.program.press("a")
        s.program.wait_state(lambda state: not state["auto"], "automation off")
        s.pusher.publish("results_arrived", result())
        s.program.wait_state(lambda state: state["queue"], "something waiting")
        check(not s.program.air(), "it came on though automation is off")
        s.program.press("space")
        s.program.wait_air(scene="winner", name="Harry Cox")
        s.program.press("a")
        s.program.wait_state(lambda state: state["auto"], "automation on")


@test
def v_stops_what_is_announced_and_space_brings_it_at_once():
    with stage(DISPLAY, rules={"winner": {"hold": 60, "announce": 60}}) as s:
        s.program.focus()
        s.pusher.publish("results_arrived", result())
        s.program.wait_state(lambda state: state["announced"], "something announced")
        s.program.press("v")
        s.program.wait_state(lambda state: not state["announced"], "nothing announced")
        check(not s.program.air(), "what was vetoed came on")
        s.pusher.publish("results_arrived", result(heat=2, winner="Ida Moss"))
        s.program.wait_state(lambda state: state["announced"], "something announced")
        s.program.press("space")
        s.program.wait_air(scene="winner", name="Ida Moss")


@test
def a_clickers_keys_take_and_dismiss():
    with stage(DISPLAY, rules=LONG) as s:
        s.program.must_cue("auto off")
        s.pusher.publish("results_arrived", result())
        s.program.wait_state(lambda state: state["queue"], "something waiting")
        s.program.focus()
        s.program.press("Next")
        s.program.wait_air(scene="winner")
        s.program.press("Prior")
        s.program.wait_off()


@test
def a_key_held_down_counts_once():
    with stage(DISPLAY) as s:
        s.program.focus()
        DISPLAY.xdotool("keydown", "a")
        try:
            s.program.wait_state(lambda state: not state["auto"], "automation off")
            end = time.monotonic() + 2  # X repeats after 0.66 s, 25 times a second
            while time.monotonic() < end:
                check(not s.program.state()["auto"], "a repeated key did it again")
                time.sleep(0.1)  # requests have a rate
        finally:
            DISPLAY.xdotool("keyup", "a")
        check(not s.program.state()["auto"], "automation came back")


KEY_P, KEY_1, KEY_2, KEY_ENTER = "33", "10", "11", "36"  # places on the keyboard


@test
def keys_are_where_they_are_on_every_keyboard():
    """The operator's own layout, also one that is chosen while the show runs."""
    with stage(DISPLAY, rules=LONG) as s:
        with_winner(s)
        for number, layout in enumerate(("ru", "gr", "fr", "cz", "us"), start=1):
            DISPLAY.keyboard(layout)
            s.program.press(KEY_P)
            s.program.wait_air(scene="winner", pinned=True)
            s.program.press(KEY_1, f"shift+{KEY_2}", KEY_ENTER)
            s.program.wait_state(
                lambda state, calls=number: calls == sum(
                    row["text"].startswith("call 12:") for row in state["decisions"]),
                f"a call-up with {layout}")
            s.program.must_cue("unpin lower")


@test
def a_key_with_the_windows_key_is_the_desktops():
    """Many a desktop has shortcuts of that kind, and not all are taken before we see them."""
    with stage(DISPLAY, rules=LONG) as s:
        with_winner(s)
        s.program.press("super+Escape", "super+a", "super+p")
        s.program.press("p")
        s.program.wait_air(scene="winner", pinned=True)
        check(s.program.state()["auto"], "automation was switched off")
        check(s.program.state()["totals"]["cue"] == 1, "more than one key was obeyed")


@test
def keys_are_remapped_by_the_show_file():
    with stage(DISPLAY, rules=LONG, hotkeys={"pin": "K"}) as s:
        with_winner(s)
        s.program.press("p")
        s.program.press("k")
        s.program.wait_air(scene="winner", pinned=True)


@test
def ctrl_q_ends_it_well():
    with stage(DISPLAY) as s:
        s.program.focus()
        s.program.press("q")
        check(s.program.alive(), "q alone ended it")
        s.program.press("ctrl+q")
        s.program.end(how=None)


@test
def the_quit_cue_ends_it_well():
    with stage(DISPLAY) as s:
        s.program.must_cue("quit")
        s.program.end(how=None)


with Display() as DISPLAY:
    main()
