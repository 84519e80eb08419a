#!/usr/bin/env python3
"""How the page looks: on a phone, a tablet and a laptop, in the dark, to a screen reader and
by keyboard. With PAGE_PICTURES=FOLDER it leaves its pictures there."""
import os
import pathlib

from selenium.webdriver.common.keys import Keys

from lib.browser import Browser
from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.meeting import jump, throw
from lib.page_stage import hall

SIZES = ((360, 740), (412, 860), (820, 1180), (1100, 700), (1280, 720), (1600, 900))
PICTURES = os.environ.get("PAGE_PICTURES")
FULL = {"feeds": ("track", "tri", "cup"), "rules": {"goal": {"hold": 1}}}

# Every box of a control that can be seen, by its place in the page.
BOXES = """
    return [...document.querySelectorAll("button, input, select")]
        .filter((node) => node.checkVisibility() && !node.closest(".row"))
        .map((node) => {
            const box = node.getBoundingClientRect();
            return [node.id || node.className || node.name, Math.round(box.x),
                Math.round(box.y), Math.round(box.width), Math.round(box.height)];
        });
"""

# Texts that are hard to read: their colour against what is behind, by WCAG 2.
FAINT = """
    const parse = (text) => {
        const part = text.match(/[\\d.]+/g).map(Number);
        return part.length === 3 ? [...part, 1] : part;
    };
    const light = ([r, g, b]) => [r, g, b].map((value) => {
        const share = value / 255;
        return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    }).reduce((sum, share, i) => sum + share * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = (node) => {
        for (let at = node; at; at = at.parentElement) {
            const color = parse(getComputedStyle(at).backgroundColor);
            if (color[3] > 0.99) {
                return color;
            }
        }
        return [13, 17, 22, 1];
    };
    const found = [];
    for (const node of document.querySelectorAll("body *")) {
        const own = [...node.childNodes].some((child) =>
            child.nodeType === 3 && child.data.trim());
        if (!own || !node.checkVisibility()) {
            continue;
        }
        const ink = parse(getComputedStyle(node).color);
        const [a, b] = [light(ink), light(ground(node))];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5 || Math.min(...ink.slice(0, 3)) > 250) {
            found.push([node.id || node.className, ratio.toFixed(2), ink.join()]);
        }
    }
    return found;
"""


def moved(before, after):
    return [f"{was} is now {now}" for was, now in zip(before, after) if was != now] or (
        "one more" if len(before) != len(after) else "")


def picture(page, name):
    if PICTURES:
        pathlib.Path(PICTURES).mkdir(parents=True, exist_ok=True)
        page.picture(pathlib.Path(PICTURES, f"{name}.png"))


def fill(h):
    """Something on every layer, and something that waits."""
    h.bug()
    h.board()
    h.winner()
    h.program.wait_air(scene="winner", second__name="Tomas Brandt")
    h.program.must_cue("auto off")
    h.pusher.publish("latest_attempt", throw())
    h.pusher.publish("latest_attempt", jump())
    h.winner("Ida Brandt-Oyelaran-Featherstonehaugh", event="20", name="4 x 100m - Women")
    h.wait_waiting(3)


def wait_full(page):
    page.wait_text("queue-count", "3")
    page.wait_text(".slot[data-layer=lower] .main", "Harry Cox")
    wait_until(lambda: page.attribute("picture", "data-drawn"), "a picture")
    page.settled("take")


@test
def it_fits_every_width_with_targets_for_a_finger():
    with hall(DISPLAY, **FULL) as h, BROWSER.open(h.program) as page:
        fill(h)
        for width, height in SIZES:
            page.resize(width, height)
            wait_full(page)
            picture(page, f"page-{width}")
            check(page.run("return document.documentElement.scrollWidth") <= width,
                  f"{width} px: it must be scrolled sideways")
            for name, x, _, wide, high in page.run(BOXES):
                check(wide >= 48 and high >= 48, f"{width} px: {name} is {wide}x{high}")
                check(x >= 0 and x + wide <= width, f"{width} px: {name} is cut off at {x}")
            faint = page.run(FAINT)
            check(not faint, f"{width} px: hard to read: {faint}")
            for name in ("take", "veto", "dismiss", "clear"):
                check(page.run("""
                    const box = arguments[0].getBoundingClientRect();
                    const there = document.elementFromPoint(box.x + box.width / 2,
                                                            box.y + box.height / 2);
                    return arguments[0].contains(there);""", page.find(name)),
                    f"{width} px: {name} is not in reach")


