"""The whole bot on this machine: the stand-in for Slack, the real app over signed HTTP, its own database."""

from __future__ import annotations

import asyncio
import json
import secrets
import socket
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from starlette.applications import Starlette

from bot.bootstrap import Bot, Learned, assemble, learn
from bot.config import Settings, parse
from bot.sandbox.clock import MovableClock
from bot.sandbox.model import Member
from bot.sandbox.serving import QuickServer
from bot.sandbox.standin import SlackStandIn
from bot.sandbox.workspace import Workspace
from bot.schools.importer import read_files
from bot.schools.model import Member as StaffMember
from bot.schools.model import Post
from bot.slack.http import web_app
from knowledge.loader import PACKAGED

EXAMPLES = Path(str(files("bot.sandbox") / "data"))
"""The folder with the school files of the sandbox."""
_ENGLISH = frozenset({"parkwest"})
"""Schools whose staff have Slack in English."""
_TITLES = {
    Post.TEACHER: "leerkracht",
    Post.DIRECTOR: "directeur",
    Post.STAND_IN: "waarnemer",
    Post.CONTACT: "contactpersoon van de stichting",
}


@dataclass(frozen=True)
class Options:
    """How to play: the page's port (0: a free one), the database, if requests wait for their listener.

    `clock` is the time of both Slack and the bot; None is the real time, which can be moved.
    """

    port: int = 0
    database: Path | None = None
    synchronous: bool = False
    protocol_dir: Path | None = None
    clock: MovableClock | None = None
    draft_pictures: bool = True


class Playground:
    """Starts everything on loopback; used as a context manager, or with `start()` and `stop()`.

    `now` is the bot's clock. Raises `BotError` for what cannot be used, `OSError` for a port in use.
    """

    def __init__(self, options: Options = Options(), now: Callable[[], datetime] | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="protocolbot-")
        self._synchronous = options.synchronous
        secret, token = secrets.token_hex(16), f"xoxb-{secrets.token_hex(12)}"
        self.schools, self.staff = read_files(EXAMPLES / "schools.csv", EXAMPLES / "staff.csv")
        self.standin = SlackStandIn(self._workspace(), "", secret, token, options.port, clock=options.clock)
        self.now: Callable[[], datetime] = now or self.standin.clock
        self._secret = secret
        database = options.database or Path(self._folder.name) / "sandbox.db"
        self.settings = _settings(self.standin.api_url, token, database, options)
        self.standin.start()
        self.bot: Bot = assemble(self.settings, self.now, _learned(self.settings.protocol_dir or PACKAGED))
        with self.bot.store.begin() as work:
            work.schools.replace(self.schools, self.staff)
        self._web = _Web(web_app(self.bot.app(secret, synchronous=self._synchronous), self.bot.health))
        self.standin.bot_url = f"{self._web.url}/slack/events"
        self.standin.clock.on_move.append(self.bot.worker.wake)

    @property
    def url(self) -> str:
        """The address of the page."""
        return self.standin.url

    @property
    def bot_url(self) -> str:
        """The address of the bot itself."""
        return self._web.url

    def user(self, name: str) -> str:
        """Return the id in the chat of the member of staff whose name begins so."""
        return next(
            id_ for id_, member in self.standin.workspace.members.items() if member.name.startswith(name)
        )

    def start(self) -> Self:
        """Begin; the worker delivers by itself unless requests are synchronous."""
        self._web.start()
        if not self._synchronous:
            self.bot.worker.start()
        return self

    def stop(self) -> None:
        """End everything and delete the database, unless it was named."""
        self._web.stop()
        self.standin.stop()
        self.bot.close()
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _workspace(self) -> Workspace:
        posts: dict[str, StaffMember] = {member.email: member for member in self.staff}
        workspace = Workspace([_member(number, member) for number, member in enumerate(posts.values(), 1)])
        workspace.install(manifest())
        return workspace


@cache
def _learned(folder: Path) -> Learned:
    """Read a folder once for all playgrounds of this process."""
    return learn(folder)


class _Web:
    """A web application on a free port of loopback."""

    def __init__(self, application: Starlette) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._server = QuickServer(application)
        self._thread = threading.Thread(target=self._serve, name="bot", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._server.end()
        if self._thread.is_alive():
            self._thread.join(timeout=5)
        self._socket.close()

    def _serve(self) -> None:
        asyncio.run(self._server.serve(sockets=[self._socket]))


def manifest() -> dict[str, Any]:
    """Return the app's manifest, as Slack gets it."""
    text = (files("bot.slack") / "manifest.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _member(number: int, member: StaffMember) -> Member:
    locale = "en-GB" if member.school_id in _ENGLISH else "nl-NL"
    initials = "".join(part[0] for part in member.name.split()).upper()
    title = f"{_TITLES[member.post]}"
    return Member(f"U{number:03d}{initials}", member.name, member.email, locale=locale, title=title)


def _settings(api_url: str, token: str, database: Path, options: Options) -> Settings:
    return parse(
        {
            "SLACK_API_URL": api_url,
            "SLACK_BOT_TOKEN": token,
            "DATABASE_URL": f"sqlite:///{database}",
            "PROTOCOL_DIR": str(options.protocol_dir or ""),
            "DRAFT_PICTURES": "on" if options.draft_pictures else "off",
        }
    )
