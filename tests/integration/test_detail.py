#!/usr/bin/env python3
"""The whole story behind what is on air: panels by key and by HTTP, pages, call-up,
corrections by hand. A meeting, a race and a match in one show."""
import contextlib
import json
import tempfile

from PIL import ImageChops

from lib import cup, race
from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.feed_server import FeedServer
from lib.meeting import (CHANNEL, PATH, athlete, competition, hammer, high_jump, result, sprint,
                         throw, unit, unit_path)
from lib.pusher_server import PusherServer
from lib.strapline import Strapline, show
from lib.unit_server import UnitServer

LONG = {"winner": {"hold": 600}, "attempt": {"hold": 600}, "height": {"hold": 600},
        "athlete": {"hold": 600}, "leaderboard": {"hold": 600, "ceiling": 600},
        "results": {"page": 0}, "startlist": {"page": 0}}
TABLE = [{"id": team["id"], "name": team["name"], "order": n + 1, "points": 6 - 2 * n,
          "scored": 40 - n, "received": 30 + n, "color_primary": team["color"]}
         for n, team in enumerate((cup.HOME, cup.AWAY))]


def heat(count=25):
    """Many starters; bib 11 is also a triathlete's."""
    rows = [athlete(str(11 + n), "Ada", f"Number{n + 1}", "GBR", None, None, order=n + 1)
            for n in range(count)]
    for row in rows:
        row.pop("performance", None)
        row.pop("place", None)
    return unit("30", "5000m - Women", rows, status="", distance=5000)


def crowd(units):
    units.set(unit_path("12"), unit("12", "800m - Men Blues", [
        athlete("44", "Harry", "Cox", "CAM", "1:52.60", 1, lane=3),
        athlete("31", "Tomas", "Brandt", "OXF", "1:53.04", 2, lane=4)], distance=800))
    units.set(unit_path("20"), sprint())
    units.set(unit_path("01"), hammer())
    units.set(unit_path("14"), high_jump())
    units.set(unit_path("30"), heat())


@contextlib.contextmanager
def stage(journal=None, rules=None):
    with PusherServer() as pusher, UnitServer() as units, FeedServer(race.SOCKET) as timing, \
            FeedServer(cup.SOCKET) as hall:
        units.set(f"{PATH}json/", competition())
        crowd(units)
        timing.set(race.REST, race.envelope(race.message([0, 1, 2], 3, 1800, splits=True)))
        service = cup.Service(hall)
        track = {"id": "track", "type": "opentrack", "key": "live", "url": pusher.url,
                 "competition": units.url + PATH}
        feeds = [track, race.feed(timing), cup.feed(hall)]
        arguments = ["--journal", journal] if journal else []
        with Strapline(DISPLAY, show(pusher, units, feeds=feeds, rules=rules or LONG),
                       *arguments) as program:
            pusher.wait_subscribed(CHANNEL)
            for name in ("track", "tri", "cup"):
                program.wait_feed(name, link="up")
            yield pusher, service, program


def notice(program, *words):
    return program.wait_state(lambda state: all(word in (state["notice"] or "")
                                                for word in words), f"notice {words}")


def by_key(program):
    program.focus()
    program.press("d")


def by_post(program):
    program.must_cue("detail")


def jump(result_, at="1.85", attempts="xo"):
    return {"event_id": "14", "round_no": 1, "heat_no": 1, "heat_name": "14 High Jump - Men",
            "event_code": "HJ", "bib": "112", "height": at, "attempts_at_height": attempts,
            "result": result_, "athlete_name": "Maro Okada"}


@test
def detail_opens_the_panel_of_a_race_a_throw_and_a_jump_and_closes_it():
    with stage() as (pusher, _, program):
        for event, data, lower, panel, how in [
                ("results_arrived", result(), "winner", "results", by_key),
                ("latest_attempt", throw(), "attempt", "series", by_post),
                ("latest_attempt", jump("o"), "height", "heights", by_key)]:
            pusher.publish(event, data)
            program.wait_air("lower", scene=lower, state="on")
            how(program)
            air = program.wait_air("full", scene=panel, state="on")
            check(len(air["values"]["rows"]) == 2, f"{panel}: {air['values']}")
            # The panel has the screen for itself; what it was opened from is held back.
            program.wait_off("lower")
            how(program)
            program.wait_off("full")
            if program.air("lower"):
                program.must_cue("dismiss lower")
            program.wait_off("lower")


