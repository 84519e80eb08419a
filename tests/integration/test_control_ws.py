#!/usr/bin/env python3
"""The state over a WebSocket, and cues that come through it."""
import base64

from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.meeting import result
from lib.stage import stage
from lib.viewer import Viewer

OWN = {"name": "Ada Byron", "mark": "9.87", "event": "100m - Demonstration"}
LONG = {"winner": {"hold": 60}}
TOKEN = "not for everybody: +/="


def on_air(state, scene, **values):
    return any(row["scene"] == scene and row["state"] in ("entering", "on") and
               all(row["values"].get(name) == value for name, value in values.items())
               for row in state["air"])


@test
def the_state_comes_at_once_and_at_every_change():
    with stage(DISPLAY, rules=LONG) as s, Viewer(s.program.port) as viewer:
        first = viewer.wait(lambda state: True)
        for name in ("version", "auto", "air", "queue", "announced", "feeds", "output"):
            check(name in first, f"{name} is missing in {first}")
        s.pusher.publish("results_arrived", result())
        viewer.wait(lambda state: on_air(state, "winner", name="Harry Cox"), "the winner")
        s.program.must_cue("auto off")
        viewer.wait(lambda state: not state["auto"], "automation off")


@test
def it_is_told_now_and_then_although_nothing_changes():
    with stage(DISPLAY) as s, Viewer(s.program.port) as viewer:
        viewer.wait(lambda state: True)
        viewer.wait(lambda state: True, "another state")


@test
def cues_are_answered_with_their_id():
    with stage(DISPLAY, rules=LONG) as s, Viewer(s.program.port) as viewer:
        check_equal(viewer.ask({"id": 7, "cue": "auto off"}), {"id": 7, "ok": True}, "an answer")
        check_equal(viewer.ask({"id": "a\"b", "cue": "take", "scene": "winner", "data": OWN}),
                    {"id": "a\"b", "ok": True}, "an answer")
        viewer.wait(lambda state: on_air(state, "winner", **OWN), "our own winner")
        for message, part in [({"id": 8, "cue": "dismis"}, "dismiss"), ({"id": 9}, "cue"),
                              ({"id": 10, "cue": "take", "scene": "winner", "data": [1]}, "data"),
                              ({"id": 11, "cue": "unpin board"}, ""), ("dismis", "dismiss"),
                              ("{", ""), ("[]", ""), ("", "")]:
            answer = viewer.ask(message)
            check_equal(answer["ok"], False, f"{message} was obeyed")
            check_equal(answer["id"], message.get("id") if isinstance(message, dict) else None,
                        "the id")
            check(part in answer["error"] and answer["error"], f"{message}: {answer}")


@test
def everybody_who_looks_on_sees_what_one_of_them_does():
    with stage(DISPLAY, rules=LONG) as s:
        viewers = [Viewer(s.program.port) for _ in range(5)]
        for i, viewer in enumerate(viewers):
            word = "on" if i % 2 else "off"
            check(viewer.ask({"id": i, "cue": f"auto {word}"})["ok"], f"auto {word} failed")
            for other in viewers:
                other.wait(lambda state, word=word: state["auto"] == (word == "on"),
                           f"automation {word}")
        for viewer in viewers:
            viewer.leave()
        s.program.must_cue("auto on")


@test
def a_browser_brings_its_token_as_a_subprotocol():
    with stage(DISPLAY, environment={"OPERATOR_TOKEN": TOKEN}, token=TOKEN,
               control={"token_env": "OPERATOR_TOKEN"}) as s:
        port = s.program.port
        coded = base64.urlsafe_b64encode(TOKEN.encode()).decode().rstrip("=")
        for offers in ((), ("strapline",), ("strapline", "token.d3Jvbmc"),
                       ("strapline", f"token.{coded}x")):
            check_equal(Viewer(port, offers=offers).status, 401, f"with {offers}")
        with Viewer(port, offers=("strapline", f"token.{coded}")) as viewer:
            check("Sec-WebSocket-Protocol: strapline" in viewer.head, viewer.head)
            viewer.wait(lambda state: True)
        with Viewer(port, Authorization=f"Bearer {TOKEN}") as viewer:
            viewer.wait(lambda state: True)
        check(TOKEN not in s.program.errors() and coded not in s.program.errors(),
              "the token was logged")


@test
def strangers_are_refused():
    with stage(DISPLAY) as s:
        port = s.program.port
        check_equal(Viewer(port, Origin="http://evil.example").status, 403, "a foreign page")
        check_equal(Viewer(port, Host="evil.example").status, 403, "a foreign name")
        check_equal(Viewer(port, path="/api/state").status, 404, "another path")
        check_equal(s.program.request("GET", "/ws").status, 426, "no upgrade")
        with Viewer(port, Origin=f"http://127.0.0.1:{port}") as viewer:
            viewer.wait(lambda state: True)


@test
def one_that_says_what_nobody_understands_is_let_go_alone():
    with stage(DISPLAY) as s, Viewer(s.program.port) as good:
        with Viewer(s.program.port) as binary:
            binary.send(b"\x00\x01", opcode=2)
            while binary.hear():
                pass
            check_equal(binary.closed, 1003, "the code for binary")
        with Viewer(s.program.port) as large:
            large.send("x" * 300000)
            while large.hear():
                pass
            check_equal(large.closed, 1009, "the code for too much")
        check(good.ask({"id": 1, "cue": "auto off"})["ok"], "the other one suffered")


@test
def one_that_does_not_read_is_let_go_and_nobody_waits():
    with stage(DISPLAY, rules=LONG) as s, Viewer(s.program.port) as good:
        slow = Viewer(s.program.port, receive_buffer=4096)
        number = 0

        def gone_while_much_happens():
            nonlocal number
            number += 1
            note = f"{number} " + "w" * 200
            answer = good.ask({"cue": "take", "scene": "winner", "data": {**OWN, "note": note}})
            check(answer["ok"], f"the other one was answered {answer}")
            good.wait(lambda state: on_air(state, "winner", note=note), "what was cued")
            return "had not taken" in s.program.errors()

        wait_until(gone_while_much_happens, "the slow one to be let go", patience=90)
        slow.leave()


with Display() as DISPLAY:
    main()
