"""The tables of the school register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlite_utils import Database

from bot.schools.model import Absence, Member, Post, Register, School
from bot.store.rows import Row, day_or_none, read_day


class SqliteSchools:
    """The school register within one unit of work; see `bot.ports.Schools`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def register(self) -> Register:
        """Return the whole register, in the order of its files."""
        return Register(
            schools=tuple(
                School(row["id"], row["name"], row["region"])
                for row in self._db.query("select * from schools order by place")
            ),
            members=tuple(
                _read_member(row) for row in self._db.query("select * from members order by place")
            ),
            absences=tuple(
                Absence(row["email"], date.fromisoformat(row["until"]))
                for row in self._db.query("select * from absences order by email")
            ),
        )

    def replace(self, schools: Sequence[School], members: Sequence[Member]) -> None:
        """Put these in the place of all that were there; who left is no longer known as away either."""
        self._db.execute("delete from members")
        self._db.execute("delete from schools")
        self._db.table("schools").insert_all(
            {"place": place, "id": school.id, "name": school.name, "region": school.region}
            for place, school in enumerate(schools, 1)
        )
        self._db.table("members").insert_all(
            _member_row(place, member) for place, member in enumerate(members, 1)
        )
        self._db.execute("delete from absences where email not in (select email from members)")

    def set_absence(self, absence: Absence) -> None:
        """Remember until when a director is away, in place of what was known."""
        self._db.execute(
            "insert or replace into absences (email, until) values (?, ?)",
            [absence.email.lower(), absence.until.isoformat()],
        )

    def clear_absence(self, email: str) -> None:
        """Forget that a director is away."""
        self._db.execute("delete from absences where email = ?", [email.lower()])


def _member_row(place: int, member: Member) -> Row:
    return {
        "place": place,
        "email": member.email.lower(),
        "name": member.name,
        "school_id": member.school_id,
        "post": member.post.value,
        "since": day_or_none(member.since),
        "until": day_or_none(member.until),
    }


def _read_member(row: Row) -> Member:
    return Member(
        email=row["email"],
        name=row["name"],
        school_id=row["school_id"],
        post=Post(row["post"]),
        since=read_day(row["since"]),
        until=read_day(row["until"]),
    )
