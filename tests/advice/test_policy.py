import pytest

from bot.advice.model import Answer, Clarify, Escalate, OutOfScope, SmallTalk
from bot.advice.policy import Thresholds, decide
from knowledge.matcher import Match, Reading
from knowledge.model import Theme

THRESHOLDS = Thresholds(smalltalk=0.5, escalate=0.5, refuse=0.5, answer=0.6, shown=0.1)
RANKED = (Match("2", 0.7), Match("3", 0.2), Match("13", 0.05))


def reading(
    passage: float = 0.0, escalate: float = 0.0, smalltalk: float = 0.0, matches=RANKED, empty: bool = False
) -> Reading:
    outside = 1 - passage - escalate - smalltalk
    themes = {
        Theme.PASSAGE: passage,
        Theme.ESCALATE: escalate,
        Theme.SMALLTALK: smalltalk,
        Theme.OUT_OF_SCOPE: outside,
    }
    kinds = {"escalate:draft": 0.1, "escalate:doubt": 0.3, "smalltalk:thanks": 0.4, "smalltalk:bot": 0.2}
    return Reading("nl", matches, themes, kinds, empty)


@pytest.mark.parametrize(
    ("given", "advice"),
    [
        (reading(passage=1.0), Answer),
        (reading(passage=1.0, matches=(Match("2", 0.5), Match("3", 0.4))), Clarify),
        (reading(escalate=0.6), Escalate),
        (reading(passage=0.3), OutOfScope),
        (reading(smalltalk=0.9), SmallTalk),
        (reading(passage=1.0, empty=True), SmallTalk),
        (reading(passage=1.0, matches=()), OutOfScope),
    ],
)
def test_what_is_likeliest_decides(given: Reading, advice: type) -> None:
    assert isinstance(decide("tekst", given, THRESHOLDS), advice)


def test_a_choice_leaves_out_what_is_far_fetched() -> None:
    matches = (Match("2", 0.5), Match("3", 0.4), Match("13", 0.05))
    advice = decide("tekst", reading(passage=1.0, matches=matches), THRESHOLDS)
    assert [match.passage_id for match in advice.matches] == ["2", "3"]


def test_a_choice_shows_a_third_that_is_near() -> None:
    matches = (Match("2", 0.4), Match("3", 0.3), Match("13", 0.2))
    advice = decide("tekst", reading(passage=1.0, matches=matches), THRESHOLDS)
    assert [match.passage_id for match in advice.matches] == ["2", "3", "13"]


def test_small_talk_says_which_kind() -> None:
    advice = decide("dankje", reading(smalltalk=0.9), THRESHOLDS)
    assert isinstance(advice, SmallTalk)
    assert advice.kind == "thanks"
