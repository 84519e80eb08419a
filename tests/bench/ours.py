"""Strapline: how it is started, and how it is told things in its feeds' own words.

One port plays all three servers and says everything to everybody, so that each of the
three feeds hears every message and must pass over what is not its own.
"""
import http.client
import itertools
import json
import pathlib
import shutil
import tempfile
import time

from hall import HERE, NAMES, STANDS_S, clock_of, mark_of
from lib.background import free_port
from lib.meeting import CHANNEL, PATH
from lib.pusher_server import message

MATCH, RACE = 7, "700100"


class Ours:
    name = "strapline"
    connections, words = 3, 2  # until all feeds are there, and what they say first
    in_ms, out_ms = 400, 180  # of a lower third
    reorder_ms = 360
    strip_seconds = 6  # then its motions come to an end
    has_operator = True

    def __init__(self, binary, rate=60):
        self._binary, self._rate = binary, rate
        self._heat, self._bib, self._day = 0, 0, itertools.count(int(time.time() * 1000), 1000)
        self._score, self._runs = [0, 0], False
        self._folder = pathlib.Path(tempfile.mkdtemp(prefix="strapline-bench."))

    def close(self):
        shutil.rmtree(self._folder, ignore_errors=True)

    @staticmethod
    def greeting(path):
        if path.startswith("/app/"):
            return [message("pusher:connection_established",
                            '{"socket_id":"1.1","activity_timeout":120}')]
        return [] if path.startswith("/timing") else [
            json.dumps({"server_time": time.time(), "type_content": ["server_time"]})]

    @staticmethod
    def answer(heard):
        if heard.get("event") == "pusher:subscribe":
            return [message("pusher_internal:subscription_succeeded", "{}", CHANNEL)]
        return [message("pusher:pong", {})] if heard.get("event") == "pusher:ping" else []

    def command(self, port, moving=False, size=(1920, 1080), hold_ms=200, fed=True):
        self._port = free_port()
        pages = f"http://127.0.0.1:{port}"  # has none: what is shown comes from pushes alone
        here = {"url": f"ws://127.0.0.1:{port}", "rest": pages}
        show = {
            "title": "Bench", "output": {"size": "{}x{}".format(*size), "rate": self._rate},
            "theme": str(HERE / "theme" if moving else HERE.parents[1] / "themes/stadium"),
            "feeds": [
                {"id": "track", "type": "opentrack", "key": "live", **here,
                 "competition": pages + PATH},
                {"id": "cup", "type": "minicup", "match": MATCH, **here},
                {"id": "tri", "type": "triathlon", "prog_id": RACE, **here}] if fed else [],
            # The ceiling is shorter than the words would take to be read.
            "rules": {"winner": {"hold": hold_ms / 1000, "max_age": 60,
                                 "ceiling": hold_ms / 1000},
                      "attempt": {"hold": STANDS_S}, "goal": {"auto": False},
                      "leaderboard": {"auto": True, "hold": STANDS_S}},
            "control": {"listen": f"127.0.0.1:{self._port}"}}
        path = self._folder / "show.json"
        path.write_text(json.dumps(show), encoding="utf-8")
        return [self._binary, "run", str(path), "--no-monitor"]

    # The match: its score bug.

    def _match(self):
        now = time.time()
        sides = {f"{side}_team_{key}": value
                 for side, number, name in (("home", 1, "Lhota"), ("away", 2, "Jiskra"))
                 for key, value in (("id", number), ("name", name), ("slug", name.lower()),
                                    ("abbr", name[:3].upper()))}
        return json.dumps({
            "server_time": now, "type_content": ["match"],
            "match": {"id": MATCH, **sides, "category_id": 9, "category_name": "Cup",
                      "score": self._score, "half_length": 6000.0, "confirmed": None,
                      "state": "half_first" if self._runs else "pause",
                      "first_half_start": now - 60, "second_half_start": None,
                      "match_term_start": now - 60}})

    def bug(self, wire):
        self._score = [0, 0]
        self.clock(wire, False)

    def put_up_bug(self):
        self._cue(json.dumps({"cue": "take", "scene": "scorebug", "data": {
            "home.name": "Lhota", "away.name": "Jiskra", "home.score": "0",
            "away.score": "0"}}))

    def clock(self, wire, runs):
        self._runs = runs
        wire.send(self._match())

    def score(self, home=None, away=None):
        self._score = [self._score[0] if home is None else home,
                       self._score[1] if away is None else away]
        return self._match()

    # The race: its leaderboard.

    def board(self, number, date_ms=None):
        """Ten rows, in the reversed order each time."""
        date_ms = next(self._day) if date_ms is None else date_ms
        order = list(enumerate(NAMES))[::-1 if number % 2 else 1]
        return json.dumps({
            "date": _moment(date_ms), "start_time": _moment(date_ms - 1200000),
            "event_id": "1", "event_name": "Bench", "prog_id": RACE,
            "prog_name": "Elite Women", "sandbox": "false", "num_athletes": "10",
            "status": "live",
            "latest": {"segment_id": "2", "segment_name": "Swim Exit", "num_athletes": "10"},
            "athletes": [{"id": str(900 + who), "start_num": str(who + 1), "name": name,
                          "country": "NOR", "segment_id": "2", "time": clock_of(1100 + place),
                          "difference": clock_of(place), "position": str(place + 1),
                          "status": None} for place, (who, name) in enumerate(order)]},
            ensure_ascii=False, separators=(",", ":"))

    # The meeting: lower thirds.

    def _push(self, event, **data):
        return message(event, json.dumps({"round_no": 1, **data}), CHANNEL)

    def passing(self, number):
        """A lower third that comes, holds shortly and leaves."""
        self._heat += 1
        return self._push("results_arrived", event_id="1", heat_no=self._heat,
                          heat_name="1 Women 100 m", winner_name=NAMES[number % 10],
                          winner_performance=mark_of(number))

    def standing(self):
        """A lower third that stays; another athlete each time, for nothing comes twice."""
        self._bib += 1
        return self.mark(0)

    def mark(self, number):
        """Another figure on the lower third that stands."""
        return self._push("latest_attempt", event_id="2", heat_no=1, heat_name="2 Shot Put",
                          event_code="SP", bib=str(self._bib), round=1,
                          athlete_name="Emma Clarke", result=mark_of(number))

    def leave(self, _):
        self._cue("clear")
        self._cue("auto on")

    def _cue(self, words):
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=10)
        connection.request("POST", "/api/cue", words)
        connection.getresponse().read()
        connection.close()

    def state(self):
        """What it says of itself."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=10)
        connection.request("GET", "/api/state")
        state = json.loads(connection.getresponse().read())
        connection.close()
        return state

    # With the benchmark's own theme: an attempt brings a strip that travels for long, a
    # winner is a panel of the whole frame that does.

    def strip(self, wire, on):
        if on:
            wire.send(self.standing())
        else:
            self.leave(wire)

    def full(self, wire, on):
        if on:
            wire.send(self.passing(1))
        else:
            self.leave(wire)


def _moment(ms):
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(ms // 1000)) + f".{ms % 1000:03d}Z"
