"""From what the matcher reads to advice: the thresholds, and the one place they are used."""

from __future__ import annotations

from dataclasses import dataclass

from bot.advice.draft import cut
from bot.advice.model import Advice, Answer, Clarify, Escalate, OutOfScope, SmallTalk
from knowledge.matcher import Match, Reading
from knowledge.model import Theme


@dataclass(frozen=True)
class Thresholds:
    """Chances from which something is said; read from the curve in `docs/how-it-decides.md`."""

    smalltalk: float = 0.5
    """Small talk from this chance of small talk."""
    escalate: float = 0.5
    """To the director from this chance of doubt."""
    refuse: float = 0.5
    """"Not covered" from this chance of being out of scope."""
    answer: float = 0.5
    """One passage from this score of the best; below it the asker chooses."""
    shown: float = 0.04
    """A passage is offered as a choice from this score, after the first two."""


THRESHOLDS = Thresholds()


def decide(text: str, reading: Reading, thresholds: Thresholds = THRESHOLDS) -> Advice:
    """Return the advice on a text that reads like this."""
    themes, language = reading.themes, reading.language
    if reading.is_empty or themes[Theme.SMALLTALK] >= thresholds.smalltalk:
        return SmallTalk(language, reading.kind(Theme.SMALLTALK))
    if themes[Theme.ESCALATE] >= thresholds.escalate:
        return escalate(text, reading)
    if themes[Theme.OUT_OF_SCOPE] >= thresholds.refuse or not reading.matches:
        return OutOfScope(language, reading.matches)
    if reading.matches[0].score >= thresholds.answer:
        return Answer(language, reading.matches)
    return Clarify(language, _choices(reading.matches, thresholds))


def escalate(text: str, reading: Reading) -> Escalate:
    """Return the offer to bring a text to the director, its draft cut out verbatim."""
    draft, doubt = cut(text, whole=reading.kind(Theme.ESCALATE) == "draft")
    return Escalate(reading.language, reading.matches, draft, doubt)


def _choices(matches: tuple[Match, ...], thresholds: Thresholds) -> tuple[Match, ...]:
    """Return the two best, and the third when it is not far-fetched."""
    return matches[:2] + tuple(match for match in matches[2:] if match.score >= thresholds.shown)
