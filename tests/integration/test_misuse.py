#!/usr/bin/env python3
"""Commands as strangers type them: options, outputs and files that were not thought of."""
import socket
import subprocess

from lib.checks import check, check_equal, main, test
from lib.offline import Folder, Nobody, good, headless, picture, written
from lib.strapline import SOURCE, binary, run, show

STADIUM = SOURCE / "themes/stadium"
DAY = SOURCE / "assets/demo/athletics.jsonl"
EVENING = SOURCE / "assets/demo/athletics.json"


def refused(*command, words=(), status=2):
    done = run(*command, environment=headless())
    check_equal(done.returncode, status, f"status of {command}; it said {done.errors!r}")
    check_equal(done.stdout, b"", f"standard output of {command}")
    check_equal(len(done.errors.splitlines()), 1, f"lines of {command}: {done.errors!r}")
    for word in words:
        check(word in done.errors, f"{command}: {word!r} is not in {done.errors!r}")


@test
def a_card_of_a_show_that_names_no_size_is_a_full_picture():
    out = FOLDER / "card.png"
    good("card", written(FOLDER / "plain.json", {"title": "Evening"}), "-o", out)
    check_equal(picture(out).size, (1920, 1080), "size")


@test
def a_disk_that_is_full_is_told_and_a_link_to_a_device_stays_one():
    full = FOLDER / "full.png"
    full.symlink_to("/dev/full")
    for command in (("still", "winner"), ("card",),
                    ("replay", DAY, EVENING, "--offline", "--at", "1")):
        refused(*command, "-o", full, words=["full.png: No space left"])
    refused("replay", DAY, EVENING, "--offline", "--at", "1", "--state", full,
            words=["full.png: No space left"])
    check(full.is_symlink(), "the link was replaced by a file")


@test
def a_report_that_cannot_be_printed_is_no_success():
    with open("/dev/full", "wb") as full:
        done = subprocess.run([binary(), "check", str(STADIUM)], stdout=full, cwd=SOURCE,
                              stderr=subprocess.PIPE, env=headless(), check=False)
    check_equal(done.returncode, 1, "status")
    check(b"standard output cannot be written" in done.stderr, done.stderr)


@test
def a_state_that_cannot_be_written_is_told():
    refused("replay", DAY, EVENING, "--offline", "--at", "1", "--state", FOLDER / "no/state",
            words=["no/state: No such file"])


@test
def a_dash_is_standard_output_and_no_file_of_that_name():
    for command in (("still", "winner"), ("card",), ("replay", DAY, EVENING, "--at", "1")):
        done = subprocess.run([binary(), *map(str, command), "-o", "-"], cwd=FOLDER,
                              stdout=subprocess.PIPE, env=headless(), check=False)
        check_equal(done.returncode, 0, f"status of {command}")
        check_equal(done.stdout[:4], b"\x89PNG", f"what {command} gave")
        check(not (FOLDER / "-").exists(), "a file called -")


@test
def a_dash_is_refused_where_it_is_no_stream():
    path = written(FOLDER / "dash.json", show(Nobody))
    for command, option in [
            (("run", path, "--record", "-"), "--record"), (("run", path, "--journal=-"), "--journal"),
            (("replay", DAY, path, "--frames", "-", "--at", "1"), "--frames"),
            (("still", "winner", "--data", "-", "-o", FOLDER / "dash.png"), "--data"),
            (("still", "winner", "--theme", "-", "-o", FOLDER / "dash.png"), "--theme")]:
        refused(*command, words=[f"{option} expects", "found -, which is no stream here", "./-"])
    good("still", "winner", "--data", SOURCE / "assets/samples/winner.json", "-o", "-")


@test
def a_film_goes_into_a_folder_of_any_name():
    folder = FOLDER / "it's a: b"
    good("demo", "fixture", "--rate", "1", "--size", "160x90", "-o", folder)
    check((folder / "programme.mp4").exists(), "no film")


@test
def help_is_found_wherever_it_is_looked_for():
    wanted = good("still", "--help").stdout
    for words in (("still", "-h"), ("help", "still"), ("--help", "still")):
        check_equal(good(*words).stdout, wanted, f"{words}")
    refused("help", "stil", words=['"stil"', 'did you mean "still"'])
    done = run(environment=headless())
    check_equal((done.returncode, done.stdout), (2, b""), "status and output of no command")
    check("strapline run" in done.errors, "no overview")


@test
def two_dashes_end_the_options():
    done = run("check", "--", "--strange.json", environment=headless())
    check(b"--strange.json: No such file" in done.stdout, f"it said {done.stdout!r}")


