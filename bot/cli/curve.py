"""`protocolbot curve`: what the thresholds give on writers that training never saw."""

from __future__ import annotations

from pathlib import Path

import click

from bot.advice.curve import Step, answer_curve, at, refusal_curve, reliability
from bot.advice.policy import THRESHOLDS
from bot.cli.shared import folder_of, knowledge_option
from knowledge.engine import open_index
from knowledge.evaluate import Scores

_ANSWER = ("right", "clarify with the right one shown", "confidently wrong", "out of scope yet answered")
_REFUSE = ("out of scope said so", "out of scope yet answered", "in scope but refused", "right")


@click.command(name="curve")
@knowledge_option
def command(knowledge: Path | None) -> None:
    """Print what every threshold would give on writers left out of training (takes half a minute)."""
    click.echo(tables(folder_of(knowledge)))


def tables(folder: Path) -> str:
    """Return the tables as Markdown."""
    from knowledge.training import held_out_readings  # noqa: PLC0415 - only builders need scikit-learn

    index = open_index(folder)
    readings = held_out_readings(index)
    rows = [
        f"{low:.1f} – {low + 0.1:.1f} | {count} | {100 * right:.0f}%"
        for low, count, right in reliability(readings)
    ]
    return "\n".join(
        [
            f"Phrasings: {len(index.phrasings)} in {len({p.voice for p in index.phrasings})} voices. "
            f"Data: `{index.fingerprint[:16]}`. Thresholds: {_thresholds()}.\n",
            "### With the thresholds as they are\n",
            figures(at(readings)),
            "### The score, and the share that is right at that score\n",
            _table("score of the first passage | phrasings | right", rows),
            "### One answer or a choice: the threshold `answer`\n",
            _steps(answer_curve(readings), _ANSWER),
            '### "Not covered": the threshold `refuse`\n',
            _steps(refusal_curve(readings), _REFUSE),
        ]
    )


def _thresholds() -> str:
    return ", ".join(f"{name} {value}" for name, value in vars(THRESHOLDS).items())


def figures(scores: Scores) -> str:
    """Return the figures of a set as a Markdown table."""
    rows = [
        f"{name} | {share.count}/{share.of} | {share.percent:.1f}%" for name, share in scores.figures.items()
    ]
    return _table("figure | count | share", rows)


def _steps(steps: list[Step], names: tuple[str, ...]) -> str:
    rows = [
        " | ".join([f"{step.value}", *(f"{step.scores.figures[name].percent:.1f}%" for name in names)])
        for step in steps
    ]
    return _table(" | ".join(("from", *names)), rows)


def _table(head: str, rows: list[str]) -> str:
    line = "|".join(["---"] * (head.count("|") + 1))
    return "\n".join(f"| {row} |" for row in (head, line, *rows)) + "\n"
