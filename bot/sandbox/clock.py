"""The time of the sandbox: the real time, moved by as much as somebody asks."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot import clock

MOST = timedelta(days=366)
"""How far from the real time the clock may be moved, forwards and back."""


class TooFar(ValueError):
    """The clock would be more than a year away from the real time."""


class MovableClock:
    """Call it for the present moment in UTC; `move` it and everybody who reads it is somewhere else in time.

    `real` gives the real moment. `on_move` holds what is called after every move, in the mover's thread: to
    wake a worker, for instance. All methods may be called from any thread.
    """

    def __init__(self, real: Callable[[], datetime] = clock.now) -> None:
        self.on_move: list[Callable[[], None]] = []
        self._real = real
        self._offset = timedelta()
        self._lock = threading.Lock()

    def __call__(self) -> datetime:
        """Give the present moment, aware and in UTC."""
        return (self._real() + self._offset).astimezone(UTC)

    def seconds(self) -> float:
        """Give the present moment in seconds since 1970."""
        return self().timestamp()

    @property
    def offset(self) -> timedelta:
        """How far the clock is from the real time; nothing when it was not moved."""
        return self._offset

    def move(self, by: timedelta) -> None:
        """Move the clock, back when `by` is negative. Raises `TooFar`, and then stays where it was."""
        with self._lock:
            if abs(self._offset + by) > MOST:
                raise TooFar(f"the clock goes {MOST.days} days from the real time at most")
            self._offset += by
        self._tell()

    def back_to_now(self) -> None:
        """Let the clock show the real time again."""
        with self._lock:
            self._offset = timedelta()
        self._tell()

    def _tell(self) -> None:
        for callback in list(self.on_move):
            callback()
