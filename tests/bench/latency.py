"""From a signed event to the posted reply: our bot beside a bare echo, event by event in turn."""

from __future__ import annotations

from dataclasses import dataclass

from tests.bench.beside import Beside, Served, questions
from tests.bench.report import AtMost, Comparison, Figure, Report, Scale, ms
from tests.bench.timing import Times

PERCENTILES = (50, 95, 99)


@dataclass(frozen=True)
class Counts:
    """How many events are measured for each bot, after how many that are not."""

    events: int
    warm_up: int


COUNTS = {Scale.FULL: Counts(500, 100), Scale.QUICK: Counts(100, 50), Scale.TINY: Counts(3, 2)}


def run(scale: Scale) -> Report:
    """Measure both in one run."""
    counts = COUNTS[scale]
    with Beside() as beside:
        times = _in_turn(beside, counts)
    bot, echo = (times[served.kind] for served in beside.both)
    ratios = {percent: bot.at(percent) / echo.at(percent) for percent in PERCENTILES}
    rows = [(kind, *(ms(found.at(percent)) for percent in PERCENTILES)) for kind, found in times.items()]
    rows.append(("ratio", *(f"{ratio:.2f}" for ratio in ratios.values())))
    return Report(
        f"Signed event to posted reply, {counts.events} questions each",
        Comparison(("", *(f"p{percent} ms" for percent in PERCENTILES)), rows),
        (
            Figure("median, times the echo", ratios[50], AtMost(2)),
            Figure("p99, times the echo", ratios[99], AtMost(3)),
        ),
    )


def _in_turn(beside: Beside, counts: Counts) -> dict[str, Times]:
    asked = questions()
    for number in range(counts.warm_up):
        for served in beside.both:
            served.ask(served.person(number), next(asked))
    found: dict[Served, list[float]] = {served: [] for served in beside.both}
    for number in range(counts.events):
        question = next(asked)
        for served in beside.both:
            found[served].append(served.ask(served.person(number), question))
    return {served.kind: Times(tuple(sorted(times))) for served, times in found.items()}