@test
def values_that_mean_nothing_are_refused_by_their_option():
    for command, words in [
            (("simulate", DAY, "--port", "22.5"), ["--port", "whole number", "22.5"]),
            (("simulate", DAY, "--webhook", "nope"), ["--webhook", '"nope"']),
            (("simulate", DAY, "--secret-env", "STRAPLINE_NO_SUCH"),
             ["--secret-env", "STRAPLINE_NO_SUCH"]),
            (("feeds", "fastpath", "--sport", "soccer", "--secret-env", "STRAPLINE_NO_SUCH"),
             ["--secret-env", "STRAPLINE_NO_SUCH"]),
            (("still", "winner", "-o", ""), ["-o expects FILE", "found nothing"]),
            (("still", "winner", "--theme", "", "-o", "x.png"), ["--theme expects DIR"]),
            (("run", EVENING, "--pipe", ""), ["--pipe expects CMD"])]:
        refused(*command, words=words)


@test
def what_is_read_is_never_written_over():
    path = written(FOLDER / "mine.json", show(Nobody))
    (FOLDER / "link.json").symlink_to(path)
    before = path.read_bytes()
    day = FOLDER / "day.jsonl"
    day.write_bytes(DAY.read_bytes())
    for command, option in [
            (("run", path, "--record", path), "--record"),
            (("run", path, "--journal", FOLDER / "link.json"), "--journal"),
            (("run", path, "--record", FOLDER / "both", "--journal", FOLDER / "both"),
             "--journal"),
            (("replay", day, path, "--offline", "-o", day), "-o"),
            (("replay", day, path, "--at", "1", "--state", path), "--state"),
            (("still", "winner", "--data", path, "-o", path), "-o")]:
        refused(*command, words=[f"{option}: expected a file of its own"])
    check_equal(path.read_bytes(), before, "the show file")
    check_equal(day.read_bytes(), DAY.read_bytes(), "the day")


@test
def an_option_that_would_do_nothing_is_refused():
    day = ("replay", DAY, EVENING)
    for option in ("--record", "--journal", "--pipe"):
        refused(*day, "--at", "1", "-o", FOLDER / "at.png", option, FOLDER / "never",
                words=[f"replay: {option}: expected a replay on air, found one offline"])
    refused(*day, "--at", "1", words=["replay: --at: expected -o OUT.png, --frames DIR or --state"])
    refused(*day, "--at", "1", "-o", FOLDER / "at.png", "--speed", "fast", words=["--speed", '"fast"'])
    check(not (FOLDER / "at.png").exists(), "a picture was written")
    good(*day, "--speed", "2", "--offline", "--at", "1", "-o", FOLDER / "at.png")
    refused("feeds", "minicup", "--category", "9", "--ca-file", FOLDER / "no.pem",
            words=["--ca-file: expected a PEM file that can be read", "no.pem"])


@test
def what_cannot_be_had_is_bad_input_for_every_command():
    path = written(FOLDER / "evening.json", show(Nobody))
    refused("run", path, "--listen", "192.0.2.7:7400",
            words=['strapline: --listen: expected a loopback address', '"192.0.2.7:7400"'])
    with socket.create_server(("127.0.0.1", 0)) as taken:
        refused("simulate", DAY, "--port", taken.getsockname()[1],
                words=["cannot listen on 127.0.0.1", "in use"])
    done = run("demo", "-o", path, environment=headless())
    check_equal(done.returncode, 2, f"status of a folder that is a file: {done.errors!r}")


@test
def a_strangers_words_cannot_steer_the_terminal():
    path = written(FOLDER / "steer.json", '{"\\u001b[31mred": 1}')
    for done in (run("check", path), run("run", path, environment=headless())):
        said = done.stdout + done.stderr
        check(b"\x1b" not in said and b"[31mred" in said, f"it said {said!r}")


@test
def a_show_file_may_have_any_name():
    path = written(FOLDER / "evening.show", show(Nobody, feeds=[]))
    check_equal(run("check", path).returncode, 0, "status of a show called evening.show")
    for name in ("lost", "lost.json"):
        done = run("check", FOLDER / name)
        check_equal(done.returncode, 2, "status")
        check(f"error: show file: {FOLDER / name}: No such file" in done.stdout.decode(),
              f"it said {done.stdout!r}")


@test
def an_answer_to_check_needs_a_feed_that_gave_it():
    done = run("check", STADIUM, "--data", FOLDER / "lost.json")
    check(done.returncode == 2 and b"--data: expected a show file with a feed" in done.stdout,
          f"it said {done.stdout!r}")


@test
def a_file_in_another_encoding_is_told_where_and_how():
    path = FOLDER / "show.json"
    for content, words in [
            ('{"title":"caf\u00e9"}'.encode("latin-1"), "show.json:1:14: not UTF-8"),
            ('{"title":"x"}'.encode("utf-16"), "show.json:1:1: expected UTF-8, found UTF-16"),
            ('{"title":"x"}'.encode("utf-16-be"), "show.json:1:1: expected UTF-8, found UTF-16")]:
        path.write_bytes(content)
        refused("run", path, words=[words])


with Folder() as FOLDER:
    main()
