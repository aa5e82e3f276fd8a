"""Whose names are found, and what stands in their place."""

from __future__ import annotations

import pytest

from bot.drafts.checker import Checker
from tests.drafts.test_checks import found


@pytest.mark.parametrize(
    "draft",
    [
        "Yusuf uit groep 4 las zijn eerste boek.",
        "XIN YI UIT GROEP 8 IS EERSTE GEWORDEN!",
        "Welkom Oleksandr in onze klas!",
        "Amélie Hendriks uit groep 8 mag de ambtsketen dragen.",
        "Storm uit 5b scoorde het winnende doelpunt.",
        "Trotse Mei met haar diploma.",
        "noor uit 6a haalde geld op",
        "Roos (groep 2) en Daan (groep 5) wonnen.",
        "Kampioenen! #TeamLotte #Bram",
        "Tjarinka uit groep 5 bouwde een toren.",
    ],
)
def test_pupil_is_found_by_name(rules: Checker, draft: str) -> None:
    assert "pupil_name" in found(rules, draft)


@pytest.mark.parametrize(
    "draft",
    [
        "Op 12 mei vieren we het lentefeest.",
        "Er raast een storm over het plein en de roos bloeit.",
        "Wij lezen deze maand Annie M.G. Schmidt.",
        "We schilderden zoals Vincent van Gogh.",
        "Sint Maarten deelde zijn mantel.",
        "Ons gebouw aan de Willem Alexanderstraat krijgt een dak.",
        "Fijn weekend! Groetjes, juf Anouk",
        "Elke groep kiest een boek. Meester Bram",
        "Sinterklaas komt morgen, en op Koningsdag zijn we vrij.",
        "Onze Roos-tuin staat in bloei.",
    ],
)
def test_words_saints_writers_streets_and_teachers_who_sign_are_no_pupils(rules: Checker, draft: str) -> None:
    assert "pupil_name" not in found(rules, draft)


def test_pupil_whose_name_begins_another_is_shown_too(rules: Checker) -> None:
    result = rules.check("Ann uit groep 4 en Anna uit groep 4 zijn jarig.", "nl")
    named = next(each for each in result.findings if each.check == "pupil_name")
    assert {"Ann", "Anna"} <= set(named.words)


def test_spans_point_at_the_names_as_written(checker: Checker) -> None:
    draft = "Hoera! Noor en Sem van groep 3 wonnen."
    assert [draft[span.start : span.end] for span in checker.names_found(draft)] == ["Noor", "Sem"]


def test_spans_hold_with_unseen_characters(checker: Checker) -> None:
    draft = "\u200bHoera\u200b! Yu\u200bsuf uit groep 4 won."
    assert [span.text for span in checker.names_found(draft)] == ["Yu\u200bsuf"]


@pytest.mark.parametrize(
    ("draft", "language", "expected"),
    [
        ("Yusuf uit groep 4 won.", "nl", "een leerling uit groep 4 won."),
        ("Lieke Janssen won, en Lieke lachte.", "nl", "leerling A won, en leerling A lachte."),
        ("Well done Priya and Hiroshi!", "en", "Well done pupil A and pupil B!"),
        ("Groep 5 bakte brood.", "nl", "Groep 5 bakte brood."),
    ],
)
def test_names_are_replaced(checker: Checker, draft: str, language: str, expected: str) -> None:
    assert checker.replace_names(draft, language) == expected


def test_replaced_draft_names_nobody(checker: Checker) -> None:
    assert checker.names_found(checker.replace_names("Noor en Sem van groep 3 wonnen.", "nl")) == ()
