"""Gives advice on a message."""

from __future__ import annotations

from bot.advice.model import Advice, Clarify, OutOfScope
from bot.advice.policy import THRESHOLDS, Thresholds, decide
from knowledge.matcher import Matcher


class Adviser:
    """Reads messages with a matcher and decides what to say."""

    def __init__(self, matcher: Matcher, thresholds: Thresholds = THRESHOLDS) -> None:
        self._matcher = matcher
        self._thresholds = thresholds

    def ask(self, text: str) -> Advice:
        """Return the advice on a message."""
        return decide(text, self._matcher.read(text), self._thresholds)

    def another(self, text: str, shown: tuple[str, ...]) -> Advice:
        """Return the next best advice after the passages in `shown` were not what was meant."""
        reading = self._matcher.read(text, without=shown)
        if len(shown) > 1 or not reading.matches:
            return OutOfScope(reading.language, reading.matches)
        return Clarify(reading.language, reading.matches)
