"""`protocolbot run`: the bot in a Slack workspace."""

from __future__ import annotations

import logging
import signal
import threading

import click

from bot.config import Settings, read_settings
from bot.errors import SettingsError


@click.command(name="run")
def command() -> None:
    """Run the bot with the tokens of the settings, until it is stopped."""
    settings = read_settings()
    _require_tokens(settings)
    _log()
    from bot.bootstrap import assemble  # noqa: PLC0415 - Slack's library takes half a second to import
    from bot.cli.serving import serve_http, serve_socket_mode, sign_in  # noqa: PLC0415

    bot = assemble(settings)
    try:
        sign_in(bot)
        bot.worker.start()
        if settings.uses_socket_mode:
            serve_socket_mode(bot, settings, _stopped())
        else:
            serve_http(bot, settings)
    finally:
        bot.close()


def _log() -> None:
    """Log what the bot itself says; what matters of what Slack's libraries say comes as errors."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for name in ("slack_sdk", "slack_bolt"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _require_tokens(settings: Settings) -> None:
    if not settings.slack_bot_token:
        raise SettingsError(_missing("SLACK_BOT_TOKEN"))
    if not settings.slack_app_token and not settings.slack_signing_secret:
        raise SettingsError(_missing("SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)"))


def _missing(what: str) -> str:
    return f"{what} is not set; put it in .env, or try the bot without tokens: protocolbot sandbox"


def _stopped() -> threading.Event:
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    return stopped
