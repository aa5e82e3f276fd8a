"""`protocolbot phrasings`: adds to the ways in which staff ask."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.shared import folder_of, knowledge_option
from knowledge.engine import open_index, rebuild
from knowledge.loader import load
from knowledge.matcher import Matcher
from knowledge.model import Phrasing
from knowledge.writer import VOICE, add, label


@click.group(name="phrasings")
def command() -> None:
    """Add to the ways in which staff ask."""


@command.command(name="add")
@click.argument("name", metavar="LABEL")
@click.argument("text")
@click.option("--lang", type=click.Choice(["nl", "en"]), help="Its language; recognised when left out.")
@knowledge_option
def add_one(name: str, text: str, lang: str | None, knowledge: Path | None) -> None:
    """Add TEXT as a phrasing for LABEL and build the index anew.

    LABEL is a passage id (2, achtergrond-3), or escalate:draft, escalate:doubt, smalltalk:greeting,
    smalltalk:thanks, smalltalk:bot, smalltalk:chat, or out_of_scope: and a topic.
    """
    folder = folder_of(knowledge)
    wanted = label(load(folder), name)
    language = lang or Matcher(open_index(folder)).language(text)
    file = add(folder, Phrasing(text, language, wanted, VOICE, VOICE))
    rebuild(folder)
    click.echo(f"Added to {file}.")
