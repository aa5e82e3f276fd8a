"""Learn which words of a draft speak for which check: a linear model a check, over all examples.

Needs scikit-learn and SciPy.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.svm import LinearSVC

from bot.drafts.examples import Read
from bot.drafts.features import SHARES
from bot.drafts.signal import NO_SIGNAL, Signal
from knowledge.features import Counts, Floats, weigh
from knowledge.index import SparseWeights

SEEN_AT_LEAST = 2
"""Examples a feature must occur in to count."""
SOFTNESS = 0.5
"""The C of the support vector machines: lower gives a smoother model."""
SCALE = 3.0
"""What a support vector machine's margin is multiplied with, so that it is about a logit."""
_SMALLEST_WEIGHT = 0.03


def learn(known: Sequence[Read], checks: Sequence[str]) -> Signal:
    """Return a signal by words alone, learned from what was read; nothing is weighed in it yet."""
    keys, rarity = _vocabulary(each.counts for each in known)
    matrix = _matrix((each.counts for each in known), keys, rarity)
    learned = [_column(matrix, *_labels(known, check)) for check in checks]
    learned.append(_column(matrix, *_anything(known)))
    weights = np.stack([column for column, _ in learned], axis=1)
    bias = np.array([start for _, start in learned], np.float32)
    return replace(
        NO_SIGNAL, checks=tuple(checks), keys=keys, rarity=rarity, weights=_kept(weights), bias=bias
    )


Labels = tuple[NDArray[np.bool_], NDArray[np.bool_]]
"""Which examples are wanted, and which tell anything."""


def _labels(known: Sequence[Read], check: str) -> Labels:
    """Return where a check must be found; examples where it may be found teach nothing."""
    wanted = np.array([check in each.example.must for each in known])
    return wanted, np.array([check not in each.example.may for each in known])


def _anything(known: Sequence[Read]) -> Labels:
    wanted = np.array([bool(each.example.must) for each in known])
    return wanted, wanted | np.array([not each.example.may for each in known])


def _vocabulary(counts: Iterable[Counts]) -> tuple[NDArray[np.uint32], Floats]:
    found = [each.keys for each in counts]
    keys, seen = np.unique(np.concatenate(found), return_counts=True)
    often = seen >= SEEN_AT_LEAST
    rarity = np.log((1 + len(found)) / (1 + seen[often])) + 1
    return keys[often], rarity.astype(np.float32)


def _matrix(counts: Iterable[Counts], keys: NDArray[np.uint32], rarity: Floats) -> sparse.csr_matrix:
    rows = [weigh(each, keys, rarity, SHARES) for each in counts]
    starts = np.concatenate([[0], np.cumsum([len(columns) for columns, _ in rows])])
    values, columns = np.concatenate([v for _, v in rows]), np.concatenate([c for c, _ in rows])
    return sparse.csr_matrix((values, columns, starts), shape=(len(rows), len(keys)), dtype=np.float64)


def _column(
    matrix: sparse.csr_matrix, wanted: NDArray[np.bool_], told: NDArray[np.bool_]
) -> tuple[Floats, float]:
    """Return weights and bias of one check."""
    if not wanted[told].any() or wanted[told].all():
        return np.zeros(matrix.shape[1], np.float32), -20.0
    model = LinearSVC(C=SOFTNESS, random_state=0).fit(matrix[told], wanted[told])
    return (SCALE * model.coef_[0]).astype(np.float32), SCALE * float(model.intercept_[0])


def _kept(weights: Floats) -> SparseWeights:
    """Return the weights without those too small to matter."""
    kept = sparse.csr_matrix(np.where(np.abs(weights) >= _SMALLEST_WEIGHT, weights, 0))
    return SparseWeights(
        kept.indptr.astype(np.int64), kept.indices.astype(np.int32), kept.data.astype(np.float16)
    )
