"""Train the signal of the draft check: ``python -m bot.drafts.training``.

Reads ``knowledge/drafts/examples/**/*.jsonl`` (one file a writer, named after language and writer; lines with
``draft``, ``must`` and ``may``), writes ``knowledge/drafts/signal.npz``. The only module here that
needs scikit-learn and SciPy.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from bot.drafts.checker import Checker
from bot.drafts.loader import PACKAGED, SIGNAL, load_rules
from bot.drafts.names import find_names
from bot.drafts.rules import Check
from bot.drafts.signal import Signal, Trust, features, fingerprint
from bot.drafts.tokens import read
from knowledge.features import Counts, Floats, weigh
from knowledge.index import SparseWeights

EXAMPLES = PACKAGED / "examples"
UNREAD = "unread"
"""The folder of writers that rules were not made from; trust is set on them alone."""
SEEN_AT_LEAST = 2
"""Examples a feature must occur in to count."""
SOFTNESS = 3.0
"""The C of the logistic regression: lower gives a smoother model."""
FALSE_ALARM = 0.7
"""What a false alarm costs, against 1 for a finding that must be made."""
FALSE_ALARM_NEVER_CLEAN = 0.4
"""The same for a check that must never end clean."""
USUAL = Trust(0.5, 0.08)
CAUTION = 0.3
"""How many findings it takes to move a check's trust from the usual by 1."""
FOLDS = 6
"""Groups of writers that are left out in turn."""
_ALONE = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9)
_BESIDE = (0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.4)
_SMALLEST_WEIGHT = 0.02


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


def read_examples(folder: Path = EXAMPLES) -> tuple[Example, ...]:
    """Return all examples of a folder; a file's name is its writer."""
    return tuple(
        Example(
            row["draft"], file.stem, frozenset(row["must"]), frozenset(row["may"]), file.parent.name == UNREAD
        )
        for file in sorted(folder.rglob("*.jsonl"))
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())
    )


def retrain(folder: Path = PACKAGED) -> Signal:
    """Learn the signal of a folder from its examples, keep it there and return it."""
    signal = train(read_examples(folder / "examples"), load_rules(folder))
    signal = replace(signal, made_of=fingerprint(folder))
    signal.save(folder / SIGNAL)
    return signal


def train(examples: Sequence[Example], checker: Checker) -> Signal:
    """Return the signal learned from examples, trusted as far as writers left out of training allow.

    The checker gives the names, the ids of the checks and what the rules alone find.
    """
    signal = _learn(examples, checker)
    judged = [example for example in examples if example.unread] or list(examples)
    looked = [_Look.at(example, checker) for example in judged]
    chances = _left_out(examples, judged, checker)
    columns = enumerate(checker.checks)
    trust = tuple(_trust(check, looked, chances[:, column]) for column, check in columns)
    return replace(signal, trust=trust)


@dataclass(frozen=True)
class _Look:
    """What the rules alone find in an example: by words, and by more than words."""

    example: Example
    by_words: frozenset[str]
    surely: frozenset[str]

    @classmethod
    def at(cls, example: Example, checker: Checker) -> "_Look":
        found = checker.by_rules(example.draft, example.language)
        sure = frozenset(check for check, is_sure in found.items() if is_sure)
        return cls(example, frozenset(found) - sure, sure)

    def worth(self, check: str, false_alarm: float) -> float:
        """Return what finding the check here is worth: 1 where it must be found, a loss where it must not."""
        if check in self.example.must:
            return 1.0
        return 0.0 if check in self.example.may else -false_alarm


