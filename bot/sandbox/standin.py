"""The stand-in for Slack: an HTTP server on loopback with the Web API, file and response addresses, a page.

`SlackStandIn(workspace, bot_url, signing_secret, bot_token)` is used as a context manager, or with `start()`
and `stop()`. The bot is pointed at `api_url`; the stand-in sends to `bot_url` (the bot's `/slack/events`).
"""

import asyncio
import json
import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute

from bot.sandbox import api_files
from bot.sandbox.carrier import Carrier
from bot.sandbox.clock import MovableClock
from bot.sandbox.delivery import Delivery
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.model import SlackError
from bot.sandbox.page_server import page_routes
from bot.sandbox.response_urls import ResponseUrls
from bot.sandbox.serving import QuickServer, drop
from bot.sandbox.signed_http import SignedHttp
from bot.sandbox.slack_api import ApiRequest, SlackApi
from bot.sandbox.sockets import Sockets
from bot.sandbox.uploads import file_content
from bot.sandbox.workspace import Workspace

LARGEST_BODY = 10_000_000
"""Bytes; a larger request is refused with HTTP 413."""


class SlackStandIn:
    """Slack on loopback for one workspace and one bot.

    `port` 0 takes a free port. `bot_url` may be set later. With an `app_token` the bot may connect by Socket
    Mode; while it is connected everything goes through its socket. The workspace's timestamps follow `clock`.
    Raises `OSError` when the port is in use.
    """

    def __init__(  # noqa: PLR0913 - what an app is configured with at Slack
        self,
        workspace: Workspace,
        bot_url: str,
        signing_secret: str,
        bot_token: str,
        port: int = 0,
        *,
        app_token: str = "",
        clock: MovableClock | None = None,
    ) -> None:
        self.workspace = workspace
        self.clock = clock or MovableClock()
        workspace.now = self.clock.seconds
        self.clock.on_move.append(workspace.note_change)
        self.faults = Faults()
        self._socket = socket.create_server(("127.0.0.1", port))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.sockets = Sockets(workspace.note_change)
        self.api = SlackApi(workspace, bot_token, app_token, self.sockets.new_address)
        self.response_urls = ResponseUrls(workspace)
        self.api.base_url = self.response_urls.base_url = self.sockets.base_url = self.url
        self.http = SignedHttp(bot_url, signing_secret)
        self.delivery = Delivery(workspace, Carrier(self.http, self.sockets), self.response_urls.make)
        self.closing: list[Callable[[], None]] = []
        self._server = QuickServer(Starlette(routes=self._routes()))
        self._thread = threading.Thread(target=self._serve, name="slack-stand-in", daemon=True)

    @property
    def api_url(self) -> str:
        """The base address of the Web API; ends in `/api/`, as Slack's own."""
        return f"{self.url}/api/"

    @property
    def bot_url(self) -> str:
        """Where events, clicks and commands are sent: the bot's `/slack/events`."""
        return self.http.url

    @bot_url.setter
    def bot_url(self, url: str) -> None:
        self.http.url = url

    def start(self) -> Self:
        """Begin to serve; returns at once, requests that come before the server is up wait for it."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """End all connections and the thread."""
        for close in list(self.closing):
            close()
        self._server.end()
        if self._thread.is_alive():
            self._thread.join(timeout=5)
        self._socket.close()
        self.http.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _serve(self) -> None:
        asyncio.run(self._server.serve(sockets=[self._socket]))

    def _routes(self) -> list[BaseRoute]:
        return [
            Route("/api/{method}", self._api, methods=["GET", "POST"]),
            Route("/upload/v1/{file_id}", self._upload, methods=["POST"]),
            Route("/files/{file_id}", self._file),
            Route("/response/{key}", self._response, methods=["POST"]),
            WebSocketRoute("/link", self.sockets.serve),
            *page_routes(self),
        ]

    async def _api(self, request: Request) -> Response:
        body = await _read(request)
        if body is None:
            return PlainTextResponse("too large", 413)
        method = request.path_params["method"]
        asked = ApiRequest(
            method,
            request.headers.get("authorization", ""),
            request.headers.get("content-type", ""),
            body,
            request.url.query,
        )
        for fault in self.faults.take(method):
            return await self._misbehave(fault, asked, request)
        return _json(self.api.answer(asked), headers=self._scopes())

    def _scopes(self) -> dict[str, str]:
        scopes = self.workspace.scopes
        return {"X-OAuth-Scopes": ",".join(sorted(scopes))} if scopes else {}

    async def _misbehave(self, fault: Fault, asked: ApiRequest, request: Request) -> Response:
        match fault.error:
            case "delay":
                await asyncio.sleep(fault.seconds)
                return _json(self.api.answer(asked))
            case "dropped":
                return await drop(request)
            case "lost_answer":
                self.api.answer(asked)
                return await drop(request)
            case "http_500":
                return PlainTextResponse("Internal Server Error", 500)
            case "ratelimited":
                return _json(
                    {"ok": False, "error": "ratelimited"}, 429, {"Retry-After": str(fault.retry_after)}
                )
            case code:
                return _json({"ok": False, "error": code})

    async def _upload(self, request: Request) -> Response:
        body = await _read(request)
        content = file_content(request.headers.get("content-type", ""), body or b"")
        if api_files.receive_bytes(self.workspace.files, request.path_params["file_id"], content):
            return PlainTextResponse(f"OK - {len(content)}")
        return PlainTextResponse("upload failed", 400)

    async def _file(self, request: Request) -> Response:
        file = self.workspace.files.get(request.path_params["file_id"])
        if file is None or not file.uploaded or not file.bot_may_see:
            return PlainTextResponse("not found", 404)
        if request.headers.get("authorization") != f"Bearer {self.api.bot_token}":
            return PlainTextResponse("not for you", 403)
        return Response(file.content, media_type=file.mimetype)

    async def _response(self, request: Request) -> Response:
        content = await _read(request)
        try:
            self.response_urls.post(request.path_params["key"], json.loads(content or b""))
        except SlackError as refusal:
            return PlainTextResponse(refusal.code, 404)
        except ValueError:
            return PlainTextResponse("invalid_payload", 400)
        return PlainTextResponse("ok")


async def _read(request: Request) -> bytes | None:
    if int(request.headers.get("content-length") or 0) > LARGEST_BODY:
        return None
    return await request.body()


def _json(content: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse(content, status, headers)
