"""Step 3, 4 and 5: a doubt, the director, and her decision."""

import pytest

from bot.sandbox import NotOnScreen
from bot.sandbox.reading import pings
from tests.journeys.conftest import DOUBTED, DRAFT


def test_a_doubt_shows_guideline_nine_and_the_way_to_the_director(sanne) -> None:
    sanne.say(DOUBTED)
    answer = sanne.read(sanne.last)
    assert "Richtlijn 9" in answer
    assert "Leg voor aan" in answer


def test_the_form_holds_the_draft_the_doubt_and_says_who_will_see_it(sanne) -> None:
    sanne.say(DOUBTED)
    sanne.press("ask_director")
    form = sanne.view_text()
    assert DRAFT in form
    assert "twijfel over deze post" in form
    assert "Karin Hendriks (De Regenboog) leest" in form


def test_the_director_gets_the_whole_case_and_sanne_reads_with_whom_it_is(sent, sanne, karin) -> None:
    number = sent(doubt="Mogen de gezichten erop?")
    card = karin.read(karin.last)
    for part in (
        number,
        "Sanne Vermeer",
        "De Regenboog",
        DRAFT,
        "Mogen de gezichten erop?",
        "Instagram van de school",
    ):
        assert part in card
    for button in ("Akkoord", "Akkoord, met aanpassing", "Liever niet", "Bel me even"):
        assert f"[{button}]" in card
    assert "Dit zegt het protocol erover, letterlijk" in card
    assert "Bezorgd bij Karin Hendriks" in sanne.read(sanne.last)


def test_a_yes_reaches_sanne_with_the_reminder_that_she_stays_responsible(sent, story, sanne, karin) -> None:
    sent()
    karin.press("decide_yes")
    story.deliver()
    told = sanne.read(sanne.last)
    assert "Karin Hendriks" in told
    assert "akkoord" in told.lower()
    assert "persoonlijk verantwoordelijk" in told


def test_a_yes_with_changes_brings_the_adapted_text(sent, story, sanne, karin) -> None:
    sent()
    karin.press("decide_changes")
    assert DRAFT in karin.view_text()
    assert karin.submit({"draft": "Wat was het leuk op kamp!", "words": "De gezichten liever niet."}) == {}
    story.deliver()
    told = sanne.read(sanne.last)
    assert "Wat was het leuk op kamp!" in told
    assert "De gezichten liever niet." in told


@pytest.mark.parametrize("press", ["decide_changes", "decide_no", "talk"])
def test_everything_but_a_yes_wants_words(sent, karin, press: str) -> None:
    sent()
    karin.press(press)
    assert list(karin.submit({"words": ""})) == ["words"]


def test_after_the_decision_the_card_has_no_buttons_and_names_who_decided(sent, story, karin) -> None:
    sent()
    card = karin.last
    karin.press("decide_no")
    karin.submit({"words": "Te veel kinderen in beeld."})
    story.deliver()
    text = karin.read(next(message for message in karin.inbox if message.ts == card.ts))
    assert "Karin Hendriks" in text
    assert "[Akkoord]" not in text
    with pytest.raises(NotOnScreen):
        karin.press("decide_yes")


def test_a_talk_leaves_the_case_open(sent, story, sanne, karin) -> None:
    sent()
    karin.press("talk")
    karin.submit({"words": "Loop even langs na schooltijd."})
    story.deliver()
    assert "Loop even langs na schooltijd." in sanne.read(sanne.last)
    karin.press("decide_yes")
    story.deliver()
    assert "akkoord" in sanne.read(sanne.last).lower()


def test_a_second_press_changes_nothing_and_says_why(sent, story, sanne, karin) -> None:
    sent()
    card = karin.last
    karin.press("decide_yes")
    karin.press("decide_yes", message=card)
    story.deliver()
    assert "Karin Hendriks" in karin.read(karin.last)
    decisions = [message for message in sanne.inbox if "persoonlijk verantwoordelijk" in sanne.read(message)]
    assert len(decisions) == 1


def test_home_shows_own_cases_and_to_a_director_those_waiting(sent, story, sanne, karin) -> None:
    number = sent()
    sanne.open_home()
    assert number in sanne.home_text()
    karin.open_home()
    assert number in karin.home_text()
    tom = story("Tom")
    tom.open_home()
    assert number not in tom.home_text()


def test_somebody_at_two_schools_chooses_each_time(story) -> None:
    noor = story("Noor")
    noor.say(DOUBTED)
    noor.press("ask_director")
    assert noor.submit({"channel": "site"}) != {}
    noor.choose("school", "parkwest")
    assert noor.submit({}) == {}
    story.deliver()
    assert DRAFT in story("Tom").text()
    assert DRAFT not in story("Karin").text()


def test_the_same_story_in_english(story) -> None:
    emily, tom = story("Emily"), story("Tom")
    emily.say('not sure about this post: "Our Year 4 class had a wonderful day at the museum with Mr Brown!"')
    emily.press("ask_director")
    assert "Tom Aldridge" in emily.view_text()
    emily.submit({"channel": "Facebook"})
    story.deliver()
    assert "Our Year 4 class had a wonderful day at the museum with Mr Brown!" in tom.read(tom.last)
    assert "[Agreed]" in tom.read(tom.last) or "Agree" in tom.read(tom.last)
    tom.press("decide_no")
    tom.submit({"words": "Please leave the name out."})
    story.deliver()
    assert "Please leave the name out." in emily.read(emily.last)


EVIL = "<!channel> <@U001SV> *vet* `code` <https://example.org|klik> &amp; _x_"


def test_what_people_type_is_shown_literally_and_pings_nobody(story, sanne, karin) -> None:
    sanne.say(f'twijfel over deze post: "{DRAFT}"')
    sanne.press("ask_director")
    sanne.submit({"draft": f"Concept {EVIL}", "doubt": EVIL, "channel": EVIL[:60]})
    story.deliver()
    assert EVIL in karin.read(karin.last)
    assert not pings(karin.last)
    karin.press("decide_no")
    karin.submit({"words": EVIL})
    story.deliver()
    assert EVIL in sanne.read(sanne.last)
    assert not pings(sanne.last)


def test_health_is_good_after_the_whole_story(sent, story, karin) -> None:
    sent()
    karin.press("decide_yes")
    story.deliver()
    assert story.health == ""
    assert story.playground.bot.health() == {}
