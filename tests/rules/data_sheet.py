"""Writes the table of `docs/privacy.md` from the inventory: `python -m tests.rules.data_sheet`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from bot.config import NAMES
from bot.privacy.inventory import COLUMNS, DAYS, Column, Kept
from tests.rules.sources import ROOT

SHEET = ROOT / "docs/privacy.md"
BEGIN, END = "<!-- made by `python -m tests.rules.data_sheet` -->\n", "<!-- end -->"
_HEAD = "| What | About whom | Kept | In the export | When a person is erased |\n|---|---|---|---|---|\n"
_CASES = {Kept.DECIDED_DAYS: " after the case closed"}


def table() -> str:
    """Return the table: a row for what is kept in the same way in one table of the database."""
    return _HEAD + "".join(_rows())


def with_table(page: str) -> str:
    """Return a page with the table between its two marks."""
    before, _, rest = page.partition(BEGIN)
    return before + BEGIN + table() + END + rest.partition(END)[2]


def _rows() -> Iterator[str]:
    for _, group in groupby(COLUMNS, key=lambda column: (column.table, column.whose)):
        columns = list(group)
        first = columns[0]
        what = "; ".join(dict.fromkeys(column.what for column in columns))
        cells = (f"`{first.table}`: {what}", first.whose, period(first), _shown(first), first.erased)
        yield f"| {' | '.join(cells)} |\n"


def period(column: Column) -> str:
    """Return how long a column is kept: its days, with the setting's name when it is a setting."""
    if column.kept not in DAYS:
        return column.kept
    setting = f" (`{column.kept}`)" if column.kept in NAMES else ""
    return f"{DAYS[column.kept]} days{_CASES.get(column.kept, '')}{setting}"


def _shown(column: Column) -> str:
    return "yes" if column.shown.name == "YES" else "no"


if __name__ == "__main__":
    SHEET.write_text(with_table(SHEET.read_text(encoding="utf-8")), encoding="utf-8")
