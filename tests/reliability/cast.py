"""A school with two directors, its people in a workspace, and the bot's files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.sandbox import Member, Person, SlackStandIn, Workspace
from bot.sandbox.playground import manifest
from bot.schools.model import Member as Staff
from bot.schools.model import Post, School
from bot.store import open_store

SECRET, TOKEN = "an-invented-signing-secret", "xoxb-an-invented-token"
SANNE, KARIN, JOOST = "U0SANNE", "U0KARIN", "U0JOOST"
PEOPLE = (
    (SANNE, "Sanne Vermeer", "sanne@voorbeeld.example", Post.TEACHER),
    (KARIN, "Karin Hendriks", "karin@voorbeeld.example", Post.DIRECTOR),
    (JOOST, "Joost Pieters", "joost@voorbeeld.example", Post.DIRECTOR),
)
LONG_AGO = datetime(2026, 1, 5, 9, tzinfo=UTC)
"""When everybody had read the notice."""
DRAFT = "Wat was het leuk op kamp! " * 115
"""2,990 characters: too long for the card, so that a file goes with it."""


def workspace() -> Workspace:
    """Return the people in a workspace that has the app."""
    made = Workspace([Member(user, name, email) for user, name, email, _ in PEOPLE])
    made.install(manifest())
    return made


@contextmanager
def stand_in() -> Iterator[SlackStandIn]:
    """Give Slack, with nobody listening yet."""
    with SlackStandIn(workspace(), "", SECRET, TOKEN) as running:
        yield running


def prepare(database: Path) -> None:
    """Make the database, with the school in it."""
    store = open_store(f"sqlite:///{database}")
    with store.begin() as work:
        staff = [Staff(email, name, "regenboog", post) for _, name, email, post in PEOPLE]
        work.schools.replace([School("regenboog", "De Regenboog", "zuid")], staff)
        for user, *_ in PEOPLE:
            work.people.notice_shown(user, LONG_AGO)
    store.close()


def people(standin: SlackStandIn) -> tuple[Person, Person, Person]:
    """Return the teacher and the two directors."""
    return Person(standin, SANNE), Person(standin, KARIN), Person(standin, JOOST)
