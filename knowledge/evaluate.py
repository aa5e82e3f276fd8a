"""Scores answers against labelled questions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.model import KnowledgeError, Theme


@dataclass(frozen=True)
class Item:
    """A labelled question: the outcome wanted, the passages of which one must come first, those also useful.

    `outcome` is `answer`, `escalate`, `out_of_scope` or `smalltalk`.
    """

    id: str
    question: str
    outcome: str
    expect: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Given:
    """What the bot made of a question: its outcome and its ranking of passage ids."""

    outcome: str
    passages: tuple[str, ...]


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def percent(self) -> float:
        """The share in percent; 0 of nothing."""
        return 100 * self.count / self.of if self.of else 0.0


@dataclass(frozen=True)
class Scores:
    """The figures of a set, by name, and what was not as wanted."""

    figures: dict[str, Share]
    misses: tuple[tuple[Item, Given], ...]


Test = Callable[[Item, Given], bool]


def _first(item: Item, given: Given) -> bool:
    return bool(given.passages) and given.passages[0] in item.expect


def _shown(item: Item, given: Given) -> bool:
    return any(passage in item.expect for passage in given.passages[:3])


def _wrong(item: Item, given: Given) -> bool:
    return (
        given.outcome == "answer"
        and bool(given.passages)
        and given.passages[0] not in (*item.expect, *item.also)
    )


def _is(*outcomes: str) -> Test:
    return lambda _, given: given.outcome in outcomes


_FIGURES: dict[str, tuple[str, Test]] = {
    "right": ("answer", lambda item, given: given.outcome == "answer" and _first(item, given)),
    "top1": ("answer", _first),
    "hit3": ("answer", _shown),
    "clarify with the right one shown": (
        "answer",
        lambda item, given: given.outcome == "clarify" and _shown(item, given),
    ),
    "confidently wrong": ("answer", _wrong),
    "in scope but escalated": ("answer", _is("escalate")),
    "in scope but refused": ("answer", _is("out_of_scope", "smalltalk")),
    "doubt escalated": ("escalate", _is("escalate")),
    "out of scope said so": ("out_of_scope", _is("out_of_scope")),
    "out of scope yet answered": ("out_of_scope", _is("answer")),
    "smalltalk": ("smalltalk", _is("smalltalk")),
}
"""For every figure: over which questions it is counted, and what counts."""

_ENDS = {"doubt escalated", "out of scope said so", "smalltalk", "right"}


def score(items: Sequence[Item], given: Sequence[Given]) -> Scores:
    """Return the figures of answers to labelled questions, in the same order."""
    pairs = list(zip(items, given, strict=True))
    figures = {}
    for name, (outcome, test) in _FIGURES.items():
        counted = [pair for pair in pairs if pair[0].outcome == outcome]
        figures[name] = Share(sum(test(*pair) for pair in counted), len(counted))
    figures["overall"] = Share(sum(figures[name].count for name in _ENDS), len(pairs))
    return Scores(figures, tuple(pair for pair in pairs if not _as_wanted(*pair)))


def read_items(file: Path) -> list[Item]:
    """Return the labelled questions of a file. Raises `KnowledgeError` naming the line that is wrong."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{file} cannot be read: {error}.") from error
    return list(_items(file, lines))


def _items(file: Path, lines: Sequence[str]) -> Iterable[Item]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield Item(
                str(row.get("id", number)),
                " ".join(row["question"].split()),
                row["outcome"],
                tuple(row.get("expect", ())),
                tuple(row.get("also", ())),
            )
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            raise KnowledgeError(f"{file} line {number} is no labelled question.") from error


def _as_wanted(item: Item, given: Given) -> bool:
    wanted = "answer" if item.outcome == Theme.PASSAGE else item.outcome
    return given.outcome == wanted and (wanted != "answer" or _first(item, given))
