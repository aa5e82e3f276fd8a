"""Small rules from which the Block Kit tables are made: each says what is wrong with one value.

A rule takes a value and its JSON pointer and yields sentences as Slack writes them in
`response_metadata.messages`: what is wrong, then the pointer.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Problems = Iterator[str]
Rule = Callable[[Any, str], Problems]


def problem(what: str, pointer: str) -> str:
    """Give one sentence about the value at `pointer`."""
    return f"[ERROR] {what} [json-pointer:{pointer}]"


def string(longest: int, shortest: int = 1) -> Rule:
    """Allow text of this many characters."""

    def check(value: Any, pointer: str) -> Problems:
        if not isinstance(value, str):
            yield problem("must provide a string", pointer)
        elif len(value) < shortest:
            yield problem(f"must be more than {shortest - 1} characters", pointer)
        elif len(value) > longest:
            yield problem(f"must be less than {longest + 1} characters", pointer)

    return check


def matching(pattern: str, what: str) -> Rule:
    """Allow text of one form, such as a date; `what` names the form."""
    compiled = re.compile(pattern)

    def check(value: Any, pointer: str) -> Problems:
        if not isinstance(value, str) or not compiled.fullmatch(value):
            yield problem(f"must be {what}", pointer)

    return check


def one_of(*words: str) -> Rule:
    """Allow these words only."""

    def check(value: Any, pointer: str) -> Problems:
        if value not in words:
            yield problem(f"must be one of: {', '.join(words)}", pointer)

    return check


def boolean(value: Any, pointer: str) -> Problems:
    """Allow true and false."""
    if not isinstance(value, bool):
        yield problem("must be a boolean", pointer)


def integer(least: int, most: int) -> Rule:
    """Allow whole numbers in a range."""

    def check(value: Any, pointer: str) -> Problems:
        if not isinstance(value, int) or isinstance(value, bool):
            yield problem("must be an integer", pointer)
        elif not least <= value <= most:
            yield problem(f"must be between {least} and {most}", pointer)

    return check


def anything(_value: Any, _pointer: str) -> Problems:
    """Allow whatever is there."""
    return iter(())


def several(rule: Rule, most: int, least: int = 1) -> Rule:
    """Allow a list of this many things that keep to `rule`."""

    def check(value: Any, pointer: str) -> Problems:
        if not isinstance(value, list):
            yield problem("must be an array", pointer)
            return
        if len(value) < least:
            yield problem(f"no fewer than {least} items allowed", pointer)
        if len(value) > most:
            yield problem(f"no more than {most} items allowed", pointer)
        for place, item in enumerate(value):
            yield from rule(item, f"{pointer}/{place}")

    return check


@dataclass(frozen=True)
class Shape:
    """An object: the fields it must have, those it may have, and what must hold between them."""

    required: Mapping[str, Rule] = field(default_factory=dict)
    optional: Mapping[str, Rule] = field(default_factory=dict)
    also: Rule = anything

    def __call__(self, value: Any, pointer: str) -> Problems:
        """Look at one object."""
        if not isinstance(value, dict):
            yield problem("must be an object", pointer)
            return
        rules = {**self.required, **self.optional}
        for name in self.required:
            if name not in value:
                yield problem(f"missing required field: {name}", pointer)
        for name, found in value.items():
            if name in rules:
                yield from rules[name](found, f"{pointer}/{name}")
            elif name != "type":
                yield problem(f"unsupported field: {name}", pointer)
        yield from self.also(value, pointer)


def by_type(shapes: Mapping[str, Rule], what: str) -> Rule:
    """Allow objects whose `type` is in the table and which keep to its rule."""

    def check(value: Any, pointer: str) -> Problems:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, str) or kind not in shapes:
            yield problem(f"unsupported {what} type: {kind}", pointer)
            return
        yield from shapes[kind](value, pointer)

    return check


def both(first: Rule, second: Rule) -> Rule:
    """Allow what keeps to two rules; the second is asked only where the first is content."""

    def check(value: Any, pointer: str) -> Problems:
        found = list(first(value, pointer))
        yield from found or second(value, pointer)

    return check
