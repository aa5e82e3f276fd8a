"""The Bolt app: one table of what people can do and which listener answers it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
    ServerErrorRetryHandler,
)

from bot.errors import SettingsError
from bot.escalation.model import Action, RemarkKind, Verdict
from bot.reply import Press
from bot.slack import views
from bot.slack.chat import Chat
from bot.slack.desk import Desk
from bot.slack.guard import Listener, guarded
from bot.slack.ids import COMMAND, Event, Field, Form, Shortcut
from bot.slack.listeners import advice, cases, forms, home, questions, shortcuts
from bot.slack.services import Services

_THREADS = 10
_TIMEOUT = 10
"""Seconds an answer of Slack's may take."""

EVENTS: Mapping[Event, Listener] = {
    Event.MESSAGE: questions.on_message,
    Event.MENTION: questions.on_mention,
    Event.HOME: home.on_home_opened,
}
COMMANDS: Mapping[str, Listener] = {COMMAND: questions.on_command}
SHORTCUTS: Mapping[Shortcut, Listener] = {
    Shortcut.ASK_MESSAGE: shortcuts.on_ask_message,
    Shortcut.CHECK_MESSAGE: shortcuts.on_check_message,
    Shortcut.ASK: shortcuts.on_ask,
}
ACTIONS: Mapping[Press | Field, Listener] = {
    Press.ASK_DIRECTOR: advice.on_ask_director,
    Press.NOT_MEANT: advice.on_not_meant,
    Press.WHOLE_PROTOCOL: advice.on_whole_protocol,
    Press.SHOW_PASSAGE: advice.on_show_passage,
    Press.NONE_OF_THESE: advice.on_none_of_these,
    Press.REPLACE_NAMES: advice.on_replace_names,
    Press.LEARN_FROM: advice.on_learn_from,
    Press.DECIDE_YES: cases.on_decide_yes,
    Press.DECIDE_CHANGES: cases.opens(Action.DECIDE, views.adapt),
    Press.DECIDE_NO: cases.opens(Action.DECIDE, cases.asks_words(Form.NO)),
    Press.TALK: cases.opens(Action.TALK, cases.asks_words(Form.TALK)),
    Press.OPEN_CHAT: cases.on_open_chat,
    Press.ASK_BACK: cases.opens(Action.ASK_BACK, cases.asks_words(Form.ASK_BACK)),
    Press.ANSWER_BACK: cases.opens(Action.ANSWER_BACK, cases.asks_words(Form.ANSWER_BACK)),
    Press.REVISE: cases.opens(Action.REVISE, views.revise),
    Press.WITHDRAW: cases.opens(Action.WITHDRAW, views.withdraw),
    Press.CORRECT: cases.opens(Action.CORRECT, views.correct),
    Press.SHOW_CASE: cases.on_show_case,
    Press.EXPORT_CASE: cases.on_export_case,
    Press.SET_ABSENCE: home.on_set_absence,
    Press.CLEAR_ABSENCE: home.on_clear_absence,
    Field.SCHOOL: shortcuts.on_choose_school,
    Field.NAMES: forms.on_replace_names,
}
FORMS: Mapping[Form, Listener] = {
    Form.ASK_DIRECTOR: forms.on_ask_director,
    Form.CHANGES: forms.decides(Verdict.YES_WITH_CHANGES),
    Form.NO: forms.decides(Verdict.NO),
    Form.TALK: forms.remarks(RemarkKind.TALK),
    Form.ASK_BACK: forms.remarks(RemarkKind.QUESTION),
    Form.ANSWER_BACK: forms.remarks(RemarkKind.ANSWER),
    Form.REVISE: forms.on_revise,
    Form.CORRECT: forms.on_correct,
    Form.WITHDRAW: forms.on_withdraw,
    Form.ABSENCE: forms.on_absence,
}


def web_client(token: str, base_url: str, *, patient: bool) -> WebClient:
    """Return a client for Slack's Web API at `base_url` (ends in `/api/`).

    A patient one tries again by itself, for answers that somebody waits for; the sender of stored messages
    uses one that is not, and tries again in its own time.
    """
    handlers = [
        ConnectionErrorRetryHandler(max_retry_count=1),
        RateLimitErrorRetryHandler(max_retry_count=2),
        ServerErrorRetryHandler(max_retry_count=1),
    ]
    return WebClient(
        token=token, base_url=base_url, timeout=_TIMEOUT, retry_handlers=handlers if patient else []
    )


def build_app(
    services: Services, client: WebClient, signing_secret: str | None, synchronous: bool = False
) -> App:
    """Return the Bolt app. Raises `SettingsError` without a token or a secret.

    `signing_secret` None is for Socket Mode, where no HTTP request has to prove that it is Slack's.
    `synchronous` answers a request only after its listener is done, which is what tests want.
    """
    if not client.token or signing_secret == "":
        raise SettingsError("SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET must not be empty.")
    app = App(
        name="protocolbot",
        logger=logging.getLogger("slack_bolt"),
        client=client,
        signing_secret=signing_secret or "",
        request_verification_enabled=signing_secret is not None,
        token_verification_enabled=False,
        process_before_response=synchronous,
        listener_executor=ThreadPoolExecutor(_THREADS, "listener"),
    )
    _register(app, Desk(services, Chat(client)))
    return app


def _register(app: App, desk: Desk) -> None:
    for event, listener in EVENTS.items():
        app.event(event.value)(guarded(desk, listener))
    for command, listener in COMMANDS.items():
        app.command(command)(guarded(desk, listener))
    for shortcut, listener in SHORTCUTS.items():
        app.shortcut(shortcut.value)(guarded(desk, listener))
    for action, listener in ACTIONS.items():
        app.action(action.value)(guarded(desk, listener))
    for form, listener in FORMS.items():
        app.view(form.value)(guarded(desk, forms.once(listener)))
