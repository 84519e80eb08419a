#!/usr/bin/env python3
"""Days told again: replay off line, recordings, the simulator, the demo without a display."""
import contextlib
import json
import signal
import subprocess
import time

from PIL import Image

from lib.background import free_port
from lib.checks import PATIENCE, check, check_equal, main, test
from lib.display import Display, plate_box
from lib.meeting import jump, race, result, throw
from lib.offline import Folder, Nobody, good, headless, picture, same, written
from lib.stage import stage
from lib.simulator import DAYS, RULES, day_file, essence, feed
from lib.strapline import SANITIZER, SOURCE, Strapline, binary, run, show


def recording():
    """A recording: a result, its unit, a throw, a height."""
    lines = [
        {"at": 0.0, "feed": "track", "get": "event/12/1/1/json/", "status": 200,
         "body": race()},
        {"at": 1.0, "feed": "track", "event": "results_arrived", "data": result()},
        {"at": 20.0, "feed": "track", "event": "latest_attempt", "data": throw()},
        {"at": 40.0, "feed": "track", "event": "latest_attempt", "data": jump()},
        {"at": 42.0, "cue": "dismiss lower"},
        {"at": 50.0, "feed": "track", "event": "latest_attempt", "data": throw(4, "x")}]
    return written(FOLDER / "day.jsonl", lines)


@test
def a_replay_off_line_shows_any_moment_and_always_the_same():
    day = recording()
    file = written(FOLDER / "show.json", show(Nobody))
    pictures = {}
    for at in ("0.5", "4", "15", "22", "41.5", "46"):
        out = FOLDER / f"at-{at}.png"
        good("replay", day, file, "--offline", "--at", at, "-o", out)
        pictures[at] = picture(out)
    for at in ("0.5", "15", "46"):
        check(plate_box(pictures[at].convert("RGB")) is None, f"something is on at {at} s")
    for at in ("4", "22", "41.5"):
        check(plate_box(pictures[at].convert("RGB")), f"nothing is on at {at} s")
    check(not same(pictures["4"], pictures["22"]), "two events, one picture")
    good("replay", day, file, "--offline", "--at", "4", "-o", FOLDER / "again.png")
    check(same(pictures["4"], picture(FOLDER / "again.png")), "replayed differently")


@test
def pictures_lie_beside_the_show_file_whatever_theme_the_command_line_names():
    beside = FOLDER / "beside"
    (beside / "images" / "clubs").mkdir(parents=True)
    Image.new("RGB", (64, 64), (200, 0, 120)).save(beside / "images" / "clubs" / "LHO.png")
    bug = {"home.short": "LHO", "home.name": "Lhota", "home.score": "2", "away.short": "JIS",
           "away.name": "Jiskra", "away.score": "1", "clock": "10:00"}
    day = written(FOLDER / "bug.jsonl", [{"at": 0.1, "cue": json.dumps(
        {"cue": "take", "scene": "scorebug", "data": bug})}])
    file = written(beside / "show.json", show(Nobody))
    for more in ([], ["--theme", "themes/stadium"]):
        out = FOLDER / "bug.png"
        good("replay", day, file, "--offline", "--at", "3", "-o", out, *more)
        colours = picture(out).convert("RGB").getcolors(1 << 24)
        check(any(count > 500 and colour == (200, 0, 120) for count, colour in colours),
              f"no logo with {more or 'the show file alone'}")


@test
def a_replay_holds_news_back_as_the_show_did():
    day = written(FOLDER / "delayed.jsonl",
                  [{"at": 1.0, "feed": "track", "event": "results_arrived", "data": result()}])
    file = show(Nobody)
    file["feeds"][0]["delay_ms"] = 3000
    file = written(FOLDER / "delayed.json", file)
    for at, on in (("3.5", False), ("6", True)):
        good("replay", day, file, "--offline", "--at", at, "-o", FOLDER / "delayed.png")
        box = plate_box(picture(FOLDER / "delayed.png").convert("RGB"))
        check(bool(box) == on, f"at {at} s a plate stands at {box}")


@test
def a_replay_writes_frames():
    frames = FOLDER / "frames"
    lines = [{"at": 0.1, "feed": "track", "event": "results_arrived", "data": result()},
             {"at": 4.0, "cue": "auto on"}]
    day = written(FOLDER / "short.jsonl", lines)
    file = written(FOLDER / "show.json", show(Nobody, rules={"winner": {"hold": 1}}))
    good("replay", day, file, "--offline", "--frames", frames, "--rate", 10, timeout=120)
    names = sorted(frames.glob("*.png"))
    check(len(names) >= 10, f"{len(names)} frames")
    on = [plate_box(picture(name).convert("RGB")) is not None for name in names]
    check(not on[0] and any(on), f"plates: {on}")
    first = on.index(True)
    check(all(on[first:first + 8]), f"a gap while it is on air: {on}")


@test
def a_recording_replays_what_was_on_air():
    with Display() as display:
        tape = FOLDER / "tape.jsonl"
        with stage(display, "--record", tape, rules={"winner": {"hold": 60}}) as s:
            s.pusher.publish("results_arrived", result(winner="Taped Runner"))
            s.program.wait_air(scene="winner", name="Taped Runner", state="on")
            live = s.program.still()
            # Started once more by mistake, with the same words.
            other = run("run", written(FOLDER / "twice.json", show(Nobody, feeds=[])), "--record", tape,
                        "--listen", "127.0.0.1:0", environment=display.environment)
            check(other.returncode == 2 and f"{tape}: cannot be recorded to: another program is "
                  "writing into it" in other.errors, f"a second one on the tape: {other.errors}")
    check("Taped Runner" in tape.read_text(encoding="utf-8"), "the message is not on the tape")
    arrived = [json.loads(line) for line in tape.read_text(encoding="utf-8").splitlines()]
    at = max(line["at"] for line in arrived if "Taped" in json.dumps(line)) + 5
    file = written(FOLDER / "show.json", show(Nobody, rules={"winner": {"hold": 60}}))
    good("replay", tape, file, "--offline", "--at", at, "-o", FOLDER / "tape.png")
    check(same(live, picture(FOLDER / "tape.png")), "the replay differs from what was on air")


