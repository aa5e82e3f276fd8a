"""Which school a draft goes to, and who will see it there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.escalation.line import next_in_line
from bot.schools.model import Person, Register
from bot.texts import say


@dataclass(frozen=True)
class SchoolChoice:
    """The schools a person can choose from, and the one that is chosen now, or empty.

    With one school at which she works there is nothing to choose: `is_fixed`.
    """

    options: tuple[tuple[str, str], ...]
    chosen: str
    is_fixed: bool


def school_choice(register: Register, person: Person, remembered: str) -> SchoolChoice:
    """Return the choice for this person: her own schools, or all when the school files do not know her."""
    own = register.schools_of(person.email)
    options = tuple((school.id, school.name) for school in own or register.schools)
    ids = [school_id for school_id, _ in options]
    if len(own) == 1:
        return SchoolChoice(options, ids[0], is_fixed=True)
    return SchoolChoice(options, remembered if remembered in ids else "", is_fixed=False)


def who_sees(register: Register, person: Person, school_id: str, day: date, language: str) -> str:
    """Return the sentence that says by name who will read what is sent."""
    school = register.school(school_id)
    if school is None:
        return say(language, "slack-who-choose")
    _, members = next_in_line(register, school_id, person.email, day)
    names = " / ".join(dict.fromkeys(member.name for member in members))
    if not names:
        return say(language, "slack-who-nobody", school=school.name)
    return say(language, "slack-who", names=names, school=school.name)
