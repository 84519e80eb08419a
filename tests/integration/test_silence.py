#!/usr/bin/env python3
"""Servers that hang: every socket stays open, and nothing at all comes any more."""
import contextlib
import json

from lib import cup, fixture, race
from lib.checks import check, check_equal, main, wait_until
from lib.display import Display
from lib.feed_server import FeedServer
from lib.meeting import CHANNEL, PATH, competition, jump, result, throw
from lib.pusher_server import PusherServer
from lib.strapline import Strapline, show
from lib.together import together
from lib.unit_server import UnitServer

LONG = {name: {"hold": 900, "ceiling": 900, "page": 0}
        for name in ("leaderboard", "winner", "attempt", "height", "goal")}
# Until the longest silence that is borne (60 s after a last pong) is over.
SILENCE = 150


def picture(state):
    """What viewers see, without the clocks, which tick on."""
    return [{"layer": row["layer"], "scene": row["scene"], "subject": row["subject"],
             "values": {name: value for name, value in row["values"].items()
                        if name != "clock"}}
            for row in state["air"] if row["state"] != "off"]


def wait_unmoved(program, before, condition, what):
    """Until the feed's row of the state is as wanted; meanwhile the picture stays."""
    def look(state):
        check_equal(picture(state), before, "what is on air while the server is silent")
        return condition(state["feeds"][0])

    return program.wait_state(look, what, patience=SILENCE)["feeds"][0]


def wait_silence_told(program, before, words, data):
    """The operator is told that the link is gone, by which silence, and what that means for
    the data."""
    wait_unmoved(program, before, lambda row: row["link"] != "up" and words in row["note"],
                 f"the link declared dead, with {words!r} in the note")
    wait_unmoved(program, before, lambda row: row["data"] in data, f"the data {data}")
    check(program.state()["feeds"][0]["age_ms"] >= 1000, "the age of the last message")


def wait_back(program):
    row = program.wait_state(lambda state: state["feeds"][0]["link"] == "up",
                             "a new connection", patience=SILENCE)["feeds"][0]
    check_equal(row["reconnects"], 1, "reconnects")


def check_history_is_silent(program, layers=("lower",)):
    """Nothing new on these layers, and nothing waits for them."""
    state = program.state()
    check_equal([row for row in state["air"] if row["layer"] in layers
                 and row["state"] != "off"], [], "on air after the silence")
    check_equal(state["queue"], [], "the queue after the silence")


def clear_lower(program):
    program.must_cue("dismiss lower")
    program.wait_off("lower")


def bug(program):
    air = program.air("bug")
    return air["values"] if air else {}


@contextlib.contextmanager
def following(server, feed, environment=None):
    with Strapline(DISPLAY, show(server, feeds=[feed], rules=LONG),
                   environment=environment) as program:
        server.wait_open()
        program.wait_feed(feed["id"], link="up")
        yield program


@together
def a_handball_service_that_hangs_is_left_after_ten_silent_seconds():
    with FeedServer(cup.SOCKET) as server:
        service = cup.Service(server)
        with following(server, cup.feed(server)) as program:
            service.start()
            program.wait_air("bug", home__score="0")
            service.goal(0, ("Šimon Žďárský", 7))
            program.wait_air("lower", scene="goal", state="on")
            program.wait_air("bug", home__score="1")
            before, clock = picture(program.state()), bug(program)["clock"]
            server.fall_silent()
            service.goal(1, ("Ondřej Říha", 11))
            wait_silence_told(program, before, "nothing heard for 10 s", ("stale",))
            check(bug(program)["clock"] > clock, "the clock does not tick on")
            service.goal(1, ("Hynek Dvořáček", 13))
            server.speak_again()
            wait_back(program)
            program.wait_air("bug", home__score="1", away__score="2")
            check_equal(program.air("lower")["values"].get("player"), "Šimon Žďárský",
                        "the popup of before")
            clear_lower(program)
            check_history_is_silent(program)
            service.goal(0, ("Lumír Kratochvíl", 4))
            program.wait_air("lower", scene="goal", player="Lumír Kratochvíl", score="2:2")


