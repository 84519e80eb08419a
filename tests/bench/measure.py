"""One program on a screen of its own, measured from outside: it is started, told things,
and its pixels watched."""
import random
import subprocess
import time

from lib.display import Display
from tree import Tree
from watch import Watch
from wire import Wire

MS = 1e6
SETTLE_S = 0.8  # after the first frame, and after what brings a graphic
ENTRANCE_PX = 4  # a box smaller than this is no graphic
ONE_FRAME_MS = 2.5  # changes closer than this are one frame that was seen half drawn
BLIND_US = 5000
LOOKS_HZ = 10000  # for a stopwatch's error of a tenth of a ms


def quantile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else None


class Stage:
    """with Stage(program, tools, log) as stage: stage.start() ..."""

    def __init__(self, program, tools, log, size=(1920, 1080)):
        self.program, self.tools, self.size = program, tools, size
        self._log, self.tree = log, None
        self.display = Display(*size)
        try:
            self.watch = Watch(tools.pixelwatch, self.display.frame_buffer)
            self.wire = Wire(program)
        except BaseException:
            self.display.__exit__()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.stop()
        finally:
            self.wire.close()
            self.watch.close()
            self.display.__exit__()

    def say(self, what):
        print(f"    {self.program.name}: {what}", flush=True)

    def start(self, fed=True, **scene):
        """Milliseconds from the command to the first frame of key colour."""
        subprocess.run(["xsetroot", "-solid", "black"], env=self.display.environment,
                       check=True, timeout=30)
        command = self.program.command(self.wire.port, size=self.size, fed=fed, **scene)
        self.watch.expect_key((0, 255, 0))
        time.sleep(0.05)
        self.tree = Tree(command, self.display.environment, self._log)
        start_ms = (self._first_frame() - self.tree.started_ns) / MS
        if fed and not self.wire.connected.wait(30):
            raise RuntimeError(f"{self.program.name} did not connect: {self.wire.heard()}; "
                               f"it said: {self._last_words()}")
        time.sleep(SETTLE_S)
        return start_ms

    def _first_frame(self):
        try:
            return self.watch.key()
        except RuntimeError as failure:
            raise RuntimeError(f"{failure}; it said: {self._last_words()}") from failure

    def _last_words(self):
        self._log.seek(0)
        said = self._log.read().decode(errors="replace").strip().splitlines()
        return said[-1] if said else "nothing"

    def stop(self):
        if self.tree:
            self.tree.end()
            self.tree = None
        self.wire.hang_up()
        time.sleep(0.2)

    def send(self, text):
        return self.wire.send(text)

    def changed_by(self, text, seconds=SETTLE_S):
        """The box that a message changes. Something must change."""
        return self.appears(lambda: self.send(text), text[:80], seconds)

    def appears(self, action, what, seconds=SETTLE_S):
        """The box that an action changes. Something must change."""
        box = self.watch.changed_by(action, seconds)
        if min(box[2:]) < ENTRANCE_PX:
            raise RuntimeError(f"{self.program.name} shows nothing of {what}: {box}")
        return box

    def cpu(self, seconds, action=lambda: None):
        """Percent of one core over these seconds; action() may do things meanwhile."""
        end = time.monotonic() + seconds
        account = self.account()
        while time.monotonic() < end:
            action()
            time.sleep(max(0, min(0.05, end - time.monotonic())))
        return account()

    def account(self):
        """A function that tells the percent of one core from now until it is called."""
        began_ns, cpu_ns = time.monotonic_ns(), self.tree.cpu_ns()
        return lambda: 100 * (self.tree.cpu_ns() - cpu_ns) / (time.monotonic_ns() - began_ns)

    def told(self, box, message, count, pause_s, renew=None):
        """Events at random moments: for each when it was sent and when pixels changed since,
        in ns. Those that showed nothing are told and left out."""
        self.watch.rate(LOOKS_HZ)
        found, changes = [], self.watch.changes(box)
        renewed = time.monotonic()
        for number in range(count):
            if renew and time.monotonic() - renewed > self.program.strip_seconds:
                renew()
                renewed = time.monotonic()
            seen = len(changes)
            sent = self.send(message(number))
            time.sleep(pause_s)
            found.append((sent, [at for at in changes[seen:] if at > sent]))
            time.sleep(random.random() / 30)
        _, widest_us = self.watch.stop()
        self.watch.rate(1000)
        shown = [event for event in found if event[1]]
        if len(shown) < count:
            self.say(f"{count - len(shown)} of {count} events showed nothing")
        if widest_us > BLIND_US:
            self.say(f"the stopwatch itself was blind for {widest_us / 1000:.1f} ms once")
        return shown

    def latency(self, *args, **more):
        """From sent to the first changed pixel, in ms, of each event."""
        return latencies(self.told(*args, **more))


def latencies(events):
    return [(changes[0] - sent) / MS for sent, changes in events]


def spread(values):
    return ("nothing" if not values else
            f"median {quantile(values, .5):.2f}, p95 {quantile(values, .95):.2f}, "
            f"p99 {quantile(values, .99):.2f} ms of {len(values)}")


def frames_of(changes):
    """The moments at which frames began."""
    frames = []
    for at in changes:
        if not frames or at - frames[-1] >= ONE_FRAME_MS * MS:
            frames.append(at)
    return frames


def gaps_between(frames, start, length_ms):
    """Of the frames from start on, until the first one after so many ms; in ms. The motion
    must last longer than that, so that each gap is one of frames in motion."""
    moving = [at for at in frames if at >= start]
    return [(after - at) / MS for at, after in zip(moving, moving[1:])
            if at - start < length_ms * MS]


def motion(name, gaps):
    """The figures of a motion by its name."""
    if not gaps:
        return {}
    return {f"{name}_fps": 1000 * len(gaps) / sum(gaps),
            f"{name}_gap_p99_ms": quantile(gaps, 0.99)}
