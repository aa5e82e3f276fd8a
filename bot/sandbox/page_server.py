"""The server side of the sandbox page: its files, what a person sees as JSON, and what they do.

All below `/page` and `/control`. Only requests that name a loopback host are served, and changes must come as
JSON, so that no other web page can act here.
"""

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.sandbox import page_clock, page_deeds
from bot.sandbox.model import Json, SlackError
from bot.sandbox.page_state import screen

if TYPE_CHECKING:
    from bot.sandbox.standin import SlackStandIn

_FOLDER = Path(__file__).with_name("page")
_TYPES = {".css": "text/css", ".js": "text/javascript"}
_FILES = {path.name: _TYPES[path.suffix] for path in _FOLDER.iterdir() if path.suffix in _TYPES}
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}

Endpoint = Callable[["SlackStandIn", Request], Any]


def page_routes(standin: "SlackStandIn") -> list[Route]:
    """Give the routes of the page for this stand-in."""
    table: list[tuple[str, Endpoint, str]] = [
        ("/", _index, "GET"),
        ("/page/{name}", _asset, "GET"),
        ("/page-data/state", _state, "GET"),
        ("/page-data/changes", _changes, "GET"),
        ("/page-data/act", _act, "POST"),
        ("/page-data/files/{file_id}", _file, "GET"),
        ("/control/faults", _list_faults, "GET"),
        ("/control/faults", _add_fault, "POST"),
        ("/control/faults", _clear_faults, "DELETE"),
        ("/control/clock", _read_clock, "GET"),
        ("/control/clock", _move_clock, "POST"),
    ]
    return [Route(path, _guarded(standin, endpoint), methods=[verb]) for path, endpoint, verb in table]


def _guarded(standin: "SlackStandIn", endpoint: Endpoint) -> Callable[[Request], Any]:
    async def serve(request: Request) -> Response:
        if request.headers.get("host", "").rsplit(":", 1)[0] not in _LOOPBACK:
            return PlainTextResponse("only on this machine", 403)
        if request.method == "POST" and request.headers.get("content-type") != "application/json":
            return PlainTextResponse("send JSON", 415)
        response: Response = await endpoint(standin, request)
        response.headers.update(_HEADERS)
        return response

    return serve


async def _index(_standin: "SlackStandIn", _request: Request) -> Response:
    return FileResponse(_FOLDER / "index.html", media_type="text/html")


async def _asset(_standin: "SlackStandIn", request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _FILES:
        return PlainTextResponse("not found", 404)
    return FileResponse(_FOLDER / name, media_type=_FILES[name])


async def _state(standin: "SlackStandIn", request: Request) -> Response:
    try:
        return JSONResponse(screen(standin, request.query_params.get("as", "")))
    except SlackError as refusal:
        return JSONResponse(refusal.answer(), 404)


async def _changes(standin: "SlackStandIn", _request: Request) -> Response:
    return StreamingResponse(_events(standin), media_type="text/event-stream")


async def _events(standin: "SlackStandIn") -> AsyncIterator[str]:
    """Tell the newest revision at once and after every change; a comment now and then keeps the line open."""
    loop, changed, over = asyncio.get_running_loop(), asyncio.Event(), threading.Event()

    def tell(_revision: int) -> None:
        with contextlib.suppress(RuntimeError):  # the server has just ended
            loop.call_soon_threadsafe(changed.set)

    def end() -> None:
        over.set()
        tell(0)

    standin.workspace.listeners.append(tell)
    standin.closing.append(end)
    try:
        while not over.is_set():
            yield f"data: {standin.workspace.revision}\n\n"
            await changed.wait()
            changed.clear()
    finally:
        standin.workspace.listeners.remove(tell)
        standin.closing.remove(end)


async def _act(standin: "SlackStandIn", request: Request) -> Response:
    deed = await _json_body(request)
    return JSONResponse(await run_in_threadpool(page_deeds.act, standin, deed))


async def _file(standin: "SlackStandIn", request: Request) -> Response:
    """Give a file that is on screen: one that was shared, as a picture or as text."""
    file = standin.workspace.files.get(request.path_params["file_id"])
    if file is None or not file.uploaded or not file.bot_may_see:
        return PlainTextResponse("not found", 404)
    shown_as_it_is = file.is_picture or file.mimetype == "text/plain"
    return Response(file.content, media_type=file.mimetype if shown_as_it_is else "application/octet-stream")


async def _list_faults(standin: "SlackStandIn", _request: Request) -> Response:
    return JSONResponse({"faults": standin.faults.listing(), "duplicates": standin.delivery.duplicates})


async def _add_fault(standin: "SlackStandIn", request: Request) -> Response:
    asked = await _json_body(request)
    try:
        page_deeds.misbehave(standin, asked)
    except (TypeError, ValueError):
        return JSONResponse({"error": "a fault has method, error, times, retry_after and seconds"}, 400)
    standin.workspace.note_change()
    return await _list_faults(standin, request)


async def _clear_faults(standin: "SlackStandIn", request: Request) -> Response:
    standin.faults.clear()
    standin.delivery.duplicates = 0
    standin.workspace.note_change()
    return await _list_faults(standin, request)


async def _read_clock(standin: "SlackStandIn", _request: Request) -> Response:
    return JSONResponse(page_clock.reading(standin.clock))


async def _move_clock(standin: "SlackStandIn", request: Request) -> Response:
    asked = await _json_body(request)
    try:
        await run_in_threadpool(page_clock.steer, standin.clock, asked)
    except ValueError as refused:
        return JSONResponse({"error": str(refused)}, 400)
    return await _read_clock(standin, request)


async def _json_body(request: Request) -> Json:
    try:
        found = await request.json()
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
