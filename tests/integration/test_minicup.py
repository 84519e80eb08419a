#!/usr/bin/env python3
"""The Litovel Minicup: a handball match to its bug, its clock and its goals."""
import contextlib
import json
import time

from lib import cup
from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.feed_server import FeedServer
from lib.strapline import Strapline, run, show
from lib.unit_server import Answer


@contextlib.contextmanager
def stage(clock_error=0.0, half_length=600.0, prepare=None, feed=None, environment=None,
          **show_more):
    with FeedServer(cup.SOCKET) as server:
        service = cup.Service(server, clock_error, half_length)
        if prepare:
            prepare(server, service)
        with Strapline(DISPLAY, show(server, feeds=[cup.feed(server, **(feed or {}))],
                                     **show_more), environment=environment) as program:
            server.wait_open()
            program.wait_feed("cup", link="up")
            yield service, program


def seconds(text):
    return int(text.split(":")[0]) * 60 + int(text.split(":")[1])


def bug(program):
    air = program.air("bug")
    return air["values"] if air else {}


@test
def a_match_is_subscribed_to_without_an_origin_and_its_bug_comes():
    with stage() as (service, program):
        server = service.server
        check_equal(server.heard()[0], {"action": "subscribe", "match": cup.MATCH},
                    "what the service heard first")
        check("Origin" not in server.upgrades[0][2], "an Origin was sent")
        service.start()
        air = program.wait_air("bug", scene="scorebug")
        values = air["values"]
        check_equal((values["home.score"], values["away.score"]), ("0", "0"), "score")
        check_equal(values["home.short"], "LHO", "the short name")
        check_equal(values["away.name"], cup.AWAY["name"], "the long name")


@test
def the_clock_follows_the_service_though_ours_is_five_minutes_wrong():
    for error in (300.0, -300.0):
        with stage(clock_error=error) as (service, program):
            began = time.time()
            service.start(ago=65.0)
            program.wait_air("bug", scene="scorebug")
            wait_until(lambda: seconds(bug(program)["clock"]) >= 68, "a clock that runs")
            off = seconds(bug(program)["clock"]) - (65 + time.time() - began)
            check(-2.0 < off < 1.0, f"the clock is {off:.1f} s off")


@test
def a_goal_seen_live_is_celebrated_once():
    with stage(rules={"goal": {"hold": 2}}) as (service, program):
        service.start()
        program.wait_air("bug", home__score="0")
        service.goal(0, ("Šimon Žďárský", 7), times=2)  # subscribed twice: told twice
        air = program.wait_air("lower", scene="goal", player="Šimon Žďárský")
        check_equal(air["values"]["number"], "7", "number")
        check_equal(air["values"]["score"], "1:0", "score")
        check_equal(air["values"]["team.name"], cup.HOME["name"], "team")
        program.wait_air("bug", home__score="1")
        program.wait_off("lower")
        check(not [row for row in program.state()["queue"]], "the goal waits again")


@test
def a_goal_taken_back_lowers_the_score_and_leaves_the_screen():
    with stage(rules={"goal": {"hold": 60}}) as (service, program):
        service.start()
        program.wait_air("bug", away__score="0")
        service.goal(1, ("Hynek Dvořáček", 13))
        program.wait_air("lower", scene="goal")
        program.wait_air("bug", away__score="1")
        service.take_back()
        program.wait_air("bug", away__score="0")
        program.wait_off("lower")


@test
def goals_of_before_the_line_was_cut_are_history():
    with stage() as (service, program):
        service.start()
        program.wait_air("bug", home__score="0")
        service.server.stop()
        program.wait_feed("cup", link="down")
        service.goal(0, ("Ondřej Říha", 11))
        before = seconds(bug(program)["clock"])
        wait_until(lambda: seconds(bug(program)["clock"]) > before,
                   "a clock that ticks on without the line")
        service.server.start()
        service.server.wait_open(2)
        program.wait_air("bug", home__score="1")
        check(not program.air("lower"), "history was celebrated")
        check_equal(len([h for h in service.server.heard() if h["action"] == "subscribe"]), 2,
                    "subscriptions")


@test
def garbage_fragments_and_a_cut_message_do_no_harm():
    with stage() as (service, program):
        service.start()
        program.wait_air("bug", home__score="0")
        server = service.server
        server.say("garbage", "[1]", '{"match":7}', '{"match":{"id":371,"score":"x"}}',
                   '{"success":false,"message":"Unknown action nonsense."}')
        service.score[0] += 1
        server.fragments(service.stamped(
            {"match": service.match(), "event": service.event("goal", 5, 0)},
            "event", "match"))
        program.wait_air("bug", home__score="1")
        server.half(service.stamped({"match": service.match()}, "match"))
        server.wait_open(2)
        program.wait_feed("cup", link="up", reconnects=1)
        program.wait_air("bug", home__score="1")


@test
def an_unknown_match_is_told_to_the_operator():
    with FeedServer(cup.SOCKET) as server:
        cup.Service(server)
        with Strapline(DISPLAY, show(server, feeds=[cup.feed(server, match=9999)])) as program:
            program.wait_state(
                lambda state: "match 9999 not fetched" in (state["notice"] or ""),
                "the match that is not there, in the operator's words")


def locked(server, service):
    """REST as the service has it: a PIN opens it, a cookie keeps it open."""
    def answer(path, handler):
        if path == "/api/login":
            good = json.loads(handler.request.body or b"{}").get("pin") == "2468"
            if good:
                handler.set_header("Set-Cookie", "user=riverside; Path=/")
            return Answer({"success": good})
        if handler.get_cookie("user") != "riverside":
            return Answer({}, status=403)
        return server.answers.get(path)

    server.answer = answer
    server.set(f"/api/match-events/{cup.MATCH}", {"events": []})
    server.set("/api/category-list", {"categories": [{"id": 9, "name": "Mladší"}]})
    server.set("/api/category/9", {"matches": [
        {"id": cup.MATCH, "name": "Sokol Lhota vs. Jiskra Zábřeží", "date": "Hala | 16:00",
         "location": "Hala", "state": "init"}]})


@test
def the_history_behind_the_pin_is_fetched():
    with stage(prepare=locked, feed={"pin_env": "RIVERSIDE_PIN"},
               environment={"RIVERSIDE_PIN": "2468"}) as (service, program):
        path = f"/api/match-events/{cup.MATCH}"
        wait_until(lambda: any(p == path and "user=riverside" in str(h) for p, _, h, _
                               in list(service.server.requests)), "the history, with the cookie")
        check("2468" not in program.errors(), "the PIN is in the log")


@test
def matches_are_listed_for_the_show_file():
    with FeedServer(cup.SOCKET) as server:
        locked(server, None)
        done = run("feeds", "minicup", "--rest", server.rest, "--url", server.url,
                   "--category", "9", "--secret-env", "RIVERSIDE_PIN",
                   environment={**DISPLAY.environment, "RIVERSIDE_PIN": "2468"})
        said = done.stdout.decode()
        check_equal(done.returncode, 0, f"status; it said {done.errors!r}")
        check(str(cup.MATCH) in said and "Sokol Lhota" in said, said)


with Display(1280, 720) as DISPLAY:
    main()
