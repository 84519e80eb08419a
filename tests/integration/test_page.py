#!/usr/bin/env python3
"""Every control of the operator's page, pressed in Chromium, and what came of it."""
from selenium.webdriver.common.action_chains import ActionChains

from lib.browser import Browser
from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.page_stage import hall

LOWER = ".slot[data-layer=lower]"
LIST = {"cue": "take", "scene": "results", "data": {
    "event": "Marathon", "rows": [{"place": str(i), "name": f"Runner {i}"}
                                  for i in range(1, 41)]}}


def on_air(air, layer):
    return next((row for row in air if row["layer"] == layer), None)


@test
def what_is_on_air_is_told_with_its_reason_and_the_time_that_is_left():
    with hall(DISPLAY, rules={"winner": {"hold": 600, "ceiling": 3600}}) as h, \
            BROWSER.open(h.program) as page:
        page.wait_text(f"{LOWER} .main", "nothing")
        h.winner()
        page.wait_text(f"{LOWER} .main", "Harry Cox \u00b7 1:52.60")
        page.wait_text(f"{LOWER} .why", "event 12 heat 1")
        left = page.wait_text(f"{LOWER} .left", ":")
        wait_until(lambda: page.text(f"{LOWER} .left") != left, "time to pass")
        page.wait_text("#feeds", "connected, live")
        page.wait_text("output-size", "1280x720")
        page.wait_text("log", "results arrived")
        page.wait_text("dismiss-what", "lower winner")


@test
def take_brings_what_waits_and_a_double_press_never_takes_twice():
    with hall(DISPLAY) as h, BROWSER.open(h.program) as page:
        page.press("auto")
        h.program.wait_state(lambda state: not state["auto"], "automation off")
        page.wait_attribute("auto", "aria-checked", "false")
        h.winner()
        h.winner("Ida Brandt", event="20")
        h.wait_waiting(2)
        page.wait_text("queue-count", "2")
        page.settled("take")
        said = page.text("take-what")
        ActionChains(page.here()).double_click(page.find("take")).perform()
        air = h.program.wait_air(scene="winner")
        check(air["values"]["name"] in said, f"the button said {said!r}, on air is {air}")
        page.wait_text("answer", "Taken")
        page.press("auto")
        h.program.wait_state(lambda state: state["auto"], "automation on")
        takes = [row["text"] for row in h.cues() if row["text"].startswith("take")]
        check_equal(takes, ["take"], "takes of two presses at once")


@test
def take_this_one_takes_that_one():
    with hall(DISPLAY) as h, BROWSER.open(h.program) as page:
        h.program.must_cue("auto off")
        h.winner()
        h.winner("Ida Brandt", event="20")
        h.wait_waiting(2)
        page.wait_text("queue-count", "2")
        second = page.text("#queue > :nth-child(2) .main")
        page.press("#queue > :nth-child(2) .row-take")
        air = h.program.wait_air(scene="winner")
        check(air["values"]["name"] in second, f"pressed {second!r}, on air is {air}")
        h.wait_waiting(1)


@test
def what_is_announced_counts_down_and_is_vetoed_or_taken_at_once():
    with hall(DISPLAY, rules={"winner": {"hold": 600, "announce": 50}}) as h, \
            BROWSER.open(h.program) as page:
        for who, event, veto in (("Harry Cox", "12", "veto"),
                                 ("Ida Brandt", "20", "#announced .row-veto")):
            h.winner(who, event=event)
            page.wait_text("veto-what", who)
            page.wait_text("#announced .main", who)
            page.wait_text("answer", "Announced: winner " + who)
            left = page.text("#announced .age")
            wait_until(lambda: page.text("#announced .age") != left, "the countdown")
            page.press(veto)
            h.program.wait_state(lambda state: not state["announced"], "the veto")
            page.wait_text("veto-what", "nothing announced")
        check(not h.program.air(), "a veto brought it on")
        h.winner("Lev Stone", event="30")
        page.wait_text("#announced .main", "Lev Stone")
        page.press("#announced .row-take")
        h.program.wait_air(scene="winner", name="Lev Stone")


