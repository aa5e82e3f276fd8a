"""Builds an index from a knowledge folder: a linear model over features, calibrated on writers left out.

The only module that needs scikit-learn and SciPy; answering a question does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.isotonic import IsotonicRegression
from sklearn.svm import LinearSVC

from knowledge.features import Counts, Floats, count, weigh
from knowledge.index import Index, SparseWeights, fingerprint
from knowledge.matcher import Reading, interpret
from knowledge.model import Knowledge, Label, Phrasing, Theme

SEEN_AT_LEAST = 2
"""Phrasings a feature must occur in to count."""
SOFTNESS = 0.7
"""The C of the support vector machine: lower gives a smoother model."""
LARGEST_TASK = 8_000_000
"""Labels times phrasings up to which the linear model is trained; beyond it labels are their centroids."""
FEWEST_A_LABEL = 3
"""Phrasings a label on average, from which the linear model is trained."""
FOLDS = 5
FEWEST_HANDS = 4
_CALIBRATED_ON = 4000
_TEMPERATURES = np.geomspace(0.5, 60, 60)
_SMALLEST_WEIGHT = 0.003


@dataclass(frozen=True)
class _Model:
    """Weights of features (rows) for labels (columns), and what every label starts with."""

    weights: sparse.csr_matrix
    bias: Floats


@dataclass(frozen=True)
class _Task:
    """What is learned: a row of weights and a label number for every phrasing."""

    phrasings: tuple[Phrasing, ...]
    labels: tuple[Label, ...]
    wanted: NDArray[np.intp]
    keys: NDArray[np.uint32]
    rarity: Floats
    matrix: sparse.csr_matrix

    @property
    def is_linear(self) -> bool:
        """Whether the linear model is trained: it costs as both grow, and wants several phrasings a label."""
        width, count = len(self.labels), len(self.phrasings)
        return width * count <= LARGEST_TASK and count >= FEWEST_A_LABEL * width and width > 2


def build(knowledge: Knowledge) -> Index:
    """Return the index of a knowledge folder."""
    task = _task(knowledge.phrasings)
    model = _train(task, np.ones(len(task.phrasings), bool))
    scores, chosen = _held_out(task)
    temperature = _temperature(scores, task.wanted[chosen])
    names = tuple(dict.fromkeys(phrasing.language for phrasing in task.phrasings))[:2]
    languages, language_bias = _languages(task, names)
    return Index(
        knowledge.fingerprint,
        task.labels,
        task.keys,
        task.rarity,
        _kept(model.weights),
        model.bias,
        temperature,
        _curve(chances(scores, temperature), task.wanted[chosen], task.labels),
        names,
        languages,
        language_bias,
        *_known(task),
        knowledge.phrasings,
    )


def held_out_readings(index: Index) -> list[tuple[Phrasing, Reading]]:
    """Return how phrasings read to models that never saw anything by the same hand.

    It estimates what questions by other people would give; takes as long as building an index.
    """
    task = _task(index.phrasings)
    scores, chosen = _held_out(task, sample=len(task.phrasings))
    found = chances(scores, index.temperature)
    return [
        (task.phrasings[place], interpret(index, row, task.phrasings[place].language))
        for place, row in zip(chosen.tolist(), found, strict=True)
    ]


def _task(phrasings: tuple[Phrasing, ...]) -> _Task:
    counts = [count(phrasing.text) for phrasing in phrasings]
    keys, rarity = _vocabulary(counts)
    targets = [target(phrasing.label) for phrasing in phrasings]
    labels = tuple(dict.fromkeys(targets))
    places = {label: place for place, label in enumerate(labels)}
    wanted = np.array([places[label] for label in targets])
    return _Task(phrasings, labels, wanted, keys, rarity, _matrix(counts, keys, rarity))


def target(label: Label) -> Label:
    """Return the label that is trained for a phrasing's: topics out of scope are one."""
    return Label(label.theme, "") if label.theme is Theme.OUT_OF_SCOPE else label


def chances(scores: Floats, temperature: float) -> Floats:
    """Return scores (a row per text, a column per label) as chances that add up to one a row."""
    raised = np.exp((scores - scores.max(axis=1, keepdims=True)) * temperature)
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)


