"""What several commands have in common."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from bot.config import read_settings
from bot.drafts.checker import Checker
from bot.drafts.loader import PACKAGED as DRAFT_RULES
from bot.drafts.loader import load_checker
from knowledge.engine import Engine, open_engine
from knowledge.loader import PACKAGED

knowledge_option = click.option(
    "--knowledge",
    type=click.Path(path_type=Path, file_okay=False),
    help="A knowledge folder in place of PROTOCOL_DIR.",
)


def folder_of(knowledge: Path | None) -> Path:
    """Return the knowledge folder of the option, else of the settings, else the packaged one."""
    return knowledge or read_settings().protocol_dir or PACKAGED


def engine_of(knowledge: Path | None) -> Engine:
    """Return the engine of that folder. Raises `KnowledgeError` when it cannot be used."""
    return open_engine(folder_of(knowledge))


def rules_of(knowledge: Path | None) -> Path:
    """Return the folder of the draft check: the knowledge folder's own, or the packaged one."""
    own = folder_of(knowledge) / "drafts"
    return own if own.is_dir() else DRAFT_RULES


def checker_of(knowledge: Path | None) -> Checker:
    """Return the draft check of that folder, or the packaged one when the folder has none of its own."""
    return load_checker(rules_of(knowledge))


def lines_in(text: str | None) -> Iterator[str]:
    """Yield the text that was given, or else every line of standard input."""
    if text is not None:
        yield text
        return
    for line in sys.stdin:
        yield line.rstrip("\r\n")
