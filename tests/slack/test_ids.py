"""Each id exists once and is answered; the manifest asks for exactly what is registered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from urllib.parse import urlencode

import pytest
from slack_bolt import App, BoltRequest
from slack_sdk import WebClient

from bot.escalation.model import Case, DraftText, Level, State
from bot.reply import Press
from bot.sandbox import block_kit
from bot.slack import app as table
from bot.slack import views
from bot.slack.app import build_app
from bot.slack.ids import Event, Field, Form, Shortcut
from bot.slack.schools import SchoolChoice
from bot.slack.services import Services
from tests.slack.conftest import MANIFEST, SANNE, SCHOOLS

AT = datetime(2026, 3, 3, 9, tzinfo=UTC)
CASE = Case(
    id="1",
    number="K7Q2P",
    school_id="regenboog",
    asker=SANNE,
    asker_name="Sanne",
    language="nl",
    doubt="mag dit?",
    channel="",
    wanted_at=None,
    passages=(),
    findings=(),
    pictures=(),
    drafts=(DraftText("Een post", AT),),
    state=State.WAITING,
    level=Level.DIRECTOR,
    opened_at=AT,
)
CHOICE = SchoolChoice(tuple((school.id, school.name) for school in SCHOOLS), "vlinder", is_fixed=False)


def all_views(language: str, case: Case = CASE) -> Iterator[dict]:
    for draft in ("", "Een post", "x" * 5000):
        yield views.ask_director(views.AskForm(language, draft, "mag dit?", CHOICE, "Karin", {}, added=1))
    yield views.adapt(language, case)
    yield views.correct(language, case)
    yield views.revise(language, case)
    yield views.withdraw(language, case)
    yield views.absence(language, date(2026, 3, 3))
    yield views.sentence(language, "Dit kan niet meer.")
    for form in (Form.NO, Form.TALK, Form.ASK_BACK, Form.ANSWER_BACK):
        yield views.words(language, form, case)


@pytest.fixture
def app(services: Services, slack: WebClient) -> App:
    return build_app(services, slack, None, synchronous=True)


def dispatch(app: App, payload: dict) -> int:
    user = {"user": {"id": SANNE}, "team": {"id": "T0SANDBOX"}, "trigger_id": "1.2.3"}
    body = urlencode({"payload": json.dumps({**user, **payload})})
    headers = {"content-type": ["application/x-www-form-urlencoded"]}
    return app.dispatch(BoltRequest(body=body, headers=headers)).status


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("draft", ["", "Een post", "x" * 3000, "x" * 40_000])
def test_every_form_is_one_that_slack_takes(language: str, draft: str) -> None:
    case = Case(**{**CASE.__dict__, "drafts": (DraftText(draft, AT),)})
    for view in all_views(language, case):
        assert not list(block_kit.view_problems(view, ["modal"]))


def test_every_form_and_every_choice_in_a_form_is_answered(app: App) -> None:
    for view in all_views("nl"):
        if "callback_id" in view:
            sent = {**view, "id": f"V{view['callback_id']}", "state": {"values": {}}}
            assert dispatch(app, {"type": "view_submission", "view": sent}) == 200, view["callback_id"]
        for block in view["blocks"]:
            if block.get("dispatch_action"):
                action = {
                    "type": "static_select",
                    "action_id": block["element"]["action_id"],
                    "block_id": "b",
                }
                payload = {
                    "type": "block_actions",
                    "actions": [action],
                    "view": {**view, "id": "V", "state": {"values": {}}},
                }
                assert dispatch(app, payload) == 200


@pytest.mark.parametrize("press", list(Press))
@pytest.mark.parametrize("value", ["", "forged", '{"u": 1}', "2|nonsense", "99|{}", "K9999:abc", "K9999"])
def test_every_button_is_answered_also_with_a_forged_value(app: App, press: Press, value: str) -> None:
    action = {"type": "button", "action_id": press.value, "block_id": "b", "value": value}
    assert dispatch(app, {"type": "block_actions", "actions": [action]}) == 200


@pytest.mark.parametrize("shortcut", list(Shortcut))
def test_every_shortcut_is_answered(app: App, shortcut: Shortcut) -> None:
    kind = "shortcut" if shortcut is Shortcut.ASK else "message_action"
    payload = {"type": kind, "callback_id": shortcut.value, "channel": {"id": "C1"}}
    assert dispatch(app, {**payload, "message": {"user": SANNE, "text": "hoi", "ts": "1.1"}}) == 200


def test_an_unknown_button_is_not_answered(app: App) -> None:
    action = {"type": "button", "action_id": "unknown", "block_id": "b"}
    assert dispatch(app, {"type": "block_actions", "actions": [action]}) == 404


def test_every_id_has_its_listener() -> None:
    assert set(table.EVENTS) == set(Event)
    assert set(table.SHORTCUTS) == set(Shortcut)
    assert set(table.FORMS) == set(Form)
    assert set(table.ACTIONS) == set(Press) | {Field.SCHOOL, Field.NAMES}


def test_the_manifest_has_the_commands_and_shortcuts_that_are_registered() -> None:
    features = MANIFEST["features"]
    assert [one["command"] for one in features["slash_commands"]] == list(table.COMMANDS)
    assert {one["callback_id"] for one in features["shortcuts"]} == {one.value for one in Shortcut}
    kinds = {one["callback_id"]: one["type"] for one in features["shortcuts"]}
    assert [name for name, kind in kinds.items() if kind == "global"] == [Shortcut.ASK.value]


def test_the_manifest_has_the_events_that_are_registered() -> None:
    events = MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    assert {event.partition(".")[0] for event in events} == {event.value for event in Event}
    assert "message.im" in events


def test_the_manifest_asks_for_no_scope_that_nothing_needs() -> None:
    needed = {
        "app_mentions:read": "app_mention",
        "chat:write": "chat.postMessage, chat.postEphemeral, chat.update",
        "commands": "/protocol and the shortcuts",
        "files:read": "the picture field of the form, and pictures in a card",
        "files:write": "a long draft and an export as a text file",
        "im:history": "message.im, a long draft read again, finding an earlier message",
        "im:write": "conversations.open",
        "users:read": "users.info",
        "users:read.email": "users.lookupByEmail, and the address the school files know",
    }
    assert set(MANIFEST["oauth_config"]["scopes"]["bot"]) == set(needed)
