"""Nobody decides: who is reminded and asked when, in school time, and what the teacher reads at each step."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.escalation.model import State
from bot.sandbox import NotOnScreen
from tests.journeys.conftest import DRAFT, first_lines

FRIDAY_1430 = datetime(2026, 11, 27, 13, 30, tzinfo=UTC)
BEFORE_CHRISTMAS = datetime(2026, 12, 18, 14, 30, tzinfo=UTC)
"""15:30, an hour before the holidays begin."""


def test_reminder_after_four_hours_stand_in_after_eight_and_contact_after_twelve(
    sent, story, sanne, karin, joost, marleen
) -> None:
    number = sent()
    story.later(hours=3, minutes=59)
    assert len(karin.inbox) == 1
    story.later(minutes=1)
    assert f"Sanne Vermeer wacht nog op jouw besluit (De Regenboog, nr. {number})" in first_lines(karin)
    assert joost.inbox == []
    story.later(hours=20)  # Tuesday 10:15: eight working hours
    assert DRAFT in joost.read(joost.last)
    assert "Je concept ligt nu bij Karin Hendriks en Joost Pieters" in sanne.read(sanne.last)
    assert marleen.inbox == []
    story.later(hours=4)
    assert DRAFT in marleen.read(marleen.last)
    assert "Karin Hendriks, Joost Pieters en Marleen Smeets" in sanne.read(sanne.last)
    assert story.case(number).state is State.WAITING


def test_the_stand_in_decides_and_everybodys_card_says_so(sent, story, sanne, karin, joost) -> None:
    sent()
    story.later(hours=4)
    story.later(hours=20)
    joost.press("decide_yes")
    story.deliver()
    assert "Joost Pieters besluit: Akkoord" in sanne.read(sanne.last)
    cards = [one.read(one.inbox[0]) for one in (karin, joost)]
    assert all("besloten door Joost Pieters" in card and "[Akkoord]" not in card for card in cards)


def test_a_weekend_does_not_count(story, sent, karin) -> None:
    story.at(FRIDAY_1430)
    sent()
    story.later(days=1)
    story.later(days=1, hours=12)
    assert len(karin.inbox) == 1
    story.at(datetime(2026, 11, 30, 9, 29, tzinfo=UTC))  # Monday 10:29: two hours on Friday, 1:59 today
    assert len(karin.inbox) == 1
    story.later(minutes=1)
    assert len(karin.inbox) == 2


def test_school_holidays_and_public_holidays_do_not_count(story, sent, karin) -> None:
    story.at(BEFORE_CHRISTMAS)
    sent()
    for _ in range(16):
        story.later(days=1)
    assert len(karin.inbox) == 1
    story.at(datetime(2027, 1, 4, 10, 30, tzinfo=UTC))  # three hours into the first school day
    assert len(karin.inbox) == 2


def test_easter_and_the_beginning_of_summer_time_in_it_do_not_count(story, sent, karin) -> None:
    story.at(datetime(2027, 3, 25, 14, 30, tzinfo=UTC))  # Thursday 15:30 in winter time
    sent()
    for day in (26, 27, 28, 29):  # Good Friday, the weekend in which the clock changes, Easter Monday
        story.at(datetime(2027, 3, day, 12, 0, tzinfo=UTC))
    story.at(datetime(2027, 3, 30, 9, 29, tzinfo=UTC))
    assert len(karin.inbox) == 1
    story.at(datetime(2027, 3, 30, 9, 30, tzinfo=UTC))  # Tuesday 11:30 in summer time: one hour and three
    assert len(karin.inbox) == 2


def test_after_ten_school_days_it_is_not_reviewed_which_is_no_yes(sent, story, sanne, karin) -> None:
    number = sent()
    story.at(datetime(2026, 12, 7, 15, 29, tzinfo=UTC))
    assert story.case(number).state is State.WAITING
    story.at(datetime(2026, 12, 7, 15, 30, tzinfo=UTC))
    told = sanne.read(sanne.last)
    assert "Niet beoordeeld: plaats dit (nog) niet" in told
    assert "Dat is geen akkoord" in told
    assert story.case(number).decisions == ()
    assert "[Akkoord]" not in karin.read(karin.inbox[0])


def test_it_expires_at_the_wanted_moment_and_can_be_sent_again(sent, story, sanne, karin) -> None:
    number = sent(day="2026-11-24", time="09:00")
    story.at(datetime(2026, 11, 24, 7, 59, tzinfo=UTC))
    assert story.case(number).is_open
    story.later(minutes=1)
    assert "Niet beoordeeld" in sanne.read(sanne.last)
    sanne.press("revise")
    assert sanne.submit({}) == {}
    story.deliver()
    assert story.case(number).is_open
    karin.press("decide_yes")
    story.deliver()
    assert "besluit: Akkoord" in sanne.read(sanne.last)


def test_an_expired_case_cannot_be_decided_on_any_more(sent, story, karin) -> None:
    number = sent(day="2026-11-24", time="09:00")
    karin.press("decide_no")
    story.at(datetime(2026, 11, 24, 8, 0, tzinfo=UTC))
    complaint = karin.submit({"words": "Net te laat."})
    assert "niet op tijd beoordeeld" in " ".join(complaint.values())
    assert story.case(number).state is State.EXPIRED
    with pytest.raises(NotOnScreen):
        karin.press("decide_yes")


def test_a_bot_that_was_down_for_the_weekend_with_fifty_cases_sends_each_card_once(
    story, sanne, karin
) -> None:
    story.at(FRIDAY_1430)
    for place in range(50):
        sanne.shortcut("ask_director_global")
        assert sanne.submit({"draft": f"Sportdag, foto {place}"}) == {}
    story.at(datetime(2026, 11, 30, 7, 30, tzinfo=UTC))  # nothing was delivered until Monday 8:30
    for _ in range(3):
        story.later(minutes=5)
    assert len(karin.inbox) == 50
    assert len([line for line in first_lines(sanne) if line.startswith("Bezorgd bij")]) == 50
    assert story("Joost").inbox == []
    assert story.health == ""


def test_a_clock_that_jumps_back_reminds_nobody_twice(sent, story, karin) -> None:
    sent()
    story.later(hours=4)
    for hours in (-30, 30, -4, 4):
        story.later(hours=hours)
    assert len(karin.inbox) == 2
