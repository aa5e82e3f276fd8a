"""The sentences of this room: the same in both languages, and never more than they may say."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import bot.texts
from bot.escalation.model import State
from bot.texts import keys, say
from bot.texts.moments import day, full_moment, listed, moment

FOLDER = Path(bot.texts.__file__).parent
AT = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Amsterdam")


def _file(language: str) -> str:
    return (FOLDER / language / "escalation.ftl").read_text(encoding="utf-8")


def _messages(language: str) -> dict[str, tuple[set[str], set[str]]]:
    """Every key with its places and its variants."""
    entries = re.split(r"^(?=escalation-)", _file(language), flags=re.MULTILINE)[1:]
    return {
        entry.split(" =")[0]: (
            set(re.findall(r"\$(\w+)", entry)),
            set(re.findall(r"^ +\*?\[(\w+)\]", entry, re.M)),
        )
        for entry in entries
    }


def test_both_languages_have_the_same_keys_places_and_variants():
    assert _messages("nl") == _messages("en")
    assert len(_messages("nl")) > 80


def test_every_key_is_read_by_the_loader():
    for language in ("nl", "en"):
        assert set(_messages(language)) <= set(keys(language))


@pytest.mark.parametrize("word", ["goedgekeurd", "toestemming gegeven", " u ", "approved"])
def test_the_bot_never_approves_and_never_says_u(word):
    assert word not in (_file("nl") + _file("en")).lower()


REASONS = ["wordless", "empty", "same_text", "same_words", "other_text", "too_late", "no_school"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_refusal_has_a_sentence_of_its_own(language):
    said = {
        say(language, "escalation-not-possible", state=reason, name="Anna", number="K7Q2P")
        for reason in [*State, *REASONS]
    }
    assert len(said) == len(State) + len(REASONS)


@pytest.mark.parametrize(
    ("language", "shown"), [("nl", "maandag 23 november, 10:15"), ("en", "Monday 23 November, 10:15")]
)
def test_a_moment_reads_as_people_say_it_in_their_own_time_zone(language, shown):
    assert moment(AT, language, ZONE) == shown


def test_days_moments_and_names_in_both_languages():
    assert day(date(2026, 11, 23), "nl") == "maandag 23 november"
    assert full_moment(AT, "nl", ZONE) == "23 november 2026, 10:15"
    assert (listed(["Anna", "Bo", "Cas"], "nl"), listed(["Anna", "Bo"], "en")) == (
        "Anna, Bo en Cas",
        "Anna and Bo",
    )
