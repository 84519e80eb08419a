"""A Pusher server, protocol 7, that can be as odd as real ones are.

It is written on tornado and shares no code with the program under test. The test's thread
turns its switches and tells it what to send; everything that clients did is recorded.
"""
import json
import logging
import socket
import struct
import time

import tornado.httpserver
import tornado.iostream
import tornado.web
import tornado.websocket

from lib.background import Background, free_port
from lib.checks import wait_until

# Lost connections are what this server is for: tornado need not tell of them.
logging.getLogger("tornado").setLevel(logging.CRITICAL)

ABSENT = object()  # a message without the data key
TEXT, BINARY, CONTINUATION, PING = 1, 2, 0, 9


def formed(data, form):
    """data in one of the five forms that servers use."""
    if form == "string":
        return json.dumps(data)
    if form == "object":
        return data
    if form == "plain":
        return "just a string"
    if form == "null":
        return None
    assert form == "absent", form
    return ABSENT


def message(event, data=ABSENT, channel=None):
    """One protocol message as text."""
    whole = {"event": event}
    if channel is not None:
        whole["channel"] = channel
    if data is not ABSENT:
        whole["data"] = data
    return json.dumps(whole, ensure_ascii=False)


def frame(payload, opcode=TEXT, final=True):
    """A WebSocket frame as a server sends it (unmasked)."""
    if isinstance(payload, str):
        payload = payload.encode()
    head = bytes([(0x80 if final else 0) | opcode])
    if len(payload) < 126:
        head += bytes([len(payload)])
    elif len(payload) < 65536:
        head += struct.pack("!BH", 126, len(payload))
    else:
        head += struct.pack("!BQ", 127, len(payload))
    return head + payload


class Switches:
    """How the server behaves from now on."""

    def __init__(self):
        self.activity_timeout = 120
        self.established_form = "string"
        self.succeeded_form = "string"
        self.error_form = "object"
        self.pong_form = "object"
        self.answer_pings = True
        self.answer_connections = True  # False: the socket opens, nothing is said
        self.subscribing = "yes"  # "yes", "never", "error", "late"
        self.refuse = {}  # app key -> (code, reason, with pusher:error first)


class Connection(tornado.websocket.WebSocketHandler):
    """One client."""

    def open(self, key):
        self.server = self.application.server
        self.key = key
        self.query = self.request.query
        self.opened_at = time.monotonic()
        self.closed_at = None
        self.client_code = None
        self.channels = []
        self.received = []  # what the client sent, as dicts
        self.ponged = []  # with what our pings were answered
        self.server.all.append(self)
        switches = self.server.switches
        if key in switches.refuse:
            code, reason, with_error = switches.refuse[key]
            if with_error:
                self.error(code, reason)
            self.end(code, reason)
        elif switches.answer_connections:
            self.established()

    def established(self):
        switches = self.server.switches
        data = {"socket_id": f"{len(self.server.all)}.{id(self) % 100000}",
                "activity_timeout": switches.activity_timeout}
        if switches.activity_timeout is None:
            del data["activity_timeout"]
        self.say(message("pusher:connection_established",
                         formed(data, switches.established_form)))

    def error(self, code, reason):
        self.say(message("pusher:error", formed({"code": code, "message": reason},
                                                self.server.switches.error_form)))

    def on_message(self, text):
        heard = json.loads(text)
        self.received.append(heard)
        data = heard.get("data") or {}
        if heard["event"] == "pusher:ping" and self.server.switches.answer_pings:
            self.say(message("pusher:pong", formed({}, self.server.switches.pong_form)))
        elif heard["event"] == "pusher:subscribe":
            self.subscribe(data["channel"])
        elif heard["event"] == "pusher:unsubscribe":
            self.channels.remove(data["channel"])

    def on_pong(self, data):
        self.ponged.append(data)

    def subscribe(self, channel):
        switches = self.server.switches
        if switches.subscribing == "never":
            return
        if switches.subscribing == "error":
            self.say(message("pusher:subscription_error", {
                "type": "AuthError", "error": "not allowed here", "status": 401}, channel))
            return
        self.channels.append(channel)
        if switches.subscribing == "yes":
            self.succeeded(channel)

    def succeeded(self, channel):
        self.say(message("pusher_internal:subscription_succeeded",
                         formed({}, self.server.switches.succeeded_form), channel))

    def say(self, text):
        self.write_message(text)

    def raw(self, data):
        """Bytes on the wire as they are."""
        self.ws_connection.stream.write(data)

    def end(self, code=None, reason=None):
        self.close(code, reason)

    def reset(self):
        """Like a pulled plug: the kernel sends RST."""
        wire = self.ws_connection.stream.socket
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.ws_connection.stream.close()

    def on_close(self):
        self.closed_at = time.monotonic()
        self.client_code = self.close_code

    @property
    def is_open(self):
        return self.closed_at is None

    def get_compression_options(self):
        return None  # none offered, none accepted

    def check_origin(self, origin):
        return True


