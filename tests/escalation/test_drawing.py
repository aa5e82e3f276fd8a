from __future__ import annotations

from pathlib import Path

from bot.escalation.drawing import drawing

PAGE = Path(__file__).parents[2] / "docs" / "states.md"


def test_the_page_in_docs_shows_the_table_of_transitions():
    assert PAGE.read_text(encoding="utf-8") == drawing()
