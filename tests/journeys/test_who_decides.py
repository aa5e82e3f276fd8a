"""Who is asked when the director is away, asks herself, is one of two, or cannot be reached."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.escalation.model import Level, State
from bot.schools.model import Post
from tests.journeys.conftest import DOUBTED, DRAFT, first_lines


def test_a_director_who_says_on_the_home_tab_to_be_away_is_passed_over_until_she_is_back(
    sent, story, sanne, karin, joost
) -> None:
    karin.open_home()
    karin.press_home("set_absence")
    assert karin.submit({"day": "2026-11-27"}) == {}
    assert "afwezig t/m" in karin.home_text()
    sent()
    assert karin.inbox == []
    assert DRAFT in joost.read(joost.last)
    told = sanne.read(sanne.last)
    assert "Bezorgd bij Joost Pieters" in told
    assert "De directeur van De Regenboog is er nu niet" in told
    story.later(days=5)
    sent()
    assert DRAFT in karin.read(karin.last)
    assert "Bezorgd bij Karin Hendriks" in sanne.read(sanne.last)


def test_a_director_who_is_back_early_is_asked_again(sent, karin, joost) -> None:
    karin.open_home()
    karin.press_home("set_absence")
    karin.submit({"day": "2026-12-31"})
    karin.press_home("clear_absence")
    sent()
    assert DRAFT in karin.text()
    assert joost.inbox == []


def test_somebody_who_decides_nothing_cannot_be_away(sanne) -> None:
    sanne.open_home()
    assert "afwezig" not in sanne.home_text().lower()


def test_a_stand_in_outside_her_dates_is_not_asked(sent, story, joost, marleen) -> None:
    day = story.playground.now().date()
    stand_in = replace(
        story.member("Joost"), since=day.replace(month=12), until=day.replace(month=12, day=31)
    )
    others = [one for one in story.playground.staff if one.name != "Joost Pieters"]
    story.staff([*others, stand_in])
    story.becomes("Karin", deleted=True)
    sent()
    assert joost.inbox == []
    assert DRAFT in marleen.text()


def test_a_directors_own_doubt_goes_to_the_foundations_contact(story, karin, joost, marleen) -> None:
    karin.say(DOUBTED)
    karin.press("ask_director")
    assert "Marleen Smeets" in karin.view_text()
    assert karin.submit({"channel": "site"}) == {}
    story.deliver()
    assert DRAFT in marleen.read(marleen.last)
    assert joost.inbox == []
    assert "Je bent zelf directeur" in karin.read(karin.last)
    marleen.press("decide_yes")
    story.deliver()
    assert "Marleen Smeets besluit: Akkoord" in karin.read(karin.last)


def test_the_central_office_asks_too_and_the_contacts_own_doubt_is_never_hers_to_decide(
    story, marleen
) -> None:
    marleen.say(DOUBTED)
    marleen.press("ask_director")
    assert marleen.submit({"channel": "site"}) == {}
    story.deliver()
    assert "Ik kan nu niemand bereiken" in marleen.read(marleen.last)
    assert "decide_yes" not in str([message.blocks for message in marleen.inbox])


@pytest.fixture
def two(story) -> None:
    second = replace(story.member("Joost"), post=Post.DIRECTOR)
    story.staff([one for one in story.playground.staff if one.name != "Joost Pieters"] + [second])


@pytest.mark.usefixtures("two")
def test_two_directors_both_get_the_card_and_the_first_decision_counts(
    sent, story, sanne, karin, joost
) -> None:
    number = sent()
    assert "Bezorgd bij Karin Hendriks en Joost Pieters" in sanne.read(sanne.last)
    cards = karin.last, joost.last
    joost.press("decide_yes")
    karin.press("decide_yes", message=cards[0])
    assert "al besloten door Joost Pieters" in karin.read(karin.last)
    story.deliver()
    assert [one.by_name for one in story.case(number).decisions] == ["Joost Pieters"]
    for person, card in zip((karin, joost), cards, strict=True):
        now = person.workspace.message(card.channel, card.ts)
        assert "besloten door Joost Pieters" in person.read(now)
    assert len([line for line in first_lines(sanne) if "besluit: Akkoord" in line]) == 1


ACCOUNTS = {
    "deactivated": {"deleted": True},
    "a guest": {"is_restricted": True},
    "of another workspace": {"team_id": "T0ELDERS"},
    "a stranger": {"is_stranger": True},
    "unknown to Slack": {"email": "elders@example.org"},
}


@pytest.mark.parametrize("flags", ACCOUNTS.values(), ids=ACCOUNTS)
def test_a_director_who_cannot_be_written_to_is_noticed_before_sending_and_the_teacher_reads_it(
    sent, story, sanne, karin, joost, flags
) -> None:
    story.becomes("Karin", **flags)
    number = sent()
    assert karin.inbox == []
    assert DRAFT in joost.read(joost.last)
    told = sanne.read(sanne.last)
    assert "Bezorgd bij Joost Pieters" in told
    assert "niet te bereiken in de chat" in told
    assert story.case(number).level is Level.STAND_IN


@pytest.mark.parametrize("flags", ACCOUNTS.values(), ids=ACCOUNTS)
def test_a_stand_in_who_cannot_be_written_to_either_is_passed_over_for_the_contact(
    sent, story, sanne, joost, marleen, flags
) -> None:
    for name in ("Karin", "Joost"):
        story.becomes(name, **flags)
    sent()
    assert joost.inbox == []
    assert DRAFT in marleen.read(marleen.last)
    assert "Bezorgd bij Marleen Smeets" in sanne.read(sanne.last)


def test_when_nobody_can_be_reached_the_teacher_reads_it_at_once_and_it_waits_with_the_contact(
    sent, story, sanne, marleen
) -> None:
    for name in ("Karin", "Joost", "Marleen"):
        story.becomes(name, deleted=True)
    number = sent()
    assert "Ik kan nu niemand bereiken" in sanne.read(sanne.last)
    case = story.case(number)
    assert (case.state, case.level) == (State.SENT, Level.CONTACT)
    for _ in range(3):
        story.later(hours=1, minutes=5)
    assert len([line for line in first_lines(sanne) if "niemand bereiken" in line]) == 1
    story.becomes("Marleen", deleted=False)
    marleen.open_home()
    assert number in marleen.home_text()
    story.later(hours=1, minutes=5)
    assert DRAFT in marleen.read(marleen.last)
    assert "Bezorgd bij Marleen Smeets" in sanne.read(sanne.last)


def test_a_director_who_is_deactivated_after_the_card_came_is_followed_by_the_stand_in(
    sent, story, sanne, karin, joost
) -> None:
    sent()
    story.becomes("Karin", deleted=True)
    story.later(hours=4)
    story.later(hours=20)
    assert DRAFT in joost.text()
    assert len(karin.inbox) == 1
    assert "Joost Pieters" in sanne.read(sanne.last)
    joost.press("decide_yes")
    story.deliver()
    assert "Joost Pieters besluit: Akkoord" in sanne.read(sanne.last)
