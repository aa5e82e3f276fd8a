"""Who may import whom: the core decides and knows no Slack, no SQL, no settings, no clock and no chance."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Mapping

import pytest

from tests.rules.sources import CORE, Source, code, is_in, source

_ADVICE = "knowledge bot.errors bot.reply bot.texts"
_CORE = f"{_ADVICE} bot.advice bot.drafts bot.escalation bot.schools bot.privacy bot.ports"

ROOMS: Mapping[str, str] = {
    "knowledge": "",
    "bot.errors": "",
    "bot.clock": "",
    "bot.reply": "",
    "bot.texts": "",
    "bot.config": "bot.errors",
    "bot.schools": "bot.errors",
    "bot.privacy": "",
    "bot.advice": _ADVICE,
    "bot.drafts": _ADVICE,
    "bot.ports": "bot.escalation bot.reply bot.schools",
    "bot.escalation": f"{_ADVICE} bot.advice bot.drafts bot.schools bot.ports",
    "bot.courier": _CORE,
    "bot.worker": f"{_CORE} bot.courier",
    "bot.store": "bot.errors bot.escalation bot.schools bot.privacy bot.ports",
    "bot.slack": f"{_CORE} bot.clock",
    "bot.doctor": f"{_CORE} bot.config",
}
"""What each room may import beside itself; a new room is added here with what it needs."""

KNOWS_ALL = frozenset({"bot.bootstrap", "bot.cli", "bot.sandbox", "bot.__main__"})
"""The rooms that may know several edges: they put the program together."""

LIBRARIES: Mapping[str, str] = {
    "knowledge": "numpy rapidfuzz",
    "knowledge.training": "scipy sklearn",
    "bot.drafts": "faker numpy phonenumbers rapidfuzz stdnum",
    "bot.drafts.learning": "scipy sklearn",
    "bot.drafts.training": "sklearn",
    "bot.escalation": "holidays",
    "bot.config": "dotenv",
    "bot.texts": "babel fluent",
    "bot.store": "sqlite_utils",
    "bot.slack": "slack_bolt slack_sdk starlette",
    "bot.sandbox": "slack_sdk starlette uvicorn",
    "bot.cli": "click rich uvicorn",
    "bot.bootstrap": "slack_bolt slack_sdk uvicorn",
}
"""What each room may import from elsewhere; a part of a room may have more than the room."""

OUTSIDE_WORLD = frozenset(
    {"os", "socket", "ssl", "urllib", "http", "sqlite3", "subprocess", "threading"}
    | {"random", "secrets", "uuid", "time"}
)
"""What the core leaves to its edges."""

ASKS_THE_CLOCK = frozenset({"now", "today", "utcnow"})


def own(name: str) -> bool:
    """Whether a dotted name is the project's own."""
    return is_in(name, ("bot", "knowledge"))


def allowed(file: Source, table: Mapping[str, str]) -> tuple[str, ...]:
    """Return what the rooms that a file lies in allow it."""
    rooms = [room for room in table if is_in(file.name, (room,))]
    return (*rooms, *(other for room in rooms for other in table[room].split()))


def strays(files: Iterable[Source]) -> list[str]:
    """Return every import from a room that the importing one may not know."""
    return [
        f"{file.path} imports {name}"
        for file in files
        if not is_in(file.name, KNOWS_ALL)
        for name in file.imports
        if own(name) and name != "bot" and not is_in(name, allowed(file, ROOMS))
    ]


def foreign(files: Iterable[Source]) -> list[str]:
    """Return every library that is imported outside the room it belongs in."""
    return [
        f"{file.path} imports {name}"
        for file in files
        for name in file.imports
        if not own(name) and name.partition(".")[0] not in sys.stdlib_module_names
        if not is_in(name, allowed(file, LIBRARIES))
    ]


def reaches_out(files: Iterable[Source]) -> list[str]:
    """Return where the core imports what it must leave to its edges."""
    return [
        f"{file.path} imports {name}"
        for file in files
        if is_in(file.name, CORE)
        for name in file.imports
        if name.partition(".")[0] in OUTSIDE_WORLD
    ]


def asks_the_clock(files: Iterable[Source]) -> list[str]:
    """Return where the core asks the machine for the time."""
    return [
        f"{file.path}:{node.lineno} asks the clock"
        for file in files
        if is_in(file.name, CORE)
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in ASKS_THE_CLOCK
        if ast.unparse(node.func.value).rpartition(".")[2] in ("datetime", "date")
    ]


def reads_the_environment(files: Iterable[Source]) -> list[str]:
    """Return where settings are read outside the one place for it."""
    return [
        f"{file.path}:{node.lineno} reads the environment"
        for file in files
        if file.name != "bot.config"
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")
    ]


RULES = (strays, foreign, reaches_out, asks_the_clock, reads_the_environment)


@pytest.mark.parametrize("rule", RULES)
def test_every_room_keeps_to_what_it_may_know(rule):
    assert rule(code()) == []


def test_every_room_is_in_the_table():
    rooms = (*ROOMS, *KNOWS_ALL)
    assert [file.path for file in code() if file.name != "bot" and not is_in(file.name, rooms)] == []


@pytest.mark.parametrize(
    ("rule", "name", "line"),
    [
        (strays, "bot.escalation.case", "from bot.store import open_store"),
        (strays, "bot.slack.views", "import bot.store.sqlite"),
        (strays, "bot.store.cases", "from bot.slack.ids import Form"),
        (strays, "bot.store.cases", "from bot import slack"),
        (strays, "knowledge.matcher", "from bot.reply import Reply"),
        (foreign, "bot.escalation.case", "import sqlite_utils"),
        (foreign, "bot.advice.policy", "from slack_bolt import App"),
        (foreign, "knowledge.matcher", "from sklearn.svm import LinearSVC"),
        (foreign, "bot.drafts.checker", "import requests"),
        (foreign, "bot.advice.policy", "from ..store import open_store"),
        (reaches_out, "bot.drafts.checker", "import urllib.request"),
        (reaches_out, "bot.escalation.case", "from sqlite3 import connect"),
        (asks_the_clock, "bot.escalation.sweep", "at = datetime.now(UTC)"),
        (asks_the_clock, "bot.escalation.sweep", "at = datetime.date.today()"),
        (reads_the_environment, "bot.slack.app", "token = os.environ['SLACK_BOT_TOKEN']"),
        (reads_the_environment, "bot.cli.run", "token = os.getenv('SLACK_BOT_TOKEN')"),
    ],
)
def test_a_stray_line_is_noticed(rule, name, line):
    assert len(rule([source(name, line)])) == 1
