"""What matching needs at hand: built once from a knowledge folder, kept in one file, read at start."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from knowledge.features import Floats, count, weigh
from knowledge.model import KnowledgeError, Label, Phrasing, Theme
from knowledge.normalise import words

FORMAT = 3
"""Raised whenever features or the file change, so that an older file is built anew."""


@dataclass(frozen=True)
class SparseWeights:
    """A matrix of feature rows and label columns, of which only what counts is kept.

    Row r holds `values[starts[r]:starts[r + 1]]` in the columns `columns[starts[r]:starts[r + 1]]`.
    """

    starts: NDArray[np.int64]
    columns: NDArray[np.int32]
    values: NDArray[np.float16]

    def times(self, rows: NDArray[np.intp], factors: Floats, width: int) -> Floats:
        """Return the sum of these rows, each times its factor, as a vector of `width` labels."""
        starts, counts = self.starts[rows], self.starts[rows + 1] - self.starts[rows]
        before = np.cumsum(counts) - counts
        places = np.arange(counts.sum()) + np.repeat(starts - before, counts)
        values = self.values[places].astype(np.float32) * np.repeat(factors, counts)
        return np.bincount(self.columns[places], values, width).astype(np.float32)

    def column(self, rows: NDArray[np.intp], column: int) -> Floats:
        """Return what each of these rows holds in one column."""
        kept = [slice(self.starts[row], self.starts[row + 1]) for row in rows]
        return np.array([self.values[at][self.columns[at] == column].sum() for at in kept], np.float32)


@dataclass(frozen=True)
class Index:
    """A trained linear model over features, its calibration, and the phrasings it was built from.

    `keys` are the hashes of the known features in order, `rarity` their inverse document frequencies.
    `chances` are what the labels' scores come to by `temperature`; `curve` maps a chance (first row) to
    the share that proved right at that chance (second row) on phrasings by hands left out of training.
    `languages` are weights per feature for the second of `language_names` against the first. `known` are
    the fingerprints of the phrasings in order, `known_labels` the places of their labels.
    """

    fingerprint: str
    labels: tuple[Label, ...]
    keys: NDArray[np.uint32]
    rarity: Floats
    weights: SparseWeights
    bias: Floats
    temperature: float
    curve: Floats
    language_names: tuple[str, ...]
    languages: NDArray[np.float16]
    language_bias: float
    known: NDArray[np.uint64]
    known_labels: NDArray[np.int32]
    phrasings: tuple[Phrasing, ...]

    def vector(self, text: str) -> tuple[NDArray[np.intp], Floats]:
        """Return the rows of the known features of a text, and their weights."""
        return weigh(count(text), self.keys, self.rarity)

    def label_of(self, text: str) -> int | None:
        """Return the place of the label when the text is a phrasing to the letter, else None."""
        wanted = fingerprint(text)
        place = int(np.searchsorted(self.known, wanted))
        found = place < len(self.known) and self.known[place] == wanted
        return int(self.known_labels[place]) if found else None

    def save(self, file: Path) -> None:
        """Write the index as one compressed file."""
        about = {
            "format": FORMAT,
            "fingerprint": self.fingerprint,
            "labels": [[label.theme, label.key] for label in self.labels],
            "temperature": self.temperature,
            "language_names": self.language_names,
            "language_bias": self.language_bias,
            "phrasings": [
                [p.text, p.language, p.label.theme, p.label.key, p.voice, p.hand] for p in self.phrasings
            ],
        }
        np.savez_compressed(
            file,
            about=np.frombuffer(json.dumps(about, ensure_ascii=False).encode(), np.uint8),
            keys=self.keys,
            rarity=self.rarity.astype(np.float16),
            starts=self.weights.starts,
            columns=self.weights.columns,
            values=self.weights.values,
            bias=self.bias,
            curve=self.curve,
            languages=self.languages,
            known=self.known,
            known_labels=self.known_labels,
        )


def fingerprint(text: str) -> np.uint64:
    """Return the number that stands for the words of a text, whatever its capitals and marks."""
    plain = " ".join(words(text)).encode()
    return np.uint64(int.from_bytes(blake2b(plain, digest_size=8).digest(), "big"))


def read(file: Path) -> Index:
    """Return the index in a file. Raises `KnowledgeError` when it is none, or of another format."""
    try:
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as data:
            arrays = {name: data[name] for name in data.files}
        about = json.loads(arrays["about"].tobytes())
        if about["format"] != FORMAT:
            raise KnowledgeError(f"{file} is of another format.")
        return Index(
            about["fingerprint"],
            tuple(Label(Theme(theme), key) for theme, key in about["labels"]),
            arrays["keys"],
            arrays["rarity"].astype(np.float32),
            SparseWeights(arrays["starts"], arrays["columns"], arrays["values"]),
            arrays["bias"],
            about["temperature"],
            arrays["curve"],
            tuple(about["language_names"]),
            arrays["languages"],
            about["language_bias"],
            arrays["known"],
            arrays["known_labels"],
            _phrasings(about["phrasings"]),
        )
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
        raise KnowledgeError(f"{file} is no index: {error}.") from error


def _phrasings(rows: Sequence[Sequence[str]]) -> tuple[Phrasing, ...]:
    return tuple(
        Phrasing(text, language, Label(Theme(theme), key), voice, hand)
        for text, language, theme, key, voice, hand in rows
    )
