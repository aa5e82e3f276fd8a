"""The example drafts that the signal learns from, as they are written down and as they are read."""

import json
from dataclasses import dataclass
from pathlib import Path

from bot.drafts.checker import Checker
from bot.drafts.features import features
from bot.drafts.loader import PACKAGED
from bot.drafts.rules import Facts, Found
from knowledge.features import Counts

EXAMPLES = PACKAGED / "examples"
UNREAD = "unread"
"""The folder of writers that rules were not made from; words and rules are weighed on them alone."""


@dataclass(frozen=True)
class Example:
    """One labelled draft by one writer."""

    draft: str
    writer: str
    must: frozenset[str]
    may: frozenset[str]
    unread: bool = False
    """Whether it lies in ``unread``: nobody who writes rules has read it, so it tells how far rules carry."""

    @property
    def language(self) -> str:
        """The language, by the start of the writer's name: "nl-kleuterjuf"."""
        return self.writer.split("-")[0]


@dataclass(frozen=True)
class Read:
    """An example as it was read: its features, and what the rules of each check make of it."""

    example: Example
    facts: Facts
    ruled: dict[str, Found]
    counts: Counts

    @classmethod
    def of(cls, example: Example, checker: Checker) -> "Read":
        """Read an example as the checker would."""
        facts, ruled = checker.by_rules(example.draft, example.language)
        return cls(example, facts, ruled, features(facts.reading.text, facts.names))


def read_examples(folder: Path = EXAMPLES) -> tuple[Example, ...]:
    """Return all examples of a folder; a file's name is its writer."""
    return tuple(
        Example(
            row["draft"], file.stem, frozenset(row["must"]), frozenset(row["may"]), file.parent.name == UNREAD
        )
        for file in sorted(folder.rglob("*.jsonl"))
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())
    )
