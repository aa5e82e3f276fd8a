"""The draft check: how long one draft takes, and how good the check is on labelled drafts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice

from bot.drafts.checker import Checker
from bot.drafts.evaluate import Labelled, evaluate, read_labelled
from bot.drafts.loader import PACKAGED, load_checker
from tests.bench.beside import ROOT
from tests.bench.report import AtLeast, AtMost, Comparison, Figure, Report, Scale, ms
from tests.bench.timing import Times, timed

LABELLED = ROOT / "tests/evaluation/drafts-dev.jsonl"
BANK = ROOT / "tests/drafts/bank"
DRAFTS = {Scale.FULL: 600, Scale.QUICK: 100, Scale.TINY: 5}
"""How many drafts are timed, at most."""


def run(scale: Scale) -> Report:
    """Time drafts one by one, and score the labelled ones."""
    checker = load_checker(PACKAGED)
    drafts = list(islice(_bank(), DRAFTS[scale]))
    longer = [replace(item, draft="\n".join([item.draft] * 10)) for item in drafts]
    _times(checker, drafts[:5])
    times = {"as it is": _times(checker, drafts), "ten in one": _times(checker, longer)}
    return Report(
        f"One draft check, {len(drafts)} drafts; then its quality on {LABELLED.name}",
        Comparison(
            ("a draft", "p50 ms", "p95 ms", "p99 ms"),
            [(name, *(ms(found.at(percent)) for percent in (50, 95, 99))) for name, found in times.items()],
        ),
        (Figure("one draft, p95", times["as it is"].at(95), AtMost(20), "ms"), *_scores(checker)),
    )


def _bank() -> Iterator[Labelled]:
    for file in sorted(BANK.glob("*.jsonl")):
        yield from read_labelled(file)


def _times(checker: Checker, drafts: Iterable[Labelled]) -> Times:
    found = (timed(partial(checker.check, item.draft, item.language)) for item in drafts)
    return Times(tuple(sorted(found)))


def _scores(checker: Checker) -> tuple[Figure, ...]:
    found = evaluate(read_labelled(LABELLED), checker.check)
    languages = found.recall_by_language
    return (
        Figure("recall of what must be found", 100 * found.recall.value, AtLeast(80), "%"),
        Figure("precision", 100 * found.precision.value, AtLeast(85), "%"),
        Figure("clean drafts left alone", 100 * found.clean_left_alone.value, AtLeast(90), "%"),
        Figure("outcome right", 100 * found.outcome_right.value, AtLeast(85), "%"),
        Figure("ended clean and must not", found.never_clean.good, AtMost(0), "drafts"),
        Figure(
            "recall in English behind Dutch",
            100 * (languages["nl"].value - languages["en"].value),
            AtMost(10),
            "points",
        ),
    )
