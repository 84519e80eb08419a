#!/usr/bin/env python3
"""World Triathlon: timing over WebSocket, REST and webhook to board, clock and winner."""
import contextlib
import json
import time

from lib import curl, race
from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display, plate_box
from lib.feed_server import FeedServer
from lib.strapline import Strapline, run, show

KEY = "riverside-key-not-for-logs"
HOOK = "riverside-hook-not-for-logs"
PATH = "/hooks/triathlon"
ENVIRONMENT = {"RIVERSIDE_KEY": KEY, "RIVERSIDE_HOOK": HOOK}



@contextlib.contextmanager
def stage(snapshot=None, prepare=None, feed=None, **show_more):
    """The race's servers and the program; `snapshot` is what REST answers from the start."""
    with FeedServer(race.SOCKET) as server:
        if snapshot:
            server.set(race.REST, race.envelope(snapshot))
        if prepare:
            prepare(server)
        row = race.feed(server, apikey_env="RIVERSIDE_KEY", **(feed or {}))
        with Strapline(DISPLAY, show(server, feeds=[row], **show_more),
                       environment=ENVIRONMENT) as program:
            if not server.refuse:
                server.wait_open()
            yield server, program


def rows(program):
    air = program.air("board")
    return air["values"].get("rows", []) if air else []


def start(**more):
    return race.message([0, 1, 2], 3, 1800, splits=True, **more)


def wait_known(server, program):
    """Until the first snapshot was read, so that what follows is news."""
    program.wait_feed("tri", link="up")
    wait_until(lambda: server.count(race.REST) >= 1, "the first GET")
    program.wait_air("bug", scene="raceclock")


@test
def the_race_is_loaded_silently_and_its_clock_runs():
    with stage(start()) as (server, program):
        wait_known(server, program)
        check(not program.air("board"), "history came up as a board")
        check(not program.air("lower"), "history came up as a popup")
        key = server.requests[0][2].get("Apikey")
        check_equal(key, KEY, "the apikey header")
        clocks = set()
        wait_until(lambda: clocks.add(program.air("bug")["values"]["clock"]) or
                   len(clocks) >= 3, "a clock that ticks")
        check(all(text.startswith("30:") for text in clocks), f"clocks {clocks}, about 30:00")


@test
def a_new_point_brings_the_board_in_the_order_of_the_points():
    with stage(start()) as (server, program):
        wait_known(server, program)
        server.say(race.message([1, 0], 4, 1900))
        program.wait_air("board", scene="leaderboard", point="Transition 2", passed="2")
        names = [row["name"] for row in rows(program)]
        check_equal(names[:2], [race.PEOPLE[1][1], race.PEOPLE[0][1]], "the first two")
        check_equal(len(names), len(race.PEOPLE), "everybody is on the board")
        server.say(race.message([1, 0, 5], 4, 1900))
        program.wait_air("board", passed="3")
        check_equal(rows(program)[2]["name"], race.PEOPLE[5][1], "the third")
        check_equal(rows(program)[2]["gap"], "+0:10", "the third's gap")
        wait_until(lambda: plate_box(DISPLAY.screen()), "something on the screen")


@test
def the_winner_comes_once_unofficial_and_becomes_official_in_place():
    with stage(start(), rules={"winner": {"hold": 30}}) as (server, program):
        wait_known(server, program)
        server.say(race.message([1], 6, 3725.4))
        air = program.wait_air("lower", scene="winner", name=race.PEOPLE[1][1])
        check_equal(air["values"]["mark"], "1:02:05", "the winner's time")
        check_equal(air["values"].get("status"), "unofficial", "status")
        server.say(race.message([1, 0, 5], 6, 3725.4, status="official"))
        again = program.wait_air("lower", scene="winner", status="official")
        check_equal(again["subject"], air["subject"], "the same popup")
        check_equal(again["values"].get("second.name"), race.PEOPLE[0][1], "the second")


