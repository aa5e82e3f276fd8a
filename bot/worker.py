"""The thread that delivers messages and watches the time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.courier import Courier

log = logging.getLogger(__name__)

ROUND_SECONDS = 2.0
"""How long the worker waits for a call to wake up before it looks again by itself."""
_SWEEP_EVERY = timedelta(minutes=1)


class Chores(Protocol):
    """What the passing of time asks for."""

    def run(self) -> int:
        """Do what is due and return how much was done."""


Waiting = Callable[[threading.Event, float], object]
"""Waits until the event is set, or so many seconds have passed."""


@dataclass(frozen=True)
class Health:
    """How the worker is: when it last went round, and what is wrong as a code (empty: nothing)."""

    last_round: datetime | None = None
    problem: str = ""


class Worker:
    """Runs rounds of delivery and sweeps in a thread of its own, until it is stopped.

    `wake` may be called from any thread. `wait` is how it waits between rounds; tests give their own.
    """

    def __init__(
        self,
        courier: Courier,
        sweep: Chores,
        now: Callable[[], datetime],
        wait: Waiting = threading.Event.wait,
    ) -> None:
        self._courier = courier
        self._sweep = sweep
        self._now = now
        self._wait = wait
        self._call = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)
        self._last_sweep: datetime | None = None
        self.health = Health()

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self, seconds: float = 10) -> None:
        """End after the round that is under way; give up waiting for it after so many seconds."""
        self._stopping.set()
        self._call.set()
        if self._thread.is_alive():
            self._thread.join(seconds)

    def wake(self) -> None:
        """Ask for a round at once."""
        self._call.set()

    def round(self) -> None:
        """Go round once: the time first, then what must be sent. Whatever goes wrong shows in `health`."""
        now = self._now()
        late = _guarded(lambda: self._sweep_if_due(now))
        unsent = _guarded(lambda: self._courier.deliver_due().problem)
        self.health = Health(now, unsent or late)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._call.clear()
            self.round()
            if not self._stopping.is_set():
                self._wait(self._call, ROUND_SECONDS)

    def _sweep_if_due(self, now: datetime) -> str:
        """Sweep once a minute; also when the clock was set back."""
        if self._last_sweep is None or not timedelta() <= now - self._last_sweep < _SWEEP_EVERY:
            self._last_sweep = now
            self._sweep.run()
        return ""


def _guarded(work: Callable[[], str]) -> str:
    """Do a piece of work and return what is wrong as a code; the thread must outlive a full disk."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - whatever it is, the next round tries again
        log.error("the worker's round failed: %s", type(error).__name__)
        return type(error).__name__
