"""What is remembered of people, the events that were handled, and the audit trail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlite_utils import Database

from bot.escalation.model import Action
from bot.ports import Gap
from bot.store.rows import moment


class SqlitePeople:
    """What is remembered of people within one unit of work; see `bot.ports.People`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def has_read_notice(self, person_id: str) -> bool:
        """Whether this person was shown the notice about what is kept."""
        sql = "select 1 from people where person_id = ? and notice_at is not null"
        return self._db.execute(sql, [person_id]).fetchone() is not None

    def notice_shown(self, person_id: str, at: datetime) -> None:
        """Remember that the notice was shown."""
        self._db.execute(
            "insert into people (person_id, notice_at) values (?, ?) "
            "on conflict (person_id) do update set notice_at = excluded.notice_at",
            [person_id, moment(at)],
        )

    def chosen_school(self, person_id: str) -> str:
        """Return the id of the school this person chose, or an empty string."""
        row = self._db.execute("select school_id from people where person_id = ?", [person_id]).fetchone()
        return str(row[0]) if row else ""

    def choose_school(self, person_id: str, school_id: str, at: datetime) -> None:
        """Remember the school this person chose."""
        self._db.execute(
            "insert into people (person_id, school_id, school_at) values (?, ?, ?) on conflict (person_id) "
            "do update set school_id = excluded.school_id, school_at = excluded.school_at",
            [person_id, school_id, moment(at)],
        )


class SqliteSeen:
    """The events that were handled, within one unit of work; see `bot.ports.Seen`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def first_time(self, event_id: str, at: datetime) -> bool:
        """Remember the event; False when it was remembered before."""
        sql = "insert or ignore into seen (event_id, at) values (?, ?)"
        return self._db.execute(sql, [event_id, moment(at)]).rowcount == 1


class SqliteAudit:
    """Who did what to which case, within one unit of work; see `bot.ports.Audit`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def note(self, case_id: str, action: Action, by: str, at: datetime) -> None:
        """Add one line."""
        self._db.table("audit").insert(
            {"case_id": case_id, "action": action.value, "by_id": by, "at": moment(at)}
        )

    def of_case(self, case_id: str) -> Sequence[tuple[datetime, Action, str]]:
        """Return the case's lines in the order they were added."""
        rows = self._db.query("select * from audit where case_id = ? order by id", [case_id])
        return [(datetime.fromisoformat(row["at"]), Action(row["action"]), row["by_id"]) for row in rows]


class SqliteGaps:
    """The questions that were handed on, within one unit of work; see `bot.ports.Gaps`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, gap: Gap) -> None:
        """Store one."""
        self._db.table("gaps").insert(
            {"words": gap.words, "language": gap.language, "day": gap.day.isoformat()}
        )

    def all(self) -> Sequence[Gap]:
        """Return all of them, oldest first."""
        rows = self._db.execute("select words, language, day from gaps order by day, id")
        return [Gap(words, language, date.fromisoformat(day)) for words, language, day in rows]
