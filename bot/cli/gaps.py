"""`protocolbot gaps`: the questions that askers handed on because the bot had no answer to them."""

from __future__ import annotations

import click

from bot.config import read_settings
from bot.store import open_store


@click.command(name="gaps")
def command() -> None:
    """List the questions that were handed on; nobody knows by whom."""
    store = open_store(read_settings().database_url)
    try:
        with store.read() as work:
            gaps = work.gaps.all()
    finally:
        store.close()
    for gap in gaps:
        click.echo(f"{gap.day}  {gap.language}  {gap.words}")
    if not gaps:
        click.echo("No questions were handed on.")
