"""The data sheet for the privacy officer says what the inventory says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.config import NAMES
from bot.privacy.inventory import COLUMNS, DAYS, Kept
from tests.rules.data_sheet import SHEET, period, table, with_table
from tests.rules.sources import text_of


def test_the_data_sheet_holds_the_table_of_the_inventory():
    page = text_of("docs/privacy.md")
    assert with_table(page) == page, "run: python -m tests.rules.data_sheet"


def test_every_column_is_told():
    assert [column for column in COLUMNS if column.what not in table() or column.table not in table()] == []


@pytest.mark.parametrize("kept", list(DAYS))
def test_a_period_in_days_tells_its_number_and_its_setting(kept):
    told = period(replace(COLUMNS[0], kept=kept))
    assert told.startswith(f"{DAYS[kept]} days")
    assert (f"`{kept}`" in told) == (kept in NAMES)


def test_columns_of_one_table_that_say_something_about_one_person_are_kept_alike():
    rules = {}
    for column in COLUMNS:
        rules.setdefault((column.table, column.whose), set()).add((column.kept, column.shown, column.erased))
    assert {name: rule for name, rule in rules.items() if len(rule) > 1} == {}


def test_an_outdated_table_is_noticed():
    page = text_of("docs/privacy.md").replace(f"{DAYS[Kept.DECIDED_DAYS]} days after", "31 days after")
    assert with_table(page) != page
    assert SHEET.name == "privacy.md"
