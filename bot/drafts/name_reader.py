"""Where a name starts and ends in a draft, and whether a class stands beside it."""

import re

from bot.drafts.roster import NameWords
from bot.drafts.tokens import Reading, Token

_CLASS_CODE = re.compile(r"\d{1,2}[a-d]?")


class NameReader:
    """Reads the words of a draft for names."""

    def __init__(self, reading: Reading, words: NameWords) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.words = words
        self.has_case = reading.has_case

    def end_of_name(self, at: int) -> int:
        """Return the token after the name that starts here, 0 when none does."""
        token = self.tokens[at]
        if token.mark == "@" or token.word in self.words.never or token.word.isdigit():
            return 0
        if not (self._is_first_name(at) or self._is_unknown_pupil(at) or self.has_title(at)):
            return 0
        return self.surname_end(at + 1)

    def _is_first_name(self, at: int) -> bool:
        token = self.tokens[at]
        word = token.word if token.word in self.words.names else self._stem(token)
        if word not in self.words.names or word in self.words.never or self._is_joined_on(at):
            return False
        if token.mark == "#":
            return word not in self.words.ordinary or token.is_capitalised
        if self.has_case and not token.is_capitalised:
            return bool(self.class_after(at + 1)) and self._follows_nothing_plain(at)
        return word not in self.words.ordinary or self._is_meant_as_name(at)

    def _is_joined_on(self, at: int) -> bool:
        """Whether a hyphen and a small letter follow: "Roos-tuin" is no person."""
        text = self.reading.between(self.tokens[at].end, self.tokens[at].end + 2)
        return text[:1] == "-" and text[1:2].islower()

    def _follows_nothing_plain(self, at: int) -> bool:
        return self.tokens[at].word not in self.words.ordinary or self.starts_sentence(at)

    def _is_meant_as_name(self, at: int) -> bool:
        if self.class_after(at + 1) or self.has_title(at) or self._is_paired(at):
            return True
        plain_capital = self.has_case and self.tokens[at].word not in self.words.capital
        if self.surname_end(at + 1) > at + 1 and self.has_case:
            return True
        return plain_capital and not self.starts_sentence(at)

    def _is_paired(self, at: int) -> bool:
        """Whether another name with its class is joined to it: "Noor en Sem van groep 3"."""
        joined = self.word(at + 1) in self.words.joins and self.word(at + 2) in self.words.names
        return joined and bool(self.class_after(at + 3))

    def _is_unknown_pupil(self, at: int) -> bool:
        token = self.tokens[at]
        if not (self.has_case and token.is_capitalised and token.word.isalpha() and len(token.word) > 2):
            return False
        end = self.surname_end(at + 1)
        return (self.word(end) in {"uit", "from"} and bool(self.class_after(end))) or self._is_cued(at, end)

    def _is_cued(self, at: int, end: int) -> bool:
        """Whether an unknown capitalised word stands where only a person's name stands."""
        if self._is_bracketed(end) and self.class_after(end):
            return True
        acts = (
            self.word(end) in self.words.person_verbs and (end < len(self.tokens)) and self.touches(end - 1)
        )
        greeted = self.word(at - 1) in self.words.name_cues and self.touches(at - 1)
        return acts or greeted

    def has_title(self, at: int) -> bool:
        """Whether a title such as "juf" stands right before a capitalised word."""
        return self._is_titled(at) and self.tokens[at].is_capitalised and self.has_case

    def _is_titled(self, at: int) -> bool:
        """Whether "juf", "mevrouw" or "luizenmoeder" stands right before."""
        before = self.word(at - 1)
        return (before in self.words.titles or before.endswith(self.words.title_ends)) and self.touches(
            at - 1
        )

    def surname_end(self, at: int) -> int:
        """Return the token after the surname that stands here, or here when there is none."""
        end = at
        while end < len(self.tokens) and self.touches(end - 1):
            token = self.tokens[end]
            if token.word in self.words.particles and self._leads_to_capital(end):
                end += 1
            elif self._is_surname(end):
                return self.surname_end(end + 1)
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

    def touches(self, at: int) -> bool:
        """Whether nothing but a space parts this token from the next."""
        if at < 0 or at + 1 >= len(self.tokens):
            return False
        this, after = self.tokens[at], self.tokens[at + 1]
        between = after.start - this.end
        same = this.sentence == after.sentence and this.mark == after.mark
        return same and between <= 2 and not self._is_parted(this, after)

    def _is_parted(self, this: Token, after: Token) -> bool:
        text = self.reading.between(this.end, after.start)
        return any(char in text for char in ",;:()/–\n")

    def class_after(self, end: int, links_only: bool = False) -> int:
        """Return the token after "uit groep 5", "(6a)", "from Year 4" beside a name, else 0."""
        at, linked = end, False
        for _ in range(2):
            linked = linked or self.word(at) in self.words.class_links
            at += self.word(at) in self.words.class_links
        if self._is_bracketed(end):
            linked = True
        if links_only and not linked:
            return 0
        if self.word(at) in self.words.classes and _CLASS_CODE.fullmatch(self.word(at + 1)):
            return at + 2
        code = re.fullmatch(r"\d[a-d]", self.word(at)) is not None
        if linked and (code or self.word(at) in self.words.classes):
            return at + 1
        return 0

    def _is_bracketed(self, at: int) -> bool:
        if not 0 < at < len(self.tokens):
            return False
        return "(" in self.reading.between(self.tokens[at - 1].end, self.tokens[at].start)

    def starts_sentence(self, at: int) -> bool:
        """Whether the token is the first of its sentence."""
        return at == 0 or self.tokens[at].sentence != self.tokens[at - 1].sentence

    def word(self, at: int) -> str:
        """Return the normal form of a token, empty outside the draft."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def _stem(self, token: Token) -> str:
        """Return a name without the s of "Bilals fiets"."""
        word, stem = token.word, token.word[:-1]
        is_name = word.endswith("s") and len(word) > 4 and stem not in self.words.ordinary
        return stem if is_name and token.is_capitalised else word
