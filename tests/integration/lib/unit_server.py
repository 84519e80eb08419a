"""The meeting over HTTP: the competition's JSON and its units, and all that may go wrong."""
import asyncio
import json
import logging

import tornado.httpserver
import tornado.web

from lib.background import Background, free_port

logging.getLogger("tornado").setLevel(logging.CRITICAL)


class Answer:
    """What a path gives. `before` are statuses given first, one a request; who has the copy
    with this etag gets a 304."""

    def __init__(self, body, status=200, before=(), delay=0.0, location=None,
                 truncated=False, kind="application/json", etag=None, headers=()):
        self.body = body if isinstance(body, bytes) else (
            body.encode() if isinstance(body, str) else json.dumps(body).encode())
        self.status = status
        self.before = list(before)
        self.delay = delay
        self.location = location
        self.truncated = truncated
        self.kind, self.etag = kind, etag
        self.headers = dict(headers)


class Page(tornado.web.RequestHandler):
    async def get(self, path):
        server = self.application.server
        server.requests.append((path, self.request.query, dict(self.request.headers)))
        answer = server.answers.get(path)
        if not answer:
            self.send_error(404)
            return
        if answer.before:
            self.send_error(answer.before.pop(0))
            return
        if answer.delay:
            await asyncio.sleep(answer.delay)
        self.set_status(answer.status)
        if answer.location:
            self.set_header("Location", answer.location)
        self.set_header("Content-Type", answer.kind)
        for name, value in answer.headers.items():
            self.set_header(name, value)
        if answer.truncated:
            await self.break_off(answer.body)
            return
        if answer.etag:
            self.set_header("Etag", answer.etag)
            if self.request.headers.get("If-None-Match") == answer.etag:
                self.set_status(304)
                server.unchanged += 1
                return
        self.write(answer.body)

    def compute_etag(self):
        return None

    async def break_off(self, body):
        """Promises the whole body, sends half, and hangs up."""
        stream = self.detach()
        await stream.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                           b"Content-Length: %d\r\n\r\n" % len(body) + body[:len(body) // 2])
        stream.close()


class UnitServer:
    """with UnitServer() as units: units.set(path, {...})"""

    def __init__(self, tls=None):
        self.answers = {}
        self.requests = []  # (path, query, headers)
        self.unchanged = 0  # how often a 304 was the answer
        self.port = free_port()
        self._tls = tls
        self._background = Background()
        self.start()

    def start(self):
        self._background.call(self._listen)

    def stop(self):
        """From now on nobody listens there, and who was connected is not any more."""
        self._background.call(self._fall)

    def _fall(self):
        self._http.stop()
        asyncio.ensure_future(self._http.close_all_connections())

    def _listen(self):
        application = tornado.web.Application([(r"(/.*)", Page)])
        application.server = self
        self._http = tornado.httpserver.HTTPServer(application, ssl_options=self._tls)
        self._http.listen(self.port, "127.0.0.1")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        self._background.end()

    @property
    def url(self):
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    def set(self, path, body, **how):
        self.answers[path] = Answer(body, **how)

    def count(self, path):
        return sum(1 for asked, _, _ in list(self.requests) if asked == path)
