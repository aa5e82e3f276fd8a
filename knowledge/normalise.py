"""Brings what somebody typed into the one form that is compared."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 4000
"""Characters that are read; a longer text says what it is about within these."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LOOKALIKES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'"})
_REPEATED = re.compile(r"(\w)\1{2,}")


def normalise(text: str) -> str:
    """Return the text in lower case, without accents, marks, control characters and emoji.

    Three or more of the same letter in a row become two, so "heeel" is close to "heel".
    """
    decomposed = unicodedata.normalize("NFKD", text[:LONGEST]).casefold().translate(_LOOKALIKES)
    return _REPEATED.sub(r"\1\1", " ".join(decomposed.translate(_KEPT).split()))


def words(text: str) -> list[str]:
    """Return the words of a text in their normal form, in order."""
    return _WORD.findall(normalise(text))


class _Kept(dict[int, str]):
    """What becomes of a character: itself when it carries meaning, nothing for a mark, else a space."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        if category[0] in "LNPZ":
            self[code] = character
        else:
            self[code] = "" if category in ("Mn", "Cf") else " "
        return self[code]


_KEPT = _Kept()