class PusherServer:
    """with PusherServer() as pusher: ... pusher.publish("results_arrived", {...})"""

    def __init__(self, tls=None):
        self.switches = Switches()
        self.all = []  # every connection there ever was, in order
        self.port = free_port()
        self._tls = tls  # ssl.SSLContext
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
        return f"{'wss' if self._tls else 'ws'}://127.0.0.1:{self.port}"

    def start(self):
        """Listens, again on the same port after a stop()."""
        self._background.call(self._listen)

    def _listen(self):
        application = tornado.web.Application([(r"/app/([^/]+)", Connection)])
        application.server = self
        self._http = tornado.httpserver.HTTPServer(application, ssl_options=self._tls)
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

    # What clients did.

    def open(self):
        return [connection for connection in self.all if connection.is_open]

    def of_key(self, key):
        return [connection for connection in self.all if connection.key == key]

    def subscriptions(self, channel):
        """How often any client asked for this channel."""
        return [heard for connection in self.all for heard in list(connection.received)
                if heard["event"] == "pusher:subscribe"
                and heard["data"]["channel"] == channel]

    def heard(self, event):
        return [heard for connection in self.all for heard in list(connection.received)
                if heard["event"] == event]

    def wait_subscribed(self, channel, times=1):
        """Until somebody who is connected now listens to this channel."""
        wait_until(lambda: len(self.subscriptions(channel)) >= times and any(
            channel in connection.channels for connection in self.open()),
            lambda: f"subscription {times} to {channel}; heard "
            f"{[c.received for c in self.all]}")

    # What the server says.

    def publish(self, event, data, channel=None, form="string"):
        """To everybody who subscribed; without a channel, on the client's first one."""
        self._background.call(self._publish, event, data, channel, form)

    def _publish(self, event, data, channel, form):
        for connection in self.open():
            for name in connection.channels:
                if channel in (None, name):
                    connection.say(message(event, formed(data, form), name))
                    break

    def text(self, text):
        """Any text to everybody."""
        self.each(lambda connection: connection.say(text))

    def raw(self, data):
        """Any bytes to everybody, past tornado's framing."""
        self.each(lambda connection: connection.raw(data))

    def fragments(self, text, size):
        """A text in frames of `size` bytes, with a ping in the middle, as RFC 6455 allows."""
        payload = text.encode()
        parts = [payload[i:i + size] for i in range(0, len(payload), size)]
        frames = [frame(part, TEXT if i == 0 else CONTINUATION, i == len(parts) - 1)
                  for i, part in enumerate(parts)]
        if len(frames) > 2:
            frames.insert(len(frames) // 2, frame(b"still there?", PING))
        self.raw(b"".join(frames))

    def error(self, code, reason):
        self.each(lambda connection: connection.error(code, reason))

    def close(self, code=None, reason=None):
        self.each(lambda connection: connection.end(code, reason))

    def reset(self):
        self.each(lambda connection: connection.reset())

    def wait(self, action, *args):
        """Until that is done on the server's own thread; it may be a coroutine."""
        self._background.call(action, *args)

    def each(self, action):
        """Does something with every open connection, on the server's own thread."""
        self._background.call(lambda: [action(c) for c in self.open()] and None)
