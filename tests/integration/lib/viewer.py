"""A client of the control server's WebSocket, plain enough to misbehave on purpose."""
import base64
import json
import os
import socket
import struct
import time

from lib.checks import PATIENCE, Failed, check


class Viewer:
    """with Viewer(port) as viewer: viewer.wait(lambda state: ...), viewer.cue("pin")"""

    def __init__(self, port, path="/ws", offers=(), receive_buffer=None, wire=None, **headers):
        self._wire = wire or socket.socket()
        if receive_buffer:
            self._wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self._wire.settimeout(PATIENCE)
        if not wire:
            self._wire.connect(("127.0.0.1", port))
        self._heard = b""
        self._answers = {}
        self.states = []
        self.closed = None  # the code it was closed with
        key = base64.b64encode(os.urandom(16)).decode()
        lines = {"Host": f"127.0.0.1:{port}", "Upgrade": "websocket", "Connection": "Upgrade",
                 "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": key, **headers}
        if offers:
            lines["Sec-WebSocket-Protocol"] = ", ".join(offers)
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        self._wire.sendall(f"GET {path} HTTP/1.1\r\n{head}\r\n".encode())
        reply = self._head()
        self.status = int(reply.split(" ", 2)[1]) if reply else None
        self.head = reply

    def __enter__(self):
        check(self.status == 101, f"no WebSocket, but {self.head!r}")
        return self

    def __exit__(self, *_):
        self.leave()

    def leave(self):
        self._wire.close()

    def _more(self):
        try:
            bytes_ = self._wire.recv(65536)
        except ConnectionResetError:
            bytes_ = b""
        self._heard += bytes_
        return bool(bytes_)

    def _head(self):
        while b"\r\n\r\n" not in self._heard:
            if not self._more():
                return self._heard.decode(errors="replace")
        head, self._heard = self._heard.split(b"\r\n\r\n", 1)
        return head.decode()

    def _exactly(self, size):
        while len(self._heard) < size:
            if not self._more():
                return None
        bytes_, self._heard = self._heard[:size], self._heard[size:]
        return bytes_

    def frame(self):
        """(opcode, payload), or None when the connection has ended."""
        head = self._exactly(2)
        if not head:
            return None
        size = head[1] & 127
        if size > 125:
            more = self._exactly(2 if size == 126 else 8)
            if not more:
                return None
            size = int.from_bytes(more, "big")
        payload = self._exactly(size)
        return None if payload is None else (head[0] & 15, payload)

    def send(self, text, opcode=1):
        payload = text if isinstance(text, bytes) else text.encode()
        mask = os.urandom(4)
        size = len(payload)
        head = bytes([0x80 | opcode])
        head += (bytes([0x80 | size]) if size < 126 else
                 bytes([0xFE]) + struct.pack(">H", size) if size < 65536 else
                 bytes([0xFF]) + struct.pack(">Q", size))
        self._wire.sendall(head + mask + bytes(byte ^ mask[i & 3]
                                               for i, byte in enumerate(payload)))

    def hear(self):
        """The next thing that was said: ("state", {...}), ("answer", {...}); None = closed."""
        while True:
            frame = self.frame()
            if not frame:
                return None
            opcode, payload = frame
            if opcode == 8:
                self.closed = int.from_bytes(payload[:2], "big")
                return None
            if opcode == 9:
                self.send(payload, opcode=10)
            if opcode == 1:
                said = json.loads(payload)
                if "air" in said:
                    self.states.append(said)
                    return "state", said
                return "answer", said

    def wait(self, condition, what="a state"):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            heard = self.hear()
            if not heard:
                raise Failed(f"the WebSocket ended while waiting for {what}")
            if heard[0] == "state" and condition(heard[1]):
                return heard[1]
        raise Failed(f"waited {PATIENCE:g} s in vain for {what}: {self.states[-1:]}")

    def ask(self, message):
        """The answer to this message, a dict or bare text."""
        self.send(json.dumps(message) if isinstance(message, dict) else message)
        while True:
            heard = self.hear()
            if not heard:
                raise Failed(f"the WebSocket ended instead of answering {message!r}")
            if heard[0] == "answer":
                return heard[1]
