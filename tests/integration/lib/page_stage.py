"""A meeting, a race and a match, the program, and its page in a browser."""
import contextlib

from lib import cup, race
from lib.feed_server import FeedServer
from lib.meeting import CHANNEL, PATH, competition, hammer, result, unit_path
from lib.meeting import race as track_race
from lib.pusher_server import PusherServer
from lib.strapline import Strapline, show
from lib.unit_server import UnitServer

# Nothing leaves by itself while a slow machine looks on.
STAYS = {"hold": 600, "ceiling": 3600, "max_age": 3600}
RULES = {name: STAYS for name in ("winner", "attempt", "height", "goal", "athlete",
                                  "leaderboard", "results")}


class Hall:
    def __init__(self, pusher, timing, service, program):
        self.pusher, self.timing = pusher, timing
        self.service, self.program = service, program

    def winner(self, winner="Harry Cox", event="12", **more):
        self.pusher.publish("results_arrived", result(event=event, winner=winner, **more))

    def board(self):
        self.timing.say(race.message([1, 0], 4, 1900))
        self.program.wait_air("board", scene="leaderboard")

    def bug(self):
        self.service.start()
        self.program.wait_air("bug", scene="scorebug")

    def wait_waiting(self, count):
        return self.program.wait_state(lambda state: len(state["queue"]) == count,
                                       f"{count} waiting")["queue"]

    def cues(self):
        """What was asked for so far, as the log of decisions has it."""
        return [row for row in self.program.state()["decisions"] if row["outcome"] == "cue"]


@contextlib.contextmanager
def hall(display, feeds=("track",), rules=None, token=None, environment=None, **more):
    with contextlib.ExitStack() as stack:
        pusher = stack.enter_context(PusherServer())
        units = stack.enter_context(UnitServer())
        units.set(f"{PATH}json/", competition())
        units.set(unit_path("12"), track_race())
        units.set(unit_path("01"), hammer())
        rows = [{"id": "track", "type": "opentrack", "key": "live", "url": pusher.url,
                 "competition": units.url + PATH}]
        timing = service = None
        if "tri" in feeds:
            timing = stack.enter_context(FeedServer(race.SOCKET))
            timing.set(race.REST, race.envelope(race.message([0, 1], 3, 1800, splits=True)))
            rows.append(race.feed(timing))
        if "cup" in feeds:
            server = stack.enter_context(FeedServer(cup.SOCKET))
            service = cup.Service(server)
            rows.append(cup.feed(server))
        file = show(pusher, units, feeds=rows, rules={**RULES, **(rules or {})}, **more)
        with Strapline(display, file, token=token, environment=environment) as program:
            pusher.wait_subscribed(CHANNEL)
            for row in rows:
                program.wait_feed(row["id"], link="up")
            yield Hall(pusher, timing, service, program)
