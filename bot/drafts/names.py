"""Find people's names in a draft, and tell pupils from teachers who sign, writers, saints and streets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.drafts.roster import NameWords
from bot.drafts.tokens import Reading, Token

_CLASS_CODE = re.compile(r"\d{1,2}[a-d]?")
_NEAR = 6


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
    return tuple(_Finder(reading, words).names())


class _Finder:
    def __init__(self, reading: Reading, words: NameWords) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.words = words
        self.has_case = reading.has_case

    def names(self) -> Iterator[PersonName]:
        at, last = 0, None
        while at < len(self.tokens):
            end = self._end(at)
            if not end:
                at += 1
                continue
            last = self._name(at, end, last)
            yield last
            at = end

    def _name(self, start: int, end: int, last: PersonName | None) -> PersonName:
        joined = last is not None and self._are_joined(last.end, start)
        role = last.role if last and joined and last.role is not Role.KIN else self._role(start, end)
        return PersonName(start, end, role, bool(self._class_after(end)))

    def _are_joined(self, end: int, start: int) -> bool:
        between = [token.word for token in self.tokens[end:start]]
        return start - end <= 1 and all(word in self.words.joins for word in between)

    # where a name starts and ends

    def _end(self, at: int) -> int:
        token = self.tokens[at]
        if token.mark == "@" or token.word in self.words.never or token.word.isdigit():
            return 0
        if not (self._is_first_name(at) or self._is_unknown_pupil(at) or self._has_title(at)):
            return 0
        return self._surname_end(at + 1)

    def _is_first_name(self, at: int) -> bool:
        token = self.tokens[at]
        if token.word not in self.words.names and self._stem(token) not in self.words.names:
            return False
        if token.mark == "#":
            return token.word not in self.words.ordinary or token.is_capitalised
        if self.has_case and not token.is_capitalised:
            return bool(self._class_after(at + 1)) and self._follows_nothing_plain(at)
        if token.word not in self.words.ordinary:
            return True
        return self._is_meant_as_name(at)

    def _follows_nothing_plain(self, at: int) -> bool:
        return self.tokens[at].word not in self.words.ordinary or self._starts_sentence(at)

    def _is_meant_as_name(self, at: int) -> bool:
        if self._class_after(at + 1) or self._has_title(at):
            return True
        plain_capital = self.has_case and self.tokens[at].word not in self.words.capital
        if self._surname_end(at + 1) > at + 1 and self.has_case:
            return True
        return plain_capital and not self._starts_sentence(at)

    def _is_unknown_pupil(self, at: int) -> bool:
        token = self.tokens[at]
        if not (self.has_case and token.is_capitalised and token.word.isalpha() and len(token.word) > 2):
            return False
        return bool(self._class_after(self._surname_end(at + 1), links_only=True))

    def _has_title(self, at: int) -> bool:
        before = self._word(at - 1)
        return (
            before in self.words.titles
            and self.tokens[at].is_capitalised
            and self.has_case
            and self._touches(at - 1)
        )

    def _surname_end(self, at: int) -> int:
        end = at
        while end < len(self.tokens) and self._touches(end - 1):
            token = self.tokens[end]
            if token.word in self.words.particles and self._leads_to_capital(end):
                end += 1
            elif self._is_surname(end):
                return self._surname_end(end + 1)
            else:
                break
        return end if end == at or self.tokens[end - 1].word not in self.words.particles else at

    def _leads_to_capital(self, at: int) -> bool:
        for token in self.tokens[at + 1 : at + 3]:
            if token.word not in self.words.particles:
                return token.is_capitalised and token.word not in self.words.classes and self.has_case
        return False

    def _is_surname(self, at: int) -> bool:
        token = self.tokens[at]
        if token.mark == "#":
            return False
        word = token.word
        plain = word in self.words.classes or word in self.words.never or word.isdigit()
        return self.has_case and token.is_capitalised and not plain

    def _touches(self, at: int) -> bool:
        if at < 0 or at + 1 >= len(self.tokens):
            return False
        this, after = self.tokens[at], self.tokens[at + 1]
        between = after.start - this.end
        same = this.sentence == after.sentence and this.mark == after.mark
        return same and between <= 2 and not self._is_parted(this, after)

    def _is_parted(self, this: Token, after: Token) -> bool:
        text = self.reading.between(this.end, after.start)
        return any(char in text for char in ",;:()/–\n")

    # whose name it is

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
        words = [token.word for token in self.tokens[start:end]]
        if self._word(start - 1) in self.words.saints or self._is_known(start, end):
            return True
        if any(word.endswith(self.words.place_ends) for word in [*words, self._word(end)]):
            return True
        before = [self._word(i) for i in range(max(0, start - 4), start)]
        if (
            any(word in self.words.businesses for word in before[-2:])
            or self._word(end) in self.words.businesses
        ):
            return True
        if self._class_after(end):
            return False
        if any(word in self.words.makers for word in before):
            return True
        return self._is_beside_a_work(start, end)

    def _is_beside_a_work(self, start: int, end: int) -> bool:
        reach = 12 if end - start > 1 else _NEAR
        around = self.tokens[max(0, start - reach) : start] + self.tokens[end : end + reach]
        return any(token.word in self.words.works for token in around)

    def _is_known(self, start: int, end: int) -> bool:
        words = tuple(token.word for token in self.tokens[start : end + 2])
        return any(words[: len(person)] == person for person in self.words.known_people)

    def _is_of_kin(self, start: int, end: int) -> bool:
        if self._word(start - 1) in {"van", "of"} and self._word(start - 2) in self.words.kin:
            return True
        possessive = re.search(r"['’]?s$", self.tokens[end - 1].text) is not None
        return possessive and self._word(end) in self.words.kin

    def _is_signed(self, start: int, end: int) -> bool:
        after = [token for token in self.tokens[end:] if not token.mark]
        closing = self._word(start - 1) in self.words.closings | self.words.titles
        alone = start > 0 and self.tokens[start].sentence != self.tokens[start - 1].sentence
        return not after and (closing or alone) and self._word(start - 2) not in {"door", "van", "by", "of"}

    def _is_adult(self, start: int, end: int) -> bool:
        before = self._word(start - 1)
        if before in self.words.titles or before in self.words.contacts or before in self.words.kin:
            return True
        if self._class_after(end):
            return False
        around = range(max(0, start - _NEAR), min(len(self.tokens), end + _NEAR))
        sentence = self.tokens[start].sentence
        return any(self._word(i) in self.words.roles and self.tokens[i].sentence == sentence for i in around)

    # class and school beside it

    def _class_after(self, end: int, links_only: bool = False) -> int:
        """Return the token after "uit groep 5", "(6a)", "from Year 4" beside a name, else 0."""
        at, linked = end, False
        for _ in range(2):
            linked = linked or self._word(at) in self.words.class_links
            at += self._word(at) in self.words.class_links
        if self._is_bracketed(end):
            linked = True
        if links_only and not linked:
            return 0
        if self._word(at) in self.words.classes and _CLASS_CODE.fullmatch(self._word(at + 1)):
            return at + 2
        code = re.fullmatch(r"\d[a-d]", self._word(at)) is not None
        if linked and (code or self._word(at) in self.words.classes):
            return at + 1
        return 0

    def _is_bracketed(self, at: int) -> bool:
        if not 0 < at < len(self.tokens):
            return False
        return "(" in self.reading.between(self.tokens[at - 1].end, self.tokens[at].start)

    def _starts_sentence(self, at: int) -> bool:
        return at == 0 or self.tokens[at].sentence != self.tokens[at - 1].sentence

    def _word(self, at: int) -> str:
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def _stem(self, token: Token) -> str:
        word = token.word
        return word[:-1] if word.endswith("s") and len(word) > 4 and token.is_capitalised else word
