"""Shortcuts, and the choice of a school in the form they open."""

from __future__ import annotations

from dataclasses import replace

from slack_bolt import Ack

from bot.advice.model import Escalate
from bot.slack import carry, incoming, views, wishes
from bot.slack.asking import ask_form, today
from bot.slack.carry import Carried
from bot.slack.desk import Desk
from bot.slack.ids import Field
from bot.slack.incoming import Body, Pointed
from bot.slack.schools import who_sees
from bot.slack.trouble import NotYourMessage


def on_ask_message(desk: Desk, body: Body, ack: Ack) -> None:
    """Open the form with one's own message in it."""
    ack()
    pointed = incoming.pointed(body)
    person = desk.person(pointed.place.user)
    if pointed.author != person.id:
        raise NotYourMessage
    advice = desk.services.adviser.ask(pointed.words)
    has_draft = isinstance(advice, Escalate) and bool(advice.draft)
    carried = replace(_carried(desk, pointed), is_draft=not has_draft)
    desk.chat.open_form(pointed.trigger, ask_form(desk, person, carried))


def on_ask(desk: Desk, body: Body, ack: Ack) -> None:
    """Open the form with nothing in it."""
    ack()
    pointed = incoming.pointed(body)
    person = desk.person(pointed.place.user)
    form = ask_form(desk, person, Carried(person.id, person.language))
    desk.chat.open_form(pointed.trigger, form)


def on_check_message(desk: Desk, body: Body, ack: Ack) -> None:
    """Look a message over as a draft, and say in private what was found."""
    ack()
    pointed = incoming.pointed(body)
    desk.person(pointed.place.user)
    carried = _carried(desk, pointed)
    reply = desk.services.check.reply(carried.words, carried.language, carry.pack(carried))
    desk.show(pointed.place, reply, carried.language)


def _carried(desk: Desk, pointed: Pointed) -> Carried:
    language = desk.services.adviser.ask(pointed.words).language
    place = pointed.place
    return Carried(place.user, language, pointed.words, pointed.source, pointed.pictures, is_draft=True)


def on_choose_school(desk: Desk, body: Body, ack: Ack) -> None:
    """Name in the open form who decides at the chosen school."""
    ack()
    chosen = incoming.chosen(body)
    person = desk.person(chosen.form.user)
    language = wishes.ask_note(chosen.form.note).language
    with desk.services.store.read() as work:
        register = work.schools.register()
    school = chosen.form.fields.get(Field.SCHOOL, "")
    who = who_sees(register, person, school, today(desk), language)
    desk.chat.update_form(chosen.form.view_id, chosen.stamp, views.with_who(incoming.form_view(body), who))
