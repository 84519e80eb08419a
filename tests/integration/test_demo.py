#!/usr/bin/env python3
"""The demo's days without a display: what the stills are of, and the film. Without ffmpeg
there is no film, and that is said."""
import os
import re
import subprocess

from lib.checks import check, check_equal, main, test, wait_until
from lib.display import plate_box
from lib.offline import Folder, good, headless, picture
from lib.strapline import binary, outfit

# In order; a still's name tells scene, subject, and what it is about.
RACE = ["raceclock", "leaderboard.*-Bike-Lap-3", "leaderboard.*-Transition-2",
        "leaderboard.*-Run-Lap-1", "leaderboard.*-Run-Lap-2", "winner", "leaderboard.*-Finish",
        "leaderboard.*-Finish-official"]
FIXTURE = ["scorebug.*-2nd-half", "goal", "goal", "goal", "goal", "scorebug.*-full-time"]


def stills(day):
    """The demo's stills, in order: {name without number: picture}"""
    target, tools = FOLDER / day, FOLDER / "bin"
    tools.mkdir(exist_ok=True)
    if not (tools / "sh").exists():
        os.symlink("/bin/sh", tools / "sh")
    done = good("demo", day, "--size", "640x360", "-o", target, timeout=120,
                environment={**headless(), "PATH": str(tools)})
    said = done.stdout.decode() + done.errors
    check("no display here" in said and "ffmpeg is not installed" in said, said)
    return {re.sub(r"^\d+-", "", path.stem): picture(path)
            for path in sorted(target.glob("*.png"), key=lambda p: int(p.name.split("-")[0]))}


def check_names(found, wanted, day):
    check(len(found) == len(wanted) and all(
        re.fullmatch(f"{want}.*", name) for want, name in zip(wanted, found)),
        f"the {day}'s stills: expected {wanted}, found {found}")


@test
def a_race_is_seen_at_every_point_and_when_it_is_official():
    found = stills("triathlon")
    check_names(list(found), RACE, "triathlon")
    for name, still in found.items():
        left, top, right, bottom = plate_box(still.convert("RGB"))
        if name.startswith("leaderboard"):
            check(right > 600 and bottom - top > 100, f"no board on {name}: {plate_box(still)}")


@test
def a_match_is_seen_in_every_period_and_at_every_goal_that_counts():
    found = list(stills("match"))
    for period in ("1st-half", "half-time", "2nd-half", "full-time"):
        check_equal(sum(name == f"scorebug-cup-412-{period}" for name in found), 1,
                    f"stills of {period} in {found}")
    goals = [name for name in found if name.startswith("goal")]
    check(33 <= len(goals) <= 35, f"{len(goals)} goals, 33 count: {goals}")
    check(len(found) < 45, f"{len(found)} stills of a match")


@test
def a_fixture_is_seen_at_its_goals_and_at_the_end():
    check_names(list(stills("fixture")), FIXTURE, "fixture")


@test
def a_film_of_any_size_has_the_very_key_color():
    film, frame = FOLDER / "film/programme.mp4", FOLDER / "frame.png"
    good("demo", "fixture", "--size", "641x361", "--rate", "5", "-o", film.parent, timeout=120,
         environment=headless())
    subprocess.run(["ffmpeg", "-v", "error", "-i", film, "-frames:v", "1", frame], check=True,
                   timeout=60)
    found = picture(frame).convert("RGB")
    check_equal(found.size, (640, 360), "size of the film")
    far = [abs(a - b) for a, b in zip(found.getpixel((320, 180)), (0, 255, 0))]
    check(max(far) <= 2, f"the key of the film is {found.getpixel((320, 180))}")


@test
def a_film_goes_on_until_the_last_popup_has_left():
    folder, frame = FOLDER / "whole", FOLDER / "last.png"
    good("demo", "athletics", "--size", "640x360", "--rate", "5", "-o", folder, timeout=240,
         environment=headless())
    names = sorted(path.stem for path in folder.glob("*.png"))
    check(names[-1].endswith("winner-track-F06-1-1"), f"the last event has no still: {names}")
    subprocess.run(["ffmpeg", "-v", "error", "-sseof", "-0.3", "-i", folder / "programme.mp4",
                    "-update", "1", frame], check=True, timeout=60)
    colors = picture(frame).convert("RGB").getcolors(1 << 20)
    check(all(color[1] > 240 and color[0] < 12 for _, color in colors),
          f"the film ends with {len(colors)} colours, in the middle of something")


@test
def a_signal_ends_the_writing_of_files_well():
    process = subprocess.Popen([binary(), "demo", "-o", str(FOLDER / "ended")],
                               env=outfit(headless()), stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL)
    check(b"no display" in process.stdout.readline(), "it did not say what it does")
    wait_until(lambda: list((FOLDER / "ended").glob("*.png")), "a still")
    process.terminate()
    check_equal(process.wait(60), 0, "status after SIGTERM")
    check(b"stopped" in process.stdout.read(), "it does not say that it was stopped")
    process.stdout.close()


with Folder() as FOLDER:
    main()
