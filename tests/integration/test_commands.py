#!/usr/bin/env python3
"""The commands that end by themselves, and run with a pipe."""
import http.client
import json
import os
import pathlib
import select
import shutil
import signal
import subprocess
import tempfile
import time

from PIL import Image

from lib.background import free_port
from lib.checks import PATIENCE, check, check_equal, main, test, wait_until
from lib.display import Display, plate_box
from lib.meeting import jump, race, result, throw
from lib.strapline import SANITIZER, SOURCE, Strapline, binary, outfit, run, show

KEY = (0, 255, 0)
OWN = {"name": "Ada Byron", "mark": "9.87", "event": "100m - Demonstration", "place": "1",
       "second.name": "Grace Hall", "second.mark": "9.99"}


class Nobody:
    url = "ws://127.0.0.1:9"


def headless(**more):
    """An environment without any display."""
    clean = {name: value for name, value in os.environ.items()
             if name not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
    return outfit({**clean, **more})


def good(*command, **more):
    done = run(*command, **more)
    check_equal(done.returncode, 0, f"status of {command}; it said {done.errors!r}")
    return done


def picture(path):
    with Image.open(path) as image:
        return image.copy()


def same(a, b):
    return a.size == b.size and a.convert("RGBA").tobytes() == b.convert("RGBA").tobytes()


def written(name, content):
    path = FOLDER / name
    path.write_text(content if isinstance(content, str) else json.dumps(content),
                    encoding="utf-8")
    return path


@test
def version_and_help_are_told():
    check(good("--version").stdout.strip(), "no version")
    overview = good("--help").stdout.decode()
    for command in ("run", "demo", "replay", "still", "simulate", "displays"):
        check(command in overview, f"{command} is not in the help")
        text = good(command, "--help").stdout.decode()
        check(f"strapline {command}" in text, f"help of {command}: {text!r}")
        check(" \n" not in overview + text, f"a stray blank in {text!r}")
    done = run()
    check(done.returncode == 2 and "run" in done.errors + done.stdout.decode(),
          f"without a command: {done.returncode}, {done.errors!r}")


@test
def displays_lists_names_sizes_and_rates():
    with Display(1024, 600) as display:
        text = good("displays", environment=display.environment).stdout.decode()
        check("1024x600" in text, f"displays gave {text!r}")
    done = run("displays", environment=headless())
    check(done.returncode in (0, 1), f"without a display: {done.returncode}")
    check(done.errors.strip() or done.stdout.strip(), "without a display it says nothing")


@test
def a_still_shows_the_scene_with_the_values_given():
    data = written("winner.json", OWN)
    out = FOLDER / "still.png"
    good("still", "winner", "--data", data, "-o", out, environment=headless())
    image = picture(out)
    check_equal(image.size, (1920, 1080), "size")
    box = plate_box(image.convert("RGB"))
    check(box, "no plate")
    check(box[0] >= 96 and box[1] >= 54 and box[2] <= 1824 and box[3] <= 1026,
          f"the plate at {box} leaves the safe area")
    check_equal(image.convert("RGB").getpixel((5, 5)), KEY, "the corner")
    good("still", "winner", "--data", data, "-o", FOLDER / "again.png",
         environment=headless())
    check(same(image, picture(FOLDER / "again.png")), "twice the same gave two pictures")
    data = written("winner.json", {**OWN, "name": "Somebody Else"})
    good("still", "winner", "--data", data, "-o", FOLDER / "other.png",
         environment=headless())
    check(not same(image, picture(FOLDER / "other.png")), "the name changed nothing")


@test
def every_key_mode_and_size_gives_its_picture():
    data = written("winner.json", OWN)
    stills = {}
    for mode, size in [("chroma", (1280, 720)), ("chroma-soft", (1280, 720)),
                       ("luma", (1280, 720)), ("fill", (1280, 720)), ("matte", (1280, 720)),
                       ("alpha", (1280, 720)), ("side", (2560, 720))]:
        out = FOLDER / f"{mode}.png"
        good("still", "winner", "--data", data, "--key", mode, "--size", "1280x720", "-o",
             out, environment=headless())
        stills[mode] = picture(out)
        check_equal(stills[mode].size, size, f"size of {mode}")
    check_equal(stills["luma"].convert("RGB").getpixel((3, 3)), (0, 0, 0), "luma's corner")
    check_equal(stills["alpha"].mode, "RGBA", "mode of alpha")
    check_equal(stills["alpha"].getpixel((3, 3))[3], 0, "alpha's corner")
    matte = stills["matte"].convert("RGB")
    red, green, blue = matte.split()
    check(red.tobytes() == green.tobytes() == blue.tobytes(), "the matte is not grey")
    check_equal(red.tobytes(), stills["alpha"].getchannel("A").tobytes(), "matte and alpha")
    side = stills["side"].convert("RGB")
    check(same(side.crop((1280, 0, 2560, 720)), matte), "side's right half is not the matte")
    check(same(side.crop((0, 0, 1280, 720)), stills["fill"]), "side's left half: not the fill")


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
    return written("day.jsonl", "".join(json.dumps(line) + "\n" for line in lines))


@test
def a_replay_off_line_shows_any_moment_and_always_the_same():
    day = recording()
    file = written("show.json", show(Nobody))
    pictures = {}
    for at in ("0.5", "4", "15", "22", "41.5", "46"):
        out = FOLDER / f"at-{at}.png"
        good("replay", day, file, "--offline", "--at", at, "-o", out, environment=headless())
        pictures[at] = picture(out)
    for at in ("0.5", "15", "46"):
        check(plate_box(pictures[at].convert("RGB")) is None, f"something is on at {at} s")
    for at in ("4", "22", "41.5"):
        check(plate_box(pictures[at].convert("RGB")), f"nothing is on at {at} s")
    check(not same(pictures["4"], pictures["22"]), "two events, one picture")
    good("replay", day, file, "--offline", "--at", "4", "-o", FOLDER / "again.png",
         environment=headless())
    check(same(pictures["4"], picture(FOLDER / "again.png")), "replayed differently")


@test
def a_replay_writes_frames():
    frames = FOLDER / "frames"
    lines = [{"at": 0.1, "feed": "track", "event": "results_arrived", "data": result()},
             {"at": 4.0, "cue": "auto on"}]
    day = written("short.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
    file = written("show.json", show(Nobody, rules={"winner": {"hold": 1}}))
    good("replay", day, file, "--offline", "--frames", frames, "--rate", 10,
         environment=headless(), timeout=120)
    names = sorted(frames.glob("*.png"))
    check(len(names) >= 10, f"{len(names)} frames")
    on = [plate_box(picture(name).convert("RGB")) is not None for name in names]
    check(not on[0] and any(on), f"plates: {on}")
    first = on.index(True)
    check(all(on[first:first + 8]), f"a gap while it is on air: {on}")


@test
def a_recording_replays_what_was_on_air():
    from lib.stage import stage
    with Display() as display:
        tape = FOLDER / "tape.jsonl"
        with stage(display, "--record", tape, rules={"winner": {"hold": 60}}) as s:
            s.pusher.publish("results_arrived", result(winner="Taped Runner"))
            s.program.wait_air(scene="winner", name="Taped Runner", state="on")
            live = s.program.still()
    check("Taped Runner" in tape.read_text(encoding="utf-8"), "the message is not on the tape")
    arrived = [json.loads(line) for line in tape.read_text(encoding="utf-8").splitlines()]
    at = max(line["at"] for line in arrived if "Taped" in json.dumps(line)) + 5
    file = written("show.json", show(Nobody, rules={"winner": {"hold": 60}}))
    good("replay", tape, file, "--offline", "--at", at, "-o", FOLDER / "tape.png",
         environment=headless())
    check(same(live, picture(FOLDER / "tape.png")), "the replay differs from what was on air")


@test
def simulate_serves_a_day_that_run_shows():
    port = free_port()
    lines = [{"at": 0.5, "feed": "track", "event": "results_arrived",
              "data": result(winner="Simon Ulated")},
             {"at": 60, "feed": "track", "event": "latest_attempt", "data": throw()}]
    day = written("sim.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
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


@test
def the_demo_without_a_display_writes_stills_and_a_film():
    target = FOLDER / "demo"
    target.mkdir()
    began = time.monotonic()
    done = good("demo", "athletics", "--size", "640x360", "--rate", 10, "-o", target,
                environment=headless(), timeout=300)
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


@test
def run_pipes_whole_frames_of_raw_video():
    port = free_port()
    file = written("show.json", show(Nobody, port=port, output={"size": "640x360",
                                                                "rate": 25}))
    process = subprocess.Popen([binary(), "run", str(file), "--pipe", "-"], cwd=SOURCE,
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, env=headless(), bufsize=0)
    try:
        size = 640 * 360 * 4
        first = read_frame(process, size)
        check_equal(Image.frombuffer("RGB", (640, 360), first, "raw", "BGRX", 0, 1)
                    .getpixel((0, 0)), KEY, "the first pixel")
        wait_until(lambda: read_frame(process, size) and taken(port), "its control")
        wait_until(lambda: plate_box(Image.frombuffer(
            "RGB", (640, 360), read_frame(process, size), "raw", "BGRX", 0, 1)),
            "a frame with a plate")
    finally:
        process.send_signal(signal.SIGTERM)
        drain(process)
        errors = process.stderr.read().decode()
    check_equal(process.returncode, 0, f"status; it said {errors!r}")
    check(not SANITIZER.search(errors), errors)


def taken(port):
    """Takes a winner, as soon as somebody answers there."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("POST", "/api/cue", json.dumps(
            {"cue": "take", "scene": "winner", "data": OWN}))
        reply = connection.getresponse()
        return reply.status == 200 and json.loads(reply.read())["ok"]
    except ConnectionRefusedError:
        return False
    finally:
        connection.close()


def read_frame(process, size):
    data = b""
    while len(data) < size:
        check(select.select([process.stdout], [], [], PATIENCE)[0], "no frames in the pipe")
        piece = process.stdout.read(size - len(data))
        check(piece, "the pipe ended")
        data += piece
    return data


def drain(process):
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        if select.select([process.stdout], [], [], 0.2)[0]:
            process.stdout.read(1 << 20)
    if process.poll() is None:
        process.kill()
        process.wait(10)


@test
def run_feeds_a_command_with_frames():
    target = FOLDER / "frames.raw"
    size = 320 * 180 * 4
    with Display() as display:
        with Strapline(display, show(Nobody, output={"size": "320x180", "rate": 25}),
                       "--pipe", f"cat > {target}"):
            wait_until(lambda: target.exists() and target.stat().st_size > 5 * size,
                       "five frames in the file")
    check_equal(target.read_bytes()[:4], b"\x00\xff\x00\xff", "the first pixel as BGRA")
    check_equal(target.stat().st_size % size, 0, "bytes beyond whole frames")


@test
def the_programme_goes_on_when_nobody_reads_its_pipe_any_more():
    with Display() as display:
        with Strapline(display, show(Nobody, output={"size": "320x180", "rate": 25}),
                       "--pipe", "head -c 100 > /dev/null") as program:
            wait_until(lambda: "pipe" in program.errors(), "a line about the pipe")
            wait_until(lambda: "pipe" in (program.state()["notice"] or ""), "a notice")
            program.must_cue("theme reload")
            check("pipe" in (program.state()["notice"] or ""), "the notice has gone")
            program.must_cue({"cue": "take", "scene": "winner", "data": OWN})
            wait_until(lambda: plate_box(display.screen().crop((490, 280, 790, 440))),
                       "a plate")
            program.end(status=1)  # and it is told that something failed


@test
def a_programme_for_the_pipe_alone_ends_with_it():
    file = written("alone.json", show(Nobody, output={"size": "320x180", "rate": 25}))
    done = subprocess.run([binary(), "run", str(file), "--pipe", "head -c 100 > /dev/null"],
                          cwd=SOURCE, stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, env=headless(), timeout=PATIENCE, check=False)
    check_equal(done.returncode, 1, f"status; it said {done.stderr!r}")
    check("pipe" in done.stderr and not SANITIZER.search(done.stderr), done.stderr)


FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="strapline-commands."))
try:
    main()
finally:
    shutil.rmtree(FOLDER, ignore_errors=True)
