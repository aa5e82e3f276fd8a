"""`protocolbot index`: builds what matching needs from a knowledge folder."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.shared import folder_of, knowledge_option
from knowledge.engine import current_index, rebuild


@click.command(name="index")
@knowledge_option
def command(knowledge: Path | None) -> None:
    """Build the index of a knowledge folder, when its files changed since."""
    folder = folder_of(knowledge)
    if current_index(folder) is not None:
        click.echo("The index is up to date.")
        return
    index = rebuild(folder)
    click.echo(f"Built from {len(index.phrasings)} phrasings.")
