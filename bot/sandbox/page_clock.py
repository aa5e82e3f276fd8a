"""The clock over HTTP: read it, move it, set it back (`/control/clock`)."""

import math
from datetime import timedelta

from bot.sandbox.clock import MOST, MovableClock
from bot.sandbox.model import Json

_UNITS = ("days", "hours")


class Unclear(ValueError):
    """What was asked of the clock cannot be done; the sentence says what can."""


def reading(clock: MovableClock) -> Json:
    """Give the moment the clock shows (ISO 8601, UTC) and by how many seconds it was moved."""
    return {"now": clock().isoformat(), "moved_seconds": clock.offset.total_seconds()}


def steer(clock: MovableClock, asked: Json) -> None:
    """Move the clock by `hours` and `days`, or set it back with `reset`. Raises `Unclear` or `TooFar`."""
    if asked == {"reset": True}:
        clock.back_to_now()
        return
    if not asked or not asked.keys() <= set(_UNITS):
        raise Unclear('send {"hours": 4}, {"days": 3} or {"reset": true}')
    clock.move(timedelta(**{unit: _amount(unit, value) for unit, value in asked.items()}))


def _amount(unit: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Unclear(f"{unit} must be a number")
    if abs(value) > MOST / timedelta(**{unit: 1}):
        raise Unclear(f"{unit} must be within {MOST.days} days of the real time")
    return value
