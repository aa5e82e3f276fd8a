"""Slack's Web API in the few calls the bot makes, with typed failures."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http import HTTPStatus

from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from bot.errors import NotAccepted
from bot.ports import Posted
from bot.reply import Reply
from bot.slack import render
from bot.slack.blocks import Json, escaped
from bot.slack.ids import EVENT_TYPE
from bot.slack.trouble import plainly

_PAGE = 200
_MOST_PAGES = 5


def key_of(message: Json) -> str:
    """Return the key by which the bot marked a message; empty when it did not."""
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != EVENT_TYPE:
        return ""
    return str((metadata.get("event_payload") or {}).get("key", ""))


class Chat:
    """Posts, updates and reads. Every method raises what `trouble.plainly` raises."""

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._dms: dict[str, str] = {}
        self._lock = threading.Lock()

    def dm(self, user: str) -> str:
        """Return the conversation between the bot and a person."""
        with self._lock:
            known = self._dms.get(user)
        if known is None:
            with plainly():
                known = str(self._client.conversations_open(users=user)["channel"]["id"])
            with self._lock:
                self._dms[user] = known
        return known

    def post(self, channel: str, reply: Reply, thread: str = "", key: str = "") -> Posted:
        """Post a reply; a very long one takes several messages, and the last one is returned.

        `key` marks that message so that it can be found again; those before it are marked as well, and one
        that an earlier attempt left behind is not posted twice.
        """
        *before, last = render.pages(reply)
        there = {key_of(one) for one in self.messages(channel, thread)} - {""} if key and before else set()
        for place, page in enumerate(before):
            mark = f"{key}.{place}" if key else ""
            if mark not in there:
                self._post(channel, page, thread, mark)
        return self._post(channel, last, thread, key)

    def _post(self, channel: str, page: render.Page, thread: str, key: str) -> Posted:
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"key": key}} if key else None
        with plainly():
            answer = self._client.chat_postMessage(
                channel=channel,
                text=page.text,
                blocks=page.blocks,
                thread_ts=thread or None,
                metadata=metadata,
                unfurl_links=False,
                unfurl_media=False,
            )
        return Posted(str(answer["channel"]), str(answer["ts"]))

    def whisper(self, channel: str, user: str, reply: Reply, thread: str = "") -> None:
        """Show a reply to one person in a channel the bot is in."""
        for page in render.pages(reply):
            with plainly():
                self._client.chat_postEphemeral(
                    channel=channel, user=user, text=page.text, blocks=page.blocks, thread_ts=thread or None
                )

    def respond(self, url: str, reply: Reply) -> None:
        """Show a reply to the person who pressed or commanded, at the address Slack gave for that."""
        for page in render.pages(reply):
            self.respond_page(url, page)

    def respond_page(self, url: str, page: render.Page) -> None:
        """Show one message there."""
        with plainly():
            answer = WebhookClient(url, timeout=self._client.timeout).send(
                text=page.text, blocks=page.blocks, response_type="ephemeral", replace_original=False
            )
        if answer.status_code != HTTPStatus.OK:
            raise NotAccepted(f"http_{answer.status_code}")

    def update(self, posted: Posted, reply: Reply) -> None:
        """Put a reply in the place of a message; of a very long one the last part."""
        page = render.pages(reply)[-1]
        with plainly():
            self._client.chat_update(channel=posted.channel, ts=posted.ts, text=page.text, blocks=page.blocks)

    def open_form(self, trigger: str, view: Json) -> None:
        """Open a form for whoever just pressed something."""
        with plainly():
            self._client.views_open(trigger_id=trigger, view=view)

    def update_form(self, view_id: str, stamp: str, view: Json) -> None:
        """Draw an open form anew, unless it changed since `stamp`; what was filled in stays."""
        with plainly():
            self._client.views_update(view_id=view_id, hash=stamp, view=view)

    def show_home(self, user: str, reply: Reply) -> None:
        """Show a reply as a person's home tab."""
        with plainly():
            self._client.views_publish(user_id=user, view=render.home(reply))

    def message(self, channel: str, ts: str, thread: str) -> Json:
        """Return one message of a direct conversation, or an empty object when it is gone."""
        with plainly():
            if thread and thread != ts:
                found = self._client.conversations_replies(
                    channel=channel, ts=thread, oldest=ts, latest=ts, inclusive=True, limit=2
                )
            else:
                found = self._client.conversations_history(
                    channel=channel, oldest=ts, latest=ts, inclusive=True, limit=1
                )
        messages: list[Json] = found["messages"]
        return next((one for one in messages if one.get("ts") == ts), {})

    def messages(self, channel: str, thread: str = "") -> Iterator[Json]:
        """Give the last messages of a conversation, newest first, or those of a thread; with metadata."""
        cursor = ""
        for _ in range(_MOST_PAGES):
            with plainly():
                if thread:
                    found = self._client.conversations_replies(
                        channel=channel, ts=thread, limit=_PAGE, cursor=cursor, include_all_metadata=True
                    )
                else:
                    found = self._client.conversations_history(
                        channel=channel, limit=_PAGE, cursor=cursor, include_all_metadata=True
                    )
            yield from found["messages"]
            cursor = (found.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return

    def upload(self, channel: str, thread: str, names: tuple[str, str], text: str, comment: str = "") -> None:
        """Send a text as a file; `names` are its file name and its title."""
        with plainly():
            self._client.files_upload_v2(
                channel=channel,
                thread_ts=thread or None,
                filename=names[0],
                title=names[1],
                content=text,
                initial_comment=escaped(comment) or None,
            )

    def team(self) -> str:
        """Return the id of the bot's workspace."""
        with plainly():
            return str(self._client.auth_test()["team_id"])

    def user(self, user: str) -> Json:
        """Return Slack's user object of a person, with her language."""
        with plainly():
            found: Json = self._client.users_info(user=user, include_locale=True)["user"]
        return found

    def user_with(self, email: str) -> Json:
        """Return Slack's user object of the person with this address."""
        with plainly():
            found: Json = self._client.users_lookupByEmail(email=email)["user"]
        return found
