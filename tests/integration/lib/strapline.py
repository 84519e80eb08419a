"""The real program: started as a user starts it, watched and steered from outside.

    with Display() as display, PusherServer() as pusher:
        with Strapline(display, show(pusher)) as program:
            program.wait_air("lower", scene="winner")

The binary is $STRAPLINE, else the first one found in the build folders.
"""
import http.client
import io
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile

from PIL import Image

from lib.background import free_port
from lib.checks import PATIENCE, Failed, check, wait_until
from lib.meeting import PATH

SOURCE = pathlib.Path(os.environ.get("STRAPLINE_SOURCE",
                                     pathlib.Path(__file__).resolve().parents[3]))
SANITIZER = re.compile(r"runtime error:|ERROR: \w+Sanitizer|WARNING: ThreadSanitizer|"
                       r"Assertion .* failed")


def outfit(environment):
    """The environment, and what sanitizers should know."""
    leaks = pathlib.Path(__file__).with_name("leaks.txt")
    return {"LSAN_OPTIONS": f"suppressions={leaks}:print_suppressions=0", **environment}


def binary():
    given = os.environ.get("STRAPLINE")
    places = [given] if given else [SOURCE / "build" / name / "strapline"
                                    for name in ("release", "debug", "bench")]
    for place in places:
        if os.access(place, os.X_OK):
            return str(place)
    raise Failed(f"no program at {', '.join(map(str, places))}: build it or set STRAPLINE")


def run(*arguments, environment=None, timeout=60, check_sanitizers=True, **more):
    """A command that ends by itself. Its output as text, its status in returncode."""
    if "input" not in more:
        more["stdin"] = subprocess.DEVNULL
    done = subprocess.run([binary(), *map(str, arguments)], cwd=SOURCE, timeout=timeout,
                          env=outfit(environment or os.environ), stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False, **more)
    done.errors = done.stderr.decode(errors="replace")
    if check_sanitizers:
        check(not SANITIZER.search(done.errors), f"sanitizer: {done.errors[-4000:]}")
    return done


def show(pusher, units=None, port=None, feeds=None, competition=PATH, **more):
    """A show file on these servers; dicts in `more` are merged into its sections."""
    feed = {"id": "track", "type": "opentrack", "key": "live", "url": pusher.url,
            "competition": (units.url if units else "http://127.0.0.1:9") + competition}
    whole = {
        "title": "Riverside Open", "theme": str(SOURCE / "themes/stadium"),
        "output": {"size": "1280x720", "rate": 50},
        "feeds": feeds if feeds is not None else [feed],
        "control": {"listen": f"127.0.0.1:{port or free_port()}"},
    }
    for name, value in more.items():
        if isinstance(value, dict) and isinstance(whole.get(name), dict):
            whole[name] = {**whole[name], **value}
        else:
            whole[name] = value
    return whole


