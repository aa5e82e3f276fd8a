"""The stand-in's HTTP server: uvicorn that starts and stops at once and can drop a connection unanswered."""

import asyncio
import socket
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from uvicorn.protocols.http.h11_impl import H11Protocol


class QuickServer(uvicorn.Server):
    """Uvicorn without its ticking loop: it ends the moment `end` is called, from any thread."""

    def __init__(self, app: Starlette) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=_Protocol,
                ws="websockets-sansio",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                date_header=False,
            )
        )
        self._over = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def end(self) -> None:
        """Stop serving."""
        self.should_exit = True
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._over.set)

    async def main_loop(self) -> None:
        """Wait for `end` (uvicorn itself would look ten times a second)."""
        self._loop = asyncio.get_running_loop()
        if not self.should_exit:
            await self._over.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close everything without uvicorn's pauses."""
        for one in (*self.servers, *(sockets or ())):
            one.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        for _ in range(3):
            await asyncio.sleep(0)
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await asyncio.sleep(0)


class _Protocol(H11Protocol):
    """Uvicorn's HTTP protocol; it sends at once and tells over which transport a request came."""

    def connection_made(self, transport: Any) -> None:
        # asyncio does this only for sockets made with an explicit protocol; without it an answer costs 40 ms
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.app_state = {**self.app_state, "transport": transport}
        super().connection_made(transport)


class _Nothing(Response):
    async def __call__(self, *_args: Any) -> None:
        """Send nothing: the connection is gone."""


async def drop(request: Request) -> Response:
    """Abort the connection of this request; gives a response that sends nothing."""
    request.scope["state"]["transport"].abort()
    await asyncio.sleep(0)  # lets uvicorn notice, so that it sends no error of its own
    return _Nothing()