@test
def nothing_moves_when_things_come_and_go():
    for width, height in ((360, 740), (1600, 900)):
        with hall(DISPLAY, **FULL) as h, BROWSER.open(h.program) as page:
            page.resize(width, height)
            wait_until(lambda: page.attribute("picture", "data-drawn"), "a picture")
            before = page.run(BOXES)
            fill(h)
            wait_full(page)
            check_equal(moved(before, page.run(BOXES)), "", f"{width} px: what moved")
            h.program.must_cue("clear")
            page.wait_text("queue-count", "0")
            check_equal(moved(before, page.run(BOXES)), "", f"{width} px: moved by clear")


@test
def every_control_has_a_name_and_live_regions_are_few():
    with hall(DISPLAY, **FULL) as h, BROWSER.open(h.program) as page:
        page.resize(1600, 900)
        fill(h)
        wait_full(page)
        roles = {"button", "switch", "textbox", "combobox", "link", "checkbox", "img",
                 "region", "navigation", "ListBox"}
        count = 0
        for node in page.tree():
            role = node.get("role", {}).get("value")
            if role in roles:
                name = node.get("name", {}).get("value", "")
                check(name.strip(), f"a {role} has no name: {node}")
                count += 1
        check(count > 60, f"only {count} controls in the tree")
        live = page.run("return [...document.querySelectorAll('[aria-live], [role=status],"
                        " [role=alert], [role=log]')].map((node) => node.id)")
        check_equal(sorted(live), ["answer", "banner", "editor-note"], "live regions")


@test
def the_focus_goes_through_all_controls_in_their_order_and_is_seen():
    with hall(DISPLAY) as h, BROWSER.open(h.program) as page:
        page.resize(1600, 900)
        h.program.must_cue("auto off")
        h.winner()
        h.wait_waiting(1)
        page.wait_text("queue-count", "1")
        wanted = page.run("""
            window.all = [...document.querySelectorAll(
                "button, input, select, [tabindex='0']")]
                .filter((node) => node.checkVisibility());
            return window.all.map((node) => node.id || node.className || node.name ||
                node.dataset.digit);""")
        seen = []
        for name in wanted:
            page.keys(Keys.TAB if seen else Keys.F6)
            at, outline = page.run("""
                const node = document.activeElement;
                return [window.all.indexOf(node), getComputedStyle(node).outlineStyle];""")
            seen.append(at)
            check(outline != "none", f"no focus is seen on {name}")
        check_equal(seen, list(range(len(wanted))), f"the order of {wanted}")


@test
def the_editor_leaves_the_main_controls_in_reach():
    with hall(DISPLAY) as h, BROWSER.open(h.program) as page:
        h.winner()
        h.program.wait_air(scene="winner", second__name="Tomas Brandt")
        for width, height in ((360, 740), (1600, 900)):
            page.resize(width, height)
            page.wait_text(".slot[data-layer=lower] .main", "Harry Cox")
            page.press(".slot[data-layer=lower] .slot-edit")
            wait_until(lambda: page.find("editor").is_displayed(), "the editor")
            picture(page, f"editor-{width}")
            faint = page.run(FAINT)
            check(not faint, f"hard to read: {faint}")
            page.press("editor-close")
        page.press(".slot[data-layer=lower] .slot-edit")
        page.press("dismiss")
        h.program.wait_off()
        page.wait_text("editor-note", "no longer on air")


with Display() as DISPLAY, Browser() as BROWSER:
    main()
