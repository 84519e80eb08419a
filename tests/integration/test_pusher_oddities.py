#!/usr/bin/env python3
"""Everything that real Pusher servers do differently, and what broken ones do."""
import json

from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.meeting import CHANNEL, PATH, jump, result, throw
from lib.pusher_server import BINARY, PING, PusherServer, formed, frame, message
from lib.stage import stage
from lib.strapline import Strapline, show

LONG = {"winner": {"hold": 60}, "attempt": {"hold": 60}, "height": {"hold": 60}}


def works(s, number):
    """Proof of life: a new result gets through."""
    s.pusher.publish("results_arrived", result(str(number), "Proof", f"Runner {number}"))
    s.program.wait_state(lambda state: f"Runner {number}" in str(state["air"]) + str(
        state["queue"]), f"the news of runner {number}")


@test
def every_form_of_established_succeeded_pong_and_error_is_understood():
    for number, (established, succeeded, pong, error) in enumerate([
            ("string", "string", "string", "string"), ("object", "object", "object", "object"),
            ("string", "absent", "absent", "string"), ("object", "null", "null", "object")]):
        def prepare(pusher, _):
            switches = pusher.switches
            switches.established_form, switches.succeeded_form = established, succeeded
            switches.pong_form, switches.error_form = pong, error
            switches.activity_timeout = 1

        with stage(DISPLAY, prepare=prepare, rules=LONG) as s:
            s.program.wait_feed(link="up")
            wait_until(lambda: s.pusher.heard("pusher:ping"), "a ping after a silent second")
            s.pusher.error(4301, "client event rate")
            s.pusher.error(None, None)
            works(s, 100 + number)
            check_equal(len(s.pusher.all), 1, "connections")
            check_equal(s.program.feed()["bad"], 0, "messages counted as bad")


@test
def a_handshake_without_a_timeout_is_forgiven():
    def prepare(pusher, _):
        pusher.switches.activity_timeout = None

    with stage(DISPLAY, prepare=prepare) as s:
        works(s, 1)


@test
def data_comes_as_a_string_or_as_an_object():
    with stage(DISPLAY, rules={"attempt": {"hold": 60}}) as s:
        s.pusher.publish("latest_attempt", throw(1, "40.00"), form="string")
        s.program.wait_air(mark="40.00")
        s.pusher.publish("latest_attempt", throw(1, "41.00"), form="object")
        s.program.wait_air(mark="41.00")


def refusals(state):
    """What was refused so far: by the feed as bad, or by the show with a reason."""
    return state["feeds"][0]["bad"] + sum(
        1 for decision in state["decisions"] if decision["outcome"] == "dropped")


@test
def useless_data_is_counted_and_changes_nothing():
    with stage(DISPLAY, rules=LONG) as s:
        s.pusher.publish("results_arrived", result())
        before = s.program.wait_air(scene="winner", state="on")
        kept = {name: before[name] for name in ("scene", "subject", "state", "values")}
        deep = "[" * 3000 + "]" * 3000
        data = json.dumps(result("13"))
        bad = [
            ("not JSON", "this is not JSON"), ("cut off", message("results_arrived")[:20]),
            ("empty", ""), ("an array", "[1,2,3]"), ("a number", "42"), ("null", "null"),
            ("no event", json.dumps({"channel": CHANNEL, "data": data})),
            ("a number as event", json.dumps({"event": 5, "channel": CHANNEL, "data": data})),
            ("null as event", json.dumps({"event": None, "channel": CHANNEL, "data": data})),
            ("deep", '{"event":"results_arrived","channel":"%s","data":%s}' % (CHANNEL, deep)),
            ("deep inside", message("results_arrived", deep, CHANNEL)),
        ]
        for form in ("plain", "null", "absent"):
            bad.append((f"{form} data", message(
                "results_arrived", formed(result("13"), form), CHANNEL)))
        for name, wrong in [
                ("no unit", {"winner_name": "Nobody", "winner_performance": "1:00.00"}),
                ("null unit", result("13", event_id=None)),
                ("null winner", result("13", winner_name=None)),
                ("null mark", result("13", winner_performance=None)),
                ("wrong types", {"event_id": [], "round_no": {}, "heat_no": "x",
                                 "heat_name": 5, "winner_name": [], "winner_performance": {}})]:
            bad.append((name, message("results_arrived", json.dumps(wrong), CHANNEL)))
        bad.append(("an attempt of nobody", message(
            "latest_attempt", json.dumps({"event_id": "01", "result": None}), CHANNEL)))
        for name, text in bad:
            count = refusals(s.program.state())
            s.pusher.text(text)
            s.program.wait_state(lambda state: refusals(state) > count,
                                 f"{name} counted as bad, or dropped with a reason", patience=15)
        air = s.program.air()
        check_equal({name: air[name] for name in kept}, kept, "what is on air")
        check_equal(s.program.state()["queue"], [], "queue")
        check_equal(len(s.pusher.all), 1, "connections")
        works(s, 2)