@test
def other_races_and_tests_are_left_out():
    with stage(start()) as (server, program):
        wait_known(server, program)
        server.say(race.message([3], 6, 3700, sandbox="true"),
                   race.message([3], 6, 3700, prog_id="1"), race.message([2, 3], 4, 1900))
        program.wait_air("board", point="Transition 2")
        check(not program.air("lower"), "a foreign race's winner came up")


@test
def an_old_message_changes_nothing():
    with stage(start()) as (server, program):
        wait_known(server, program)
        late = race.message([3], 4, 1900)
        time.sleep(0.05)
        server.say(race.message([1, 0], 4, 1900), late, late)
        program.wait_air("board", point="Transition 2")
        wait_until(lambda: program.feed("tri")["messages"] >= 3, "all messages heard")
        check_equal(rows(program)[0]["name"], race.PEOPLE[1][1], "the leader")


@test
def messages_in_fragments_cut_in_half_and_garbage_do_no_harm():
    with stage(start()) as (server, program):
        wait_known(server, program)
        server.say("garbage", "[]", "{}", json.dumps({"prog_id": race.PROG, "athletes": 7}))
        server.fragments(race.message([2, 1], 4, 1900))
        program.wait_air("board", point="Transition 2")
        server.half(race.message([2, 1], 5, 2000))
        server.wait_open(2)
        program.wait_feed("tri", link="up", reconnects=1)
        check_equal(rows(program)[0]["name"], race.PEOPLE[2][1], "the leader")


@test
def what_happened_while_the_line_was_cut_is_not_celebrated():
    with stage(start()) as (server, program):
        wait_known(server, program)
        server.stop()
        program.wait_feed("tri", link="down")
        server.set(race.REST, race.envelope(race.message([4, 1], 6, 3700, splits=True)))
        server.start()
        server.wait_open(2)
        program.wait_feed("tri", link="up")
        program.wait_state(lambda state: any(
            air["values"].get("segment") == "Finish" for air in state["air"]),
            "the state read again")
        check(not program.air("lower"), "history was celebrated")


@test
def where_there_is_no_socket_rest_is_asked_again_and_again():
    def without_socket(server):
        server.refuse = 404

    with stage(start(), prepare=without_socket) as (server, program):
        program.wait_air("bug", scene="raceclock")
        check(program.feed("tri")["link"] != "up", "a refused socket is not up")
        server.set(race.REST, race.envelope(race.message([1, 0], 4, 1900, splits=True)))
        program.wait_air("board", scene="leaderboard", point="Transition 2")


@test
def a_wrong_key_is_told_to_the_operator():
    def refusing(server):
        server.set(race.REST, {"code": 401, "status": "fail", "data": {}}, status=401)

    with stage(prepare=refusing) as (server, program):
        state = program.wait_state(
            lambda state: "401" in json.dumps([state["feeds"], state["notice"]]),
            "the refusal in the state")
        check(KEY not in json.dumps(state), "the key is in the state")


@test
def who_is_called_up_is_asked_for_by_id_and_the_card_completed():
    def known(server):
        server.set("/v1/athletes/8001", race.envelope(
            {"athlete_id": 8001, "athlete_title": race.PEOPLE[1][1], "athlete_noc": "POL",
             "athlete_country_name": "Poland", "athlete_yob": "1999"}))

    with stage(start(), prepare=known) as (server, program):
        wait_known(server, program)
        program.must_cue("call 12")
        air = program.wait_air("lower", scene="athlete", country="Poland")
        check_equal(air["values"]["name"], race.PEOPLE[1][1], "name")
        key = [h for p, _, h, _ in server.requests if p == "/v1/athletes/8001"][0]
        check_equal(key.get("Apikey"), KEY, "the apikey header")
        # Nobody knows the next one: the card stands all the same.
        program.must_cue("call 14")
        program.wait_air("lower", scene="athlete", name=race.PEOPLE[2][1])
        program.wait_state(lambda state: "athlete 8002 not fetched: not on the server (404)"
                           in str(state["notice"]), "that it is not there")


def post(program, body, *arguments, token=HOOK):
    """The status of what curl posts there."""
    return start_post(program, body, *arguments, token=token).status()


