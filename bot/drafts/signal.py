"""A trained signal beside the rules: which checks a draft touches, by all its words together.

It is a linear model, so it can say which words it went by; a second, small one weighs it against the rules.
``bot.drafts.training`` makes both from the examples in ``knowledge/drafts/examples``; they are read from one
file and need numpy only.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from bot.drafts.features import SHARES, features, keys_of, keys_of_whole, parts
from bot.drafts.names import PersonName
from bot.drafts.rules import Found
from bot.drafts.tokens import Reading
from bot.drafts.weighing import Weighing, evidence
from bot.errors import BotError
from knowledge.features import Counts, Floats, weigh
from knowledge.index import SparseWeights

FORMAT = 3
_SHOWN = 3
_SHARE_SHOWN = 0.5
_COMMON = 4.5
"""The rarity (1 - ln of the share of examples) below which a word is common: in 3 of 100 or more."""


class SignalError(BotError):
    """The trained signal cannot be read."""


@dataclass(frozen=True)
class Opinion:
    """What the signal makes of a draft: the checks it most likely touches, and whether it looks like trouble.

    ``is_wary`` when the draft as a whole resembles drafts with something to mend, whatever it may be.
    """

    likely: frozenset[str]
    is_wary: bool


@dataclass(frozen=True)
class Signal:
    """The trained model: ``keys`` and ``rarity`` of the features, a column of weights and a bias a check.

    The last column is for "anything at all".
    """

    checks: tuple[str, ...]
    keys: NDArray[np.uint32]
    rarity: Floats
    weights: SparseWeights
    bias: Floats
    weighing: Weighing
    made_of: str = ""
    """The fingerprint of the examples it was learned from."""

    def opinion(self, reading: Reading, names: Sequence[PersonName], found: Mapping[str, Found]) -> Opinion:
        """Return what is likely of a draft, by its words and what the rules found."""
        margins = self.margins(reading, names)
        weighed = self.weighing.found(evidence(self.checks, margins, found))
        likely = (check for check, is_found in zip(self.checks, weighed, strict=True) if is_found)
        return Opinion(frozenset(likely), not weighed.any() and bool(margins[-1] >= self.weighing.wary))

    def margins(self, reading: Reading, names: Sequence[PersonName]) -> Floats:
        """Return how far a draft is on the side of each check, and of anything at all: its furthest part."""
        found = [self._margins(features(part, names)) for part in parts(reading) if part.split()]
        found = found or [self.bias]
        furthest: Floats = np.stack(found).max(axis=0)
        return furthest

    def words(self, words: Sequence[str], check: str) -> tuple[str, ...]:
        """Return the words that speak for the check most, in the order of the draft; one at the least.

        A word that a good part of all examples has tells nobody anything: it is shown where all are such.
        """
        column = self.checks.index(check)
        rows, factors = weigh(features(" ".join(words), ()), self.keys, self.rarity, SHARES)
        adds = dict(zip(self.keys[rows].tolist(), factors * self.weights.column(rows, column), strict=True))
        votes = [sum(adds.get(key, 0.0) for key in keys_of(word)) for word in words]
        telling = [place for place, word in enumerate(words) if not self._is_common(word)]
        ranked = sorted(telling or range(len(words)), key=lambda place: -votes[place])[:_SHOWN]
        enough = max(votes[ranked[0]] * _SHARE_SHOWN, 0.0) if ranked else 0.0
        shown = sorted(place for place in ranked if place == ranked[0] or votes[place] >= enough)
        return tuple(dict.fromkeys(words[place] for place in shown))

    def _is_common(self, word: str) -> bool:
        keys = np.array(keys_of_whole(word), np.uint32)
        places = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return bool((self.rarity[places][self.keys[places] == keys] < _COMMON).any())

    def _margins(self, counts: Counts) -> Floats:
        rows, factors = weigh(counts, self.keys, self.rarity, SHARES)
        return self.weights.times(rows, factors, len(self.bias)) + self.bias

    def save(self, file: Path) -> None:
        """Write the signal as one compressed file."""
        about = json.dumps({"format": FORMAT, "checks": self.checks, "made_of": self.made_of}).encode()
        np.savez_compressed(
            file,
            about=np.frombuffer(about, np.uint8),
            keys=self.keys,
            rarity=self.rarity.astype(np.float16),
            starts=self.weights.starts,
            columns=self.weights.columns.astype(np.uint8),
            values=self.weights.values,
            bias=self.bias,
            weighing=self.weighing.weights,
            weighing_bias=self.weighing.bias,
            enough=self.weighing.enough,
            alone=self.weighing.alone,
            wary=np.float32(self.weighing.wary),
        )


def fingerprint(folder: Path) -> str:
    """Return a SHA-256 over the examples in a folder of the draft check."""
    digest = hashlib.sha256()
    for file in sorted((folder / "examples").rglob("*.jsonl")):
        digest.update(file.name.encode() + b"\n" + file.read_bytes())
    return digest.hexdigest()


def read_signal(file: Path) -> Signal:
    """Return the signal in a file.

    Raises:
        SignalError: the file is missing, or is no signal of this format.

    """
    try:
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as data:
            arrays: Mapping[str, NDArray[np.generic]] = {name: data[name] for name in data.files}
        about = json.loads(arrays["about"].tobytes())
        if about["format"] != FORMAT:
            raise SignalError(f"{file.name} of the draft check is of another format; train it again.")
        return _signal(tuple(about["checks"]), about["made_of"], arrays.__getitem__)
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
        raise SignalError(f"{file.name} of the draft check is no trained signal.") from error


def _signal(checks: tuple[str, ...], made_of: str, array: Callable[[str], NDArray[np.generic]]) -> Signal:
    def floats(name: str) -> Floats:
        return array(name).astype(np.float32)

    return Signal(
        checks,
        array("keys").astype(np.uint32),
        floats("rarity"),
        SparseWeights(
            array("starts").astype(np.int64),
            array("columns").astype(np.int32),
            array("values").astype(np.float16),
        ),
        floats("bias"),
        Weighing(
            floats("weighing"),
            floats("weighing_bias"),
            floats("enough"),
            floats("alone"),
            float(floats("wary")),
        ),
        made_of,
    )


_NONE = np.zeros(0, np.float32)
_NO_WEIGHTS = SparseWeights(np.zeros(1, np.int64), np.zeros(0, np.int32), np.zeros(0, np.float16))
NO_SIGNAL = Signal(
    (),
    np.zeros(0, np.uint32),
    _NONE,
    _NO_WEIGHTS,
    np.zeros(1, np.float32),
    Weighing(np.zeros((0, 1), np.float32), _NONE, _NONE, _NONE),
)
"""A signal that knows no check: the rules stand alone."""
