#!/usr/bin/python3
"""A WebSocket server whose paths each misbehave in one way. Prints its port, ends with
its standard input."""
import argparse
import asyncio
import http
import logging
import os
import socket
import ssl
import struct
import sys
import threading
import urllib.parse

import websockets

BIG = 300 * 1024
HUGE = 5 << 20


async def hello(socket_, _query):
    await socket_.send("hello")
    await echo(socket_, _query)


async def echo(socket_, _query):
    async for text in socket_:
        await socket_.send(text)


async def fragments(socket_, _query):
    await socket_.send(["one ", "", "two ", "thr", "", "ee"])
    await echo(socket_, _query)


async def big(socket_, _query):
    await socket_.send("b" * BIG)
    await echo(socket_, _query)


async def huge(socket_, _query):
    await socket_.send("h" * HUGE)
    await socket_.send("after")
    await echo(socket_, _query)


async def binary(socket_, _query):
    await socket_.send(b"\0\1\2")
    await socket_.send("after")
    await echo(socket_, _query)


async def ready(socket_, _query):
    await socket_.send("ready")
    await echo(socket_, _query)


async def close(socket_, query):
    if "ready" in query:
        await socket_.send("ready")
    await socket_.close(int(query["code"][0]), query.get("reason", [""])[0])


async def reset(socket_, _query):
    await socket_.send("ready")
    while await socket_.recv() != "thanks":
        pass
    raw = socket_.transport.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    socket_.transport.abort()


async def say(socket_, query):
    """Says the texts of the query, and then to whom the peer said goodbye and how."""
    for text in query.get("text", []):
        await socket_.send(text)
    try:
        async for _text in socket_:
            pass
    finally:
        print("closed", socket_.close_code, flush=True)


async def talk(socket_, query):
    """Says the texts of the query, and then what it hears."""
    for text in query.get("text", []):
        await socket_.send(text)
    await echo(socket_, query)


async def mute(socket_, _query):
    """Reads nothing, not even the goodbye."""
    await socket_.send("close")
    socket_.transport.pause_reading()
    await asyncio.sleep(3600)


async def head(socket_, _query):
    """What the upgrade said, one text a line."""
    for name, value in socket_.request_headers.raw_items():
        await socket_.send(f"{name}: {value}")
    await socket_.send("end")
    await echo(socket_, _query)


async def where(socket_, _query):
    """Which path this connection came for."""
    await socket_.send(socket_.path)
    await socket_.close(4200)


async def deaf(socket_, _query):
    """Neither hears nor speaks."""
    socket_.transport.pause_reading()
    await asyncio.sleep(3600)


async def late(socket_, _query):
    """Answers nothing for a second, not even a ping, then speaks."""
    socket_.transport.pause_reading()
    await asyncio.sleep(1)
    await socket_.send("at last")
    await asyncio.sleep(3600)


async def patient(socket_, query):
    """Says nothing before it has been pinged so many times."""
    while socket_.pinged < int(query["pings"][0]):
        await asyncio.sleep(0.01)
    await socket_.send("still here")
    await echo(socket_, query)


BEHAVIOURS = [hello, echo, fragments, big, huge, binary, ready, close, reset, say, talk, mute,
              head, where, deaf, late, patient]


class Counting(websockets.WebSocketServerProtocol):
    pinged = 0

    async def pong(self, data=b""):
        self.pinged += 1
        await super().pong(data)


async def serve(socket_, path):
    url = urllib.parse.urlsplit(path)
    for behaviour in BEHAVIOURS:
        if url.path == "/" + behaviour.__name__:
            await behaviour(socket_, urllib.parse.parse_qs(url.query))


async def greet(path, _headers):
    if path.startswith("/status/"):
        return http.HTTPStatus(int(path[8:])), [], b"no\n"
    if path == "/missing":
        return http.HTTPStatus.NOT_FOUND, [], b"no such thing\n"
    if path == "/redirect":
        return http.HTTPStatus.FOUND, [("Location", "/hello")], b""
    if path == "/stall":
        await asyncio.sleep(3600)
    return None


async def main():
    logging.disable(logging.CRITICAL)
    options = argparse.ArgumentParser()
    options.add_argument("--port", type=int, default=0)
    options.add_argument("--cert")
    options.add_argument("--key")
    options = options.parse_args()
    tls = None
    if options.cert:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(options.cert, options.key)
    async with websockets.serve(serve, "127.0.0.1", options.port, ssl=tls,
                                process_request=greet, max_size=None,
                                create_protocol=Counting,
                                ping_interval=None, reuse_address=True) as server:
        print(server.sockets[0].getsockname()[1], flush=True)
        await asyncio.sleep(3600)


def end_with_parent():
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=end_with_parent, daemon=True).start()
asyncio.run(main())
