#!/usr/bin/python3
"""An HTTP server whose paths each misbehave in one way. Prints its port, ends with its
standard input."""
import argparse
import asyncio
import email.utils
import gzip
import json
import logging
import os
import socket
import ssl
import struct
import sys
import threading
import time

import tornado.httpserver
import tornado.iostream
import tornado.netutil
import tornado.web

LARGE = (8 << 20) + 1
seen = {}  # path -> times of requests
running = {"now": 0, "most": 0}


class Page(tornado.web.RequestHandler):
    def prepare(self):
        self.times = seen.setdefault(self.request.path, [])
        self.times.append(time.monotonic())

    async def get(self, name, argument):
        await getattr(self, "page_" + name)(argument)

    post = get

    async def page_echo(self, _argument):
        """What the request looked like."""
        headers = self.request.headers
        self.write({"uri": self.request.uri, "method": self.request.method,
                    "authorization": headers.get("Authorization"),
                    "agent": headers.get("User-Agent"),
                    "accept": headers.get("Accept-Encoding"),
                    "apikey": headers.get("apikey"), "cookie": headers.get("Cookie"),
                    "type": headers.get("Content-Type"),
                    "wants": headers.get("Accept"),
                    "body": self.request.body.decode()})

    async def page_login(self, argument):
        """Opens the members' page to whoever knows the PIN."""
        good = (self.request.method == "POST" and
                self.request.headers.get("Content-Type") == "application/json" and
                json.loads(self.request.body).get("pin") == "4711")
        if good:
            self.set_cookie("user", "member-" + argument)
        self.write({"success": good})

    async def page_members(self, _argument):
        member = self.get_cookie("user")
        self.set_status(200 if member else 403)
        self.write(f"welcome {member}" if member else "login first")

    async def page_there(self, argument):
        """Another page of this server."""
        self.redirect("/" + argument, status=307)

    async def page_count(self, path):
        """How often a path was asked for, and how many ran at once."""
        times = seen.get("/" + path, [])
        gaps = [int(1000 * (b - a)) for a, b in zip(times, times[1:])]
        self.write(json.dumps({"times": len(times), "gaps": gaps,
                               "most": running["most"]}, separators=(",", ":")))

    async def page_work(self, _argument):
        running["now"] += 1
        running["most"] = max(running["most"], running["now"])
        await asyncio.sleep(0.1)
        running["now"] -= 1
        self.write("done")

    async def page_status(self, argument):
        self.set_status(int(argument.split("/")[0]))
        self.write("status " + argument)

    async def page_later(self, _argument):
        if len(self.times) == 1:
            self.set_status(429)
            self.set_header("Retry-After", "2")
        else:
            self.write("at last")

    async def page_latedate(self, _argument):
        """Retry-After as a date, two seconds or a little more from now."""
        if len(self.times) == 1:
            self.set_status(429)
            self.set_header("Retry-After",
                            email.utils.formatdate(int(time.time()) + 3, usegmt=True))
        else:
            self.write("at last")

    async def page_neverever(self, _argument):
        self.set_status(429)
        self.set_header("Retry-After", "100000")

    async def page_marked(self, argument):
        """A page with an ETag, which its own name is; asked for by it, it is a 304."""
        mark = '"' + argument.split("/")[0] + '"'
        self.write("known by " + (self.request.headers.get("If-None-Match") or "nothing"))
        self.set_header("Etag", mark)
        if self.request.headers.get("If-None-Match") == mark:
            self.set_status(304)
            self._write_buffer = []

    async def page_dated(self, _argument):
        """A page with a date only."""
        since = self.request.headers.get("If-Modified-Since")
        self.set_header("Last-Modified", "Sat, 20 Jun 2026 10:00:00 GMT")
        self.write("since " + (since or "ever"))

    def compute_etag(self):
        return None

    async def page_huge(self, _argument):
        """20 MB, announced."""
        self.set_header("Content-Length", str(20 << 20))
        try:
            for _ in range(20):
                self.write(b"x" * (1 << 20))
                await self.flush()
        except tornado.iostream.StreamClosedError:
            pass

    async def page_flaky(self, _argument):
        if len(self.times) == 1:
            self.set_status(500)
        else:
            self.write("works again")

    async def page_stumble(self, _argument):
        """Fails the second time, and is as before again."""
        if len(self.times) == 2:
            self.set_status(500)
        else:
            self.write("as ever")

    async def page_hop(self, argument):
        hops = int(argument)
        self.redirect(f"/hop/{hops - 1}" if hops > 1 else "/echo/")

    async def page_away(self, _argument):
        self.redirect(self.get_argument("to"))

    async def page_stall(self, _argument):
        await asyncio.sleep(3600)

    async def page_slow(self, _argument):
        while True:
            self.write("drip drop " * 10)
            await self.flush()
            await asyncio.sleep(0.5)

    async def page_truncated(self, _argument):
        stream = self.detach()
        await stream.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
        stream.close()

    async def page_reset(self, _argument):
        stream = self.detach()
        stream.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                                 struct.pack("ii", 1, 0))
        stream.close()

    async def page_large(self, _argument):
        self.write(b"x" * LARGE)
        await self.flush()

    async def page_bomb(self, _argument):
        self.set_header("Content-Encoding", "gzip")
        self.write(gzip.compress(b"x" * LARGE))

    async def page_gzip(self, _argument):
        self.set_header("Content-Encoding", "gzip")
        self.write(gzip.compress(b"squeezed " * 1000))


def main():
    logging.getLogger("tornado").setLevel(logging.CRITICAL)
    options = argparse.ArgumentParser()
    options.add_argument("--port", type=int, default=0)
    options.add_argument("--cert")
    options.add_argument("--key")
    options = options.parse_args()
    tls = None
    if options.cert:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(options.cert, options.key)

    async def serve():
        sockets = tornado.netutil.bind_sockets(options.port, "127.0.0.1")
        app = tornado.web.Application([(r"/([a-z]+)/(.*)", Page)])
        tornado.httpserver.HTTPServer(app, ssl_options=tls).add_sockets(sockets)
        print(sockets[0].getsockname()[1], flush=True)
        await asyncio.sleep(3600)

    asyncio.run(serve())


def end_with_parent():
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=end_with_parent, daemon=True).start()
main()
