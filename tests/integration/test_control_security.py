#!/usr/bin/env python3
"""Whoever means ill: the programme runs on and the operator is answered."""
import contextlib
import http.client
import json
import pathlib
import shutil
import socket
import ssl
import subprocess
import tempfile
import time

from lib.checks import PATIENCE, check, check_equal, main, test, wait_until
from lib.display import Display
from lib.offline import Nobody, written
from lib.stage import stage
from lib.strapline import binary, outfit, run, show
from lib.viewer import Viewer

OWN = {"name": "Ada Byron", "mark": "9.87", "event": "100m - Demonstration"}
LONG = {"winner": {"hold": 60}}
TOKEN = "s3cret"
RUDE = [b"", b"GET /api/state HTTP/1.1\r\nHost: 127.0.0.1\r\n", b"GET /api/st",
        b"POST /api/cue HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 60000\r\n\r\nauto",
        b"GET /api/still.png HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"]


def rude_client(port, kind):
    wire = socket.socket()
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    wire.settimeout(PATIENCE)
    wire.connect(("127.0.0.1", port))
    with contextlib.suppress(OSError):  # it may have been let go already
        wire.sendall(RUDE[kind % len(RUDE)])
    return wire


def ask_from(address, port, method, path, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE,
                                            source_address=(address, 0))
    connection.request(method, path, body)
    reply = connection.getresponse()
    reply.content = reply.read()
    connection.close()
    return reply


def flood(address, port, count):
    """The answers to so many cues at once, each over a connection of its own."""
    wires = [socket.create_connection(("127.0.0.1", port), PATIENCE, (address, 0))
             for _ in range(count)]
    for wire in wires:
        wire.sendall(b"POST /api/cue HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 8\r\n\r\n"
                     b"nonsense")
    heads = [read_to_end(wire) for wire in wires]
    for wire in wires:
        wire.close()
    return heads


@test
def two_hundred_who_hold_their_place_harm_nobody():
    with stage(DISPLAY, rules=LONG) as s, Viewer(s.program.port) as viewer:
        frames = viewer.wait(lambda state: True)["output"]["frames"]
        rude = []
        for i in range(200):
            rude.append(rude_client(s.program.port, i))
            if i % 20 == 19:
                s.program.must_cue({"cue": "take", "scene": "winner",
                                    "data": {**OWN, "mark": f"{i}.00"}})
                viewer.wait(lambda state, i=i: any(
                    row["values"].get("mark") == f"{i}.00" for row in state["air"]), "the cue")
        state = s.program.state()
        check(state["output"]["frames"] > frames + 10,
              f"{frames} pictures before, {state['output']['frames']} after")
        check(viewer.ask({"id": 1, "cue": "pin"})["ok"], "who was there before is harmed")
        for wire in rude:
            wire.close()
        s.program.must_cue("unpin")


@test
def a_head_that_comes_byte_by_byte_for_ever_is_not_waited_for():
    with stage(DISPLAY) as s, socket.create_connection(
            ("127.0.0.1", s.program.port), PATIENCE) as wire:
        wire.setblocking(False)
        wire.send(b"GET /api/state HTTP/1.1\r\nX-Slow: ")

        def ended():
            with contextlib.suppress(BlockingIOError):
                wire.send(b"x")
                return wire.recv(1) == b""
            return False

        def ended_or_broken():
            try:
                return ended()
            except (BrokenPipeError, ConnectionResetError):
                return True

        wait_until(ended_or_broken, "the end of a connection that never asks", pause=0.2)


@test
def too_many_who_look_on_are_told_to_come_later():
    with stage(DISPLAY) as s:
        viewers = [Viewer(s.program.port) for _ in range(40)]
        answers = [viewer.status for viewer in viewers]
        check_equal(answers, [101] * 32 + [503] * 8, "their answers")
        check(viewers[0].ask({"id": 1, "cue": "auto off"})["ok"], "the first one is harmed")
        check_equal(s.program.request("GET", "/api/state").status, 200, "a request")
        for viewer in viewers[:5]:
            viewer.leave()
        wait_until(lambda: Viewer(s.program.port).status == 101, "room again")
        for viewer in viewers:
            viewer.leave()


