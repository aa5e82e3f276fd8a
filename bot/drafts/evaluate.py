"""Score the draft check on a labelled set (JSON Lines: id, lang, draft, must, may, outcome, note)."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.drafts.model import DraftCheck
from bot.errors import BotError

NEVER_CLEAN = frozenset({"no_consent", "insult", "grief", "confidential", "doubt"})

Judge = Callable[[str, str], DraftCheck]
"""Takes a draft and its language, as ``Checker.check`` does."""


class LabelError(BotError):
    """A labelled file cannot be used."""


@dataclass(frozen=True)
class Labelled:
    """One labelled draft: checks that must be found, checks that may, acceptable outcomes."""

    id: str
    language: str
    draft: str
    must: frozenset[str]
    may: frozenset[str]
    outcomes: frozenset[str]


@dataclass(frozen=True)
class Share:
    """``good`` out of ``all``."""

    good: int
    all: int

    @property
    def value(self) -> float:
        """Between 0 and 1; 1 when there was nothing to get wrong."""
        return self.good / self.all if self.all else 1.0

    def __str__(self) -> str:
        return f"{self.good}/{self.all} = {100 * self.value:.1f}%"


@dataclass(frozen=True)
class Miss:
    """One draft that was judged otherwise than labelled."""

    id: str
    missed: tuple[str, ...]
    false: tuple[str, ...]
    outcome: str
    wanted: tuple[str, ...]


@dataclass(frozen=True)
class Evaluation:
    """All figures; ``never_clean`` counts drafts that ended clean though they must not."""

    recall: Share
    recall_by_check: Mapping[str, Share]
    recall_by_language: Mapping[str, Share]
    precision: Share
    clean_left_alone: Share
    outcome_right: Share
    never_clean: Share
    misses: tuple[Miss, ...] = field(default=())


@dataclass(frozen=True)
class _Judged:
    item: Labelled
    found: frozenset[str]
    outcome: str

    @property
    def is_right(self) -> bool:
        return self.outcome in self.item.outcomes

    @property
    def false(self) -> frozenset[str]:
        return self.found - self.item.must - self.item.may


def read_labelled(path: Path) -> tuple[Labelled, ...]:
    """Return the items of a labelled file.

    Raises:
        LabelError: the file cannot be read, or a line is no labelled draft; names the line.

    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LabelError(f"{path} cannot be read.") from error
    return tuple(_item(path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def evaluate(items: Iterable[Labelled], judge: Judge) -> Evaluation:
    """Return how well the judge does on these items."""
    judged = [_judge(item, judge) for item in items]
    clean = [each for each in judged if each.item.outcomes == {"clean"}]
    never = [each for each in judged if each.item.must & NEVER_CLEAN]
    checks = sorted({check for each in judged for check in each.item.must})
    languages = sorted({each.item.language for each in judged})
    return Evaluation(
        recall=_recall(judged),
        recall_by_check={check: _recall(judged, check) for check in checks},
        recall_by_language={
            code: _recall(e for e in judged if e.item.language == code) for code in languages
        },
        precision=Share(sum(len(e.found - e.false) for e in judged), sum(len(e.found) for e in judged)),
        clean_left_alone=Share(sum(e.outcome == "clean" for e in clean), len(clean)),
        outcome_right=Share(sum(e.is_right for e in judged), len(judged)),
        never_clean=Share(sum(e.outcome == "clean" for e in never), len(never)),
        misses=tuple(_miss(e) for e in judged if e.item.must - e.found or e.false or not e.is_right),
    )


def _item(path: Path, number: int, line: str) -> Labelled:
    try:
        row = json.loads(line)
        sets = [frozenset(map(str, row[key])) for key in ("must", "may", "outcome")]
        return Labelled(str(row["id"]), str(row["lang"]), str(row["draft"]), *sets)
    except (ValueError, KeyError, TypeError) as error:
        raise LabelError(f"{path} line {number} is no labelled draft.") from error


def _judge(item: Labelled, judge: Judge) -> _Judged:
    result = judge(item.draft, item.language)
    return _Judged(item, frozenset(finding.check for finding in result.findings), result.outcome)


def _recall(judged: Iterable[_Judged], only: str = "") -> Share:
    wanted = [(e.item.must & {only} if only else e.item.must, e.found) for e in judged]
    return Share(sum(len(must & found) for must, found in wanted), sum(len(must) for must, _ in wanted))


def _miss(judged: _Judged) -> Miss:
    item = judged.item
    return Miss(
        item.id,
        tuple(sorted(item.must - judged.found)),
        tuple(sorted(judged.false)),
        judged.outcome,
        tuple(sorted(item.outcomes)),
    )
