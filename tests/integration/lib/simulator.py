"""The simulator as a process of its own, as a person starts it."""
import signal
import subprocess

from lib.background import free_port
from lib.checks import PATIENCE, Failed, check
from lib.offline import headless
from lib.strapline import SANITIZER, SOURCE, binary

# What the simulator asks for; it takes any.
SECRETS = {"TRIATHLON_APIKEY": "demo", "MINICUP_PIN": "demo", "FASTPATH_TOKEN": "demo"}
DAYS = ("triathlon", "match", "fixture")
# A day that runs fast: popups make room, the board stays, on its first page.
RULES = {"leaderboard": {"hold": 60, "ceiling": 600, "page": 0},
         "goal": {"hold": 2, "max_age": 2}, "winner": {"hold": 3}}
RACE, MATCH, FIXTURE = "681204", "412", "5d0c7a52-8a3e-4c1e-9d77-2f6b1a90c3e4"


class Simulator:
    """with Simulator(day, "--speed", 4) as simulator: simulator.url, simulator.rest"""

    def __init__(self, day, *arguments):
        self.port = free_port()
        self._process = subprocess.Popen(
            [binary(), "simulate", str(day), "--port", str(self.port),
             *map(str, arguments)], cwd=SOURCE, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=headless())
        if not self._process.stdout.readline():
            raise Failed(f"no simulator: {self._process.communicate()[1].decode()}")

    @property
    def url(self):
        return f"ws://127.0.0.1:{self.port}"

    @property
    def rest(self):
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        self._process.send_signal(signal.SIGTERM)
        errors = self._process.communicate(timeout=PATIENCE)[1].decode(errors="replace")
        if kind is None:
            check(self._process.returncode == 0,
                  f"the simulator ended with {self._process.returncode}: {errors}")
            check(not SANITIZER.search(errors), errors)


def feed(day, server):
    """What a show file says to follow this day of assets/demo on this server."""
    feeds = {
        "triathlon": {"id": "tri", "type": "triathlon", "prog_id": RACE,
                      "apikey_env": "TRIATHLON_APIKEY",
                      "webhook": {"path": "/hooks/triathlon"}},
        "match": {"id": "cup", "type": "minicup", "match": int(MATCH),
                  "pin_env": "MINICUP_PIN"},
        "fixture": {"id": "arena", "type": "fastpath", "sport": "soccer",
                    "fixture": FIXTURE, "token_env": "FASTPATH_TOKEN"}}
    return {**feeds[day], "url": server.url, "rest": server.rest}


def day_file(day):
    return SOURCE / "assets/demo" / f"{day}.jsonl"


def essence(state):
    """What must be the same whenever the same was told; heartbeats come whenever they like."""
    air = [{name: row[name] for name in ("layer", "scene", "subject", "reason", "values")}
           for row in state["air"] if row["state"] != "off"]
    feeds = [{name: row[name] for name in ("id", "link", "data", "bad", "gaps", "dropped")}
             for row in state["feeds"]]
    return {"air": air, "feeds": feeds}
