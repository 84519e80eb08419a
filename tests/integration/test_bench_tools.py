#!/usr/bin/env python3
"""What the benchmark says of its figures: regressions, other machines, the plot."""
import contextlib
import io
import pathlib
import sys
import xml.etree.ElementTree as xml

from lib.checks import check, check_equal, main, test

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "bench"))

import components  # noqa: E402
import plot  # noqa: E402
from bench import ROWS  # noqa: E402

SVG = "{http://www.w3.org/2000/svg}"
HERE = {"compiler": "one"}
GOALS = [(name, goal) for _, name, goal in ROWS if goal]


def verdict(now, before, versions=None, of="paint"):
    """(exit status, what is said)"""
    said = io.StringIO()
    baseline = {"versions": versions or HERE, "instructions": before}
    cases = {name: (each, "frame") for name, each in now.items()}
    with contextlib.redirect_stdout(said):
        status = components.judge(cases, HERE, baseline, [of])
    return status, said.getvalue()


def plotted(ratio):
    """The picture when every figure is this share of the browser's."""
    rounds = {"strapline": [{name: [100 * ratio] for name, _ in GOALS}],
              "browser": [{name: [100.0] for name, _ in GOALS}]}
    return xml.fromstring(plot.draw(plot.rows_of(rounds), "a & b"))


def bars(picture):
    return [(bar.get("class"), float(bar.get("width"))) for bar in picture.iter(f"{SVG}rect")]


@test
def a_part_may_take_ten_percent_more_but_not_eleven():
    check_equal(verdict({"paint/winner": 1099}, {"paint/winner": 1000})[0], 0, "9.9 % more")
    status, said = verdict({"paint/winner": 1110}, {"paint/winner": 1000})
    check_equal(status, 1, "11 % more")
    check("WORSE" in said and "paint/winner +11.0 %" in said, f"it says {said}")


@test
def a_part_that_got_better_is_no_failure_but_wants_a_new_baseline():
    status, said = verdict({"paint/winner": 500}, {"paint/winner": 1000})
    check_equal(status, 0, "half as many")
    check("better" in said and "--target baseline" in said, f"it says {said}")


@test
def another_compiler_is_told_and_compares_nothing():
    status, said = verdict({"paint/winner": 2000}, {"paint/winner": 1000},
                           {"compiler": "another"})
    check_equal(status, components.SKIPPED, "counts of another compiler")
    check("compiler another, here one" in said, f"it says {said}")


@test
def a_part_that_nobody_recorded_fails_and_so_does_one_that_is_gone():
    check_equal(verdict({"paint/winner": 1}, {})[0], 1, "a new part")
    check_equal(verdict({}, {"paint/winner": 1})[0], 1, "a part that is gone")
    check_equal(verdict({}, {"key/chroma": 1})[0], 0, "a part that was not asked for")


@test
def the_plot_has_a_bar_for_every_goal_and_a_better_ratio_is_a_longer_bar():
    better, worse = bars(plotted(1 / 100)), bars(plotted(0.9))
    check_equal(len(better), len(GOALS), "bars")
    check_equal({kind for kind, _ in better}, {"good"}, "a hundredth")
    check_equal({kind for kind, _ in worse}, {"bad"}, "nine tenths")
    check(min(w for _, w in better) > max(w for _, w in worse), "the longer bars are worse")


@test
def figures_that_one_of_the_two_lacks_are_left_out_of_the_plot():
    check_equal(plot.rows_of({"strapline": [{GOALS[0][0]: [1.0]}], "browser": [{}]}), [],
                "rows")


main()
