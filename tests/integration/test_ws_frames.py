#!/usr/bin/env python3
"""What a server may do with WebSocket frames, and what it may not."""
import asyncio
import json
import struct

from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.meeting import CHANNEL, result
from lib.pusher_server import CONTINUATION, PING, TEXT, frame, message
from lib.stage import stage

LONG = {"winner": {"hold": 60}, "attempt": {"hold": 60}, "height": {"hold": 60}}
CLOSE = 8


def news(number, winner):
    return message("results_arrived", json.dumps(result(str(number), winner=winner)), CHANNEL)


def wait_news(s, winner):
    s.program.wait_state(lambda state: winner in str(state["air"]) + str(state["queue"]),
                         f"the news of {winner}")


@test
def fragments_with_pings_between_them_are_one_message_and_pings_are_answered():
    with stage(DISPLAY, rules=LONG) as s:
        s.program.wait_feed(link="up")
        payload = news(1, "Fräg Ment").encode()
        frames = []
        for at in range(0, len(payload), 10):
            frames.append(frame(payload[at:at + 10], CONTINUATION if at else TEXT, False))
            frames.append(frame(b"ping %d" % at, PING))
        last = frames[-1][2:]
        s.pusher.raw(b"".join(frames) + frame(b"", CONTINUATION))
        s.program.wait_air(name="Fräg Ment")
        connection = s.pusher.all[0]
        wait_until(lambda: last in connection.ponged,
                   lambda: f"an answer to the last ping; there came {connection.ponged}")
        check_equal(len(s.pusher.all), 1, "connections")
        check_equal(s.program.feed()["bad"], 0, "messages counted as bad")


@test
def a_message_that_comes_byte_by_byte_is_whole():
    async def dribble(connection, data):
        stream = connection.ws_connection.stream
        stream.set_nodelay(True)
        for at in range(len(data)):
            await stream.write(data[at:at + 1])
            await asyncio.sleep(0)

    with stage(DISPLAY, rules=LONG) as s:
        s.program.wait_feed(link="up")
        for connection in s.pusher.open():
            s.pusher.wait(dribble, connection, frame(news(1, "Drop Byte")))
        s.program.wait_air(name="Drop Byte")
        check_equal(s.program.feed()["bad"], 0, "messages counted as bad")


@test
def five_hundred_messages_in_one_write_all_count():
    with stage(DISPLAY, rules=LONG) as s:
        before = s.program.wait_feed(link="up")["messages"]
        quiet = message("results_arrived", json.dumps({"nothing": "of interest"}), CHANNEL)
        s.pusher.raw(frame(quiet) * 499 + frame(news(1, "Last One")))
        s.program.wait_air(name="Last One")
        s.program.wait_state(lambda state: state["feeds"][0]["messages"] - before == 500,
                             "500 messages")
        check_equal(len(s.pusher.all), 1, "connections")


def broken_rule_is_told(data, word):
    with stage(DISPLAY, rules=LONG) as s:
        s.program.wait_feed(link="up")
        s.pusher.raw(frame(news(1, "Good Before")) + data + frame(news(2, "Never Heard")))
        s.program.wait_state(
            lambda state: any(word in str(feed["note"]) for feed in state["feeds"])
            or state["feeds"][0]["reconnects"] > 0, f"a note of what is {word}")
        wait_until(lambda: s.pusher.all[0].client_code == 1002,
                   lambda: f"goodbye 1002, found {s.pusher.all[0].client_code}")
        s.pusher.wait_subscribed(CHANNEL, 2)
        s.program.wait_feed(link="up")
        wait_news(s, "Good Before")
        s.pusher.raw(frame(news(3, "Good Again")))
        wait_news(s, "Good Again")
        check("Never Heard" not in str(s.program.state()), "what came behind was read")


@test
def a_masked_frame_ends_the_connection_and_it_comes_back():
    payload = news(9, "Never Heard").encode()
    broken_rule_is_told(bytes([0x81, 0x80 | 126]) + struct.pack("!H", len(payload))
                        + b"\0\0\0\0" + payload, "masked")


@test
def a_continuation_of_nothing_ends_the_connection_and_it_comes_back():
    broken_rule_is_told(frame(news(9, "Never Heard"), CONTINUATION), "continuation")


@test
def what_comes_behind_a_goodbye_is_not_read():
    with stage(DISPLAY, rules=LONG) as s:
        s.program.wait_feed(link="up")
        s.pusher.raw(frame(news(1, "Good Before"))
                     + frame(struct.pack("!H", 4200) + b"moved", CLOSE)
                     + frame(news(2, "Never Heard")))
        s.pusher.wait_subscribed(CHANNEL, 2)
        check_equal(s.pusher.all[0].client_code, 4200, "the code that came back")
        s.program.wait_feed(link="up")
        wait_news(s, "Good Before")
        s.pusher.raw(frame(news(3, "Good Again")))
        wait_news(s, "Good Again")
        check("Never Heard" not in str(s.program.state()), "what came behind was read")


with Display() as DISPLAY:
    main()
