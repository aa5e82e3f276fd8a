"""The kinds of rules a check can have. Rules hold no words: the data does."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.drafts.detectors import Detector
from bot.drafts.model import CheckText
from bot.drafts.names import PersonName, Role
from bot.drafts.phrases import Hit
from bot.drafts.tokens import Reading


@dataclass(frozen=True)
class Facts:
    """What was read in one draft, before any rule: words, names, and where listed phrases stand."""

    reading: Reading
    names: tuple[PersonName, ...]
    hits: Mapping[int, list[Hit]]
    languages: frozenset[str]
    region: str


@dataclass(frozen=True)
class Trace:
    """Words that a rule found and the sentence they stand in (-1: not tied to a sentence)."""

    words: str
    sentence: int


@dataclass(frozen=True)
class WordLists:
    """The numbers of compiled lists by language code; ``any`` holds for every language."""

    numbers: Mapping[str, int]

    def traces(self, facts: Facts) -> list[Trace]:
        """Return where one of the listed phrases stands."""
        active = [n for code, n in self.numbers.items() if code == "any" or code in facts.languages]
        hits = sorted({hit for n in active for hit in facts.hits.get(n, ())})
        tokens = facts.reading.tokens
        return [Trace(facts.reading.written(*hit), tokens[hit[0]].sentence) for hit in hits]


class Finder(Protocol):
    """What a rule looks for."""

    def traces(self, facts: Facts) -> list[Trace]:
        """Return each place where it is found."""
        ...


@dataclass(frozen=True)
class Patterns:
    """Regular expressions on the text itself, for what is no word: addresses, plates, links."""

    expressions: tuple[re.Pattern[str], ...]

    def traces(self, facts: Facts) -> list[Trace]:
        """Return what the expressions match."""
        text = facts.reading.text
        return [
            Trace(found.group().strip(), -1) for each in self.expressions for found in each.finditer(text)
        ]


@dataclass(frozen=True)
class Detected:
    """What a library recognises."""

    detector: Detector

    def traces(self, facts: Facts) -> list[Trace]:
        """Return what the library found."""
        return [Trace(found, -1) for found in self.detector(facts.reading.text, facts.region)]


@dataclass(frozen=True)
class People:
    """People's names in one role."""

    role: Role
    in_hashtag: bool = False

    def traces(self, facts: Facts) -> list[Trace]:
        """Return the names of people in this role."""
        tokens = facts.reading.tokens
        named = [name for name in facts.names if name.role is self.role]
        kept = [name for name in named if not self.in_hashtag or tokens[name.start].mark == "#"]
        return [
            Trace(facts.reading.written(name.start, name.end), tokens[name.start].sentence) for name in kept
        ]


@dataclass(frozen=True)
class Rule:
    """Found, together with one of each of ``needs``, and nothing of ``unless`` in the whole draft."""

    find: Finder
    needs: tuple[WordLists, ...] = ()
    unless: tuple[WordLists, ...] = ()
    in_one_sentence: bool = False
    is_sure: bool = False
    """Whether it holds whatever the rest of the draft says."""

    def words(self, facts: Facts) -> tuple[str, ...]:
        """Return the words this rule fires on; empty when it does not."""
        found = self.find.traces(facts)
        for needed in self.needs if found else ():
            found = self._beside(found, needed.traces(facts))
        if not found or any(excuse.traces(facts) for excuse in self.unless):
            return ()
        return tuple(trace.words for trace in found)

    def _beside(self, found: list[Trace], others: list[Trace]) -> list[Trace]:
        if not others:
            return []
        if not self.in_one_sentence:
            return found
        sentences = {other.sentence for other in others}
        return [trace for trace in found if trace.sentence in sentences or trace.sentence < 0]


def _is_within(words: str, other: str) -> bool:
    return words != other and f" {words} " in f" {other} "


@dataclass(frozen=True)
class Check:
    """One of the things a draft is looked over for."""

    text: CheckText
    never_clean: bool
    rules: tuple[Rule, ...]
    excuses: tuple[WordLists, ...] = ()

    def found(self, facts: Facts) -> "Found":
        """Return what the rules make of it: the longest words of all that fire, in the order found."""
        fired = [(rule, words) for rule in self.rules if (words := rule.words(facts))]
        words = tuple(dict.fromkeys(word for _, found in fired for word in found))
        words = tuple(word for word in words if not any(_is_within(word, other) for other in words))
        excused = any(excuse.traces(facts) for excuse in self.excuses)
        return Found(words, any(rule.is_sure for rule, _ in fired), excused)


@dataclass(frozen=True)
class Found:
    """The words that the rules of one check fired on.

    ``is_sure`` when one went by more than words, ``is_excused`` when the draft has words that excuse it.
    """

    words: tuple[str, ...]
    is_sure: bool
    is_excused: bool


@dataclass(frozen=True)
class Question:
    """A question about what only the picture shows, asked with some findings or some words."""

    key: str
    text: Mapping[str, str]
    checks: frozenset[str]
    words: WordLists

    def is_asked(self, found: Iterable[str], facts: Facts) -> bool:
        """Whether the findings or the draft's own words call for it."""
        return not self.checks.isdisjoint(found) or bool(self.words.traces(facts))
