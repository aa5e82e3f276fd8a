"""The home tab: one's own cases, those that wait for one, and being away."""

from __future__ import annotations

from slack_bolt import Ack

from bot.schools.model import Person
from bot.slack import incoming, views
from bot.slack.asking import today
from bot.slack.desk import Desk
from bot.slack.incoming import Body


def on_home_opened(desk: Desk, body: Body, ack: Ack) -> None:
    """Draw the home tab of who opened it."""
    ack()
    user = incoming.home_user(body)
    if user:
        show_home(desk, desk.person(user))


def show_home(desk: Desk, person: Person) -> None:
    """Draw a person's home tab."""
    desk.chat.show_home(person.id, desk.services.cases.home(person))


def on_set_absence(desk: Desk, body: Body, ack: Ack) -> None:
    """Open the form for the last day away."""
    ack()
    pressed = incoming.pressed(body)
    person = desk.person(pressed.place.user)
    desk.chat.open_form(pressed.trigger, views.absence(person.language, today(desk)))


def on_clear_absence(desk: Desk, body: Body, ack: Ack) -> None:
    """Note that somebody is back, and show it."""
    ack()
    person = desk.person(incoming.pressed(body).place.user)
    desk.services.escalation.back(person)
    show_home(desk, person)
