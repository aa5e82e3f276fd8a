"""Deletes what has been kept long enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from bot.privacy.inventory import DAYS, Kept


class Forgetful(Protocol):
    """A store that can forget; each method returns how much it deleted."""

    def forget_cases(self, ended_before: datetime) -> int:
        """Delete closed cases in which nothing happened since."""

    def forget_seen(self, before: datetime) -> int:
        """Delete handled events."""

    def forget_audit(self, before: datetime) -> int:
        """Delete lines of the audit trail."""

    def forget_gaps(self, before: date) -> int:
        """Delete questions that were handed on."""


@dataclass(frozen=True)
class Periods:
    """How many days everything is kept; the names are those of the settings."""

    decided_days: int = DAYS[Kept.DECIDED_DAYS]
    audit_days: int = DAYS[Kept.AUDIT_DAYS]
    seen_days: int = DAYS[Kept.SEEN_DAYS]
    gaps_days: int = DAYS[Kept.GAPS_DAYS]


class Retention:
    """Forgets once an hour what is past its period."""

    EVERY = timedelta(hours=1)

    def __init__(self, store: Forgetful, periods: Periods, now: Callable[[], datetime]) -> None:
        self._store = store
        self._periods = periods
        self._now = now
        self._last: datetime | None = None

    def run(self) -> int:
        """Forget when it is time, and return how much was deleted."""
        now = self._now()
        if self._last is not None and timedelta() <= now - self._last < self.EVERY:
            return 0
        self._last = now
        return (
            self._store.forget_cases(now - timedelta(days=self._periods.decided_days))
            + self._store.forget_audit(now - timedelta(days=self._periods.audit_days))
            + self._store.forget_seen(now - timedelta(days=self._periods.seen_days))
            + self._store.forget_gaps((now - timedelta(days=self._periods.gaps_days)).date())
        )
