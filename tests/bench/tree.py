"""A command and all processes that come of it: their CPU time and memory."""
import ctypes
import os
import pathlib
import re
import signal
import subprocess
import time

PR_SET_CHILD_SUBREAPER = 36

_helpers = set()


def adopt_orphans():
    """Descendants that detach become our children, so that none escapes the accounts."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def helper(command, **more):
    """Starts a tool of the benchmark, which belongs to no program under test."""
    process = subprocess.Popen(command, **more)
    _helpers.add(process.pid)
    return process


def cpu_ns(pid):
    """CPU time of a process, all its threads, ended ones included."""
    try:
        return time.clock_gettime_ns((~pid << 3) | 2)
    except OSError:
        return 0


def children_of(pid):
    found = []
    for task in pathlib.Path(f"/proc/{pid}/task").glob("*"):
        try:
            found += [int(word) for word in (task / "children").read_text().split()]
        except OSError:
            pass
    return found


def _threads(pid):
    return sorted(int(task.name) for task in pathlib.Path(f"/proc/{pid}/task").glob("*"))


def _comm(pid, tid):
    try:
        return pathlib.Path(f"/proc/{pid}/task/{tid}/comm").read_text().strip()
    except OSError:
        return "?"


def _slept(pid, tid):
    try:
        text = pathlib.Path(f"/proc/{pid}/task/{tid}/status").read_text()
    except OSError:
        return 0
    match = re.search(r"^voluntary_ctxt_switches:\s+(\d+)", text, re.M)
    return int(match[1]) if match else 0


class Tree:
    def __init__(self, command, environment, log):
        self.started_ns = time.monotonic_ns()
        self._before = set(children_of(os.getpid()))
        self._process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL,
                                         stdout=log, stderr=log)

    def pids(self):
        """The tree, and orphans of it that came to us."""
        found, look = [], [pid for pid in children_of(os.getpid())
                           if pid not in self._before | _helpers]
        while look:
            pid = look.pop()
            found.append(pid)
            look += children_of(pid)
        return found

    def cpu_ns(self):
        return sum(cpu_ns(pid) for pid in self.pids())

    def wakes(self):
        """How often each thread went to sleep of its own accord. A thread that has its
        process's name is told by its place among them."""
        found = {}
        for pid in self.pids():
            process = _comm(pid, pid)
            for place, tid in enumerate(_threads(pid)):
                thread = "main" if tid == pid else _comm(pid, tid)
                name = f"{process} {place + 1}" if thread == process else f"{process} {thread}"
                found[name] = found.get(name, 0) + _slept(pid, tid)
        return found

    def pss_mib(self):
        total = 0
        for pid in self.pids():
            try:
                text = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
            except OSError:
                continue
            match = re.search(r"^Pss:\s+(\d+)", text, re.M)
            total += int(match[1]) if match else 0
        return total / 1024

    def end(self):
        for how, patience in ((signal.SIGTERM, 5), (signal.SIGKILL, 5)):
            for pid in self.pids():
                try:
                    os.kill(pid, how)
                except OSError:
                    pass
            end = time.monotonic() + patience
            while time.monotonic() < end:
                self._process.poll()
                self._reap()
                if not self.pids():
                    return
                time.sleep(0.02)

    def _reap(self):
        for pid in self.pids():
            if pid != self._process.pid:
                try:
                    os.waitpid(pid, os.WNOHANG)
                except OSError:
                    pass
