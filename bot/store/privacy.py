"""Forgetting, showing and erasing what is kept of people; `bot/privacy/inventory.py` says what and why."""

from __future__ import annotations

from datetime import date, datetime

from sqlite_utils import Database

from bot.store.rows import Row, moment

_FORGET_CASES = """
    delete from cases where state not in ('sent', 'waiting') and opened_at < :before
        and not exists (select 1 from drafts where case_id = cases.id and at >= :before)
        and not exists (select 1 from remarks where case_id = cases.id and at >= :before)
        and not exists (select 1 from decisions where case_id = cases.id and at >= :before)
        and not exists (select 1 from audit where case_id = cases.id and at >= :before and action <> 'read')
        and not exists (
            select 1 from outbox where case_id = cases.id and sent_at is null and dropped_at is null)
"""

_EXPORT = {
    "people": "select * from people where person_id = :id",
    "cases": "select * from cases where asker = :id order by rowid",
    "drafts": "select drafts.* from drafts join cases on id = case_id where asker = :id",
    "pictures": "select pictures.* from pictures join cases on id = case_id where asker = :id",
    "remarks": "select remarks.* from remarks join cases on id = case_id where asker = :id or by_id = :id",
    "decisions": "select decisions.* from decisions join cases on id = case_id "
    "where asker = :id or by_id = :id",
    "outbox": "select outbox.* from outbox join cases on cases.id = case_id "
    "where asker = :id or recipient in (:id, :email)",
    "audit": "select * from audit where by_id = :id or case_id in (select id from cases where asker = :id)",
    "members": "select * from members where email = :email",
    "absences": "select * from absences where email = :email",
}

# A message to a decider that still waits is left to be sent: without it the case of somebody else is lost.
_ERASE = (
    "delete from cases where asker = :id",
    "update remarks set by_id = '', by_name = '' where by_id = :id",
    "update decisions set by_id = '', by_name = '' where by_id = :id",
    "delete from outbox where recipient in (:id, :email) and (sent_at is not null or dropped_at is not null)",
    "update audit set by_id = '' where by_id = :id",
    "delete from people where person_id = :id",
    "delete from absences where email = :email",
)


def forget_cases(db: Database, ended_before: datetime) -> int:
    """Delete the closed cases in which nothing happened since, with all their parts; return how many.

    Open cases stay, and so does a case with a message that still has to be sent.
    """
    return db.execute(_FORGET_CASES, {"before": moment(ended_before)}).rowcount


def forget_seen(db: Database, before: datetime) -> int:
    """Delete the handled events of before; return how many."""
    return db.execute("delete from seen where at < ?", [moment(before)]).rowcount


def forget_gaps(db: Database, before: date) -> int:
    """Delete the questions that were handed on before this day; return how many."""
    return db.execute("delete from gaps where day < ?", [before.isoformat()]).rowcount


def forget_audit(db: Database, before: datetime) -> int:
    """Delete the lines of the audit trail of before; return how many."""
    return db.execute("delete from audit where at < ?", [moment(before)]).rowcount


def export_person(db: Database, person_id: str, email: str) -> dict[str, list[Row]]:
    """Return every row about a person, by table: their own cases whole, of others what they did there."""
    who = {"id": person_id, "email": email.lower()}
    return {table: list(db.query(sql, who)) for table, sql in _EXPORT.items()}


def erase_person(db: Database, person_id: str, email: str) -> int:
    """Erase a person and return how many rows that touched.

    Their own cases go whole. In cases of others their name goes; the words of a decision stay with the asker
    whom it was given to, until that case is forgotten. Rows of the school register go with the next import.
    """
    who = {"id": person_id, "email": email.lower()}
    return sum(db.execute(sql, who).rowcount for sql in _ERASE)
