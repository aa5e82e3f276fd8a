"""Writes `docs/reliability.md`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.reliability.count import Count
from tests.reliability.kill import AFTER, BEFORE, MOMENT, Tally
from tests.reliability.table import ROWS

COMMAND = "python -m tests.reliability --write docs/reliability.md"
KINDS = (BEFORE, AFTER, MOMENT)
_HEAD = f"""# What was done to the bot, and what came of it

Made by `{COMMAND}`, which does
everything below again and takes some ten minutes; a small part of nearly every row runs with every `make check`. A
test compares the rows with those of the command.

*Lost*: a case, a decision or a message that did not arrive, or something a person should have been told and was
not. *Doubled*: decided twice, a message seen twice, or somebody called out to who should not be.

## The process is killed
A real process (`python -m bot run` over HTTP) is ended with SIGKILL between the sent form and the teacher's last
message, and started again: a form to two directors, a draft with a file, a question back, its answer, and a
decision. People whose press got no answer press again. Beside this `tests/worker/test_crash.py` cuts three stories
off at each commit and each call within one process; those steps are not counted here.

| Killed | times | lost | doubled |
|---|---|---|---|
"""
_MIDDLE = """
## Everything else
The whole bot over signed HTTP, with a database on disk, on a clock that is moved.

| | What is done to it | times | lost | doubled |
|---|---|---|---|---|
"""


def page(killed: Tally, counts: Sequence[Count]) -> str:
    """Return the page."""
    return _HEAD + "".join(_killed(killed)) + _MIDDLE + "".join(_others(counts))


def names() -> list[str]:
    """Return the first words of every row, in order."""
    return [*KINDS, *(row.what for row in ROWS)]


def _killed(killed: Tally) -> Iterator[str]:
    for kind in KINDS:
        lost, doubled = (
            sum(one.startswith(kind) for one in found) for found in (killed.lost, killed.doubled)
        )
        yield f"| {kind} | {killed.killed[kind]} | {lost} | {doubled} |\n"


def _others(counts: Sequence[Count]) -> Iterator[str]:
    for row, count in zip(ROWS, counts, strict=True):
        yield f"| {row.group} | {row.what} | {count.times} | {len(count.lost)} | {len(count.doubled)} |\n"
