"""The two programs: how each is started, and how each is told the same things."""
import http.client
import json
import pathlib
import shutil
import tempfile

from lib import cup
from lib.background import free_port
from lib.meeting import CHANNEL, PATH
from lib.pusher_server import message

HERE = pathlib.Path(__file__).resolve().parent
NAMES = ["Anna Berg", "Maria Lindqvist", "Sofie Haugen", "Elena Rossi", "Julia Weber",
         "Chloé Martin", "Ines Carvalho", "Nora Virtanen", "Katya Petrova", "Emma Clarke"]


def mark_of(number):
    return f"{10 + number % 50}.{number % 90 + 10}"


class Hall:
    """The match whose clock runs: under way for a minute when somebody subscribes."""

    def __init__(self):
        self._service = cup.Service(self)

    def say(self, *_):
        pass  # nobody is connected yet

    def answer(self, heard):
        if self._service.state == "init":
            self._service.start(ago=60)
        return [json.dumps(self._service.stamped({"match": self._service.match()}, "match"))
                ] if heard["action"] == "subscribe" else []


class Ours:
    """Everything comes over the Pusher protocol, as OpenTrack sends it."""

    name = "strapline"
    key = (0, 255, 0)
    in_ms, hold_ms, out_ms = 400, 300, 240
    strip_seconds = 6  # then its motions come to an end

    def __init__(self, binary, rate=60):
        self._binary, self._rate = binary, rate
        self._heat = self._bib = 0
        self._folder = pathlib.Path(tempfile.mkdtemp(prefix="strapline-bench."))
        self._hall = Hall()

    def close(self):
        shutil.rmtree(self._folder, ignore_errors=True)

    @staticmethod
    def greeting(path):
        return [] if cup.SOCKET in path else [
            message("pusher:connection_established",
                    '{"socket_id":"1.1","activity_timeout":120}')]

    def answer(self, heard):
        if "action" in heard:
            return self._hall.answer(heard)
        if heard["event"] == "pusher:subscribe":
            return [message("pusher_internal:subscription_succeeded", "{}", CHANNEL)]
        return [message("pusher:pong", {})] if heard["event"] == "pusher:ping" else []

    def command(self, port, theme=None, clock=False):
        self._port = free_port()
        track = {"id": "track", "type": "opentrack", "key": "live",
                 "url": f"ws://127.0.0.1:{port}",
                 "competition": f"http://127.0.0.1:{port}" + PATH}
        match = {"id": "cup", "type": "minicup", "match": cup.MATCH,
                 "url": f"ws://127.0.0.1:{port}", "rest": f"http://127.0.0.1:{port}"}
        show = {
            "title": "Bench", "output": {"size": "1920x1080", "rate": self._rate},
            "theme": str(theme or HERE.parents[1] / "themes/stadium"),
            "feeds": [match if clock else track],
            # The ceiling is shorter than the words would take to be read.
            "rules": {"winner": {"hold": self.hold_ms / 1000, "max_age": 60,
                                 "ceiling": self.hold_ms / 1000},
                      "attempt": {"hold": 3600}},
            "control": {"listen": f"127.0.0.1:{self._port}"}}
        path = self._folder / "show.json"
        path.write_text(json.dumps(show), encoding="utf-8")
        return [self._binary, "run", str(path), "--no-monitor"]

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
                          event_code="SP", bib=str(self._bib), round=1, athlete_name="Emma Clarke",
                          result=mark_of(number))

    def hidden(self, number):
        """News that changes the state, but not the picture."""
        return self._push("latest_attempt", event_id="3", heat_no=1, heat_name="3 Discus",
                          event_code="DT", bib="9", round=2, athlete_name="Nora Virtanen",
                          result=mark_of(number))

    def leave(self, _):
        self._cue("clear")
        self._cue("auto on")

    def _cue(self, words):
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=10)
        connection.request("POST", "/api/cue", words if isinstance(words, str)
                           else json.dumps(words))
        connection.getresponse().read()
        connection.close()

    def clock(self, wire):
        """The score bug comes with the feed, and its clock runs."""

    # With the benchmark's own theme: an attempt brings a strip that travels for long, a
    # winner is a panel of the whole frame that does.

    moving_theme = HERE / "theme"

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


class Browser:
    """Chromium in kiosk mode showing overlay.html, told by plain JSON."""

    name = "browser"
    key = (0, 255, 0)
    answer = None
    moving_theme = None
    in_ms, hold_ms, out_ms = 400, 300, 200
    strip_seconds = 3600

    def __init__(self):
        self._folder = pathlib.Path(tempfile.mkdtemp(prefix="browser-bench."))
        self._profiles = 0

    def close(self):
        shutil.rmtree(self._folder, ignore_errors=True)

    @staticmethod
    def greeting(_):
        return []

    def command(self, port, theme=None, clock=False):
        assert theme is None
        self._profiles += 1
        profile = self._folder / str(self._profiles)
        return ["chromium", "--kiosk", f"--app=file://{HERE}/overlay.html?port={port}",
                "--window-position=0,0", "--window-size=1921,1081", "--no-sandbox",
                "--disable-gpu", "--disable-quic", "--no-first-run",
                "--no-default-browser-check", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-extensions",
                "--disable-translate", "--disable-infobars", "--test-type",
                "--disable-features=Translate,MediaRouter,OptimizationHints",
                "--disable-background-timer-throttling", "--disable-renderer-backgrounding",
                "--disable-backgrounding-occluded-windows", "--force-device-scale-factor=1",
                f"--user-data-dir={profile}"]

    def passing(self, number):
        return json.dumps({"type": "winner", "name": NAMES[number % 10],
                           "mark": mark_of(number), "event": "Women 100 m",
                           "hold_ms": self.hold_ms})

    def standing(self):
        return json.dumps({"type": "winner", "name": "Emma Clarke", "mark": mark_of(0),
                           "event": "Shot Put"})

    def mark(self, number):
        return json.dumps({"type": "mark", "mark": mark_of(number)})

    def hidden(self, number):
        return json.dumps({"type": "club", "club": mark_of(number)})

    def leave(self, wire):
        wire.send('{"type":"leave"}')

    def strip(self, wire, on):
        if on:
            wire.send(self.standing())
        else:
            self.leave(wire)
        wire.send(json.dumps({"type": "strip", "on": on}))

    def full(self, wire, on):
        wire.send(json.dumps({"type": "full", "on": on}))

    def clock(self, wire):
        wire.send(json.dumps({"type": "clock", "seconds": 60}))
