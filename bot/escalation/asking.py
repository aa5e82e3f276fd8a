"""Bring a case to those who should have it, within one unit of work."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.escalation import case as transitions
from bot.escalation import followups
from bot.escalation.line import ORDER, deciders
from bot.escalation.model import Action, Case, Level, Message
from bot.escalation.standing import has_hope, to_ask
from bot.ports import Work
from bot.schools.model import Member

BOT = "bot"
"""Who did it, in the audit trail, when time passed or a message was delivered."""


@dataclass(frozen=True)
class Chance:
    """Where time and ids come from."""

    now: Callable[[], datetime]
    new_id: Callable[[], str]
    new_number: Callable[[], str]


@dataclass(frozen=True)
class Asking:
    """Writes to one unit of work what asking, telling and raising need. `zone` says what day it is."""

    work: Work
    chance: Chance
    zone: ZoneInfo

    def day(self, at: datetime) -> date:
        """Return the day of a moment."""
        return at.astimezone(self.zone).date()

    def send(self, case: Case, messages: Iterable[Message], at: datetime) -> None:
        """Put messages in the outbox."""
        for message in messages:
            self.work.outbox.add(self.chance.new_id(), case.id, message, at)

    def ask_missing(self, case: Case, at: datetime) -> Case:
        """Send cards to those who should have the case now and were never asked; return the case."""
        rows = self.work.outbox.of_case(case.id)
        level, members = to_ask(case, self.work.schools.register(), rows, self.day(at))
        return self._ask(case, level, members, at) if members else case

    def ask_further(self, case: Case, at: datetime, upto: Level = Level.CONTACT) -> Case:
        """Bring the case to the next in line who was not asked yet, at most to `upto`.

        Return it unchanged when there is nobody.
        """
        for level in ORDER[ORDER.index(case.level) + 1 : ORDER.index(upto) + 1]:
            members = self._untried(case, level, at)
            if members:
                return self._ask(case, level, members, at)
        return case

    def ask_again(self, case: Case, at: datetime) -> Case:
        """Bring the case to whoever can have it; when that is nobody, say so to the asker."""
        case = self.ask_missing(case, at)
        register, rows = self.work.schools.register(), self.work.outbox.of_case(case.id)
        if has_hope(case, register, rows, self.day(at)):
            return case
        further = self.ask_further(case, at)
        if further is case:
            self.send(case, followups.nobody(case), at)
        return further

    def store(self, case: Case, action: Action, at: datetime) -> Case:
        """Store a case that time or a delivery changed, with its line in the audit trail."""
        self.work.cases.save(case)
        self.work.audit.note(case.id, action, BOT, at)
        return replace(case, version=case.version + 1)

    def _untried(self, case: Case, level: Level, at: datetime) -> tuple[Member, ...]:
        day, register = self.day(at), self.work.schools.register()
        members = deciders(register, case.school_id, level, case.asker_email, day)
        if not members:
            return ()
        asked = to_ask(replace(case, level=level), register, self.work.outbox.of_case(case.id), day)[1]
        return tuple(member for member in asked if member in members)

    def _ask(self, case: Case, level: Level, members: Iterable[Member], at: datetime) -> Case:
        if level is not case.level:
            case = self.store(transitions.raised(case, level), Action.RAISE, at)
        self.send(case, followups.cards(case, members), at)
        return case
