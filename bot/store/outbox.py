"""The outbox table: what must be sent, and what was tried for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from bot.escalation.model import Message
from bot.ports import OutboxRow, Posted
from bot.store.rows import moment, read_moment, read_outbox

# Left to itself SQLite walks through every message ever sent, to get them in the order of the rowid.
_DUE = """
    select * from outbox indexed by outbox_waiting
    where sent_at is null and dropped_at is null and next_at <= ? order by rowid limit ?
"""
_CARDS = "select * from outbox where case_id = ? and kind = 'card' and sent_at is not null order by rowid"
_OF_CASE = "select * from outbox where case_id = ? order by rowid"
_OLDEST = """
    select created_at from outbox where sent_at is null and dropped_at is null order by created_at limit 1
"""


class SqliteOutbox:
    """The messages to send within one unit of work; see `bot.ports.Outbox`.

    A row that is gone, because its case was erased meanwhile, is passed over in silence.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, row_id: str, case_id: str, message: Message, at: datetime) -> None:
        """Store one message to send."""
        self._db.table("outbox").insert(
            {
                "id": row_id,
                "case_id": case_id,
                "kind": message.kind.value,
                "recipient": message.to,
                "about": message.about,
                "created_at": moment(at),
                "next_at": moment(at),
            }
        )

    def due(self, at: datetime, limit: int) -> Sequence[OutboxRow]:
        """Return the rows that are not sent and whose turn it is, in the order they were added."""
        return [read_outbox(row) for row in self._db.query(_DUE, [moment(at), limit])]

    def start(self, row_id: str, at: datetime) -> None:
        """Count an attempt. `started_at` keeps the first one: a message may stand in the chat since then."""
        self._db.execute(
            "update outbox set attempts = attempts + 1, started_at = coalesce(started_at, ?) where id = ?",
            [moment(at), row_id],
        )

    def sent(self, row_id: str, posted: Posted, at: datetime) -> None:
        """Note that the message stands in the chat."""
        self._db.execute(
            "update outbox set sent_at = ?, posted_channel = ?, posted_ts = ?, error = '' where id = ?",
            [moment(at), posted.channel, posted.ts, row_id],
        )

    def failed(self, row_id: str, error: str, next_at: datetime) -> None:
        """Note why it failed, and when to try again."""
        self._db.execute(
            "update outbox set error = ?, next_at = ? where id = ?", [error, moment(next_at), row_id]
        )

    def drop(self, row_id: str, error: str, at: datetime) -> None:
        """Note that it cannot be sent to this person and will not be tried again."""
        self._db.execute(
            "update outbox set error = ?, dropped_at = ? where id = ?", [error, moment(at), row_id]
        )

    def cards(self, case_id: str) -> Sequence[OutboxRow]:
        """Return the case's cards that stand in the chat, oldest first."""
        return [read_outbox(row) for row in self._db.query(_CARDS, [case_id])]

    def of_case(self, case_id: str) -> Sequence[OutboxRow]:
        """Return every row of the case, sent, waiting and given up, in the order they were added."""
        return [read_outbox(row) for row in self._db.query(_OF_CASE, [case_id])]

    def oldest_waiting(self) -> datetime | None:
        """Return when the longest waiting message was added."""
        rows = self._db.query(_OLDEST)
        return next((read_moment(row["created_at"]) for row in rows), None)
