"""`protocolbot person`: what is stored about somebody, and erasing it."""

from __future__ import annotations

import json

import click

from bot.config import read_settings
from bot.store import open_store


@click.group(name="person")
def command() -> None:
    """Show or erase what is stored about one person (GDPR articles 15 and 17)."""


_email = click.option("--email", default="", help="The e-mail address in the school files.")


@command.command(name="export")
@click.argument("user_id")
@_email
def export(user_id: str, email: str) -> None:
    """Print every row about the person with this Slack user id, by table, as JSON."""
    store = open_store(read_settings().database_url)
    try:
        rows = store.export_person(user_id, email)
    finally:
        store.close()
    click.echo(json.dumps(rows, ensure_ascii=False, indent=2, default=str))


@command.command(name="erase")
@click.argument("user_id")
@_email
@click.confirmation_option(prompt="This cannot be undone, and open cases go too. Erase?")
def erase(user_id: str, email: str) -> None:
    """Erase the person with this Slack user id; the school files are yours to change."""
    store = open_store(read_settings().database_url)
    try:
        count = store.erase_person(user_id, email)
    finally:
        store.close()
    click.echo(f"Erased; {count} rows were deleted or made empty.")