class Strapline:
    """A running `strapline run`, or `strapline replay` of a tape. Leaving the block ends it
    and checks how it ended."""

    def __init__(self, display, show_file, *arguments, windowed=True, environment=None,
                 token=None, tape=None, monitor=False):
        self.display = display
        self._ended = False
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="strapline-test."))
        path = self.folder / "show.json"
        path.write_text(json.dumps(show_file, indent=1), encoding="utf-8")
        self.port = int(show_file["control"]["listen"].rsplit(":", 1)[1])
        self._errors = open(self.folder / "stderr", "wb")
        verb = ["replay", str(tape)] if tape else ["run"]
        command = [binary(), *verb, str(path), *(["--windowed"] if windowed else []),
                   *([] if monitor else ["--no-monitor"]), *map(str, arguments)]
        self.process = subprocess.Popen(
            command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=self._errors,
            env=outfit({**(display.environment if display else os.environ),
                        **(environment or {})}))
        try:
            wait_until(self._healthy, lambda: f"/api/health; it said: {self.errors()}")
        except Failed:
            self._kill()
            self._tidy()
            raise

    def _healthy(self):
        if self.process.poll() is not None:
            raise Failed(f"ended with {self.process.returncode}: {self.errors()}")
        try:
            return self.request("GET", "/api/health").status == 200
        except OSError:
            return False

    def __enter__(self):
        return self

    def __exit__(self, kind, error, _):
        try:
            if kind is None and not self._ended:
                self.end()
            elif self.process.poll() is None:
                self._kill()
            if kind:
                said = self.errors()
                if said:
                    print("     it said:\n" + "\n".join(
                        "       " + line for line in said.splitlines()[-12:]))
        finally:
            self._tidy()

    def _tidy(self):
        self._errors.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _kill(self):
        self.process.kill()
        self.process.wait(10)

    def end(self, how=signal.SIGTERM, status=0):
        """Ends it as an operator would; None waits for an end already asked for."""
        if how is not None and self.process.poll() is None:
            self.process.send_signal(how)
        try:
            found = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._kill()
            raise Failed(f"did not end within {PATIENCE:g} s: {self.errors()}") from None
        said = self.errors()
        check(not SANITIZER.search(said), f"sanitizer: {said[-4000:]}")
        check(found == status, f"exit status {found}: {said[-2000:]}")
        self._ended = True

    def errors(self):
        return (self.folder / "stderr").read_text(encoding="utf-8", errors="replace")

    def alive(self):
        return self.process.poll() is None

    # Control.

    def request(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, {**self._headers, **(headers or {})})
            reply = connection.getresponse()
            reply.content = reply.read()
            return reply
        finally:
            connection.close()

    def state(self):
        reply = self.request("GET", "/api/state")
        check(reply.status == 200, f"/api/state gave {reply.status}: {reply.content!r}")
        return json.loads(reply.content)

    def cue(self, words):
        """The cue's words as text, or a dict as JSON. The reply."""
        if isinstance(words, dict):
            return self.request("POST", "/api/cue", json.dumps(words),
                                {"Content-Type": "application/json"})
        return self.request("POST", "/api/cue", words, {"Content-Type": "text/plain"})

    def must_cue(self, words):
        reply = self.cue(words)
        check(reply.status == 200 and json.loads(reply.content)["ok"],
              f"cue {words!r} gave {reply.status}: {reply.content!r}")

    def still(self):
        reply = self.request("GET", "/api/still.png")
        check(reply.status == 200, f"still.png gave {reply.status}: {reply.content!r}")
        return Image.open(io.BytesIO(reply.content))

    # What is on air.

    def air(self, layer="lower"):
        """What is on this layer, or None."""
        for row in self.state()["air"]:
            if row["layer"] == layer and row["state"] != "off":
                return row
        return None

    def feed(self, name="track"):
        return next(row for row in self.state()["feeds"] if row["id"] == name)

    def wait_state(self, condition, what, patience=PATIENCE):
        last = {}

        def look():
            check(self.alive(), f"it ended while waiting for {what}: {self.errors()[-3000:]}")
            last["state"] = self.state()
            return condition(last["state"]) and last["state"]

        return wait_until(look, lambda: f"{what}; last state {json.dumps(last['state'])}",
                          patience)

    def wait_air(self, layer="lower", what=None, **wanted):
        """Until this layer shows what is wanted: scene=, subject=, state=, and values by
        name with dots as __ (second__name="T. Brandt")."""
        plain = {name: value for name, value in wanted.items()
                 if name in ("scene", "subject", "state", "pinned")}
        values = {name.replace("__", "."): value for name, value in wanted.items()
                  if name not in plain}

        def fits(state):
            for row in state["air"]:
                if row["layer"] == layer and row["state"] != "off" and all(
                        row.get(name) == value for name, value in plain.items()) and all(
                        row["values"].get(name) == value for name, value in values.items()):
                    return row
            return None

        return fits(self.wait_state(fits, what or f"{wanted} on {layer}"))

    def wait_off(self, layer="lower"):
        self.wait_state(lambda state: not any(
            row["layer"] == layer and row["state"] != "off" for row in state["air"]),
            f"nothing on {layer}")

    def wait_feed(self, name="track", **wanted):
        def fits(state):
            row = next((row for row in state["feeds"] if row["id"] == name), None)
            return row and all(row.get(key) == value for key, value in wanted.items())

        state = self.wait_state(fits, f"feed {name} {wanted}")
        return next(row for row in state["feeds"] if row["id"] == name)

    # The window.

    def window(self):
        return wait_until(
            lambda: self.display.xdotool("search", "--all", "--pid", self.process.pid,
                                         "--onlyvisible", "--name", "."),
            "its window")[0]

    def focus(self):
        self.display.xdotool("windowfocus", "--sync", self.window())

    def press(self, *keys):
        self.display.xdotool("key", "--delay", 30, *keys)
