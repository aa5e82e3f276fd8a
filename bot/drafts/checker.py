"""Look a draft post over for what touches the protocol.

How to call it (a command line, a chat, a test)::

    from bot.drafts.loader import PACKAGED, load_checker

    checker = load_checker(PACKAGED)            # once: under a second
    result = checker.check(draft, "nl")         # pure: no clock, no network, nothing kept
    result.outcome, result.findings, result.questions
    checker.about("consent").why["nl"]          # the sentence staff read
    checker.question("consent_today")["nl"]     # a question key's text
    checker.encouraged_by                       # the passage that encourages a plain post
    checker.names_found(draft)                  # spans to show before a draft is sent on
    checker.replace_names(draft, "nl")          # "leerling A", "een leerling uit groep 5"

Needs the packages Faker (first names), phonenumbers, python-stdnum and rapidfuzz.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from bot.drafts.model import CheckText, DraftCheck, Finding, NameSpan, Outcome
from bot.drafts.names import find_names, token_classes
from bot.drafts.phrases import Index
from bot.drafts.replace import Pseudonyms, replaced, spans
from bot.drafts.roster import NameWords
from bot.drafts.rules import Check, Facts, Found, Question
from bot.drafts.signal import Signal
from bot.drafts.tokens import Reading, read

MAX_QUESTIONS = 3
_FOREIGN_SHARE = 0.34


@dataclass(frozen=True)
class Settings:
    """What holds for all checks: the passage that encourages, the phone region, words of each language."""

    encouraged_by: str
    region: str
    function_words: Mapping[str, frozenset[str]]
    pseudonyms: Mapping[str, Pseudonyms]


@dataclass(frozen=True)
class Checker:
    """All checks of a knowledge folder, ready to use."""

    checks: tuple[Check, ...]
    questions: tuple[Question, ...]
    names: NameWords
    index: Index
    settings: Settings
    signal: Signal

    @property
    def encouraged_by(self) -> str:
        """The id of the passage that encourages a plain post."""
        return self.settings.encouraged_by

    def check(self, draft: str, language: str) -> DraftCheck:
        """Return what in the draft touches the protocol; ``language`` is "nl" or "en"."""
        facts, ruled = self.by_rules(draft, language)
        opinion = self.signal.opinion(facts.reading, facts.names, ruled)
        findings = tuple(
            Finding(check.text.check, next(iter(check.text.passages), None), check.text.support, words)
            for check in self.checks
            if (words := self._words(check.text.check, facts, ruled[check.text.check], opinion.likely))
        )
        found = {finding.check for finding in findings}
        asked = tuple(question.key for question in self.questions if question.is_asked(found, facts))
        outcome = self._outcome(found, is_wary=opinion.is_wary and bool(facts.reading.tokens))
        return DraftCheck(draft, language, outcome, findings, asked[:MAX_QUESTIONS])

    def by_rules(self, draft: str, language: str) -> tuple[Facts, dict[str, Found]]:
        """Return what is read in a draft, and what the rules of each check make of it without the signal."""
        facts = self._facts(draft, language)
        return facts, {check.text.check: check.found(facts) for check in self.checks}

    def about(self, check: str) -> CheckText:
        """Return what staff read about a check. Raises KeyError for an unknown id."""
        return {each.text.check: each.text for each in self.checks}[check]

    def question(self, key: str) -> Mapping[str, str]:
        """Return a question's text by language. Raises KeyError for an unknown key."""
        return {each.key: each.text for each in self.questions}[key]

    def names_found(self, draft: str) -> tuple[NameSpan, ...]:
        """Return the names of pupils, parents and colleagues; not of writers, saints or who signs."""
        reading = read(draft)
        return spans(reading, find_names(reading, self.names))

    def replace_names(self, draft: str, language: str) -> str:
        """Return the draft with those names replaced, the same person by the same words."""
        reading = read(draft)
        return replaced(reading, find_names(reading, self.names), self.settings.pseudonyms[language])

    def _words(self, check: str, facts: Facts, ruled: Found, likely: Set[str]) -> tuple[str, ...]:
        """Return the words a check is found by: its rules' words, or those the signal went by."""
        is_likely = check in likely
        if ruled.words and (is_likely or ruled.is_sure or check not in self.signal.checks):
            return ruled.words
        if not is_likely or ruled.is_excused:
            return ()
        return self.signal.words([token.mark + token.text for token in facts.reading.tokens], check)

    def _facts(self, draft: str, language: str) -> Facts:
        reading = read(draft)
        names = find_names(reading, self.names)
        hits = self.index.find(reading.tokens, token_classes(names))
        return Facts(reading, names, hits, self._languages(reading, language), self.settings.region)

    def _languages(self, reading: Reading, language: str) -> frozenset[str]:
        """Return the language given, and any other that a good part of the draft is written in."""
        counts = {
            code: sum(token.word in words for token in reading.tokens)
            for code, words in self.settings.function_words.items()
        }
        most = max(1, sum(counts.values()))
        present = {code for code, count in counts.items() if count > 1 and count / most >= _FOREIGN_SHARE}
        return frozenset(present | ({language} if counts.get(language, 0) or not present else set()))

    def _outcome(self, found: set[str], *, is_wary: bool) -> Outcome:
        outcomes = {check.text.outcome for check in self.checks if check.text.check in found}
        if Outcome.DOUBT in outcomes:
            return Outcome.DOUBT
        return Outcome.CHANGE if outcomes or is_wary else Outcome.CLEAN
