"""Read a draft as words: spans in the draft, normal forms, sentences, hashtags and handles."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_PIECE = re.compile(
    r"(?P<handle>(?<![\w.@])@[\w.]+)"
    r"|(?P<hashtag>#\w+)"
    r"|(?P<word>[^\W_]+(?:['’‘`][^\W_]+)*)"
    r"|(?P<camera>[\U0001F4F7\U0001F4F8\U0001F3A5\U0001F3AC\U0001F4F9\U0001F39E])"
    r"|(?P<stop>[.!?…]+(?=\s|$)|\n+)"
)
_PART = re.compile(r"[A-Z]+(?![a-z])|[^\W\d_]?[^\W\d_A-Z]+|\d+[a-z]?(?![a-z])|\d+|[^\W\d_]+")
_LETTERS_THEN_DIGITS = re.compile(r"([^\W\d_]+)(\d+[a-z]?)")
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])'s?$")
_INVISIBLE = {"Cc", "Cf", "Mn", "Cs"}


@dataclass(frozen=True)
class Token:
    """One word; ``start`` and ``end`` are offsets in the draft as given, ``mark`` is '', '#' or '@'."""

    text: str
    word: str
    start: int
    end: int
    sentence: int
    mark: str = ""

    @property
    def is_capitalised(self) -> bool:
        """Whether the first letter is a capital."""
        return self.text[:1].isupper()


@dataclass(frozen=True)
class Reading:
    """A draft without invisible characters, and its words."""

    draft: str
    text: str
    tokens: tuple[Token, ...]

    def between(self, start: int, end: int) -> str:
        """Return what stands between two offsets of the draft."""
        return self.draft[start:end]

    def written(self, start: int, end: int) -> str:
        """Return the words from token ``start`` up to ``end`` as the writer typed them."""
        return " ".join(token.mark + token.text for token in self.tokens[start:end])

    @property
    def has_case(self) -> bool:
        """Whether capitals carry meaning here: not in a draft all in capitals or all in small letters."""
        letters = [token.text for token in self.tokens if token.text.isalpha() and not token.mark]
        return any(map(str.islower, letters)) and any(text[0].isupper() for text in letters)


def normal(word: str) -> str:
    """Return a word as it is compared: small letters, no accents, no possessive or plural ``'s``."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return _POSSESSIVE.sub("", plain.replace("’", "'").replace("‘", "'").replace("`", "'"))


def read(draft: str) -> Reading:
    """Split a draft in words; characters nobody sees (controls, direction marks, joiners) do not count."""
    kept = [i for i, char in enumerate(draft) if _is_visible(char)]
    text = "".join(draft[i] for i in kept)
    offsets = tuple(kept)
    return Reading(draft, text, tuple(_tokens(text, offsets)))


def _is_visible(char: str) -> bool:
    return char in "\n\t" or unicodedata.category(char) not in _INVISIBLE


def _tokens(text: str, offsets: tuple[int, ...]) -> Iterator[Token]:
    sentence = 0
    for piece in _PIECE.finditer(text):
        if piece.lastgroup == "stop":
            sentence += 1
            continue
        for part, start, mark in _parts(piece):
            end = start + len(part)
            yield Token(part, normal(part), offsets[start], offsets[end - 1] + 1, sentence, mark)


def _parts(piece: re.Match[str]) -> Iterator[tuple[str, int, str]]:
    text, start = piece.group(), piece.start()
    if piece.lastgroup == "handle":
        named = text[1:].rstrip(".")
        yield (named, start + 1, "@") if named else (text, start, "@")
    elif piece.lastgroup == "hashtag":
        for part in _PART.finditer(text[1:]):
            yield part.group(), start + 1 + part.start(), "#"
    elif match := _LETTERS_THEN_DIGITS.fullmatch(text):
        yield match.group(1), start, ""
        yield match.group(2), start + match.start(2), ""
    else:
        yield text, start, ""
