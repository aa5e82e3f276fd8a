"""The buttons under advice: another passage, none of these, the whole protocol, the director."""

from __future__ import annotations

from dataclasses import replace

from slack_bolt import Ack

from bot.ports import Gap
from bot.reply import Reply
from bot.slack import carry, incoming
from bot.slack.asking import ask_form, today
from bot.slack.carry import NOWHERE, Carried
from bot.slack.desk import Desk
from bot.slack.incoming import Body, Pressed
from bot.slack.trouble import Stale


def on_ask_director(desk: Desk, body: Body, ack: Ack) -> None:
    """Open the form that puts the words to the director."""
    ack()
    pressed = incoming.pressed(body)
    person = desk.person(pressed.place.user)
    carried = desk.own(carry.unpack(pressed.value), person.id)
    desk.chat.open_form(pressed.trigger, ask_form(desk, person, carried, lost=not carried.words))


def on_not_meant(desk: Desk, body: Body, ack: Ack) -> None:
    """Show the next best, or that nothing fits."""
    ack()
    pressed, ids, carried = _choice(desk, body)
    advice = desk.services.adviser.another(carried.words, ids)
    _show(desk, pressed, carried, desk.services.presenter.reply(advice, carry.pack(carried)))


def on_show_passage(desk: Desk, body: Body, ack: Ack) -> None:
    """Show the passage that was chosen."""
    ack()
    pressed, ids, carried = _choice(desk, body)
    reply = desk.services.presenter.passage(ids[0], carried.language, carry.pack(carried))
    _show(desk, pressed, carried, reply)


def on_none_of_these(desk: Desk, body: Body, ack: Ack) -> None:
    """Say that the protocol does not cover it."""
    ack()
    pressed = incoming.pressed(body)
    carried = _own(desk, pressed, pressed.value)
    reply = desk.services.presenter.none_of_these(carried.language, carry.pack(carried))
    _show(desk, pressed, carried, reply)


def on_whole_protocol(desk: Desk, body: Body, ack: Ack) -> None:
    """Show the whole protocol, in a channel only to who pressed."""
    ack()
    pressed = incoming.pressed(body)
    desk.person(pressed.place.user)
    for reply in desk.services.presenter.whole_protocol(carry.unpack(pressed.value).language):
        desk.whisper(pressed.place, reply)


def on_replace_names(desk: Desk, body: Body, ack: Ack) -> None:
    """Show a checked draft without the names of people; from here on that is the draft."""
    ack()
    pressed = incoming.pressed(body)
    carried = _own(desk, pressed, pressed.value)
    check = desk.services.check
    words = check.replace_names(carried.words, carried.language)
    onward = carry.pack(replace(carried, words=words, source=NOWHERE))
    desk.whisper(pressed.place, check.without_names(carried.words, carried.language, onward))


def on_learn_from(desk: Desk, body: Body, ack: Ack) -> None:
    """Hand the words of a question on, because the asker said so, and thank her."""
    ack()
    pressed = incoming.pressed(body)
    carried = _own(desk, pressed, pressed.value)
    if carried.words:
        with desk.services.store.begin() as work:
            work.gaps.add(Gap(carried.words, carried.language, today(desk)))
        desk.whisper(pressed.place, desk.services.presenter.handed_on(carried.language))


def _choice(desk: Desk, body: Body) -> tuple[Pressed, tuple[str, ...], Carried]:
    """Read a button that names passages. Raises `Stale` for a passage that does not exist."""
    pressed = incoming.pressed(body)
    ids, _, value = pressed.value.partition("|")
    passages = tuple(ids.split(","))
    if not all(desk.services.document.passage(one) for one in passages):
        raise Stale
    return pressed, passages, _own(desk, pressed, value)


def _own(desk: Desk, pressed: Pressed, value: str) -> Carried:
    return desk.own(carry.unpack(value), desk.person(pressed.place.user).id)


def _show(desk: Desk, pressed: Pressed, carried: Carried, reply: Reply) -> None:
    desk.show(pressed.place, reply, carried.language)
