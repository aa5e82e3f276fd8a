"""Functions and modules that fit in a glance."""

from __future__ import annotations

from statistics import median, quantiles

import pytest

from tests.rules.sources import code, source

LONGEST_FUNCTION = 40
LONGEST_VIEW = 60
VIEWS = ("bot/slack/views.py", "bot/slack/fields.py", "bot/slack/blocks.py")
LONGEST_MODULE = 300
MEDIAN_FUNCTION = 8
LARGEST_NINE_IN_TEN = 25


def lines(function):
    """Return how many lines a function takes, its decorators not counted."""
    return function.end_lineno - function.lineno + 1


def too_long(files):
    """Return the functions and modules that are too long."""
    found = []
    for file in files:
        most = LONGEST_VIEW if file.path in VIEWS else LONGEST_FUNCTION
        if file.text.count("\n") > LONGEST_MODULE:
            found.append(f"{file.path} has {file.text.count(chr(10))} lines")
        found += [
            f"{file.path}:{function.lineno} {function.name} has {lines(function)} lines"
            for function in file.functions
            if lines(function) > most
        ]
    return found


def test_no_function_or_module_is_too_long():
    assert too_long(code()) == []


def test_most_functions_fit_in_a_glance(capsys):
    sizes = [lines(function) for file in code() for function in file.functions]
    half, nine_in_ten = median(sizes), quantiles(sizes, n=10)[-1]
    with capsys.disabled():
        print(f"\n{len(sizes)} functions: median {half:g} lines, nine in ten at most {nine_in_ten:g}")  # noqa: T201 - the figure is what it is for
    assert half <= MEDIAN_FUNCTION
    assert nine_in_ten <= LARGEST_NINE_IN_TEN


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("bot.advice.policy", "def long():\n" + "    pass\n" * 39, 0),
        ("bot.advice.policy", "def long():\n" + "    pass\n" * 40, 1),
        ("bot.slack.views", "def long():\n" + "    pass\n" * 59, 0),
        ("bot.slack.views", "def long():\n" + "    pass\n" * 60, 1),
        ("bot.advice.policy", "pass\n" * 300, 0),
        ("bot.advice.policy", "pass\n" * 301, 1),
    ],
)
def test_one_line_too_many_is_noticed(name, text, count):
    assert len(too_long([source(name, text)])) == count
