#!/usr/bin/env python3
"""What the control server tells: description, metrics, pictures, and who did what."""
import io
import json
import re
import socket

from PIL import Image, ImageChops

from lib.checks import PATIENCE, check, check_equal, main, test
from lib.display import Display
from lib.meeting import result
from lib.stage import stage
from lib.viewer import Viewer

OWN = {"name": "Ada Byron", "mark": "9.87", "event": "100m - Demonstration"}
LONG = {"winner": {"hold": 60}}


def metrics(program):
    reply = program.request("GET", "/metrics")
    check_equal(reply.status, 200, "metrics")
    found = {}
    for line in reply.content.decode().splitlines():
        if not line.startswith("#"):
            check(re.fullmatch(r'strapline_\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? -?[\d.]+', line),
                  f"not Prometheus text: {line!r}")
            name, value = line.rsplit(" ", 1)
            found[name] = float(value)
    return found


@test
def the_description_names_every_path_that_answers_and_no_other():
    with stage(DISPLAY) as s:
        reply = s.program.request("GET", "/api/openapi.json")
        check_equal(reply.status, 200, "the description")
        check_equal(reply.headers["Content-Type"], "application/json", "its type")
        paths = json.loads(reply.content)["paths"]
        for path, methods in paths.items():
            plain = path.replace("{file}", "openapi.json")
            for method in methods:
                status = s.program.request(method.upper(), plain, "auto on").status
                check(str(status) in methods[method]["responses"] and status not in (404, 405)
                      or path == "/", f"{method} {path}: {status}")
            wrong = "POST" if "get" in methods else "GET"
            check_equal(s.program.request(wrong, plain, "").status, 405, f"{wrong} {path}")
        missing = json.loads(s.program.request("GET", "/nothing").content)["error"]
        named = re.findall(r"/[\w./]*", missing)
        check_equal(sorted(named), sorted(path for path in paths if "{" not in path),
                    "what the 404 names")


@test
def metrics_follow_the_show():
    with stage(DISPLAY, rules=LONG) as s, Viewer(s.program.port) as viewer:
        viewer.wait(lambda state: True)
        before = metrics(s.program)
        check_equal(before["strapline_programme_answers"], 1, "the programme answers")
        check_equal(before["strapline_websocket_clients"], 1, "who looks on")
        s.pusher.publish("results_arrived", result())
        s.program.wait_air(scene="winner")
        s.program.request("POST", "/api/cue", "nonsense")
        after = metrics(s.program)
        for name, more in [('strapline_feed_messages_total{feed="track"}', 1),
                           ('strapline_http_requests_total{status="200"}', 1),
                           ("strapline_frames_total", 1),
                           ('strapline_decisions_total{outcome="shown"}', 1)]:
            check(after[name] >= before[name] + more, f"{name} stays {after[name]}")
        check_equal(after['strapline_http_requests_total{status="400"}'], 1, "refusals")
        check_equal(after['strapline_layer_on_air{layer="lower"}'], 1, "a layer on air")
        check_equal(after['strapline_feed_link{feed="track",link="up"}'], 1, "the link")


@test
def nothing_secret_is_told_anywhere():
    secrets = {"OPERATOR_TOKEN": "operators-own-secret", "HOOK": "hooks-own-secret"}
    with stage(DISPLAY, environment=secrets, token=secrets["OPERATOR_TOKEN"],
               control={"token_env": "OPERATOR_TOKEN"}) as s:
        s.program.request("POST", "/api/cue", '{"cue":"auto off","operator":"Ada"}')
        for path in ("/api/state", "/metrics", "/api/health", "/api/openapi.json", "/nothing"):
            text = s.program.request("GET", path).content.decode()
            for secret in secrets.values():
                check(secret not in text, f"{path} tells {secret}")
        for secret in secrets.values():
            check(secret not in s.program.errors(), "the log tells a secret")


@test
def the_page_comes_without_a_token_and_nothing_else_does():
    with stage(DISPLAY, environment={"OPERATOR_TOKEN": "s3cret"}, token="s3cret",
               control={"token_env": "OPERATOR_TOKEN"}) as s:
        nobody = {"Authorization": ""}
        page = s.program.request("GET", "/", None, nobody)
        check_equal((page.status, page.headers["Content-Type"]),
                    (200, "text/html; charset=utf-8"), "the page")
        check_equal(s.program.request("GET", "/api/openapi.json", None, nobody).status, 200,
                    "the description")
        for path in ("/api/state", "/api/still.png", "/api/health", "/metrics", "/ws", "/no"):
            check_equal(s.program.request("GET", path, None, nobody).status, 401, path)
        check_equal(s.program.request("POST", "/api/cue", "auto off", nobody).status, 401,
                    "a cue")
        check(s.program.state()["auto"], "it steered")


