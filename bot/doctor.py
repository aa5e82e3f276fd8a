"""Looks everything over that the bot needs, and says in one sentence each what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.config import Settings
from bot.errors import BotError
from bot.ports import Directory
from bot.schools.model import Post, Register
from bot.store import SqliteStore, open_store
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


def examine(
    settings: Settings, client: WebClient, directory: Directory, now: Callable[[], datetime]
) -> Iterator[Finding]:
    """Yield what was found, one thing after the other."""
    yield _tokens(settings)
    yield _slack(settings, client)
    yield _protocol(settings)
    try:
        store = open_store(settings.database_url)
    except BotError as error:
        yield Finding("database", False, str(error))
        return
    try:
        yield from _database(store, now())
        yield from _schools(store, directory, bool(settings.slack_bot_token))
    finally:
        store.close()


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


def _slack(settings: Settings, client: WebClient) -> Finding:
    if not settings.slack_bot_token:
        return Finding("slack", False, "Not tried: there is no token.")
    try:
        answer = client.auth_test()
    except SlackApiError as error:
        code = error.response["error"]
        return Finding(
            "slack", False, f"Slack refuses the token ({code}); copy it again from the app's page."
        )
    except OSError as error:
        return Finding("slack", False, f"Slack cannot be reached at {settings.slack_api_url} ({error}).")
    return Finding("slack", True, f"Connected as {answer['user']} in {answer['team']}.")


def _protocol(settings: Settings) -> Finding:
    folder = settings.protocol_dir or PACKAGED
    try:
        protocol = load_protocol(folder)
    except KnowledgeError as error:
        return Finding("protocol", False, str(error))
    if current_index(folder) is None:
        return Finding("protocol", False, f"{folder / INDEX_NAME} is out of date; run: protocolbot index")
    return Finding("protocol", True, f"{protocol.name}: {len(protocol.passages)} passages.")


def _database(store: SqliteStore, now: datetime) -> Iterator[Finding]:
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


def _schools(store: SqliteStore, directory: Directory, connected: bool) -> Iterator[Finding]:
    with store.read() as work:
        register = work.schools.register()
    if not register.schools:
        yield Finding(
            "schools", False, "No schools yet; run: protocolbot schools import schools.csv staff.csv"
        )
        return
    yield Finding("schools", True, f"{len(register.schools)} schools, {len(register.members)} rows of staff.")
    if connected:
        yield _deciders(register, directory)


def _deciders(register: Register, directory: Directory) -> Finding:
    emails = {member.email for member in register.members if member.post is not Post.TEACHER}
    try:
        missing = sorted(email for email in emails if directory.by_email(email) is None)
    except BotError as error:
        return Finding("directors", False, str(error))
    if missing:
        return Finding("directors", False, f"Not to be found in Slack: {', '.join(missing)}.")
    return Finding("directors", True, "Everybody who decides can be reached in Slack.")