def _left_out(examples: Sequence[Example], judged: Sequence[Example], checker: Checker) -> Floats:
    """Return the chances (a row a judged example, a column a check) by models that never saw the writer."""
    rows: dict[int, list[float]] = {}
    writers = sorted({example.writer for example in judged})
    for fold in range(min(FOLDS, len(writers))):
        left_out = set(writers[fold::FOLDS])
        signal = _learn([example for example in examples if example.writer not in left_out], checker)
        for place, example in enumerate(judged):
            if example.writer in left_out:
                reading = read(example.draft)
                found = signal.likelihoods(reading.text, find_names(reading, checker.names))
                rows[place] = [found.get(check, 0.0) for check in signal.checks]
    return np.array([rows[place] for place in range(len(judged))], np.float32)


def _trust(check: Check, looked: Sequence[_Look], chances: Floats) -> Trust:
    """Return the two chances at which findings are worth most, near the usual ones when it matters little."""
    cost, key = FALSE_ALARM_NEVER_CLEAN if check.never_clean else FALSE_ALARM, check.text.check
    worth = np.array([look.worth(key, cost) for look in looked])
    by_words = np.array([key in look.by_words for look in looked])
    surely = np.array([key in look.surely for look in looked])

    def value(trust: Trust) -> float:
        found = surely | (chances >= trust.alone) | (by_words & (chances >= trust.beside))
        unusual = abs(trust.alone - USUAL.alone) + abs(trust.beside - USUAL.beside)
        return float(worth[found].sum()) - CAUTION * unusual

    return max((Trust(a, b) for a in _ALONE for b in _BESIDE if b <= a), key=value)


def _learn(examples: Sequence[Example], checker: Checker) -> Signal:
    counts = [_counts(example.draft, checker) for example in examples]
    keys, rarity = _vocabulary(counts)
    matrix = _matrix(counts, keys, rarity)
    checks = tuple(check.text.check for check in checker.checks)
    learned = [_column(matrix, examples, check) for check in checks]
    weights = np.stack([column for column, _ in learned], axis=1)
    bias = np.array([start for _, start in learned], np.float32)
    return Signal(checks, (USUAL,) * len(checks), keys, rarity, _kept(weights), bias)


def _counts(draft: str, checker: Checker) -> Counts:
    reading = read(draft)
    return features(reading.text, find_names(reading, checker.names))


def _vocabulary(counts: Iterable[Counts]) -> tuple[NDArray[np.uint32], Floats]:
    found = [each.keys for each in counts]
    keys, seen = np.unique(np.concatenate(found), return_counts=True)
    often = seen >= SEEN_AT_LEAST
    rarity = np.log((1 + len(found)) / (1 + seen[often])) + 1
    return keys[often], rarity.astype(np.float32)


def _matrix(counts: Iterable[Counts], keys: NDArray[np.uint32], rarity: Floats) -> sparse.csr_matrix:
    rows = [weigh(each, keys, rarity) for each in counts]
    starts = np.concatenate([[0], np.cumsum([len(columns) for columns, _ in rows])])
    values, columns = np.concatenate([v for _, v in rows]), np.concatenate([c for c, _ in rows])
    return sparse.csr_matrix((values, columns, starts), shape=(len(rows), len(keys)))


def _column(matrix: sparse.csr_matrix, examples: Sequence[Example], check: str) -> tuple[Floats, float]:
    """Return weights and bias of one check; examples where it may be found teach nothing."""
    told = np.array([check not in example.may for example in examples])
    wanted = np.array([check in example.must for example in examples])[told]
    if not wanted.any():
        return np.zeros(matrix.shape[1], np.float32), -20.0
    model = LogisticRegression(C=SOFTNESS, class_weight="balanced", solver="liblinear", random_state=0)
    model.fit(matrix[told], wanted)
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])


def _kept(weights: Floats) -> SparseWeights:
    """Return the weights without those too small to matter."""
    kept = sparse.csr_matrix(np.where(np.abs(weights) >= _SMALLEST_WEIGHT, weights, 0))
    return SparseWeights(
        kept.indptr.astype(np.int64), kept.indices.astype(np.int32), kept.data.astype(np.float16)
    )


if __name__ == "__main__":
    retrain()
