"""How a reply looks in Slack: never markup, never over a limit, never cut."""

from __future__ import annotations

import pytest

from bot.reply import (
    Button,
    Buttons,
    Change,
    Changes,
    Facts,
    Pictures,
    Press,
    Quote,
    Reply,
    Small,
    Text,
    Title,
    Tone,
    Typed,
)
from bot.sandbox import block_kit
from bot.sandbox.model import Message
from bot.sandbox.reading import blocks_text, pings
from bot.slack import render
from bot.slack.blocks import split

DANGEROUS = "<!channel> <@U0BRAM> `code` *vet* :tada: &lt; \u202ertl 👩🏽‍🏫"


def parts_with(text: str) -> tuple:
    return (
        Title(text),
        Text(text),
        Quote(text, text, text, text),
        Typed(text, text),
        Facts(((text, text), ("leeg", ""))),
        Small(text),
        Changes(text, ((Change.SAME, text), (Change.ADDED, text), (Change.REMOVED, text))),
        Pictures((("F1", text),)),
        Buttons((Button(Press.DECIDE_YES, text, "K1", Tone.MAIN),)),
    )


@pytest.mark.parametrize("text", ["", " ", "Dag", DANGEROUS, "x" * 3001, "woord " * 8000, "👩🏽‍🏫" * 5000])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_part_is_one_that_slack_takes_however_long(text: str, language: str) -> None:
    for part in parts_with(text):
        if isinstance(part, Buttons) and not text.strip():
            continue
        for page in render.pages(Reply("Samenvatting", (part,), language)):
            assert not list(block_kit.message_problems(page.blocks)), part
            assert block_kit.size(page.blocks) <= 13_200
            assert page.text


@pytest.mark.parametrize("part", parts_with(DANGEROUS), ids=lambda part: type(part).__name__)
def test_nothing_typed_becomes_markup(part: object) -> None:
    page = render.pages(Reply(DANGEROUS, (part,)))[0]
    assert not pings(Message("1", "D1", "U1", page.text, tuple(page.blocks)))
    assert "mrkdwn" not in str(page.blocks)
    assert DANGEROUS in "\n".join(blocks_text(page.blocks, {"U0BRAM": "Bram"}))


def test_the_fallback_text_is_escaped() -> None:
    assert render.pages(Reply("a <!here> & b", ()))[0].text == "a &lt;!here&gt; &amp; b"


@pytest.mark.parametrize(
    "text", ["", "kort", "woord " * 999, "x" * 7001, "regel\n" * 900, "a\n\n" + "b " * 4000]
)
def test_pieces_of_a_text_are_together_the_text(text: str) -> None:
    pieces = split(text)
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= 2900 for piece in pieces)


def test_a_text_is_split_between_words() -> None:
    assert all(piece.endswith("woord ") for piece in split("woord " * 999))


def test_nothing_of_a_long_draft_is_lost() -> None:
    draft = " ".join(f"woord{number}" for number in range(8000))
    shown = [
        line
        for page in render.pages(Reply("Lang", (Typed("Concept", draft),)))
        for line in blocks_text(page.blocks, {})
    ]
    assert "".join(line for line in shown if line != "Concept") == draft


@pytest.mark.parametrize(("language", "words"), [("nl", ("weg:", "nieuw:")), ("en", ("removed:", "new:"))])
def test_changes_are_said_in_words_and_not_by_looks_alone(language: str, words: tuple[str, str]) -> None:
    changes = Changes("Nieuwe versie", ((Change.REMOVED, "groep 8"), (Change.ADDED, "leerlingen")))
    blocks = render.blocks(Reply("", (changes,), language))
    text = "\n".join(blocks_text(blocks, {}))
    assert all(word in text for word in words)
    runs = blocks[-1]["elements"][0]["elements"]
    assert {"text": "groep 8", "type": "text", "style": {"strike": True}} in runs
    assert {"text": "leerlingen", "type": "text", "style": {"bold": True}} in runs


def test_choices_of_one_kind_stand_below_each_other() -> None:
    buttons = tuple(Button(Press.SHOW_PASSAGE, f"Richtlijn {number}", str(number)) for number in (1, 2, 3))
    blocks = render.blocks(Reply("", (Buttons(buttons),)))
    assert [len(block["elements"]) for block in blocks] == [1, 1, 1]


def test_buttons_of_different_kinds_stand_beside_each_other() -> None:
    buttons = (Button(Press.TALK, "Bel", "1", Tone.GRAVE), Button(Press.ASK_BACK, "Vraag", "1"))
    (block,) = render.blocks(Reply("", (Buttons(buttons),)))
    assert [one.get("style") for one in block["elements"]] == ["danger", None]


def test_the_buttons_of_a_long_reply_stand_in_its_last_message() -> None:
    reply = Reply("", (Typed("Concept", "woord " * 8000), Buttons((Button(Press.TALK, "Bel", "1"),))))
    *before, last = render.pages(reply)
    assert before
    assert last.blocks[-1]["type"] == "actions"
    assert not any(block["type"] == "actions" for page in before for block in page.blocks)


def test_a_home_tab_has_at_most_a_hundred_blocks() -> None:
    home = render.home(Reply("", tuple(Text(str(number)) for number in range(300))))
    assert len(home["blocks"]) == 100
    assert not list(block_kit.view_problems(home, ["home"]))


def test_a_picture_stays_in_slack_and_has_its_words() -> None:
    (block,) = render.blocks(Reply("", (Pictures((("F1", "Een bal op het gras"),)),)))
    assert block == {"type": "image", "slack_file": {"id": "F1"}, "alt_text": "Een bal op het gras"}


def test_the_link_to_a_conversation_is_one_that_every_client_of_slack_opens() -> None:
    button = Button(Press.OPEN_CHAT, "Open het gesprek", "U0SANNE&team=T1")
    [drawn] = render.blocks(Reply("Bel", (Buttons((button,)),)))[0]["elements"]
    assert drawn["url"] == "https://slack.com/app_redirect?channel=U0SANNE%26team%3DT1"
    assert "value" not in drawn


@pytest.mark.parametrize("words", ["woord ", "👩 ", '" '])
def test_a_text_of_which_every_other_word_changed_stays_within_what_slack_takes(words: str) -> None:
    kinds = (Change.SAME, Change.REMOVED, Change.ADDED)
    runs = tuple((kinds[place % 3], words) for place in range(3000))
    drawn = render.pages(Reply("Veranderd", (Changes("Dit is er veranderd", runs),)))
    assert all(block_kit.size(page.blocks) <= 13_200 for page in drawn)
    assert sum(str(page.blocks).count(repr(words)) for page in drawn) == 3000
