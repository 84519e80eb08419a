#!/usr/bin/env python3
"""A wall clock that is set while the show runs: by hand, or when a network that was late
tells the time."""
import re

from lib import race
from lib.background import free_port
from lib.checks import check, main, test, wait_until
from lib.display import Display
from lib.feed_server import FeedServer
from lib.page_stage import hall
from lib.strapline import Strapline, show
from lib.wall import Wall

HOUR, DAY = 3600, 86400
MINUTES_AGO = 600
NAP = 300


def seconds(clock):
    parts = [int(part) for part in clock.split(":")]
    return sum(part * 60 ** power for power, part in enumerate(reversed(parts)))


def said_at(program):
    """The hours of the log's lines."""
    return [line[:2] for line in program.errors().splitlines() if re.match(r"\d\d:\d\d:", line)]


@test
def what_runs_runs_on_however_the_wall_clock_jumps():
    with Wall() as wall, hall(DISPLAY, feeds=("track", "tri", "cup"),
                              environment=wall.environment) as h:
        def shown(layer):
            return seconds(h.program.air(layer)["values"]["clock"])

        h.bug()
        h.board()
        bug, board = shown("bug"), shown("board")
        for shift in (-HOUR, HOUR, -40 * DAY, 400 * DAY, 0):
            wall.shift(shift)
            wait_until(lambda: shown("bug") > bug and shown("board") > board, "clocks that tick")
            check(shown("bug") < bug + HOUR / 2 and shown("board") < board + HOUR / 2,
                  f"after {shift} s: {shown('bug')} from {bug}, {shown('board')} from {board}")
            h.winner(f"Runner {shift}", event="12")
            h.program.wait_air(scene="winner", name=f"Runner {shift}")
            before = h.program.feed()["reconnects"]
            h.pusher.reset()
            wait_until(lambda: h.program.feed()["reconnects"] > before, "a new connection")
            h.program.wait_feed("track", link="up")
        check(len(set(said_at(h.program))) > 1, f"the clock did not jump: {h.program.errors()}")


@test
def a_race_that_begins_after_the_clock_was_set_right_is_timed_by_it():
    before = race.message([], 1, 60, started_ago=-60, status="prerace")
    started = race.message([], 1, 60, started_ago=MINUTES_AGO)
    for row in before["athletes"] + started["athletes"]:
        row.update(segment_id=None, time=None, difference=None, position=None)
    with Wall() as wall, FeedServer(race.SOCKET) as server:
        wall.shift(-3 * HOUR)
        server.set(race.REST, race.envelope(before))
        with Strapline(DISPLAY, show(server, port=free_port(), feeds=[race.feed(server)]),
                       environment=wall.environment) as program:
            program.wait_feed("tri", link="up")
            wall.shift(0)
            del started["date"]
            server.set(race.REST, race.envelope(started))
            server.reset()
            clock = program.wait_air("bug", scene="raceclock")["values"]["clock"]
            check(MINUTES_AGO <= seconds(clock) < MINUTES_AGO + 300, f"the clock shows {clock}")


@test
def after_a_machine_has_slept_its_clocks_are_right_and_what_it_missed_is_history():
    with Wall() as wall, hall(DISPLAY, feeds=("track", "tri"),
                              environment=wall.environment) as h:
        h.board()
        before = seconds(h.program.air("board")["values"]["clock"])
        wall.shift(NAP, slept=NAP)
        wait_until(lambda: seconds(h.program.air("board")["values"]["clock"]) >= before + NAP,
                   "a clock that has run on")
        told = [row["text"] for row in h.program.state()["decisions"]]
        check(any("what was said meanwhile is history" in text for text in told), told)
        for feed in ("track", "tri"):
            h.program.wait_feed(feed, link="up")


with Display() as DISPLAY:
    main()
