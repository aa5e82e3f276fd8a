"""Where a case stands with people: who has it, who should get it, and why they were asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.escalation.line import directs, in_turn, seats
from bot.escalation.model import Case, Level, MessageKind
from bot.ports import OutboxRow, Posted
from bot.schools.model import Member, Register

CLOSED = "closed"
"""Why a card was not sent: the case was no longer open. It says nothing about the person."""


class Detour(StrEnum):
    """Why somebody else than a director of the school was asked."""

    NONE = "none"
    AWAY = "away"
    """No director has the case: away, not in the chat, or not in the register."""
    OWN = "own"
    """The asker directs the school herself."""


@dataclass(frozen=True)
class Standing:
    """A case with what a letter says of people: the school's name, who has the case, and why they have it.

    `reader` is true when the reader of a card may (still) decide.
    """

    case: Case
    school: str
    with_whom: tuple[str, ...]
    detour: Detour
    reader: bool = True


def standing(case: Case, register: Register, rows: Iterable[OutboxRow], day: date) -> Standing:
    """Return how the case stands, from what is stored."""
    school = register.school(case.school_id)
    holders = reached(rows)
    names = {member.email: member.name for member in register.members}
    return Standing(
        case=case,
        school=school.name if school else case.school_id,
        with_whom=tuple(names.get(email, email) for email in holders),
        detour=_detour(case, register, holders, day),
    )


def reached(rows: Iterable[OutboxRow]) -> tuple[str, ...]:
    """Return the addresses that a card of the case was delivered to, in that order."""
    return tuple(dict.fromkeys(row.message.to for row in _cards(rows) if row.posted))


def still_deciding(case: Case, register: Register, rows: Iterable[OutboxRow], day: date) -> tuple[str, ...]:
    """Return those with a card who may still decide: a stand-in only within her days."""
    return tuple(email for email in reached(rows) if seats(email, case, register, day))


def card_of(email: str, rows: Iterable[OutboxRow]) -> Posted | None:
    """Return where the first card of this person stands."""
    return next((row.posted for row in _cards(rows) if row.posted and row.message.to == email), None)


def to_ask(
    case: Case, register: Register, rows: Sequence[OutboxRow], day: date
) -> tuple[Level, tuple[Member, ...]]:
    """Return who should be asked now and was not yet, with the level that brings the case to."""
    level, members = in_turn(case, register, day)
    tried = {row.message.to for row in _cards(rows) if not (row.dropped_at and row.error == CLOSED)}
    return level, tuple(member for member in members if member.email not in tried)


def has_hope(case: Case, register: Register, rows: Iterable[OutboxRow], day: date) -> bool:
    """Whether a card stands, or is on its way, with somebody who should have the case now."""
    members = {member.email for member in in_turn(case, register, day)[1]}
    return any(row.dropped_at is None and row.message.to in members for row in _cards(rows))


def _cards(rows: Iterable[OutboxRow]) -> Iterable[OutboxRow]:
    return (row for row in rows if row.message.kind is MessageKind.CARD)


def _detour(case: Case, register: Register, holders: Sequence[str], day: date) -> Detour:
    if directs(register, case.school_id, case.asker_email, day):
        return Detour.OWN
    if case.level is Level.DIRECTOR or any(
        directs(register, case.school_id, email, day) for email in holders
    ):
        return Detour.NONE
    return Detour.AWAY
