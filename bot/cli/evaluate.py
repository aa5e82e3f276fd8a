"""`protocolbot evaluate`: how good the answers are on labelled questions."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from bot.advice.service import Adviser
from bot.cli.evaluate_drafts import evaluate_drafts
from bot.cli.floors import BELOW_THE_FLOOR, floor
from bot.cli.shared import engine_of, knowledge_option
from knowledge.evaluate import Given, Item, Scores, read_items, score

_AT_MOST = (
    "confidently wrong",
    "in scope but escalated",
    "in scope but refused",
    "out of scope yet answered",
)


@click.command(name="evaluate")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--floor",
    "floors",
    multiple=True,
    metavar="[FIGURE=]PERCENT",
    help="Exit with 1 when a figure (without a name: right) is under its floor. Can be given more than once.",
)
@click.option("--misses/--no-misses", default=True, help="List what was not as wanted.")
@click.option("--drafts", is_flag=True, help="FILES hold labelled drafts, for the draft check.")
@knowledge_option
def command(
    files: tuple[Path, ...], floors: tuple[str, ...], misses: bool, drafts: bool, knowledge: Path | None
) -> None:
    """Score labelled questions, or labelled drafts, in FILES (JSON Lines)."""
    if drafts:
        sys.exit(evaluate_drafts(files, floors, misses, knowledge))
    wanted = [floor(text) for text in floors]
    items = [item for file in files for item in read_items(file)]
    adviser = Adviser(engine_of(knowledge).matcher)
    scores = score(items, [given(adviser, item) for item in items])
    _print(scores, misses)
    below = [name for name, percent in wanted if not _reached(scores, name, percent)]
    for name in below:
        click.echo(f"{name} is {scores.figures[name].percent:.1f}%, worse than its floor", err=True)
    sys.exit(BELOW_THE_FLOOR if below else 0)


def given(adviser: Adviser, item: Item) -> Given:
    """Return what the bot makes of a labelled question."""
    advice = adviser.ask(item.question)
    return Given(advice.outcome, tuple(match.passage_id for match in advice.matches))


def _reached(scores: Scores, name: str, percent: float) -> bool:
    if name not in scores.figures:
        raise click.BadParameter(f"there is no figure {name!r}", param_hint="--floor")
    found = scores.figures[name].percent
    return found <= percent if name in _AT_MOST else found >= percent


def _print(scores: Scores, misses: bool) -> None:
    console = Console(highlight=False, soft_wrap=True)
    table = Table("figure", "count", "share")
    for name, share in scores.figures.items():
        table.add_row(name, f"{share.count}/{share.of}", f"{share.percent:.1f}%")
    console.print(table)
    for item, got in scores.misses if misses else ():
        wanted = " ".join((item.outcome, *item.expect))
        console.print(
            f"{item.id}: wanted {wanted}, got {got.outcome} {' '.join(got.passages)}: {item.question[:160]}",
            markup=False,
        )
