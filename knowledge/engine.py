"""Opens a knowledge folder for answering: its protocol, and a matcher on an index that fits it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from knowledge.index import Index, read
from knowledge.loader import PACKAGED, fingerprint, load, load_protocol
from knowledge.matcher import Matcher
from knowledge.model import KnowledgeError, Protocol

INDEX_NAME = "index.npz"


@dataclass(frozen=True)
class Engine:
    """A protocol and the matcher that finds its passages."""

    protocol: Protocol
    matcher: Matcher


def open_engine(folder: Path = PACKAGED) -> Engine:
    """Return the engine of a folder. Raises `KnowledgeError` when the folder cannot be used."""
    return Engine(load_protocol(folder), Matcher(open_index(folder)))


def open_index(folder: Path) -> Index:
    """Return the folder's index; one that is out of date is built anew, and kept where that is possible."""
    kept = current_index(folder)
    return kept if kept is not None else rebuild(folder)


def current_index(folder: Path) -> Index | None:
    """Return the index that is kept in the folder, if it belongs to the folder's present files."""
    try:
        index = read(folder / INDEX_NAME)
    except KnowledgeError:
        return None
    return index if index.fingerprint == fingerprint(folder) else None


def rebuild(folder: Path) -> Index:
    """Build the folder's index anew and keep it beside the files it is built from, if that is possible."""
    from knowledge.training import build  # noqa: PLC0415 - costs a second, and only builders need it

    index = build(load(folder))
    new = folder / f"new-{INDEX_NAME}"
    try:
        index.save(new)
        new.replace(folder / INDEX_NAME)
    except OSError:
        new.unlink(missing_ok=True)
    return index