@test
def who_floods_is_slowed_down_and_nobody_else_is():
    with stage(DISPLAY) as s:
        port = s.program.port
        heads = []

        def refused():
            heads.extend(flood("127.0.0.2", port, 40))
            return b" 429 " in heads[-1]

        wait_until(refused, "429", pause=0)
        check(len([head for head in heads if b" 400 " in head]) >= 100,
              "fewer than a hundred were heard")
        check(b"retry-after: 1\r\n" in heads[-1].lower(), f"no time to come again: {heads[-1]}")
        check_equal(ask_from("127.0.0.3", port, "POST", "/api/cue", "auto off").status, 200,
                    "a cue of another client")
        wait_until(lambda: ask_from("127.0.0.2", port, "POST", "/api/cue", "auto on").status
                   == 200, "that it may come again", pause=0.1)


@test
def a_flood_of_frames_is_answered_and_not_heard():
    with stage(DISPLAY) as s, Viewer(s.program.port) as viewer:
        for i in range(600):
            viewer.send(json.dumps({"id": i, "cue": "nonsense"}))
        answers = []
        while len(answers) < 600:
            said = viewer.hear()
            check(said, "it was let go")
            if said[0] == "answer":
                answers.append(said[1])
        check_equal([answer["id"] for answer in answers], list(range(600)), "the ids in order")
        check(any("too many" in answer["error"] for answer in answers),
              "none was too many")
        # Who floods uses up what its own address may ask, for some moments.
        wait_until(lambda: s.program.request("GET", "/api/health").status == 200, "health",
                   pause=0.2)


@test
def pages_of_others_and_names_of_others_are_refused():
    with stage(DISPLAY) as s:
        port = s.program.port
        for path, method in (("/api/state", "GET"), ("/api/cue", "POST"), ("/metrics", "GET"),
                             ("/api/still.png", "GET"), ("/", "GET")):
            for headers in ({"Origin": "http://evil.example"}, {"Origin": "null"},
                            {"Origin": f"http://127.0.0.1:{port + 1}"},
                            {"Host": "evil.example"}, {"Host": f"127.0.0.1.evil.example:{port}"}):
                check_equal(s.program.request(method, path, "auto off" if method == "POST"
                                              else None, headers).status, 403,
                            f"{method} {path} with {headers}")
        check(s.program.state()["auto"], "one of them steered")


@test
def every_answer_says_what_keeps_a_browser_safe():
    with stage(DISPLAY) as s:
        for path in ("/api/state", "/api/still.png", "/nothing", "/control/openapi.json"):
            headers = s.program.request("GET", path).headers
            check("default-src 'self'" in headers["Content-Security-Policy"], f"{path}: CSP")
            check("frame-ancestors 'none'" in headers["Content-Security-Policy"], f"{path}: CSP")
            check_equal(headers["X-Content-Type-Options"], "nosniff", path)
            check_equal(headers["Referrer-Policy"], "no-referrer", path)
            check("Server" not in headers or "lws" not in headers["Server"], f"{path}: {headers}")
        check_equal(s.program.request("GET", "/api/state").headers["Cache-Control"], "no-store",
                    "how long a state may be kept")


def make_certificate(folder, name):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                    "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", f"{name}.key", "-out",
                    f"{name}.pem", "-days", "2", "-subj", "/CN=localhost", "-addext",
                    "subjectAltName=DNS:localhost,IP:127.0.0.1"],
                   cwd=folder, check=True, capture_output=True, timeout=60)
    return {"cert": str(folder / f"{name}.pem"), "cert_key": str(folder / f"{name}.key")}


