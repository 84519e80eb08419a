#!/usr/bin/env python3
"""results_arrived to the winner on the screen: fullscreen, 1080p, keyed."""
from PIL import ImageChops

from lib import meeting
from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display, not_key, plate_box
from lib.meeting import CHANNEL, PATH, result
from lib.stage import stage

KEY = (0, 255, 0)
SAFE = (96, 54, 1920 - 96, 1080 - 54)  # EBU R 95 graphics safe
OUTPUT = {"size": "1920x1080", "rate": 50, "key": "chroma", "key_color": "#00ff00"}


def inside(box, frame):
    return (box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2]
            and box[3] <= frame[3])


def all_key(display):
    return lambda: plate_box(display.screen()) is None


def near_key(picture):
    """How many pixels are almost, but not exactly, the key colour: half-covered edges."""
    red, green, blue = picture.split()
    mask = not_key(picture)
    for almost in (red.point(lambda value: 255 if value < 96 else 0),
                   green.point(lambda value: 255 if value > 160 else 0),
                   blue.point(lambda value: 255 if value < 96 else 0)):
        mask = ImageChops.darker(mask, almost)
    return mask.histogram()[255]


@test
def the_channel_is_derived_from_the_competition():
    with stage(DISPLAY, windowed=False, output=OUTPUT) as s:
        check_equal([heard["data"]["channel"] for heard in s.pusher.heard("pusher:subscribe")],
                    [CHANNEL], "subscriptions")
        connection = s.pusher.all[0]
        check("protocol=7" in connection.query, f"query {connection.query!r} lacks protocol=7")
        check_equal(connection.key, "2b94ba526eda8332e32a", "the app key of 'live'")
        check("Origin" not in connection.request.headers
              or connection.request.headers["Origin"], "an empty Origin was sent")
        s.program.wait_feed(link="up")


@test
def before_anything_happens_the_screen_is_nothing_but_key():
    with stage(DISPLAY, windowed=False, output=OUTPUT) as s:
        wait_until(all_key(DISPLAY), "a screen of key colour")
        check_equal(s.program.state()["output"]["size"], "1920x1080", "size in the state")


@test
def a_winner_comes_holds_and_leaves_by_itself():
    with stage(DISPLAY, windowed=False, output=OUTPUT, rules={"winner": {"hold": 2}}) as s:
        wait_until(all_key(DISPLAY), "a screen of key colour")
        s.pusher.publish("results_arrived", result())
        air = s.program.wait_air(scene="winner", event="800m - Men Blues", name="Harry Cox",
                                 mark="1:52.60")
        check(air["reason"], "the decision has no reason")
        seen, away = [], None
        while s.program.air():  # in every state from entering to leaving
            picture = DISPLAY.screen()
            if plate_box(picture):
                seen.append(plate_box(picture))
                check(inside(seen[-1], SAFE), f"something at {seen[-1]}, safe is {SAFE}")
                away = picture
        check(len(seen) >= 3, f"the plate was seen in only {len(seen)} pictures")
        check(near_key(away) == 0, f"{near_key(away)} pixels are almost the key colour")
        wait_until(all_key(DISPLAY), "a screen of key colour afterwards")


@test
def the_plate_stands_on_even_pixels_with_a_hard_outline():
    with stage(DISPLAY, windowed=False, output=OUTPUT) as s:
        s.pusher.publish("results_arrived", result())
        s.program.wait_air(scene="winner", state="on")
        s.program.must_cue("pin")
        wait_until(lambda: DISPLAY.screen().tobytes() == DISPLAY.screen().tobytes(), "rest")
        picture = DISPLAY.screen()
        box = plate_box(picture)
        check(box and (box[2] - box[0]) * (box[3] - box[1]) > 40000, f"a plate, found {box}")
        check(all(edge % 2 == 0 for edge in box), f"edges {box} are not all even")
        check_equal(near_key(picture), 0, "pixels almost the key colour")


@test
def the_unit_enriches_the_popup_in_place():
    def prepare(_, units):
        units.set(meeting.unit_path("12"), meeting.race(), delay=0.5)

    with stage(DISPLAY, windowed=False, prepare=prepare, output=OUTPUT) as s:
        s.pusher.publish("results_arrived", result())
        first = s.program.wait_air(scene="winner", name="Harry Cox")
        rich = s.program.wait_air(scene="winner", name="Harry Cox", place="1",
                                  what="the popup enriched by the unit")
        check_equal(rich["subject"], first["subject"], "subject before and after")
        values = rich["values"]
        check("Brandt" in values.get("second.name", ""), f"second.name in {values}")
        check_equal(values.get("second.mark"), "1:53.04", "second.mark")
        check("Vale" in values.get("third.name", ""), f"third.name in {values}")
        check_equal(values.get("third.mark"), "1:54.90", "third.mark")
        check("Cambridge" in values.get("team", "") or values.get("team") == "CAM",
              f"team in {values}")
        check_equal(values.get("note"), "PB", "note")
        check("wind" not in values, "an 800 m has no wind")
        check(s.units.count(meeting.unit_path("12")) >= 1, "the unit was never fetched")


@test
def a_sprint_gets_its_wind_and_names_keep_their_accents():
    def prepare(_, units):
        units.set(meeting.unit_path("20"), meeting.sprint())

    with stage(DISPLAY, windowed=False, prepare=prepare, output=OUTPUT) as s:
        s.pusher.publish("results_arrived", result("20", "100m - Women", "Elin Åsgård", "11.52"))
        values = s.program.wait_air(scene="winner", wind="+1.3")["values"]
        check_equal(values["name"], "Elin Åsgård", "name")
        check("Hartley-Ross" in values["second.name"], f"second.name in {values}")


@test
def a_popup_is_shown_though_the_unit_cannot_be_had():
    def prepare(_, units):
        units.set(meeting.unit_path("12"), "go away", status=403)
        units.set(meeting.unit_path("20"), meeting.sprint(), truncated=True)

    with stage(DISPLAY, windowed=False, prepare=prepare, output=OUTPUT,
               rules={"winner": {"hold": 1}}) as s:
        s.pusher.publish("results_arrived", result())
        s.program.wait_air(scene="winner", name="Harry Cox", state="on")
        s.program.wait_state(lambda state: "403" in state["feeds"][0].get("note", "")
                             or "403" in str(state), "a note about the 403")
        s.pusher.publish("results_arrived", result("20", "100m - Women", "Elin Åsgård", "11.52"))
        s.program.wait_air(scene="winner", name="Elin Åsgård", state="on")


@test
def a_unit_that_comes_at_the_second_try_and_by_a_redirect_still_enriches():
    short = PATH.replace("/en-gb", "")

    def prepare(_, units):
        units.set(meeting.unit_path("12"), meeting.race(), before=[500])
        units.set(meeting.unit_path("12").replace("/en-gb", ""), "", status=302,
                  location=meeting.unit_path("12"))
        units.set(f"{short}json/", "", status=302, location=f"{PATH}json/")

    with stage(DISPLAY, windowed=False, prepare=prepare, output=OUTPUT,
               rules={"winner": {"hold": 20}}, competition=short) as s:
        s.pusher.publish("results_arrived", result())
        s.program.wait_air(scene="winner", place="1")
        check(s.units.count(meeting.unit_path("12")) >= 2, "it was not tried again")


@test
def both_spellings_of_the_event_are_heard():
    with stage(DISPLAY, windowed=False, output=OUTPUT) as s:
        s.pusher.publish("result_arrived", result(winner="Mara Quill"))
        s.program.wait_air(scene="winner", name="Mara Quill")


with Display(1920, 1080) as DISPLAY:
    main()
