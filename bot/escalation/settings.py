"""What a foundation can choose about an escalation, with the defaults."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Patience:
    """How long the bot waits, in working time unless it says otherwise.

    After `remind` the one who was asked is reminded, after `stand_in` the stand-in is asked as well, after
    `contact` the foundation's contact. After `school_days` without a decision the case expires.
    `correction` is how long a decision can be corrected, by the clock on the wall.
    """

    remind: timedelta = timedelta(hours=4)
    stand_in: timedelta = timedelta(hours=8)
    contact: timedelta = timedelta(hours=12)
    school_days: int = 10
    correction: timedelta = timedelta(hours=24)
