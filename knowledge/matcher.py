"""Reads a question: what it is about, and which passages could answer it, with chances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from knowledge.features import Floats
from knowledge.index import Index
from knowledge.model import Label, Phrasing, Theme
from knowledge.normalise import normalise, words

SHOWN = 3
"""Passages in a ranking."""
KNOWN_CHANCE = 0.97
"""The least chance of the label of a phrasing that is asked to the letter."""
_NEARBY = 45.0
"""Likeness (0 to 100) from which a phrasing is named as a reason."""


@dataclass(frozen=True)
class Match:
    """A passage that could answer; `score` is the share of such matches that proved right."""

    passage_id: str
    score: float


@dataclass(frozen=True)
class Reading:
    """What the matcher makes of a text.

    `matches` are the best passages, best first. `themes` are the chances of the four themes, `kinds` those
    of the kinds of doubt and small talk, such as `smalltalk:thanks`.
    """

    language: str
    matches: tuple[Match, ...]
    themes: Mapping[Theme, float]
    kinds: Mapping[str, float]
    is_empty: bool = False

    def kind(self, theme: Theme) -> str:
        """Return the likeliest kind of doubt or small talk."""
        found = {name: chance for name, chance in self.kinds.items() if name.startswith(f"{theme}:")}
        return max(found, key=lambda name: found[name]).split(":", 1)[1] if found else ""


@dataclass(frozen=True)
class Reason:
    """Why a label came up: phrasings alike, and the words that counted, strongest first."""

    alike: tuple[tuple[Phrasing, float], ...]
    words: tuple[tuple[str, float], ...]


def interpret(
    index: Index, chances: Floats, language: str, without: tuple[str, ...] = (), is_empty: bool = False
) -> Reading:
    """Return the reading that the chances of the labels come to."""
    labels = index.labels
    themes = dict.fromkeys(Theme, 0.0)
    kinds = {}
    for label, chance in zip(labels, chances.tolist(), strict=True):
        themes[label.theme] += chance
        if label.theme in (Theme.ESCALATE, Theme.SMALLTALK):
            kinds[str(label)] = chance
    return Reading(language, _ranking(index, chances, without), themes, kinds, is_empty)


def _ranking(index: Index, chances: Floats, without: tuple[str, ...]) -> tuple[Match, ...]:
    best: list[tuple[str, float]] = []
    for place in np.argsort(-chances).tolist():
        label = index.labels[place]
        if label.theme is Theme.PASSAGE and label.key not in without:
            best.append((label.key, float(np.interp(chances[place], *index.curve))))
            if len(best) == SHOWN:
                break
    return tuple(Match(passage_id, round(share, 3)) for passage_id, share in best)


class Matcher:
    """Finds passages by an index."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def read(self, text: str, without: tuple[str, ...] = ()) -> Reading:
        """Return what the text is about; passages in `without` are left out of the ranking."""
        rows, factors = self._index.vector(text)
        chances = self._with_known(text, self._chances(rows, factors))
        return interpret(self._index, chances, self._language(rows, factors), without, not words(text))

    def language(self, text: str) -> str:
        """Return the language a text is most likely in."""
        return self._language(*self._index.vector(text))

    def why(self, text: str, label: Label) -> Reason:
        """Return why the text could stand for a label."""
        return Reason(self._alike(text, label), self._counted(text, label))

    def _with_known(self, text: str, chances: Floats) -> Floats:
        """Return the chances, with those of a text that is a phrasing to the letter set right."""
        place = self._index.label_of(text)
        if place is None or chances[place] >= KNOWN_CHANCE:
            return chances
        others = chances * (1 - KNOWN_CHANCE) / max(1 - float(chances[place]), 1e-6)
        others[place] = KNOWN_CHANCE
        return others

    def _chances(self, rows: NDArray[np.intp], factors: Floats) -> Floats:
        index = self._index
        scores = index.weights.times(rows, factors, len(index.labels)) + index.bias
        raised = np.exp((scores - scores.max()) * index.temperature)
        return np.asarray(raised / raised.sum(), np.float32)

    def _language(self, rows: NDArray[np.intp], factors: Floats) -> str:
        index = self._index
        score = float(index.languages[rows].astype(np.float32) @ factors) + index.language_bias
        return index.language_names[-1] if score > 0 else index.language_names[0]

    def _alike(self, text: str, label: Label) -> tuple[tuple[Phrasing, float], ...]:
        phrasings = self._by_label.get(str(label), [])
        found = process.extract(
            normalise(text),
            [phrasing.text for phrasing in phrasings],
            scorer=fuzz.token_sort_ratio,
            processor=normalise,
            limit=SHOWN,
            score_cutoff=_NEARBY,
        )
        return tuple((phrasings[place], score) for _, score, place in found)

    def _counted(self, text: str, label: Label) -> tuple[tuple[str, float], ...]:
        """Return how far each word speaks for the label rather than for the average of all labels."""
        place = self._index.labels.index(label)
        counted = {}
        for word in dict.fromkeys(words(text)):
            rows, factors = self._index.vector(word)
            scores = self._index.weights.times(rows, factors, len(self._index.labels))
            counted[word] = float(scores[place] - scores.mean())
        speaking = sorted(counted.items(), key=lambda item: -item[1])
        return tuple((word, round(weight, 2)) for word, weight in speaking if weight > 0)

    @cached_property
    def _by_label(self) -> dict[str, list[Phrasing]]:
        found: dict[str, list[Phrasing]] = {}
        for phrasing in self._index.phrasings:
            found.setdefault(str(phrasing.label), []).append(phrasing)
        return found
