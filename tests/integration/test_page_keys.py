#!/usr/bin/env python3
"""The operator's keys on the page: the same as in the programme's own windows."""
from selenium.webdriver.common.keys import Keys

from lib.browser import Browser
from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.meeting import throw
from lib.page_stage import hall

LOWER = ".slot[data-layer=lower]"


@test
def space_p_d_and_escape_take_pin_open_and_dismiss():
    with hall(DISPLAY) as h, BROWSER.open(h.program) as page:
        page.keys("a")
        h.program.wait_state(lambda state: not state["auto"], "automation off")
        h.winner()
        h.wait_waiting(1)
        page.wait_text("queue-count", "1")
        page.settled("take")
        page.keys(Keys.SPACE)
        h.program.wait_air(scene="winner", state="on")
        page.wait_attribute(LOWER, "data-state", "on")
        page.settled("pin")
        page.keys("p")
        h.program.wait_air(pinned=True)
        page.wait_attribute("pin", "aria-pressed", "true")
        page.settled("pin")
        page.keys("p")
        h.program.wait_air(pinned=False)
        page.settled("detail")
        page.keys("d")
        h.program.wait_air("full", scene="results", state="on")
        page.wait_attribute(".slot[data-layer=full]", "data-state", "on")
        page.settled("dismiss")
        page.keys(Keys.ESCAPE)
        h.program.wait_off("full")


@test
def shift_escape_clears_v_vetoes_and_digits_call():
    with hall(DISPLAY, rules={"attempt": {"announce": 50}}) as h, \
            BROWSER.open(h.program) as page:
        h.pusher.publish("latest_attempt", throw())
        page.wait_text("veto-what", "Robin Croft")
        page.settled("veto")
        page.keys("v")
        h.program.wait_state(lambda state: not state["announced"], "the veto")
        h.winner()
        h.program.wait_air(scene="winner", second__name="Tomas Brandt")
        page.keys("4", "4")
        page.wait_text("call-digits", "44")
        page.keys(Keys.ENTER)
        h.program.wait_air(scene="athlete", bib="44")
        page.keys(Keys.ESCAPE, shift=True)
        h.program.wait_state(lambda state: not state["auto"] and not state["air"], "clear")


@test
def b_l_tab_and_the_arrows_steer_the_layers():
    with hall(DISPLAY, feeds=("track", "tri", "cup"),
              rules={"results": {"page": 0, "hold": 0}}) as h, BROWSER.open(h.program) as page:
        h.bug()
        h.board()
        page.wait_attribute("board", "aria-checked", "true")
        page.keys(Keys.TAB)
        h.program.wait_state(lambda state: state["selected"] == "bug", "the bug selected")
        page.settled("bug")
        for key, name in (("b", "bug"), ("l", "board")):
            page.keys(key)
            h.program.wait_off(name)
            page.wait_attribute(name, "aria-checked", "false")
            page.settled(name)
            page.keys(key)
            h.program.wait_air(name)
            page.wait_attribute(name, "aria-checked", "true")
            page.settled(name)
        h.program.must_cue({"cue": "take", "scene": "results", "data": {
            "event": "Marathon", "rows": [{"name": f"Runner {i}"} for i in range(40)]}})
        h.program.wait_air("full", scene="results", state="on")
        for key, at in ((Keys.ARROW_RIGHT, "2/"), (Keys.ARROW_LEFT, "1/")):
            page.settled("next")
            page.keys(key)
            page.wait_text("next-what", at)


@test
def keys_rest_while_something_is_typed():
    with hall(DISPLAY) as h, BROWSER.open(h.program) as page:
        page.type("follow-subject", "a1 ")
        check_equal(page.find("follow-subject").get_attribute("value"), "a1 ", "typed")
        page.run("document.activeElement.blur()")
        page.keys("a")
        h.program.wait_state(lambda state: not state["auto"], "automation off")
        check_equal([row["text"] for row in h.cues()], ["auto off"], "cues")


