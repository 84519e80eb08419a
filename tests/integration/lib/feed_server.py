"""A server of a feed that is not Pusher: WebSocket and REST on one port, as odd as needed.

    with FeedServer(r"/timing") as server:
        server.set("/v1/live/timing/1", {...})
        server.say({...})

Written on tornado; it shares no code with the program under test. What the three feeds say
and want to hear stands in race.py, cup.py and fixture.py.
"""
import asyncio
import json
import logging
import socket
import struct
import time

import tornado.httpserver
import tornado.web
import tornado.websocket

from lib.background import Background, free_port
from lib.checks import wait_until
from lib.pusher_server import CONTINUATION, PING, TEXT, frame
from lib.unit_server import Answer

logging.getLogger("tornado").setLevel(logging.CRITICAL)


class Socket(tornado.websocket.WebSocketHandler):
    """One client."""

    async def get(self, *args, **kwargs):
        server = self.application.server
        server.upgrades.append((self.request.path, self.request.query,
                                dict(self.request.headers)))
        if not await server.willing(self):
            return
        if server.refuse:
            self.set_status(server.refuse)
            self.finish()
            return
        await super().get(*args, **kwargs)

    def open(self):
        self.server = self.application.server
        self.query = self.request.query
        self.path = self.request.path
        self.opened_at, self.closed_at = time.monotonic(), None
        self.heard = []  # what the client sent, as dicts
        self.server.all.append(self)
        self.server.opened(self)

    def on_message(self, text):
        heard = json.loads(text)
        self.heard.append(heard)
        self.server.told(self, heard)

    def say(self, message):
        self.write_message(message if isinstance(message, str) else json.dumps(message))

    def raw(self, data):
        self.ws_connection.stream.write(data)

    def mute(self):
        """From now on nothing leaves by this socket, not even a pong; it stays open."""
        def swallow(_):
            done = asyncio.get_running_loop().create_future()
            done.set_result(None)
            return done

        self.ws_connection.stream.write = swallow

    def reset(self):
        """Like a pulled plug: the kernel sends RST."""
        wire = self.ws_connection.stream.socket
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.ws_connection.stream.close()

    def on_close(self):
        self.closed_at = time.monotonic()

    @property
    def is_open(self):
        return self.closed_at is None

    def get_compression_options(self):
        return None

    def check_origin(self, origin):
        return True


class Page(tornado.web.RequestHandler):
    """REST: answers by path, GET and POST alike."""

    async def get(self, path):
        server = self.application.server
        server.requests.append((path, self.request.query, dict(self.request.headers),
                                self.request.body.decode(errors="replace")))
        if not await server.willing(self):
            return
        answer = server.answer(path, self)
        if answer is None:
            self.send_error(404)
            return
        if answer.before:
            self.send_error(answer.before.pop(0))
            return
        if answer.delay:
            await asyncio.sleep(answer.delay)
        self.set_status(answer.status)
        self.set_header("Content-Type", "application/json")
        self.write(answer.body)

    post = get


class FeedServer:
    def __init__(self, *socket_paths):
        self.answers = {}
        self.requests = []  # (path, query, headers, body)
        self.upgrades = []  # (path, query, headers)
        self.all = []       # every connection there ever was, in order
        self.refuse = 0     # an HTTP status instead of an upgrade
        self.silent = False  # hangs: see fall_silent()
        self.on_open = None  # called with each new connection
        self.on_told = None  # called with a connection and what it said
        self.port = free_port()
        self._paths = socket_paths
        self._background = Background()
        self._http = None
        self.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        self._background.end()

    @property
    def url(self):
        return f"ws://127.0.0.1:{self.port}"

    @property
    def rest(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        self._background.call(self._listen)

    def _listen(self):
        application = tornado.web.Application(
            [(path, Socket) for path in self._paths] + [(r"(/.*)", Page)])
        application.server = self
        self._http = tornado.httpserver.HTTPServer(application,
                                                   max_buffer_size=64 << 20)
        self._http.listen(self.port, "127.0.0.1")

    def stop(self):
        """Like a killed server: no farewell, and nobody listens any more."""
        self._background.call(self._fall)

    def _fall(self):
        if self._http:
            self._http.stop()
            self._http = None
        for connection in self.open():
            connection.reset()

    def fall_silent(self):
        """Like a server that hangs: all sockets stay open and new ones are accepted, but
        nothing is said and nothing answered. What is told to it meanwhile is lost."""
        self.silent = True
        self.each(lambda connection: connection.mute())

    def speak_again(self):
        """To those who ask anew; the sockets of before stay dead."""
        self.silent = False

    async def willing(self, handler):
        """Waits until requests are answered. False: nobody waits for this answer now."""
        while self.silent:
            await asyncio.sleep(0.05)
        return not handler.request.connection.stream.closed()

    def opened(self, connection):
        if self.on_open:
            self.on_open(connection)

    def told(self, connection, heard):
        if self.on_told:
            self.on_told(connection, heard)

    # What clients did.

    def open(self):
        return [connection for connection in self.all if connection.is_open]

    def heard(self):
        return [heard for connection in list(self.all) for heard in list(connection.heard)]

    def count(self, path):
        return sum(1 for asked, *_ in list(self.requests) if asked == path)

    def wait_open(self, times=1):
        wait_until(lambda: len(self.all) >= times and self.open(), f"connection {times}")

    # What the server says.

    def set(self, path, body, **how):
        self.answers[path] = Answer(body, **how)

    def answer(self, path, handler):
        """The Answer to a request; tests may replace this."""
        return self.answers.get(path)

    def each(self, action):
        """Does something with every open connection, on the server's own thread."""
        self._background.call(lambda: [action(c) for c in self.open()] and None)

    def say(self, *messages):
        for message in messages:
            self.each(lambda connection, message=message: connection.say(message))

    def fragments(self, message, size=7):
        """A message in small frames, with a ping in the middle, as RFC 6455 allows."""
        payload = json.dumps(message).encode()
        parts = [payload[i:i + size] for i in range(0, len(payload), size)]
        frames = [frame(part, TEXT if i == 0 else CONTINUATION, i == len(parts) - 1)
                  for i, part in enumerate(parts)]
        frames.insert(len(frames) // 2, frame(b"still there?", PING))
        self.each(lambda connection: connection.raw(b"".join(frames)))

    def half(self, message):
        """Half a message, and then the line is cut."""
        data = frame(json.dumps(message))
        self.each(lambda connection: connection.raw(data[:len(data) // 2]))
        time.sleep(0.1)
        self.reset()

    def reset(self):
        self.each(lambda connection: connection.reset())
