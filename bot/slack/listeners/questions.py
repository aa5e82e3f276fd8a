"""Questions: a direct message, the bot's name in a channel, and `/protocol`."""

from __future__ import annotations

import re

from slack_bolt import Ack

from bot.advice.draft import to_check
from bot.reply import Reply, Text, Title
from bot.schools.model import Person
from bot.slack import carry, incoming, render
from bot.slack.carry import Carried
from bot.slack.desk import Desk
from bot.slack.incoming import Asked, Body, Commanded
from bot.texts import say

LONGEST_CHECKED = 1_000
"""Characters of a draft that surely go along in a button; a longer one is handed over as a doubt."""
_FIRST_WORD = re.compile(r"(\S+)\s*(.*)", re.DOTALL)


def on_message(desk: Desk, body: Body, ack: Ack) -> None:
    """Answer a direct message."""
    ack()
    if incoming.is_for_us(body) and desk.first_time(incoming.event_id(body)):
        _answer(desk, incoming.asked(body))


def on_mention(desk: Desk, body: Body, ack: Ack) -> None:
    """Answer in the thread of a message that names the bot."""
    ack()
    event = body["event"]
    if not event.get("bot_id") and "edited" not in event and desk.first_time(incoming.event_id(body)):
        _answer(desk, incoming.asked(body))


def _answer(desk: Desk, asked: Asked) -> None:
    person = desk.person(asked.place.user)
    draft = to_check(asked.words, say(person.language, "slack-check-words").split())
    if draft and len(draft) <= LONGEST_CHECKED:
        desk.show(asked.place, *_checked(desk, draft, person, asked.pictures))
        return
    advice = desk.services.adviser.ask(asked.words)
    carried = Carried(asked.place.user, advice.language, asked.words, asked.source, asked.pictures)
    desk.show(asked.place, desk.services.presenter.reply(advice, carry.pack(carried)), advice.language)


def on_command(desk: Desk, body: Body, ack: Ack) -> None:
    """Answer `/protocol`, to nobody but who gave the command."""
    command = incoming.commanded(body)
    person = desk.person(command.place.user)
    reply, language = _commanded(desk, command, person)
    is_first = desk.needs_notice(person.id)
    first, *rest = render.pages(desk.add_notice(reply, language) if is_first else reply)
    ack(text=first.text, blocks=first.blocks, response_type="ephemeral")
    for page in rest:
        desk.chat.respond_page(command.place.response_url, page)
    if is_first:
        desk.notice_shown(person.id)


def _commanded(desk: Desk, command: Commanded, person: Person) -> tuple[Reply, str]:
    """Return what to say to a command, and its language."""
    found = _FIRST_WORD.match(command.text)
    word, rest = (found[1].lower(), found[2]) if found else ("help", "")
    if word == "help" and not rest:
        return help_reply(person.language), person.language
    if word == "privacy" and not rest:
        return notice_reply(person.language, desk.services.keep_days), person.language
    if not rest and desk.services.document.passage(word):
        carried = carry.pack(Carried(person.id, person.language, command.text))
        return desk.services.presenter.passage(word, person.language, carried), person.language
    if word == "check" and rest:
        return _checked(desk, rest, person)
    return _searched(desk, rest if word in ("zoek", "search") and rest else command.text, person)


def _searched(desk: Desk, words: str, person: Person) -> tuple[Reply, str]:
    advice = desk.services.adviser.ask(words)
    carried = carry.pack(Carried(person.id, advice.language, words))
    return desk.services.presenter.reply(advice, carried), advice.language


def _checked(desk: Desk, draft: str, person: Person, pictures: tuple[str, ...] = ()) -> tuple[Reply, str]:
    language = desk.services.adviser.ask(draft).language
    carried = carry.pack(Carried(person.id, language, draft, files=pictures, is_draft=True))
    return desk.services.check.reply(draft, language, carried), language


def help_reply(language: str) -> Reply:
    """Return what the bot can do, and how to ask it."""
    title = say(language, "slack-help-title")
    texts = tuple(Text(say(language, f"slack-help-{part}")) for part in ("ask", "doubt", "command"))
    return Reply(title, (Title(title), *texts), language)


def notice_reply(language: str, days: int) -> Reply:
    """Return the whole notice: what the bot is, what is kept and for how long, who sees what."""
    title = say(language, "slack-privacy-title")
    parts = ("machine", "kept", "seen", "rights")
    texts = tuple(Text(say(language, f"slack-privacy-{part}", days=days)) for part in parts)
    return Reply(title, (Title(title), *texts), language)