@test
def start_lists_triathletes_matches_and_tables_have_their_panels():
    with stage() as (_, service, program):
        for words, scene in [("take startlist track/30/1/1", "startlist"),
                             ("take splits tri/701122/12", "splits")]:
            program.must_cue(words)
            program.wait_air("full", scene=scene, state="on")
            program.must_cue("dismiss full")
            program.wait_off("full")
        service.start()
        service.goal(0, ("Ondřej Říha", 11))
        program.wait_air("bug", scene="scorebug", home__score="1")
        service.server.say(service.stamped({"category_table": TABLE}, "category_table"))
        program.must_cue("follow cup 371")
        by_key(program)
        air = program.wait_air("full", scene="match", state="on", home__score="1")
        check_equal(air["values"]["rows"][-1]["player"], "Ondřej Říha", "who scored")
        check_equal(program.air("bug")["scene"], "scorebug", "the bug stays beside a panel")
        # What happens meanwhile is on the panel, too.
        service.goal(1, ("Jan Novák", 4))
        program.wait_air("full", scene="match", away__score="1")
        program.must_cue("take table")
        air = program.wait_air("full", scene="table", state="on")
        check_equal([row["team"] for row in air["values"]["rows"]],
                    [cup.HOME["name"], cup.AWAY["name"]], "the table")


@test
def detail_of_what_is_followed_is_its_panel():
    with stage() as (_, __, program):
        program.must_cue("follow track 30/1/1")
        by_key(program)
        program.wait_air("full", scene="startlist", subject="track/30/1/1")
        program.must_cue("detail")
        program.wait_off("full")
        program.must_cue("follow tri 701122")
        by_key(program)
        air = program.wait_air("full", scene="splits", state="on")
        check_equal(air["values"]["name"], race.PEOPLE[0][1], "the leader")


@test
def an_event_that_the_competition_does_not_have_cannot_be_followed():
    with stage() as (_, __, program):
        # Until the competition's page has come, any event is believed.
        wait_until(lambda: b"the competition has no event 99" in
                   program.cue("follow track 99/1/1").content, "the refusal")
        program.must_cue("follow track 30/1/1")


def page_of(program):
    air = program.air("full")
    return (air["page"], air["pages"]) if air and air["state"] == "on" else None


@test
def pages_turn_by_keys_and_by_themselves():
    with stage() as (_, __, program):
        program.must_cue("take startlist track/30/1/1")
        program.wait_air("full", scene="startlist", state="on")
        first = page_of(program)
        check(first and first[1] == 3, f"pages: {first}")
        program.focus()
        for key, page in [("Right", first[0] + 1), ("Right", first[0] + 2),
                          ("Left", first[0] + 1)]:
            program.press(key)
            wait_until(lambda wanted=page: (page_of(program) or [None])[0] == wanted,
                       lambda wanted=page: f"page {wanted}, there is {page_of(program)}")
    with stage(rules={**LONG, "startlist": {"page": 1}}) as (_, __, program):
        program.must_cue("take startlist track/30/1/1")
        program.wait_air("full", scene="startlist", state="on")
        for page in (first[0] + 1, first[0] + 2):
            wait_until(lambda wanted=page: (page_of(program) or [None])[0] == wanted,
                       f"page {page} by itself")


