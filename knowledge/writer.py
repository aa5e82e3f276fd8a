"""Adds phrasings to a knowledge folder, one at a time."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from knowledge.loader import load
from knowledge.model import Knowledge, KnowledgeError, Label, Phrasing, Theme
from knowledge.normalise import words

VOICE = "added"
"""The voice, and so the file, that added phrasings stand in; one a language."""

_SECTIONS = {
    Theme.PASSAGE: "passages",
    Theme.ESCALATE: "escalate",
    Theme.SMALLTALK: "smalltalk",
    Theme.OUT_OF_SCOPE: "out_of_scope",
}


def label(knowledge: Knowledge, name: str) -> Label:
    """Return the label that somebody names: a passage id, or a theme and its kind such as `escalate:draft`.

    Raises `KnowledgeError` for one that does not exist; any topic may follow `out_of_scope:`.
    """
    if knowledge.protocol.passage(name):
        return Label(Theme.PASSAGE, name)
    theme, _, key = name.partition(":")
    known = {str(phrasing.label): phrasing.label for phrasing in knowledge.phrasings}
    if name in known:
        return known[name]
    if theme == Theme.OUT_OF_SCOPE and key:
        return Label(Theme.OUT_OF_SCOPE, key)
    raise KnowledgeError(f"There is no passage or label {name!r}.")


def add(folder: Path, phrasing: Phrasing) -> Path:
    """Add a phrasing and return the file it went into.

    Raises `KnowledgeError` when it says nothing, or stands there already.
    """
    plain = words(phrasing.text)
    if not plain:
        raise KnowledgeError("A phrasing needs words.")
    for known in load(folder).phrasings:
        if words(known.text) == plain:
            raise KnowledgeError(f"This phrasing stands there already, for {known.label} in {known.voice}.")
    file = folder / "phrasings" / f"{phrasing.language}-{VOICE}.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    section = table.setdefault(_SECTIONS[phrasing.label.theme], {})
    section.setdefault(phrasing.label.key, []).append(phrasing.text)
    file.parent.mkdir(exist_ok=True)
    new = file.with_suffix(".new")
    new.write_text(_toml(table, phrasing.language), encoding="utf-8")
    new.replace(file)
    return file


def _toml(table: dict[str, dict[str, list[str]]], language: str) -> str:
    lines = [f"voice = {_quoted(VOICE)}", f"lang = {_quoted(language)}"]
    for section in _SECTIONS.values():
        if section in table:
            lines += ["", f"[{section}]"]
            for key, texts in table[section].items():
                lines += [f"{_quoted(key)} = [", *(f"  {_quoted(text)}," for text in texts), "]"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Return a TOML basic string; JSON's escapes are a subset of TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
