#!/usr/bin/env python3
"""Control over HTTP, asked by a client that knows nothing of the program."""
import json
import signal
import socket

from PIL import ImageChops

from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display, plate_box
from lib.meeting import result, throw
from lib.offline import Folder, Nobody, written
from lib.stage import stage
from lib.strapline import run, show

OWN = {"name": "Ada Byron", "mark": "9.87", "event": "100m - Demonstration"}
LONG = {"winner": {"hold": 60}, "attempt": {"hold": 60}}


def post(program, body, **headers):
    return program.request("POST", "/api/cue", body, headers)


@test
def health_and_state_tell_what_the_design_says():
    with stage(DISPLAY) as s:
        check_equal(s.program.request("GET", "/api/health").status, 200, "health")
        reply = s.program.request("GET", "/api/state?x=1")
        check_equal(reply.status, 200, "state")
        check("json" in reply.headers["Content-Type"], f"{reply.headers}")
        state = json.loads(reply.content)
        for name in ("version", "auto", "air", "queue", "announced", "feeds", "output"):
            check(name in state, f"{name} is missing in {state}")
        for name in ("id", "type", "link", "data", "note", "age_ms", "messages", "bad", "gaps",
                     "reconnects", "dropped"):
            check(name in state["feeds"][0], f"feeds[0].{name} is missing")
        for name in ("size", "rate", "key", "frames", "late"):
            check(name in state["output"], f"output.{name} is missing")
        s.pusher.publish("results_arrived", result())
        air = s.program.wait_air(scene="winner")
        for name in ("layer", "scene", "subject", "state", "pinned", "since_ms", "reason",
                     "values"):
            check(name in air, f"air.{name} is missing")


@test
def every_mistake_has_its_status_and_a_reason():
    with stage(DISPLAY) as s:
        for method, path, body, headers, status in [
                ("GET", "/api/nothing", None, {}, 404), ("GET", "/etc/passwd", None, {}, 404),
                ("GET", "/api/../../etc/passwd", None, {}, 404),
                ("POST", "/api/nothing", "clear", {}, 404),
                ("GET", "/api/cue", None, {}, 405), ("POST", "/api/state", "x", {}, 405),
                ("DELETE", "/api/state", None, {}, 405), ("PUT", "/api/cue", "x", {}, 405),
                ("POST", "/api/cue", "", {}, 400), ("POST", "/api/cue", "dismis", {}, 400),
                ("POST", "/api/cue", "auto maybe", {}, 400),
                ("POST", "/api/cue", "{", {}, 400), ("POST", "/api/cue", "[]", {}, 400),
                ("POST", "/api/cue", '{"cue":5}', {}, 400), ("POST", "/api/cue", "{}", {}, 400),
                ("POST", "/api/cue", b"\xff\xfe", {}, 400),
                ("POST", "/api/cue", '{"cue":"take","scene":"winer","data":{}}', {}, 400),
                ("POST", "/api/cue", '{"cue":"take","scene":"winner","data":[1]}', {}, 400),
                ("POST", "/api/cue", "clear", {"Origin": "http://evil.example"}, 403),
                ("POST", "/api/cue", "x" * 300000, {}, 413)]:
            try:
                reply = s.program.request(method, path, body, headers)
            except (BrokenPipeError, ConnectionResetError):
                check(status == 413, f"{method} {path} broke the connection")
                continue
            name = f"{method} {path} {str(body)[:40]!r}"
            check_equal(reply.status, status, name)
            if status == 405:
                check(reply.headers["Allow"], f"{name}: no Allow header")
            if status == 400:
                check(reply.content.strip(), f"{name}: no reason given")
        check(b"dismiss" in post(s.program, "dismis").content, "the nearest word is not named")
        check(s.program.state()["auto"], "one of them did something")
        check_equal(post(s.program, "auto on", Origin=f"http://127.0.0.1:{s.program.port}"
                         ).status, 200, "its own origin")


