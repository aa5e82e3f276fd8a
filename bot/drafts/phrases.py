"""Word lists, compiled once: find every listed word or phrase in a draft in one pass.

How an entry is written in the data (also in ``knowledge/drafts/README.md``):
``foto`` a word · ``film*`` words that begin so · ``*foto`` words that end so · ``in beeld`` a phrase ·
``mag|mogen`` either word · ``niet ... op`` up to four words between, in one sentence ·
``<pupil>`` any entry of the shared list ``pupil`` · ``<name>`` a person's name · ``<pupilname>`` a
pupil's · ``<number>`` digits · ``<handle>`` @name · ``<hashtag>`` · ``<capital>`` a capital mid sentence.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from bot.drafts.tokens import Token, normal

GAP = 4
"""How many words ``...`` may stand for."""
_TYPO_LENGTH = 9
_LONGEST_AFFIX = 24
_WORD = re.compile(r"\*?[^\W_]+(?:['’][^\W_]+)*\*?|[^\w\s]")
_SHARED = re.compile(r"<(\w+)>")
_CLASSES = ("name", "pupilname", "number", "handle", "hashtag", "capital")

Hit = tuple[int, int]
"""First token and the token after the last one."""


class PhraseError(ValueError):
    """An entry that cannot be read; the text says why."""


@dataclass(frozen=True)
class Place:
    """One place in a phrase: what a word there may be."""

    words: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()
    is_gap: bool = False

    def fits(self, word: str, classes: frozenset[str]) -> bool:
        """Whether a word may stand here."""
        return (
            word in self.words
            or (bool(self.starts) and word.startswith(self.starts))
            or (bool(self.ends) and word.endswith(self.ends))
            or not self.classes.isdisjoint(classes)
        )

    def joined(self, other: "Place") -> "Place":
        """Return the place that takes what either takes."""
        return Place(
            self.words | other.words,
            self.starts + other.starts,
            self.ends + other.ends,
            self.classes | other.classes,
        )


_GAP = Place(is_gap=True)
Phrase = tuple[Place, ...]


@dataclass(frozen=True)
class Lists:
    """The shared lists of one language, by name."""

    shared: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)

    def compile(self, entries: Iterable[str]) -> tuple[Phrase, ...]:
        """Return the phrases of written entries.

        Raises:
            PhraseError: an entry is empty or names a list that does not exist.

        """
        return tuple(phrase for entry in entries for phrase in self._entry(entry))

    def _entry(self, entry: str) -> tuple[Phrase, ...]:
        whole = _SHARED.fullmatch(entry.strip())
        if whole and whole.group(1) not in _CLASSES:
            return self._named(whole.group(1))
        phrase = tuple(self._place(part) for part in _parts(entry))
        if not phrase or phrase[0].is_gap or phrase[-1].is_gap:
            raise PhraseError(f'"{entry}" is no word or phrase')
        return (phrase,)

    def _named(self, name: str) -> tuple[Phrase, ...]:
        if name not in self.shared:
            raise PhraseError(f"there is no shared list called <{name}>")
        return self.shared[name]

    def _place(self, part: str) -> Place:
        if part == "...":
            return _GAP
        place = Place()
        for choice in part.split("|"):
            place = place.joined(self._choice(choice))
        return place

    def _choice(self, choice: str) -> Place:
        if choice.startswith("<"):
            name = choice[1:-1]
            if name in _CLASSES:
                return Place(classes=frozenset({name}))
            single = [phrase[0] for phrase in self._named(name) if len(phrase) == 1]
            return _union(single)
        if not _WORD.fullmatch(choice):
            raise PhraseError(f'"{choice}" is no word')
        if choice.endswith("*"):
            return Place(starts=(normal(choice[:-1]),))
        if choice.startswith("*"):
            return Place(ends=(normal(choice[1:]),))
        return Place(words=frozenset({normal(choice)}))


def _parts(entry: str) -> list[str]:
    """Split an entry as drafts are split: at spaces and hyphens."""
    if "-" in entry and "|" in entry and re.search(r"[^ ]-[^ ]*\||\|[^ ]*-", entry):
        raise PhraseError(f'write "{entry}" without a hyphen beside "|"')
    return entry.replace("-", " ").split()


def _union(places: Sequence[Place]) -> Place:
    whole = Place()
    for place in places:
        whole = whole.joined(place)
    return whole


class Index:
    """All phrases of all lists, ready to be looked for at once."""

    def __init__(self) -> None:
        self._lists: dict[Phrase, set[int]] = {}
        self._size = 0
        self._exact: defaultdict[str, list[Phrase]] = defaultdict(list)
        self._starts: defaultdict[str, list[Phrase]] = defaultdict(list)
        self._ends: defaultdict[str, list[Phrase]] = defaultdict(list)
        self._classes: defaultdict[str, list[Phrase]] = defaultdict(list)
        self._vocabulary: set[str] = set()
        self._alike: defaultdict[tuple[str, int], list[str]] = defaultdict(list)

    def add(self, phrases: Iterable[Phrase]) -> int:
        """Add a list and return the number it will be found under."""
        number, self._size = self._size, self._size + 1
        for phrase in phrases:
            if phrase not in self._lists:
                self._lists[phrase] = set()
                self._file(phrase)
            self._lists[phrase].add(number)
        return number

    def _file(self, phrase: Phrase) -> None:
        first = phrase[0]
        for word in first.words:
            self._exact[word].append(phrase)
        for start in first.starts:
            self._starts[start].append(phrase)
        for end in first.ends:
            self._ends[end].append(phrase)
        for kind in first.classes:
            self._classes[kind].append(phrase)
        self._learn(phrase)

    def _learn(self, phrase: Phrase) -> None:
        for word in {word for place in phrase for word in place.words} - self._vocabulary:
            self._vocabulary.add(word)
            if len(word) >= _TYPO_LENGTH and word.isalpha():
                self._alike[word[0], len(word)].append(word)

    def mended(self, word: str) -> str:
        """Return the listed word that a long word is one typing error away from, else the word itself."""
        if not _TYPO_LENGTH <= len(word) <= _LONGEST_AFFIX or word in self._vocabulary or not word.isalpha():
            return word
        if any(word[:end] in self._starts for end in range(3, len(word))):
            return word
        for length in (len(word), len(word) - 1, len(word) + 1):
            for known in self._alike.get((word[0], length), ()):
                if OSA.distance(word, known, score_cutoff=1) <= 1:
                    return known
        return word

    def find(self, tokens: Sequence[Token], names: Mapping[int, frozenset[str]]) -> dict[int, list[Hit]]:
        """Return where the phrases of each list stand; ``names`` gives the classes of the tokens in names."""
        words = [self.mended(token.word) for token in tokens]
        classes = [_classes(tokens, i) | names.get(i, frozenset()) for i in range(len(tokens))]
        sentences = [token.sentence for token in tokens]
        text = _Text(words, classes, sentences)
        hits: defaultdict[int, list[Hit]] = defaultdict(list)
        for at in range(len(words)):
            for phrase in set(self._candidates(words[at], classes[at])):
                end = text.end_of(phrase, at)
                if end:
                    for number in self._lists[phrase]:
                        hits[number].append((at, end))
        return hits

    def _candidates(self, word: str, classes: frozenset[str]) -> Iterator[Phrase]:
        yield from self._exact.get(word, ())
        for size in range(1, min(len(word), _LONGEST_AFFIX) + 1):
            yield from self._starts.get(word[:size], ())
            yield from self._ends.get(word[-size:], ())
        for kind in classes:
            yield from self._classes.get(kind, ())


@dataclass(frozen=True)
class _Text:
    words: Sequence[str]
    classes: Sequence[frozenset[str]]
    sentences: Sequence[int]

    def end_of(self, phrase: Phrase, at: int) -> int:
        """Return the token after the phrase if it stands here, else 0."""
        return self._end(phrase, 0, at)

    def _end(self, phrase: Phrase, place: int, at: int) -> int:
        if place == len(phrase):
            return at
        if phrase[place].is_gap:
            return self._after_gap(phrase, place + 1, at)
        if at >= len(self.words) or not phrase[place].fits(self.words[at], self.classes[at]):
            return 0
        return self._end(phrase, place + 1, at + 1)

    def _after_gap(self, phrase: Phrase, place: int, at: int) -> int:
        for start in range(at, min(at + GAP + 1, len(self.words))):
            if self.sentences[start] != self.sentences[at - 1]:
                return 0
            if end := self._end(phrase, place, start):
                return end
        return 0


def _classes(tokens: Sequence[Token], at: int) -> frozenset[str]:
    token = tokens[at]
    kinds = set()
    if at and token.is_capitalised and token.sentence == tokens[at - 1].sentence:
        kinds.add("capital")
    if token.word.isdigit():
        kinds.add("number")
    if token.mark:
        kinds.add("handle" if token.mark == "@" else "hashtag")
    return frozenset(kinds)
