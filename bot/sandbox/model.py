"""The things a workspace is made of: members, messages, channels, files and open forms."""

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

TEAM_ID = "T0SANDBOX"
APP_ID = "A0SANDBOX"
BOT_USER_ID = "U0BOT"
BOT_ID = "B0BOT"
SLACKBOT_ID = "USLACKBOT"

PICTURES = frozenset({"image/png", "image/jpeg", "image/gif"})
"""The kinds of pictures that Slack shows in a block."""

Json = dict[str, Any]


class SlackError(Exception):
    """A refusal in Slack's own words.

    `code` is the value of `error` in the answer; `messages` becomes `response_metadata.messages`; `extra` is
    merged into the answer.
    """

    def __init__(
        self, code: str, messages: tuple[str, ...] = (), extra: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(code)
        self.code = code
        self.messages = messages
        self.extra = dict(extra or {})

    def answer(self) -> Json:
        """Give the JSON object that Slack would answer."""
        answer: Json = {"ok": False, "error": self.code, **self.extra}
        if self.messages:
            answer["response_metadata"] = {"messages": list(self.messages)}
        return answer


@dataclass(frozen=True)
class Member:
    """A person or bot; flags as in Slack's user object, `title` is what they do (on their profile)."""

    id: str
    name: str
    email: str
    locale: str = "nl-NL"
    is_bot: bool = False
    deleted: bool = False
    is_restricted: bool = False
    is_stranger: bool = False
    team_id: str = TEAM_ID
    title: str = ""

    def as_json(self, include_locale: bool = False) -> Json:
        """Give Slack's user object (the subset that apps read)."""
        user: Json = {
            "id": self.id,
            "team_id": self.team_id,
            "name": self.name.lower().replace(" ", "."),
            "real_name": self.name,
            "deleted": self.deleted,
            "tz": "Europe/Amsterdam",
            "is_bot": self.is_bot,
            "is_app_user": False,
            "is_restricted": self.is_restricted,
            "is_ultra_restricted": False,
            "is_stranger": self.is_stranger,
            "profile": {
                "real_name": self.name,
                "display_name": self.name,
                "email": self.email,
                "title": self.title,
            },
        }
        return user | {"locale": self.locale} if include_locale else user


@dataclass(frozen=True)
class Message:
    """One message. `ephemeral_to` is the only person who sees it; empty: everybody in the channel does."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: tuple[Json, ...] = ()
    thread_ts: str = ""
    ephemeral_to: str = ""
    files: tuple[Json, ...] = ()
    metadata: Json = field(default_factory=dict)
    edited: bool = False
    bot_id: str = ""

    @property
    def is_reply(self) -> bool:
        """Whether the message stands in a thread below another message."""
        return bool(self.thread_ts) and self.thread_ts != self.ts

    def as_json(self, with_metadata: bool = False) -> Json:
        """Give Slack's message object."""
        message: Json = {
            "type": "message",
            "user": self.user,
            "text": self.text,
            "ts": self.ts,
            "team": TEAM_ID,
        }
        optional = {
            "bot_id": self.bot_id,
            "app_id": APP_ID if self.bot_id else "",
            "blocks": list(self.blocks),
            "thread_ts": self.thread_ts,
            "files": list(self.files),
            "metadata": self.metadata if with_metadata else {},
            "edited": {"user": self.user, "ts": self.ts} if self.edited else {},
        }
        return message | {key: value for key, value in optional.items() if value}


@dataclass
class Channel:
    """A conversation and its messages, oldest first, by timestamp. `kind` is im, mpim or channel."""

    id: str
    name: str
    kind: str
    members: frozenset[str]
    messages: dict[str, Message] = field(default_factory=dict)

    def as_json(self) -> Json:
        """Give Slack's conversation object."""
        base: Json = {
            "id": self.id,
            "is_im": self.kind == "im",
            "is_mpim": self.kind == "mpim",
            "is_channel": self.kind == "channel",
            "is_archived": False,
            "context_team_id": TEAM_ID,
        }
        if self.kind == "im":
            return base | {"user": next(iter(self.members - {BOT_USER_ID}), BOT_USER_ID)}
        return base | {
            "name": self.name,
            "is_member": BOT_USER_ID in self.members,
            "num_members": len(self.members),
        }


@dataclass
class SharedFile:
    """A file: first only an id and a promised size, later its bytes, at last shared in a channel.

    `user` is who it belongs to. The bot sees its own files, and others once they are shared with it.
    """

    id: str
    name: str
    size: int
    content: bytes = b""
    uploaded: bool = False
    title: str = ""
    alt_text: str = ""
    user: str = BOT_USER_ID
    created: int = 0
    bot_may_see: bool = True

    @property
    def mimetype(self) -> str:
        """The kind of file, from its name."""
        if self.name.lower().endswith((".txt", ".md")):
            return "text/plain"
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    @property
    def is_picture(self) -> bool:
        """Whether Slack shows it in an image block."""
        return self.mimetype in PICTURES

    def as_json(self, base_url: str) -> Json:
        """Give Slack's file object; `base_url` is where the stand-in serves the bytes."""
        return {
            "id": self.id,
            "name": self.name,
            "title": self.title or self.name,
            "created": self.created,
            "timestamp": self.created,
            "mode": "hosted",
            "file_access": "visible",
            "mimetype": self.mimetype,
            "filetype": self.name.rsplit(".", 1)[-1].lower(),
            "user": self.user,
            "size": len(self.content),
            "alt_txt": self.alt_text,
            "url_private": f"{base_url}/files/{self.id}",
        }


@dataclass
class OpenView:
    """A form or home tab as the person has it on screen; `values` is Slack's `view.state.values`."""

    id: str
    user: str
    body: Json
    hash: str
    root_id: str
    previous_id: str = ""
    values: Json = field(default_factory=dict)

    def as_json(self) -> Json:
        """Give Slack's view object: what the app sent, with ids, hash and state."""
        defaults: Json = {
            "private_metadata": "",
            "callback_id": "",
            "external_id": "",
            "clear_on_close": False,
            "notify_on_close": False,
            "title": {"type": "plain_text", "text": "", "emoji": True},
            "submit": None,
            "close": None,
        }
        ids: Json = {
            "id": self.id,
            "team_id": TEAM_ID,
            "app_id": APP_ID,
            "bot_id": BOT_ID,
            "app_installed_team_id": TEAM_ID,
            "hash": self.hash,
            "root_view_id": self.root_id,
            "previous_view_id": self.previous_id or None,
            "state": {"values": self.values},
        }
        return defaults | self.body | ids


@dataclass(frozen=True)
class Shortcut:
    """A shortcut of the app: `kind` is message or global."""

    callback_id: str
    name: str
    kind: str
