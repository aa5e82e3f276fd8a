"""The whole bot in this process, on a clock of its own, with a Slack that can be told to misbehave."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.escalation.model import Case
from bot.sandbox import Person
from bot.sandbox.clock import MovableClock
from bot.sandbox.model import Message
from bot.sandbox.playground import Options, Playground
from bot.schools.model import Post
from tests.reliability.cast import DRAFT
from tests.reliability.judge import Ended, ended, waiting

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
"""Monday 23 November 2026, 9:00 at the schools."""
_STEPS = (1, 1, 11, 11, 61, 61, 61)
"""Minutes between the rounds in which what failed is tried again."""


class Scene:
    """A teacher, two directors and a stand-in at one school; `settle` lets time pass until nothing waits."""

    def __init__(self, playground: Playground) -> None:
        self.playground = playground
        self.standin = playground.standin
        self.store = playground.bot.store
        self.sanne, self.karin, self.joost, self.marleen = (
            Person(self.standin, playground.user(name)) for name in ("Sanne", "Karin", "Joost", "Marleen")
        )
        staff = [
            replace(one, post=Post.DIRECTOR) if one.name == self.joost.member.name else one
            for one in playground.staff
        ]
        with self.store.begin() as work:
            work.schools.replace(playground.schools, staff)

    @property
    def everybody(self) -> tuple[Person, ...]:
        """All who can have to do with a case."""
        return (self.sanne, self.karin, self.joost, self.marleen)

    def send(self, draft: str = DRAFT) -> str:
        """Let the teacher send a draft; return the case's number. Nothing is delivered yet."""
        before = {case.number for case in self.cases()}
        self.sanne.shortcut("ask_director_global")
        assert self.sanne.submit({"draft": draft, "doubt": "Mag dit?"}) == {}
        (number,) = {case.number for case in self.cases()} - before
        return number

    def cases(self) -> list[Case]:
        """Return the teacher's cases."""
        with self.store.read() as work:
            return list(work.cases.of_asker(self.sanne.id, 100_000))

    def case(self, number: str) -> Case:
        """Return a case as it is stored."""
        return next(case for case in self.cases() if case.number == number)

    def settle(self, number: str) -> None:
        """Go round, and on in time, until nothing of the case waits."""
        self.playground.bot.worker.round()
        for minutes in _STEPS:
            if not waiting(self.store, number):
                return
            self.standin.clock.move(timedelta(minutes=minutes))
            self.playground.bot.worker.round()

    def decide(self, number: str) -> None:
        """Let the first who has the card say yes."""
        for person in self.everybody[1:]:
            card = self.card(person, number)
            if card is not None:
                person.press("decide_yes", message=card)
                return

    def card(self, person: Person, number: str) -> Message | None:
        """Return a person's card with buttons, if it is there."""
        found = (one for one in reversed(person.inbox) if f"'value': '{number}:" in str(one.blocks))
        return next(found, None)

    def ended(self, number: str) -> Ended:
        """Return how a case ended."""
        return ended(self.store, number, self.everybody)

    def back_to_monday(self) -> None:
        """Set the clock to where it began."""
        self.standin.clock.back_to_now()
        self.standin.faults.clear()


@contextmanager
def scene(*, synchronous: bool = True) -> Iterator[Scene]:
    """Give a scene of its own."""
    options = Options(synchronous=synchronous, clock=MovableClock(lambda: MONDAY))
    with Playground(options) as playground:
        yield Scene(playground)
