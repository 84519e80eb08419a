#!/usr/bin/env python3
"""What the benchmark says of its figures: regressions, other machines, the plot."""
import contextlib
import io
import pathlib
import sys
import tempfile
import types
import xml.etree.ElementTree as xml

from lib.checks import check, check_equal, main, test

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "bench"))

import bench  # noqa: E402
import components  # noqa: E402
import goals  # noqa: E402
import machine  # noqa: E402
import measure  # noqa: E402
import plot  # noqa: E402

SVG = "{http://www.w3.org/2000/svg}"
HERE = {"compiler": "one"}
GOALS = [row for row in goals.ROWS if row.ratio]


def verdict(now, before, versions=None, of="paint"):
    """(exit status, what is said)"""
    said = io.StringIO()
    baseline = {"versions": versions or HERE, "instructions": before}
    cases = {name: (each, "frame") for name, each in now.items()}
    with contextlib.redirect_stdout(said):
        status = components.judge(cases, HERE, baseline, [of])
    return status, said.getvalue()


def rounds(better):
    """When every figure is this many times as good as the browser's."""
    ours, theirs = {}, {}
    for row in GOALS:
        more = row.ratio >= 1
        many = row.name.endswith("_ms")
        theirs[row.name] = [100.0] if many else 100.0
        value = 100 * better if more else 100 / better
        ours[row.name] = [value] if many else value
    return {"strapline": [ours], "browser": [theirs]}


def plotted(better):
    return xml.fromstring(plot.draw(plot.rows_of(rounds(better)), "a & b"))


def row_of(name, share=0.5):
    return next(row for row in goals.ROWS if (row.name, row.share) == (name, share))


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
    better, worse = bars(plotted(100)), bars(plotted(1.1))
    check_equal(len(better), len(GOALS), "bars")
    check_equal({kind for kind, _ in better}, {"good"}, "a hundred times as good")
    check_equal({kind for kind, _ in worse}, {"bad"}, "a tenth better")
    check(min(w for _, w in better) > max(w for _, w in worse), "the longer bars are worse")


@test
def figures_that_one_of_the_two_lacks_are_left_out_of_the_plot():
    alone = rounds(2)
    alone["browser"] = [{}]
    check_equal(plot.rows_of(alone), [], "rows")


@test
def each_goal_of_a_figure_is_judged_by_itself():
    start = row_of("start_ms")
    check_equal(goals.verdict(start, 50, 600), "reached (1/10), reached (<60 ms)", "fast")
    check_equal(goals.verdict(start, 60, 601), "reached (1/10), MISSED (<60 ms)", "60 ms")
    check_equal(goals.verdict(start, 50, 465), "MISSED (1/10), reached (<60 ms)", "1/9.3")
    check_equal(goals.verdict(start, 50, None), "reached (<60 ms)", "without a browser")


@test
def more_messages_fewer_wake_ups_and_whole_frames_are_wanted():
    check_equal(goals.verdict(row_of("rate_small"), 200000, 10000), "reached (20x)", "20")
    check_equal(goals.verdict(row_of("rate_small"), 199000, 10000), "MISSED (20x)", "19.9")
    check_equal(goals.verdict(row_of("wakes_idle"), 0, 600), "reached (none)", "asleep")
    check_equal(goals.verdict(row_of("wakes_idle"), 0.5, 600), "MISSED (none)", "awake")
    check_equal(goals.verdict(row_of("full_fps"), 59.96, 58), "reached (60)", "60.0")
    check_equal(goals.verdict(row_of("full_fps"), 59.94, 58), "MISSED (60)", "59.9")


@test
def a_figure_is_the_median_of_its_rounds_and_one_wake_up_in_any_round_counts():
    found = [{"score_ms": [1.0, 2.0, 9.0], "wakes_idle": 0},
             {"score_ms": [3.0, 4.0, 5.0], "wakes_idle": 0},
             {"score_ms": [7.0, 8.0, 8.5], "wakes_idle": 1.5}, {}]
    check_equal(goals.value_of(found, row_of("score_ms")), 4.0, "median")
    check_equal(goals.value_of(found, row_of("score_ms", 0.99)), 9.0, "p99 of all")
    check_equal(goals.value_of(found, row_of("wakes_idle")), 0.5, "wake-ups")


@test
def the_table_leaves_out_what_nobody_measured():
    said = []
    goals.table({"strapline": [{"start_ms": [50.0]}], "browser": []}, said.append)
    text = "\n".join(said)
    check("**Start**" in text and "<60 ms" in text, f"it says {text}")
    check("Messages a second" not in text, f"it says {text}")


@test
def gaps_are_those_of_the_motion_only():
    at = [0, 16, 17, 33, 50, 80, 400]  # 17 is the same frame as 16, 400 comes after a rest
    frames = measure.frames_of([ms * 1000000 for ms in at])
    check_equal(measure.gaps_between(frames, 0, 60), [16, 17, 17, 30], "gaps in ms")


def timed(*attempts):
    """What counts of attempts: each the share that other machines took from ours and from the
    browser's, None for a part that failed; and how often it was measured."""
    left = [share for pair in attempts for share in pair]
    sides = [types.SimpleNamespace(name=name) for name in ("strapline", "browser")]
    before, bench.one_part = bench.one_part, lambda name, *_: (
        {} if (share := left.pop(0)) is None else {f"stolen_{name}": share})
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            found = bench.in_turn("lower", sides, types.SimpleNamespace(again=2))
    finally:
        bench.one_part = before
    return found["strapline"].get("stolen_lower"), (6 - len(left)) // 2


@test
def what_was_timed_on_a_restless_machine_is_timed_again_for_both():
    calm, rest = (0.01, 0.02), (0.3, 0.3)
    check_equal(timed(calm, rest, rest), (0.01, 1), "calm at once")
    check_equal(timed((0.01, 0.2), (0.03, 0.04), rest), (0.03, 2), "the browser's turn")
    check_equal(timed((0.15, 0.2), (0.16, 0.13), (0.14, 0.17)), (0.16, 3), "never calm")
    check_equal(timed((0.15, 0.2), (None, 0.12), (0.17, 0.3)), (0.15, 3), "one failed")


@contextlib.contextmanager
def latency_at(path):
    before, machine.LATENCY = machine.LATENCY, path
    try:
        yield
    finally:
        machine.LATENCY = before


@test
def the_cores_are_asked_to_wake_at_once_while_it_is_timed():
    with tempfile.NamedTemporaryFile() as asked, latency_at(pathlib.Path(asked.name)):
        with machine.awake() as is_awake:
            check(is_awake, "it says that they may sleep")
            check_equal(asked.read(), bytes(4), "microseconds that waking may take")


@test
def who_may_not_ask_for_that_is_timed_all_the_same():
    with latency_at(pathlib.Path("/nonexistent/latency")), machine.awake() as is_awake:
        check(not is_awake, "it says that they are kept awake")


main()
