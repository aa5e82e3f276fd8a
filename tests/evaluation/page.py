"""Writes the measured tables into `docs/how-it-decides.md`: `python -m tests.evaluation.page`."""

from __future__ import annotations

import re
from pathlib import Path

from bot.advice.service import Adviser
from bot.cli.curve import figures, tables
from bot.cli.evaluate import given
from bot.cli.evaluate_drafts import figures_of
from bot.drafts.evaluate import Evaluation, evaluate, read_labelled
from bot.drafts.loader import load_checker
from knowledge.engine import open_engine
from knowledge.evaluate import Scores, read_items, score
from knowledge.loader import PACKAGED

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "how-it-decides.md"
SETS = ("dev", "questions")
DRAFT_SETS = ("drafts-dev", "drafts-exam")


def scores_of(name: str) -> Scores:
    """Return the figures of a labelled set."""
    adviser = Adviser(open_engine().matcher)
    items = read_items(HERE / f"{name}.jsonl")
    return score(items, [given(adviser, item) for item in items])


def questions() -> str:
    """Return the figures of the labelled sets as Markdown."""
    return "\n".join(f"### `tests/evaluation/{name}.jsonl`\n\n{figures(scores_of(name))}" for name in SETS)


def drafts_of(name: str) -> Evaluation:
    """Return the figures of a labelled set of drafts, each read in the language that the bot takes it for."""
    checker, language = load_checker(), open_engine().matcher.language
    return evaluate(
        read_labelled(HERE / f"{name}.jsonl"), lambda draft, _: checker.check(draft, language(draft))
    )


def drafts() -> str:
    """Return the figures of the labelled sets of drafts side by side, as Markdown."""
    found = [figures_of(drafts_of(name)) for name in DRAFT_SETS]
    head = " | ".join(["figure", *(f"`{name}`" for name in DRAFT_SETS)])
    rows = [f"| {' | '.join([name, *(str(each[name]) for each in found)])} |" for name in found[0]]
    return "\n".join([f"| {head} |", "|---|---|---|", *rows, ""])


def filled(page: str, part: str, text: str) -> str:
    """Return the page with a text between the two marks of a part."""
    begin, end = f"<!-- begin {part} -->\n", f"<!-- end {part} -->"
    return re.sub(f"({begin}).*?({end})", lambda found: found[1] + text + found[2], page, flags=re.DOTALL)


def part_of(page: str, part: str) -> str:
    """Return what stands between the two marks of a part."""
    return page.split(f"<!-- begin {part} -->\n")[1].split(f"<!-- end {part} -->", 1)[0]


if __name__ == "__main__":
    text = filled(PAGE.read_text(encoding="utf-8"), "questions", questions())
    text = filled(text, "drafts", drafts())
    PAGE.write_text(filled(text, "curve", tables(PACKAGED)), encoding="utf-8")
