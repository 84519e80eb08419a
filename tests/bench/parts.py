"""What is measured, part by part: each on a stage of its own, and gives figures by name."""
import contextlib
import subprocess
import time

from measure import ENTRANCE_PX, MS, frames_of, gaps_between, latencies, motion, spread
from tree import helper

REST_S = 30  # of the idle figures at least: what comes every few seconds must show in them
CLOCK_S, SHOW_S, BOARD_S, FRAMES_S = 10, 10, 9, 5
HOLD_MS = 120
PAUSE_S = 0.25  # longer than a figure rolls
SURE = 0.75  # of a motion, where something moves in every frame: not its eased end
EASED_MS = 50  # the start of a motion that begins slowly
FULL_S = 7  # until as many panels are to be seen as at the beginning, for each takes time
BOARD_EVERY_S = 0.6
BOARD = (1200, 110)  # its rows are right of and below that; above them a clock runs
CONTENDED_EVENTS = 40  # at most a round


def starts(stage, options):
    found = []
    for _ in range(options.starts):
        found.append(stage.start())
        stage.stop()
    stage.say("start " + ", ".join(f"{ms:.0f}" for ms in found) + " ms")
    return {"start_ms": found}


def quiet(stage, options):
    """A score bug stands and nothing happens: what that takes. Then a lower third beside it,
    and how soon a figure of either changes."""
    program = stage.program
    stage.start()
    program.bug(stage.wire)
    time.sleep(0.5)
    score = stage.changed_by(program.score(home=8))
    found = _at_rest(stage, options)
    stage.changed_by(program.standing())
    mark = stage.changed_by(program.mark(33))
    found["pss_mib"] = stage.tree.pss_mib()
    found["mark_ms"] = stage.latency(mark, program.mark, options.each, PAUSE_S)
    stage.say(f"PSS {found['pss_mib']:.1f} MiB; figure: " + spread(found["mark_ms"]))
    found["score_ms"] = stage.latency(
        score, lambda number: program.score(home=1 + number % 9), options.each, PAUSE_S)
    stage.say("score: " + spread(found["score_ms"]))
    return found


def unfed(stage, options):
    """A score bug that the operator put up, and no feed whose connection must be kept."""
    if not stage.program.has_operator:
        return {}
    stage.start(fed=False)
    stage.appears(stage.program.put_up_bug, "the operator's score bug")
    _, woken = _rest(stage, options)
    stage.say(f"without feeds {sum(woken.values()):.0f} wake-ups a minute")
    return {"wakes_unfed": sum(woken.values())}


def _rest(stage, options):
    """The CPU that it takes, and the wake-ups a minute of each thread that has some."""
    time.sleep(2)
    before, began = stage.tree.wakes(), time.monotonic()
    cpu = stage.cpu(max(options.seconds, REST_S))
    minutes = (time.monotonic() - began) / 60
    return cpu, {thread: round((count - before.get(thread, 0)) / minutes, 1)
                 for thread, count in stage.tree.wakes().items()
                 if count > before.get(thread, 0)}


def _at_rest(stage, options):
    cpu, woken = _rest(stage, options)
    found = {"cpu_idle": cpu, "wakes_idle": sum(woken.values()), "wakes_of": woken,
             "wakes_main": sum(count for thread, count in woken.items()
                               if thread.endswith(" main"))}
    busiest = sorted(woken.items(), key=lambda item: -item[1])[:6]
    stage.say(f"idle {cpu:.4f} %, {found['wakes_idle']:.0f} wake-ups a minute"
              + "".join(f", {thread} {count:g}" for thread, count in busiest))
    return found


def lower(stage, options):
    """Lower thirds come and leave on a quiet screen."""
    program = stage.program
    stage.start(hold_ms=HOLD_MS)
    box = stage.changed_by(program.standing())
    program.leave(stage.wire)
    time.sleep(1)
    cycle_s = (program.in_ms + HOLD_MS + program.out_ms) / 1000 + 0.15
    cpu = stage.account()
    events = stage.told(box, program.passing, options.each, cycle_s)
    found = {"cpu_lower": cpu(), "lower_ms": latencies(events)}
    entering, leaving = [], []
    for _, changes in events:
        frames = frames_of(changes)
        rests = frames[0] + (program.in_ms + HOLD_MS / 2) * MS
        entering += gaps_between(frames, frames[0], SURE * program.in_ms)
        leaving += gaps_between([at for at in frames if at > rests],
                                frames[-1] - SURE * program.out_ms * MS, program.out_ms)
    found |= {**motion("in", entering), **motion("out", leaving)}
    stage.say(f"lower third: {spread(found['lower_ms'])}; {found['cpu_lower']:.1f} %; in "
              + _rates(found, "in") + ", out " + _rates(found, "out"))
    return found


def _rates(found, name):
    return (f"{found[f'{name}_fps']:.2f} frames/s, p99 gap {found[f'{name}_gap_p99_ms']:.1f} ms"
            if f"{name}_fps" in found else "nothing")


def clock(stage, options):
    """A score bug with a running clock, and nothing else."""
    stage.start()
    stage.program.bug(stage.wire)
    time.sleep(1)
    stage.program.clock(stage.wire, True)
    time.sleep(2)
    ticks = stage.watch.changed_by(lambda: None, 2.5)
    if min(ticks[2:]) < ENTRANCE_PX:
        raise RuntimeError(f"{stage.program.name} has no clock that runs: {ticks}")
    cpu = stage.cpu(max(options.seconds, CLOCK_S))
    stage.say(f"running clock {cpu:.3f} %")
    return {"cpu_clock": cpu}


