"""A small part of every row of the table, and the page that holds the whole."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reliability.report import names
from tests.reliability.table import QUICK, ROWS

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
CELLS = re.compile(r"^\| (.+) \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)
IN_TEN_SECONDS = "an answer after ten seconds"
"""Done by the command only."""


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("row", [row for row in ROWS if row.what != IN_TEN_SECONDS], ids=lambda row: row.what)
def test_nothing_is_lost_and_nothing_is_doubled(row) -> None:
    counted = row.run(QUICK)
    assert (counted.lost, counted.doubled) == ([], [])
    assert counted.times > 0


def rows() -> list[tuple[str, int, int, int]]:
    """Return the rows of the page: what was done, how often, what was lost and what was doubled."""
    found = CELLS.findall(PAGE.read_text(encoding="utf-8"))
    return [
        (words.rpartition(" | ")[2], int(times), int(lost), int(doubled))
        for words, times, lost, doubled in found
    ]


def test_the_page_holds_the_rows_of_the_command() -> None:
    assert [words for words, *_ in rows()] == names()


def test_the_page_tells_of_no_loss_and_of_enough() -> None:
    assert [(words, lost, doubled) for words, _, lost, doubled in rows() if lost or doubled] == []
    times = {words: times for words, times, *_ in rows()}
    assert sum(times[kind] for kind in names()[:3]) >= 200
    assert times["two directors who press at the same moment"] >= 1000
    assert min(times.values()) > 0
