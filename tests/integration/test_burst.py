#!/usr/bin/env python3
"""Many messages at once, as after a stall: the end of it shows, and nothing that happened
meanwhile is lost."""
import contextlib
import json
import os
import signal
import time

from lib import cup, race
from lib.checks import check_equal, main, test
from lib.display import Display
from lib.feed_server import FeedServer
from lib.pusher_server import frame
from lib.strapline import Strapline, show

MANY = 300


@contextlib.contextmanager
def stage(*feeds, prepare=None):
    with FeedServer(cup.SOCKET, race.SOCKET) as server:
        service = prepare(server)
        with Strapline(DISPLAY, show(server, feeds=[feed(server) for feed in feeds],
                                     rules={"goal": {"hold": 60}})) as program:
            server.wait_open(len(feeds))
            yield server, service, program


def at_once(program, server, texts):
    """All texts wait for the program when it looks."""
    data = b"".join(frame(text) for text in texts)
    os.kill(program.process.pid, signal.SIGSTOP)
    try:
        server.each(lambda connection: connection.raw(data))
        time.sleep(0.2)  # most of it is in the kernel by then, the more the better
    finally:
        os.kill(program.process.pid, signal.SIGCONT)


def scores(service, first):
    texts = []
    for number in range(MANY):
        service.score[0] = first + number
        texts.append(json.dumps(service.stamped({"match": service.match()}, "match")))
    return texts


@test
def the_score_after_a_stall_shows_and_the_goal_in_it_is_celebrated():
    with stage(cup.feed, prepare=cup.Service) as (server, service, program):
        service.start()
        program.wait_air("bug", home__score="0")
        program.wait_feed("cup", messages=3)  # greeting, subscription, kick-off
        texts = scores(service, 1)
        service.score[1] += 1
        texts.append(json.dumps(service.stamped(
            {"match": service.match(),
             "event": service.event("goal", 12, 1, ("Hynek Dvořáček", 13))}, "event", "match")))
        texts += scores(service, MANY + 1)
        at_once(program, server, texts)
        program.wait_air("bug", home__score=str(2 * MANY), away__score="1")
        program.wait_air("lower", scene="goal", player="Hynek Dvořáček")
        program.wait_feed("cup", messages=3 + len(texts))
        check_equal(program.feed("cup")["bad"], 0, "bad messages")


def races(first):
    """The same point of the race, its first three in another order each time."""
    began = race.stamp(1200)
    for number in range(first, first + MANY):
        order = [(number + place) % 3 for place in range(3)]
        date = race.stamp(10 - number / 1000)
        yield json.dumps(race.message(order, 2, 1100, date=date, start_time=began))


@test
def each_feed_hears_its_own_in_a_flood_of_all_and_counts_the_rest():
    with stage(cup.feed, race.feed, prepare=cup.Service) as (server, service, program):
        service.start()
        program.wait_air("bug", home__score="0")
        before = {"cup": 3, "tri": 2}  # greeting, the kick-off, and what cup asked for
        for name, count in before.items():
            program.wait_feed(name, messages=count)
        flood = [text for pair in zip(scores(service, 1), races(0)) for text in pair]
        at_once(program, server, flood)
        program.wait_air("bug", home__score=str(MANY))
        last = (MANY - 1) % 3
        program.wait_air("board", scene="leaderboard")
        program.wait_state(lambda state: leads(state, race.PEOPLE[last][1]), "the last leader")
        for name in ("cup", "tri"):
            program.wait_feed(name, messages=before[name] + len(flood))
            check_equal(program.feed(name)["bad"], 0, f"bad messages of {name}")


def leads(state, name):
    for air in state["air"]:
        if air["scene"] == "leaderboard":
            return air["values"]["rows"][0]["name"] == name
    return False


with Display(1280, 720) as DISPLAY:
    main()
