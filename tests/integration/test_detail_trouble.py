#!/usr/bin/env python3
"""Detail while the server misbehaves: each way is told in words that help, the panel stays
as it was, the programme goes on, and a good answer is shown again."""
import email.utils
import pathlib
import re
import socketserver
import threading
import time

from lib import meeting
from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.meeting import PATH
from lib.pusher_server import PusherServer
from lib.stage import stage
from lib.strapline import Strapline, binary, show

UNIT = meeting.unit_path("12")
PAGE = "<!doctype html><title>Sign in</title><form action=/login></form>"
RULES = {"results": {"hold": 3600}}


def marks(program):
    panel = program.air("full")
    return [row.get("mark") for row in panel["values"]["rows"]] if panel else None


def race(winner="1:52.60"):
    unit = meeting.race()
    unit["results"][1]["performance"] = winner
    return unit


def note(program):
    return program.feed()["note"] or ""


def wait_note(program, words, patience=None):
    """Until the feed's note has these words, a pattern."""
    more = {"patience": patience} if patience else {}
    program.wait_state(
        lambda state: re.search(words, state["feeds"][0]["note"] or ""), f"a note {words!r}",
        **more)


def open_panel(s):
    s.units.set(UNIT, race())
    s.program.wait_feed(link="up")
    s.program.must_cue("follow track 12/1/1")
    s.program.must_cue("detail")
    s.program.wait_air("full", scene="results", subject="track/12/1/1", state="on")
    check_equal(marks(s.program)[0], "1:52.60", "the winner's mark")


def ask(s):
    """A GET of the unit, at once."""
    s.program.must_cue("follow track 12/1/1")


def mend(s, mark):
    """A good answer again, with another mark for the winner."""
    s.units.set(UNIT, race(mark))
    ask(s)
    s.program.wait_state(
        lambda state: any(row["layer"] == "full" and row["values"]["rows"][0]["mark"] == mark
                          for row in state["air"]), f"{mark} in the panel")
    s.program.wait_state(lambda state: not state["feeds"][0]["note"], "an empty note")


def when(seconds):
    return email.utils.formatdate(time.time() + seconds, usegmt=True)


# What the server answers, and what the operator reads.
TROUBLES = [
    ("go away", {"status": 403}, r"blocked by the server \(403\): set a user_agent or token"),
    ("who are you", {"status": 401}, r"wants a login \(401\): set token_env"),
    ("what", {"status": 404}, r"not on the server \(404\)"),
    ("later", {"status": 429, "headers": {"Retry-After": "1"}},
     r"wants fewer requests \(429\); tried again in \d+ s"),
    ("later", {"status": 429, "headers": {"Retry-After": when(2)}},
     r"wants fewer requests \(429\); tried again in \d+ s"),
    ("oops", {"status": 500}, r"the server has trouble \(500\); tried again in \d+ s"),
    ("oops", {"status": 503}, r"the server has trouble \(503\); tried again in \d+ s"),
    (race(), {"truncated": True}, r"the answer broke off; tried again in \d+ s"),
    (PAGE, {"kind": "text/html"}, r"a web page came instead of data: a login"),
    (b"\x89PNG\r\n\x1a\n", {"kind": "image/png"}, r"not JSON"),
    ("[]", {}, r"expected a unit with results, found another array"),
    (meeting.sprint(), {}, r"about another unit \(20/1/1\)"),
    (b"[" + b" " * (20 << 20) + b"]", {}, r"larger than 8 MiB"),
    ("", {"status": 302, "location": UNIT}, r"more than 5 redirects: check the address"),
]


@test
def each_failure_has_its_words_and_the_last_good_copy_stays_on_air():
    with stage(DISPLAY, rules=RULES) as s:
        open_panel(s)
        mark = "1:52.60"
        for number, (body, how, words) in enumerate(TROUBLES):
            s.units.set(UNIT, body, **how)
            before = marks(s.program)
            ask(s)
            wait_note(s.program, "unit 12/1/1 not fetched: .*" + words)
            panel = s.program.air("full")
            check_equal((panel["scene"], panel["state"]), ("results", "on"), "the panel")
            check_equal(marks(s.program), before, f"the panel under {words}")
            check(panel["age_ms"] is not None, "the panel has no age")
            mark = f"1:52.{number:02d}"
            mend(s, mark)
        check(not s.program.air("lower"), "something was celebrated")


@test
def nobody_there_is_told_and_the_panel_waits_for_the_server_to_come_back():
    with stage(DISPLAY, rules=RULES) as s:
        open_panel(s)
        s.units.stop()
        ask(s)
        wait_note(s.program, r"connection refused: nobody serves at this address; tried again")
        check_equal(marks(s.program)[0], "1:52.60", "the panel")
        s.units.start()
        mend(s, "1:51.99")


