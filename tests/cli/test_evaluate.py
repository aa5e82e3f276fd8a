import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.main import protocolbot


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    rows = [
        {"id": "a", "question": "mag de klassenfoto op insta", "outcome": "answer", "expect": ["2"]},
        {"id": "b", "question": "mag de klassenfoto op insta", "outcome": "answer", "expect": ["5"]},
        {"id": "c", "question": "bedankt", "outcome": "smalltalk", "expect": []},
    ]
    file = tmp_path / "q.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return file


def run(*args: str):
    return CliRunner().invoke(protocolbot, ("evaluate", *args))


def test_figures_and_misses_are_printed(questions: Path) -> None:
    result = run(str(questions))
    assert result.exit_code == 0
    assert "1/2" in result.output
    assert "b: wanted answer 5, got answer 2" in result.output


@pytest.mark.parametrize(
    ("floor", "code"),
    [("50", 0), ("0.5", 0), ("51", 1), ("right=60", 1), ("smalltalk=100", 0), ("confidently wrong=40", 1)],
)
def test_a_figure_under_its_floor_fails(questions: Path, floor: str, code: int) -> None:
    assert run(str(questions), "--floor", floor).exit_code == code


@pytest.mark.parametrize("floor", ["much", "nonsense=3"])
def test_a_floor_that_is_none_is_wrong_usage(questions: Path, floor: str) -> None:
    assert run(str(questions), "--floor", floor).exit_code == 2
