#!/usr/bin/env python3
"""IMG Arena FastPath: a fixture's packets to its bug, its clock and its goals."""
import contextlib
import json
import time

from lib import fixture
from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.feed_server import Answer, FeedServer
from lib.strapline import Strapline, run, show

ACTIONS = f"/soccer/fixtures/{fixture.FIXTURE}/actions"
ENVIRONMENT = {"RIVERSIDE_TOKEN": fixture.TOKEN}


@contextlib.contextmanager
def stage(prepare=None, environment=None, feed=None, **show_more):
    """A fixture under way: a goal each in the backlog, the clock at 30:00."""
    with FeedServer(fixture.SOCKET) as server:
        fixture.rest(server)
        told = fixture.Feed(server)
        told.packet("Start Period", ago=1800)
        told.score, told.clock = [1, 0], 900
        told.packet("Goal", 0, ago=900)
        told.clock = 1800
        told.packet("Possession", 1, ago=60)
        if prepare:
            prepare(server, told)
        with Strapline(DISPLAY, show(server, feeds=[fixture.feed(server, **(feed or {}))],
                                     **show_more),
                       environment=environment or ENVIRONMENT) as program:
            yield told, program


def bug(program):
    air = program.air("bug")
    return air["values"] if air else {}


def wait_live(told, program):
    """Until the backlog was read and something live was told."""
    program.wait_feed("arena", link="up")
    program.wait_air("bug", scene="scorebug", home__score="1")
    told.clock = 1805
    told.play("Possession", 0)
    # What comes within three quiet seconds of the backlog is still history.
    wait_until(lambda: bug(program)["clock"] >= "30:05", "the live packet")


@test
def the_token_comes_first_and_the_backlog_is_silent():
    with stage() as (told, program):
        values = program.wait_air("bug", scene="scorebug", home__score="1")["values"]
        check_equal(told.server.heard()[0], {"authToken": fixture.TOKEN}, "the first message")
        accept = told.server.upgrades[0][2].get("Accept")
        check_equal(accept, "application/vnd.imggaming.dde.api+json;version=1", "Accept")
        check("Authorization" not in told.server.upgrades[0][2], "a token in the upgrade")
        check_equal(values["away.score"], "0", "score")
        check(values["clock"] >= "30:00", f"clock {values['clock']}")
        check(not program.air("lower"), "history was celebrated")
        check(fixture.TOKEN not in json.dumps(program.state()) + program.errors(),
              "the token is in state or log")
        wait_until(lambda: bug(program).get("home.name") == fixture.HOME["name"],
                   "the team's name from REST")


@test
def a_goal_is_celebrated_when_it_is_confirmed_and_never_again():
    with stage(rules={"goal": {"hold": 3}}) as (told, program):
        wait_live(told, program)
        packet = told.goal(1, action="g1", send="Pending")
        program.wait_air("bug", away__score="1")
        told.play("Goal", 1, action="g1", player={"id": "p9", "name": "Emeka Okonjo",
                                                 "shirtNumber": 9})
        air = program.wait_air("lower", scene="goal")
        check_equal(air["values"]["score"], "1:1", "score")
        check_equal(air["values"].get("player"), "Emeka Okonjo", "player")
        told.server.say(packet)
        program.wait_off("lower")


@test
def a_goal_that_the_video_check_takes_back_lowers_the_score():
    with stage(rules={"goal": {"hold": 60}}) as (told, program):
        wait_live(told, program)
        told.goal(0, action="g2")
        program.wait_air("bug", home__score="2")
        told.score[0] -= 1
        told.play("Goal", 0, action="g2", send="Deleted")
        program.wait_air("bug", home__score="1")
        program.wait_off("lower")


@test
def duplicates_gaps_and_late_packets_leave_the_newest_summary():
    with stage() as (told, program):
        wait_live(told, program)
        late = told.packet("Throw In", 0)
        told.score = [1, 2]
        newest = told.packet("Possession", 1)
        told.server.say(newest, newest, late)
        program.wait_air("bug", away__score="2")
        wait_until(lambda: program.feed("arena")["messages"] >= 8, "all packets heard")
        check_equal(bug(program)["away.score"], "2", "the newest score")
        check(program.feed("arena")["gaps"] >= 1, "the gap is not counted")


@test
def after_a_cut_it_goes_on_near_where_it_was_and_stays_silent():
    with stage() as (told, program):
        wait_live(told, program)
        told.server.stop()
        program.wait_feed("arena", link="down")
        told.score = [1, 3]
        for _ in range(3):
            told.packet("Goal", 1, ago=30)
        told.server.start()
        told.server.wait_open(2)
        program.wait_air("bug", away__score="3")
        check_equal(told.positions[0], 0, "the first startPosition")
        check(told.positions[1] > 0, f"the second startPosition is {told.positions[1]}")
        check(not program.air("lower"), "history was celebrated")


