"""The real curl, posting."""
import pathlib
import subprocess
import tempfile

from lib.checks import Failed, check


class Post:
    """A POST under way. status() waits for its end; busy() does not."""

    def __init__(self, url, body, *arguments, headers=None):
        self._body = tempfile.NamedTemporaryFile(suffix=".json")
        pathlib.Path(self._body.name).write_bytes(
            body if isinstance(body, bytes) else body.encode())
        lines = [word for name, value in (headers or {}).items()
                 for word in ("-H", f"{name}: {value}")]
        self._process = subprocess.Popen(
            ["curl", "-sS", "-o", "/dev/null", "-w", "%{http_code}", "--max-time", "60",
             *lines, *arguments, "--data-binary", f"@{self._body.name}", url],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True)

    def busy(self):
        return self._process.poll() is None

    def status(self):
        try:
            said, errors = self._process.communicate(timeout=90)
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise Failed("curl does not end") from None
        finally:
            self._body.close()
        check(said.isdigit(), f"curl said {said!r} {errors!r}")
        return int(said)
