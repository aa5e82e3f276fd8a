"""The words of this room: passages, phrasings, and what a folder of them holds together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class KnowledgeError(Exception):
    """A knowledge folder cannot be used; the message is one plain sentence."""


class Kind(StrEnum):
    """The part of a protocol that a passage stands in."""

    GUIDELINE = "guideline"
    BACKGROUND = "background"
    INTRODUCTION = "introduction"


class Theme(StrEnum):
    """What a question is about, before anything is decided."""

    PASSAGE = "passage"
    ESCALATE = "escalate"
    SMALLTALK = "smalltalk"
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True)
class Guide:
    """A passage's title and its gist in one line, in one language."""

    title: str
    gist: str


@dataclass(frozen=True)
class Passage:
    """One passage of the protocol.

    `text` is the wording, byte for byte; `translation` an unofficial English one (empty when there is
    none); `related` are the ids of passages to read beside it.
    """

    id: str
    kind: Kind
    text: str
    translation: str = ""
    guides: Mapping[str, Guide] = field(default_factory=dict)
    related: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        """The number a reader knows it by: the digits its id ends in."""
        return self.id.rsplit("-", 1)[-1]

    def guide(self, language: str) -> Guide:
        """Return title and gist in this language, else in another, else made of the id."""
        return self.guides.get(language) or next(iter(self.guides.values()), Guide(self.id, ""))


@dataclass(frozen=True)
class Label:
    """What a phrasing stands for; `key` is the id of a passage, or a kind or topic within a theme."""

    theme: Theme
    key: str

    def __str__(self) -> str:
        """Return the label as one word, such as `passage:2` or `smalltalk:thanks`."""
        return f"{self.theme}:{self.key}"


@dataclass(frozen=True)
class Phrasing:
    """One way in which staff ask.

    `voice` is the file it stands in, `hand` who wrote that file: voices of one hand resemble each other.
    """

    text: str
    language: str
    label: Label
    voice: str
    hand: str


@dataclass(frozen=True)
class Protocol:
    """The protocol as a document: its names, its passages in order, and the passages with a part to play.

    `doubt`, `responsible` and `encourages` are ids of passages, or empty when the protocol has none.
    """

    name: str
    foundation: str
    edition: Mapping[str, str]
    passages: tuple[Passage, ...]
    headings: tuple[str, ...] = ()
    doubt: str = ""
    responsible: str = ""
    encourages: str = ""

    def passage(self, passage_id: str) -> Passage | None:
        """Return the passage with this id."""
        return next((passage for passage in self.passages if passage.id == passage_id), None)


@dataclass(frozen=True)
class Knowledge:
    """All that a knowledge folder holds.

    `terms` maps a concept to the words and stems by which staff name it. `fingerprint` changes whenever
    the files of the folder do.
    """

    protocol: Protocol
    phrasings: tuple[Phrasing, ...]
    terms: Mapping[str, tuple[str, ...]]
    fingerprint: str
