"""Reads what Slack sends: every payload becomes one small value; nobody else digs in the JSON.

Shapes: https://docs.slack.dev/reference/interaction-payloads and https://docs.slack.dev/reference/events.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.carry import NOWHERE, Source
from bot.slack.trouble import Stale

Body = Mapping[str, Any]

_TOKEN = re.compile(r"<([@#!]?)([^<>|\n]*)(?:\|([^<>\n]*))?>")
_PLAIN_SUBTYPES = (None, "file_share", "thread_broadcast")
_PICTURES = ("png", "jpg", "jpeg", "gif", "heic", "webp")
MOST_PICTURES = 4


@dataclass(frozen=True)
class Place:
    """Where somebody does something, and so where the answer goes.

    `channel` is empty where there is none (a form, the home tab, a global shortcut): the answer then goes to
    the direct message. `response_url` answers privately also where the bot is not a member.
    """

    user: str
    channel: str = ""
    thread: str = ""
    is_dm: bool = False
    response_url: str = ""
    is_private: bool = False
    """Whether what was pressed stands in a message that only this person sees."""


@dataclass(frozen=True)
class Asked:
    """A message for the bot: in its direct message, or in a channel with its name."""

    event_id: str
    place: Place
    words: str
    source: Source
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pressed:
    """A pressed button."""

    place: Place
    value: str
    trigger: str


@dataclass(frozen=True)
class Commanded:
    """A slash command."""

    place: Place
    text: str


@dataclass(frozen=True)
class Pointed:
    """A shortcut: a global one, or one on a message by `author`."""

    place: Place
    trigger: str
    author: str = ""
    words: str = ""
    source: Source = NOWHERE
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Submitted:
    """A form that was sent: its fields by name, chosen pictures, and the note the bot put in it."""

    user: str
    view_id: str
    fields: Mapping[str, str]
    pictures: tuple[str, ...]
    note: Mapping[str, Any]
    place: Place


@dataclass(frozen=True)
class Chosen:
    """A choice in an open form, before it is sent."""

    form: Submitted
    stamp: str


def readable(text: str) -> str:
    """Return Slack's message text as it was typed: links, names and the three entities undone."""
    return _entities(_TOKEN.sub(_token, text))


