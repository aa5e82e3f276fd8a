"""The floors under the figures on labelled questions: they may rise and not fall."""

import json
from pathlib import Path

import pytest

from bot.advice.service import Adviser
from bot.cli.evaluate import given
from knowledge.engine import open_engine
from knowledge.evaluate import Scores, read_items, score
from knowledge.loader import load
from knowledge.normalise import words

HERE = Path(__file__).parent
SETS = ("dev", "questions")
AT_LEAST = {
    "dev": {
        "top1": 90,
        "right": 86,
        "hit3": 98,
        "doubt escalated": 92,
        "out of scope said so": 85,
        "smalltalk": 95,
    },
    "questions": {
        "top1": 92,
        "right": 89,
        "hit3": 96,
        "doubt escalated": 97,
        "out of scope said so": 92,
        "smalltalk": 95,
    },
}
AT_MOST = {
    "dev": {
        "confidently wrong": 3,
        "in scope but escalated": 3,
        "in scope but refused": 3,
        "out of scope yet answered": 8,
    },
    "questions": {
        "confidently wrong": 3,
        "in scope but escalated": 2,
        "in scope but refused": 3,
        "out of scope yet answered": 3,
    },
}


@pytest.fixture(scope="module")
def scores() -> dict[str, Scores]:
    adviser = Adviser(open_engine().matcher)
    sets = {name: read_items(HERE / f"{name}.jsonl") for name in SETS}
    return {name: score(items, [given(adviser, item) for item in items]) for name, items in sets.items()}


@pytest.mark.parametrize(("name", "figure"), [(name, figure) for name in SETS for figure in AT_LEAST[name]])
def test_a_figure_is_not_below_its_floor(scores, name: str, figure: str) -> None:
    assert scores[name].figures[figure].percent >= AT_LEAST[name][figure]


@pytest.mark.parametrize(("name", "figure"), [(name, figure) for name in SETS for figure in AT_MOST[name]])
def test_a_mistake_is_not_more_frequent_than_its_ceiling(scores, name: str, figure: str) -> None:
    assert scores[name].figures[figure].percent <= AT_MOST[name][figure]


@pytest.mark.parametrize("name", SETS)
def test_no_labelled_question_is_a_phrasing_but_short_ones_by_coincidence(name: str) -> None:
    known = {" ".join(words(phrasing.text)) for phrasing in load().phrasings}
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    asked = (json.loads(line)["question"] for line in lines)
    assert [text for text in asked if len(words(text)) > 4 and " ".join(words(text)) in known] == []
