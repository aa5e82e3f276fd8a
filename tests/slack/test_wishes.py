"""What a sent form asks for, field by field."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.errors import BotError
from bot.escalation.model import Picture, Verdict
from bot.slack import wishes
from bot.slack.carry import Source
from bot.slack.incoming import Place, Submitted
from bot.slack.trouble import Stale
from bot.slack.wishes import (
    AskNote,
    EmptyWords,
    FormError,
    MomentPassed,
    NoSchool,
    TimeWithoutDay,
    WordsGone,
)

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
"""10:00 in Amsterdam."""
NOTE = AskNote("nl", ("2", "9"), ("F1",), "linde")


def sent(note: AskNote | dict[str, Any] = NOTE, pictures: tuple[str, ...] = (), **fields: str) -> Submitted:
    as_json = note.as_json() if isinstance(note, AskNote) else note
    return Submitted("U1", "V1", fields, pictures, as_json, Place("U1"))


def test_a_note_comes_back_as_it_was() -> None:
    note = AskNote("en", ("2",), ("F1", "F2"), "", Source("D1", "1.1", "1.0"), is_draft=True)
    assert wishes.ask_note(note.as_json()) == note
    assert wishes.ask_note(NOTE.as_json()) == NOTE


@pytest.mark.parametrize("note", [{}, {"l": "nl"}, {"l": "nl", "p": 1, "f": [], "s": ""}])
def test_a_note_of_another_time_is_stale(note: dict[str, Any]) -> None:
    with pytest.raises(Stale):
        wishes.ask_note(note)


def test_a_wish_has_all_that_was_filled_in() -> None:
    form = sent(
        pictures=("F2",),
        draft=" Een post ",
        doubt=" mag dit? ",
        channel=" insta ",
        day="2026-03-04",
        time="12:30",
        alternatives="een bal",
    )
    wish = wishes.wish(form, "", NOW, ZONE)
    assert wish.draft == " Een post "
    assert (wish.doubt, wish.channel, wish.school_id) == ("mag dit?", "insta", "linde")
    assert wish.wanted_at == datetime(2026, 3, 4, 12, 30, tzinfo=ZONE)
    assert wish.passages == ("2", "9")
    assert wish.pictures == (Picture("F1", "een bal"), Picture("F2", ""))
    assert wish.language == "nl"


def test_a_chosen_school_counts_where_none_is_fixed() -> None:
    form = sent(AskNote("nl"), draft="Een post", school="wilg")
    assert wishes.wish(form, "", NOW, ZONE).school_id == "wilg"


def test_a_fixed_school_cannot_be_chosen_away() -> None:
    assert wishes.wish(sent(draft="x", school="wilg"), "", NOW, ZONE).school_id == "linde"


@pytest.mark.parametrize(
    ("form", "error", "field"),
    [
        (sent(), FormError, "draft"),
        (sent(draft="  ", doubt=" \n"), FormError, "draft"),
        (sent(AskNote("nl"), draft="x"), NoSchool, "school"),
        (sent(draft="x", time="12:00"), TimeWithoutDay, "time"),
        (sent(draft="x", day="2026-03-02"), MomentPassed, "day"),
        (sent(draft="x", day="2026-03-03", time="10:00"), MomentPassed, "day"),
        (sent(AskNote("nl", school="linde", source=Source("D1", "1.1"))), WordsGone, "doubt"),
    ],
)
def test_a_field_that_cannot_stay_so_is_named(form: Submitted, error: type[FormError], field: str) -> None:
    with pytest.raises(error) as raised:
        wishes.wish(form, "", NOW, ZONE)
    assert raised.value.field == field


def test_a_long_draft_comes_from_its_message() -> None:
    form = sent(AskNote("nl", school="linde", source=Source("D1", "1.1")))
    assert wishes.wish(form, "x" * 5000, NOW, ZONE).draft == "x" * 5000


@pytest.mark.parametrize(
    ("day", "hour", "utc"),
    [
        ("2026-03-04", "08:00", "2026-03-04T07:00:00+00:00"),
        ("2026-03-30", "08:00", "2026-03-30T06:00:00+00:00"),
        ("2026-03-03", "", "2026-03-03T22:59:00+00:00"),
    ],
)
def test_a_moment_is_one_of_the_schools_own_clock(day: str, hour: str, utc: str) -> None:
    at = wishes.wanted_at({"day": day, "time": hour}, NOW, ZONE)
    assert at is not None
    assert at.astimezone(UTC).isoformat() == utc


@pytest.mark.parametrize("fields", [{"day": "soon"}, {"day": "2026-03-04", "time": "noon"}])
def test_a_forged_moment_is_stale(fields: dict[str, str]) -> None:
    with pytest.raises(Stale):
        wishes.wanted_at(fields, NOW, ZONE)


@pytest.mark.parametrize(
    ("files", "lines", "shown"),
    [
        ((), "een bal", []),
        (("F1",), "", [("F1", "")]),
        (("F1",), "een bal\n\nop gras", [("F1", "een bal op gras")]),
        (("F1", "F2"), "een bal", [("F1", "een bal"), ("F2", "")]),
        (("F1", "F1"), "een bal", [("F1", "een bal")]),
        (("F1", "F2", "F3", "F4", "F5"), "", [("F1", ""), ("F2", ""), ("F3", ""), ("F4", "")]),
    ],
)
def test_each_picture_has_its_line(files: tuple[str, ...], lines: str, shown: list[tuple[str, str]]) -> None:
    assert [(one.file_id, one.alternative) for one in wishes.pictures(files, lines)] == shown


CASE = {"n": "K7Q2P", "a": "fingerprint"}


@pytest.mark.parametrize("verdict", [Verdict.YES_WITH_CHANGES, Verdict.NO])
def test_a_verdict_other_than_yes_needs_words(verdict: Verdict) -> None:
    with pytest.raises(EmptyWords) as raised:
        wishes.judgement(sent(CASE, words=" "), verdict)
    assert raised.value.field == "words"


def test_a_yes_needs_no_words_and_adapts_nothing() -> None:
    judgement = wishes.judgement(sent(CASE, verdict="yes", draft="anders"))
    assert (judgement.verdict, judgement.about, judgement.adapted) == (Verdict.YES, "fingerprint", "")


def test_a_changed_draft_goes_with_a_yes_with_changes_only() -> None:
    fields = {"words": " zo ", "draft": "anders"}
    assert wishes.judgement(sent(CASE, **fields), Verdict.YES_WITH_CHANGES).adapted == "anders"
    no = wishes.judgement(sent(CASE, **fields), Verdict.NO)
    assert (no.adapted, no.words) == ("", "zo")


@pytest.mark.parametrize("verdict", ["", "maybe"])
def test_a_forged_verdict_is_stale(verdict: str) -> None:
    with pytest.raises(Stale):
        wishes.judgement(sent(CASE, verdict=verdict))


@pytest.mark.parametrize("read", [wishes.number, wishes.judgement])
def test_a_form_about_no_case_is_stale(read: Any) -> None:
    with pytest.raises(BotError):
        read(sent({}, verdict="yes"))


@pytest.mark.parametrize("read", [wishes.draft, wishes.remark_words])
def test_an_empty_text_is_refused(read: Any) -> None:
    with pytest.raises(FormError):
        read(sent(CASE, draft=" ", words=" "))


def test_a_new_version_is_taken_as_it_was_typed() -> None:
    assert wishes.draft(sent(CASE, draft=" Een post\n")) == " Een post\n"


def test_the_last_day_away_may_be_today() -> None:
    today = date(2026, 3, 3)
    assert wishes.last_day({"day": "2026-03-03"}, today) == today
    with pytest.raises(MomentPassed):
        wishes.last_day({"day": "2026-03-02"}, today)
