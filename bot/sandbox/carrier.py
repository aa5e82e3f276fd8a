"""How what Slack has to say reaches the bot: through a socket when one is connected, else by signed HTTP."""

import json
from enum import StrEnum
from urllib.parse import urlencode

from bot.sandbox.model import Json
from bot.sandbox.signed_http import FORM, JSON, Delivered, SignedHttp
from bot.sandbox.sockets import Sockets


class Kind(StrEnum):
    """What is carried, by Socket Mode's own words."""

    EVENT = "events_api"
    COMMAND = "slash_commands"
    INTERACTION = "interactive"


class Carrier:
    """Takes payloads to the bot and brings back how it answered."""

    def __init__(self, http: SignedHttp, sockets: Sockets) -> None:
        self.http = http
        self.sockets = sockets
        self._last: tuple[Kind, Json] = (Kind.EVENT, {})

    def send(
        self, kind: Kind, payload: Json, retry_number: int = 0, reason: str = "http_timeout"
    ) -> Delivered:
        """Send a payload; with a `retry_number` as Slack's repeated delivery."""
        self._last = (kind, payload)
        if self.sockets.connected:
            return self.sockets.send(kind, payload, _accepts(kind, payload), retry_number, reason)
        return self.http.send(*_body(kind, payload), retry_number=retry_number, reason=reason)

    def send_again(self, retry_number: int, reason: str) -> Delivered:
        """Send the last payload once more, newly signed or in a new envelope."""
        return self.send(*self._last, retry_number=retry_number, reason=reason)


def _body(kind: Kind, payload: Json) -> tuple[bytes, str]:
    match kind:
        case Kind.EVENT:
            return json.dumps(payload).encode(), JSON
        case Kind.COMMAND:
            return urlencode(payload).encode(), FORM
        case Kind.INTERACTION:
            return urlencode({"payload": json.dumps(payload)}).encode(), FORM


def _accepts(kind: Kind, payload: Json) -> bool:
    """Whether the bot may put an answer into its acknowledgement."""
    return kind is Kind.COMMAND or payload.get("type") == "view_submission"
