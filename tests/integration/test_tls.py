#!/usr/bin/env python3
"""wss and https with a CA of one's own: trusted when named, refused otherwise."""
import json
import pathlib
import shutil
import ssl
import subprocess
import tempfile

from lib import meeting
from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.meeting import CHANNEL, PATH, competition, result
from lib.pusher_server import PusherServer, frame, message
from lib.strapline import Strapline, show
from lib.unit_server import UnitServer


def openssl(*words):
    done = subprocess.run(["openssl", *map(str, words)], cwd=FOLDER, capture_output=True,
                          text=True, timeout=60, check=False)
    check(done.returncode == 0, f"openssl {words}: {done.stderr}")


def make_ca(name):
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
            "-nodes", "-keyout", f"{name}.key", "-out", f"{name}.pem", "-days", 2,
            "-subj", f"/CN={name}", "-addext", "basicConstraints=critical,CA:TRUE",
            "-addext", "keyUsage=critical,keyCertSign,cRLSign")


def make_server(ca, name, host):
    """A context for a server that claims to be `host`."""
    openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", f"/CN={host}")
    (FOLDER / "ext").write_text(f"subjectAltName=DNS:{host}\n", encoding="ascii")
    openssl("x509", "-req", "-in", f"{name}.csr", "-CA", f"{ca}.pem", "-CAkey", f"{ca}.key",
            "-CAcreateserial", "-days", 2, "-extfile", "ext", "-out", f"{name}.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(FOLDER / f"{name}.pem", FOLDER / f"{name}.key")
    return context


def on_localhost(url):
    return url.replace("127.0.0.1", "localhost")


def feed_for(pusher, units, ca=None):
    feed = {"id": "track", "type": "opentrack", "key": "live",
            "url": on_localhost(pusher.url), "competition": on_localhost(units.url) + PATH}
    if ca:
        feed["ca_file"] = str(FOLDER / f"{ca}.pem")
    return [feed]


@test
def with_its_ca_named_a_private_server_is_trusted_for_feed_and_units():
    with PusherServer(GOOD) as pusher, UnitServer(GOOD) as units:
        units.set(f"{PATH}json/", competition())
        units.set(meeting.unit_path("12"), meeting.race())
        with Strapline(DISPLAY, show(pusher, feeds=feed_for(pusher, units, "ca"))) as program:
            pusher.wait_subscribed(CHANNEL)
            program.wait_feed(link="up")
            pusher.publish("results_arrived", result())
            program.wait_air(scene="winner", name="Harry Cox", place="1")


@test
def what_is_large_and_what_comes_in_bursts_is_whole_behind_tls():
    with PusherServer(GOOD) as pusher, UnitServer(GOOD) as units:
        units.set(f"{PATH}json/", competition())
        with Strapline(DISPLAY, show(pusher, feeds=feed_for(pusher, units, "ca"))) as program:
            pusher.wait_subscribed(CHANNEL)
            before = program.wait_feed(link="up")["messages"]
            quiet = message("results_arrived", json.dumps({"nothing": "of interest"}), CHANNEL)
            pusher.raw(frame(quiet) * 500)
            pusher.raw(frame(message("results_arrived", json.dumps(
                {**result("2", winner="Big One"), "padding": "p" * 300000}), CHANNEL)))
            program.wait_air(name="Big One")
            check_equal(program.feed()["messages"] - before, 501, "messages")
            check_equal(len(pusher.all), 1, "connections")


def told_and_never_up(tls, ca):
    with PusherServer(tls) as pusher, UnitServer(tls) as units:
        with Strapline(DISPLAY, show(pusher, feeds=feed_for(pusher, units, ca))) as program:
            feed = program.wait_state(
                lambda state: state["feeds"][0]["link"] in ("down", "refused")
                and state["feeds"][0]["note"], "the link down with a note")["feeds"][0]
            check(any(word in feed["note"].lower() for word in (
                "certificate", "tls", "ssl", "verif", "trust", "ca ")),
                f"the note does not speak of the certificate: {feed['note']!r}")
            wait_until(lambda: program.feed()["link"] != "up", "the link not up")
            check(not pusher.all, "it spoke to a server it should not trust")
            check(not units.requests, "it fetched from a server it should not trust")


@test
def another_ca_is_not_enough():
    told_and_never_up(GOOD, "other")


@test
def the_system_s_cas_do_not_know_a_private_one():
    told_and_never_up(GOOD, None)


@test
def a_certificate_for_another_name_is_refused():
    told_and_never_up(WRONG_NAME, "ca")


@test
def a_plain_server_behind_wss_is_down_with_a_note():
    with PusherServer() as pusher, UnitServer() as units:
        feeds = feed_for(pusher, units, "ca")
        feeds[0]["url"] = feeds[0]["url"].replace("ws:", "wss:")
        with Strapline(DISPLAY, show(pusher, feeds=feeds)) as program:
            program.wait_state(lambda state: state["feeds"][0]["link"] != "up"
                               and state["feeds"][0]["note"], "a note")


FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="strapline-tls."))
try:
    make_ca("ca")
    make_ca("other")
    GOOD = make_server("ca", "good", "localhost")
    WRONG_NAME = make_server("ca", "wrong", "elsewhere.example")
    with Display() as DISPLAY:
        main()
finally:
    shutil.rmtree(FOLDER, ignore_errors=True)
