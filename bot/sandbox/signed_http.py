"""HTTP towards the bot, signed as Slack signs it.

The signature is `v0=` and the HMAC-SHA256, with the signing secret, of `v0:<timestamp>:<body>`
(https://docs.slack.dev/authentication/verifying-requests-from-slack).
"""

import hashlib
import hmac
import http.client
import json
import select
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.sandbox.model import Json

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Delivered:
    """How the bot answered one request. `status` 0: it could not be reached or gave no answer in time."""

    status: int
    body: bytes = b""
    content_type: str = ""

    @property
    def ok(self) -> bool:
        """Whether the bot acknowledged it (HTTP 200)."""
        return self.status == 200

    def json(self) -> Json:
        """Give the answer's JSON object, or an empty one when the answer holds none."""
        try:
            found = json.loads(self.body or b"{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


def signed_headers(secret: str, body: bytes, timestamp: int) -> dict[str, str]:
    """Give the two headers by which an app knows that a request comes from Slack."""
    base = b"v0:%d:%b" % (timestamp, body)
    signature = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": str(timestamp), "X-Slack-Signature": f"v0={signature}"}


class SignedHttp:
    """Sends signed requests to one address; keeps a connection per thread.

    `url` may be set later (empty: nothing is sent); `timeout` is how long an answer may take (Slack: three
    seconds). `now` is always the real time: an app refuses what was signed more than five minutes ago.
    """

    def __init__(
        self, url: str, secret: str, timeout: float = 3.0, now: Callable[[], float] = time.time
    ) -> None:
        self.url = url
        self.secret = secret
        self.timeout = timeout
        self.now = now
        self._kept = threading.local()
        self._all: list[http.client.HTTPConnection] = []

    def send(
        self, body: bytes, content_type: str, retry_number: int = 0, reason: str = "http_timeout"
    ) -> Delivered:
        """Send a body; with a `retry_number` as Slack's repeated delivery."""
        headers = {"Content-Type": content_type, "User-Agent": "Slackbot 1.0 (sandbox)"}
        headers |= signed_headers(self.secret, body, int(self.now()))
        if retry_number:
            headers |= {"X-Slack-Retry-Num": str(retry_number), "X-Slack-Retry-Reason": reason}
        return self._post(body, headers)

    def _post(self, body: bytes, headers: dict[str, str]) -> Delivered:
        if not self.url:
            return Delivered(0)
        parts = urlsplit(self.url)
        connection = self._connection(parts.netloc)
        try:
            connection.request("POST", parts.path, body, headers)
            response = connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException):
            connection.close()
            return Delivered(0)
        return Delivered(response.status, content, response.headers.get("Content-Type", ""))

    def _connection(self, place: str) -> http.client.HTTPConnection:
        kept: http.client.HTTPConnection | None = getattr(self._kept, place, None)
        if kept is not None and _still_good(kept):
            return kept
        if kept is not None:
            kept.close()
            self._all.remove(kept)
        fresh = http.client.HTTPConnection(place, timeout=self.timeout)
        setattr(self._kept, place, fresh)
        self._all.append(fresh)
        return fresh

    def close(self) -> None:
        """Close all kept connections; a later request opens a new one."""
        for connection in self._all:
            connection.close()


def _still_good(connection: http.client.HTTPConnection) -> bool:
    # something waits to be read: the other side closed the connection
    if connection.sock is None:
        return True
    readable, _, _ = select.select([connection.sock], [], [], 0)
    return not readable
