"""Nothing is stored that the inventory of personal data does not declare, and nothing else is declared."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.privacy.inventory import COLUMNS, DAYS, Erased, Kept, Shown, Whose


@pytest.fixture
def stored(store):
    with store.read() as work:
        tables = work.db.table_names()
        return {(table, column.name) for table in tables for column in work.db.table(table).columns}


def test_every_stored_column_is_declared(stored):
    assert stored - {(column.table, column.name) for column in COLUMNS} == set()


def test_every_declared_column_is_stored(stored):
    assert {(column.table, column.name) for column in COLUMNS} - stored == set()


def test_a_column_nobody_declared_is_noticed(store, stored):
    with store.begin() as work:
        work.db.table("people").add_column("birthday", str)
        columns = {("people", column.name) for column in work.db.table("people").columns}
    assert columns - stored == {("people", "birthday")}


def test_no_column_is_declared_twice():
    counts = Counter((column.table, column.name) for column in COLUMNS)
    assert [name for name, count in counts.items() if count > 1] == []


def test_every_column_says_what_it_is():
    assert [column for column in COLUMNS if not column.what.strip()] == []


def test_every_period_in_days_has_a_default():
    settings = {kept for kept in Kept if kept.value.endswith("_DAYS")}
    assert set(DAYS) == settings
    assert {setting.value: DAYS[setting] for setting in settings} == {
        "DECIDED_DAYS": 30,
        "SEEN_DAYS": 2,
        "AUDIT_DAYS": 90,
        "GAPS_DAYS": 90,
    }


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: f"{column.table}.{column.name}")
def test_what_is_somebodys_is_shown_and_erased_and_what_is_nobodys_is_not(column):
    personal = column.whose is not Whose.NOBODY
    assert (column.shown is Shown.YES) == personal
    assert (column.erased is not Erased.NOT_PERSONAL) == personal


def test_the_export_holds_every_table_that_says_something_about_somebody(store):
    personal = {column.table for column in COLUMNS if column.shown is Shown.YES}
    assert set(store.export_person("U-SANNE")) == personal
