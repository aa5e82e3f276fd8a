"""Slack over HTTP: `/slack/events` for the Bolt app, and two addresses that say how the bot is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from slack_bolt import App, BoltRequest
from slack_bolt.adapter.starlette.handler import to_starlette_response
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

LARGEST_BODY = 4_000_000
"""Bytes; a shortcut on a message of 40,000 emoji takes 1.3 million: they come escaped, and twice."""

Health = Callable[[], Mapping[str, str]]
Endpoint = Callable[[Request], Awaitable[Response]]


def web_app(app: App, health: Health) -> Starlette:
    """Return the web application.

    `health` returns what is wrong by name, nothing when all is well; `/readyz` answers 503 with it.
    """
    return Starlette(
        routes=[
            Route("/slack/events", _events(app), methods=["POST"]),
            Route("/healthz", _alive),
            Route("/readyz", _ready(health)),
        ]
    )


def health_app(health: Health) -> Starlette:
    """Return the two addresses alone, for Socket Mode, in which Slack itself needs none."""
    return Starlette(routes=[Route("/healthz", _alive), Route("/readyz", _ready(health))])


def _events(app: App) -> Endpoint:
    async def events(request: Request) -> Response:
        body = await _read(request)
        if body is None:
            return PlainTextResponse("too large", 413)
        try:
            text = body.decode()
        except UnicodeDecodeError:
            return PlainTextResponse("not UTF-8", 400)
        asked = BoltRequest(body=text, query=str(request.url.query), headers=dict(request.headers))
        return to_starlette_response(await run_in_threadpool(app.dispatch, asked))

    return events


async def _read(request: Request) -> bytes | None:
    """Return the body, or None as soon as it is too large, whatever its length was said to be."""
    said = request.headers.get("content-length", "0")
    if said.isdecimal() and int(said) > LARGEST_BODY:
        return None
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            return None
    return bytes(body)


async def _alive(_request: Request) -> Response:
    return PlainTextResponse("ok")


def _ready(health: Health) -> Endpoint:
    async def ready(_request: Request) -> Response:
        wrong = dict(await run_in_threadpool(health))
        return JSONResponse({"ready": not wrong, **wrong}, 503 if wrong else 200)

    return ready
