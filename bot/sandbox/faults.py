"""Misbehaviour on demand: what a fault test, or somebody at the page, tells the stand-in to do wrong."""

import threading
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

HTTP_500 = "http_500"
"""Answer with HTTP 500 and no JSON; nothing is done."""
DROPPED = "dropped"
"""Close the connection without an answer; nothing is done."""
LOST_ANSWER = "lost_answer"
"""Do what was asked, then close the connection without an answer."""
DELAY = "delay"
"""Answer well, `seconds` later."""
ANY_METHOD = "*"


@dataclass(frozen=True)
class Fault:
    """What goes wrong with the next `times` calls of `method` (`*`: any).

    `error` is one of the words above or any error code of Slack's; `retry_after` (seconds) goes with
    `ratelimited`, `seconds` with `delay`.
    """

    method: str
    error: str = "ratelimited"
    times: int = 1
    retry_after: int = 1
    seconds: float = 0.0


class Faults:
    """The faults that wait for their call, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []
        self._lock = threading.Lock()

    def fail_next(self, method: str, error: str = "ratelimited", times: int = 1, **more: Any) -> Fault:
        """Let the next `times` calls of `method` fail with `error`; `more`: retry_after, seconds."""
        fault = Fault(method, error, times, **more)
        with self._lock:
            self._waiting.append(fault)
        return fault

    def take(self, method: str) -> Iterable[Fault]:
        """Give the fault for this call, if any, and count it off."""
        if not self._waiting:
            return ()
        with self._lock:
            for place, fault in enumerate(self._waiting):
                if fault.method in (method, ANY_METHOD):
                    self._waiting[place : place + 1] = _after_one_use(fault)
                    return (fault,)
        return ()

    def listing(self) -> list[dict[str, Any]]:
        """Give the faults that still wait, ready for JSON."""
        with self._lock:
            return [asdict(fault) for fault in self._waiting]

    def clear(self) -> None:
        """Forget all faults."""
        with self._lock:
            self._waiting.clear()


def _after_one_use(fault: Fault) -> list[Fault]:
    return [replace(fault, times=fault.times - 1)] if fault.times > 1 else []