def _entities(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _token(found: re.Match[str]) -> str:
    kind, target, label = found[1], found[2], found[3] or ""
    if kind == "!":
        return label or "@" + target.partition("^")[0]
    return kind + (label or target)


def is_for_us(body: Body) -> bool:
    """Whether a message event is a person's new message in the direct message with the bot."""
    event = body["event"]
    return (
        event.get("channel_type") == "im"
        and event.get("subtype") in _PLAIN_SUBTYPES
        and not event.get("bot_id")
        and bool(event.get("user"))
        and "edited" not in event
    )


def asked(body: Body) -> Asked:
    """Read a message event or a mention."""
    event = body["event"]
    is_dm = event.get("channel_type") == "im"
    thread = event.get("thread_ts") or ("" if is_dm else event["ts"])
    source = Source(event["channel"], event["ts"], event.get("thread_ts") or "")
    place = Place(event["user"], event["channel"], thread, is_dm)
    words = readable(_without_name(event.get("text") or "", body)).strip()
    return Asked(str(body.get("event_id", "")), place, words, source, _pictures(event))


def _without_name(text: str, body: Body) -> str:
    bots = [str(one.get("user_id")) for one in body.get("authorizations") or () if one.get("is_bot")]
    for bot in bots:
        text = re.sub(rf"\s*<@{re.escape(bot)}(?:\|[^>]*)?>\s*", " ", text)
    return text


def _pictures(message: Mapping[str, Any]) -> tuple[str, ...]:
    files = message.get("files") or ()
    found = [str(file["id"]) for file in files if file.get("filetype") in _PICTURES and file.get("id")]
    return tuple(found[:MOST_PICTURES])


def event_id(body: Body) -> str:
    """Return the id by which a repeated delivery of an event is known."""
    return str(body.get("event_id", ""))


def home_user(body: Body) -> str:
    """Return who opened the home tab, or an empty string when another tab was opened."""
    return str(body["event"]["user"]) if body["event"].get("tab") == "home" else ""


def pressed(body: Body) -> Pressed:
    """Read a pressed button."""
    return Pressed(place(body), str(body["actions"][0].get("value") or ""), str(body.get("trigger_id", "")))


def commanded(body: Body) -> Commanded:
    """Read a slash command; its text holds no links and names of Slack's making."""
    return Commanded(place(body), _entities(body.get("text") or "").strip())


def pointed(body: Body) -> Pointed:
    """Read a shortcut; a message shortcut says what it was used on."""
    message = body.get("message") or {}
    channel = (body.get("channel") or {}).get("id", "")
    source = Source(channel, message.get("ts", ""), message.get("thread_ts") or "")
    words = readable(message.get("text") or "").strip()
    return Pointed(
        Place(body["user"]["id"]),
        str(body.get("trigger_id", "")),
        str(message.get("user", "")),
        words,
        source,
        _pictures(message),
    )


def place(body: Body) -> Place:
    """Return where an event, a press, a command or a form comes from."""
    if "event" in body:
        event = body["event"]
        if event.get("type") == "app_home_opened":
            return Place(event["user"])
        return asked(body).place
    if "command" in body:
        return Place(body["user_id"], body["channel_id"], "", False, body.get("response_url", ""), True)
    return _interaction_place(body)


def _interaction_place(body: Body) -> Place:
    user = body["user"]["id"]
    message = body.get("message")
    if body.get("type") != "block_actions" or not message:
        return Place(user)
    container = body.get("container") or {}
    channel = (body.get("channel") or {}).get("id", "")
    is_dm = _is_dm(channel)
    thread = message.get("thread_ts") or ("" if is_dm else message.get("ts", ""))
    is_private = bool(container.get("is_ephemeral"))
    return Place(user, channel, thread, is_dm, body.get("response_url", ""), is_private)


def _is_dm(channel: str) -> bool:
    return channel.startswith("D")


def submitted(body: Body) -> Submitted:
    """Read a form. Raises `Stale` when its note is not one of ours."""
    view = body["view"]
    try:
        note = json.loads(view.get("private_metadata") or "{}")
    except ValueError as error:
        raise Stale from error
    fields, pictures = _fields(view["state"]["values"])
    user = body["user"]["id"]
    return Submitted(user, str(view["id"]), fields, pictures, note, Place(user))


def _fields(values: Mapping[str, Any]) -> tuple[dict[str, str], tuple[str, ...]]:
    fields: dict[str, str] = {}
    pictures: list[str] = []
    for elements in values.values():
        for action_id, state in elements.items():
            fields[action_id] = _field(state)
            pictures += [str(file["id"]) for file in state.get("files") or ()]
    return fields, tuple(pictures[:MOST_PICTURES])


def _field(state: Mapping[str, Any]) -> str:
    option = state.get("selected_option") or {}
    found = (
        state.get("value") or option.get("value") or state.get("selected_date") or state.get("selected_time")
    )
    return str(found or "")


def chosen(body: Body) -> Chosen:
    """Read a choice in an open form."""
    return Chosen(submitted(body), str(body["view"].get("hash", "")))


_VIEW_FIELDS = ("type", "callback_id", "title", "submit", "close", "private_metadata", "blocks")


def form_view(body: Body) -> dict[str, Any]:
    """Return an open form as it can be sent back to Slack."""
    return {name: body["view"][name] for name in _VIEW_FIELDS}


def inputs(body: Body) -> tuple[str, ...]:
    """Return the block ids of a form's fields, to hang a complaint on."""
    view = body.get("view") or {}
    if body.get("type") != "view_submission":
        return ()
    return tuple(block["block_id"] for block in view.get("blocks") or () if block.get("type") == "input")
