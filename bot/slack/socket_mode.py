"""Slack over Socket Mode: the bot calls Slack, so it needs no address of its own."""

from __future__ import annotations

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from bot.slack.trouble import plainly


def connect(app: App, app_token: str) -> SocketModeHandler:
    """Open the connection and return it; listeners run in its threads. `close()` ends it.

    Raises `SignedOut` for a wrong app token and `TryLater` when Slack cannot be reached.
    """
    handler = SocketModeHandler(app, app_token)
    with plainly():
        handler.connect()  # type: ignore[no-untyped-call]
    return handler
