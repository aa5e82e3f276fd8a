"""Turns a text into the features that matching counts: pieces of words, words, pairs of words, cues."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from knowledge.normalise import normalise, words

Floats = NDArray[np.float32]

SHORTEST_PIECE, LONGEST_PIECE = 2, 5
"""Letters in a piece of a word; pieces see through compounds, inflections and typing errors."""
BLOCK_WEIGHTS = (1.0, 1.0, 0.5)
"""How much the blocks weigh beside each other: pieces of words, words and pairs of words, cues."""

_QUOTED = re.compile(r'["“”„«][^"“”„«»]{12,}["“”»]|(?:^|[\s:])[\'‘][^\']{25,}[\'’]')
_HANDED_OVER = re.compile(r":\s*\S.{30,}", re.DOTALL)
_LENGTH_STEP, _LENGTH_STEPS = 60, 4


@dataclass(frozen=True)
class Counts:
    """The features of one text: their hashes, how strongly each occurs (1 + ln count), and their blocks."""

    keys: NDArray[np.uint32]
    strength: Floats
    blocks: NDArray[np.uint8]


def count(text: str) -> Counts:
    """Return the features of a text."""
    found = words(text)
    return counted((pieces(found), [*found, *pairs(found)], _cues(text)))


def counted(blocks: Sequence[Iterable[str]]) -> Counts:
    """Return the features of a text from their names, block by block."""
    keys: list[int] = []
    strength: list[float] = []
    members: list[int] = []
    for number, names in enumerate(blocks):
        counted = Counter(names)
        keys += [crc32(name.encode(), number) for name in counted]
        strength += [1 + math.log(times) for times in counted.values()]
        members += [number] * len(counted)
    return Counts(np.array(keys, np.uint32), np.array(strength, np.float32), np.array(members, np.uint8))


def weigh(
    counts: Counts, keys: NDArray[np.uint32], rarity: Floats, shares: Sequence[float] = BLOCK_WEIGHTS
) -> tuple[NDArray[np.intp], Floats]:
    """Return the rows in `keys` (sorted) of a text's known features, and their weights.

    A weight is the feature's strength times its rarity (inverse document frequency); every block is
    brought to the length of its share, so that no block outweighs another by its size.
    """
    if not len(keys):
        return np.zeros(0, np.intp), np.zeros(0, np.float32)
    places = np.minimum(np.searchsorted(keys, counts.keys), len(keys) - 1)
    known = keys[places] == counts.keys
    rows, blocks = places[known], counts.blocks[known]
    weights = counts.strength[known] * rarity[rows]
    lengths = np.sqrt(np.bincount(blocks, weights * weights, len(shares)))
    scale = np.array(shares) / np.where(lengths > 0, lengths, 1.0)
    return rows, (weights * scale[blocks]).astype(np.float32)


def pieces(found: Iterable[str], longest: int = LONGEST_PIECE) -> list[str]:
    """Return the pieces of words, `SHORTEST_PIECE` up to `longest` letters; a space marks an edge."""
    cut = []
    for word in found:
        padded = f" {word} "
        for size in range(SHORTEST_PIECE, longest + 1):
            cut += [padded[at : at + size] for at in range(max(len(padded) - size + 1, 0))]
    return cut


def pairs(found: Iterable[str]) -> list[str]:
    """Return each two words that stand side by side."""
    return [f"{first} {second}" for first, second in pairwise(found)]


def _cues(text: str) -> list[str]:
    plain = normalise(text)
    cues = [f"length {min(_LENGTH_STEPS, len(plain) // _LENGTH_STEP)}"]
    if _QUOTED.search(text):
        cues.append("quoted")
    if _HANDED_OVER.search(text):
        cues.append("handed over")
    return cues
