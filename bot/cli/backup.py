"""`protocolbot backup`: copies the database while the bot runs."""

from __future__ import annotations

from pathlib import Path

import click

from bot.config import read_settings
from bot.store import open_store


@click.command(name="backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def command(file: Path) -> None:
    """Copy the database to FILE, a new file. To restore: stop the bot and put FILE in its place."""
    store = open_store(read_settings().database_url)
    try:
        store.backup(file)
    finally:
        store.close()
    click.echo(f"Copied to {file}.")