@test
def a_number_calls_up_a_card_and_next_and_prev_go_on_from_it():
    with stage() as (_, __, program):
        program.must_cue("follow track 30/1/1")
        program.must_cue("detail")
        program.wait_air("full", scene="startlist", state="on")
        program.must_cue("dismiss full")
        program.wait_off("full")
        program.focus()
        program.press("1", "2", "Return")
        program.wait_air("lower", scene="athlete", state="on", bib="12", name="Ada Number2")
        program.press("Right")
        program.wait_air("lower", scene="athlete", state="on", bib="13")
        program.press("Left")
        program.wait_air("lower", scene="athlete", state="on", bib="12")
        program.press("Left")
        program.wait_air("lower", scene="athlete", state="on", bib="11")
        program.press("Left")
        notice(program, "first in the order of start")
        program.press("9", "9", "9", "Return")
        notice(program, "nobody", "999")


@test
def a_number_of_two_feeds_is_for_the_operator_to_decide():
    with stage() as (_, __, program):
        program.must_cue("take startlist track/30/1/1")
        program.wait_air("full", scene="startlist", state="on")
        program.must_cue("dismiss full")
        program.wait_off("full")
        program.focus()
        program.press("1", "1", "Return")
        notice(program, "11 is in track 30/1/1 and tri 701122", "follow one")
        check(program.air("lower") is None, "a card came all the same")
        program.must_cue("follow tri 701122")
        program.press("1", "1", "Return")
        air = program.wait_air("lower", scene="athlete", name=race.PEOPLE[0][1])
        check_equal(air["subject"], "tri/701122/11", "who was called up")
        check("follow one" not in (program.state()["notice"] or ""),
              "the notice outlived its reason")
        program.must_cue("follow track 30/1/1")
        program.press("1", "1", "Return")
        program.wait_air("lower", scene="athlete", name="Ada Number1")


def pixels(program):
    return program.still().convert("RGB")


def differ(a, b):
    return ImageChops.difference(a, b).getbbox() is not None


def settled(program):
    """The picture, once two in a row are the same."""
    last = [pixels(program)]

    def same():
        now = pixels(program)
        before, last[0] = last[0], now
        return not differ(now, before)

    wait_until(same, "a picture that stands still")
    return last[0]


@test
def a_value_set_by_hand_changes_the_pixels_and_unset_changes_them_back():
    with stage() as (_, __, program):
        program.must_cue("take startlist track/30/1/1")
        program.wait_air("full", scene="startlist", state="on")
        live = settled(program)
        program.must_cue("set rows.2.name Beatrix Corrected")
        air = program.wait_air("full", scene="startlist")
        check_equal(air["overrides"], {"rows.2.name": "Beatrix Corrected"}, "overrides")
        check_equal(air["values"]["rows"][1]["name"], "Beatrix Corrected", "the row on air")
        wait_until(lambda: differ(pixels(program), live), "other pixels")
        settled(program)
        program.must_cue({"cue": "set", "scene": "startlist",
                          "values": {"event": "10000m - Women", "rows.2.name": None}})
        air = program.wait_air("full", event="10000m - Women")
        check_equal(air["overrides"], {"event": "10000m - Women"}, "overrides")
        program.must_cue("unset event")
        program.wait_air("full", event="5000m - Women")
        wait_until(lambda: not differ(pixels(program), live), "the pixels of before")
        check(not program.air("full").get("overrides"), "overrides are left")
        reply = program.cue("unset event")
        check("live already" in reply.content.decode(), f"{reply.content!r}")


def waiting(program, **wanted):
    """The winner popup in the queue, if it has what is wanted."""
    for row in program.state()["queue"]:
        if row["scene"] == "winner" and all(row.get(name) == value
                                            for name, value in wanted.items()):
            return row
    return None


@test
def a_full_disk_is_told_to_the_operator_and_stops_nothing():
    # One feed without troubles of its own, which would be the newer notice.
    for option, words in (("--journal", "to the journal"), ("--record", "more is recorded")):
        with PusherServer() as pusher, UnitServer() as units:
            units.set(f"{PATH}json/", competition())
            track = {"id": "track", "type": "opentrack", "key": "live", "url": pusher.url,
                     "competition": units.url + PATH}
            with Strapline(DISPLAY, show(pusher, units, feeds=[track], rules=LONG),
                           option, "/dev/full") as program:
                pusher.wait_subscribed(CHANNEL)
                program.must_cue("auto off")
                notice(program, words)
                program.must_cue("auto on")
                wait_until(lambda: program.state()["auto"], "automation on again")


