#!/usr/bin/env python3
"""What the machine needs at least to change a rectangle of the screen, beside what strapline
needs to paint, key and present it: a table.

The floor is one copy into the picture that is shared with the X server (memcpy), and the X
server's own copy of it to the screen (XShmPutImage, until it has been done), in turn as a
program must.
"""
import argparse
import json
import pathlib
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]  # where the theme is
sys.path.insert(0, str(SOURCE / "tests" / "integration"))

from lib.display import Display  # noqa: E402
from machine import awake  # noqa: E402

SIZES = ((1920, 1080), (3840, 2160))
WAYS = ("memset", "memcpy", "put", "both", "ours")
NAMES = {"frame": "whole frame", "lower-third": "lower third"}


def measure(binary, width, height):
    """One dictionary a rectangle; medians in microseconds."""
    with Display(width, height) as display:
        done = subprocess.run([pathlib.Path(binary).resolve(), str(width), str(height)],
                              cwd=SOURCE, env=display.environment, capture_output=True,
                              text=True, timeout=300, check=False)
    if done.returncode:
        raise SystemExit(f"floor {width}x{height}: {done.stderr.strip()}")
    found = []
    for line in done.stdout.splitlines():
        name, w, h, *times = line.split()
        found.append({"what": NAMES[name], "screen": f"{width}x{height}",
                      "width": int(w), "height": int(h),
                      **{way: float(us) for way, us in zip(WAYS, times)}})
    return found


def table(rows):
    print("| rectangle, in ms | memset | memcpy | XShmPutImage | memcpy, then XShmPutImage | "
          "strapline, painted and presented | of the floor |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for row in rows:
        figures = [row[way] for way in WAYS]
        print(f"| {row['what']} of {row['screen']} ({row['width']}x{row['height']}) | "
              + " | ".join(f"{us / 1000:.2f}" for us in figures)
              + f" | {row['ours'] / row['both']:.2f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary", help="build/bench/tests/bench/floor")
    parser.add_argument("--raw", help="the figures as JSON into this file")
    options = parser.parse_args()
    with awake():
        rows = [row for size in SIZES for row in measure(options.binary, *size)]
    if options.raw:
        pathlib.Path(options.raw).write_text(json.dumps(rows, indent=1), encoding="utf-8")
    table(rows)


if __name__ == "__main__":
    main()
