"""The view of changed words tells the whole truth."""

from __future__ import annotations

import random

import pytest

from bot.escalation.changes import changed_words
from bot.reply import Change

PAIRS = [
    ("Groep 5 won.", "Groep 5 won de estafette."),
    ("", "nieuw"),
    ("oud", ""),
    ("zelfde tekst", "zelfde tekst"),
    ("  spaties \n\n en regels\t", "spaties \n en regels"),
    ("Noor won", "een leerling won 👩🏽‍🏫 <!channel>"),
]
WORDS = ["de", "klas", "won ", "\n", "  ", "Noor", "!", "é", "👍", "een\ttab"]


def _sides(changes):
    old = "".join(words for change, words in changes.runs if change is not Change.ADDED)
    new = "".join(words for change, words in changes.runs if change is not Change.REMOVED)
    return old, new


@pytest.mark.parametrize("pair", PAIRS)
def test_kept_and_removed_is_the_old_text_and_kept_and_added_the_new(pair):
    assert _sides(changed_words("", *pair)) == pair


def test_any_two_texts_come_back_to_the_character():
    chance = random.Random(5)  # noqa: S311 - examples, not secrets
    for _ in range(300):
        pair = tuple(" ".join(chance.choices(WORDS, k=chance.randrange(25))) for _ in range(2))
        assert _sides(changed_words("", *pair)) == pair


def test_only_the_changed_words_are_marked():
    runs = changed_words("", "Noor uit groep 5 won de race.", "Een leerling uit groep 5 won de race.").runs
    assert runs == (
        (Change.REMOVED, "Noor "),
        (Change.ADDED, "Een leerling "),
        (Change.SAME, "uit groep 5 won de race."),
    )


def test_a_long_text_shows_the_changes_with_the_words_around_them():
    text = " ".join(f"woord{n}" for n in range(1000))
    changes = changed_words("", text, text.replace("woord500", "anders"))
    shown = "".join(words for _, words in changes.runs)
    assert "anders" in shown
    assert "woord499 " in shown
    assert "woord400" not in shown
    assert len(shown) < 500
