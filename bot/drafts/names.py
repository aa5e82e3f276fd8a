"""Find people's names in a draft, and tell pupils from teachers who sign, writers, saints and streets."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.drafts.name_reader import NameReader
from bot.drafts.roster import NameWords
from bot.drafts.tokens import Reading

_NEAR = 6
_SHORT = 4


class Role(StrEnum):
    """Whose name it is, as far as the text tells."""

    PUPIL = "pupil"
    ADULT = "adult"
    KIN = "kin"
    SIGNING = "signing"
    PUBLIC = "public"


@dataclass(frozen=True)
class PersonName:
    """A name from token ``start`` up to ``end``; ``with_class`` when class or school stands beside it."""

    start: int
    end: int
    role: Role
    with_class: bool


def find_names(reading: Reading, words: NameWords) -> tuple[PersonName, ...]:
    """Return every person's name in the order of the draft."""
    found = tuple(_Finder(reading, words).names())
    roles = {
        reading.tokens[at].word: name.role
        for name in found
        if name.role in (Role.ADULT, Role.PUBLIC, Role.SIGNING)
        for at in range(name.start, name.end)
    }
    return tuple(_agreeing(reading, name, roles) for name in found)


def _agreeing(reading: Reading, name: PersonName, roles: Mapping[str, Role]) -> PersonName:
    """Return a name with the role it has elsewhere in the draft: "juf Anna", and later "Anna"."""
    if name.role is not Role.PUPIL or name.with_class:
        return name
    return replace(name, role=roles.get(reading.tokens[name.start].word, name.role))


def token_classes(names: Iterable[PersonName]) -> dict[int, frozenset[str]]:
    """Return for the tokens of people's names the classes a word list can ask for."""
    return {
        at: frozenset({"name", "pupilname"} if name.role is Role.PUPIL else {"name"})
        for name in names
        if name.role is not Role.PUBLIC
        for at in range(name.start, name.end)
    }


class _Finder(NameReader):
    def names(self) -> Iterator[PersonName]:
        at, last = 0, None
        while at < len(self.tokens):
            end = self.end_of_name(at)
            if not end:
                at += 1
                continue
            last = self._name(at, end, last)
            yield last
            at = end

    def _name(self, start: int, end: int, last: PersonName | None) -> PersonName:
        joined = last is not None and self._are_joined(last.end, start)
        role = last.role if last and joined and last.role is not Role.KIN else self._role(start, end)
        return PersonName(start, end, role, bool(self.class_after(end)))

    def _are_joined(self, end: int, start: int) -> bool:
        between = [token.word for token in self.tokens[end:start]]
        return start - end <= 1 and all(word in self.words.joins for word in between)

    def _role(self, start: int, end: int) -> Role:
        if self._is_public(start, end):
            return Role.PUBLIC
        if self._is_of_kin(start, end):
            return Role.KIN
        if self._is_signed(start, end):
            return Role.SIGNING
        if self._is_adult(start, end):
            return Role.ADULT
        return Role.PUPIL

    def _is_public(self, start: int, end: int) -> bool:
        if self._is_saint(start) or self._is_known(start, end) or self._is_place(start, end):
            return True
        if self._is_business(start, end):
            return True
        if self.class_after(end):
            return False
        sentence = self.tokens[start].sentence
        before = [
            token.word for token in self.tokens[max(0, start - 4) : start] if token.sentence == sentence
        ]
        if self._follows_a_capital(start) or any(word in self.words.makers for word in before):
            return True
        return self._is_beside_a_work(start, end)

    def _follows(self, start: int, words: frozenset[str]) -> bool:
        """Whether one of the words stands right before, in the same sentence and not parted by a comma."""
        return self.word(start - 1) in words and self.touches(start - 1)

    def _is_saint(self, start: int) -> bool:
        """Whether "Sint" or a school's name stands before it; "St." may have a full stop."""
        if self._follows(start, self.words.saints):
            return True
        short = start > 0 and len(self.word(start - 1)) < _SHORT and self.word(start - 1) in self.words.saints
        return short and self.reading.between(self.tokens[start - 1].end, self.tokens[start].start) == ". "

    def _is_place(self, start: int, end: int) -> bool:
        """Whether it is a street, a square or a school; "van Dijk" and "Nieuwenhuis" are surnames."""
        words = [token.word for token in self.tokens[start:end]]
        if len(words) > 1 and words[-1].endswith(self.words.surname_ends):
            words.pop()
        if self.word(end) and self.touches(end - 1):
            words.append(self.word(end))
        return any(word.endswith(self.words.place_ends) for word in words)

    def _is_business(self, start: int, end: int) -> bool:
        if self._follows(start, self.words.businesses):
            return True
        if self._follows(start, self.words.particles) and self._follows(start - 1, self.words.businesses):
            return True
        return self.word(end) in self.words.businesses and self.touches(end - 1)

    def _follows_a_capital(self, start: int) -> bool:
        """Whether the name ends another one: "Sportshop Peters", "Huize Elisabeth"."""
        if not self.has_case or not self.touches(start - 1) or self.starts_sentence(start - 1):
            return False
        before = self.tokens[start - 1]
        plain = before.word in self.words.titles | self.words.closings | self.words.greetings
        return before.is_capitalised and not plain and before.word.isalpha()

    def _is_beside_a_work(self, start: int, end: int) -> bool:
        reach = 12 if end - start > 1 else _NEAR
        around = self.tokens[max(0, start - reach) : start] + self.tokens[end : end + reach]
        return any(token.word in self.words.works for token in around)

    def _is_known(self, start: int, end: int) -> bool:
        words = tuple(token.word for token in self.tokens[start : end + 2])
        return any(words[: len(person)] == person for person in self.words.known_people)

    def _is_of_kin(self, start: int, end: int) -> bool:
        if self.word(start - 1) in {"van", "of"} and self.word(start - 2) in self.words.kin:
            return True
        possessive = re.search(r"['’]?s$", self.tokens[end - 1].text) is not None
        return possessive and self.word(end) in self.words.kin and self.touches(end - 1)

    def _is_signed(self, start: int, end: int) -> bool:
        if self.word(start - 1) in self.words.greetings and self.touches(start - 1):
            return True
        after = [token for token in self.tokens[end:] if not token.mark]
        closing = self.word(start - 1) in self.words.closings | self.words.titles
        alone = start > 0 and self.tokens[start].sentence != self.tokens[start - 1].sentence
        return not after and (closing or alone) and self.word(start - 2) not in {"door", "van", "by", "of"}

    def _is_adult(self, start: int, end: int) -> bool:
        before = self.word(start - 1)
        if before in self.words.contacts or self._follows(start, self.words.kin) or self._is_titled(start):
            return True
        if self.class_after(end):
            return False
        around = range(max(0, start - _NEAR), min(len(self.tokens), end + _NEAR))
        sentence = self.tokens[start].sentence
        return any(self.word(i) in self.words.roles and self.tokens[i].sentence == sentence for i in around)
