"""From a form to the teacher's last message, lived by people who try again when the bot is not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bot.escalation.model import Case
from bot.sandbox import NotOnScreen, Person, SlackStandIn
from bot.sandbox.answers import NoAnswer
from bot.sandbox.model import Message
from bot.store import SqliteStore, open_store
from tests.reliability.cast import DRAFT, SANNE, people
from tests.reliability.child import Child
from tests.reliability.judge import Ended, ended, waiting

_PATIENCE = 20.0
"""Seconds after which a message that did not come counts as lost."""
_TRIES = 8
_LOOKS, _LOOK = 500, 0.01
"""How often, and how many seconds apart, the outbox is looked at."""

Seen = Callable[[], bool]


class Lost(AssertionError):
    """Something that had to come did not."""


class Story:
    """Lives one case after the other on the same bot and database."""

    def __init__(self, standin: SlackStandIn, child: Child, database: Path) -> None:
        self._child = child
        self._database = database
        self._sanne, self._karin, self._joost = people(standin)
        self._before: frozenset[str] = frozenset()

    def prepare(self) -> None:
        """Let the teacher open and fill in the form."""
        self._before = frozenset(case.id for case in self._cases())
        self._do(lambda: self._sanne.shortcut("ask_director_global"), lambda: self._sanne.view is not None)
        self._sanne.fill({"draft": DRAFT, "doubt": "Mag dit?", "channel": "site"})

    def live(self) -> Ended:
        """Send the form, ask, answer and decide, until the teacher has read everything."""
        sanne, karin, joost = self._sanne, self._karin, self._joost
        self._do(sanne.submit, lambda: sanne.view is None)
        number = self._new_case().number
        self._wait(lambda: _says(sanne, "Bezorgd bij", number))
        self._wait(lambda: _has(karin, "ask_back", number) and _has(joost, "decide_no", number))
        self._form(
            karin, "ask_back", number, "Wie staan erop?", lambda: _says(sanne, "heeft een vraag", number)
        )
        self._form(sanne, "answer_back", number, "Niemand.", lambda: _says(karin, "geeft antwoord", number))
        self._form(
            joost, "decide_no", number, "Te lang.", lambda: _says(sanne, "besluit: Liever niet", number)
        )
        self._wait(lambda: not _has(karin, "decide_no", number) and not _has(joost, "decide_no", number))
        return self._ended(number)

    def _form(self, who: Person, press: str, number: str, words: str, seen: Seen) -> None:
        """Press, fill in and send; as often as it takes until the other side has read it."""
        for _ in range(_TRIES):
            self._do(
                lambda: who.press(press, message=_card(who, press, number)),
                lambda: who.view is not None or seen(),
            )
            if who.view is None:
                return
            self._do(lambda: _send(who, words), lambda: who.view is None)
            if self._until(seen):
                return
        raise Lost(f"{press} of {number} never arrived")

    def _do(self, deed: Callable[[], object], done: Seen) -> None:
        for _ in range(_TRIES):
            if done():
                return
            self._child.ensure()
            try:
                deed()
            except (NoAnswer, NotOnScreen):
                continue
            self._until(done, 1.0)
            self._close_what_only_speaks()
        raise Lost("nothing came of it")

    def _close_what_only_speaks(self) -> None:
        """Close a form in which the bot only says why a repeated one was not taken."""
        for who in (self._sanne, self._karin, self._joost):
            if who.view is not None and not who.view.get("submit"):
                who.close()

    def _until(self, holds: Seen, seconds: float = _PATIENCE) -> bool:
        """Wait until it holds, or the bot is gone; start it again then."""
        self._sanne.workspace.wait_until(lambda: holds() or not self._child.lives, seconds)
        self._child.ensure()
        return holds() or self._sanne.workspace.wait_until(holds, seconds)

    def _wait(self, holds: Seen) -> None:
        if not self._until(holds):
            raise Lost("a message never came")

    def _cases(self) -> list[Case]:
        store = self._store()
        try:
            with store.read() as work:
                return list(work.cases.of_asker(SANNE, 10_000))
        finally:
            store.close()

    def _new_case(self) -> Case:
        new = [case for case in self._cases() if case.id not in self._before]
        if len(new) != 1:
            raise Lost(f"the form gave {len(new)} cases")
        return new[0]

    def _ended(self, number: str) -> Ended:
        store = self._store()
        try:
            for _ in range(_LOOKS):
                if not waiting(store, number):
                    break
                self._sanne.workspace.wait_until(bool, _LOOK)  # the database tells nobody that it changed
            return ended(store, number, (self._sanne, self._karin, self._joost))
        finally:
            store.close()

    def _store(self) -> SqliteStore:
        return open_store(f"sqlite:///{self._database}")


def _send(who: Person, words: str) -> None:
    """Send the open form; close it when the bot says that it had it already."""
    if who.submit({"words": words}):
        who.close()


def _says(who: Person, words: str, number: str) -> bool:
    return any(words in text and number in text for text in map(who.read, who.inbox[-12:]))


def _card(who: Person, press: str, number: str) -> Message:
    for message in reversed(who.inbox):
        if f"'action_id': '{press}'" in str(message.blocks) and number in who.read(message):
            return message
    raise NotOnScreen(f"no {press} for {number}")


def _has(who: Person, press: str, number: str) -> bool:
    try:
        return bool(_card(who, press, number))
    except NotOnScreen:
        return False
