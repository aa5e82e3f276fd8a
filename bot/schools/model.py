"""The words of the school register, and the questions it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Post(StrEnum):
    """What somebody does at a school, as the staff file says it."""

    TEACHER = "teacher"
    """Anybody who may ask: teachers, assistants, concierges, interns."""
    DIRECTOR = "director"
    STAND_IN = "stand_in"
    """Decides in place of the director, between two dates when they are given."""
    CONTACT = "contact"
    """The foundation's contact: the last in line, and the one a director turns to."""


@dataclass(frozen=True)
class Person:
    """Somebody in the chat: the user id there, the e-mail address the register knows, a name, a language."""

    id: str
    email: str
    name: str
    language: str = "nl"


@dataclass(frozen=True)
class School:
    """A school: a short id, its name, and the region whose school holidays it keeps."""

    id: str
    name: str
    region: str = ""


@dataclass(frozen=True)
class Member:
    """One row of the staff file: this person has this post at this school.

    `email` is lower case. `since` and `until` (both included) bound a stand-in's days; None is open.
    """

    email: str
    name: str
    school_id: str
    post: Post
    since: date | None = None
    until: date | None = None

    def serves_on(self, day: date) -> bool:
        """Whether the row holds on this day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Absence:
    """A director's own word that she is away up to and including a day."""

    email: str
    until: date


@dataclass(frozen=True)
class Register:
    """Everything the school files say, as one value that can be asked."""

    schools: tuple[School, ...] = ()
    members: tuple[Member, ...] = ()
    absences: tuple[Absence, ...] = ()

    def school(self, school_id: str) -> School | None:
        """Return the school with this id."""
        return next((school for school in self.schools if school.id == school_id), None)

    def schools_of(self, email: str) -> tuple[School, ...]:
        """Return the schools where this address has a post, in the order of the file."""
        ids = {member.school_id for member in self.members if member.email == email.lower()}
        return tuple(school for school in self.schools if school.id in ids)

    def holders(self, school_id: str, post: Post, day: date) -> tuple[Member, ...]:
        """Return who holds a post at a school on a day; the contact serves every school."""
        return tuple(
            member
            for member in self.members
            if member.post is post
            and member.serves_on(day)
            and (post is Post.CONTACT or member.school_id == school_id)
        )

    def is_absent(self, email: str, day: date) -> bool:
        """Whether this director said to be away on this day."""
        return self.away_until(email, day) is not None

    def away_until(self, email: str, day: date) -> date | None:
        """Return the last day that this director said to be away, None when that is not so on this day."""
        known = (absence.until for absence in self.absences if absence.email == email.lower())
        return next((until for until in known if day <= until), None)

    def decided_by(self, email: str, day: date) -> tuple[School, ...]:
        """Return the schools where this address may be asked to decide on a day."""
        posts = (Post.DIRECTOR, Post.STAND_IN, Post.CONTACT)
        return tuple(
            school
            for school in self.schools
            if any(
                holder.email == email.lower()
                for post in posts
                for holder in self.holders(school.id, post, day)
            )
        )
