"""`protocolbot evaluate --drafts`: how good the draft check is on labelled drafts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from bot.cli.floors import BELOW_THE_FLOOR, floor
from bot.cli.shared import checker_of, engine_of
from bot.drafts.evaluate import Evaluation, Share, evaluate, read_labelled


def evaluate_drafts(
    files: Sequence[Path], floors: Sequence[str], misses: bool, knowledge: Path | None
) -> int:
    """Print the figures and return the exit code."""
    wanted = [floor(text, "recall") for text in floors]
    language = engine_of(knowledge).matcher.language
    checker = checker_of(knowledge)
    items = [item for file in files for item in read_labelled(file)]
    found = evaluate(items, lambda draft, _: checker.check(draft, language(draft)))
    figures = figures_of(found)
    _print(found, figures, misses)
    below = [name for name, percent in wanted if not _reached(figures, name, percent)]
    for name in below:
        click.echo(f"{name} is {figures[name]}, worse than its floor", err=True)
    return BELOW_THE_FLOOR if below else 0


def figures_of(found: Evaluation) -> dict[str, Share]:
    """Return the figures by name: the whole first, then the recall of each check."""
    return {
        "recall": found.recall,
        **{f"recall {language}": share for language, share in found.recall_by_language.items()},
        "precision": found.precision,
        "clean drafts left alone": found.clean_left_alone,
        "outcome right": found.outcome_right,
        "ended clean though it must never": found.never_clean,
        **{f"recall {check}": share for check, share in found.recall_by_check.items()},
    }


def _reached(figures: Mapping[str, Share], name: str, percent: float) -> bool:
    if name not in figures:
        raise click.BadParameter(f"there is no figure {name!r}", param_hint="--floor")
    found = 100 * figures[name].value
    return found <= percent if name.startswith("ended clean") else found >= percent


def _print(found: Evaluation, figures: Mapping[str, Share], misses: bool) -> None:
    console = Console(highlight=False, soft_wrap=True)
    table = Table("figure", "share")
    for name, share in figures.items():
        table.add_row(name, str(share))
    console.print(table)
    for miss in found.misses if misses else ():
        console.print(
            f"{miss.id}: missed {list(miss.missed)} false {list(miss.false)} got {miss.outcome} "
            f"wanted {' or '.join(miss.wanted)}",
            markup=False,
        )