def _held_out(task: _Task, sample: int = _CALIBRATED_ON) -> tuple[Floats, NDArray[np.intp]]:
    """Return the scores of some phrasings by models that never saw their hand, and which they are."""
    scores, places = [], []
    for left_out in _folds(task):
        model = _train(task, ~left_out)
        chosen = np.flatnonzero(left_out)[:: max(1, len(task.phrasings) // sample)]
        scores.append(np.asarray((task.matrix[chosen] @ model.weights).todense()) + model.bias)
        places.append(chosen)
    return np.concatenate(scores).astype(np.float32), np.concatenate(places)


def _folds(task: _Task) -> Iterator[NDArray[np.bool_]]:
    """Yield which phrasings are left out: all by one hand, or every fifth when there are too few hands."""
    hands = sorted({phrasing.hand for phrasing in task.phrasings})
    if task.is_linear and len(hands) >= FEWEST_HANDS:
        for hand in hands:
            yield np.array([phrasing.hand == hand for phrasing in task.phrasings])
    else:
        for fold in range(FOLDS if task.is_linear else 1):
            yield np.arange(len(task.phrasings)) % FOLDS == fold


def _vocabulary(counts: Sequence[Counts]) -> tuple[NDArray[np.uint32], Floats]:
    """Return the hashes of the features that are kept, in order, and their rarity."""
    keys, seen = np.unique(np.concatenate([found.keys for found in counts]), return_counts=True)
    often = seen >= min(SEEN_AT_LEAST, len(counts))
    rarity = np.log((1 + len(counts)) / (1 + seen[often])) + 1
    return keys[often], rarity.astype(np.float32)


def _matrix(counts: Sequence[Counts], keys: NDArray[np.uint32], rarity: Floats) -> sparse.csr_matrix:
    rows = [weigh(found, keys, rarity) for found in counts]
    lengths = [len(columns) for columns, _ in rows]
    return sparse.csr_matrix(
        (
            np.concatenate([values for _, values in rows]),
            np.concatenate([columns for columns, _ in rows]),
            np.concatenate([[0], np.cumsum(lengths)]),
        ),
        shape=(len(counts), len(keys)),
    )


def _train(task: _Task, members: NDArray[np.bool_]) -> _Model:
    """Return the model that is learned from some of the phrasings."""
    matrix, wanted, width = task.matrix[members], task.wanted[members], len(task.labels)
    if not task.is_linear:
        return _centroids(matrix, wanted, width)
    machine = LinearSVC(C=SOFTNESS, random_state=0).fit(matrix, wanted)
    weights = np.zeros((matrix.shape[1], width), np.float32)
    bias = np.full(width, machine.intercept_.min(), np.float32)
    weights[:, machine.classes_] = machine.coef_.T
    bias[machine.classes_] = machine.intercept_
    return _Model(sparse.csr_matrix(weights), bias)


def _centroids(matrix: sparse.csr_matrix, wanted: NDArray[np.intp], width: int) -> _Model:
    """Return every label as the mean direction of its phrasings."""
    rows = np.arange(len(wanted))
    members = sparse.csr_matrix((np.ones(len(wanted), np.float32), (rows, wanted)), (len(wanted), width))
    sums = (matrix.T @ members).tocsr()
    lengths = np.sqrt(np.asarray(sums.multiply(sums).sum(axis=0))).ravel()
    scale = sparse.diags(1 / np.where(lengths > 0, lengths, 1).astype(np.float32))
    return _Model((sums @ scale).tocsr(), np.zeros(width, np.float32))


def _temperature(scores: Floats, right: NDArray[np.intp]) -> float:
    """Return the temperature at which the right labels are the least surprising."""
    rows = np.arange(len(right))
    surprise = [-np.log(chances(scores, t)[rows, right] + 1e-9).mean() for t in _TEMPERATURES]
    return float(_TEMPERATURES[int(np.argmin(surprise))])


def _curve(found: Floats, right: NDArray[np.intp], labels: Sequence[Label]) -> Floats:
    """Return the points (chance, share right) for the three best passages of every text."""
    passages = [place for place, label in enumerate(labels) if label.theme is Theme.PASSAGE]
    best = np.array(passages)[np.argsort(-found[:, passages], axis=1)[:, :3]]
    chance = np.take_along_axis(found, best, axis=1).ravel()
    hit = (best == right[:, None]).ravel().astype(float)
    fitted = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(chance, hit)
    points = np.linspace(0, 1, 41)
    return np.array([points, fitted.predict(points)], np.float32)


def _languages(task: _Task, names: Sequence[str]) -> tuple[NDArray[np.float16], float]:
    """Return the weights and the start of "second language rather than first"."""
    if len(names) < 2:
        return np.zeros(len(task.keys), np.float16), -1.0
    machine = LinearSVC(C=1.0, class_weight="balanced", random_state=0)
    machine.fit(task.matrix, [phrasing.language == names[1] for phrasing in task.phrasings])
    return machine.coef_[0].astype(np.float16), float(machine.intercept_[0])


def _known(task: _Task) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """Return the fingerprints of the phrasings in order, and the places of their labels."""
    prints = np.array([fingerprint(phrasing.text) for phrasing in task.phrasings], np.uint64)
    order = np.argsort(prints)
    return prints[order], task.wanted[order].astype(np.int32)


def _kept(weights: sparse.csr_matrix) -> SparseWeights:
    """Return the weights without those too small to count."""
    kept = weights.copy()
    kept.data[np.abs(kept.data) < _SMALLEST_WEIGHT * np.abs(kept.data).max()] = 0
    kept.eliminate_zeros()
    return SparseWeights(
        kept.indptr.astype(np.int64), kept.indices.astype(np.int32), kept.data.astype(np.float16)
    )
