#!/usr/bin/env python3
"""The commands that end by themselves, and run with a pipe."""
import http.client
import json
import select
import shutil
import signal
import subprocess
import time

from PIL import Image

from lib.background import free_port
from lib.checks import PATIENCE, check, check_equal, main, test, wait_until
from lib.display import Display, plate_box
from lib.offline import Folder, Nobody, good, headless, picture, same, written
from lib.strapline import SANITIZER, SOURCE, Strapline, binary, run, show

KEY = (0, 255, 0)
OWN = {"name": "Ada Byron", "mark": "9.87", "event": "100m - Demonstration", "place": "1",
       "second.name": "Grace Hall", "second.mark": "9.99"}


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
def run_lists_the_keys_as_the_show_file_maps_them():
    with Folder() as folder:
        keys = {"take": ["Space", "K"], "reload": []}
        text = good("run", written(folder / "show.json", {"hotkeys": keys}), "--keys",
                    environment=headless()).stdout.decode()
        check("  Space, K " in text and "(no key)" in text, f"the keys are {text!r}")
        done = run("run", written(folder / "twice.json", {"hotkeys": {"veto": "Esc"}}),
                   "--keys", environment=headless())
        check(done.returncode == 2 and '"dismiss" and "veto" are both on Esc' in done.errors,
              f"two on one key: {done.returncode}, {done.errors!r}")


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
    data = written(FOLDER / "winner.json", OWN)
    out = FOLDER / "still.png"
    good("still", "winner", "--data", data, "-o", out)
    image = picture(out)
    check_equal(image.size, (1920, 1080), "size")
    box = plate_box(image.convert("RGB"))
    check(box, "no plate")
    check(box[0] >= 96 and box[1] >= 54 and box[2] <= 1824 and box[3] <= 1026,
          f"the plate at {box} leaves the safe area")
    check_equal(image.convert("RGB").getpixel((5, 5)), KEY, "the corner")
    good("still", "winner", "--data", data, "-o", FOLDER / "again.png")
    check(same(image, picture(FOLDER / "again.png")), "twice the same gave two pictures")
    data = written(FOLDER / "winner.json", {**OWN, "name": "Somebody Else"})
    good("still", "winner", "--data", data, "-o", FOLDER / "other.png")
    check(not same(image, picture(FOLDER / "other.png")), "the name changed nothing")


@test
def a_still_tells_of_values_that_no_scene_has():
    out = FOLDER / "strange.png"
    data = written(FOLDER / "fine.json", {**OWN, "second.name": "Tomas Brandt"})
    check_equal(run("still", "winner", "--data", data, "-o", out).errors, "", "its words")
    data = written(FOLDER / "strange.json",
                   {**OWN, "nmae": "Noor Okafor", "xyzzyx": "?",
                    "rows": [{"pase": "1"}, {"pase": "2"}]})
    done = run("still", "winner", "--data", data, "-o", out)
    check_equal(done.returncode, 0, "exit status")
    check_equal(done.errors.splitlines(),
                [f'{data}: $.nmae: no scene has this value, did you mean "name"?',
                 f"{data}: $.xyzzyx: no scene has this value",
                 f'{data}: $.rows[0].pase: no scene has this value, did you mean "page"?'],
                "its warnings")
    # A theme's own values are no strangers.
    theme = FOLDER / "own"
    shutil.copytree(SOURCE / "themes/stadium", theme)
    scene = theme / "scenes/winner.json"
    scene.write_text(scene.read_text(encoding="utf-8").replace("{event|head|upper}", "{event|head|upper}{xyzzyx}"),
                     encoding="utf-8")
    done = run("still", "winner", "--data", data, "--theme", theme, "-o", out)
    check(done.returncode == 0 and "nmae" in done.errors and "xyzzyx" not in done.errors,
          f"with a theme that names it: {done.errors}")


@test
def a_still_tells_of_values_that_only_other_scenes_have():
    out = FOLDER / "strange.png"
    data = written(FOLDER / "goal.json", {"team.name": "Holm", "name": "Ada", "score": "2:1"})
    done = run("still", "goal", "--data", data, "-o", out)
    check_equal((done.returncode, done.errors.splitlines()),
                (0, [f"{data}: $.name: goal does not have this value",
                     f"{data}: goal has team.name, team.short, team.color, team.logo, player, family, "
                     "number, minute, score, note"]), "of a name")
    # What a list has is not what its rows have, and other lists' rows have more.
    data = written(FOLDER / "board.json",
                   {"race": "Elite", "name": "Ada",
                    "rows": [{"pos": "1", "name": "Ada", "race": "Elite"}, {"pos": "2", "t3": "5"}]})
    done = run("still", "leaderboard", "--data", data, "-o", out)
    check_equal((done.returncode, done.errors.splitlines()),
                (0, [f"{data}: $.name: leaderboard does not have this value",
                     f"{data}: $.rows[0].race: leaderboard rows do not have this value",
                     f"{data}: $.rows[1].t3: leaderboard rows do not have this value",
                     f"{data}: leaderboard has race, point, passed, starters, status, clock; its "
                     "rows have pos, bib, name, family, kind, team, country, flag, gap, time, state, "
                     "moved"]),
                "of rows")
    for sample in sorted((SOURCE / "assets/samples").glob("*.json")):
        done = run("still", sample.stem, "--data", sample, "-o", out)
        check_equal((done.returncode, done.errors), (0, ""), f"the sample of {sample.stem}")


@test
def stills_are_png_and_never_under_another_name():
    out = FOLDER / "winner.jpg"
    for words in (["still", "winner"], ["card"]):
        done = run(*words, "-o", out)
        check_equal(done.returncode, 2, f"status of {words}; it said {done.errors!r}")
        check("winner.jpg: expected a name that ends in .png" in done.errors, done.errors)
        check(not out.exists(), "a picture under that name")


@test
def every_key_mode_and_size_gives_its_picture():
    data = written(FOLDER / "winner.json", OWN)
    stills = {}
    for mode, size in [("chroma", (1280, 720)), ("chroma-soft", (1280, 720)),
                       ("luma", (1280, 720)), ("fill", (1280, 720)), ("matte", (1280, 720)),
                       ("alpha", (1280, 720)), ("side", (2560, 720))]:
        out = FOLDER / f"{mode}.png"
        good("still", "winner", "--data", data, "--key", mode, "--size", "1280x720", "-o",
             out)
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


@test
def run_pipes_whole_frames_of_raw_video():
    port = free_port()
    file = written(FOLDER / "show.json", show(Nobody, port=port, output={"size": "640x360",
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
    file = written(FOLDER / "alone.json", show(Nobody, output={"size": "320x180", "rate": 25}))
    done = subprocess.run([binary(), "run", str(file), "--pipe", "head -c 100 > /dev/null"],
                          cwd=SOURCE, stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, env=headless(), timeout=PATIENCE, check=False)
    check_equal(done.returncode, 1, f"status; it said {done.stderr!r}")
    check("pipe" in done.stderr and not SANITIZER.search(done.stderr), done.stderr)


with Folder() as FOLDER:
    main()
