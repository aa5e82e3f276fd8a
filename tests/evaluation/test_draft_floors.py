"""The floors under the figures of the draft check on drafts that nobody made rules or examples from."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from bot.drafts.evaluate import Evaluation, evaluate, read_labelled
from bot.drafts.examples import read_examples
from bot.drafts.loader import load_checker
from knowledge.engine import open_engine
from knowledge.normalise import words
from tests.evaluation.page import DRAFT_SETS, HERE, drafts_of

AT_LEAST = {
    "drafts-dev": {"recall": 0.84, "precision": 0.87, "clean_left_alone": 0.90, "outcome_right": 0.91},
    "drafts-exam": {"recall": 0.87, "precision": 0.85, "clean_left_alone": 0.90, "outcome_right": 0.90},
}
NEVER_CLEAN_AT_MOST = {"drafts-dev": 0, "drafts-exam": 3}


@pytest.fixture(scope="module")
def found() -> dict[str, Evaluation]:
    return {name: drafts_of(name) for name in DRAFT_SETS}


@pytest.mark.parametrize(
    ("name", "figure"), [(name, figure) for name in AT_LEAST for figure in AT_LEAST[name]]
)
def test_a_figure_of_the_draft_check_is_not_below_its_floor(
    found: dict[str, Evaluation], name: str, figure: str
) -> None:
    assert getattr(found[name], figure).value >= AT_LEAST[name][figure]


@pytest.mark.parametrize("name", DRAFT_SETS)
def test_hardly_any_grave_draft_ends_clean(found: dict[str, Evaluation], name: str) -> None:
    assert found[name].never_clean.good <= NEVER_CLEAN_AT_MOST[name]


@pytest.mark.parametrize("name", DRAFT_SETS)
def test_each_check_finds_at_least_half(found: dict[str, Evaluation], name: str) -> None:
    assert not {
        check: str(share) for check, share in found[name].recall_by_check.items() if share.value < 0.5
    }


@pytest.mark.parametrize("name", DRAFT_SETS)
def test_english_stays_within_ten_points_of_dutch(found: dict[str, Evaluation], name: str) -> None:
    recall = found[name].recall_by_language
    assert recall["nl"].value - recall["en"].value <= 0.10


@pytest.mark.parametrize("name", DRAFT_SETS)
def test_no_labelled_draft_is_an_example(name: str) -> None:
    known = {" ".join(words(example.draft)) for example in read_examples()}
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if " ".join(words(json.loads(line)["draft"])) in known] == []


def swapped(draft: str) -> str:
    """Give the draft with one slip of the finger: two letters changed places in its longest word."""
    longest = max(draft.split(), key=len)
    half = len(longest) // 2
    slip = longest[: half - 1] + longest[half] + longest[half - 1] + longest[half + 1 :]
    return draft.replace(longest, slip, 1)


@pytest.mark.parametrize(
    "typed",
    [
        str.upper,
        str.lower,
        swapped,
        lambda draft: f"hoi! kun je deze even checken: {draft}",
        lambda draft: f"{draft} 🎉🎉🎉",
        lambda draft: draft.replace(". ", ".\n\n"),
    ],
    ids=["capitals", "small letters", "typing error", "greeting", "emoji", "empty lines"],
)
def test_way_of_typing_hardly_changes_the_figures(
    found: dict[str, Evaluation], typed: Callable[[str], str]
) -> None:
    checker, language = load_checker(), open_engine().matcher.language
    again = evaluate(
        read_labelled(HERE / "drafts-exam.jsonl"),
        lambda draft, _: checker.check(typed(draft), language(draft)),
    )
    assert again.recall.value >= found["drafts-exam"].recall.value - 0.06
    assert again.outcome_right.value >= found["drafts-exam"].outcome_right.value - 0.06
