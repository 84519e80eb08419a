"""One program, measured from outside: it is started, told things, and its pixels watched."""
import random
import subprocess
import threading
import time

from lib.display import Display
from lib.pusher_server import frame
from tree import Tree
from watch import Watch
from wire import Wire

MS = 1e6
FULL_STRIP = (0, 540, 1920, 2)
ENTRANCE_PX = 4  # a box smaller than this is no popup
REST_S = 30  # of the idle figures at least: what comes every few seconds must show in them
CLOCK_S = 15
BLOCK, PROBES = 50, 20  # messages of a flood that go out together; events sent meanwhile


def quantile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else None


class Run:
    """One round of one program. Everything found is in self.found."""

    def __init__(self, program, pixelwatch, log, events, seconds):
        self.program, self.events, self.seconds = program, events, seconds
        self.found = {}
        self._log = log
        self._display = Display(1920, 1080)
        self._watch = Watch(pixelwatch, self._display.frame_buffer)
        self._wire = Wire(program.greeting, program.answer)
        self._tree = None

    def close(self):
        self._stop()
        self._wire.close()
        self._watch.close()
        self._display.__exit__()

    def _say(self, what):
        print(f"    {self.program.name}: {what}", flush=True)

    # Start and stop.

    def _start(self, **scene):
        """Milliseconds from the command to the first frame of key colour."""
        subprocess.run(["xsetroot", "-solid", "black"], env=self._display.environment,
                       check=True, timeout=30)
        self._watch.expect_key(self.program.key)
        time.sleep(0.05)
        command = self.program.command(self._wire.port, **scene)
        self._tree = Tree(command, self._display.environment, self._log)
        start_ms = (self._watch.key() - self._tree.started_ns) / MS
        if not self._wire.connected.wait(30):
            raise RuntimeError(f"{self.program.name} did not connect")
        time.sleep(1)
        return start_ms

    def _stop(self):
        if self._tree:
            self._tree.end()
            self._tree = None
        self._wire.hang_up()
        time.sleep(0.3)

    # Figures.

    def starts(self, times):
        found = []
        for _ in range(times):
            found.append(self._start())
            self._stop()
        self.found["start_ms"] = found
        self._say("start " + ", ".join(f"{ms:.0f}" for ms in found) + " ms")

    def _cpu(self, seconds, action=lambda: None):
        """Percent of one core over these seconds; action() may do things meanwhile."""
        end = time.monotonic() + seconds
        began_ns, cpu_ns = time.monotonic_ns(), self._tree.cpu_ns()
        while time.monotonic() < end:
            action()
            time.sleep(max(0, min(0.05, end - time.monotonic())))
        spent = self._tree.cpu_ns() - cpu_ns
        return 100 * spent / (time.monotonic_ns() - began_ns)

    def _at_rest(self):
        """A popup stands, and nothing happens."""
        seconds = max(self.seconds, REST_S)
        wakes = self._tree.wakes()
        self.found["cpu_idle"] = self._cpu(seconds)
        self.found["wakes_idle"] = 60 * (self._tree.wakes() - wakes) / seconds
        self._say(f"PSS {self.found['pss_mib']:.1f} MiB, idle {self.found['cpu_idle']:.4f} %, "
                  f"{self.found['wakes_idle']:.0f} wake-ups a minute")

    def clock(self):
        """A score bug with a running clock, and nothing else."""
        self._start(clock=True)
        self.program.clock(self._wire)
        time.sleep(3)
        ticks = self._watch.changed_by(lambda: None, 2.5)
        if min(ticks[2:]) < ENTRANCE_PX:
            raise RuntimeError(f"{self.program.name} has no clock that runs: {ticks}")
        self.found["cpu_clock"] = self._cpu(max(self.seconds, CLOCK_S))
        self._say(f"running clock {self.found['cpu_clock']:.3f} %")
        self._stop()

    def quiet(self):
        """The theme that goes on air, on a screen where nothing else happens."""
        self._start()
        wire, watch, program = self._wire, self._watch, self.program
        lower = watch.changed_by(lambda: wire.send(program.standing()), 1.5)
        mark = watch.changed_by(lambda: wire.send(program.mark(33)), 1.5)
        if min(*lower[2:], *mark[2:]) < ENTRANCE_PX:
            raise RuntimeError(f"{program.name} shows nothing: {lower}, {mark}")
        self.found["pss_mib"] = self._tree.pss_mib()
        self._at_rest()
        self.found["mark_ms"] = self._latency(mark, program.mark, 0.45)
        self._say_latency("mark")
        self.found["rate"] = self._throughput(mark)
        self._say(f"{self.found['rate']} messages a second")
        program.leave(wire)
        time.sleep(1)
        cycle = (program.in_ms + program.hold_ms + program.out_ms) / 1000 + 0.25
        self.found["lower_ms"] = self._latency(lower, program.passing, cycle)
        self._say_latency("lower")
        self.found["cpu_lower"] = self._cpu_lower(cycle)
        self._say(f"lower third moving {self.found['cpu_lower']:.1f} %")
        self._stop()

    def moving(self):
        """The same while other things move, and a panel of the whole frame in motion."""
        self._start(theme=self.program.moving_theme)
        wire, watch, program = self._wire, self._watch, self.program
        program.strip(wire, True)
        time.sleep(1)
        mark = self._box_beside_motion()
        self.found["busy_ms"] = self._latency(mark, program.mark, 0.15, renew=program.strip)
        self._say_latency("busy")
        program.strip(wire, False)
        time.sleep(1)
        program.full(wire, True)
        time.sleep(0.5)
        watch.rate(2000)
        frames = {}
        counter = threading.Thread(
            target=lambda: frames.update(watch.frames(FULL_STRIP, self.seconds)))
        counter.start()
        self.found["cpu_full"] = self._cpu(self.seconds)
        counter.join()
        self.found.update(frames)
        self._say(f"full frame {frames['fps']:.2f} frames/s, p99 gap {frames['gap_p99_ms']} ms, "
                  f"{self.found['cpu_full']:.1f} %")
        self._stop()

    def _box_beside_motion(self):
        """Where the figure stands while the strip moves above it: what a new figure changes
        below the strip."""
        x, y, w, h = self._watch.changed_by(
            lambda: self._wire.send(self.program.mark(33)), 0.5)
        bottom = y + h
        return (x, 600, w, bottom - 600)

    def _latency(self, box, message, pause, renew=None):
        """From sent to the first changed pixel, in ms. Events come at random moments."""
        wire, watch = self._wire, self._watch
        watch.rate(4000)
        found, missed = [], 0
        changes = watch.changes(box)
        began = time.monotonic()
        for number in range(self.events):
            if renew and time.monotonic() - began > self.program.strip_seconds:
                renew(wire, False)
                time.sleep(0.6)
                renew(wire, True)
                time.sleep(1)
                began = time.monotonic()
            seen = len(changes)
            sent = wire.send(message(number))
            time.sleep(pause)
            after = [at for at in changes[seen:] if at > sent]
            if after:
                found.append((after[0] - sent) / MS)
            else:
                missed += 1
            time.sleep(random.random() / 30)
        _, widest_us = watch.stop()
        watch.rate(1000)
        if missed:
            self._say(f"{missed} of {self.events} events showed nothing")
        if widest_us > 5000:
            self._say(f"the stopwatch itself was blind for {widest_us / 1000:.1f} ms once")
        return found

    def _say_latency(self, name):
        values = self.found[f"{name}_ms"]
        self._say(f"{name}: median {quantile(values, .5):.2f}, p95 {quantile(values, .95):.2f}, "
                  f"p99 {quantile(values, .99):.2f} ms of {len(values)}")

    def _cpu_lower(self, cycle):
        due, number = [time.monotonic()], [1000]

        def next_one():
            if time.monotonic() >= due[0]:
                self._wire.send(self.program.passing(number[0]))
                number[0] += 1
                due[0] += cycle

        return self._cpu(max(self.seconds, 8), next_one)

    def _throughput(self, box):
        """The highest flood of messages under which an event still shows in time: half of
        them within 50 ms, 95 % within 100. Each rate has two tries on a busy machine."""
        best = 0
        for rate in (500, 1000, 2000, 5000, 10000, 20000, 50000, 100000):
            achieved = self._flooded(box, rate) or self._flooded(box, rate)
            if not achieved:
                break
            best = round(achieved)
        return best

    def _flooded(self, box, rate):
        """The rate that was kept up while events showed in time, 0 if they did not."""
        block = b"".join(frame(self.program.hidden(i)) for i in range(BLOCK))
        sent, stop = [0], threading.Event()

        def flood():
            began = time.monotonic()
            while not stop.is_set():
                if sent[0] + BLOCK <= (time.monotonic() - began) * rate:
                    self._wire.push(block)
                    sent[0] += BLOCK
                else:
                    time.sleep(0.001)

        thread = threading.Thread(target=flood, daemon=True)
        changes = self._watch.changes(box)
        began = time.monotonic()
        thread.start()
        time.sleep(0.5)
        found = self._probe(changes)
        stop.set()
        thread.join(30)
        achieved = sent[0] / (time.monotonic() - began)
        self._watch.stop()
        if (found and quantile(found, 0.5) < 50 and quantile(found, 0.95) < 100
                and achieved >= 0.9 * rate):
            return achieved
        self._drain(box)
        return 0

    def _probe(self, changes):
        """From sent to shown of some events, in ms; nothing if one does not show at all."""
        found = []
        for number in range(PROBES):
            seen = len(changes)
            at = self._wire.send(self.program.mark(number + 1))
            end = time.monotonic() + 2
            while time.monotonic() < end and not any(c > at for c in changes[seen:]):
                time.sleep(0.002)
            after = [c for c in changes[seen:] if c > at]
            if not after:
                return []
            found.append((after[0] - at) / MS)
            time.sleep(0.05 + random.random() / 30)
        return found

    def _drain(self, box):
        """Until it has worked off its backlog: three events in a row show at once."""
        changes = self._watch.changes(box)
        good, end = 0, time.monotonic() + 60
        number = 40
        while good < 3 and time.monotonic() < end:
            number += 1
            seen = len(changes)
            self._wire.send(self.program.mark(number % 50))
            time.sleep(0.3)
            good = good + 1 if len(changes) > seen else 0
        self._watch.stop()
