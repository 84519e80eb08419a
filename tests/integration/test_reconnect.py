#!/usr/bin/env python3
"""Servers fall and come back: one subscription each time, nothing shown twice."""
from lib import meeting
from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.meeting import CHANNEL, PATH, jump, result, throw
from lib.stage import stage

SHORT = {"winner": {"hold": 1}, "attempt": {"hold": 1}, "height": {"hold": 1}}


def nothing_on_air(state):
    return all(row["state"] == "off" for row in state["air"]) and not state["queue"]


def wait_messages(program, count):
    program.wait_state(lambda state: state["feeds"][0]["messages"] >= count,
                       f"{count} messages")


@test
def a_killed_server_is_found_again_and_subscribed_once():
    with stage(DISPLAY, rules=SHORT) as s:
        s.program.wait_feed(link="up")
        s.pusher.stop()
        s.program.wait_state(lambda state: state["feeds"][0]["link"] != "up", "the link down")
        check(s.program.feed()["note"], "no note tells the operator why")
        s.pusher.start()
        s.pusher.wait_subscribed(CHANNEL, 2)
        s.program.wait_feed(link="up")
        check_equal([len(c.received) and [h["event"] for h in c.received].count(
            "pusher:subscribe") for c in s.pusher.all], [1, 1], "subscriptions per connection")
        check_equal(len(s.pusher.open()), 1, "open connections")
        check(s.program.feed()["reconnects"] >= 1, "the reconnect was not counted")


@test
def what_was_shown_before_the_break_is_not_shown_again():
    with stage(DISPLAY, rules=SHORT) as s:
        s.pusher.publish("results_arrived", result())
        s.pusher.publish("latest_attempt", throw())
        s.program.wait_air(scene="winner")
        s.program.wait_air(scene="attempt")
        s.program.wait_state(nothing_on_air, "an empty screen")
        s.pusher.reset()
        s.pusher.wait_subscribed(CHANNEL, 2)
        s.program.wait_feed(link="up")
        heard = s.program.feed()["messages"]
        s.pusher.publish("results_arrived", result())
        s.pusher.publish("latest_attempt", throw())
        wait_messages(s.program, heard + 2)
        check(nothing_on_air(s.program.state()), f"shown twice: {s.program.state()['air']}")
        s.pusher.publish("latest_attempt", jump())
        air = s.program.wait_air(scene="height")
        check_equal(air["values"]["height"], "1.85", "and news after the break is shown")


@test
def history_over_http_is_silent():
    def prepare(_, units):
        units.set(f"{PATH}json/", meeting.competition([meeting.camel_race()]))
        units.set(meeting.unit_path("12"), meeting.race())

    with stage(DISPLAY, prepare=prepare, rules=SHORT) as s:
        s.program.wait_feed(link="up")
        wait_until(lambda: s.units.count(f"{PATH}json/"), "the competition fetched")
        # Something live behind it, so that we know the history has been taken in.
        s.pusher.publish("latest_attempt", throw())
        s.program.wait_air(scene="attempt")
        s.program.wait_state(nothing_on_air, "an empty screen")
        state = s.program.state()
        check("Cox" not in str(state["air"]) + str(state["queue"]), f"history came up: {state}")


@test
def after_a_break_the_state_is_reconciled_over_http_without_animation():
    with stage(DISPLAY, rules=SHORT) as s:
        s.program.wait_feed(link="up")
        wait_until(lambda: s.units.count(f"{PATH}json/") >= 1, "the first snapshot")
        s.units.set(f"{PATH}json/", meeting.competition([meeting.camel_race()]))
        s.pusher.reset()
        s.pusher.wait_subscribed(CHANNEL, 2)
        s.program.wait_feed(link="up")
        s.pusher.publish("latest_attempt", throw())
        s.program.wait_air(scene="attempt")
        check("Cox" not in str(s.program.state()["queue"]), "history waits in the queue")


@test
def a_server_that_is_not_there_yet_is_waited_for():
    def prepare(pusher, _):
        pusher.switches.subscribing = "never"
        pusher.stop()

    with stage(DISPLAY, prepare=prepare) as s:
        s.program.wait_state(lambda state: state["feeds"][0]["note"], "a note")
        check(s.program.feed()["link"] in ("connecting", "down"), f"{s.program.feed()}")
        s.pusher.switches.subscribing = "yes"
        s.pusher.start()
        s.pusher.wait_subscribed(CHANNEL)
        s.pusher.publish("results_arrived", result())
        s.program.wait_air(scene="winner", name="Harry Cox")


@test
def a_popup_on_air_outlives_the_connection():
    with stage(DISPLAY, rules={"winner": {"hold": 60}}) as s:
        s.pusher.publish("results_arrived", result())
        s.program.wait_air(scene="winner", state="on")
        s.pusher.stop()
        s.program.wait_state(lambda state: state["feeds"][0]["link"] != "up", "the link down")
        check_equal(s.program.air()["values"]["name"], "Harry Cox", "still on air")


with Display() as DISPLAY:
    main()
