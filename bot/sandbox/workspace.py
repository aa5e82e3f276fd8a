"""A workspace in memory: who is in it and what was said. No HTTP and no Slack library.

All methods may be called from any thread. Refusals are `SlackError`s that carry Slack's own error codes.
"""

import itertools
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.sandbox.model import (
    BOT_ID,
    BOT_USER_ID,
    SLACKBOT_ID,
    Channel,
    Json,
    Member,
    Message,
    SharedFile,
    Shortcut,
    SlackError,
)
from bot.sandbox.screens import Screens

__all__ = ["BOT_USER_ID", "Channel", "Member", "Message", "Shortcut", "SlackError", "Workspace"]


class Workspace:
    """People, channels, messages and files; open forms and home tabs are in `screens`.

    `members` are the people; the bot is added. `channels` names the public channels, in which all members and
    the bot are. `now` gives seconds since 1970; a stand-in replaces it by its own clock.
    """

    def __init__(
        self,
        members: Iterable[Member],
        channels: Iterable[str] = ("team",),
        now: Callable[[], float] = time.time,
        bot_name: str = "Protocolbot",
    ) -> None:
        self.lock = threading.RLock()
        self.now = now
        self.revision = 0
        self.shortcuts: list[Shortcut] = []
        self.commands: list[str] = ["/protocol"]
        self.scopes: frozenset[str] = frozenset()
        self.files: dict[str, SharedFile] = {}
        self.channels: dict[str, Channel] = {}
        self.members = {one.id: one for one in members}
        self.members[BOT_USER_ID] = Member(BOT_USER_ID, bot_name, "", is_bot=True)
        self.listeners: list[Callable[[int], None]] = []
        self._counter = itertools.count(1)
        self._last_ts = 0.0
        self._changed = threading.Condition(self.lock)
        self.screens = Screens(self)
        for name in channels:
            self.add_channel(name)

    # -- people and channels

    @property
    def people(self) -> list[Member]:
        """All members that are no bots."""
        return [one for one in self.members.values() if not one.is_bot]

    def add_member(self, member: Member) -> None:
        """Add a person, or replace the one with the same id (to deactivate somebody, for instance)."""
        with self.lock:
            self.members[member.id] = member
            self.note_change()

    def member(self, user_id: str) -> Member:
        """Give the member; raises `user_not_found`."""
        try:
            return self.members[user_id]
        except KeyError:
            raise SlackError("user_not_found") from None

    def add_channel(self, name: str, members: Iterable[str] = ()) -> Channel:
        """Add a public channel; without `members` everybody and the bot are in it."""
        inside = frozenset(members) or frozenset(self.members)
        channel = Channel(self.new_id("C0"), name.lstrip("#"), "channel", inside)
        self.channels[channel.id] = channel
        return channel

    def channel(self, id_or_name: str) -> Channel:
        """Give a channel by id, by `#name`, or the bot's DM with a user id; raises `channel_not_found`."""
        with self.lock:
            if id_or_name in self.channels:
                return self.channels[id_or_name]
            if id_or_name in self.members and id_or_name != BOT_USER_ID:
                return self.dm([id_or_name])
            for channel in self.channels.values():
                if channel.kind == "channel" and channel.name == id_or_name.lstrip("#"):
                    return channel
        raise SlackError("channel_not_found")

    def dm(self, users: list[str]) -> Channel:
        """Give the bot's conversation with one person (im) or several (mpim); made when it is not there."""
        with self.lock:
            inside = frozenset([BOT_USER_ID, *(self.member(one).id for one in users)])
            kind = "im" if len(inside) == 2 else "mpim"
            key = f"{'D' if kind == 'im' else 'G'}0" + "".join(sorted(inside - {BOT_USER_ID}))
            return self.channels.setdefault(key, Channel(key, "", kind, inside))

    # -- messages

    def post(self, channel: str, user: str, text: str, **more: Any) -> Message:
        """Add a message; `more` are further fields of `Message`. Blocks without a block_id get one."""
        with self.lock:
            more["blocks"] = self.with_block_ids(more.get("blocks", ()))
            message = Message(self.new_ts(), channel, user, text, **more)
            self.channels[channel].messages[message.ts] = message
            self.note_change()
            return message

    def post_as_bot(self, channel: str, text: str, **more: Any) -> Message:
        """Add a message from the bot."""
        return self.post(channel, BOT_USER_ID, text, bot_id=BOT_ID, **more)

    def tell(self, user: str, channel: str, text: str) -> Message:
        """Show one person a sentence from Slack itself (what Slackbot says when an app does not answer)."""
        return self.post(channel, SLACKBOT_ID, text, ephemeral_to=user)

    def message(self, channel: str, ts: str) -> Message:
        """Give a message; raises `message_not_found`."""
        try:
            return self.channels[channel].messages[ts]
        except KeyError:
            raise SlackError("message_not_found") from None

    def change(self, message: Message, **fields: Any) -> Message:
        """Replace fields of a message."""
        with self.lock:
            if "blocks" in fields:
                fields["blocks"] = self.with_block_ids(fields["blocks"])
            changed = replace(self.message(message.channel, message.ts), edited=True, **fields)
            self.channels[message.channel].messages[message.ts] = changed
            self.note_change()
            return changed

    def mark_thread(self, message: Message) -> None:
        """Note that a message has replies: like Slack, it then carries its own timestamp as thread_ts."""
        channel = self.channels[message.channel]
        channel.messages[message.ts] = replace(message, thread_ts=message.ts)

    def remove(self, message: Message) -> None:
        """Take a message away."""
        with self.lock:
            self.message(message.channel, message.ts)
            del self.channels[message.channel].messages[message.ts]
            self.note_change()

    def visible(self, channel: str, user: str) -> list[Message]:
        """Give the messages of a channel that this person sees, oldest first."""
        with self.lock:
            found = self.channels[channel]
            if user not in found.members:
                return []
            return [one for one in found.messages.values() if one.ephemeral_to in ("", user)]

    def with_block_ids(self, blocks: Iterable[Json]) -> tuple[Json, ...]:
        """Give the blocks with a block_id each and an action_id on each element, as Slack does."""
        return tuple(self._named(block) for block in blocks)

    def _named(self, block: Json) -> Json:
        named = block | {"block_id": block.get("block_id") or self.new_id("b")}
        for place in ("element", "accessory"):
            if place in block:
                named[place] = self._with_action_id(block[place])
        if block["type"] == "actions":
            named["elements"] = [self._with_action_id(one) for one in block["elements"]]
        return named

    def _with_action_id(self, element: Json) -> Json:
        return element if element["type"] == "image" else {"action_id": self.new_id("a"), **element}

    # -- ids, time and change

    def new_ts(self) -> str:
        """Give a message timestamp: seconds with six decimals, never the same twice and never going back."""
        with self.lock:
            self._last_ts = max(self.now(), self._last_ts + 0.000002)
            return f"{self._last_ts:.6f}"

    def new_id(self, prefix: str) -> str:
        """Give an id that was not given before."""
        return f"{prefix}{next(self._counter):06X}"

    def note_change(self) -> None:
        """Tell everybody who waits or listens that something changed."""
        with self.lock:
            self.revision += 1
            self._changed.notify_all()
            for listener in list(self.listeners):
                listener(self.revision)

    def wait_until(self, holds: Callable[[], Any], timeout: float = 5.0) -> bool:
        """Wait until `holds()` is true, looking at every change; False when `timeout` seconds passed."""
        with self._changed:
            return bool(self._changed.wait_for(holds, timeout))

    def install(self, manifest: Mapping[str, Any]) -> None:
        """Take commands, shortcuts and scopes from an app manifest (Slack's `manifest.json`).

        From then on methods of the Web API that need another scope are refused, if it names scopes at all.
        """
        features = manifest.get("features", {})
        self.commands = [one["command"] for one in features.get("slash_commands", ())] or self.commands
        self.shortcuts = [
            Shortcut(one["callback_id"], one["name"], one["type"]) for one in features.get("shortcuts", ())
        ]
        self.scopes = frozenset(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", ()))