class Turns:
    """Messages that come every few seconds; step() is called often."""

    def __init__(self, stage, message, every_s, after_s=0.0):
        self._stage, self._message, self._every_s = stage, message, every_s
        self._due, self._count = time.monotonic() + after_s, 0

    def step(self):
        if time.monotonic() >= self._due:
            self._due += self._every_s
            self._count += 1
            self._stage.send(self._message(self._count))


def show(stage, options):
    """A busy show: the clock runs, the board is sorted anew every two seconds, a lower third
    comes every three."""
    program = stage.program
    stage.start(hold_ms=800)
    program.bug(stage.wire)
    stage.changed_by(program.board(0))
    program.clock(stage.wire, True)
    time.sleep(1)
    boards, lowers = Turns(stage, program.board, 2), Turns(stage, program.passing, 3, 1)
    found = {"cpu_show": stage.cpu(max(options.seconds, SHOW_S),
                                   lambda: (boards.step(), lowers.step())),
             "pss_show_mib": stage.tree.pss_mib()}
    stage.say(f"busy show {found['cpu_show']:.2f} %, PSS {found['pss_show_mib']:.1f} MiB")
    return found


def board(stage, options):
    """A leaderboard whose rows change places all the time."""
    program = stage.program
    stage.start()
    x, y, w, h = stage.changed_by(program.board(0), 1.5)
    right, bottom = x + w, y + h
    box = (BOARD[0], BOARD[1], right - BOARD[0], bottom - BOARD[1])
    cpu = stage.account()
    events = stage.told(box, lambda number: program.board(number + 1),
                        round(max(options.seconds, BOARD_S) / BOARD_EVERY_S),
                        BOARD_EVERY_S - 1 / 60)
    found = {"cpu_board": cpu(), "board_ms": latencies(events)}
    frames = frames_of(sorted(at for _, changes in events for at in changes))
    found |= motion("board", [
        gap for _, changes in events for gap in gaps_between(
            frames, changes[0] + EASED_MS * MS, SURE * program.reorder_ms - EASED_MS)])
    stage.say(f"leaderboard: {spread(found['board_ms'])}; {_rates(found, 'board')}, "
              f"{found['cpu_board']:.1f} %")
    return found


def moving(stage, options):
    """A figure while a strip moves, then a panel of the whole frame in motion."""
    program = stage.program
    stage.start(moving=True)
    program.strip(stage.wire, True)
    time.sleep(1)
    mark = _beside_motion(stage)

    def renew():
        program.strip(stage.wire, False)
        time.sleep(0.6)
        program.strip(stage.wire, True)
        time.sleep(1)

    found = {"busy_ms": stage.latency(mark, program.mark, options.each, 0.15, renew=renew)}
    stage.say("figure beside a motion: " + spread(found["busy_ms"]))
    renew()
    found |= _counted(stage, "strip", (0, 84, 1920, 2), FRAMES_S)
    program.strip(stage.wire, False)
    time.sleep(1)
    return found | _full(stage, options, "full")


def _beside_motion(stage):
    """Where the figure stands while the strip moves above it: what a new figure changes
    below the strip."""
    x, y, w, h = stage.watch.changed_by(lambda: stage.send(stage.program.mark(33)), 0.5)
    return (x, 600, w, y + h - 600)


def _counted(stage, name, box, seconds):
    """Frames of a motion that does not stop, and the CPU they take."""
    stage.watch.rate(2000)
    cpu = stage.account()
    frames = stage.watch.frames(box, seconds)
    found = {f"cpu_{name}": cpu(), f"{name}_fps": frames["fps"],
             f"{name}_gap_p99_ms": frames["gap_p99_ms"]}
    stage.watch.rate(1000)
    stage.say(f"{name}: {_rates(found, name)}, {found[f'cpu_{name}']:.1f} %")
    return found


def _full(stage, options, name):
    stage.program.full(stage.wire, True)
    time.sleep(0.7)
    width, height = stage.size
    return _counted(stage, name, (0, height // 2, width, 2),
                    max(options.seconds, FULL_S))


def uhd(stage, options):
    """A panel of the whole frame in motion at 3840x2160."""
    stage.start(moving=True)
    return _full(stage, options, "uhd")


@contextlib.contextmanager
def burners(stage):
    """Two other programs that each take a core."""
    running = [helper([stage.tools.burn], stdin=subprocess.PIPE) for _ in range(2)]
    try:
        time.sleep(0.5)
        yield
    finally:
        for burner in running:
            burner.stdin.close()
        for burner in running:
            burner.wait(10)


def contended(stage, options):
    """The score, and the whole frame in motion, beside two programs that take both cores."""
    program = stage.program
    stage.start()
    program.bug(stage.wire)
    time.sleep(1)
    score = stage.changed_by(program.score(home=8))
    with burners(stage):
        found = {"crowd_ms": stage.latency(
            score, lambda number: program.score(home=1 + number % 9),
            min(options.each, CONTENDED_EVENTS), PAUSE_S)}
    stage.say("score, both cores taken: " + spread(found["crowd_ms"]))
    stage.stop()
    stage.start(moving=True)
    with burners(stage):
        return found | _full(stage, options, "crowd")
