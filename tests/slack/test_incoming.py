"""Payloads of Slack, and what the bot reads in them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.slack import incoming
from bot.slack.carry import Source
from bot.slack.incoming import Place
from bot.slack.trouble import Stale

USER, BOT = "U0SANNE", "U0BOT"


def event(**fields: Any) -> dict[str, Any]:
    """A direct message, as Slack delivers it."""
    message = {
        "type": "message",
        "channel_type": "im",
        "channel": "D1",
        "user": USER,
        "text": "mag dit?",
        "ts": "1700000000.000100",
    }
    authorizations = [{"user_id": BOT, "is_bot": True}]
    return {"event_id": "Ev1", "authorizations": authorizations, "event": {**message, **fields}}


def press(**fields: Any) -> dict[str, Any]:
    """A press of a button in a message, as Slack delivers it."""
    payload = {
        "type": "block_actions",
        "user": {"id": USER},
        "trigger_id": "1.2.3",
        "response_url": "https://hooks.example/1",
        "channel": {"id": "D1"},
        "container": {"type": "message", "is_ephemeral": False},
        "message": {"ts": "1.1", "text": "kaart"},
        "actions": [{"action_id": "talk", "value": "K1"}],
    }
    return {**payload, **fields}


def submission(values: dict[str, Any], note: str = "{}") -> dict[str, Any]:
    """A form that was sent, as Slack delivers it."""
    blocks = [{"type": "section", "block_id": "s"}]
    blocks += [{"type": "input", "block_id": block_id} for block_id in values]
    view = {"id": "V1", "private_metadata": note, "blocks": blocks, "state": {"values": values}}
    return {"type": "view_submission", "user": {"id": USER}, "view": view}


# -- messages


def test_a_direct_message_is_answered_where_it_was_written() -> None:
    asked = incoming.asked(event())
    assert asked.event_id == "Ev1"
    assert asked.words == "mag dit?"
    assert asked.place == Place(USER, "D1", "", is_dm=True)
    assert asked.source == Source("D1", "1700000000.000100")


def test_a_message_in_a_thread_is_answered_in_the_thread() -> None:
    asked = incoming.asked(event(thread_ts="1.0"))
    assert asked.place.thread == "1.0"
    assert asked.source.thread == "1.0"


def test_a_mention_is_answered_in_a_thread_below_it() -> None:
    asked = incoming.asked(event(type="app_mention", channel_type="channel", channel="C1"))
    assert asked.place == Place(USER, "C1", "1700000000.000100")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"<@{BOT}> mag dit?", "mag dit?"),
        (f"mag dit <@{BOT}>", "mag dit"),
        (f"hoi <@{BOT}|protocolbot> mag dit?", "hoi mag dit?"),
        (f"<@{BOT}>", ""),
        (f"<@{BOT}> mag <@U0ANDER> dit?", "mag @U0ANDER dit?"),
        ("", ""),
        (None, ""),
    ],
)
def test_the_name_of_the_bot_is_no_part_of_the_words(text: str | None, words: str) -> None:
    assert incoming.asked(event(text=text)).words == words


def test_only_pictures_are_taken_along_and_four_at_most() -> None:
    files = [{"id": f"F{number}", "filetype": "jpg"} for number in range(6)]
    files.insert(0, {"id": "FPDF", "filetype": "pdf"})
    files.insert(0, {"filetype": "png"})
    assert incoming.asked(event(files=files)).pictures == ("F0", "F1", "F2", "F3")


@pytest.mark.parametrize("subtype", [None, "file_share", "thread_broadcast"])
def test_new_messages_of_people_are_for_the_bot(subtype: str | None) -> None:
    assert incoming.is_for_us(event(subtype=subtype))


@pytest.mark.parametrize(
    "fields",
    [
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"bot_id": "B1"},
        {"user": ""},
        {"channel_type": "mpim"},
        {"edited": {}},
    ],
)
def test_everything_else_is_not(fields: dict[str, Any]) -> None:
    assert not incoming.is_for_us(event(**fields))


@pytest.mark.parametrize(("tab", "user"), [("home", USER), ("messages", ""), ("about", "")])
def test_only_the_home_tab_is_drawn(tab: str, user: str) -> None:
    assert incoming.home_user({"event": {"type": "app_home_opened", "user": USER, "tab": tab}}) == user


# -- presses


def test_a_press_says_who_where_and_what() -> None:
    pressed = incoming.pressed(press())
    assert (pressed.place.user, pressed.value, pressed.trigger) == (USER, "K1", "1.2.3")
    assert pressed.place.is_dm
    assert pressed.place.thread == ""


def test_a_press_in_a_channel_is_answered_in_the_thread() -> None:
    in_channel = press(channel={"id": "C1"}, message={"ts": "2.2", "thread_ts": "1.1"})
    assert incoming.pressed(in_channel).place.thread == "1.1"
    assert incoming.pressed(press(channel={"id": "C1"}, message={"ts": "2.2"})).place.thread == "2.2"


def test_a_press_in_a_message_for_one_person_stays_private() -> None:
    place = incoming.pressed(press(container={"type": "message", "is_ephemeral": True})).place
    assert place.is_private
    assert place.response_url == "https://hooks.example/1"


def test_a_press_on_the_home_tab_has_no_channel() -> None:
    payload = press(container={"type": "view"}, message=None, channel=None)
    assert incoming.pressed(payload).place == Place(USER)


def test_a_button_without_a_value_has_an_empty_one() -> None:
    assert incoming.pressed(press(actions=[{"action_id": "set_absence"}])).value == ""


# -- commands and shortcuts


def test_a_command_is_answered_to_one_person_wherever_it_was_given() -> None:
    body = {"command": "/protocol", "text": " zoek a &amp; b ", "user_id": USER, "channel_id": "D9"}
    command = incoming.commanded({**body, "response_url": "https://hooks.example/2"})
    assert command.text == "zoek a & b"
    assert command.place == Place(USER, "D9", "", False, "https://hooks.example/2", True)


def test_what_looks_like_a_mark_in_a_command_was_typed() -> None:
    body = {"command": "/protocol", "text": "<!channel> <@U1>", "user_id": USER, "channel_id": "C1"}
    assert incoming.commanded(body).text == "<!channel> <@U1>"


def test_a_message_shortcut_says_whose_message_it_was() -> None:
    message = {"user": "U0ANDER", "text": "hoi &lt;3", "ts": "1.1", "thread_ts": "1.0"}
    body = {"user": {"id": USER}, "trigger_id": "t", "channel": {"id": "C1"}, "message": message}
    pointed = incoming.pointed(body)
    assert (pointed.author, pointed.words) == ("U0ANDER", "hoi <3")
    assert pointed.source == Source("C1", "1.1", "1.0")
    assert pointed.place == Place(USER)


def test_a_global_shortcut_is_about_nothing() -> None:
    pointed = incoming.pointed({"user": {"id": USER}, "trigger_id": "t"})
    assert (pointed.author, pointed.words) == ("", "")
    assert not pointed.source


# -- forms


def test_the_fields_of_a_form_are_read_by_name() -> None:
    values = {
        "draft": {"draft": {"type": "plain_text_input", "value": " Een post "}},
        "doubt": {"doubt": {"type": "plain_text_input", "value": None}},
        "school": {"school": {"type": "static_select", "selected_option": {"value": "linde"}}},
        "verdict": {"verdict": {"type": "radio_buttons", "selected_option": None}},
        "day": {"day": {"type": "datepicker", "selected_date": "2026-03-03"}},
        "time": {"time": {"type": "timepicker", "selected_time": "12:30"}},
        "pictures": {"pictures": {"type": "file_input", "files": [{"id": "F1"}, {"id": "F2"}]}},
    }
    sent = incoming.submitted(submission(values, json.dumps({"n": "K1"})))
    assert sent.fields["draft"] == " Een post "
    assert sent.fields["doubt"] == ""
    assert (sent.fields["school"], sent.fields["verdict"]) == ("linde", "")
    assert (sent.fields["day"], sent.fields["time"]) == ("2026-03-03", "12:30")
    assert sent.pictures == ("F1", "F2")
    assert (sent.user, sent.view_id, sent.note) == (USER, "V1", {"n": "K1"})


def test_a_form_with_a_note_of_somebody_else_is_stale() -> None:
    with pytest.raises(Stale):
        incoming.submitted(submission({}, "no json"))


def test_a_complaint_can_hang_on_the_fields_of_a_sent_form_only() -> None:
    sent = submission({"draft": {}, "doubt": {}})
    assert incoming.inputs(sent) == ("draft", "doubt")
    assert incoming.inputs({**sent, "type": "view_closed"}) == ()
    assert incoming.inputs(press()) == ()
