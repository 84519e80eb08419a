"""A mixer or control panel that steers over plain TCP lines."""
import json
import socket

from lib.checks import PATIENCE, Failed


class Panel:
    """with Panel(port) as panel: panel.ask("TAKE 3")"""

    def __init__(self, port):
        self._wire = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self._heard = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._wire.close()

    def send(self, text):
        self._wire.sendall(text if isinstance(text, bytes) else text.encode())

    def line(self):
        """The next line without its end; None when the connection has ended."""
        while b"\n" not in self._heard:
            try:
                more = self._wire.recv(65536)
            except ConnectionResetError:
                return None
            if not more:
                return None
            self._heard += more
        line, self._heard = self._heard.split(b"\n", 1)
        return line.decode().rstrip("\r")

    def ask(self, text, end="\r\n"):
        """The answer to this line; states that come in between are passed over."""
        self.send(text + end)
        while True:
            line = self.line()
            if line is None or not line.startswith("{"):
                return line

    def state(self, condition, what="a state"):
        while True:
            line = self.line()
            if line is None:
                raise Failed(f"the connection ended while waiting for {what}")
            if line.startswith("{") and condition(json.loads(line)):
                return json.loads(line)
