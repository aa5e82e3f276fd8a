"""Draws a `Reply` in Block Kit: the only place that knows how a reply looks in Slack.

Limits: https://docs.slack.dev/reference/block-kit/blocks, 50 blocks in a message, 100 in a home tab; the
13,200 bytes of the blocks of one message as JSON are not documented, but Slack refuses more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from bot.reply import (
    Button,
    Buttons,
    Change,
    Changes,
    Facts,
    Part,
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
from bot.slack.blocks import (
    LONGEST_HEADING,
    LONGEST_LABEL,
    Json,
    bold,
    escaped,
    header,
    image,
    labelled_quote,
    line,
    plain,
    rich,
    run,
    section,
    shorten,
    small,
    split,
)
from bot.texts import say

MOST_BLOCKS = 50
MOST_HOME_BLOCKS = 100
MOST_BYTES = 12_800
_MOST_RUN_BYTES = 11_000
"""Of the runs in one block, which has a frame of its own."""
_LONGEST_FALLBACK = 2_000
_LONGEST_CONFIRM = 300
_CHAT_WITH = "https://slack.com/app_redirect?channel="
"""Opens a conversation in the desktop app, on a phone and in a browser: https://docs.slack.dev/interactivity/deep-linking."""
_STYLES = {Tone.MAIN: "primary", Tone.GRAVE: "danger"}
_CONFIRMED = frozenset({Press.DECIDE_YES})
"""What is done at once when pressed, and so asks "are you sure" first."""


@dataclass(frozen=True)
class Page:
    """One Slack message: its blocks, and the text that a notification or a screen reader gets."""

    blocks: list[Json]
    text: str


def pages(reply: Reply) -> tuple[Page, ...]:
    """Return the messages a reply takes: nearly always one; the last one holds the last buttons."""
    text = escaped(shorten(reply.summary, _LONGEST_FALLBACK))
    return tuple(Page(group, text) for group in _groups(blocks(reply))) or (Page([], text),)


def home(reply: Reply) -> Json:
    """Return a reply as a home tab; what does not fit in 100 blocks is left out at the end."""
    return {"type": "home", "blocks": blocks(reply)[:MOST_HOME_BLOCKS]}


def blocks(reply: Reply) -> list[Json]:
    """Return a reply as blocks, however many."""
    return [block for part in reply.parts for block in _draw(part, reply.language)]


def _groups(drawn: Sequence[Json]) -> list[list[Json]]:
    groups: list[list[Json]] = []
    room = 0
    for block in drawn:
        size = weight(block)
        if not groups or len(groups[-1]) == MOST_BLOCKS or size > room:
            groups.append([])
            room = MOST_BYTES
        groups[-1].append(block)
        room -= size
    return groups


def weight(drawn: Json) -> int:
    """Return the bytes that a block, or a run of text in one, takes as JSON, with the comma behind it."""
    return (
        len(json.dumps(drawn, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")) + 1
    )


def _draw(part: Part, language: str) -> list[Json]:
    match part:
        case Changes():
            return _changes(part, language)
        case Buttons(buttons):
            return _rows(buttons, language)
        case Quote() | Typed():
            return _quote(part)
        case Facts(rows):
            return _facts(rows)
        case _:
            return _simple(part)


def _simple(part: Title | Text | Small | Pictures) -> list[Json]:
    match part:
        case Title(text):
            return header(text) if text else []
        case Text(text):
            return section(text)
        case Small(text):
            return small(text)
        case Pictures(files):
            return [image(file_id, alternative) for file_id, alternative in files]


def _quote(quote: Quote | Typed) -> list[Json]:
    drawn = labelled_quote(quote.label, quote.text, bold=True)
    if isinstance(quote, Quote) and quote.translation:
        drawn += labelled_quote(quote.translation_label, quote.translation, italic=True)
    return drawn


def _facts(rows: Iterable[tuple[str, str]]) -> list[Json]:
    lines = [_fact(label, value) for label, value in rows]
    if sum(map(len, lines)) == len(lines):
        return rich([one for pieces in lines for one in pieces]) if lines else []
    return [block for pieces in lines for one in pieces for block in rich([one])]


def _fact(label: str, value: str) -> list[Json]:
    first, *more = split(value) or ["–"]
    heading = run(f"{shorten(label, LONGEST_HEADING)}: ", bold=True)
    return [line([heading, run(first)]), *(line([run(piece)]) for piece in more)]


def _changes(changes: Changes, language: str) -> list[Json]:
    """Draw removed words struck through and added words bold, and say so in words as well."""
    runs = [
        one
        for change, text in changes.runs
        for piece in split(text)
        for one in _change(change, piece, language)
    ]
    drawn = bold(changes.label) if changes.label else []
    return drawn + [block for group in _run_groups(runs) for block in rich([line(group)])]


def _change(change: Change, text: str, language: str) -> list[Json]:
    if change is Change.SAME:
        return [run(text)]
    if change is Change.REMOVED:
        return [run(f" {say(language, 'slack-removed')} ", italic=True), run(text, strike=True)]
    return [run(f" {say(language, 'slack-added')} ", italic=True), run(text, bold=True)]


def _run_groups(runs: list[Json]) -> list[list[Json]]:
    groups: list[list[Json]] = []
    size = 0
    for one in runs:
        if not groups or size + weight(one) > _MOST_RUN_BYTES:
            groups.append([])
            size = 0
        groups[-1].append(one)
        size += weight(one)
    return groups


def _rows(buttons: Iterable[Button], language: str) -> list[Json]:
    """Draw buttons beside each other; choices of one kind each get a row, which reads well on a phone."""
    rows: list[list[Button]] = []
    for button in buttons:
        if not rows or len(rows[-1]) == 5 or button.press in {other.press for other in rows[-1]}:
            rows.append([])
        rows[-1].append(button)
    return [{"type": "actions", "elements": [_button(one, language) for one in row]} for row in rows]


def _button(button: Button, language: str) -> Json:
    drawn: Json = {
        "type": "button",
        "action_id": button.press.value,
        "text": plain(shorten(button.label, LONGEST_LABEL)),
    }
    if button.press is Press.OPEN_CHAT:
        drawn["url"] = _CHAT_WITH + quote(button.value, safe="")
    elif button.value:
        drawn["value"] = button.value
    if button.tone in _STYLES:
        drawn["style"] = _STYLES[button.tone]
    if button.press in _CONFIRMED:
        drawn["confirm"] = _confirm(button, language)
    return drawn


def _confirm(button: Button, language: str) -> Json:
    return {
        "title": plain(say(language, "slack-confirm-title")),
        "text": plain(shorten(say(language, "slack-confirm-text"), _LONGEST_CONFIRM)),
        "confirm": plain(shorten(button.label, 30)),
        "deny": plain(say(language, "slack-cancel")),
    }