@together
def a_fixture_without_heartbeats_is_left_after_thirty_five_seconds():
    with FeedServer(fixture.SOCKET) as server:
        fixture.rest(server)
        told = fixture.Feed(server)
        told.clock = 1800
        told.packet("Start Period", ago=1800)
        environment = {"RIVERSIDE_TOKEN": fixture.TOKEN}
        with following(server, fixture.feed(server), environment) as program:
            program.wait_air("bug", home__name=fixture.HOME["name"])
            wait_caught_up(told, program)
            told.goal(0)
            program.wait_air("lower", scene="goal", state="on")
            program.wait_air("bug", home__score="1")
            before = picture(program.state())
            server.fall_silent()
            for _ in range(2):
                told.goal(1, player="Rufus Adeyemi-Hall")
            wait_silence_told(program, before, "no sign of life for 35 s", ("stale",))
            server.speak_again()
            wait_back(program)
            program.wait_air("bug", home__score="1", away__score="2")
            clear_lower(program)
            wait_caught_up(told, program)
            check_history_is_silent(program)
            told.goal(1, player="Ilan Marchetti")
            program.wait_air("lower", scene="goal", player="Ilan Marchetti", score="1:3")


def wait_caught_up(told, program):
    """Until a packet is news again. The heartbeat tells the server's time, and so that the
    packet is young, however slow this machine is."""
    told.heartbeat()
    heard = program.feed("arena")["messages"]
    told.clock += 60
    told.play("Possession", 0)
    wait_until(lambda: program.feed("arena")["messages"] > heard and
               bug(program)["clock"] >= f"{told.clock // 60:02d}:00", "the live packet")


@together
def a_race_s_socket_that_says_nothing_for_a_minute_is_opened_anew():
    with FeedServer(race.SOCKET) as server:
        server.set(race.REST, race.envelope(race.message([0, 1, 2], 3, 1800, splits=True)))
        with following(server, race.feed(server, apikey_env="RIVERSIDE_KEY"),
                       {"RIVERSIDE_KEY": "riverside-key"}) as program:
            program.wait_air("bug", scene="raceclock")
            server.say(race.message([1, 0], 4, 1900, splits=True))
            program.wait_air("board", point="Transition 2", passed="2", state="on")
            before = picture(program.state())
            server.fall_silent()
            missed = race.message([4, 1, 0], 5, 2900, splits=True)
            server.say(missed)
            wait_silence_told(program, before, "nothing heard for 60 s", ("quiet", "stale"))
            server.set(race.REST, race.envelope(missed))
            server.speak_again()
            wait_back(program)
            program.wait_air("bug", segment="Run Lap 1")
            check_history_is_silent(program)
            server.say(missed)  # as servers greet those who come back
            check_history_is_silent(program)
            server.say(race.message([4], 6, 3700, splits=True))
            program.wait_air("lower", scene="winner", name=race.PEOPLE[4][1])


@together
def a_meeting_s_server_that_answers_no_ping_is_left():
    with PusherServer() as pusher, UnitServer() as units:
        units.set(f"{PATH}json/", competition())
        pusher.switches.activity_timeout = 5
        with Strapline(DISPLAY, show(pusher, units, rules=LONG)) as program:
            pusher.wait_subscribed(CHANNEL)
            program.wait_feed(link="up")
            pusher.publish("results_arrived", result())
            program.wait_air("lower", scene="winner", state="on")
            before = picture(program.state())
            pusher.switches.answer_pings = pusher.switches.answer_connections = False
            wait_silence_told(program, before, "the server stopped answering",
                              ("live", "quiet", "stale"))
            pusher.switches.answer_pings = pusher.switches.answer_connections = True
            wait_back(program)
            pusher.wait_subscribed(CHANNEL, 2)
            clear_lower(program)
            pusher.publish("results_arrived", result())
            pusher.publish("latest_attempt", throw())
            program.wait_air("lower", scene="attempt")
            check("winner" not in json.dumps(program.state()["queue"]), "shown twice")
            clear_lower(program)
            pusher.publish("latest_attempt", jump())
            program.wait_air("lower", scene="height")


with Display(1280, 720) as DISPLAY:
    main()