@test
def a_control_reached_by_keyboard_keeps_enter_and_space_to_itself():
    with hall(DISPLAY) as h, BROWSER.open(h.program) as page:
        page.keys(Keys.F6)
        wait_until(lambda: page.run("return document.activeElement.id") == "auto", "focus")
        page.keys(Keys.SPACE)
        h.program.wait_state(lambda state: not state["auto"], "automation off")
        page.wait_attribute("auto", "aria-checked", "false")
        page.settled("auto")
        page.keys(Keys.ENTER)
        h.program.wait_state(lambda state: state["auto"], "automation on")
        page.settled("auto")
        page.find("auto").click()
        h.program.wait_state(lambda state: not state["auto"], "automation off by a click")
        check_equal(page.run("return document.activeElement.tagName"), "BODY",
                    "after a click keys are the operator's again")


@test
def f1_helps_f5_reads_the_theme_and_ctrl_q_ends_the_show_when_pressed_twice():
    with hall(DISPLAY) as h, BROWSER.open(h.program, allowed=("net::ERR", "WebSocket")) as page:
        page.keys(Keys.F1)
        wait_until(lambda: page.find("help").is_displayed(), "the help")
        page.keys("a")
        page.keys(Keys.ESCAPE)
        wait_until(lambda: not page.find("help").is_displayed(), "the help closed")
        check(h.program.state()["auto"], "a key reached the show behind the help")
        page.run("window.same = true")
        page.keys(Keys.F5)
        page.wait_text("answer", "theme was read again")
        check(page.run("return window.same"), "the page was loaded anew")
        page.keys("q", control=True)
        page.wait_text("quit-word", "Press again")
        check(h.program.alive(), "once ended it")
        page.keys("q", control=True)
        h.program.end(how=None)


@test
def keys_that_the_show_file_changed_are_changed_on_the_page_and_in_its_help():
    mapped = {"take": ["K", "Ctrl+Enter"], "veto": "Space", "clear": "Shift+7", "auto": [],
              "help": "F2", "next": "Alt+Right"}
    with hall(DISPLAY, hotkeys=mapped) as h, BROWSER.open(h.program) as page:
        page.keys("a")
        page.press("auto")
        h.program.wait_state(lambda state: not state["auto"], "automation off")
        h.winner()
        h.wait_waiting(1)
        page.wait_text("queue-count", "1")
        page.settled("take")
        page.keys(Keys.SPACE)
        page.keys("k")
        h.program.wait_air(scene="winner", state="on")
        page.wait_attribute(LOWER, "data-state", "on")
        page.keys("7", shift=True)
        h.program.wait_state(lambda state: not state["air"], "all cleared")
        h.winner(event="20")
        page.wait_text("queue-count", "1")
        page.settled("take")
        page.keys(Keys.RETURN, control=True)
        h.program.wait_air(scene="winner", state="on")
        check_equal([row["text"] for row in h.cues()],
                    ["auto off", "veto: nothing is announced", "take", "clear", "take"], "cues")
        page.keys(Keys.F2)
        wait_until(lambda: page.find("help").is_displayed(), "the help")
        told = page.find("help").text
        for words in ("K, Ctrl+Return", "Space veto", "Shift+7 clear", "F2 this help",
                      "\u25c0 Alt+\u25b6 page", "no key B L automation"):
            check(words in told, f"{words!r} is not in {told!r}")


def press(page, key, code, **more):
    """As a keyboard of another layout tells of a key."""
    page.run("document.body.dispatchEvent(new KeyboardEvent('keydown', arguments[0]))",
             {"key": key, "code": code, "bubbles": True, **more})


@test
def keys_are_where_they_are_on_every_keyboard():
    with hall(DISPLAY) as h, BROWSER.open(h.program) as page:
        press(page, "\u0444", "KeyA")  # Russian
        h.program.wait_state(lambda state: not state["auto"], "automation off")
        press(page, "&", "Digit1")  # French
        press(page, "\u011b", "Digit2")  # Czech
        press(page, "3", "Digit3", shiftKey=True)
        page.wait_text("call-digits", "123")


with Display() as DISPLAY, Browser() as BROWSER:
    main()
