#!/usr/bin/env python3
"""Pictures from the show's folder and from servers, good ones and bad ones."""
import json
import pathlib
import shutil
import ssl
import subprocess
import tempfile

from PIL import ImageChops

from lib.checks import check, check_equal, main, test, wait_until
from lib.display import Display
from lib.meeting import PATH
from lib.picture_server import PictureServer, bomb, jpeg, png, svg
from lib.strapline import Strapline, show

COLOUR = (200, 40, 190)
CARD = {"bib": "118", "name": "Greta Sandoval", "team": "Sierra Norte", "event": "High Jump"}
RULES = {"athlete": {"hold": 600, "ceiling": 600}}


class Nobody:
    """A feed that is down: pictures need none."""
    url = "ws://127.0.0.1:9"


def start(cache, display, token="", **more):
    return Strapline(display, show(Nobody, rules=RULES, **more),
                     environment={"XDG_CACHE_HOME": str(cache), "PICTURE_TOKEN": token})


def take(program, **values):
    program.must_cue({"cue": "take", "scene": "athlete", "data": {**CARD, **values}})
    program.wait_air(scene="athlete", state="on",
                     **{name: value for name, value in values.items()})


def painted(picture, colour=COLOUR):
    """Pixels of nearly this colour."""
    near = [band.point(lambda value, wanted=wanted: 255 if abs(value - wanted) < 12 else 0)
            for band, wanted in zip(picture.convert("RGB").split(), colour)]
    return ImageChops.multiply(ImageChops.multiply(near[0], near[1]), near[2]).histogram()[255]


def wait_painted(program, colour=COLOUR):
    """A portrait's worth of it."""
    return wait_until(lambda: (found := program.still()) and painted(found, colour) > 4000
                      and found, "the picture on the card")


def settled(program):
    """The programme when two pictures of it are the same."""
    last = {}

    def look():
        before, last["now"] = last.get("now"), program.still().tobytes()
        return before == last["now"] and last["now"]

    return wait_until(look, "a picture that stands")


def index_of(cache):
    return cache / "strapline" / "images" / "index.json"


@test
def good_pictures_of_every_kind_come_over_http_also_by_a_redirect():
    with PictureServer() as pictures, tempfile.TemporaryDirectory() as folder:
        kinds = {"/a.png": png(60, 60, COLOUR), "/a.jpg": jpeg(900, 900, COLOUR),
                 "/a.svg": svg("#%02x%02x%02x" % COLOUR)}
        for path, body in kinds.items():
            pictures.serve(path, body)
        pictures.serve("/moved", b"", 302, Location=f"{pictures.url}/a.png")
        with start(pathlib.Path(folder), DISPLAY) as program:
            for path in [*kinds, "/moved"]:
                take(program, image=pictures.url + path)
                wait_painted(program)
                take(program)
                wait_until(lambda: painted(program.still()) == 0, "the card without it")
        for headers in pictures.headers:
            check(not {"Authorization", "Cookie"} & set(headers), f"secrets: {headers}")


@test
def a_picture_of_the_keys_colour_is_no_hole_in_the_card():
    lawn, pale = (0, 240, 16), (84, 207, 93)
    with PictureServer() as pictures, tempfile.TemporaryDirectory() as folder:
        pictures.serve("/lawn.png", png(60, 60, lawn))
        with start(pathlib.Path(folder), DISPLAY) as program:
            take(program, image=f"{pictures.url}/lawn.png")
            found = wait_painted(program, pale)
            check_equal(painted(found, lawn), 0, "pixels that a keyer would take")