@test
def a_venue_that_is_cut_off_stops_the_clock_and_is_told():
    with stage() as (told, program):
        wait_live(told, program)
        told.link("Disconnected")
        program.wait_feed("arena", data="stale")
        stood = bug(program)["clock"]
        told.heartbeat()
        wait_until(lambda: program.feed("arena")["age_ms"] < 500, "the heartbeat heard")
        time.sleep(1.5)  # a clock that ran would show another second by now
        check_equal(bug(program)["clock"], stood, "the clock while the venue is cut off")
        told.link("Connected")
        told.clock = 1860
        told.play("Possession", 0)
        wait_until(lambda: bug(program)["clock"] >= "31:00", "a clock that runs again")


@test
def a_wrong_token_is_refused_and_told_without_the_token():
    with stage(environment={"RIVERSIDE_TOKEN": "wrong"}) as (told, program):
        feed = program.wait_feed("arena", link="refused")
        check("Authentication" in (feed["note"] or ""), f"note {feed['note']!r}")
        check(program.alive(), "it ended")


@test
def a_fixture_that_has_not_begun_is_waited_for():
    def not_yet(server, told):
        server.refuse = 404

    with stage(prepare=not_yet) as (told, program):
        feed = program.wait_feed("arena", link="down")
        check("not begun" in (feed["note"] or ""), f"note {feed['note']!r}")
        told.server.refuse = 0


@test
def dropped_coverage_is_no_result():
    with stage() as (told, program):
        wait_live(told, program)
        told.status, told.collection, told.finished = "Unverified", "CollectionDropped", True
        told.play("Status Updated")
        wait_until(lambda: program.feed("arena")["messages"] >= 6, "the packet")
        text = json.dumps(bug(program)).lower()
        check("full time" not in text and "final" not in text, f"shown as a result: {text}")


def over(server, told):
    """The fixture is over: its packets are no longer pushed, but listed over REST."""
    told.status, told.finished = "Completed", True
    lineup = {"teamId": "h1", "startingLineup": [
        {"id": "p9", "fullName": "Emeka Okonjo", "shirtNumber": 9}], "substitutes": []}
    told.packet("Lineups", 0, ago=4000, metadata=lineup)
    actions, told.packets = told.packets, []
    one = json.loads(server.answers[f"/soccer/fixtures/{fixture.FIXTURE}"].body)
    server.set(f"/soccer/fixtures/{fixture.FIXTURE}", {**one, "status": "Completed"})
    server.set(ACTIONS, actions)
    return actions


def match_panel(program):
    program.wait_feed("arena", link="up")
    program.must_cue(f"follow arena {fixture.FIXTURE}")
    wait_until(lambda: program.cue("take match").status == 200 and program.air("full"),
               "the match in a panel")
    return program.wait_air("full", scene="match", home__score="1")


@test
def a_fixture_that_is_over_is_told_by_its_actions_over_rest():
    with stage(prepare=over) as (_, program):
        air = match_panel(program)
        check("goal" in [row.get("type") for row in air["values"]["rows"]], "no goal in it")
        program.must_cue("call h9")
        program.wait_air("lower", scene="athlete", name="Emeka Okonjo")


@test
def actions_that_come_in_pages_are_followed_to_the_last():
    def paged(server, told):
        actions, usual = over(server, told), server.answer

        def answer(path, handler):
            if path != ACTIONS:
                return usual(path, handler)
            page = int(handler.get_argument("page", "0"))
            return Answer({"content": actions[page:page + 1], "number": page,
                           "totalPages": len(actions)})

        server.answer = answer

    with stage(prepare=paged) as (told, program):
        match_panel(program)
        program.must_cue("call h9")  # known from the last page only
        program.wait_air("lower", scene="athlete", name="Emeka Okonjo")
        queries = [query for path, query, *_ in list(told.server.requests)
                   if path == ACTIONS]
        check_equal(queries[0], "", "the first asks for the list as it is")
        check("page=3" in queries[-1], f"asked {queries}")


@test
def fixtures_are_listed_for_the_show_file():
    with FeedServer(fixture.SOCKET) as server:
        fixture.rest(server)
        one = json.loads(server.answers[f"/soccer/fixtures/{fixture.FIXTURE}"].body)
        server.set("/soccer/fixtures", {"content": [one], "totalPages": 1})
        done = run("feeds", "fastpath", "--sport", "soccer", "--live", "--rest", server.rest,
                   "--secret-env", "RIVERSIDE_TOKEN",
                   environment={**DISPLAY.environment, **ENVIRONMENT})
        said = done.stdout.decode()
        check_equal(done.returncode, 0, f"status; it said {done.errors!r}")
        check(fixture.FIXTURE in said and fixture.HOME["name"] in said, said)
        headers = server.requests[0][2]
        check_equal(headers.get("Authorization"), f"Bearer {fixture.TOKEN}", "Authorization")


with Display(1280, 720) as DISPLAY:
    main()
