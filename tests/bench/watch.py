"""The stopwatch (pixelwatch) as an object: what changes on the screen, and when."""
import os
import pathlib
import queue
import subprocess
import threading
import time


SAMPLES = 25000  # pixels of a box that are looked at: whole rows, some µs a look
PRIORITY = -15


class Watch:
    def __init__(self, binary, frame_buffer):
        self._process = subprocess.Popen([binary, str(frame_buffer)], stdin=subprocess.PIPE,
                                         stdout=subprocess.PIPE, text=True, bufsize=1)
        try:  # sleeps end when they should, whatever else runs
            pathlib.Path(f"/proc/{self._process.pid}/timerslack_ns").write_text("1000")
            os.setpriority(os.PRIO_PROCESS, self._process.pid, PRIORITY)
        except OSError:
            pass
        self._lines = queue.Queue()
        self._changes = None
        threading.Thread(target=self._listen, daemon=True).start()
        self._answer("ready")

    def close(self):
        self._process.stdin.close()
        self._process.wait(10)

    def _listen(self):
        for line in self._process.stdout:
            if line.startswith("change ") and self._changes is not None:
                self._changes.append(int(line.split()[1]))
            else:
                self._lines.put(line.split())

    def _say(self, line):
        self._process.stdin.write(line + "\n")

    def _answer(self, word, patience=90):
        line = self._lines.get(timeout=patience)
        if line[0] != word:
            raise RuntimeError(f"pixelwatch: expected {word}, said {' '.join(line)}")
        return line[1:]

    def rate(self, hz):
        self._say(f"rate {hz}")
        self._answer("ok")

    def expect_key(self, color):
        """Looks from now on; key() waits for the moment."""
        self._say("key {} {} {}".format(*color))

    def key(self):
        return int(self._answer("key")[0])

    def changed_by(self, action, seconds):
        """The box (x, y, w, h) of what differs some time after an action."""
        self._say("base")
        self._answer("ok")
        action()
        time.sleep(seconds)
        self._say("box")
        return tuple(map(int, self._answer("box")))

    def changes(self, box):
        """Starts to watch; the list that is returned grows. End with stop()."""
        x, y, w, h = box
        step = -(-w * h // SAMPLES)
        self._changes = []
        self._say(f"watch {x} {y} {w} {h} {step}")
        self._answer("watching")
        return self._changes

    def stop(self):
        self._say("stop")
        looks, widest_us = self._answer("stopped")
        self._changes = None
        return int(looks), int(widest_us)

    def frames(self, box, seconds):
        """Frames a second and the gaps between them in ms."""
        self._say("frames {} {} {} {} {} 2500".format(*box, int(seconds * 1000)))
        count, span, median, p99, widest = map(int, self._answer("frames"))
        if not span:
            raise RuntimeError("expected a motion, saw none")
        return {"fps": count * 1e6 / span, "gap_median_ms": median / 1000,
                "gap_p99_ms": p99 / 1000, "gap_max_ms": widest / 1000}
