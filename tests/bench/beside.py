"""Our bot and a bare echo, each in its own process, at one stand-in for Slack in this process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Self

from bot.errors import BotError
from bot.sandbox.carrier import Carrier
from bot.sandbox.delivery import Delivery
from bot.sandbox.model import Channel
from bot.sandbox.playground import manifest
from bot.sandbox.signed_http import SignedHttp
from bot.sandbox.standin import SlackStandIn
from bot.sandbox.workspace import BOT_USER_ID, Member, Workspace
from bot.texts import say
from knowledge.evaluate import read_items
from tests.bench.memory import resident
from tests.bench.server import Wanted

ROOT = Path(__file__).parents[2]
QUESTIONS = ROOT / "tests/evaluation/questions.jsonl"
KINDS = ("bot", "echo")
PEOPLE = 50
PATIENCE = 10.0
"""Seconds a reply may take before the benchmark gives up."""
_WENT_WRONG = say("nl", BotError.text_key, number="*").partition("*")[0]
_SECRET, _TOKEN = "bench-secret", "xoxb-bench"


class NoReply(AssertionError):
    """A bot did not answer, or only that something went wrong."""


class Served:
    """A bot in a process of its own, and people who ask it things."""

    def __init__(self, kind: str, standin: SlackStandIn, process: subprocess.Popen[str]) -> None:
        self.kind = kind
        self.pid = process.pid
        self._workspace = standin.workspace
        port = _out(process).readline().strip()
        if not port:
            raise NoReply(f"the {kind} did not start")
        self._http = SignedHttp(f"http://127.0.0.1:{port}/slack/events", _SECRET, timeout=PATIENCE)
        carrier = Carrier(self._http, standin.sockets)
        self._delivery = Delivery(self._workspace, carrier, standin.response_urls.make)
        self._people = [self._workspace.dm([user]) for user in _users(kind)]

    def person(self, number: int) -> Channel:
        """Return the direct message of one of its people."""
        return self._people[number % PEOPLE]

    def person_of(self, client: int, clients: int, turn: int) -> Channel:
        """Return the direct message of somebody whom no other of so many clients plays."""
        own = self._people[client::clients]
        return own[turn % len(own)]

    def forget(self) -> None:
        """Empty the direct messages, so that the stand-in does not grow."""
        for dm in self._people:
            dm.messages.clear()

    def ask(self, dm: Channel, words: str) -> float:
        """Ask something in a direct message; return the milliseconds until the reply stood there.

        Both moments are the stand-in's own timestamps. Raises `NoReply`.
        """
        (user,) = dm.members - {BOT_USER_ID}
        asked = self._workspace.post(dm.id, user, words)
        before = len(dm.messages)
        if not self._delivery.message(dm, asked).ok:
            raise NoReply(f"the {self.kind} did not take an event")
        if not self._workspace.wait_until(lambda: len(dm.messages) > before, PATIENCE):
            raise NoReply(f"the {self.kind} did not answer")
        reply = next(reversed(dm.messages.values()))
        if reply.text.startswith(_WENT_WRONG):
            raise NoReply(f"the {self.kind} said that something went wrong")
        return 1000 * (float(reply.ts) - float(asked.ts))

    def memory(self) -> float:
        """Return the resident memory of the process in MB."""
        return resident(self.pid)

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()


class Beside:
    """Both bots at one stand-in; used as a context manager."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self.both: tuple[Served, ...] = ()
        people = [
            Member(user, user, f"{user}@example.org".lower()) for kind in KINDS for user in _users(kind)
        ]
        self.standin = SlackStandIn(Workspace(people), "", _SECRET, _TOKEN)
        self.standin.workspace.install(manifest())

    def __enter__(self) -> Self:
        with ExitStack() as opened:
            folder = opened.enter_context(TemporaryDirectory(prefix="protocolbot-bench-"))
            opened.enter_context(self.standin)
            wanted = Wanted(self.standin.api_url, _TOKEN, _SECRET, f"{folder}/bench.db")
            started = {kind: opened.enter_context(_process(kind, wanted)) for kind in KINDS}
            self.both = tuple(Served(kind, self.standin, process) for kind, process in started.items())
            for served in self.both:
                opened.callback(served.close)
            self._open = opened.pop_all()
        return self

    @property
    def bot(self) -> Served:
        """Our bot."""
        return self.both[0]

    def __exit__(self, *_error: object) -> None:
        self._open.close()


@contextmanager
def _process(kind: str, wanted: Wanted) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "tests.bench.server", kind],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        _in(process).write(wanted.line())
        _in(process).flush()
        yield process
    finally:
        _in(process).close()
        process.wait(timeout=PATIENCE)
        _out(process).close()


def _in(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stdin is not None
    return process.stdin


def _out(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stdout is not None
    return process.stdout


def _users(kind: str) -> list[str]:
    return [f"U{kind.upper()}{number:03d}" for number in range(PEOPLE)]


def questions(file: Path = QUESTIONS) -> Iterator[str]:
    """Yield the labelled questions without end; from the second time round no two are the same."""
    found = [item.question for item in read_items(file)]
    for turn in count():
        for question in found:
            yield f"{question} ({turn})" if turn else question