@test
def cue_words_steer():
    with stage(DISPLAY, rules=LONG) as s:
        s.program.must_cue("auto off")
        s.program.wait_state(lambda state: not state["auto"], "automation off")
        s.pusher.publish("results_arrived", result())
        s.program.wait_state(lambda state: state["queue"], "something waiting")
        s.program.must_cue({"cue": "take"})
        s.program.wait_air(scene="winner", name="Harry Cox")
        s.program.must_cue("pin lower")
        s.program.wait_air(pinned=True)
        s.program.must_cue("unpin")
        s.program.wait_air(pinned=False)
        s.program.must_cue({"cue": "dismiss lower"})
        s.program.wait_off()
        s.program.must_cue("auto on")
        s.pusher.publish("latest_attempt", throw())
        s.program.wait_air(scene="attempt")
        s.program.must_cue("clear")
        state = s.program.wait_state(lambda state: not state["auto"], "automation off")
        check(all(row["state"] == "off" for row in state["air"]), "still on air")


@test
def a_scene_with_values_of_ones_own_is_shown():
    with stage(DISPLAY, rules=LONG) as s:
        s.program.must_cue({"cue": "take", "scene": "winner", "data": OWN})
        s.program.wait_air(scene="winner", state="on", **OWN)
        wait_until(lambda: plate_box(DISPLAY.screen()), "a plate")


@test
def the_still_is_the_screen():
    with stage(DISPLAY, rules=LONG) as s:
        def same():
            still = s.program.still().convert("RGB")
            screen = DISPLAY.screen().crop((0, 0, *still.size))
            return still.size == (1280, 720) and ImageChops.difference(
                still, screen).getbbox() is None

        wait_until(same, "an empty still equal to the screen")
        s.program.must_cue({"cue": "take", "scene": "winner", "data": OWN})
        s.program.wait_air(scene="winner", state="on")
        wait_until(lambda: plate_box(DISPLAY.screen()) and same(), "equal with a plate")


@test
def a_token_is_asked_for_where_one_is_set():
    with stage(DISPLAY, environment={"OPERATOR_TOKEN": "s3cret"}, token="s3cret",
               control={"token_env": "OPERATOR_TOKEN"}) as s:
        for headers, status in [({"Authorization": ""}, 401),
                                ({"Authorization": "Bearer wrong"}, 401),
                                ({"Authorization": "Bearer s3cret"}, 200)]:
            check_equal(s.program.request("GET", "/api/state", None, headers).status, status,
                        f"with {headers}")
            check_equal(s.program.request("POST", "/api/cue", "auto on", headers).status,
                        status, f"a cue with {headers}")
        check("s3cret" not in s.program.errors(), "the token was logged")


@test
def beyond_loopback_it_refuses_to_start_without_a_token():
    with Folder() as folder:
        file = written(folder / "show.json", show(Nobody, control={"listen": "0.0.0.0:7411"}))
        done = run("run", file, "--windowed", environment=DISPLAY.environment, timeout=20)
    check_equal(done.returncode, 2, "exit status")
    check("token" in done.errors, f"it said {done.errors!r}")


@test
def rude_clients_are_survived():
    with stage(DISPLAY) as s:
        for rude in (b"", b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n",
                     b"\x16\x03\x01" * 50,
                     b"POST /api/cue HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                     b"POST /api/cue HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nshort",
                     b"POST /api/cue HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz",
                     b"GET /api/state HTTP/1.1\r\nX: " + b"y" * 100000 + b"\r\n\r\n"):
            with socket.create_connection(("127.0.0.1", s.program.port), 10) as wire:
                try:
                    wire.sendall(rude)
                    wire.shutdown(socket.SHUT_WR)
                    wire.settimeout(0.5)
                    wire.recv(4096)
                except OSError:
                    pass
            check_equal(s.program.request("GET", "/api/health").status, 200,
                        f"health after {rude[:40]!r}")


@test
def it_ends_well_with_clients_connected():
    with stage(DISPLAY) as s:
        idle = socket.create_connection(("127.0.0.1", s.program.port), 10)
        s.program.end(how=signal.SIGINT)
        idle.close()


with Display() as DISPLAY:
    main()
