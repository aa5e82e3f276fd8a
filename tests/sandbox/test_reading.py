"""Blocks and mrkdwn, flattened to what a person reads."""

import pytest

from bot.sandbox.model import Message
from bot.sandbox.reading import message_text, pings, plain_mrkdwn

NAMES = {"U0SANNE": "Sanne de Wit"}


def message(text: str = "", *blocks: dict) -> Message:
    return Message("1.0", "D0", "U0BOT", text, blocks=blocks)


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ("*Richtlijn 2* _let op_ ~weg~ `code`", "Richtlijn 2 let op weg code"),
        ("2*3*4 en snake_case_naam", "2*3*4 en snake_case_naam"),
        ("&lt;!channel&gt; &amp; meer", "<!channel> & meer"),
        ("<@U0SANNE> in <#C0|team>", "@Sanne de Wit in #team"),
        ("<https://school.example|de site> <https://school.example>", "de site https://school.example"),
        ("> aangehaald\n&gt; ook", "aangehaald\nook"),
        ("<!here>", "@here"),
    ],
)
def test_markup_is_read_as_a_person_sees_it(markup, read):
    assert plain_mrkdwn(markup, NAMES) == read


def test_plain_text_is_left_as_it_is():
    header = {"type": "header", "text": {"type": "plain_text", "text": "*kaal* &lt;"}}

    assert message_text(message("", header), NAMES) == "*kaal* &lt;"


def test_blocks_go_before_the_fallback_text_and_rich_text_is_read():
    block = {
        "type": "rich_text",
        "elements": [
            {"type": "rich_text_section", "elements": [{"type": "user", "user_id": "U0SANNE"}]},
            {
                "type": "rich_text_list",
                "style": "bullet",
                "elements": [
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": "<b>"}]},
                    {"type": "rich_text_section", "elements": [{"type": "emoji", "name": "tada"}]},
                ],
            },
        ],
    }

    assert message_text(message("niet te zien", block), NAMES) == "@Sanne de Wit\n<b>\n:tada:"


@pytest.mark.parametrize(
    ("found", "called"),
    [
        (message("<!channel> en <@U0SANNE>"), ["!channel", "@U0SANNE"]),
        (message("&lt;!channel&gt;"), []),
        (message("", {"type": "section", "text": {"type": "mrkdwn", "text": "<!here>"}}), ["!here"]),
        (message("", {"type": "section", "text": {"type": "plain_text", "text": "<!here>"}}), []),
    ],
)
def test_it_is_known_whom_a_message_calls_out_to(found, called):
    assert pings(found) == called


def test_rich_text_can_call_out_too():
    parts = [{"type": "user", "user_id": "U0SANNE"}, {"type": "broadcast", "range": "channel"}]
    block = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": parts}]}

    assert pings(message("", block)) == ["@U0SANNE", "!channel"]
