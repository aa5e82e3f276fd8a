"""The whole bot as staff meet it: a page, a stand-in for Slack, the real app over signed HTTP, a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from bot.sandbox import Person
from bot.sandbox.playground import Options, Playground


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

    @property
    def health(self) -> str:
        """What is wrong with delivery; empty for nothing."""
        return self.playground.bot.worker.health.problem


@pytest.fixture
def story() -> Iterator[Story]:
    with Playground(Options(synchronous=True)) as playground:
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
