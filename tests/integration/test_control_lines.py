#!/usr/bin/env python3
"""Mixers and panels that steer over plain TCP lines."""
from lib.background import free_port
from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.offline import Folder, Nobody, written
from lib.panel import Panel
from lib.meeting import result
from lib.stage import stage
from lib.strapline import run, show

OWN = '{"cue":"take","scene":"winner","data":{"name":"Ada Byron","mark":"9.87"}}'
LONG = {"winner": {"hold": 60}}


def lines():
    """(port, the show file's control section)"""
    port = free_port()
    return port, {"lines": f"127.0.0.1:{port}"}


@test
def words_of_a_switcher_steer():
    port, control = lines()
    with stage(DISPLAY, rules=LONG, control=control) as s, Panel(port) as panel:
        check_equal(panel.ask("auto off"), "OK", "our own words")
        s.pusher.publish("results_arrived", result())
        s.program.wait_state(lambda state: state["queue"], "something waiting")
        check_equal(panel.ask("TAKE 3"), "OK", "a scene by its number")
        s.program.wait_air(scene="winner", state="on", name="Harry Cox")
        check_equal(panel.ask("pin lower", end="\n"), "OK", "a plain line's end")
        s.program.wait_air(pinned=True)
        check_equal(panel.ask("CLFB 1:2"), "OK", "one layer")
        s.program.wait_off()
        check_equal(panel.ask(OWN), "OK", "JSON")
        s.program.wait_air(scene="winner", name="Ada Byron")
        check_equal(panel.ask("CLRA"), "OK", "everything")
        check(not s.program.state()["air"], "something is still on air")
        who = [row["subject"] for row in s.program.state()["decisions"]
               if row["outcome"] == "cue"]
        check_equal(set(who), {"TCP 127.0.0.1"}, "who steered")


@test
def many_lines_at_once_are_answered_in_order():
    port, control = lines()
    with stage(DISPLAY, control=control) as s, Panel(port) as panel:
        panel.send("auto off\r\n\r\nnonsense\r\nPING\nauto off\nauto ")
        check_equal([panel.line() for _ in range(4)],
                    ["OK", 'ERROR unknown cue "nonsense"', "OK",
                     "ERROR automation is off already"], "the answers")
        panel.send("on\n")
        check_equal(panel.line(), "OK", "a line in two pieces")
        check(s.program.state()["auto"], "it had no effect")


@test
def who_subscribes_is_told_of_each_change():
    port, control = lines()
    with stage(DISPLAY, rules=LONG, control=control) as s, Panel(port) as panel, \
            Panel(port) as other:
        check_equal(panel.ask("SUBSCRIBE"), "OK", "the answer")
        panel.state(lambda state: state["auto"])
        check_equal(other.ask("auto off"), "OK", "another's cue")
        panel.state(lambda state: not state["auto"], "what another did")
        s.pusher.publish("results_arrived", result())
        panel.state(lambda state: state["queue"], "what waits")
        check_equal(panel.ask("UNSUBSCRIBE"), "OK", "the end of it")
        other.send("STATE\n")
        other.state(lambda state: True)
        check_equal(panel.ask("BYE"), "OK", "the last word")
        check_equal(panel.line(), None, "the end")


@test
def a_browser_that_was_made_to_come_here_does_nothing():
    port, control = lines()
    with stage(DISPLAY, control=control) as s:
        for head in (b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nauto off\n",
                     b"\x16\x03\x01\x02\nauto off\n", b"GET / HTTP/1.1\r\n\r\nauto off\n"):
            with Panel(port) as panel:
                panel.send(head)
                check_equal(panel.line(), None, f"the answer to {head[:10]}")
        check(s.program.state()["auto"], "it steered")


@test
def lines_without_end_and_clients_without_words_are_let_go():
    port, control = lines()
    with stage(DISPLAY, control=control) as s, Panel(port) as good:
        check_equal(good.ask("PING"), "OK", "a first word")
        with Panel(port) as endless:
            try:
                for _ in range(100):
                    endless.send("x" * 1000)
            except OSError:
                pass
            check_equal(endless.line(), None, "the answer to a line without end")
        silent = [Panel(port) for _ in range(200)]

        def answered():
            with Panel(port) as late:
                try:
                    return late.ask("PING") == "OK"
                except OSError:
                    return False

        wait_until(answered, "one that speaks among many that do not")
        check_equal(good.ask("auto off"), "OK", "who was there before")
        for panel in silent:
            panel.__exit__()
        check(not s.program.state()["auto"], "it had no effect")


@test
def beyond_loopback_the_token_comes_first():
    port = free_port()
    with stage(DISPLAY, environment={"OPERATOR_TOKEN": "s3cret"}, token="s3cret",
               control={"token_env": "OPERATOR_TOKEN", "lines": f"0.0.0.0:{port}"}) as s:
        for first in ("auto off", "TOKEN wrong", "SUBSCRIBE", "STATE"):
            with Panel(port) as panel:
                check(panel.ask(first).startswith("ERROR"), f"{first} was answered")
                check_equal(panel.line(), None, "the end")
        with Panel(port) as panel:
            check_equal(panel.ask("TOKEN s3cret"), "OK", "the token")
            check_equal(panel.ask("auto off"), "OK", "a cue")
        check(not s.program.state()["auto"], "it had no effect")
        check("s3cret" not in s.program.errors(), "the token was logged")
    with Folder() as folder:
        for name, part in (("lines", "token"), ("osc", "insecure")):
            file = written(folder / "show.json",
                           show(Nobody, feeds=[], control={name: f"0.0.0.0:{port}"}))
            done = run("run", file, "--windowed", environment=DISPLAY.environment, timeout=60)
            check_equal(done.returncode, 2, f"exit status with {name} for everybody")
            check(part in done.errors, f"it said {done.errors!r}")


with Display() as DISPLAY:
    main()