@test
def bad_pictures_leave_no_hole_and_do_not_stop_the_programme():
    with PictureServer() as pictures, tempfile.TemporaryDirectory() as folder:
        good = png(300, 300, COLOUR)
        pictures.serve("/bomb.png", bomb(10000, 5000))
        pictures.serve("/cut.png", good[:len(good) * 2 // 3])
        pictures.serve("/cut.jpg", jpeg(300, 300, COLOUR)[:-200])
        pictures.serve("/page.png", b"<!DOCTYPE html><html><svg></svg></html>", kind="text/html")
        pictures.serve("/text.svg", b'<svg viewBox="0 0 9 9"><text>7</text></svg>')
        pictures.endless("/endless.png", good[:40])
        with start(pathlib.Path(folder), DISPLAY) as program:
            take(program)
            without = settled(program)
            for path in ["/bomb.png", "/cut.png", "/cut.jpg", "/page.png", "/text.svg",
                         "/endless.png", "/none.png"]:
                take(program, image=pictures.url + path)
                wait_until(lambda p=path: f"{p}: " in program.errors()
                           or f"{pictures.url}{p}" in program.errors(), f"word of {path}")
                check_equal(settled(program) == without, True, f"no hole for {path}")
            pictures.serve("/good.png", good)
            take(program, image=f"{pictures.url}/good.png")
            wait_painted(program)
        check_equal(len(pictures.requests), len(set(pictures.requests)), "asked once each")


@test
def the_second_start_asks_nobody_and_a_broken_index_only_costs_a_request():
    with PictureServer() as pictures, tempfile.TemporaryDirectory() as folder:
        cache = pathlib.Path(folder)
        pictures.serve("/a.png", png(60, 60, COLOUR), ETag='"one"')
        for asked in (1, 1):
            with start(cache, DISPLAY) as program:
                take(program, image=f"{pictures.url}/a.png")
                wait_painted(program)
            check_equal(len(pictures.requests), asked, "requests")
        index_of(cache).write_text('{"version":1,"pictures":[{', encoding="ascii")
        with start(cache, DISPLAY) as program:
            take(program, image=f"{pictures.url}/a.png")
            wait_painted(program)
            check("forgotten" in program.errors(), "no word of the broken index")
        check_equal(len(pictures.requests), 2, "requests")


@test
def an_old_picture_is_shown_and_asked_about():
    with PictureServer() as pictures, tempfile.TemporaryDirectory() as folder:
        cache = pathlib.Path(folder)
        pictures.serve("/a.png", png(60, 60, COLOUR), ETag='"one"')
        with start(cache, DISPLAY) as program:
            take(program, image=f"{pictures.url}/a.png")
            wait_painted(program)
        index = json.loads(index_of(cache).read_text(encoding="utf-8"))
        index["pictures"][0]["fetched"] -= 3 * 24 * 3600
        index_of(cache).write_text(json.dumps(index), encoding="utf-8")
        with start(cache, DISPLAY) as program:
            take(program, image=f"{pictures.url}/a.png")
            wait_painted(program)
            wait_until(lambda: len(pictures.requests) == 2, "the server asked again")
        check_equal(pictures.headers[1].get("If-None-Match"), '"one"', "what it was asked")
        fresh = json.loads(index_of(cache).read_text(encoding="utf-8"))["pictures"][0]
        check(fresh["fetched"] > index["pictures"][0]["fetched"], "the index is as old as before")


def certificate(folder):
    """A server called localhost that vouches for itself."""
    key, pem = folder / "own.key", folder / "own.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                    "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", pem,
                    "-days", "2", "-subj", "/CN=localhost",
                    "-addext", "subjectAltName=DNS:localhost"],
                   check=True, capture_output=True, timeout=60)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, key)
    return context, pem


@test
def over_https_the_ca_of_the_feed_holds_for_its_own_server():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        tls, pem = certificate(folder)
        with PictureServer(tls, "localhost") as pictures:
            pictures.serve("/a.png", png(60, 60, COLOUR))
            feed = {"id": "track", "type": "opentrack", "key": "live", "url": Nobody.url,
                    "competition": pictures.url + PATH}
            with start(folder, DISPLAY, feeds=[feed]) as program:
                take(program, image=f"{pictures.url}/a.png")
                wait_until(lambda: "a.png: certificate" in program.errors(), "the refusal")
                check_equal(painted(program.still()), 0, "pixels of it")
            check("/a.png" not in pictures.requests, "it spoke to a server it should not trust")
            feed = {**feed, "ca_file": str(pem), "token_env": "PICTURE_TOKEN"}
            with start(folder, DISPLAY, feeds=[feed], token="s3cret") as program:
                take(program, image=f"{pictures.url}/a.png")
                wait_painted(program)
            asked = [headers for path, headers in zip(pictures.requests, pictures.headers)
                     if path == "/a.png"]
            check("Authorization" not in asked[0], f"the feed's token went along: {asked[0]}")


@test
def a_picture_lies_beside_the_show_file():
    with tempfile.TemporaryDirectory() as folder, start(pathlib.Path(folder), DISPLAY) as program:
        athletes = program.folder / "images" / "athletes"
        athletes.mkdir(parents=True)
        (athletes / "118.png").write_bytes(png(60, 60, COLOUR))
        program.must_cue("theme reload")
        take(program)
        wait_painted(program)
        shutil.rmtree(athletes)
        program.must_cue("theme reload")
        wait_until(lambda: painted(program.still()) == 0, "the card without it")


if __name__ == "__main__":
    with Display() as DISPLAY:
        main()
