"""Who is asked to decide, in which order, and what somebody is to a case."""

from __future__ import annotations

from datetime import date

from bot.escalation.model import Case, Level, Role
from bot.schools.model import Member, Person, Post, Register

ORDER = (Level.DIRECTOR, Level.STAND_IN, Level.CONTACT)
"""Who is asked, first to last."""
_POSTS = {Level.DIRECTOR: Post.DIRECTOR, Level.STAND_IN: Post.STAND_IN, Level.CONTACT: Post.CONTACT}


def directs(register: Register, school_id: str, email: str, day: date) -> bool:
    """Whether this address is that of a director of the school."""
    return any(member.email == email.lower() for member in register.holders(school_id, Post.DIRECTOR, day))


def deciders(
    register: Register, school_id: str, level: Level, asker_email: str, day: date
) -> tuple[Member, ...]:
    """Return who is asked at this level on this day: never the asker, never somebody who is away.

    A director's own doubt is not for her stand-in: it goes to a fellow director of the school, if there is
    one, and to the foundation's contact.
    """
    if level is Level.STAND_IN and directs(register, school_id, asker_email, day):
        return ()
    return tuple(
        member
        for member in register.holders(school_id, _POSTS[level], day)
        if member.email != asker_email.lower() and not register.is_absent(member.email, day)
    )


def next_in_line(
    register: Register, school_id: str, asker_email: str, day: date, after: Level | None = None
) -> tuple[Level, tuple[Member, ...]]:
    """Return the first level after `after` at which somebody can be asked, and who that is.

    When nobody is left the level is the contact's, with nobody in it.
    """
    start = 0 if after is None else ORDER.index(after) + 1
    for level in ORDER[start:]:
        found = deciders(register, school_id, level, asker_email, day)
        if found:
            return level, found
    return Level.CONTACT, ()


def in_turn(case: Case, register: Register, day: date) -> tuple[Level, tuple[Member, ...]]:
    """Return who should have the case on this day: those at its level, or else the first in line.

    The level never goes down: who was asked keeps the case.
    """
    at_level = deciders(register, case.school_id, case.level, case.asker_email, day)
    if at_level:
        return case.level, at_level
    level, members = next_in_line(register, case.school_id, case.asker_email, day)
    return max(case.level, level, key=ORDER.index), members


def roles(person: Person, case: Case, register: Register, day: date) -> frozenset[Role]:
    """Return what this person is to this case on this day; nothing for everybody else.

    A stand-in and the contact have a part in a case only once it was brought to them.
    """
    if person.id == case.asker:
        return frozenset({Role.ASKER})
    return seats(person.email, case, register, day)


def seats(email: str, case: Case, register: Register, day: date) -> frozenset[Role]:
    """Return in which posts this address may decide on the case on this day."""
    if email.lower() == case.asker_email:
        return frozenset()
    own_doubt = directs(register, case.school_id, case.asker_email, day)
    reached = {
        Role.DIRECTOR: True,
        Role.STAND_IN: case.level is not Level.DIRECTOR and not own_doubt,
        Role.CONTACT: case.level is Level.CONTACT,
    }
    return frozenset(
        role for role, open_ in reached.items() if open_ and _holds(email, case, register, role, day)
    )


def _holds(email: str, case: Case, register: Register, role: Role, day: date) -> bool:
    holders = register.holders(case.school_id, Post(role), day)
    return any(member.email == email.lower() for member in holders)
