#!/usr/bin/env python3
"""Strapline beside a browser overlay, in turn on the same kind of screen: a table.

run.sh builds what this needs and starts it.
"""
import argparse
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "integration"))

from measure import Run, quantile  # noqa: E402
from programs import Browser, Ours  # noqa: E402
from tree import adopt_orphans  # noqa: E402

# What is printed: title, figure, which of its values, and the ratio to reach (ours to
# theirs; None: only told).
LATENCIES = (("median", 0.5), ("p95", 0.95), ("p99", 0.99))
ROWS = [("start to first frame, ms", "start_ms", 1 / 5),
        ("lower-third event to first changed pixel, quiet, ms", "lower_ms", 1 / 4),
        ("figure in place to first changed pixel, quiet, ms", "mark_ms", 1 / 4),
        ("figure in place while other things move, ms", "busy_ms", 1 / 15),
        ("CPU idle, % of a core", "cpu_idle", 1 / 8),
        ("wake-ups a minute, idle", "wakes_idle", None),
        ("CPU with a running clock, %", "cpu_clock", 1 / 10),
        ("CPU while lower thirds move, %", "cpu_lower", 1 / 8),
        ("CPU while a full-frame panel moves, %", "cpu_full", 1 / 8),
        ("memory, PSS, MiB", "pss_mib", 1 / 10),
        ("messages a second in time", "rate", None),
        ("frames a second, full frame moving", "fps", None),
        ("widest 1 % of frame gaps, ms", "gap_p99_ms", None)]


def number(value):
    if value is None:
        return "-"
    return f"{value:.0f}" if value >= 1000 else f"{value:.3g}" if value < 10 else f"{value:.1f}"


def line(title, ours, theirs, wanted):
    ratio = ours / theirs if ours is not None and theirs else None
    goal = "" if wanted is None or ratio is None else (
        f"{'reached' if ratio <= wanted else 'MISSED'} (1/{1 / wanted:.0f})")
    print(f"| {title} | {number(ours)} | {number(theirs)} | {number(ratio)} | {goal} |")


def table(ours, theirs):
    print(f"| figure | strapline ({len(ours)} rounds) | browser ({len(theirs)}) | ratio | goal |")
    print("|---|--:|--:|--:|---|")
    for title, name, wanted in ROWS:
        sides = [[found[name] for found in side if name in found] for side in (ours, theirs)]
        if any(isinstance(values[0], list) for values in sides if values):
            pooled = [[value for values in side for value in values] for side in sides]
            kinds = LATENCIES if name != "start_ms" else LATENCIES[:1]
            for label, share in kinds:
                line(f"{title}, {label} of {max(map(len, pooled))}",
                     *(quantile(values, share) for values in pooled),
                     wanted if label == "median" else None)
        else:
            line(title, *(quantile(values, 0.5) for values in sides), wanted)


def one_round(program, options, log):
    events = max(1, -(-options.events // options.rounds))
    run = Run(program, options.pixelwatch, log, events, options.seconds)
    try:
        if "start" in options.only:
            run.starts(options.starts)
        if "quiet" in options.only:
            run.quiet()
        if "clock" in options.only:
            run.clock()
        if "moving" in options.only:
            run.moving()
    except Exception as failure:  # one round less, not none at all
        print(f"    {program.name}: {failure!r}", flush=True)
    finally:
        run.close()
    return run.found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strapline", required=True, help="the release binary")
    parser.add_argument("--pixelwatch", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--events", type=int, default=200, help="of each kind, all rounds")
    parser.add_argument("--starts", type=int, default=5, help="a round")
    parser.add_argument("--seconds", type=float, default=5.0, help="of each CPU figure")
    parser.add_argument("--only", default="start,quiet,clock,moving")
    parser.add_argument("--alone", action="store_true", help="without the browser")
    parser.add_argument("--raw", help="all figures as JSON into this file")
    options = parser.parse_args()
    adopt_orphans()
    programs = [Ours(options.strapline)] + ([] if options.alone else [Browser()])
    found = {program.name: [] for program in programs}
    with open("/dev/null", "wb") as log:
        for count in range(options.rounds):
            for program in programs:
                print(f"  round {count + 1} of {options.rounds}: {program.name}", flush=True)
                found[program.name].append(one_round(program, options, log))
    for program in programs:
        program.close()
    if options.raw:
        pathlib.Path(options.raw).write_text(json.dumps(found, indent=1), encoding="utf-8")
    table(found["strapline"], found.get("browser", []))


if __name__ == "__main__":
    main()
