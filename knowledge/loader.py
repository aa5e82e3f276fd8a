"""Reads a knowledge folder: wording, translation, guide, phrasings and terms."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from knowledge.model import (
    Guide,
    Kind,
    Knowledge,
    KnowledgeError,
    Label,
    Passage,
    Phrasing,
    Protocol,
    Theme,
)

PACKAGED = Path(__file__).parent / "protocol"
"""The protocol that comes with the package."""

_HEADING = re.compile(r"^(#{1,2}) (.+)$", re.MULTILINE)
_ROLES = ("doubt", "responsible", "encourages")


def load(folder: Path = PACKAGED) -> Knowledge:
    """Return what the folder holds. Raises `KnowledgeError` when it is no knowledge folder."""
    protocol = load_protocol(folder)
    ids = {passage.id for passage in protocol.passages}
    phrasings = tuple(_phrasings(folder, ids))
    terms = {concept: tuple(words) for file in _term_files(folder) for concept, words in _table(file).items()}
    return Knowledge(protocol, phrasings, terms, fingerprint(folder))


def load_protocol(folder: Path = PACKAGED) -> Protocol:
    """Return the document alone: its passages with their translation, titles and gists.

    Raises `KnowledgeError` when the folder is no knowledge folder.
    """
    if not (folder / "protocol.toml").is_file():
        raise KnowledgeError(f"{folder} is no knowledge folder: it has no protocol.toml.")
    about = _table(folder / "protocol.toml")
    texts, headings = _passages(folder / "nl.md")
    translations, _ = _passages(folder / "en.md") if (folder / "en.md").exists() else ({}, ())
    guide = _table(folder / "guide.toml") if (folder / "guide.toml").exists() else {}
    kinds = {passage_id: Kind(kind) for kind, ids in about.get("kinds", {}).items() for passage_id in ids}
    _known(folder / "en.md", translations, texts)
    _known(folder / "guide.toml", guide, texts)
    roles = about.get("passages", {})
    _known(folder / "protocol.toml", [roles[role] for role in _ROLES if roles.get(role)], texts)
    passages = tuple(
        Passage(
            passage_id,
            kinds.get(passage_id, Kind.GUIDELINE),
            text,
            translations.get(passage_id, ""),
            _guides(guide.get(passage_id, {})),
            tuple(guide.get(passage_id, {}).get("related", ())),
        )
        for passage_id, text in texts.items()
    )
    return Protocol(
        about.get("name", folder.name),
        about.get("foundation", ""),
        about.get("edition", {}),
        passages,
        headings,
        *(roles.get(role, "") for role in _ROLES),
    )


def fingerprint(folder: Path) -> str:
    """Return a SHA-256 over the files an index is built from, without reading what they mean."""
    digest = hashlib.sha256()
    for file in (folder / "nl.md", *_phrasing_files(folder), *_term_files(folder)):
        digest.update(file.name.encode() + b"\n" + file.read_bytes())
    return digest.hexdigest()


def _phrasing_files(folder: Path) -> list[Path]:
    return sorted((folder / "phrasings").glob("*.toml"))


def _term_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("terms*.toml"))


def _guides(entry: Mapping[str, Any]) -> dict[str, Guide]:
    return {
        language: Guide(texts["title"], texts["gist"])
        for language, texts in entry.items()
        if isinstance(texts, dict)
    }


def _passages(file: Path) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the text under each second-level heading by its id, and the first-level headings."""
    if not file.is_file():
        raise KnowledgeError(f"{file} is missing.")
    pieces = _HEADING.split(file.read_text(encoding="utf-8"))[1:]
    texts: dict[str, str] = {}
    headings = []
    for level, heading, body in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
        if level == "#":
            headings.append(heading.strip())
        elif heading.strip() in texts:
            raise KnowledgeError(f"{file.name} has two passages with the id {heading.strip()}.")
        else:
            texts[heading.strip()] = body.strip()
    return texts, tuple(headings)


def _phrasings(folder: Path, ids: set[str]) -> Iterator[Phrasing]:
    for file in _phrasing_files(folder):
        table = _table(file)
        language, hand = table.get("lang", "nl"), table.get("hand", file.stem)
        _known(file, table.get("passages", {}), ids)
        for theme, section in _SECTIONS.items():
            for key, texts in table.get(section, {}).items():
                for text in texts:
                    yield Phrasing(text, language, Label(theme, key), file.stem, hand)


_SECTIONS = {
    Theme.PASSAGE: "passages",
    Theme.ESCALATE: "escalate",
    Theme.SMALLTALK: "smalltalk",
    Theme.OUT_OF_SCOPE: "out_of_scope",
}


def _known(file: Path, used: Mapping[str, Any] | list[str], ids: Mapping[str, str] | set[str]) -> None:
    unknown = sorted(set(used) - set(ids))
    if unknown:
        raise KnowledgeError(f"{file.name} names passages that do not exist: {', '.join(unknown)}.")


def _table(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"{file} cannot be read: {error}.") from error
