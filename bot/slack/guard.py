"""Stands around every listener: nothing that goes wrong in one reaches Bolt or stays unsaid.

An exception that reaches Bolt right after an acknowledgement loses that acknowledgement, so even telling
somebody about an error may fail here only into the log. Words that staff typed are never logged.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack

from bot.errors import BotError
from bot.reply import Reply, Text
from bot.slack import incoming, views
from bot.slack.blocks import escaped
from bot.slack.desk import Desk
from bot.slack.incoming import Body, Place
from bot.texts import say

log = logging.getLogger(__name__)

Listener = Callable[[Desk, Body, Ack], None]
BoltListener = Callable[[Ack, dict[str, Any]], None]


def guarded(desk: Desk, listener: Listener) -> BoltListener:
    """Return a listener for Bolt that never raises, and tells who pressed or wrote what went wrong."""

    def guard(ack: Ack, body: dict[str, Any]) -> None:
        try:
            _listen(desk, listener, body, ack)
        except Exception as error:  # noqa: BLE001 - nothing may reach Bolt
            log.error("telling of an error failed: %s", _without_words(error))

    guard.__name__ = listener.__name__
    return guard


def _listen(desk: Desk, listener: Listener, body: Body, ack: Ack) -> None:
    try:
        listener(desk, body, ack)
    except Exception as error:  # noqa: BLE001 - told and logged with a number
        place = incoming.place(body)
        language = _language(desk, place)
        _tell(desk, place, (body, ack), language, error)


def _tell(desk: Desk, place: Place, asked: tuple[Body, Ack], language: str, error: Exception) -> None:
    body, ack = asked
    sentence = _sentence(desk, error, language)
    if ack.response is None and _answer(body, ack, language, sentence, getattr(error, "field", "")):
        return
    if ack.response is None:
        ack()
    desk.whisper(place, Reply(sentence, (Text(sentence),), language))


def _answer(body: Body, ack: Ack, language: str, sentence: str, field: str) -> bool:
    """Tell it in the answer to a command or a form; False where there is no such answer."""
    inputs = incoming.inputs(body)
    if inputs:
        ack(response_action="errors", errors={field if field in inputs else inputs[0]: sentence})
    elif body.get("type") == "view_submission":
        ack(response_action="update", view=views.sentence(language, sentence))
    elif "command" in body:
        ack(text=escaped(sentence), response_type="ephemeral")
    else:
        return False
    return True


def _sentence(desk: Desk, error: Exception, language: str) -> str:
    if isinstance(error, BotError) and error.text_key != BotError.text_key:
        return say(language, error.text_key, **error.text_args)
    number = desk.services.error_number()
    log.error("error %s: %s", number, _without_words(error))
    return say(language, BotError.text_key, number=number)


def _language(desk: Desk, place: Place) -> str:
    try:
        return desk.person(place.user).language
    except BotError:
        return "nl"


def _without_words(error: BaseException) -> str:
    """Describe an error by its types and places: an unknown error's message may hold somebody's words."""
    cause = error.__cause__ or error.__context__
    about = str(error) if isinstance(error, BotError) else "".join(traceback.format_tb(error.__traceback__))
    line = f"{type(error).__name__}: {about}".rstrip()
    return f"{line}\ncaused by {_without_words(cause)}" if cause is not None else line