@test
def what_waits_can_be_corrected_too_and_the_journal_has_it():
    with tempfile.TemporaryDirectory(prefix="strapline-test.") as folder:
        path = f"{folder}/journal.jsonl"
        with stage(journal=path) as (pusher, _, program):
            program.must_cue("auto off")
            pusher.publish("results_arrived", result())
            wait_until(lambda: waiting(program), "the popup waiting")
            program.must_cue({"cue": "set", "scene": "winner",
                              "values": {"name": "Harold Coxe"}})
            row = wait_until(lambda: waiting(program, overrides={"name": "Harold Coxe"}),
                             "overrides in the queue")
            check_equal(row["values"]["name"], "Harold Coxe", "what waits")
            program.must_cue("take winner")
            air = program.wait_air("lower", scene="winner", name="Harold Coxe")
            check_equal(air["overrides"], {"name": "Harold Coxe"}, "overrides on air")
            program.must_cue({"cue": "set", "scene": "winner", "live": True})
            program.wait_air("lower", scene="winner", name="Harry Cox")
        with open(path, encoding="utf-8") as file:
            told = [json.loads(line) for line in file]
    for words in ("set by hand: name = Harold Coxe", "live again: all"):
        check(any(words in json.dumps(line) for line in told), f"not in the journal: {words}")


@test
def a_panel_holds_popups_back_and_lets_the_bug_stay():
    with stage() as (pusher, service, program):
        service.start()
        program.wait_air("bug", scene="scorebug")
        program.must_cue("board on")
        program.wait_air("board", scene="leaderboard")
        program.must_cue("take results track/20/1/1")
        program.wait_air("full", scene="results", state="on")
        program.wait_off("board")
        pusher.publish("results_arrived", result())
        wait_until(lambda: waiting(program), "the popup waiting behind the panel")
        check(program.air("lower") is None, "the popup came over the panel")
        check_equal(program.air("bug")["scene"], "scorebug", "the bug")
        program.must_cue("dismiss full")
        program.wait_air("lower", scene="winner", name="Harry Cox")


@test
def what_is_taken_or_called_up_takes_the_place_of_a_panel_and_detail_gives_it_back():
    own = {"cue": "take", "scene": "winner", "data": {"name": "Guest"}}
    with stage() as (pusher, _, program):
        pusher.publish("results_arrived", result())
        program.wait_air("lower", scene="winner", state="on")
        program.focus()

        def panel(press):
            press()
            program.wait_air("full", scene="results", state="on")
            program.wait_off("lower")

        def gives_way(press, **wanted):
            press()
            program.wait_air("lower", **wanted)
            check_equal((program.air("full") or {"state": "leaving"})["state"], "leaving",
                        f"the panel beside {wanted}")
            program.wait_off("full")

        panel(lambda: program.press("d"))
        pusher.publish("latest_attempt", throw())
        wait_until(lambda: program.state()["queue"], "the popup waiting behind the panel")
        gives_way(lambda: program.press("space"), scene="attempt")
        panel(lambda: program.must_cue("take results track/12/1/1"))
        program.must_cue("pin full")
        gives_way(lambda: program.press("4", "4", "Return"), scene="athlete", bib="44")
        panel(lambda: program.press("d"))
        gives_way(lambda: program.must_cue(own), scene="winner", name="Guest")


@test
def take_of_what_is_not_known_is_asked_for_and_what_does_not_exist_is_said():
    with stage() as (_, __, program):
        program.must_cue("take results track/20/1/1")
        air = program.wait_air("full", scene="results", state="on")
        check_equal(air["values"]["wind"], "+1.3", "the wind")
        program.cue("take results track/77/1/1")
        notice(program, "404")
        check_equal(program.air("full")["subject"], "track/20/1/1", "what stays on air")


with Display() as DISPLAY:
    main()
