#!/usr/bin/env python3
"""latest_attempt: throws, jumps, heights, fouls, corrections, duplicates."""
from lib import meeting
from lib.checks import check, check_equal, main, test
from lib.display import Display
from lib.meeting import jump, throw
from lib.stage import stage

PINNED = {"attempt": {"hold": 60}, "height": {"hold": 60}}


@test
def a_throw_is_an_attempt_with_its_mark():
    with stage(DISPLAY) as s:
        s.pusher.publish("latest_attempt", throw())
        values = s.program.wait_air(scene="attempt", name="Robin Croft", mark="48.67",
                                    event="Hammer - Men")["values"]
        check_equal(values["bib"], "205", "bib")
        check_equal(values["attempt"], "3", "attempt")
        check_equal(values["valid"], "o", "valid")


@test
def a_foul_has_no_mark_but_says_so():
    with stage(DISPLAY) as s:
        s.pusher.publish("latest_attempt", throw(4, "x"))
        values = s.program.wait_air(scene="attempt", valid="x")["values"]
        check(values.get("mark", "x").lower() in ("x", "foul"), f"mark of a foul: {values}")


@test
def a_pass_and_a_retirement_are_told_apart_from_marks():
    with stage(DISPLAY, rules={"attempt": {"hold": 1}}) as s:
        s.pusher.publish("latest_attempt", throw(4, "-"))
        s.program.wait_air(scene="attempt", valid="-")
        s.pusher.publish("latest_attempt", throw(5, "R"))
        s.program.wait_air(scene="attempt", valid="r")


@test
def a_jump_with_a_height_is_a_height():
    with stage(DISPLAY) as s:
        s.pusher.publish("latest_attempt", jump())
        values = s.program.wait_air(scene="height", name="Maro Okada", height="1.85",
                                    attempts="xo", event="High Jump - Men")["values"]
        check_equal(values["valid"], "o", "valid")
        check("mark" not in values or values["mark"] == "1.85", f"mark in {values}")


@test
def a_standing_high_jump_is_told_by_its_content():
    with stage(DISPLAY) as s:
        s.pusher.publish("latest_attempt", jump(event_code="SHJ", attempts="xx"))
        s.program.wait_air(scene="height", attempts="xx", valid="x")


@test
def the_unit_adds_rank_best_and_series():
    def prepare(_, units):
        units.set(meeting.unit_path("01"), meeting.hammer())
        units.set(meeting.unit_path("14"), meeting.high_jump())

    with stage(DISPLAY, prepare=prepare, rules={"attempt": {"hold": 3}}) as s:
        s.pusher.publish("latest_attempt", throw())
        values = s.program.wait_air(scene="attempt", rank="1")["values"]
        check_equal(values["best"], "48.67", "best")
        check_equal([values.get(f"t{i}", "").lower() for i in (1, 2, 3)],
                    ["45.10", "x", "48.67"], "series")
        s.pusher.publish("latest_attempt", jump())
        values = s.program.wait_air(scene="height", rank="1")["values"]
        check_equal(values["best"], "1.85", "best height")


@test
def a_corrected_mark_changes_what_is_shown_in_place():
    with stage(DISPLAY, rules=PINNED) as s:
        s.pusher.publish("latest_attempt", throw(3, "48.67"))
        before = s.program.wait_air(scene="attempt", mark="48.67", state="on")
        s.pusher.publish("latest_attempt", throw(3, "48.76"))
        after = s.program.wait_air(scene="attempt", mark="48.76")
        check_equal(after["subject"], before["subject"], "subject")
        check_equal(after["state"], "on", "state: it must not come in again")
        check_equal(s.program.state()["queue"], [], "queue")


@test
def a_correction_of_something_gone_brings_nothing_back():
    with stage(DISPLAY, rules=PINNED) as s:
        s.pusher.publish("latest_attempt", throw(3, "48.67"))
        s.program.wait_air(scene="attempt", mark="48.67", state="on")
        s.program.must_cue("dismiss")
        s.program.wait_off()
        heard = s.program.feed()["messages"]
        s.pusher.publish("latest_attempt", throw(3, "48.67"))
        s.program.wait_state(lambda state: state["feeds"][0]["messages"] > heard, "the message")
        state = s.program.state()
        check(not any(row["state"] != "off" for row in state["air"]),
              f"a duplicate came on: {state}")
        check_equal(state["queue"], [], "queue")


@test
def a_message_heard_twice_is_shown_once():
    with stage(DISPLAY, rules={"attempt": {"hold": 1}, "winner": {"hold": 1}}) as s:
        for _ in range(3):
            s.pusher.publish("latest_attempt", throw())
        s.program.wait_air(scene="attempt", mark="48.67")
        s.program.wait_off()
        heard = s.program.feed()["messages"]
        s.pusher.publish("latest_attempt", throw())
        s.pusher.publish("latest_attempt", throw(4, "50.01"))
        s.program.wait_state(lambda state: state["feeds"][0]["messages"] >= heard + 2, "both")
        s.program.wait_air(scene="attempt", mark="50.01")
        check_equal(s.program.state()["queue"], [], "queue")


@test
def news_that_comes_late_and_out_of_order_is_shown_each_once():
    with stage(DISPLAY, rules={"attempt": {"hold": 0.5, "max_age": 60}}) as s:
        for number in (3, 1, 2):
            s.pusher.publish("latest_attempt", throw(number, f"4{number}.00"))
        seen = []

        def all_shown(state):
            for row in state["air"]:
                if row["layer"] == "lower" and row["state"] != "off":
                    mark = row["values"]["mark"]
                    if not seen or seen[-1] != mark:
                        seen.append(mark)
            return len(seen) >= 3

        s.program.wait_state(all_shown, lambda: f"three attempts, seen {seen}")
        check_equal(sorted(seen), ["41.00", "42.00", "43.00"], "what was shown")


@test
def missing_and_null_texts_do_no_harm():
    with stage(DISPLAY) as s:
        s.pusher.publish("latest_attempt", throw(athlete_name=None, heat_name=None))
        s.pusher.publish("latest_attempt", throw(2, "47.00", athlete_name="", bib=205))
        s.pusher.publish("latest_attempt", throw("4", 46.5))
        s.pusher.publish("latest_attempt", throw(5, "49.10", athlete="Nia Farrow", bib="300"))
        s.program.wait_state(lambda state: "Nia Farrow" in str(state), "the good one")
        check(s.program.alive(), "it ended")


with Display() as DISPLAY:
    main()