@test
def with_a_certificate_everything_is_encrypted():
    files = make_certificate(FOLDER, "mixer")
    trust = ssl.create_default_context(cafile=files["cert"])

    def secure(method, path, body=None):
        connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=PATIENCE,
                                                 context=trust)
        connection.request(method, path, body, {"Authorization": f"Bearer {TOKEN}"})
        reply = connection.getresponse()
        reply.content = reply.read()
        connection.close()
        return reply

    with running_with_tls({**files, "token_env": "OPERATOR_TOKEN"}) as port:
        check_equal(secure("POST", "/api/cue", "auto off").status, 200, "a cue")
        check(not json.loads(secure("GET", "/api/state").content)["auto"], "it had no effect")
        picture = secure("GET", "/api/still.png").content
        check_equal(picture[:8], b"\x89PNG\r\n\x1a\n", "a picture")
        wire = trust.wrap_socket(socket.create_connection(("127.0.0.1", port), PATIENCE),
                                 server_hostname="127.0.0.1")
        with Viewer(port, wire=wire, Authorization=f"Bearer {TOKEN}",
                    Origin=f"https://127.0.0.1:{port}") as viewer:
            viewer.wait(lambda state: not state["auto"])
            check(viewer.ask({"id": 1, "cue": "auto on"})["ok"], "a cue over wss")
        with socket.create_connection(("127.0.0.1", port), PATIENCE) as plain:
            plain.sendall(b"GET /api/state HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            check(b"version" not in read_to_end(plain), "it answered in the clear")


@test
def a_browser_that_offers_http_2_is_answered_in_the_older_tongue():
    files = make_certificate(FOLDER, "browser")
    trust = ssl.create_default_context(cafile=files["cert"])
    trust.set_alpn_protocols(["h2", "http/1.1"])
    with running_with_tls({**files, "token_env": "OPERATOR_TOKEN"}) as port:
        with socket.create_connection(("127.0.0.1", port), PATIENCE) as plain, \
                trust.wrap_socket(plain, server_hostname="127.0.0.1") as wire:
            check_equal(wire.selected_alpn_protocol(), "http/1.1", "what was agreed on")
            wire.sendall(b"GET /api/health HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                         b"Authorization: Bearer " + TOKEN.encode() + b"\r\n\r\n")
            check(read_to_end(wire).startswith(b"HTTP/1.1 200 "), "the answer")


@test
def an_offer_to_go_on_in_http_2_is_passed_over():
    offer = (b"Host: 127.0.0.1\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
             b"HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n")
    with stage(DISPLAY) as s:
        for request in [b"GET /api/health HTTP/1.1\r\n" + offer + b"\r\n",
                        b"POST /api/cue HTTP/1.1\r\n" + offer + b"Content-Length: 8\r\n\r\nauto off"]:
            with socket.create_connection(("127.0.0.1", s.program.port), PATIENCE) as wire:
                wire.sendall(request)
                check(read_to_end(wire).startswith(b"HTTP/1.1 200 "), f"{request!r}")
        check(not s.program.state()["auto"], "the cue had no effect")


@test
def a_browser_with_many_cookies_is_answered():
    with stage(DISPLAY) as s:
        cookies = "; ".join(f"other_app_{i}={'x' * 200}" for i in range(50))
        reply = s.program.request("GET", "/api/state", headers={"Cookie": cookies})
        check_equal(reply.status, 200, f"with {len(cookies)} bytes of cookies")


def read_to_end(wire):
    heard = b""
    with contextlib.suppress(ConnectionResetError):
        while more := wire.recv(4096):
            heard += more
    return heard


@contextlib.contextmanager
def running_with_tls(control):
    """The program without feeds; its port once it listens."""
    config = show(Nobody, feeds=[], control=control)
    file = written(FOLDER / "show.json", config)
    port = int(config["control"]["listen"].rsplit(":", 1)[1])
    with open(FOLDER / "stderr", "wb") as errors:
        process = subprocess.Popen(
            [binary(), "run", str(file), "--windowed", "--no-monitor"], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=errors,
            env=outfit({**DISPLAY.environment, "OPERATOR_TOKEN": TOKEN}))
    try:
        def listens():
            check(process.poll() is None, (FOLDER / "stderr").read_text())
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port), 1).close()
                return True
            return False

        wait_until(listens, "its port")
        yield port
        process.terminate()
        check_equal(process.wait(PATIENCE), 0, "its end")
    finally:
        process.kill()
        process.wait()


@test
def a_certificate_that_is_none_is_told_before_the_show():
    good, other = make_certificate(FOLDER, "good"), make_certificate(FOLDER, "other")
    (FOLDER / "nonsense").write_text("nonsense")
    for control, part in [
            ({"cert": good["cert"]}, "cert_key"), ({"cert_key": good["cert_key"]}, "cert"),
            ({"cert": "/nowhere.pem", "cert_key": good["cert_key"]}, "/nowhere.pem"),
            ({"cert": good["cert"], "cert_key": str(FOLDER / "nonsense")}, "cannot listen"),
            ({"cert": good["cert"], "cert_key": other["cert_key"]}, "cannot listen")]:
        file = written(FOLDER / "show.json", show(Nobody, feeds=[], control=control))
        done = run("run", file, "--windowed", environment=DISPLAY.environment, timeout=60)
        check_equal(done.returncode, 2, f"exit status with {control}")
        check(part in done.errors, f"{control}: it said {done.errors!r}")


FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="strapline-test."))
try:
    with Display() as DISPLAY:
        main()
finally:
    shutil.rmtree(FOLDER, ignore_errors=True)
