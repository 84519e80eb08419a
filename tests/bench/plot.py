#!/usr/bin/env python3
"""The benchmark's ratios as a picture: plot.py bench.json -o bench.svg.

Each bar goes from "as much as the browser" to what strapline takes of it, on a log axis;
the mark across it is the goal. Readable on light pages and on dark ones.
"""
import argparse
import datetime
import json
import math
import os
import pathlib
import re
from xml.sax.saxutils import escape

from bench import ROWS, number
from measure import quantile

WIDTH, ROW, TOP, BOTTOM = 1000, 30, 74, 64
AXIS_LEFT, AXIS_RIGHT = 550, 920
OURS_X, THEIRS_X = 440, 510  # right edges of the two columns of figures
TICKS = (1000, 500, 200, 100, 50, 20, 10, 5, 2, 1)
STYLE = """
text { font: 14px "DejaVu Sans", Verdana, sans-serif; fill: #787c82 }
.title { font-size: 17px; font-weight: bold } .small { font-size: 12px }
.right { text-anchor: end } .middle { text-anchor: middle }
.grid { stroke: #808080; stroke-opacity: .3 } .base { stroke: #808080 }
.good { fill: #3a86c8 } .bad { fill: #cc6f2a } .goal { stroke: #787c82; stroke-width: 3 }
@media (prefers-color-scheme: light) { text { fill: #2a2e34 } .goal { stroke: #2a2e34 } }
@media (prefers-color-scheme: dark) { text { fill: #dfe3e8 } .goal { stroke: #dfe3e8 } }
"""


def median(rounds, name):
    """Of all values of all rounds; None if there is none."""
    values = []
    for found in rounds:
        value = found.get(name)
        values += value if isinstance(value, list) else [] if value is None else [value]
    return quantile(values, 0.5)


def rows_of(results):
    """(title, ours, theirs, goal) of what has a goal and both sides."""
    found = []
    for title, name, goal in ROWS:
        ours, theirs = (median(results.get(side, []), name) for side in ("strapline", "browser"))
        if goal and ours and theirs:
            found.append((title, ours, theirs, goal))
    return found


def share(ratio):
    """How a person says it: 1/5.6, 1/17, 1.2."""
    if ratio >= 1:
        return f"{ratio:.1f}"
    return f"1/{1 / ratio:.1f}" if ratio > 0.1 else f"1/{1 / ratio:.0f}"


class Axis:
    """From ratios to places across."""

    def __init__(self, ratios):
        self.least = min(1 / 10, *ratios) / 1.25
        self.most = max(1.0, *ratios)

    def x(self, ratio):
        span = math.log(self.most / self.least)
        return AXIS_LEFT + (AXIS_RIGHT - AXIS_LEFT) * math.log(ratio / self.least) / span

    def ticks(self):
        return [tick for tick in TICKS if 1 / tick >= self.least]


def text(x, y, words, kind=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}">{escape(words)}</text>'


def rule(x, top, bottom, kind):
    return f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{top:.1f}" y2="{bottom:.1f}" class="{kind}"/>'


def draw_axis(axis, bottom):
    parts = []
    for tick in axis.ticks():
        x = axis.x(1 / tick)
        parts.append(rule(x, TOP, bottom, "base" if tick == 1 else "grid"))
        parts.append(text(x, bottom + 16, "1" if tick == 1 else f"1/{tick}", "small middle"))
    return parts


def draw_row(axis, y, row):
    title, ours, theirs, goal = row
    ratio = ours / theirs
    left, right = sorted((axis.x(ratio), axis.x(1)))
    kind = "good" if ratio <= goal else "bad"
    return [text(16, y + 20, title), text(OURS_X, y + 20, number(ours), "right"),
            text(THEIRS_X, y + 20, number(theirs), "right"),
            f'<rect x="{left:.1f}" y="{y + 8:.1f}" width="{right - left:.1f}" height="14" '
            f'rx="2" class="{kind}"/>',
            rule(axis.x(goal), y + 3, y + 27, "goal"),
            text(AXIS_RIGHT + 12, y + 20, share(ratio))]


def draw(rows, note):
    axis = Axis([value for _, ours, theirs, goal in rows for value in (ours / theirs, goal)])
    bottom = TOP + ROW * len(rows)
    height = bottom + BOTTOM
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
             f'viewBox="0 0 {WIDTH} {height}" role="img">',
             "<title>Strapline beside a browser overlay</title>", f"<style>{STYLE}</style>",
             text(16, 30, "Strapline beside a browser overlay, medians", "title"),
             text(OURS_X, 62, "strapline", "right small"),
             text(THEIRS_X, 62, "browser", "right small"),
             text(AXIS_RIGHT, 62, "share of the browser's, log axis; upright mark: goal",
                  "right small")]
    parts += draw_axis(axis, bottom)
    for index, row in enumerate(rows):
        parts += draw_row(axis, TOP + ROW * index, row)
    parts += [text(16, bottom + 48, note, "small"), "</svg>"]
    return "\n".join(parts) + "\n"


def machine():
    try:
        model = re.search(r"^model name\s*: (.*)$",
                          pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.M)
    except OSError:
        model = None
    return f"{os.cpu_count()} cores" + (f" of {model[1]}" if model else "")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("results", type=pathlib.Path, help="what bench.py --raw left")
    parser.add_argument("-o", "--out", type=pathlib.Path, required=True)
    parser.add_argument("--machine", default=machine())
    options = parser.parse_args()
    results = json.loads(options.results.read_text(encoding="utf-8"))
    rows = rows_of(results)
    if not rows:
        raise SystemExit(f"{options.results}: expected figures of strapline and of the "
                         "browser, found none of both")
    day = datetime.date.fromtimestamp(options.results.stat().st_mtime).isoformat()
    options.out.write_text(draw(rows, f"{day}, {options.machine}, no GPU; 1920x1080 at 60 "
                                f"under Xvfb, {len(results['strapline'])} rounds in turn"),
                           encoding="utf-8")


if __name__ == "__main__":
    main()
