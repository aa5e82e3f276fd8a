"""The tables, as steps that are only ever added to: a step that has run somewhere never changes."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlite_utils import Database, Migrations
from sqlite_utils.db import ForeignKey

from bot.store.connect import writing
from bot.store.errors import StoreError

migrations = Migrations("protocolbot")


def _of_case(table: str) -> list[ForeignKey]:
    return [ForeignKey(table, "case_id", "cases", "id", on_delete="CASCADE")]


@migrations()
def m001_cases(db: Database) -> None:
    """Make the cases, with indexes that keep many decided ones out of the way of the open ones."""
    text = (
        *("id", "number", "school_id", "asker", "asker_name", "language", "doubt", "channel", "wanted_at"),
        *("passages", "findings", "state", "level", "opened_at"),
    )
    db.table("cases").create(
        {**dict.fromkeys(text, str), "version": int},
        pk="id",
        not_null={*text, "version"} - {"wanted_at"},
        strict=True,
    )
    db.execute("create unique index cases_number on cases (number)")
    db.execute("create index cases_asker on cases (asker, (state in ('sent', 'waiting')), opened_at)")
    db.execute("create index cases_open on cases (opened_at) where state in ('sent', 'waiting')")


@migrations()
def m002_parts_of_cases(db: Database) -> None:
    """Make the drafts, pictures, remarks and decisions of a case, in their order."""
    parts = {
        "drafts": "text at",
        "pictures": "file_id alternative",
        "remarks": "kind by_id by_name words at",
        "decisions": "verdict by_id by_name words adapted sha256 at",
    }
    for name, columns in parts.items():
        types = {"case_id": str, "place": int, **dict.fromkeys(columns.split(), str)}
        db.table(name).create(
            types, pk=("case_id", "place"), not_null=types, foreign_keys=_of_case(name), strict=True
        )


@migrations()
def m003_outbox(db: Database) -> None:
    """Make the messages to send: no words in them, they stay in the case."""
    types = {
        **dict.fromkeys(("id", "case_id", "kind", "recipient"), str),
        **dict.fromkeys(("about", "attempts"), int),
        **dict.fromkeys(("created_at", "started_at", "next_at", "sent_at", "dropped_at"), str),
        **dict.fromkeys(("posted_channel", "posted_ts", "error"), str),
    }
    db.table("outbox").create(
        types,
        pk="id",
        not_null=set(types) - {"started_at", "sent_at", "dropped_at"},
        defaults={"attempts": 0, "posted_channel": "", "posted_ts": "", "error": ""},
        foreign_keys=_of_case("outbox"),
        strict=True,
    )
    db.execute("create index outbox_case on outbox (case_id)")
    db.execute("create index outbox_waiting on outbox (next_at) where sent_at is null and dropped_at is null")
    db.execute(
        "create index outbox_oldest on outbox (created_at) where sent_at is null and dropped_at is null"
    )


@migrations()
def m004_people_and_schools(db: Database) -> None:
    """Make what is remembered of people, and the school register in the order of its files."""
    db.table("people").create(
        {"person_id": str, "notice_at": str, "school_id": str, "school_at": str},
        pk="person_id",
        not_null={"school_id"},
        defaults={"school_id": ""},
        strict=True,
    )
    db.table("schools").create(
        {"place": int, "id": str, "name": str, "region": str},
        pk="place",
        not_null={"id", "name", "region"},
        strict=True,
    )
    db.execute("create unique index schools_id on schools (id)")
    text = ("email", "name", "school_id", "post", "since", "until")
    db.table("members").create(
        {"place": int, **dict.fromkeys(text, str)},
        pk="place",
        not_null=set(text) - {"since", "until"},
        foreign_keys=[ForeignKey("members", "school_id", "schools", "id")],
        strict=True,
    )
    db.table("absences").create({"email": str, "until": str}, pk="email", not_null={"until"}, strict=True)


@migrations()
def m005_seen_and_audit(db: Database) -> None:
    """Make the handled events, and who did what: a line of the latter can lose its name but not change."""
    db.table("seen").create({"event_id": str, "at": str}, pk="event_id", not_null={"at"}, strict=True)
    db.execute("create index seen_at on seen (at)")
    text = ("case_id", "action", "by_id", "at")
    db.table("audit").create(
        {"id": int, **dict.fromkeys(text, str)}, pk="id", not_null=set(text), strict=True
    )
    db.execute("create index audit_case on audit (case_id)")
    db.execute("create index audit_at on audit (at)")
    db.execute(
        "create trigger audit_only_grows before update on audit "
        "when new.by_id <> '' or (new.id, new.case_id, new.action, new.at) "
        "is not (old.id, old.case_id, old.action, old.at) "
        "begin select raise(abort, 'a line of the audit trail does not change'); end"
    )


@migrations()
def m006_asker_email_and_own_decisions(db: Database) -> None:
    """How the register knows the asker, and an index for the decisions somebody made lately."""
    db.table("cases").add_column("asker_email", str, not_null_default="")
    db.execute("create index decisions_by on decisions (by_id, at)")


@migrations()
def m007_gaps(db: Database) -> None:
    """Make the questions that were handed on; no column says by whom, and the day is enough of a moment."""
    db.table("gaps").create(
        {"id": int, "words": str, "language": str, "day": str},
        pk="id",
        not_null={"words", "language", "day"},
        strict=True,
    )
    db.execute("create index gaps_day on gaps (day)")


def migrate(db: Database, path: Path) -> None:
    """Bring the database up to date, wholly or not at all.

    Raises `StoreError` for a database of a newer version or of another program.
    """
    with db.atomic():  # one moment: another process may be making the tables just now
        _recognise(db, path)
    if migrations.pending(db):
        with writing(db):
            migrations.apply(db)


def _recognise(db: Database, path: Path) -> None:
    applied = {migration.name for migration in migrations.applied(db)}
    if applied - known():
        raise StoreError(
            f"The database {path} was made by a newer version of Protocolbot; install that version again."
        )
    if not applied and db.table_names():
        raise StoreError(f"The database {path} belongs to another program; choose another file.")


def known() -> set[str]:
    """Return the names of all steps of this version."""
    with closing(Database(memory=True)) as nothing:
        return {migration.name for migration in migrations.pending(nothing)}
