"""What every threshold would give: the table from which the thresholds of the policy are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.advice.model import Outcome
from bot.advice.policy import THRESHOLDS, Thresholds, decide
from knowledge.evaluate import Given, Item, Scores, score
from knowledge.matcher import Reading
from knowledge.model import Phrasing, Theme

STEPS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
Read = tuple[Phrasing, Reading]


@dataclass(frozen=True)
class Step:
    """A value of one threshold, and the figures it would give (the other thresholds as they are)."""

    value: float
    scores: Scores


def at(readings: Sequence[Read], thresholds: Thresholds = THRESHOLDS) -> Scores:
    """Return the figures that thresholds give on readings of writers left out of training."""
    items = [_item(phrasing) for phrasing, _ in readings]
    return score(items, [_given(phrasing.text, reading, thresholds) for phrasing, reading in readings])


def answer_curve(readings: Sequence[Read]) -> list[Step]:
    """Return what the threshold for one answer, rather than a choice, would give."""
    return [Step(value, at(readings, replace(THRESHOLDS, answer=value))) for value in STEPS]


def refusal_curve(readings: Sequence[Read]) -> list[Step]:
    """Return what the threshold for saying "not covered" would give."""
    return [Step(value, at(readings, replace(THRESHOLDS, refuse=value))) for value in STEPS]


def reliability(readings: Sequence[Read]) -> list[tuple[float, int, float]]:
    """Return for every band of first scores: its lower end, how many there are, the share that is right."""
    bands: dict[int, list[bool]] = {}
    for phrasing, reading in readings:
        if reading.matches:
            best = reading.matches[0]
            hit = phrasing.label.theme is Theme.PASSAGE and phrasing.label.key == best.passage_id
            bands.setdefault(min(9, int(best.score * 10)), []).append(hit)
    return [(band / 10, len(hits), sum(hits) / len(hits)) for band, hits in sorted(bands.items())]


def _item(phrasing: Phrasing) -> Item:
    if phrasing.label.theme is Theme.PASSAGE:
        return Item("", phrasing.text, Outcome.ANSWER, (phrasing.label.key,))
    return Item("", phrasing.text, phrasing.label.theme)


def _given(text: str, reading: Reading, thresholds: Thresholds) -> Given:
    advice = decide(text, reading, thresholds)
    return Given(advice.outcome, tuple(match.passage_id for match in advice.matches))
