"""A bot in a process of its own: ours, or a bare Bolt app that echoes, both served over HTTP in the same way.

`python -m tests.bench.server bot|echo` reads one line of JSON from standard input (`Wanted`), prints the port it
listens on, and ends when its standard input does, so that it never outlives who started it.
"""

from __future__ import annotations

import json
import logging
import socket
import sys
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import uvicorn
from slack_bolt import App
from slack_sdk import WebClient
from starlette.applications import Starlette

from bot.cli.serving import listen
from bot.slack.http import web_app


@dataclass(frozen=True)
class Wanted:
    """What a bot has to know of the stand-in for Slack, and where its database is."""

    api_url: str
    token: str
    secret: str
    database: str

    def line(self) -> str:
        """Return it as the line that the process reads."""
        return json.dumps(asdict(self)) + "\n"


def echo(wanted: Wanted) -> Starlette:
    """Return the bare Bolt app: it says what was said."""
    client = WebClient(token=wanted.token, base_url=wanted.api_url)
    app = App(client=client, signing_secret=wanted.secret)

    @app.event("message")
    def on_message(event: Mapping[str, str], client: WebClient) -> None:
        client.chat_postMessage(channel=event["channel"], text=event["text"])

    return web_app(app, dict)


def bot(wanted: Wanted) -> Starlette:
    """Return our bot, with its worker at work, as `protocolbot run` makes it."""
    from bot.bootstrap import assemble  # noqa: PLC0415 - the echo's memory is without our modules
    from bot.config import parse  # noqa: PLC0415

    made = assemble(
        parse(
            {
                "SLACK_API_URL": wanted.api_url,
                "SLACK_BOT_TOKEN": wanted.token,
                "DATABASE_URL": f"sqlite:///{wanted.database}",
            }
        )
    )
    made.worker.start()
    return web_app(made.app(wanted.secret), made.health)


def main(kind: str) -> None:
    """Serve until standard input ends."""
    logging.basicConfig(level=logging.WARNING)
    wanted = Wanted(**json.loads(sys.stdin.readline()))
    application = {"bot": bot, "echo": echo}[kind](wanted)
    listening = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(application, log_level="warning", access_log=False))
    threading.Thread(target=_end_with_input, args=(server,), daemon=True).start()
    _announce(listening)
    server.run(sockets=[listening])


def _announce(listening: socket.socket) -> None:
    sys.stdout.write(f"{listening.getsockname()[1]}\n")
    sys.stdout.flush()


def _end_with_input(server: uvicorn.Server) -> None:
    sys.stdin.read()
    server.should_exit = True


if __name__ == "__main__":
    main(sys.argv[1])
