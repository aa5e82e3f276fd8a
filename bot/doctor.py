"""Looks everything over that the bot needs, and says in one sentence each what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bot.config import Settings
from bot.errors import BotError
from bot.ports import Directory, Work
from bot.schools.model import Post, Register
from knowledge.engine import INDEX_NAME, current_index
from knowledge.loader import PACKAGED, load_protocol
from knowledge.model import KnowledgeError

_LATE_SECONDS = 300


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: its name, whether it is well, and what was seen or is to be done."""

    name: str
    is_well: bool
    says: str


class Examined(Protocol):
    """A store that can be looked over."""

    @property
    def path(self) -> Path:
        """The file."""

    def check(self) -> None:
        """Raise `BotError` for damage or no access."""

    def read(self) -> AbstractContextManager[Work]:
        """Open a unit of work that only reads."""

    def close(self) -> None:
        """Let go of the file."""


@dataclass(frozen=True)
class Doctor:
    """What is examined: the settings, and the ways to the chat and to the store.

    `sign_in` says as whom the bot is known to the chat; it and `open_store` raise `BotError`.
    """

    settings: Settings
    sign_in: Callable[[], str]
    directory: Directory
    open_store: Callable[[], Examined]
    now: Callable[[], datetime]

    def examine(self) -> Iterator[Finding]:
        """Yield what was found, one thing after the other."""
        yield _tokens(self.settings)
        yield self._chat()
        yield _protocol(self.settings)
        try:
            store = self.open_store()
        except BotError as error:
            yield Finding("database", False, str(error))
            return
        try:
            yield from _database(store, self.now())
            yield from self._schools(store)
        finally:
            store.close()

    def _chat(self) -> Finding:
        if not self.settings.slack_bot_token:
            return Finding("slack", False, "Not tried: there is no token.")
        try:
            return Finding("slack", True, f"Connected as {self.sign_in()}.")
        except BotError as error:
            return Finding("slack", False, f"{self.settings.slack_api_url}: {error}.")

    def _schools(self, store: Examined) -> Iterator[Finding]:
        with store.read() as work:
            register = work.schools.register()
        if not register.schools:
            says = "No schools yet; run: protocolbot schools import schools.csv staff.csv"
            yield Finding("schools", False, says)
            return
        count = f"{len(register.schools)} schools, {len(register.members)} rows of staff."
        yield Finding("schools", True, count)
        if self.settings.slack_bot_token:
            yield _deciders(register, self.directory)


def _tokens(settings: Settings) -> Finding:
    if not settings.slack_bot_token.startswith("xoxb-"):
        return Finding("settings", False, "SLACK_BOT_TOKEN is missing or does not begin with xoxb-.")
    if settings.slack_app_token and not settings.slack_app_token.startswith("xapp-"):
        return Finding("settings", False, "SLACK_APP_TOKEN does not begin with xapp-.")
    if not settings.slack_app_token and not settings.slack_signing_secret:
        says = "Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)."
        return Finding("settings", False, says)
    way = "Socket Mode" if settings.uses_socket_mode else f"HTTP on port {settings.port}"
    return Finding("settings", True, f"Tokens are set; Slack is reached by {way}.")


def _protocol(settings: Settings) -> Finding:
    folder = settings.protocol_dir or PACKAGED
    try:
        protocol = load_protocol(folder)
    except KnowledgeError as error:
        return Finding("protocol", False, str(error))
    if current_index(folder) is None:
        return Finding("protocol", False, f"{folder / INDEX_NAME} is out of date; run: protocolbot index")
    return Finding("protocol", True, f"{protocol.name}: {len(protocol.passages)} passages.")


def _database(store: Examined, now: datetime) -> Iterator[Finding]:
    try:
        store.check()
        with store.read() as work:
            oldest = work.outbox.oldest_waiting()
    except BotError as error:
        yield Finding("database", False, str(error))
        return
    yield Finding("database", True, f"{store.path} can be read and written.")
    late = oldest is not None and (now - oldest).total_seconds() > _LATE_SECONDS
    says = (
        "A message has waited for more than five minutes; is the bot running?" if late else "Nothing waits."
    )
    yield Finding("outbox", not late, says)


def _deciders(register: Register, directory: Directory) -> Finding:
    emails = {member.email for member in register.members if member.post is not Post.TEACHER}
    try:
        missing = sorted(email for email in emails if directory.by_email(email) is None)
    except BotError as error:
        return Finding("directors", False, str(error))
    if missing:
        return Finding("directors", False, f"Not to be found in Slack: {', '.join(missing)}.")
    return Finding("directors", True, "Everybody who decides can be reached in Slack.")
