#!/usr/bin/env python3
"""The page when the line goes, when two look on, and when what it shows is old."""
from selenium.webdriver.common.action_chains import ActionChains

from lib.background import free_port
from lib.browser import Browser
from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.offline import Nobody
from lib.page_stage import hall
from lib.strapline import Strapline, show

LOWER = ".slot[data-layer=lower]"
GONE = ("net::ERR", "WebSocket", "503")
# States that come while window.deaf is true are lost on the way; answers are not.
DEAF = """
    const Real = window.WebSocket;
    window.WebSocket = class extends Real {
        set onmessage(hear) {
            super.onmessage = (event) => {
                if (!window.deaf || event.data.includes('"ok"')) {
                    hear(event);
                }
            };
        }
    };
"""
NO_SOCKET = """
    window.WebSocket = class {
        constructor() { setTimeout(() => this.onclose(), 0); }
        close() {}
        static OPEN = 1;
    };
"""


def nothing(port):
    """A show without feeds, always on this port."""
    return show(Nobody, port=port, feeds=[])


@test
def when_the_server_is_gone_the_page_says_so_and_comes_back_by_itself():
    port = free_port()
    file = nothing(port)
    with Strapline(DISPLAY, file) as first:
        with BROWSER.open(first, allowed=GONE) as page:
            first.must_cue({"cue": "take", "scene": "winner", "data": {"name": "Ada Long"}})
            page.wait_text(f"{LOWER} .main", "Ada Long")
            first.process.kill()
            page.wait_live("no")
            page.wait_text("banner", "Connection lost. The programme runs on.")
            page.wait_attribute("take", "aria-disabled", "true")
            page.press("take")
            page.wait_text("answer", "no connection")
            page.wait_text(f"{LOWER} .main", "Ada Long")
            with Strapline(DISPLAY, file) as second:
                page.wait_live()
                check_equal(page.text("banner"), "", "the banner")
                page.wait_text(f"{LOWER} .main", "nothing")
                page.wait_attribute("take", "aria-disabled", "false")
                page.press("auto")
                second.wait_state(lambda state: not state["auto"], "automation off")
        first._ended = True  # it was killed


@test
def two_operators_see_what_each_other_did():
    with hall(DISPLAY) as h, BROWSER.open(h.program) as anna, BROWSER.open(h.program) as bo:
        anna.type("name", "Anna")
        h.program.must_cue("auto off")
        h.winner()
        h.wait_waiting(1)
        anna.wait_text("queue-count", "1")
        anna.press("take")
        h.program.wait_air(scene="winner")
        bo.wait_text(f"{LOWER} .main", "Harry Cox")
        bo.wait_text("log", "Anna")
        bo.press("pin")
        anna.wait_attribute("pin", "aria-pressed", "true")
        anna.wait_text(f"{LOWER} .mark", "PINNED")
        anna.wait_text("log", "pin lower")


@test
def a_take_of_what_has_changed_meanwhile_is_refused_plainly_and_nothing_happens():
    with hall(DISPLAY) as h, BROWSER.open(h.program, before=DEAF) as page:
        h.program.must_cue("auto off")
        h.winner()
        h.winner("Ida Brandt", event="20")
        queue = h.wait_waiting(2)
        page.wait_text("queue-count", "2")
        page.settled("take")
        page.run("window.deaf = true")
        said = page.text("take-what")
        h.program.must_cue("take")
        h.wait_waiting(1)
        air = h.program.wait_air(scene="winner", state="on")
        page.press("take")
        page.wait_text("answer", "another is next in line")
        check_equal(page.text("take-what"), said, "what the old page shows")
        state = h.program.state()
        check_equal(len(state["queue"]), 1, "still waiting")
        check_equal(h.program.air()["subject"], air["subject"], "on air")
        check(len(queue) == 2, "two waited")
        page.run("window.deaf = false")
        h.program.must_cue("pin lower")
        page.wait_text("queue-count", "1")
        page.press("take")
        h.program.wait_state(lambda state: any(
            "take" == row["text"] for row in state["decisions"]), "the take")


@test
def a_control_that_changed_under_the_finger_does_nothing():
    with hall(DISPLAY) as h, BROWSER.open(h.program) as page:
        h.program.must_cue("auto off")
        h.winner()
        h.winner("Ida Brandt", event="20")
        h.wait_waiting(2)
        page.wait_text("queue-count", "2")
        take = "#queue > :first-child .row-take"
        first = page.text("#queue > :first-child .main")
        page.settled(take)
        ActionChains(page.here()).click_and_hold(page.find(take)).perform()
        subject = h.program.state()["queue"][0]["subject"]
        h.program.must_cue(f"take winner {subject}")
        h.wait_waiting(1)
        page.wait_text("queue-count", "1")
        check(page.text("#queue > :first-child .main") != first, "the row stayed")
        page.settled(take)
        ActionChains(page.here()).release().perform()
        page.wait_text("answer", "it changed as you pressed")
        check_equal(len(h.program.state()["queue"]), 1, "still waiting")


@test
def a_token_is_asked_for_kept_for_the_tab_and_told_when_it_is_wrong():
    with hall(DISPLAY, environment={"OPERATOR_TOKEN": "s3cret/+~?"}, token="s3cret/+~?",
              control={"token_env": "OPERATOR_TOKEN"}) as h, \
            BROWSER.open(h.program, live=False, allowed=("401",)) as page:
        wait_until(lambda: page.find("token").is_displayed(), "the form")
        page.type("token-text", "guess")
        page.press("#token-form button")
        page.wait_text("token-note", "not this show's")
        page.type("token-text", "s3cret/+~?")
        page.press("#token-form button")
        page.wait_live()
        h.winner()
        page.wait_text(f"{LOWER} .main", "Harry Cox")
        page.press("pin")
        h.program.wait_air(pinned=True)
        page.wait_text("log", "WebSocket")
        wait_until(lambda: page.attribute("picture", "data-drawn"), "a picture")
        page.here().refresh()
        page.wait_live()
        check("s3cret" not in page.here().current_url, "the token stands in the address")
        check("s3cret" not in h.program.errors(), "the token was logged")


@test
def where_there_is_no_websocket_the_state_is_asked_for_and_cues_are_posted():
    with hall(DISPLAY) as h, BROWSER.open(h.program, before=NO_SOCKET) as page:
        h.winner()
        page.wait_text(f"{LOWER} .main", "Harry Cox")
        page.press("pin")
        h.program.wait_air(pinned=True)
        page.wait_text("log", "HTTP")
        page.press("dismiss")
        h.program.wait_off()
        page.wait_attribute(LOWER, "data-state", "off")


with Display() as DISPLAY, Browser() as BROWSER:
    main()
