"""The people of the workspace: `bot.ports.Directory` on Slack, remembered for a few minutes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.errors import NotWelcome, Unreachable
from bot.schools.model import Person
from bot.slack.blocks import Json
from bot.slack.chat import Chat

KEPT = timedelta(minutes=3)
_MOST_KEPT = 5_000
_REFUSED = ("deleted", "is_bot", "is_restricted", "is_ultra_restricted", "is_stranger")


class SlackDirectory:
    """Looks people up, and asks Slack again after `KEPT`."""

    def __init__(self, chat: Chat, now: Callable[[], datetime]) -> None:
        self._chat = chat
        self._now = now
        self._lock = threading.Lock()
        self._known: dict[str, tuple[datetime, Person | None]] = {}
        self._team = ""

    def person(self, person_id: str) -> Person:
        """Return this person.

        Raises `NotWelcome` for guests, bots and people of elsewhere, `Unreachable` for nobody.
        """
        found = self._remembered(person_id, lambda: self._welcome(self._chat.user(person_id)))
        if found is None:
            raise NotWelcome
        return found

    def by_email(self, email: str) -> Person | None:
        """Return the person who can be written to at this address, or None."""
        return self._remembered(email.lower(), lambda: self._with(email))

    def _with(self, email: str) -> Person | None:
        try:
            found = self._chat.user_with(email)
        except Unreachable:
            return None
        return self._welcome(self._chat.user(found["id"]))  # the language is only given here

    def _remembered(self, name: str, look: Callable[[], Person | None]) -> Person | None:
        at = self._now()
        with self._lock:
            known = self._known.get(name)
        if known is not None and timedelta() <= at - known[0] < KEPT:
            return known[1]
        found = look()
        with self._lock:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[name] = (at, found)
        return found

    def _welcome(self, user: Json) -> Person | None:
        if any(user.get(flag) for flag in _REFUSED) or self._own_team() not in _teams(user):
            return None
        profile = user.get("profile") or {}
        name = profile.get("real_name") or user.get("real_name") or user.get("name") or user["id"]
        language = "nl" if str(user.get("locale") or "nl").startswith("nl") else "en"
        return Person(str(user["id"]), str(profile.get("email") or "").lower(), str(name), language)

    def _own_team(self) -> str:
        if not self._team:
            self._team = self._chat.team()
        return self._team


def _teams(user: Json) -> set[str]:
    """Return the workspaces of a person; in an organisation of several she may have more than one."""
    return {user.get("team_id", ""), *((user.get("enterprise_user") or {}).get("teams") or ())}
