"""`protocolbot schools`: reads the school files in, and shows what is known."""

from __future__ import annotations

from pathlib import Path

import click

from bot.config import read_settings
from bot.schools.importer import read_files
from bot.schools.model import Post, Register
from bot.store import open_store

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group(name="schools")
def command() -> None:
    """Schools, their directors and staff."""


@command.command(name="import")
@click.argument("schools_file", type=_FILE)
@click.argument("staff_file", type=_FILE)
def import_files(schools_file: Path, staff_file: Path) -> None:
    """Read SCHOOLS_FILE and STAFF_FILE (CSV) in the place of what was known; all rows, or none."""
    schools, members = read_files(schools_file, staff_file)
    store = open_store(read_settings().database_url)
    try:
        with store.begin() as work:
            work.schools.replace(schools, members)
    finally:
        store.close()
    click.echo(f"Imported {len(schools)} schools and {len(members)} rows of staff.")


@command.command(name="list")
def show() -> None:
    """Show every school with who decides there."""
    store = open_store(read_settings().database_url)
    try:
        with store.read() as work:
            register = work.schools.register()
    finally:
        store.close()
    for line in _lines(register):
        click.echo(line)


def _lines(register: Register) -> list[str]:
    if not register.schools:
        return ["No schools yet; read them in with: protocolbot schools import schools.csv staff.csv"]
    posts = (Post.DIRECTOR, Post.STAND_IN, Post.CONTACT)
    lines = []
    for school in register.schools:
        lines.append(f"{school.id}  {school.name}")
        lines += [
            f"    {member.post}: {member.name} <{member.email}>"
            for member in register.members
            if member.school_id == school.id and member.post in posts
        ]
    return lines
