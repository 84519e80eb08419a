#!/usr/bin/env python3
"""Strapline beside a browser overlay, in turn on the same kind of screen: a table.

run.sh builds what this needs and starts it.
"""
import argparse
import json
import pathlib
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "integration"))

import flood  # noqa: E402
import goals  # noqa: E402
import parts  # noqa: E402
from browser import Browser  # noqa: E402
from machine import awake, stealing  # noqa: E402
from measure import Stage  # noqa: E402
from ours import Ours  # noqa: E402
from tree import adopt_orphans  # noqa: E402

PARTS = {"start": parts.starts, "quiet": parts.quiet, "unfed": parts.unfed, "lower": parts.lower,
         "clock": parts.clock, "show": parts.show, "board": parts.board,
         "moving": parts.moving, "crowd": parts.contended, "uhd": parts.uhd,
         "small": flood.small, "boards": flood.boards}
TIMED = ("start", "quiet", "lower", "board", "moving", "crowd", "uhd")  # by the stopwatch
HD, SIZES = (1920, 1080), {"uhd": (3840, 2160)}
TRIES = 2
RESTLESS = 0.05  # of the time of its cores that a virtual machine wanted and did not get
TOOLS = ("pixelwatch", "flood", "burn")


class Tools:
    def __init__(self, folder):
        for name in TOOLS:
            path = pathlib.Path(folder, name).resolve()
            if not path.is_file():
                raise SystemExit(f"{path}: expected a tool of the benchmark, found none")
            setattr(self, name, str(path))


def one_part(name, program, options):
    """Its figures; those of a part that failed twice are not there, and the rest goes on."""
    for _ in range(TRIES):
        try:
            with (tempfile.TemporaryFile() as log,
                  Stage(program, options.tools, log, SIZES.get(name, HD)) as stage):
                stolen = stealing()
                found = PARTS[name](stage, options)
                return found | ({f"stolen_{name}": stolen()} if name in TIMED else {})
        except Exception as failure:  # whatever it is, it costs this part only
            print(f"    {program.name}: {name} FAILED: {failure!r}", flush=True)
    return {}


def in_turn(name, programs, options):
    """The part's figures of each program. What was timed while other machines took the cores
    is timed again, all programs in turn; the calmest attempt counts."""
    attempts = []
    for _ in range(1 + options.again):
        found = {program.name: one_part(name, program, options) for program in programs}
        stolen = max(figures.get(f"stolen_{name}", 0) for figures in found.values())
        failed = not all(found.values())
        attempts.append((failed, stolen, len(attempts), found))
        if stolen <= RESTLESS:
            break
        print(f"    restless: {100 * stolen:.0f} % of the cores' time was taken by other "
              "machines", flush=True)
    found = min(attempts)[-1]
    for figures in found.values():
        figures[f"attempts_{name}"] = len(attempts)
    return found


def measure(programs, options):
    """All rounds; what was found so far is always in the file."""
    found = {program.name: [] for program in programs}
    try:
        for count in range(options.rounds):
            for program in programs:
                found[program.name].append({})
            for name in options.only:
                print(f"  round {count + 1} of {options.rounds}, {name}, "
                      f"{time.strftime('%H:%M:%S')}", flush=True)
                for side, figures in in_turn(name, programs, options).items():
                    found[side][-1] |= figures
                if options.raw:
                    options.raw.write_text(json.dumps(found, indent=1), encoding="utf-8")
    except KeyboardInterrupt:
        print("  interrupted: what is there is told", flush=True)
    return found


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strapline", required=True, help="the release binary")
    parser.add_argument("--tools", required=True, help="the folder of " + ", ".join(TOOLS))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--events", type=int, default=200, help="of each kind, all rounds")
    parser.add_argument("--starts", type=int, default=3, help="a round")
    parser.add_argument("--seconds", type=float, default=3.0, help="of each CPU figure, least")
    parser.add_argument("--again", type=int, default=2,
                        help="times at most what was timed on a restless machine is timed again")
    parser.add_argument("--only", default=",".join(PARTS), help="of " + ",".join(PARTS))
    parser.add_argument("--alone", action="store_true", help="without the browser")
    parser.add_argument("--raw", type=pathlib.Path, help="all figures as JSON into this file")
    options = parser.parse_args()
    options.only = options.only.split(",")
    unknown = [name for name in options.only if name not in PARTS]
    if unknown:
        parser.error(f"--only: expected parts of {','.join(PARTS)}, found {unknown[0]}")
    options.tools = Tools(options.tools)
    options.each = max(1, -(-options.events // options.rounds))
    return options


def main():
    options = arguments()
    adopt_orphans()
    programs = [Ours(options.strapline)] + ([] if options.alone else [Browser()])
    with awake() as is_awake:
        print("  the cores " + ("are kept awake" if is_awake else
                                "may sleep: only root can keep them awake"), flush=True)
        found = measure(programs, options)
    for program in programs:
        program.close()
    goals.table(found)


if __name__ == "__main__":
    main()
