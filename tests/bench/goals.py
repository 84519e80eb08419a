"""What is told of the figures, what was wanted of them, and whether it was reached."""
import operator
from typing import NamedTuple, Optional

from measure import quantile


class Row(NamedTuple):
    """A figure of the table. `share` picks one of a round's values where it has many. Goals:
    `ratio` of ours to the browser's (from 1 on: at least), `below`, `at_most` and `at_least`
    for ours alone."""
    title: str
    name: str
    share: float = 0.5
    ratio: Optional[float] = None
    below: Optional[float] = None
    at_most: Optional[float] = None
    at_least: Optional[float] = None
    unit: str = ""
    told: bool = True  # the ratio is


def _latency(title, name, ratio=1 / 5, wanted=True):
    return [Row(f"{title}, median, ms", name, 0.5, ratio, 1 if wanted else None, unit="ms"),
            Row(f"{title}, p95, ms", name, 0.95, ratio if wanted else None),
            Row(f"{title}, p99, ms", name, 0.99, None, 3 if wanted else None, unit="ms")]


def _motion(title, name):
    return [Row(f"{title}, frames/s", f"{name}_fps", at_least=60.0, told=False),
            Row(f"{title}, gap p99, ms", f"{name}_gap_p99_ms", below=18, unit="ms",
                told=False)]


GROUPS = [
    ("Start", [Row("start to first full frame, ms", "start_ms", ratio=1 / 10, below=60,
                   unit="ms")]),
    ("Event to first changed pixel, quiet screen",
     _latency("score", "score_ms") + _latency("lower third comes", "lower_ms")
     + _latency("its figure changes", "mark_ms")),
    ("Event to first changed pixel, not quiet",
     _latency("figure beside a motion", "busy_ms", 1 / 10, False)
     + _latency("board sorted anew", "board_ms", None, False)
     + _latency("score, both cores taken", "crowd_ms", None, False)),
    ("Frames at 1080p60",
     _motion("lower third comes", "in") + _motion("lower third leaves", "out")
     + _motion("leaderboard", "board") + _motion("strip", "strip")
     + _motion("full frame", "full")),
    ("Frames, both cores taken by others",
     [Row("full frame, frames/s", "crowd_fps", at_least=60.0, told=False),
      Row("full frame, gap p99, ms", "crowd_gap_p99_ms", told=False)]),
    ("Frames at 2160p60",
     [Row("full frame, frames/s", "uhd_fps", at_least=60.0, told=False),
      Row("full frame, gap p99, ms", "uhd_gap_p99_ms", told=False),
      Row("full frame, CPU, %", "cpu_uhd", at_most=40, unit="%")]),
    ("CPU, % of a core, and memory",
     [Row("nothing moves, CPU", "cpu_idle"),
      Row("nothing moves, wake-ups a minute", "wakes_idle", at_most=0),
      Row("nothing moves, of who decides and paints", "wakes_main", at_most=0),
      Row("nothing moves and no feed, wake-ups a minute", "wakes_unfed", at_most=0),
      Row("clock runs, CPU", "cpu_clock", ratio=1 / 10),
      Row("busy show, CPU", "cpu_show", ratio=1 / 8),
      Row("lower thirds come and leave, CPU", "cpu_lower"),
      Row("leaderboard sorted all the time, CPU", "cpu_board"),
      Row("full frame moves, CPU", "cpu_full"),
      Row("memory (PSS), MiB", "pss_mib", ratio=1 / 10),
      Row("memory (PSS) in a busy show, MiB", "pss_show_mib")]),
    ("Messages a second, shown in time",
     [Row("small, the score changes", "rate_small", ratio=20),
      Row("leaderboards of ten rows", "rate_boards", ratio=10)])]
ROWS = [row for _, rows in GROUPS for row in rows]

# How a goal for ours alone is said, and when it is reached. Frames are told in tenths.
ALONE = (("below", "<", operator.lt),
         ("at_most", "at most ", operator.le),
         ("at_least", "", lambda value, wanted: round(value, 1) >= wanted))