@test
def decisions_say_who_sent_a_cue():
    with stage(DISPLAY) as s, Viewer(s.program.port) as viewer:
        s.program.must_cue("auto off")
        s.program.must_cue({"cue": "auto on", "operator": "Ada\n\u202e<b>" + "x" * 200})
        check(viewer.ask({"id": 1, "cue": "auto off", "operator": "Grace"})["ok"], "refused")
        cues = [row["subject"] for row in s.program.state()["decisions"]
                if row["outcome"] == "cue"]
        check_equal(cues[0], "HTTP 127.0.0.1", "one without a name")
        check(re.fullmatch(r"Ada <b>x{1,40}…?, HTTP 127\.0\.0\.1", cues[1]), f"it says {cues[1]!r}")
        check_equal(cues[2], "Grace, WebSocket 127.0.0.1", "over the WebSocket")


@test
def a_client_that_holds_its_body_back_is_asked_for_it():
    body = b"auto off"
    head = (b"POST /api/cue HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: 100-continue\r\n"
            b"Content-Length: %d\r\n\r\n" % len(body))
    with stage(DISPLAY) as s:
        with socket.create_connection(("127.0.0.1", s.program.port), PATIENCE) as wire:
            wire.sendall(head)
            asked = wire.recv(1000)
            check_equal(asked, b"HTTP/1.1 100 Continue\r\n\r\n", "before the body")
            wire.sendall(body)
            check(wire.recv(1000).startswith(b"HTTP/1.1 200 "), "the answer to the cue")
        check(not s.program.state()["auto"], "the cue had no effect")


@test
def a_cue_that_was_decided_on_an_older_state_is_refused():
    with stage(DISPLAY, rules=LONG) as s, Viewer(s.program.port) as viewer:
        old = s.program.state()["version"]
        s.program.must_cue({"cue": "take", "scene": "winner", "data": OWN})
        s.program.wait_air(scene="winner", state="on")
        reply = s.program.cue({"cue": "dismiss", "version": old})
        check_equal(reply.status, 409, "a stale dismiss")
        said = json.loads(reply.content)
        check(not said["ok"] and said["reason"], f"it said {said}")
        answer = viewer.ask({"id": 5, "cue": "dismiss", "version": old})
        check(answer["stale"] and not answer["ok"] and answer["error"], f"it said {answer}")
        s.program.must_cue({"cue": "dismiss", "version": s.program.state()["version"]})
        check_equal(s.program.cue({"cue": "dismiss", "version": "x"}).status, 400, "no version")


@test
def a_preview_is_the_programme_made_small():
    with stage(DISPLAY, rules=LONG) as s:
        s.program.must_cue({"cue": "take", "scene": "winner", "data": OWN})
        s.program.wait_air(scene="winner", state="on")
        whole = s.program.still().convert("RGB")
        reply = s.program.request("GET", "/api/still.png?width=640")
        check_equal(reply.status, 200, "a small picture")
        small = Image.open(io.BytesIO(reply.content)).convert("RGB")
        check_equal(small.size, (640, 360), "its size")
        box = whole.resize(small.size, Image.BOX)
        worst = max(high for low, high in ImageChops.difference(small, box).getextrema())
        check(worst <= 1, f"it differs by {worst} from the programme")
        check(len(reply.content) < 200000, f"it has {len(reply.content)} bytes")
        for width in ("0", "15", "4000", "x", ""):
            check_equal(s.program.request("GET", f"/api/still.png?width={width}").status, 400,
                        f"width={width}")


@test
def the_pages_files_are_known_by_their_tag_and_nothing_else_is_served():
    with stage(DISPLAY) as s:
        reply = s.program.request("GET", "/control/openapi.json")
        check_equal(reply.headers["Cache-Control"], "no-cache", "how long it may be kept")
        again = s.program.request("GET", "/control/openapi.json", None,
                                  {"If-None-Match": reply.headers["ETag"]})
        check_equal((again.status, again.content), (304, b""), "asked for again")
        other = s.program.request("GET", "/control/openapi.json", None,
                                  {"If-None-Match": '"other"'})
        check_equal(other.status, 200, "asked for with another tag")
        head = s.program.request("HEAD", "/control/openapi.json")
        check_equal((head.content, head.headers["Content-Length"]),
                    (b"", str(len(reply.content))), "only its head")
        for path in ("/control/", "/control", "/control/../../README.md", "/control/%2e%2e/demo",
                     "/control/..%2f..%2fREADME.md", "/control/nothing.js",
                     "/control//etc/passwd", "/openapi.json", "/control/openapi.json/"):
            check_equal(s.program.request("GET", path).status, 404, path)


with Display() as DISPLAY:
    main()
