import pytest

from bot.advice.model import Answer, Clarify, Escalate, OutOfScope, SmallTalk
from bot.advice.service import Adviser
from knowledge.engine import open_engine


@pytest.fixture(scope="module")
def adviser() -> Adviser:
    return Adviser(open_engine().matcher)


def test_a_question_is_answered_with_a_passage(adviser: Adviser) -> None:
    advice = adviser.ask("mag ik de foto van de sportdag op insta zetten?")
    assert isinstance(advice, Answer)
    assert advice.matches[0].passage_id == "2"


def test_sick_leave_is_not_in_the_protocol(adviser: Adviser) -> None:
    assert isinstance(adviser.ask("hoe meld ik me ziek voor morgen?"), OutOfScope)


@pytest.mark.parametrize("text", ["bedankt!", "thanks", "hoi", "🎉", ""])
def test_courtesies_are_small_talk(adviser: Adviser, text: str) -> None:
    assert isinstance(adviser.ask(text), SmallTalk)


def test_a_draft_in_doubt_goes_to_the_director(adviser: Adviser) -> None:
    advice = adviser.ask(
        'twijfel over deze post: "Wat was het leuk op kamp, kijk onze groep 8 eens stralen!"'
    )
    assert isinstance(advice, Escalate)
    assert advice.draft == "Wat was het leuk op kamp, kijk onze groep 8 eens stralen!"


def test_what_was_not_meant_is_followed_by_a_choice_of_others(adviser: Adviser) -> None:
    question = "een vader scheldt onder onze post"
    shown = adviser.ask(question).matches[0].passage_id
    advice = adviser.another(question, (shown,))
    assert isinstance(advice, Clarify)
    assert shown not in [match.passage_id for match in advice.matches]


def test_after_two_misses_the_bot_says_that_it_does_not_know(adviser: Adviser) -> None:
    assert isinstance(adviser.another("een vader scheldt onder onze post", ("7", "12")), OutOfScope)
