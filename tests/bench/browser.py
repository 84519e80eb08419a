"""Chromium in kiosk mode showing overlay.html: how it is started, and how it is told the
same things, as plain JSON."""
import json
import pathlib
import shutil
import tempfile

from hall import HERE, NAMES, clock_of, mark_of


class Browser:
    name = "browser"
    connections, words = 1, 0
    answer = None
    in_ms, out_ms = 400, 200
    reorder_ms = 600
    strip_seconds = 3600
    has_operator = False

    def __init__(self):
        self._folder = pathlib.Path(tempfile.mkdtemp(prefix="browser-bench."))
        self._profiles = 0
        self._hold_ms = 0

    def close(self):
        shutil.rmtree(self._folder, ignore_errors=True)

    @staticmethod
    def greeting(_):
        return []

    def command(self, port, moving=False, size=(1920, 1080), hold_ms=200, fed=True):
        del moving, fed  # one page has it all
        self._profiles += 1
        self._hold_ms = hold_ms
        profile = self._folder / str(self._profiles)
        return ["chromium", "--kiosk", f"--app=file://{HERE}/overlay.html?port={port}",
                "--window-position=0,0", "--window-size=1921,1081", "--no-sandbox",
                "--disable-gpu", "--disable-quic", "--no-first-run",
                "--no-default-browser-check", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-extensions",
                "--disable-translate", "--disable-infobars", "--test-type",
                "--disable-features=Translate,MediaRouter,OptimizationHints",
                "--disable-background-timer-throttling", "--disable-renderer-backgrounding",
                "--disable-backgrounding-occluded-windows",
                f"--force-device-scale-factor={size[0] / 1920:g}",
                f"--user-data-dir={profile}"]

    def bug(self, wire):
        wire.send(json.dumps({"type": "bug", "home": "LHO", "away": "JIS"}))

    def clock(self, wire, runs):
        wire.send(json.dumps({"type": "clock", "seconds": 60, "runs": runs}))

    def score(self, home=None, away=None):
        sides = {"home": home, "away": away}
        return json.dumps({"type": "score", **{side: goals for side, goals in sides.items()
                                               if goals is not None}})

    def board(self, number, date_ms=None):
        """Ten rows, in the reversed order each time; as long as the feed's own message would
        be without what only a feed needs."""
        del date_ms
        order = list(enumerate(NAMES))[::-1 if number % 2 else 1]
        return json.dumps({"type": "board", "point": "Swim Exit", "race": "Elite Women", "rows": [
            {"id": str(900 + who), "bib": str(who + 1), "name": name, "country": "NOR",
             "pos": place + 1, "time": clock_of(1100 + place), "gap": f"+0:{place:02d}",
             "status": None} for place, (who, name) in enumerate(order)]},
            ensure_ascii=False, separators=(",", ":"))

    def passing(self, number):
        return json.dumps({"type": "winner", "name": NAMES[number % 10],
                           "mark": mark_of(number), "event": "Women 100 m",
                           "hold_ms": self._hold_ms})

    def standing(self):
        return json.dumps({"type": "winner", "name": "Emma Clarke", "mark": mark_of(0),
                           "event": "Shot Put"})

    def mark(self, number):
        return json.dumps({"type": "mark", "mark": mark_of(number)})

    def leave(self, wire):
        wire.send('{"type":"leave"}')

    def state(self):
        return None

    def strip(self, wire, on):
        if on:
            wire.send(self.standing())
        else:
            self.leave(wire)
        wire.send(json.dumps({"type": "strip", "on": on}))

    def full(self, wire, on):
        wire.send(json.dumps({"type": "full", "on": on}))
