#!/usr/bin/env python3
"""The benchmark's ratios as a picture: plot.py bench.json -o bench.svg.

Each bar goes from "as much as the browser" to what strapline takes of it, on a log axis;
the mark across it is the goal. Of messages a second, where more is better, it is what the
browser stands of ours. Readable on light pages and on dark ones.
"""
import argparse
import datetime
import json
import math
import os
import pathlib
import re
import sys
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "integration"))

from goals import GROUPS, number, share_of, value_of  # noqa: E402

WIDTH, ROW, HEAD, TOP, BOTTOM = 1000, 27, 34, 74, 64
AXIS_LEFT, AXIS_RIGHT = 500, 920
OURS_X, THEIRS_X = 390, 470  # right edges of the two columns of figures
TICKS = (1000, 500, 200, 100, 50, 20, 10, 5, 2, 1)
STYLE = """
text { font: 14px "DejaVu Sans", Verdana, sans-serif; fill: #787c82 }
.title { font-size: 17px; font-weight: bold } .head { font-weight: bold } .small { font-size: 12px }
.right { text-anchor: end } .middle { text-anchor: middle }
.grid { stroke: #808080; stroke-opacity: .3 } .base { stroke: #808080 }
.good { fill: #3a86c8 } .bad { fill: #cc6f2a } .goal { stroke: #787c82; stroke-width: 3 }
@media (prefers-color-scheme: light) { text { fill: #2a2e34 } .goal { stroke: #2a2e34 } }
@media (prefers-color-scheme: dark) { text { fill: #dfe3e8 } .goal { stroke: #dfe3e8 } }
"""


def bar_of(row, ours, theirs):
    """(title, ours, theirs, words, share, goal): what is taken of the other's, less is
    better."""
    turned = row.ratio >= 1
    words = share_of(ours / theirs) + ("x" if turned else "")
    return (row.title, ours, theirs, words, theirs / ours if turned else ours / theirs,
            1 / row.ratio if turned else row.ratio)


def rows_of(results):
    """(group, bars) of what has a goal and both sides."""
    found = []
    for group, rows in GROUPS:
        values = [(row, *(value_of(results.get(side, []), row)
                          for side in ("strapline", "browser"))) for row in rows if row.ratio]
        bars = [bar_of(*figures) for figures in values if figures[1] and figures[2]]
        if bars:
            found.append((group, bars))
    return found


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
    title, ours, theirs, words, ratio, goal = row
    left, right = sorted((axis.x(ratio), axis.x(1)))
    kind = "good" if ratio <= goal else "bad"
    return [text(32, y + 19, title), text(OURS_X, y + 19, number(ours), "right"),
            text(THEIRS_X, y + 19, number(theirs), "right"),
            f'<rect x="{left:.1f}" y="{y + 7:.1f}" width="{right - left:.1f}" height="14" '
            f'rx="2" class="{kind}"/>',
            rule(axis.x(goal), y + 3, y + 25, "goal"),
            text(AXIS_RIGHT + 12, y + 19, words)]


def draw(groups, note):
    bars = [bar for _, of_group in groups for bar in of_group]
    axis = Axis([value for bar in bars for value in bar[4:]])
    bottom = TOP + HEAD * len(groups) + ROW * len(bars)
    height = bottom + BOTTOM
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
             f'viewBox="0 0 {WIDTH} {height}" role="img">',
             "<title>Strapline beside a browser overlay</title>", f"<style>{STYLE}</style>",
             text(16, 30, "Strapline beside a browser overlay", "title"),
             text(OURS_X, 62, "strapline", "right small"),
             text(THEIRS_X, 62, "browser", "right small"),
             text(AXIS_RIGHT, 62, "strapline's share, log axis; upright mark: goal",
                  "right small")]
    parts += draw_axis(axis, bottom)
    y = TOP
    for group, of_group in groups:
        parts.append(text(16, y + 24, group, "head"))
        y += HEAD
        for bar in of_group:
            parts += draw_row(axis, y, bar)
            y += ROW
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
