"""Keeps a bot running: over HTTP, or over Socket Mode."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable

import click
import uvicorn

from bot.bootstrap import Bot
from bot.config import Settings
from bot.errors import SettingsError
from bot.slack.http import Health, health_app, web_app
from bot.slack.socket_mode import connect
from bot.slack.trouble import plainly

log = logging.getLogger(__name__)


def sign_in(bot: Bot) -> None:
    """Make sure that Slack knows the bot. Raises `SignedOut` or, without an answer, `TryLater`."""
    with plainly():
        bot.client.auth_test()


def serve_http(bot: Bot, settings: Settings) -> None:
    """Receive Slack on the port of the settings until the process is stopped."""
    listening = listen("0.0.0.0", settings.port)  # noqa: S104 - Slack, or the proxy before it, comes from outside
    app = web_app(bot.app(settings.slack_signing_secret), bot.health)
    click.echo(f"Listening for Slack on port {settings.port}: /slack/events, /healthz, /readyz.")
    uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False)).run(sockets=[listening])


def serve_socket_mode(bot: Bot, settings: Settings, stopped: threading.Event) -> None:
    """Receive Slack over a connection of our own until `stopped`."""
    handler = connect(bot.app(None), settings.slack_app_token)
    health = _serve_health(settings, lambda: {**bot.health(), **_broken(handler.client.is_connected)})
    click.echo("Connected to Slack.")
    stopped.wait()
    health.should_exit = True
    handler.close()  # type: ignore[no-untyped-call]


def _broken(is_connected: Callable[[], bool]) -> dict[str, str]:
    return {} if is_connected() else {"slack": "not_connected"}


def _serve_health(settings: Settings, health: Health) -> uvicorn.Server:
    """Serve `/healthz` and `/readyz` to this machine; a port in use is no reason not to run."""
    server = uvicorn.Server(uvicorn.Config(health_app(health), log_level="warning", access_log=False))
    try:
        listening = listen("127.0.0.1", settings.port)
    except SettingsError as error:
        log.warning("no /healthz and /readyz: %s", error)
        return server
    serving = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, name="health", daemon=True)
    serving.start()
    return server


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens. Raises `SettingsError` when the port is in use or not allowed."""
    try:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except (OSError, OverflowError) as error:
        raise SettingsError(f"Port {port} cannot be used ({error}); choose another with PORT.") from error
    return listening
