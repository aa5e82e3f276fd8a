"""How times are counted: many runs, percentiles, and ratios between what ran in turn."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial


@dataclass(frozen=True)
class Times:
    """Durations in milliseconds, sorted."""

    sorted_ms: tuple[float, ...]

    def at(self, percent: float) -> float:
        """Return the duration that this share of the runs stays within."""
        place = min(len(self.sorted_ms) - 1, int(len(self.sorted_ms) * percent / 100))
        return self.sorted_ms[place]


def timed(run: Callable[[], object]) -> float:
    """Return how long a run takes, in milliseconds."""
    start = time.perf_counter()
    run()
    return 1000 * (time.perf_counter() - start)


def in_turn(runs: dict[str, Callable[[], object]], rounds: int) -> dict[str, Times]:
    """Return the times of several things that run one after the other, round after round."""
    found: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            found[name].append(timed(run))
    return {name: Times(tuple(sorted(times))) for name, times in found.items()}


def each(run: Callable[[str], object], texts: Sequence[str]) -> Times:
    """Return the times of one run a text."""
    return Times(tuple(sorted(timed(partial(run, text)) for text in texts)))
