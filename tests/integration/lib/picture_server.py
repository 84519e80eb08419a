"""Pictures over http or https, from a server that also misbehaves.

    with PictureServer() as pictures:
        pictures.serve("/logo.png", png(64, 64, COLOUR))
        pictures.requests  # paths, in order
"""
import http.server
import io
import struct
import threading
import zlib

from PIL import Image


def png(width, height, colour):
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()


def jpeg(width, height, colour):
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "JPEG", quality=95)
    return out.getvalue()


def svg(colour):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path fill="{colour}" '
            'd="M0 0h10v10H0z"/></svg>').encode()


def bomb(width, height):
    """A PNG of very many pixels in a few bytes."""
    def chunk(name, data):
        return (struct.pack(">I", len(data)) + name + data
                + struct.pack(">I", zlib.crc32(name + data)))
    rows = zlib.compress(bytes((width // 8 + 1) * height), 9)
    return (b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
            + chunk(b"IDAT", rows) + chunk(b"IEND", b""))


class PictureServer:
    def __init__(self, tls=None, host="127.0.0.1"):
        self.requests = []
        self.headers = []
        self._answers = {}
        owner = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):  # pylint: disable=invalid-name
                owner.requests.append(self.path)
                owner.headers.append(dict(self.headers))
                owner.answer(self)

            def log_message(self, *_):  # pylint: disable=arguments-differ
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.url = f"{'https' if tls else 'http'}://{host}:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def serve(self, path, body, status=200, kind="image/png", **headers):
        self._answers[path] = (status, body, {"Content-Type": kind, **headers})

    def endless(self, path, begin):
        """Begins well and never ends."""
        self._answers[path] = (200, None, {"begin": begin})

    def answer(self, handler):
        status, body, headers = self._answers.get(handler.path, (404, b"none", {}))
        etag = headers.get("ETag")
        if etag and handler.headers.get("If-None-Match") == etag:
            status, body = 304, b""
        try:
            handler.send_response(status)
            if body is None:
                handler.send_header("Connection", "close")
                handler.end_headers()
                handler.wfile.write(headers["begin"])
                while True:
                    handler.wfile.write(bytes(65536))
            for name, value in headers.items():
                handler.send_header(name, value)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)
        except OSError:
            pass