@test
def simulate_serves_a_day_that_run_shows():
    port = free_port()
    lines = [{"at": 0.5, "feed": "track", "event": "results_arrived",
              "data": result(winner="Simon Ulated")},
             {"at": 60, "feed": "track", "event": "latest_attempt", "data": throw()}]
    day = written(FOLDER / "sim.jsonl", lines)
    simulator = subprocess.Popen([binary(), "simulate", day, "--port", str(port)], cwd=SOURCE,
                                 stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE, env=headless())
    try:
        class Venue:
            url = f"ws://127.0.0.1:{port}"

        class Pages:
            url = f"http://127.0.0.1:{port}"

        with Display() as display, Strapline(display, show(
                Venue, Pages, rules={"winner": {"hold": 60}})) as program:
            program.wait_feed(link="up")
            # The day may have passed the event before we listened; then it is history.
            program.wait_state(lambda state: state["feeds"][0]["messages"] > 0, "messages")
    finally:
        simulator.send_signal(signal.SIGTERM)
        errors = simulator.communicate(timeout=PATIENCE)[1].decode()
    check_equal(simulator.returncode, 0, f"status of simulate; it said {errors!r}")
    check(not SANITIZER.search(errors), errors)


class Nowhere:
    url, rest = "ws://127.0.0.1:9", "http://127.0.0.1:9"


def day_show(day):
    return show(Nobody, feeds=[feed(day, Nowhere)], rules=RULES,
                output={"size": "640x360", "rate": 25})


def offline_state(day, at, *more):
    file = written(FOLDER / f"{day}.json", day_show(day))
    done = good("replay", day_file(day), file, "--offline", "--at", at, "--state", "-", *more)
    return json.loads(done.stdout)


@test
def a_race_a_match_and_a_fixture_replay_the_same_each_time_without_their_secrets():
    for day, at in (("triathlon", 130), ("match", 30), ("fixture", 46)):
        states = [offline_state(day, at, "-o", FOLDER / f"{day}-{i}.png") for i in (0, 1)]
        check_equal(states[1], states[0], f"the {day}, told again")
        check(same(*(picture(FOLDER / f"{day}-{i}.png") for i in (0, 1))), day)
        check(states[0]["air"], f"nothing is on air in the {day}")


@test
def frames_are_what_a_single_moment_shows():
    for day, at in (("triathlon", 16), ("match", 13), ("fixture", 23)):
        frames = FOLDER / f"frames-{day}"
        file = written(FOLDER / f"{day}.json", day_show(day))
        good("replay", day_file(day), file, "--frames", frames, "--rate", 2, "--at", at)
        offline_state(day, at, "-o", FOLDER / f"{day}.png")
        names = sorted(frames.glob("*.png"))
        check_equal(len(names), 2 * at + 1, f"frames of the {day}")
        check(same(picture(names[-1]), picture(FOLDER / f"{day}.png")),
              f"the {day}'s last frame is not what --at {at} shows")
        check(not same(picture(names[0]), picture(names[-1])), f"the {day} stands still")


@test
def a_day_replayed_in_a_window_at_twenty_times_the_speed_ends_as_it_does_off_line():
    ends = {day: essence(offline_state(day, 210)) for day in DAYS}
    with contextlib.ExitStack() as stack:
        display = stack.enter_context(Display())
        programs = {day: stack.enter_context(Strapline(
            display, day_show(day), "--speed", 20, tape=day_file(day))) for day in DAYS}
        for day, program in programs.items():
            program.wait_state(lambda state, day=day: essence(state) == ends[day],
                               f"the {day} as off line: {ends[day]}")
            program.must_cue("quit")
            program.end(None)


@test
def the_demo_without_a_display_writes_stills_and_a_film():
    target = FOLDER / "demo"
    target.mkdir()
    began = time.monotonic()
    done = good("demo", "athletics", "--size", "640x360", "--rate", 10, "-o", target, timeout=300)
    print(f"     the headless demo took {time.monotonic() - began:.1f} s")
    check("display" in done.errors + done.stdout.decode(), "it does not say why")
    stills = sorted(target.rglob("*.png"))
    films = sorted(target.rglob("*.mp4"))
    check(len(stills) >= 3, f"{len(stills)} stills in {list(target.rglob('*'))}")
    check(any(plate_box(picture(name).convert("RGB")) for name in stills), "empty stills")
    check(films, f"no film in {list(target.rglob('*'))}")
    probe = subprocess.run(["ffprobe", "-v", "error", "-select_streams", "v",
                            "-show_entries", "stream=codec_name,width,height:format=duration",
                            "-of", "json", str(films[0])], capture_output=True, check=True,
                           timeout=60)
    found = json.loads(probe.stdout)
    check(found["streams"][0]["width"] >= 640, f"{found}")
    check(float(found["format"]["duration"]) > 10, f"{found}")


with Folder() as FOLDER:
    main()
