"""The buttons of a case: decide, talk, ask back, answer, revise, withdraw, correct, look, export."""

from __future__ import annotations

from collections.abc import Callable

from slack_bolt import Ack

from bot.escalation import case as transitions
from bot.escalation.model import Action, Case, Judgement, Verdict
from bot.escalation.pen import read_value
from bot.slack import incoming, views
from bot.slack.blocks import Json
from bot.slack.desk import Desk
from bot.slack.guard import Listener
from bot.slack.ids import Form
from bot.slack.incoming import Body
from bot.texts import say

View = Callable[[str, Case], Json]


def on_decide_yes(desk: Desk, body: Body, ack: Ack) -> None:
    """Decide yes about the text on the card; Slack asked "are you sure" before."""
    ack()
    pressed = incoming.pressed(body)
    number, about = read_value(pressed.value)
    desk.services.escalation.decide(number, Judgement(Verdict.YES, about), desk.person(pressed.place.user))


def opens(action: Action, view: View) -> Listener:
    """Return the listener that opens a form about a case, for who may do this and while it is possible."""

    def on_press(desk: Desk, body: Body, ack: Ack) -> None:
        ack()
        pressed = incoming.pressed(body)
        person = desk.person(pressed.place.user)
        case = desk.services.escalation.look(read_value(pressed.value)[0], person, action)
        transitions.move(case, action)
        desk.chat.open_form(pressed.trigger, view(person.language, case))

    on_press.__name__ = f"on_{action.value}"
    return on_press


def asks_words(form: Form) -> View:
    """Return the view of a form that asks for words."""
    return lambda language, case: views.words(language, form, case)


def on_open_chat(desk: Desk, body: Body, ack: Ack) -> None:  # noqa: ARG001 - the form of every listener
    """Do nothing: the button is a link, and Slack wants to hear that the press arrived."""
    ack()


def on_show_case(desk: Desk, body: Body, ack: Ack) -> None:
    """Show a case as it stands now."""
    ack()
    pressed = incoming.pressed(body)
    person = desk.person(pressed.place.user)
    desk.whisper(pressed.place, desk.services.cases.show(read_value(pressed.value)[0], person))


def on_export_case(desk: Desk, body: Body, ack: Ack) -> None:
    """Send a whole case as a text file, in the direct message of who asked for it."""
    ack()
    pressed = incoming.pressed(body)
    person = desk.person(pressed.place.user)
    name, text = desk.services.cases.export(read_value(pressed.value)[0], person)
    comment = say(person.language, "slack-export")
    desk.chat.upload(desk.chat.dm(person.id), "", (name, name), text, comment)
