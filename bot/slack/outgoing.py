"""Sends replies to people: `bot.ports.Messenger` on Slack."""

from __future__ import annotations

from bot.ports import Posted
from bot.reply import Reply
from bot.slack.blocks import Json
from bot.slack.chat import Chat, key_of

_MARK = 8
"""Characters of a key that stand behind a file's title, by which the file is found again."""


class SlackMessenger:
    """Writes to people in their direct message with the bot."""

    def __init__(self, chat: Chat) -> None:
        self._chat = chat

    def post(self, to: str, reply: Reply, key: str, thread: Posted | None = None) -> Posted:
        """Send a reply to the person with this user id."""
        if thread is not None:
            return self._chat.post(thread.channel, reply, thread.ts, key)
        return self._chat.post(self._chat.dm(to), reply, "", key)

    def find(self, to: str, key: str, thread: Posted | None = None) -> Posted | None:
        """Return the message or file with this key, if it is among the last thousand."""
        channel = thread.channel if thread else self._chat.dm(to)
        below = thread.ts if thread else ""
        for message in self._chat.messages(channel, below):
            if key_of(message) == key or _has_file(message, key):
                return Posted(channel, str(message["ts"]))
        return None

    def update(self, posted: Posted, reply: Reply) -> None:
        """Put another reply in the place of a message."""
        self._chat.update(posted, reply)

    def post_file(self, posted: Posted, name: str, text: str, key: str) -> Posted:
        """Send a whole text as a file below a message. Slack does not say which message holds the file."""
        self._chat.upload(posted.channel, posted.ts, (name, f"{name} ({key[-_MARK:]})"), text)
        return posted


def _has_file(message: Json, key: str) -> bool:
    mark = f"({key[-_MARK:]})"
    return any(str(file.get("title", "")).endswith(mark) for file in message.get("files") or ())
