"""Many questions at once, and many after each other: how fast they are answered, and what memory does.

A slice is as many events as Slack sends an app from one workspace in a minute at most: 30,000 an hour
(https://docs.slack.dev/apis/events-api/#rate-limiting). Our bot and the echo take a slice in turn.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from threading import Event
from typing import Self

from tests.bench.beside import Beside, Served, questions
from tests.bench.report import AtLeast, AtMost, Comparison, Figure, Report, Scale, ms
from tests.bench.timing import Times

CLIENTS = 8
"""People who each ask their next question as soon as they read the answer to the last."""
A_MINUTE = 500
"""Events in a minute at Slack's ceiling."""


@dataclass(frozen=True)
class Counts:
    """How many slices, how many events in each, and how many seconds it takes at least (0: no pause)."""

    slices: int
    events: int = A_MINUTE
    seconds: float = 0.0


COUNTS = {Scale.FULL: Counts(30), Scale.QUICK: Counts(4, 200), Scale.TINY: Counts(2, 16)}


@dataclass
class Taken:
    """What one bot made of its slices: durations of questions and slices, memory after every slice."""

    times: list[float] = field(default_factory=list)
    seconds: float = 0.0
    memory: list[float] = field(default_factory=list)

    @property
    def speed(self) -> float:
        """Questions answered a second."""
        return len(self.times) / self.seconds

    @property
    def growth(self) -> float:
        """By how much memory grew from the end of the second slice to the last, in percent."""
        return 100 * (self.memory[-1] / self.memory[1] - 1)

    def row(self, kind: str) -> tuple[str, ...]:
        """Return its row in the table."""
        times = Times(tuple(sorted(self.times)))
        speed, figures = f"{self.speed:.0f}", (ms(times.at(percent)) for percent in (50, 95, 99))
        memory = f"{self.memory[1]:.0f} -> {self.memory[-1]:.0f}"
        return kind, speed, *figures, memory, f"{self.growth:+.1f}%"


class Clients:
    """People at their keyboards, each in a thread of their own; used as a context manager."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._over = Event()
        self._threads = [self._open.enter_context(ThreadPoolExecutor(1)) for _ in range(CLIENTS)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._open.close()

    def slice(self, served: Served, asked: list[str], seconds: float) -> list[float]:
        """Ask everything, spread over so many seconds; return how long each answer took."""
        due = _due(len(asked), seconds)
        running = [
            thread.submit(_client, served, number, asked[number::CLIENTS], due, self._over)
            for number, thread in enumerate(self._threads)
        ]
        return [duration for one in running for duration in one.result()]


def _due(events: int, seconds: float) -> Callable[[int], float]:
    start, step = time.perf_counter(), seconds / events
    return lambda number: start + number * step


def _client(
    served: Served, client: int, asked: list[str], due: Callable[[int], float], over: Event
) -> list[float]:
    found = []
    for turn, question in enumerate(asked):
        place = client + turn * CLIENTS
        over.wait(max(0.0, due(place) - time.perf_counter()))
        found.append(served.ask(served.person_of(client, CLIENTS, turn), question))
    return found


def run(scale: Scale) -> Report:
    """Measure as fast as the bots take it."""
    return measure(COUNTS[scale])


def run_for(minutes: int) -> Report:
    """Measure at Slack's ceiling in real time; our bot and the echo take a minute each in turn."""
    return measure(Counts(minutes, A_MINUTE, 60.0))


def measure(counts: Counts) -> Report:
    """Measure both bots, slice by slice in turn."""
    with Beside() as beside, Clients() as clients:
        found = _measured(beside, clients, counts)
    bot = found["bot"]
    return Report(
        f"{counts.slices} x {counts.events} questions, {CLIENTS} people at once; stand-in and people share the cores",
        Comparison(
            ("", "a second", "p50 ms", "p95 ms", "p99 ms", "memory MB", "growth"),
            [taken.row(kind) for kind, taken in found.items()],
        ),
        (
            *(() if counts.seconds else (Figure("questions a second", bot.speed, AtLeast(50)),)),
            Figure("p99", Times(tuple(sorted(bot.times))).at(99), AtMost(500), "ms"),
            Figure("memory growth from the second slice to the last", bot.growth, AtMost(10), "%"),
        ),
    )


def _measured(beside: Beside, clients: Clients, counts: Counts) -> dict[str, Taken]:
    asked = questions()
    found = {served.kind: Taken() for served in beside.both}
    for batch in _batches(asked, counts):
        for served in beside.both:
            taken, start = found[served.kind], time.perf_counter()
            taken.times += clients.slice(served, batch, counts.seconds)
            taken.seconds += time.perf_counter() - start
            taken.memory.append(served.memory())
            served.forget()
    return found


def _batches(asked: Iterator[str], counts: Counts) -> Iterator[list[str]]:
    for _ in range(counts.slices):
        yield list(islice(asked, counts.events))