@test
def bytes_that_are_no_text_do_no_harm():
    with stage(DISPLAY, rules=LONG) as s:
        s.pusher.raw(frame(b"\x00\x01\x02binary", BINARY))
        s.pusher.raw(frame(b'{"event":"results_arrived","data":"\xff\xfe\xc0\x80"}'))
        s.pusher.raw(frame(message("results_arrived", json.dumps(
            result(winner="A\x00B\x07\x1b[31mC")), CHANNEL)))
        s.pusher.raw(frame(b"", PING))
        wait_until(lambda: s.pusher.open(), "a connection")
        s.pusher.wait_subscribed(CHANNEL)  # whether it stayed or came again
        s.program.wait_feed(link="up")
        works(s, 3)
        check("\x1b" not in json.dumps(s.program.state(), ensure_ascii=False),
              "a control character got into the state")


@test
def unknown_events_and_channels_are_ignored_quietly():
    with stage(DISPLAY, rules=LONG) as s:
        for event in ("pusher_internal:subscription_count", "pusher:cache_miss",
                      "pusher:signin_success", "pusher_internal:member_added",
                      "pusher:future", "start_list_changed"):
            s.pusher.publish(event, {"anything": 1})
        s.pusher.publish("unit", {"no": "results"})
        bad = 1  # a unit that is none; the others are nobody's business
        s.pusher.text(message("results_arrived", json.dumps(result("77", winner="Stranger")),
                              "somebody-elses-channel"))
        s.pusher.text(json.dumps({"event": "results_arrived", "channel": CHANNEL, "new": [1],
                                  "data": json.dumps({**result("78", winner="Extra Key"),
                                                      "later": {"x": None}})}))
        s.program.wait_state(lambda state: "Extra Key" in str(state["air"]), "the last one")
        state = s.program.state()
        check("Stranger" not in str(state), "a message of another channel was shown")
        check(state["feeds"][0]["bad"] <= bad, f"{state['feeds'][0]['bad']} counted as bad")


@test
def fragments_and_300_kilobytes_come_through_whole():
    with stage(DISPLAY, rules=LONG) as s:
        s.pusher.fragments(message("results_arrived", json.dumps(
            result("1", winner="Fräg Ment")), CHANNEL), 7)
        s.program.wait_air(name="Fräg Ment")
        s.program.must_cue("dismiss")
        s.program.wait_off()
        big = message("results_arrived", json.dumps(
            {**result("2", winner="Big One"), "padding": "p" * 300000}), CHANNEL)
        s.pusher.text(big)
        s.program.wait_air(name="Big One")
        s.program.must_cue("dismiss")
        s.program.wait_off()
        s.pusher.fragments(message("results_arrived", json.dumps(
            {**result("3", winner="Big Split"), "padding": "ü" * 150000}), CHANNEL), 1000)
        s.program.wait_air(name="Big Split")
        check_equal(len(s.pusher.all), 1, "connections")


@test
def a_message_beyond_all_measure_is_dropped_not_hoarded():
    with stage(DISPLAY, rules=LONG) as s:
        s.program.wait_feed(link="up")
        s.pusher.text(message("results_arrived", "x" * (6 << 20), CHANNEL))
        s.program.wait_state(lambda state: state["feeds"][0]["bad"] > 0
                             or state["feeds"][0]["reconnects"] > 0, "a sign of it")
        s.program.wait_feed(link="up")
        wait_until(lambda: any(CHANNEL in c.channels for c in s.pusher.open()), "a listener")
        works(s, 4)


@test
def the_server_s_ping_is_answered():
    with stage(DISPLAY) as s:
        for ping in (message("pusher:ping", {}), message("pusher:ping", "{}"),
                     message("pusher:ping")):
            count = len(s.pusher.heard("pusher:pong"))
            s.pusher.text(ping)
            wait_until(lambda: len(s.pusher.heard("pusher:pong")) > count, "a pong")


@test
def silence_is_noticed_and_ended_by_a_new_connection():
    def prepare(pusher, _):
        pusher.switches.activity_timeout = 1
        pusher.switches.answer_pings = False

    with stage(DISPLAY, prepare=prepare) as s:
        wait_until(lambda: s.pusher.heard("pusher:ping"), "a ping")
        s.pusher.switches.answer_pings = True
        wait_until(lambda: len(s.pusher.all) >= 2, "a second connection")
        s.pusher.wait_subscribed(CHANNEL, 2)
        wait_until(lambda: len(s.pusher.open()) == 1, "the old one closed")
        works(s, 5)


