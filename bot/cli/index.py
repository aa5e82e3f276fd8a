"""`protocolbot index`: builds what matching and the draft check need from their data."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.shared import folder_of, knowledge_option, rules_of
from bot.drafts.loader import SIGNAL
from bot.drafts.signal import SignalError, fingerprint, read_signal
from knowledge.engine import current_index, rebuild


@click.command(name="index")
@knowledge_option
def command(knowledge: Path | None) -> None:
    """Build what is learned from phrasings and example drafts, when they changed since (some minutes)."""
    _index(folder_of(knowledge))
    _signal(rules_of(knowledge))


def _index(folder: Path) -> None:
    if current_index(folder) is not None:
        click.echo("The index is up to date.")
        return
    click.echo(f"Built from {len(rebuild(folder).phrasings)} phrasings.")


def _signal(folder: Path) -> None:
    if not (folder / "examples").is_dir() or _made_of(folder) == fingerprint(folder):
        click.echo("The draft check is up to date.")
        return
    from bot.drafts.training import retrain  # noqa: PLC0415 - only builders need scikit-learn

    click.echo(f"The draft check learned {len(retrain(folder).checks)} checks.")


def _made_of(folder: Path) -> str:
    try:
        return read_signal(folder / SIGNAL).made_of
    except SignalError:
        return ""
