"""Where the listeners meet the services and Slack: who is there, and where an answer goes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from threading import Lock

from bot.errors import NotAccepted, Unreachable
from bot.reply import Reply, Small
from bot.schools.model import Person
from bot.slack.carry import Carried, Source
from bot.slack.chat import Chat
from bot.slack.incoming import Place, readable
from bot.slack.services import Services
from bot.slack.trouble import NotForYou
from bot.texts import say

_MOST_REMEMBERED = 10_000


class Remembered:
    """A small memory of names, the oldest forgotten first; safe for threads."""

    def __init__(self, most: int = _MOST_REMEMBERED) -> None:
        self._names: OrderedDict[str, None] = OrderedDict()
        self._lock = Lock()
        self._most = most

    def __contains__(self, name: str) -> bool:
        with self._lock:
            return name in self._names

    def add(self, name: str) -> bool:
        """Remember a name; False when it was there already."""
        with self._lock:
            is_new = name not in self._names
            self._names[name] = None
            if len(self._names) > self._most:
                self._names.popitem(last=False)
            return is_new

    def forget(self, name: str) -> None:
        """Forget a name."""
        with self._lock:
            self._names.pop(name, None)


class Desk:
    """The services and the chat, with what every listener needs of them."""

    def __init__(self, services: Services, chat: Chat) -> None:
        self.services = services
        self.chat = chat
        self.forms = Remembered()
        """The forms that are being handled or were, so that a repeated one is not handled again."""
        self._told = Remembered()

    def person(self, user: str) -> Person:
        """Return who this is. Raises `NotWelcome` for guests, bots and people of elsewhere."""
        return self.services.directory.person(user)

    def first_time(self, event_id: str) -> bool:
        """Whether this event was not handled before, also not before a restart."""
        with self.services.store.begin_light() as work:
            return work.seen.first_time(event_id, self.services.now())

    # -- answers

    def show(self, place: Place, reply: Reply, language: str) -> None:
        """Show an answer where it was asked for: in the conversation, the thread, or privately.

        The first answer a person ever gets carries the notice.
        """
        self._with_notice(place, reply, language, private=place.is_private)

    def whisper(self, place: Place, reply: Reply) -> None:
        """Show something to one person only."""
        if place.is_private and place.response_url:
            self.chat.respond(place.response_url, reply)
        elif place.channel and not place.is_dm:
            self.chat.whisper(place.channel, place.user, reply, place.thread)
        elif place.channel:
            self.chat.post(place.channel, reply, place.thread)
        else:
            self.chat.post(self.chat.dm(place.user), reply)

    def _with_notice(self, place: Place, reply: Reply, language: str, private: bool) -> None:
        is_first = self.needs_notice(place.user)
        shown = self.add_notice(reply, language) if is_first else reply
        if private or not place.channel:
            self.whisper(place, shown)
        else:
            self.chat.post(place.channel, shown, place.thread)
        if is_first:
            self.notice_shown(place.user)

    def needs_notice(self, user: str) -> bool:
        """Whether this person never saw the notice."""
        if user in self._told:
            return False
        with self.services.store.read() as work:
            if not work.people.has_read_notice(user):
                return True
        self._told.add(user)
        return False

    def add_notice(self, reply: Reply, language: str) -> Reply:
        """Return the reply with the short notice below it."""
        notice = say(language, "slack-notice", days=self.services.keep_days)
        return replace(reply, parts=(*reply.parts, Small(notice)))

    def notice_shown(self, user: str) -> None:
        """Remember that this person saw the notice."""
        with self.services.store.begin() as work:
            work.people.notice_shown(user, self.services.now())
        self._told.add(user)

    # -- words in buttons

    def own(self, carried: Carried, user: str) -> Carried:
        """Return what a button knows, with the words read again when they did not fit.

        Raises `NotForYou` when it is somebody else's question. Words that are gone stay empty.
        """
        if carried.asker != user:
            raise NotForYou
        return carried if carried.words else replace(carried, words=self.words_at(carried.source))

    def words_at(self, source: Source) -> str:
        """Return the words of a message in a direct conversation; empty when they cannot be read."""
        if not source.channel.startswith("D"):
            return ""
        try:
            message = self.chat.message(source.channel, source.ts, source.thread)
        except (Unreachable, NotAccepted):
            return ""
        return readable(message.get("text") or "").strip()

    def can_read(self, source: Source, user: str) -> bool:
        """Whether a message stands where the bot can read it again: in its conversation with this person."""
        return bool(source) and source.channel == self.chat.dm(user)
