"""How many messages a second a program stands: floods of them, under which an event still
shows in time.

The state that is flooded is on screen, in both programs: the away side's goals, or a
leaderboard of ten rows that is turned round by each message. What is looked for is another
figure, of the lower third, that no message of the flood carries; it goes out between two of
them, on the same connections."""
import itertools
import random
import subprocess
import tempfile
import time

from lib.pusher_server import frame
from measure import MS, SETTLE_S, quantile
from tree import helper

RING = 256  # messages, sent over and over
RATES = {"small": (2000, 5000, 10000, 20000, 50000, 100000, 200000, 400000,
                   500000, 600000, 700000, 800000, 1000000, 1400000),
         "boards": (500, 1000, 2000, 5000, 10000, 20000, 50000, 100000, 200000)}
FINER = 2  # steps between the last rate that was stood and the first that was not
LOWER = 4  # halvings when not even the first rate is stood
LEAD_S = 1  # of flood before the first probe
ENOUGH_S = 80  # then no finer step is begun
PROBES, TRIES = 21, 2  # of as many probes one may be late
MEDIAN_MS, P95_MS, LOST_S = 50, 100, 2
KEPT = 0.93  # of the rate that must have been sent
DRAIN_S = 30


class Sender:
    """The flood's own process. While it runs, what goes to the program goes through it."""

    def __init__(self, binary, ring, wire):
        self._file = tempfile.NamedTemporaryFile(prefix="flood.")
        self._file.write(b"".join(frame(text) for text in ring))
        self._file.flush()
        self._wire = wire
        sockets = wire.descriptors()
        self._process = helper(
            [binary, self._file.name, *map(str, sockets)], pass_fds=sockets,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        wire.divert(self.say)

    def rate(self, count):
        self._tell(f"rate {count}\n".encode())

    def say(self, data):
        self._tell(f"say {len(data)}\n".encode() + data)

    def _tell(self, data):
        self._process.stdin.write(data)
        self._process.stdin.flush()

    def stop(self):
        """Messages a second that went out."""
        try:
            said, _ = self._process.communicate(b"stop\n", timeout=30)
            word, sent, ns = said.split()
            assert word == b"stopped"
        finally:
            self._wire.divert(None)
            self._file.close()
            if self._process.poll() is None:
                self._process.kill()
                self._process.wait(10)
        return int(sent), int(ns) / 1e9


def ring_of(kind, program):
    """As new to the program as the first time it came, however often it comes."""
    date_ms = int(time.time() * 1000)
    if kind == "small":
        return [program.score(away=number % 10) for number in range(RING)]
    return [program.board(number, date_ms + 60000) for number in range(RING)]


class Flood:
    def __init__(self, stage, kind):
        self._stage, self._program = stage, stage.program
        self._kind = kind
        self.best = 0
        self._figures = itertools.count(1)
        self._enough = time.monotonic() + ENOUGH_S

    def begin(self):
        """Everything is on screen before."""
        stage, program = self._stage, self._program
        stage.start()
        program.bug(stage.wire)
        time.sleep(SETTLE_S)
        stage.changed_by(program.board(0), 1.5)
        stage.changed_by(program.standing())
        stage.changed_by(program.score(home=3, away=9))
        self._box = stage.changed_by(self._next())
        self._ring = ring_of(self._kind, program)
        stage.changed_by(self._ring[1])

    def _next(self):
        return self._program.mark(next(self._figures))

    def climb(self):
        good, bad = 0, None
        for rate in RATES[self._kind]:
            if not self._stands(rate):
                bad = rate
                break
            good = rate
        if bad and good:
            self._refine(good, bad)
        elif bad:
            any(self._stands(bad >> halves) for halves in range(1, LOWER + 1))

    def _refine(self, good, bad):
        for _ in range(FINER):
            if time.monotonic() > self._enough:
                return
            rate = round((good * bad) ** 0.5)
            if self._stands(rate):
                good = rate
            else:
                bad = rate

    def _stands(self, rate):
        return any(self._try(rate) for _ in range(TRIES))

    def _try(self, rate):
        stage = self._stage
        changes = stage.watch.changes(self._box)
        sender = Sender(stage.tools.flood, self._ring, stage.wire)
        cpu = stage.account()
        try:
            sender.rate(rate)
            time.sleep(LEAD_S)
            found = self._probe(changes)
        finally:
            sent, seconds = sender.stop()
        share = cpu()
        stage.watch.stop()
        kept = sent >= KEPT * rate * seconds
        in_time = (len(found) == PROBES and quantile(found, 0.5) < MEDIAN_MS
                   and quantile(found, 0.95) < P95_MS)
        stage.say(f"{self._kind} {rate}/s: sent {sent / seconds:.0f}, " + (
            f"shown after {quantile(found, .5):.1f} ms, p95 {quantile(found, .95):.1f}"
            if found else "not shown") + f", {share:.0f} % of a core")
        if kept and in_time:
            self.best = max(self.best, round(sent / seconds))
        else:
            self._drain()
        return kept and in_time

    def _probe(self, changes):
        """From sent to shown of some events, in ms; until too many are late."""
        found, late = [], 0
        for _ in range(PROBES):
            seen = len(changes)
            at = self._stage.send(self._next())
            end = time.monotonic() + LOST_S
            while time.monotonic() < end and not any(c > at for c in changes[seen:]):
                time.sleep(0.002)
            after = [c for c in changes[seen:] if c > at]
            found += [(after[0] - at) / MS] if after else []
            late += not after or found[-1] > P95_MS
            if not after or late > 1:
                break
            time.sleep(0.05 + random.random() / 30)
        return found

    def _drain(self):
        """Until it has worked off its backlog: three events in a row show at once."""
        changes = self._stage.watch.changes(self._box)
        good, end = 0, time.monotonic() + DRAIN_S
        while good < 3 and time.monotonic() < end:
            seen = len(changes)
            self._stage.send(self._next())
            time.sleep(0.3)
            good = good + 1 if len(changes) > seen else 0
        self._stage.watch.stop()
        if good < 3:
            raise RuntimeError(f"{self._program.name} does not come back from its backlog")


def stood(stage, kind):
    """Messages a second, and how long one of them is."""
    flood = Flood(stage, kind)
    flood.begin()
    size = len(flood._ring[0].encode())
    try:
        flood.climb()
    except (RuntimeError, OSError, ValueError) as failure:
        if not flood.best:
            raise
        stage.say(f"{kind}: {failure!r}")  # what it stood before counts
    stage.say(f"{kind}: {flood.best} messages a second of {size} bytes, shown in time")
    _tell_lost(stage)
    return {f"rate_{kind}": flood.best, f"size_{kind}": size}


def _tell_lost(stage):
    try:
        state = stage.program.state()
    except OSError:
        state = None
    for feed in state["feeds"] if state else []:
        if feed["dropped"] or feed["reconnects"]:
            stage.say(f"{feed['id']}: {feed['messages']} messages, {feed['dropped']} dropped, "
                      f"{feed['reconnects']} reconnects")


def small(stage, _):
    return stood(stage, "small")


def boards(stage, _):
    return stood(stage, "boards")
