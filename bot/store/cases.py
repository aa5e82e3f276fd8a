"""The cases table and the tables of its parts."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from bot.errors import Conflict
from bot.escalation.model import Case
from bot.store.rows import Row, case_row, moment, part_rows, read_case

_PARTS = {
    "drafts": "select * from drafts where case_id in (select value from json_each(?)) order by place",
    "pictures": "select * from pictures where case_id in (select value from json_each(?)) order by place",
    "remarks": "select * from remarks where case_id in (select value from json_each(?)) order by place",
    "decisions": "select * from decisions where case_id in (select value from json_each(?)) order by place",
}

_SAVE = """
    update cases set number = :number, school_id = :school_id, asker = :asker, asker_name = :asker_name,
        language = :language, doubt = :doubt, channel = :channel, wanted_at = :wanted_at,
        passages = :passages, findings = :findings, state = :state, level = :level,
        opened_at = :opened_at, asker_email = :asker_email,
        version = version + 1
    where id = :id and version = :version
"""

# The indexes carry these conditions and orders word for word; the rowid settles equal moments.
_OF_ASKER = """
    select * from cases where asker = ?
    order by (state in ('sent', 'waiting')) desc, opened_at desc, rowid desc limit ?
"""
_OPEN_AT = """
    select * from cases where state in ('sent', 'waiting') and school_id in (select value from json_each(?))
    order by opened_at, rowid limit ?
"""
_DECIDED_BY = """
    select cases.* from cases
    join (select case_id, max(at) as latest from decisions where by_id = ? and at >= ? group by case_id)
        on cases.id = case_id
    order by latest desc
"""
_ALL_OPEN = "select * from cases where state in ('sent', 'waiting') order by opened_at, rowid"


class SqliteCases:
    """The cases within one unit of work; see `bot.ports.Cases`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, number: str) -> Case | None:
        """Return the case with this short number."""
        return next(iter(self._read("select * from cases where number = ?", number)), None)

    def by_id(self, case_id: str) -> Case | None:
        """Return the case with this id."""
        return next(iter(self._read("select * from cases where id = ?", case_id)), None)

    def add(self, case: Case) -> None:
        """Store a new case. Raises `Conflict` when the id or the number is taken."""
        try:
            self._db.table("cases").insert(case_row(case))
        except sqlite3.IntegrityError as error:
            raise Conflict from error
        self._add_parts(case)

    def save(self, case: Case) -> None:
        """Store a changed case. Raises `Conflict` unless the stored version is still `case.version`."""
        if self._db.execute(_SAVE, case_row(case)).rowcount != 1:
            raise Conflict
        for table in _PARTS:
            self._db.table(table).delete_where("case_id = ?", [case.id])
        self._add_parts(case)

    def of_asker(self, asker: str, limit: int) -> Sequence[Case]:
        """Return this person's own cases, open ones first, newest first."""
        return self._read(_OF_ASKER, asker, limit)

    def open_at(self, school_ids: Sequence[str], limit: int) -> Sequence[Case]:
        """Return the open cases of these schools, oldest first."""
        return self._read(_OPEN_AT, json.dumps(list(school_ids)), limit)

    def all_open(self) -> Sequence[Case]:
        """Return every open case, oldest first."""
        return self._read(_ALL_OPEN)

    def decided_by(self, person_id: str, since: datetime) -> Sequence[Case]:
        """Return the cases this person decided on since a moment, the newest decision first."""
        return self._read(_DECIDED_BY, person_id, moment(since))

    def _add_parts(self, case: Case) -> None:
        for table, rows in part_rows(case).items():
            self._db.table(table).insert_all(rows)

    def _read(self, sql: str, *values: Any) -> Sequence[Case]:
        rows = list(self._db.query(sql, values))
        parts = self._parts([row["id"] for row in rows])
        return [read_case(row, {table: parts[table][row["id"]] for table in _PARTS}) for row in rows]

    def _parts(self, case_ids: list[str]) -> dict[str, dict[str, list[Row]]]:
        found: dict[str, dict[str, list[Row]]] = {table: defaultdict(list) for table in _PARTS}
        if case_ids:
            for table, sql in _PARTS.items():
                for row in self._db.query(sql, [json.dumps(case_ids)]):
                    found[table][row["case_id"]].append(row)
        return found