def value_of(rounds, row):
    """The median of the rounds. A share near the end is one of all rounds' values, of which
    a round alone has too few; and no wake-up means none in any round."""
    found = [figures[row.name] for figures in rounds if row.name in figures]
    if not found:
        return None
    if row.name.startswith("wakes_"):
        return sum(found) / len(found)
    if not isinstance(found[0], list):
        return _median(found)
    if row.share > 0.95:
        return quantile([value for values in found for value in values], row.share)
    return _median([quantile(values, row.share) for values in found if values])


def _median(values):
    ordered = sorted(values)
    half = len(ordered) // 2
    return (ordered[half] + ordered[-1 - half]) / 2 if ordered else None


def share_of(ratio):
    """How a person says it: 1/5.6, 1/17, 1.2, 21."""
    if ratio >= 1:
        return f"{ratio:.0f}" if ratio >= 10 else f"{ratio:.1f}"
    return f"1/{1 / ratio:.1f}" if ratio > 0.1 else f"1/{1 / ratio:.0f}"


def ratio_reached(row, ratio):
    return ratio >= row.ratio if row.ratio >= 1 else ratio <= row.ratio


def judged(row, ours, theirs):
    """(reached, what was wanted) of each goal that can be judged."""
    found = []
    if row.ratio and ours is not None and theirs:
        wanted = f"{row.ratio:.0f}x" if row.ratio >= 1 else f"1/{1 / row.ratio:.0f}"
        found.append((ratio_reached(row, ours / theirs), wanted))
    for field, words, test in ALONE:
        wanted = getattr(row, field)
        if wanted is not None and ours is not None:
            text = "none" if field == "at_most" and not wanted else (
                f"{words}{wanted:g}" + (f" {row.unit}" if row.unit else ""))
            found.append((test(ours, wanted), text))
    return found


def verdict(row, ours, theirs):
    return ", ".join(f"{'reached' if reached else 'MISSED'} ({wanted})"
                     for reached, wanted in judged(row, ours, theirs))


def number(value):
    if value is None:
        return "-"
    if value >= 100 or value == 0:
        return f"{value:.0f}"
    return f"{value:.2g}" if value < 0.1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def table(results, out=print):
    """Markdown: a table, and what must be said with it."""
    ours, theirs = results.get("strapline", []), results.get("browser", [])
    out(f"| figure | strapline ({len(ours)} rounds) | browser ({len(theirs)}) | ratio | goal |")
    out("|---|--:|--:|--:|---|")
    for group, rows in GROUPS:
        values = [(row, value_of(ours, row), value_of(theirs, row)) for row in rows]
        if all(a is None and b is None for _, a, b in values):
            continue
        out(f"| **{group}** | | | | |")
        for row, a, b in values:
            if a is None and b is None:
                continue
            ratio = share_of(a / b) if row.told and a and b else ""
            out(f"| {row.title} | {number(a)} | {number(b)} | {ratio} | {verdict(row, a, b)} |")
    for line in notes(results):
        out(line)


def notes(results):
    for side, rounds in results.items():
        woken = {}
        for figures in rounds:
            for thread, count in figures.get("wakes_of", {}).items():
                woken[thread] = woken.get(thread, 0) + count / len(rounds)
        busiest = sorted(woken.items(), key=lambda item: -item[1])[:8]
        if busiest:
            yield f"Wake-ups a minute of {side}: " + ", ".join(
                f"{thread} {count:.1f}" for thread, count in busiest)
    for kind in ("small", "boards"):
        sizes = [f"{side} {figures[f'size_{kind}']}" for side, rounds in results.items()
                 for figures in rounds[-1:] if f"size_{kind}" in figures]
        if sizes:
            yield f"Bytes of a message, {kind}: " + ", ".join(sizes)
    for side, rounds in results.items():
        stolen = [share for figures in rounds for name, share in figures.items()
                  if name.startswith("stolen_")]
        again = sum(count - 1 for figures in rounds for name, count in figures.items()
                    if name.startswith("attempts_"))
        if stolen:
            yield (f"Other machines took {100 * _median(stolen):.0f} % of the cores' time while "
                   f"{side} was timed, {100 * max(stolen):.0f} % in the worst part; "
                   f"{again} parts were timed again.")
    goals = [reached for row in ROWS for reached, _ in judged(
        row, *(value_of(results.get(side, []), row) for side in ("strapline", "browser")))]
    yield f"Goals reached: {sum(goals)} of {len(goals)} that could be judged."
