"""Turns a draft into the features that the signal counts, part by part."""

import re
from collections.abc import Iterable, Sequence

from bot.drafts.names import PersonName
from bot.drafts.tokens import Reading
from knowledge.features import Counts, counted, pairs, pieces
from knowledge.normalise import words

LONGEST_PIECE = 6
SHARES = (1.0, 1.0, 0.3)
"""How much the blocks weigh beside each other: pieces of words, words and pairs of words, marks."""
LONG = 260
"""Characters from which a draft is read in parts, so that no part drowns in the rest."""
PART = 150
"""Characters in a part at the most, where sentences allow it: about the length of an example."""

_APART = (2, 3)
_SENTENCE = re.compile(r".+?(?:[.!?…]+(?=\s)|\n|\Z)", re.DOTALL)
_PIECE = re.compile(r".{1,149}(?:\s|\Z)|.{1,150}", re.DOTALL)
"""A sentence, or as much of a long one as a part takes, cut at a space where there is one."""
_MARKS = re.compile(r"[^\w\s]")
_SHAPES = {
    "digit": re.compile(r"\d"),
    "clock": re.compile(r"\b\d{1,2}[.:]\d\d\b"),
    "capitals": re.compile(r"\b[A-Z]{3,}\b"),
    "capital": re.compile(r"(?<=[a-z,] )[A-Z][a-z]+"),
}


def features(text: str, names: Iterable[PersonName]) -> Counts:
    """Return the features of a text; whose names stand in its draft count as words of their own."""
    roles = sorted({f"naam{name.role}{'metklas' if name.with_class else ''}" for name in names})
    found = [*words(text), *roles]
    return counted((pieces(found, LONGEST_PIECE), [*found, *pairs(found), *_apart(found)], _marks(text)))


def keys_of(word: str) -> list[int]:
    """Return the keys of the features of one word by itself: its pieces, and the whole word."""
    found = words(word)
    keys: list[int] = counted((pieces(found, LONGEST_PIECE), found)).keys.tolist()
    return keys


def keys_of_whole(word: str) -> list[int]:
    """Return the keys of the whole words that something typed without a space holds."""
    keys: list[int] = counted(((), words(word))).keys.tolist()
    return keys


def parts(reading: Reading) -> list[str]:
    """Return the text of a draft, a long one cut into parts after sentences."""
    if len(reading.text.strip()) <= LONG:
        return [reading.text]
    cut = [""]
    pieces_of_text = (piece for each in _SENTENCE.findall(reading.text) for piece in _PIECE.findall(each))
    for sentence in pieces_of_text:
        if len(cut[-1]) + len(sentence) > PART and cut[-1]:
            cut.append("")
        cut[-1] += sentence
    return cut


def _apart(found: Sequence[str]) -> list[str]:
    """Return each two words with one or two others between."""
    return [
        f"{first}_{second}" for step in _APART for first, second in zip(found, found[step:], strict=False)
    ]


def _marks(text: str) -> list[str]:
    shapes = [name for name, shape in _SHAPES.items() for _ in shape.findall(text)]
    return [*_MARKS.findall(text), *shapes]