def is_sanitized():
    code = pathlib.Path(binary()).read_bytes()
    return b"__asan_init" in code or b"__tsan_init" in code


def corner(s, name):
    """A bug beside the panel from its coming to its leaving; what that cost in frames."""
    before = s.program.state()["output"]
    s.program.must_cue({"cue": "take", "scene": "scorebug",
                        "data": {"home.short": name, "home.score": "1", "away.score": "0"}})
    s.program.wait_air("bug", home__short=name, state="on")
    s.program.must_cue("dismiss bug")
    s.program.wait_off("bug")
    after = s.program.state()["output"]
    return after["frames"] - before["frames"], after["late"] - before["late"]


@test
def a_server_that_does_not_answer_holds_up_nothing():
    with stage(DISPLAY, rules=RULES) as s:
        open_panel(s)
        frames, quiet = corner(s, "BEFORE")
        check(frames > 0, "no frame was presented")
        s.units.set(UNIT, race("1:40.00"), delay=3600)
        asked = s.units.count(UNIT)
        ask(s)
        wait_until(lambda: s.units.count(UNIT) > asked, "the GET that hangs")
        frames, late = corner(s, "MEANWHILE")
        check(frames > 0, "no frame was presented while a GET hung")
        check(is_sanitized() or late <= 10 + 3 * quiet,
              f"{late} frames late while a GET hung, {quiet} before")
        wait_note(s.program, r"no answer in 10 s; tried again", patience=60)
        check(s.units.count(UNIT) == asked + 1, "another GET was under way beside it")
        check_equal(marks(s.program)[0], "1:52.60", "the panel")
        mend(s, "1:51.98")


@test
def a_panel_that_cannot_be_had_is_told_and_comes_when_it_can():
    with stage(DISPLAY, rules=RULES) as s:
        s.units.set(UNIT, "no", status=403)
        s.program.wait_feed(link="up")
        s.program.must_cue("follow track 12/1/1")
        wait_note(s.program, "403")
        s.program.must_cue("detail")
        s.program.wait_state(lambda state: "nothing to show" in (state["notice"] or ""),
                             "that there is nothing to show")
        check(not s.program.air("full"), "an empty panel came up")
        s.units.set(UNIT, race())
        s.program.must_cue("detail")
        s.program.wait_air("full", scene="results")
        s.program.wait_state(lambda state: not state["notice"], "an empty notice")


@test
def a_copy_that_is_still_true_is_not_sent_again_but_is_young_again():
    with stage(DISPLAY, rules=RULES) as s:
        s.units.set(UNIT, race(), etag='"one"')
        s.program.wait_feed(link="up")
        s.program.must_cue("follow track 12/1/1")
        s.program.must_cue("detail")
        s.program.wait_air("full", scene="results", state="on")
        aged = s.program.wait_state(
            lambda state: any(row["layer"] == "full" and row["age_ms"] >= 2000
                              for row in state["air"]), "a copy of two seconds")
        check(aged["output"]["frames"] > 0, "no frame was presented")
        known = s.units.unchanged
        ask(s)
        wait_until(lambda: s.units.unchanged > known, "a GET that is answered with 304")
        s.program.wait_state(
            lambda state: any(row["layer"] == "full" and row["age_ms"] < 2000
                              for row in state["air"]), "a young copy")
        check_equal(marks(s.program)[0], "1:52.60", "the panel")
        # It is asked for by itself as well; a new one comes whole.
        known = s.units.unchanged
        wait_until(lambda: s.units.unchanged > known, "a refresh by itself", patience=60)
        s.units.set(UNIT, race("1:50.00"), etag='"two"')
        ask(s)
        s.program.wait_state(
            lambda state: any(row["layer"] == "full"
                              and row["values"]["rows"][0]["mark"] == "1:50.00"
                              for row in state["air"]), "the new mark")


class Plain(socketserver.BaseRequestHandler):
    """Whoever comes is told in the clear that this is no place for TLS."""

    def handle(self):
        self.request.recv(1)
        self.request.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")


@test
def a_server_without_tls_behind_https_is_told():
    with PusherServer() as pusher, socketserver.TCPServer(("127.0.0.1", 0), Plain) as plain:
        threading.Thread(target=plain.serve_forever, daemon=True).start()
        competition = f"https://127.0.0.1:{plain.server_address[1]}{PATH}"
        feed = {"id": "track", "type": "opentrack", "key": "live", "url": pusher.url,
                "competition": competition}
        with Strapline(DISPLAY, show(pusher, feeds=[feed])) as program:
            wait_note(program, "competition not fetched: no secure connection; tried again")
        plain.shutdown()


with Display(1280, 720) as DISPLAY:
    main()
