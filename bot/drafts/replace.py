"""Take names out of a draft before it goes to a director."""

import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.drafts.model import NameSpan
from bot.drafts.names import PersonName, Role
from bot.drafts.tokens import Reading, Token

_PRIVATE = (Role.PUPIL, Role.KIN, Role.ADULT)


@dataclass(frozen=True)
class Pseudonyms:
    """What stands in a name's place: "leerling", "een leerling" where the class follows, "collega"."""

    pupil: str
    pupil_with_class: str
    adult: str


def spans(reading: Reading, names: Iterable[PersonName]) -> tuple[NameSpan, ...]:
    """Return the names of people to protect, as offsets in the draft."""
    return tuple(_span(reading, name) for name in names if name.role in _PRIVATE)


def replaced(reading: Reading, names: Iterable[PersonName], words: Pseudonyms) -> str:
    """Return the draft with each such name replaced; the same name gets the same letter."""
    private = [name for name in names if name.role in _PRIVATE]
    letters = _letters(reading, private)
    pieces, done = [], 0
    for name in private:
        span = _span(reading, name)
        pieces += [reading.draft[done : span.start], _stand_in(name, letters[_key(reading, name)], words)]
        done = span.end
    return "".join([*pieces, reading.draft[done:]])


def _span(reading: Reading, name: PersonName) -> NameSpan:
    tokens = reading.tokens[name.start : name.end]
    start, end = tokens[0].start, _end(tokens[-1])
    return NameSpan(start, end, reading.draft[start:end])


def _end(last: Token) -> int:
    return last.end - (2 if last.text.lower().endswith(("'s", "’s")) else 0)


def _key(reading: Reading, name: PersonName) -> str:
    return reading.tokens[name.start].word


def _letters(reading: Reading, names: Iterable[PersonName]) -> Mapping[str, str]:
    keys = dict.fromkeys(_key(reading, name) for name in names)
    return dict(zip(keys, _labels(), strict=False))


def _labels() -> Iterator[str]:
    """Yield A to Z, then A2, B2, …; without end."""
    turn = 1
    while True:
        yield from (letter + ("" if turn == 1 else str(turn)) for letter in string.ascii_uppercase)
        turn += 1


def _stand_in(name: PersonName, letter: str, words: Pseudonyms) -> str:
    if name.role is Role.ADULT:
        return f"{words.adult} {letter}"
    return words.pupil_with_class if name.with_class else f"{words.pupil} {letter}"
