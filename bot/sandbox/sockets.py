"""Socket Mode: the bot connects to Slack, and what Slack has to say comes in envelopes.

Slack's protocol (https://docs.slack.dev/apis/events-api/using-socket-mode): `apps.connections.open` gives an
address that works once; after `hello` every envelope has an `envelope_id`, which the bot sends back within
three seconds, with an answer if it has one; `disconnect` asks the bot to connect anew.
"""

import asyncio
import contextlib
import json
import threading
import uuid
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from starlette.websockets import WebSocket

from bot.sandbox.model import APP_ID, Json
from bot.sandbox.signed_http import JSON, Delivered

_HOST = "applink-sandbox"
_SECONDS_OPEN = 18_060
"""How long Slack says that a connection lasts."""


@dataclass(eq=False)
class _Line:
    """One connection of the bot; `leaving`: it was asked to connect anew."""

    websocket: WebSocket
    loop: asyncio.AbstractEventLoop
    leaving: bool = False


class Sockets:
    """The bot's connections. Slack may use any of them; the stand-in uses the newest.

    `base_url` is the stand-in's own address; `changed` is called when a connection comes or goes; `timeout`
    is how long an acknowledgement may take (Slack: three seconds).
    """

    def __init__(self, changed: Callable[[], None], timeout: float = 3.0) -> None:
        self.base_url = ""
        self.timeout = timeout
        self._changed = changed
        self._tickets: set[str] = set()
        self._lines: list[_Line] = []
        self._waiting: dict[str, tuple[_Line, Future[Delivered]]] = {}
        self._lock = threading.Lock()

    @property
    def connected(self) -> int:
        """How many connections can be used."""
        return len(self._usable())

    def new_address(self) -> str:
        """Give an address at which the bot may connect once."""
        ticket = uuid.uuid4().hex
        self._tickets.add(ticket)
        return f"{self.base_url.replace('http', 'ws', 1)}/link?ticket={ticket}&app_id={APP_ID}"

    def send(
        self, kind: str, payload: Json, accepts_answer: bool, retry_number: int = 0, reason: str = ""
    ) -> Delivered:
        """Send an envelope and wait for its acknowledgement; status 0 when none came in time."""
        envelope_id = str(uuid.uuid4())
        envelope: Json = {
            "envelope_id": envelope_id,
            "type": kind,
            "payload": payload,
            "accepts_response_payload": accepts_answer,
        }
        if kind == "events_api":
            envelope |= {"retry_attempt": retry_number, "retry_reason": reason if retry_number else ""}
        with self._lock:
            lines = self._usable()
            if not lines:
                return Delivered(0)
            answer = self._expect(envelope_id, lines[-1])
        _speak(lines[-1], envelope)
        return self._wait(envelope_id, answer)

    def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask the bot to connect anew; the old connection is closed once the new one is there.

        `reason` is Slack's: refresh_requested, warning or link_disabled.
        """
        for line in self._usable():
            line.leaving = True
            _speak(line, {"type": "disconnect", "reason": reason, "debug_info": {"host": _HOST}})
        self._changed()

    def drop(self) -> None:
        """Let all connections fall away without a word."""
        for line in list(self._lines):
            line.leaving = True
            line.loop.call_soon_threadsafe(line.websocket.scope["state"]["transport"].abort)
        self._changed()

    async def serve(self, websocket: WebSocket) -> None:
        """Serve one connection until it ends; without a fresh ticket it is refused (HTTP 403)."""
        ticket = websocket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await websocket.close()
            return
        self._tickets.discard(ticket)
        await websocket.accept()
        line = _Line(websocket, asyncio.get_running_loop())
        await websocket.send_json(self._hello())
        self._lines.append(line)
        self._changed()
        await self._close_leaving()
        try:
            async for text in websocket.iter_text():
                self._acknowledge(text)
        finally:
            self._forget(line)

    async def _close_leaving(self) -> None:
        """Close connections that were told to leave: the bot has a new one now."""
        for line in [line for line in self._lines if line.leaving]:
            with contextlib.suppress(RuntimeError):  # it has gone already
                await line.websocket.close()

    def _usable(self) -> list[_Line]:
        return [line for line in self._lines if not line.leaving]

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._lines) + 1,
            "debug_info": {"host": _HOST, "approximate_connection_time": _SECONDS_OPEN},
            "connection_info": {"app_id": APP_ID},
        }

    def _expect(self, envelope_id: str, line: _Line) -> Future[Delivered]:
        answer: Future[Delivered] = Future()
        self._waiting[envelope_id] = (line, answer)
        return answer

    def _wait(self, envelope_id: str, answer: Future[Delivered]) -> Delivered:
        try:
            return answer.result(self.timeout)
        except TimeoutError:
            return Delivered(0)
        finally:
            self._waiting.pop(envelope_id, None)

    def _acknowledge(self, text: str) -> None:
        """Take an acknowledgement; it may come over another connection than the envelope went."""
        try:
            said = json.loads(text)
            envelope_id, payload = said["envelope_id"], said.get("payload")
        except (ValueError, TypeError, KeyError):
            return
        content = json.dumps(payload).encode() if payload else b""
        self._settle(envelope_id, Delivered(200, content, JSON if payload else ""))

    def _forget(self, line: _Line) -> None:
        with self._lock:
            self._lines.remove(line)
        for envelope_id, (used, _) in list(self._waiting.items()):
            if used is line:
                self._settle(envelope_id, Delivered(0))
        self._changed()

    def _settle(self, envelope_id: str, delivered: Delivered) -> None:
        _, answer = self._waiting.pop(envelope_id, (None, None))
        if answer is not None:
            answer.set_result(delivered)


def _speak(line: _Line, said: Json) -> None:
    asyncio.run_coroutine_threadsafe(line.websocket.send_text(json.dumps(said)), line.loop)