@test
def pin_and_dismiss_work_from_the_layer_and_from_the_main_controls():
    with hall(DISPLAY) as h, BROWSER.open(h.program) as page:
        h.winner()
        for pin, dismiss in ((f"{LOWER} .slot-pin", f"{LOWER} .slot-dismiss"),
                             ("pin", "dismiss")):
            h.program.wait_air(scene="winner", state="on")
            page.wait_attribute(LOWER, "data-state", "on")
            page.press(pin)
            h.program.wait_air(pinned=True)
            page.wait_attribute(pin, "aria-pressed", "true")
            page.wait_text(f"{LOWER} .mark", "PINNED")
            page.press(pin)
            h.program.wait_air(pinned=False)
            page.wait_attribute(pin, "aria-pressed", "false")
            page.press(dismiss)
            h.program.wait_off()
            page.wait_attribute(LOWER, "data-state", "off")
            h.program.must_cue("take winner")


@test
def clear_wants_a_second_press_or_to_be_held():
    with hall(DISPLAY) as h, BROWSER.open(h.program) as page:
        h.winner()
        h.program.wait_air(scene="winner")
        page.press("clear")
        page.wait_text("clear-word", "Press again")
        check(h.program.air(), "one press cleared")
        page.press("clear")
        h.program.wait_state(lambda state: not state["auto"] and not state["air"], "clear")
        page.wait_attribute(LOWER, "data-state", "off")
        h.program.must_cue("take winner")
        h.program.wait_air(scene="winner")
        page.hold("clear", 1.5)
        h.program.wait_state(lambda state: not state["air"], "clear by holding")
        check_equal([row["text"] for row in h.cues()].count("clear"), 2, "clears")


@test
def a_touched_layer_is_selected_and_bug_and_board_go_off_and_on():
    with hall(DISPLAY, feeds=("track", "tri", "cup")) as h, BROWSER.open(h.program) as page:
        h.bug()
        h.board()
        h.program.wait_state(lambda state: state["selected"] == "board", "the foremost")
        page.wait_attribute(".slot[data-layer=board]", "data-selected", "true")
        page.press(".slot[data-layer=bug] .what")
        h.program.wait_state(lambda state: state["selected"] == "bug", "the bug selected")
        page.wait_attribute(".slot[data-layer=bug]", "data-selected", "true")
        page.wait_text("dismiss-what", "bug scorebug")
        for name in ("bug", "board"):
            page.wait_attribute(name, "aria-checked", "true")
            page.press(name)
            h.program.wait_off(name)
            page.wait_attribute(name, "aria-checked", "false")
            page.press(name)
            h.program.wait_air(name)
            page.wait_attribute(name, "aria-checked", "true")


@test
def pages_turn():
    with hall(DISPLAY, rules={"results": {"page": 0, "hold": 0}}) as h, \
            BROWSER.open(h.program) as page:
        h.program.must_cue(LIST)
        h.program.wait_air("full", scene="results", state="on")
        page.wait_text("next-what", "1/")
        page.press("next")
        h.program.wait_state(lambda state: on_air(state["air"], "full")["page"] == 1, "page 2")
        page.wait_text("next-what", "2/")
        page.press("prev")
        h.program.wait_state(lambda state: on_air(state["air"], "full")["page"] == 0, "page 1")


@test
def a_number_is_called_up_with_the_pad():
    with hall(DISPLAY) as h, BROWSER.open(h.program) as page:
        h.winner()
        h.program.wait_air(scene="winner", second__name="Tomas Brandt")
        for digit in "445":
            page.press(f"[data-digit='{digit}']")
        page.press("call-back")
        page.wait_text("call-digits", "44")
        page.press("call")
        h.program.wait_air(scene="athlete", bib="44")


with Display() as DISPLAY, Browser() as BROWSER:
    main()
