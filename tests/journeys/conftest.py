"""The whole bot as staff meet it: a page, a stand-in for Slack, the real app over signed HTTP, a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.escalation.model import Case
from bot.sandbox import Person
from bot.sandbox.clock import MovableClock
from bot.sandbox.playground import Options, Playground
from bot.schools.model import Member

MONDAY = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)
"""Monday 23 November 2026, 10:15 in Amsterdam; a school day lasts from 8:30 to 16:30."""


class Story:
    """People at their keyboards, and the moments at which the bot delivers what it has to say."""

    def __init__(self, playground: Playground) -> None:
        self.playground = playground

    def __call__(self, name: str) -> Person:
        """Return the person whose name begins so."""
        return Person(self.playground.standin, self.playground.user(name))

    def deliver(self) -> None:
        """Let the worker go round once, as it does by itself after every change."""
        self.playground.bot.worker.round()

    def later(self, **by: float) -> None:
        """Move the clock of the page, and let the worker go round."""
        self.playground.standin.clock.move(timedelta(**by))
        self.deliver()

    def at(self, moment: datetime) -> None:
        """Move the clock to a moment, and let the worker go round."""
        self.later(seconds=(moment - self.playground.now()).total_seconds())

    def staff(self, members: Sequence[Member]) -> None:
        """Put these people in the place of all in the school files."""
        with self.playground.bot.store.begin() as work:
            work.schools.replace(self.playground.schools, members)

    def member(self, name: str) -> Member:
        """Return the row of the school files of the person whose name begins so."""
        return next(one for one in self.playground.staff if one.name.startswith(name))

    def becomes(self, name: str, **flags: object) -> None:
        """Change somebody's account in Slack."""
        workspace = self.playground.standin.workspace
        workspace.add_member(replace(workspace.member(self.playground.user(name)), **flags))

    def case(self, number: str) -> Case:
        """Return a case as it is stored."""
        with self.playground.bot.store.read() as work:
            found = work.cases.get(number)
        assert found is not None
        return found

    def trail(self, number: str) -> list[tuple[str, str]]:
        """Return the audit trail of a case: what, and by whom."""
        with self.playground.bot.store.read() as work:
            return [(action.value, by) for _, action, by in work.audit.of_case(self.case(number).id)]

    @property
    def health(self) -> str:
        """What is wrong with delivery; empty for nothing."""
        return self.playground.bot.worker.health.problem


@pytest.fixture
def story() -> Iterator[Story]:
    clock = MovableClock(lambda: MONDAY)
    with Playground(Options(synchronous=True, clock=clock)) as playground:
        yield Story(playground)


@pytest.fixture
def sanne(story: Story) -> Person:
    return story("Sanne")


@pytest.fixture
def karin(story: Story) -> Person:
    return story("Karin")


DRAFT = "Wat was het leuk op kamp, kijk onze groep 8 eens stralen!"
DOUBTED = f'twijfel over deze post: "{DRAFT}"'


@pytest.fixture
def sent(story: Story, sanne: Person) -> Callable[..., str]:
    """Let Sanne send her draft to her director, and return the case's number."""

    def send(**fields: object) -> str:
        sanne.say(DOUBTED)
        sanne.press("ask_director")
        assert sanne.submit({"channel": "Instagram van de school", **fields}) == {}
        story.deliver()
        return sanne.read(sanne.last).split("nr. ")[1][:5]

    return send


@pytest.fixture
def joost(story: Story) -> Person:
    return story("Joost")


@pytest.fixture
def marleen(story: Story) -> Person:
    return story("Marleen")


def first_lines(person: Person) -> list[str]:
    """Return the first line of every message in somebody's conversation with the bot."""
    return [person.read(message).split("\n")[0] for message in person.inbox]
