#!/usr/bin/env python3
"""What is typed, chosen and looked at on the operator's page, in Chromium."""
from lib.browser import Browser
from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.page_stage import hall

LOWER = ".slot[data-layer=lower]"


@test
def what_is_known_is_followed_by_choosing_it():
    with hall(DISPLAY, feeds=("track", "cup")) as h, BROWSER.open(h.program) as page:
        h.winner()
        h.program.wait_air(scene="winner")
        wait_until(lambda: page.run("return [...arguments[0].options].some((option) =>"
                                    " option.value === '12/1/1')", page.find("follow-known")),
                   "the unit among what is known")
        page.choose("follow-known", "12/1/1")
        page.press("follow-go")
        h.program.wait_feed("track", follows="12/1/1")
        page.wait_text("#feeds", "follows 12/1/1")
        page.choose("follow-feed", "track")
        page.type("follow-subject", "20/1/1")
        page.press("follow-go")
        h.program.wait_feed("track", follows="20/1/1")


@test
def a_scene_is_taken_with_values_and_rows_of_ones_own():
    with hall(DISPLAY) as h, BROWSER.open(h.program) as page:
        page.type("#own-fields [name=name]", "Ada \u0158\u00edha")
        page.type("#own-fields [name=mark]", "9.87")
        page.press("own-take")
        h.program.wait_air(scene="winner", name="Ada \u0158\u00edha", mark="9.87")
        page.choose("own-scene", "results")
        page.type("#own-fields [name=event]", "Guests")
        page.press("own-add")
        page.type("#own-rows [name=name]", "Bo Lind")
        page.press("own-take")
        air = h.program.wait_air("full", scene="results", event="Guests")
        check_equal(air["values"]["rows"], [{"name": "Bo Lind"}], "rows")


@test
def a_value_on_air_is_set_by_hand_and_returned_to_live():
    with hall(DISPLAY) as h, BROWSER.open(h.program) as page:
        h.winner()
        h.program.wait_air(scene="winner", state="on", second__name="Tomas Brandt")
        page.press(f"{LOWER} .slot-edit")
        field = "[id='value-name']"
        wait_until(lambda: page.attribute(field, "value") == "Harry Cox", "the name's field")
        page.type(field, "Henry Cox")
        page.press("editor-set")
        h.program.wait_air(name="Henry Cox", mark="1:52.60")
        page.wait_text(f"{LOWER} .more", "1 by hand")
        page.press(f".field:has({field}) button")
        h.program.wait_air(name="Harry Cox")
        page.type(field, "H. Cox")
        page.type("[id='value-note']", "record")
        page.press("editor-set")
        h.program.wait_air(name="H. Cox", note="record")
        page.press("editor-live")
        h.program.wait_air(name="Harry Cox")
        page.press("editor-close")
        wait_until(lambda: not page.find("editor").is_displayed(), "the editor closed")


@test
def a_value_that_waits_is_set_by_hand():
    with hall(DISPLAY) as h, BROWSER.open(h.program) as page:
        h.program.must_cue("auto off")
        h.winner()
        h.wait_waiting(1)
        page.wait_text("queue-count", "1")
        page.press("#queue .row-edit")
        page.type("[id='value-name']", "Henry Cox")
        page.press("editor-set")
        page.wait_text("#queue .main", "Henry Cox")
        page.press("editor-close")
        page.press("take")
        h.program.wait_air(scene="winner", name="Henry Cox")


@test
def detail_opens_the_panel_behind_what_is_on_air():
    with hall(DISPLAY, feeds=("track", "tri")) as h, BROWSER.open(h.program) as page:
        h.winner()
        h.program.wait_air(scene="winner", state="on")
        page.wait_attribute(LOWER, "data-state", "on")
        page.press("detail")
        h.program.wait_air("full", scene="results")
        page.press(".slot[data-layer=full] .slot-dismiss")
        h.program.wait_off("full")
        h.program.must_cue("take winner")
        h.program.wait_air(scene="winner", state="on")
        page.wait_attribute(LOWER, "data-state", "on")
        h.board()
        page.wait_attribute(".slot[data-layer=board]", "data-selected", "true")
        page.press(f"{LOWER} .slot-detail")
        h.program.wait_air("full", scene="results")


@test
def the_picture_shows_the_programme_and_rests_when_it_is_off():
    with hall(DISPLAY) as h, BROWSER.open(h.program) as page:
        def bright():
            return page.run("""
                const canvas = document.getElementById("picture");
                const data = canvas.getContext("2d")
                    .getImageData(0, 0, canvas.width, canvas.height).data;
                let count = 0;
                for (let i = 0; i < data.length; i += 4) {
                    count += data[i] > 200 && data[i + 1] > 150;
                }
                return count""")

        wait_until(lambda: page.attribute("picture", "data-drawn"), "a picture")
        check_equal(bright(), 0, "bright pixels with nothing on air")
        h.winner()
        wait_until(lambda: bright() > 100, "the winner in the picture")
        page.press("picture-key")
        wait_until(lambda: page.run(
            "return [...document.getElementById('picture').getContext('2d')"
            ".getImageData(2, 2, 1, 1).data].join()") == "0,255,0,255", "the key colour")
        page.press("picture-on")
        page.wait_attribute("picture-on", "aria-checked", "false")


@test
def what_is_refused_is_said_plainly():
    with hall(DISPLAY) as h, BROWSER.open(h.program) as page:
        page.press("take")
        page.wait_text("answer", "refused: nothing is waiting")
        page.press("veto")
        page.wait_text("answer", "refused: nothing is announced")
        page.press("dismiss")
        page.wait_text("answer", "refused: nothing is on air")
        page.press("call")
        page.wait_text("answer", "Type a number first")


@test
def the_theme_is_read_again_and_the_show_ended_from_the_page():
    with hall(DISPLAY) as h, BROWSER.open(h.program, allowed=("net::ERR", "WebSocket")) as page:
        page.press("reload")
        page.wait_text("answer", "theme was read again")
        page.press("quit")
        page.wait_text("quit-word", "Press again")
        check(h.program.alive(), "one press ended it")
        page.press("quit")
        h.program.end(how=None)
        page.wait_live("no")


with Display() as DISPLAY, Browser() as BROWSER:
    main()
