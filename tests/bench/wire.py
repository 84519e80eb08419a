"""The smallest WebSocket server that serves both programs: plain sockets, so that the
time between "sent" and the wire is a system call."""
import base64
import hashlib
import json
import re
import socket
import struct
import threading
import time

from lib.pusher_server import frame

MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class Wire:
    """Serves a program: its answer(message) gives the texts to send back, if it has one,
    greeting(path) those sent at once; it is connected with as many connections, and as many
    words of its own, as it says."""

    def __init__(self, program):
        self._program = program
        self._clients = []
        self._words = 0
        self._diverted = None  # who sends in our stead
        self._turn = threading.Lock()  # one message at a time: floods have their own thread
        self._count = threading.Lock()  # of words: each client is heard by a thread of its own
        self.connected = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        try:
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            stream = client.makefile("rb")
            request = b""
            while not request.endswith(b"\r\n\r\n"):
                line = stream.readline()
                if not line:
                    return
                request += line
            path = request.split(b" ")[1].decode()
            key = re.search(rb"(?i)sec-websocket-key: *(\S+)", request)
            if not key:
                client.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                client.close()
                return
            accept = base64.b64encode(hashlib.sha1(key[1] + MAGIC.encode()).digest())
            client.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                           b"Connection: Upgrade\r\nSec-WebSocket-Accept: " + accept
                           + b"\r\n\r\n" + b"".join(map(frame, self._program.greeting(path))))
            self._clients.append(client)
            self._look()
            self._read(client, stream)
        except OSError:
            pass
        if client in self._clients:
            self._clients.remove(client)

    def _read(self, client, stream):
        while True:
            head = stream.read(2)
            if len(head) < 2:
                return
            length = head[1] & 127
            if length == 126:
                length = struct.unpack("!H", stream.read(2))[0]
            elif length == 127:
                length = struct.unpack("!Q", stream.read(8))[0]
            mask = stream.read(4) if head[1] & 128 else b"\0\0\0\0"
            body = bytes(byte ^ mask[i & 3] for i, byte in enumerate(stream.read(length)))
            if head[0] & 15 == 8:
                client.close()
                return
            if head[0] & 15 == 9:
                self._reply(client, bytes([0x8A, len(body)]) + body)
            if head[0] & 15 == 1 and self._program.answer:
                for text in self._program.answer(json.loads(body)):
                    self._reply(client, frame(text))
                with self._count:
                    self._words += 1
                self._look()

    def _look(self):
        if (len(self._clients) >= self._program.connections
                and self._words >= self._program.words):
            self.connected.set()

    def heard(self):
        return f"{len(self._clients)} connections and {self._words} words of its own"

    def _reply(self, client, data):
        with self._turn:
            if self._diverted:  # nobody minds an answer to another's question
                self._diverted(data)
            else:
                client.sendall(data)

    def send(self, text):
        """The moment it goes out, in ns of the monotonic clock."""
        data = frame(text)
        now = time.monotonic_ns()
        self.push(data)
        return now

    def push(self, data):
        with self._turn:
            if self._diverted:
                self._diverted(data)
                return
            for client in list(self._clients):
                try:
                    client.sendall(data)
                except OSError:
                    pass

    def descriptors(self):
        return [client.fileno() for client in self._clients]

    def divert(self, say):
        """From now on say(data) sends to everybody; None: we do."""
        with self._turn:
            self._diverted = say

    def hang_up(self):
        for client in list(self._clients):
            client.close()
        self._clients.clear()
        self._words = 0
        self.connected.clear()

    def close(self):
        # Who accepts would wait on, and take a connection of whoever gets the number next.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.hang_up()
