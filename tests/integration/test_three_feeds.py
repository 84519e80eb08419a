#!/usr/bin/env python3
"""A race, a match and a meeting in one show, and a flood."""
import contextlib
import json

from lib import cup, race
from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.feed_server import FeedServer
from lib.meeting import CHANNEL, PATH, competition, result
from lib.pusher_server import PusherServer
from lib.strapline import Strapline, show
from lib.unit_server import UnitServer

FLOOD = 5000


@contextlib.contextmanager
def stage(**show_more):
    with PusherServer() as pusher, UnitServer() as units, FeedServer(race.SOCKET) as timing, \
            FeedServer(cup.SOCKET) as hall:
        units.set(f"{PATH}json/", competition())
        timing.set(race.REST, race.envelope(race.message([0, 1, 2], 3, 1800, splits=True)))
        service = cup.Service(hall)
        track = {"id": "track", "type": "opentrack", "key": "live", "url": pusher.url,
                 "competition": units.url + PATH}
        feeds = [track, race.feed(timing), cup.feed(hall)]
        with Strapline(DISPLAY, show(pusher, units, feeds=feeds, **show_more)) as program:
            pusher.wait_subscribed(CHANNEL)
            for name in ("track", "tri", "cup"):
                program.wait_feed(name, link="up")
            yield pusher, timing, service, program


@test
def each_feed_has_its_layer_and_none_disturbs_the_others():
    with stage(rules={"winner": {"hold": 60}}) as (pusher, timing, service, program):
        service.start()
        program.wait_air("bug", scene="scorebug")
        pusher.publish("results_arrived", result())
        program.wait_air("lower", scene="winner", name="Harry Cox")
        timing.say(race.message([1, 0], 4, 1900))
        program.wait_air("board", scene="leaderboard", point="Transition 2")
        timing.stop()
        program.wait_feed("tri", link="down")
        service.goal(0, ("Ondřej Říha", 11))
        program.wait_air("bug", home__score="1")
        pusher.publish("results_arrived", result(winner="Harry Cox", mark="1:52.55"))
        program.wait_air("lower", scene="winner", mark="1:52.55")
        check_equal(program.feed("track")["link"], "up", "the track's link")


@test
def b_l_tab_and_f5_steer_bug_board_selection_and_theme():
    with stage(rules={"winner": {"hold": 60}}) as (pusher, timing, service, program):
        service.start()
        program.wait_air("bug", scene="scorebug")
        program.press("b")
        program.wait_off("bug")
        program.press("b")
        program.wait_air("bug", scene="scorebug")
        timing.say(race.message([1, 0], 4, 1900))
        program.wait_air("board", scene="leaderboard")
        program.press("l")
        program.wait_off("board")
        program.press("l")
        program.wait_air("board", scene="leaderboard")
        pusher.publish("results_arrived", result())
        program.wait_air("lower", scene="winner")
        program.wait_state(lambda state: state["selected"], "a layer that cues mean")
        before = program.state()["selected"]
        program.press("Tab")
        program.wait_state(lambda state: state["selected"] not in (None, before),
                           f"another layer selected than {before}")
        program.press("F5")
        program.wait_state(lambda state: any("theme" in f"{row['subject']} {row['text']}"
                                             for row in state["decisions"]),
                           "the theme read again, and said so")
        program.wait_air("lower", scene="winner", name="Harry Cox")


@test
def a_flood_leaves_the_newest_state():
    with stage() as (pusher, timing, service, program):
        service.start()
        program.wait_air("bug", home__score="0")
        texts = []
        for i in range(FLOOD // 2):
            service.score = [i % 40, (i * 7) % 40]
            texts.append(json.dumps(service.stamped({"match": service.match()}, "match")))
            texts.append(json.dumps(race.message([i % 3, 3 + i % 3], 4, 1900)))
        service.score = [31, 29]
        newest = service.stamped({"match": service.match()}, "match")
        last = race.message([5, 4, 3], 4, 1900)
        service.server.each(lambda c: [c.say(text) for text in texts[0::2]])
        timing.each(lambda c: [c.say(text) for text in texts[1::2]])
        service.server.say(newest)
        timing.say(last)
        program.wait_air("bug", home__score="31", away__score="29")
        wait_until(lambda: program.air("board") and
                   program.air("board")["values"]["rows"][0]["name"] == race.PEOPLE[5][1],
                   "the newest order on the board")
        heard = program.feed("cup")["messages"] + program.feed("tri")["messages"]
        dropped = program.feed("cup")["dropped"] + program.feed("tri")["dropped"]
        check(heard + dropped >= FLOOD, f"{heard} heard, {dropped} dropped of {FLOOD}")


with Display(1280, 720) as DISPLAY:
    main()
