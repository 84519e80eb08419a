#!/usr/bin/env python3
"""Cues by Open Sound Control."""
import contextlib
import socket
import struct

from lib.background import free_port
from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.meeting import result
from lib.stage import stage

LONG = {"winner": {"hold": 60}}


def text(value):
    raw = value.encode() + b"\0"
    return raw + b"\0" * (-len(raw) % 4)


def message(address, *arguments):
    tags, data = ",", b""
    for argument in arguments:
        if isinstance(argument, str):
            tags, data = tags + "s", data + text(argument)
        elif isinstance(argument, float):
            tags, data = tags + "f", data + struct.pack(">f", argument)
        else:
            tags, data = tags + "i", data + struct.pack(">i", argument)
    return text(address) + text(tags) + data


def bundle(*elements):
    return b"#bundle\0" + struct.pack(">Q", 1) + b"".join(
        struct.pack(">I", len(element)) + element for element in elements)


@contextlib.contextmanager
def osc_stage(**more):
    port = free_port()
    with stage(DISPLAY, rules=LONG, control={"osc": f"127.0.0.1:{port}"}, **more) as s, \
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wire:
        yield s, lambda datagram: wire.sendto(datagram, ("127.0.0.1", port))


@test
def messages_steer():
    with osc_stage() as (s, send):
        send(message("/strapline/auto", 0))
        s.program.wait_state(lambda state: not state["auto"], "automation off")
        s.pusher.publish("results_arrived", result())
        s.program.wait_state(lambda state: state["queue"], "something waiting")
        send(message("/strapline/take/winner", 0.0))  # a button that was let loose
        send(message("/strapline/pin", 0.0))
        send(message("/strapline/take", "winner"))
        s.program.wait_air(scene="winner", state="on")
        send(bundle(message("/strapline/pin", 1.0), message("/strapline/auto", "on")))
        s.program.wait_state(lambda state: state["auto"] and state["air"] and
                             state["air"][0]["pinned"], "both cues of a bundle")
        send(message("/strapline/dismiss/lower"))
        s.program.wait_off()
        cues = [row["text"] for row in s.program.state()["decisions"]
                if row["subject"] == "OSC 127.0.0.1"]
        check_equal(cues[:2], ["auto off", "take winner"], "what was heard")


@test
def nonsense_is_passed_over():
    with osc_stage() as (s, send):
        for datagram in (b"", b"x", b"\0" * 100, b"/strapline/clear", b"#bundle\0\xff\xff",
                         message("/strapline/nonsense"), message("/mixer/fader", 0.5),
                         text("/strapline/call") + b",b\0\0\xff\xff\xff\xff", b"\xff" * 60000,
                         bundle(*[bundle(bundle(bundle(message("/other/clear"))))] * 50)):
            send(datagram)
        send(message("/strapline/auto", "off"))
        s.program.wait_state(lambda state: not state["auto"], "automation off")
        wait_until(lambda: "nonsense" in s.program.errors(), "the mistake in the log")
        check(s.program.alive(), "it died")


with Display() as DISPLAY:
    main()
