"""The benchmarks still run, and say when something is not as required; no time is judged here."""

from __future__ import annotations

import math
from collections.abc import Iterator
from io import StringIO
from itertools import islice

import pytest
from rich.console import Console

from bot.sandbox.reading import message_text
from tests.bench.__main__ import BENCHMARKS
from tests.bench.beside import PEOPLE, Beside, questions
from tests.bench.load import CLIENTS, Taken
from tests.bench.report import AtLeast, AtMost, Comparison, Figure, Report, Scale
from tests.bench.timing import Times


@pytest.fixture(scope="module")
def beside() -> Iterator[Beside]:
    with Beside() as both:
        yield both


@pytest.mark.parametrize("name", sorted(set(BENCHMARKS) - {"start"}))  # building indexes takes too long here
def test_a_benchmark_runs(name):
    report = BENCHMARKS[name](Scale.TINY)
    assert {len(row) for row in report.comparison.rows} == {len(report.comparison.columns)}
    assert all(math.isfinite(figure.value) for figure in report.figures)
    assert report.figures


def test_our_bot_answers_and_the_echo_echoes(beside):
    said = []
    for served in beside.both:
        dm = served.person(0)
        assert served.ask(dm, "mag ik de foto van de sportdag op insta zetten?") > 0
        said.append(message_text(list(dm.messages.values())[-1], {}))
    assert "toestemming" in said[0]
    assert said[1] == "mag ik de foto van de sportdag op insta zetten?"


def test_every_question_gets_one_message(beside):
    dm = beside.bot.person(1)
    asked = list(islice(questions(), 20))
    for question in asked:
        beside.bot.ask(dm, question)
    assert len(dm.messages) == 2 * len(asked)


def test_two_clients_never_play_the_same_person(beside):
    played = [
        {beside.bot.person_of(client, CLIENTS, turn).id for turn in range(PEOPLE)}
        for client in range(CLIENTS)
    ]
    assert sum(map(len, played)) == len(set().union(*played)) == PEOPLE


def test_no_question_comes_twice():
    asked = list(islice(questions(), 1000))
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize(
    ("required", "value", "met"),
    [(AtMost(2), 2.0, True), (AtMost(2), 2.1, False), (AtLeast(50), 50, True), (AtLeast(50), 49, False)],
)
def test_a_figure_that_misses_its_requirement_says_so(required, value, met):
    report = Report("title", Comparison(("name",), [("bot",)]), (Figure("it", value, required, "ms"),))
    printed = StringIO()
    report.show(Console(file=printed))
    assert report.met is met
    assert ("NO" in printed.getvalue()) is not met


def test_growth_is_counted_from_the_second_slice():
    assert Taken(memory=[50.0, 100.0, 130.0, 110.0]).growth == pytest.approx(10)


@pytest.mark.parametrize(("percent", "value"), [(50, 51.0), (95, 96.0), (99, 100.0), (100, 100.0)])
def test_a_percentile_is_what_that_share_stays_within(percent, value):
    assert Times(tuple(float(one) for one in range(1, 101))).at(percent) == value