def start_post(program, body, *arguments, token=HOOK):
    headers = {"Content-Type": "application/json"}
    if token is not None:
        headers["triathlon-token"] = token
    return curl.Post(f"http://127.0.0.1:{program.port}{PATH}", body, *arguments,
                     headers=headers)


def store(message, **more):
    """The body of a webhook."""
    return json.dumps({"subscription": "timing.store", **more, "payload": message})


WITH_HOOK = {"webhook": {"path": PATH, "token_env": "RIVERSIDE_HOOK"}}


@test
def a_webhook_with_its_token_brings_the_board():
    with stage(start(), feed=WITH_HOOK) as (server, program):
        wait_known(server, program)
        body = store(race.message([3, 0], 4, 1900, splits=True))
        check_equal(post(program, body, token=None), 401, "without a token")
        check_equal(post(program, body, token=HOOK + "x"), 401, "with a wrong one")
        check_equal(program.request("GET", PATH).status, 405, "GET")
        check(not program.air("board"), "a refused webhook was believed")
        check_equal(post(program, body) // 100, 2, "with the token")
        program.wait_air("board", point="Transition 2")
        check_equal(rows(program)[0]["name"], race.PEOPLE[3][1], "the leader")
        other = json.dumps({"subscription": "rankings.store", "payload": {}})
        check_equal(post(program, other) // 100, 2, "another subscription")
        check_equal(post(program, "nonsense") // 100, 2, "garbage with the token")
        check(HOOK not in program.errors() and KEY not in program.errors(),
              "a secret is in the log")


@test
def a_webhook_of_ten_megabytes_is_refused_and_the_next_one_taken():
    with stage(start(), feed=WITH_HOOK) as (server, program):
        wait_known(server, program)
        message = race.message([3, 0], 4, 1900, splits=True)
        huge = store(message, padding="x" * (10 << 20))
        check_equal(post(program, huge), 413, "10 MB with the token")
        check_equal(post(program, huge, token=None), 401, "10 MB without a token")
        check_equal(post(program, huge, "-H", "Expect:"), 413, "10 MB, unasked")
        check(not program.air("board"), "10 MB were believed")
        check_equal(post(program, store(message)) // 100, 2, "the next one")
        program.wait_air("board", point="Transition 2")


@test
def a_webhook_that_trickles_in_holds_nothing_up():
    with stage(start(), feed=WITH_HOOK) as (server, program):
        wait_known(server, program)
        # 200 bytes a second: it cannot be whole within the ten that a body has.
        trickle = start_post(program, store(race.message([5], 6, 3700, splits=True)),
                             "--limit-rate", "200")
        server.say(race.message([1, 0], 4, 1900, splits=True))
        program.wait_air("board", point="Transition 2", state="on")
        check_equal(post(program, store(race.message([1, 0, 2], 4, 1900, splits=True),
                                        padding="x" * 150000), "--limit-rate", "100k") // 100,
                    2, "a body that takes its time")
        program.wait_air("board", passed="3")
        beside = 0
        while trickle.busy():
            check_equal(program.request("GET", "/api/health").status, 200, "health")
            beside += 1
            time.sleep(0.05)
        check(beside >= 5, f"{beside} answers beside the slow body")
        check_equal(trickle.status(), 408, "a body that takes too long")
        check_equal(program.air("board")["values"]["point"], "Transition 2",
                    "a body that came in part was believed")


@test
def races_are_listed_for_the_show_file():
    with FeedServer(race.SOCKET) as server:
        server.set("/v1/events/195901/programs", race.envelope(
            [{"prog_id": 701122, "prog_name": "Elite Women", "prog_date": "2026-06-20",
              "is_race": True, "live_timing_enabled": True},
             {"prog_id": 701123, "prog_name": "Elite Men", "prog_date": "2026-06-21",
              "is_race": True, "live_timing_enabled": False}]))
        done = run("feeds", "triathlon", "--event", "195901", "--rest", server.rest)
        said = done.stdout.decode()
        check_equal(done.returncode, 0, f"status; it said {done.errors!r}")
        check("701122" in said and "Elite Women" in said and "701123" in said, said)


with Display(1280, 720) as DISPLAY:
    main()
