"""A tornado server on a thread of its own, steered from the test's thread."""
import asyncio
import socket
import threading


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Background:
    """An asyncio loop on a thread. call() runs a function there and gives its result."""

    def __init__(self):
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    def call(self, function, *args):
        async def task():
            result = function(*args)
            return await result if asyncio.iscoroutine(result) else result

        return asyncio.run_coroutine_threadsafe(task(), self._loop).result(60)

    def end(self):
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