@test
def a_late_confirmation_is_waited_for_and_a_refused_subscription_told():
    def late(pusher, _):
        pusher.switches.subscribing = "late"

    with stage(DISPLAY, prepare=late, rules=LONG) as s:
        s.pusher.wait_subscribed(CHANNEL)
        s.pusher.each(lambda connection: connection.succeeded(CHANNEL))
        works(s, 6)
        check_equal(len(s.pusher.subscriptions(CHANNEL)), 1, "subscriptions")

    def refused(pusher, _):
        pusher.switches.subscribing = "error"

    with stage(DISPLAY, prepare=refused) as s:
        s.program.wait_state(lambda state: "not allowed here" in state["feeds"][0]["note"],
                             "the reason in the note")
        check(s.program.alive(), "it ended")


@test
def close_codes_do_what_they_must():
    # One feed a code, all at once: which come again, and in which order?
    stop = {"4000": "TLS", "4001": "app", "4003": "disabled", "4005": "path",
            "4006": "version", "4007": "protocol", "4008": "protocol", "4009": "unauthorized"}
    slow = {"4004": "quota"}
    again = {"1000": "", "1001": "", "4100": "", "4200": "", "4201": "", "4300": ""}
    with PusherServer() as pusher:
        for code, reason in {**stop, **slow}.items():
            # Half of them say pusher:error first, as some servers do.
            pusher.switches.refuse[f"key{code}"] = (int(code), f"no: {reason}",
                                                    int(code) % 2 == 0)
        feeds = [{"id": f"f{code}", "type": "opentrack", "key": f"key{code}",
                  "url": pusher.url, "competition": "http://127.0.0.1:9" + PATH}
                 for code in {**stop, **slow, **again}]
        with Strapline(DISPLAY, show(pusher, feeds=feeds)) as program:
            for code, reason in stop.items():
                note = program.wait_feed(f"f{code}", link="refused")["note"]
                check(code in note or reason.lower() in note.lower(),
                      f"the note of {code} does not say why: {note!r}")
            program.wait_state(lambda state: next(
                feed["link"] for feed in state["feeds"] if feed["id"] == "f4004")
                in ("down", "refused"), "4004 noticed")
            first = {}
            for code in again:
                first[code] = wait_until(lambda: [c for c in pusher.of_key(f"key{code}")
                                                  if c.channels], f"{code} subscribed")[0]
            pusher.each(lambda c: c.end(int(c.key[3:])) if c.key[3:] in again else None)
            for code in again:
                wait_until(lambda: len([c for c in pusher.of_key(f"key{code}")
                                        if c.channels]) == 2, f"{code} subscribed again")
                program.wait_feed(f"f{code}", link="up")

            def gap(code):
                second = pusher.of_key(f"key{code}")[1]
                return second.opened_at - first[code].closed_at

            check(gap("4100") >= 0.9, f"4100 came again after {gap('4100'):.2f} s")
            for code in ("4200", "4201"):
                check(gap(code) < gap("4100"), f"{code} was slower than 4100: {gap(code):.2f} "
                      f"and {gap('4100'):.2f} s")
            for code in {**stop, **slow}:
                check_equal(len(pusher.of_key(f"key{code}")), 1, f"connections for {code}")
            check(all(feed["link"] == "refused" for feed in program.state()["feeds"]
                      if feed["id"][1:] in stop), "a refused one tried again")


@test
def an_error_before_the_handshake_counts_where_the_close_has_no_code():
    def prepare(pusher, _):
        pusher.switches.answer_connections = False
        pusher.switches.subscribing = "never"

    with stage(DISPLAY, prepare=prepare) as s:
        wait_until(lambda: s.pusher.open(), "a connection")
        s.pusher.error(4001, "no such app")
        s.pusher.close()
        note = s.program.wait_feed(link="refused")["note"]
        check("4001" in note or "no such app" in note, f"note {note!r}")


@test
def an_error_after_the_handshake_is_only_information():
    with stage(DISPLAY) as s:
        s.program.wait_feed(link="up")
        s.pusher.error(4001, "said too late")
        s.pusher.error(4200, "Invalid message format")
        works(s, 7)
        check_equal(len(s.pusher.all), 1, "connections")
        s.pusher.close()
        s.pusher.wait_subscribed(CHANNEL, 2)
        works(s, 8)


@test
def an_abrupt_end_and_a_flood_are_survived():
    with stage(DISPLAY, rules={"attempt": {"hold": 1}}) as s:
        for number in range(400):
            s.pusher.publish("latest_attempt", throw(
                number % 6 + 1, f"{40 + number % 10}.{number % 100:02}", bib=str(number)))
        s.pusher.publish("latest_attempt", jump())
        s.pusher.reset()
        s.pusher.wait_subscribed(CHANNEL, 2)
        s.program.wait_feed(link="up")
        state = s.program.state()
        check(len(state["queue"]) <= 64, f"{len(state['queue'])} wait")
        works(s, 9)


with Display() as DISPLAY:
    main()
