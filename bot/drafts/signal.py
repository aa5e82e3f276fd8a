"""A trained signal beside the rules: how likely each check is, by all the words of a draft together.

It is a linear model, so it can say which words it went by. ``bot.drafts.training`` makes it from the
examples in ``knowledge/drafts/examples``; it is read from one file and needs numpy only.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from bot.drafts.names import PersonName
from bot.errors import BotError
from knowledge.features import Counts, Floats, count, weigh
from knowledge.index import SparseWeights

FORMAT = 2
_SHOWN = 3
_SHARE_SHOWN = 0.5


class SignalError(BotError):
    """The trained signal cannot be read."""


class Verdict(StrEnum):
    """What the signal says of one check: found by itself, only with a rule, or not by words."""

    ALONE = "alone"
    BESIDE = "beside"
    NOT = "not"


@dataclass(frozen=True)
class Trust:
    """How far the signal is trusted for one check (chances, 0 to 1).

    A check as likely as ``alone`` is found without a rule; one less likely than ``beside`` is not found by
    a rule that goes by words only.
    """

    alone: float
    beside: float


@dataclass(frozen=True)
class Signal:
    """The trained model: ``keys`` and ``rarity`` of the features, a column of weights and a bias a check."""

    checks: tuple[str, ...]
    trust: tuple[Trust, ...]
    keys: NDArray[np.uint32]
    rarity: Floats
    weights: SparseWeights
    bias: Floats
    made_of: str = ""
    """The fingerprint of the examples it was learned from."""

    def verdicts(self, text: str, names: Sequence[PersonName]) -> dict[str, Verdict]:
        """Return for each check what the signal says; nothing for a text without a known feature."""
        chances = self.likelihoods(text, names)
        trusted = zip(self.checks, self.trust, strict=True)
        return {check: _verdict(chances[check], trust) for check, trust in trusted if check in chances}

    def likelihoods(self, text: str, names: Sequence[PersonName]) -> dict[str, float]:
        """Return for each check how likely it is, 0 to 1; nothing for a text without a known feature."""
        counts = features(text, names)
        rows, factors = weigh(counts, self.keys, self.rarity)
        if not len(rows):
            return {}
        scores = self.weights.times(rows, factors, len(self.checks)) + self.bias
        found = 1 / (1 + np.exp(-scores))
        return dict(zip(self.checks, found.tolist(), strict=True))

    def words(self, words: Sequence[str], check: str) -> tuple[str, ...]:
        """Return the words that speak for the check most, in the order of the draft."""
        column = self.checks.index(check)
        votes = [self._vote(word, column) for word in words]
        enough = max(votes, default=0.0) * _SHARE_SHOWN
        best = sorted(sorted(range(len(words)), key=lambda i: -votes[i])[:_SHOWN])
        return tuple(dict.fromkeys(words[i] for i in best if votes[i] >= enough))

    def _vote(self, word: str, column: int) -> float:
        rows, factors = weigh(count(word), self.keys, self.rarity)
        return float(self.weights.times(rows, factors, len(self.checks))[column])

    def save(self, file: Path) -> None:
        """Write the signal as one compressed file."""
        trust = [[each.alone, each.beside] for each in self.trust]
        about = json.dumps(
            {"format": FORMAT, "checks": self.checks, "trust": trust, "made_of": self.made_of}
        ).encode()
        np.savez_compressed(
            file,
            about=np.frombuffer(about, np.uint8),
            keys=self.keys,
            rarity=self.rarity.astype(np.float16),
            starts=self.weights.starts,
            columns=self.weights.columns,
            values=self.weights.values,
            bias=self.bias,
        )


_NOTHING = SparseWeights(np.zeros(1, np.int64), np.zeros(0, np.int32), np.zeros(0, np.float16))
NO_SIGNAL = Signal((), (), np.zeros(0, np.uint32), np.zeros(0, np.float32), _NOTHING, np.zeros(0, np.float32))
"""A signal that knows nothing: the rules stand alone."""


def _verdict(chance: float, trust: Trust) -> Verdict:
    if chance >= trust.alone:
        return Verdict.ALONE
    return Verdict.BESIDE if chance >= trust.beside else Verdict.NOT


def features(text: str, names: Sequence[PersonName]) -> Counts:
    """Return the features of a draft: its words, and whose names are in it as words of their own."""
    marks = sorted({f"naam{name.role}{'metklas' if name.with_class else ''}" for name in names})
    return count(" ".join([text, *marks]))


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
        trust = tuple(Trust(*each) for each in about["trust"])
        return replace(_signal(tuple(about["checks"]), trust, arrays.__getitem__), made_of=about["made_of"])
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
        raise SignalError(f"{file.name} of the draft check is no trained signal.") from error


def _signal(
    checks: tuple[str, ...], trust: tuple[Trust, ...], array: Callable[[str], NDArray[np.generic]]
) -> Signal:
    return Signal(
        checks,
        trust,
        array("keys").astype(np.uint32),
        array("rarity").astype(np.float32),
        SparseWeights(
            array("starts").astype(np.int64),
            array("columns").astype(np.int32),
            array("values").astype(np.float16),
        ),
        array("bias").astype(np.float32),
    )
