"""The pieces forms are made of; limits: https://docs.slack.dev/reference/block-kit/block-elements."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date

from bot.slack.blocks import LONGEST_LABEL, Json, plain, shorten
from bot.slack.ids import Field, Form
from bot.texts import say

LONGEST_INPUT = 3_000
"""Characters that a text field takes."""
LONGEST_NOTE = 3_000
_MOST_OPTIONS = 100
_LONGEST_TITLE = 24


def form(language: str, form_id: Form, blocks: Iterable[Json], note: Mapping[str, object]) -> Json:
    """Return a form; its title and its button are sentences named after it."""
    key = f"slack-{form_id.value.replace('_', '-')}"
    return {
        "type": "modal",
        "callback_id": form_id.value,
        "title": plain(shorten(say(language, f"{key}-title"), _LONGEST_TITLE)),
        "submit": plain(shorten(say(language, f"{key}-submit"), _LONGEST_TITLE)),
        "close": plain(say(language, "slack-cancel")),
        "private_metadata": note_text(note),
        "blocks": list(blocks),
    }


def note_text(note: Mapping[str, object]) -> str:
    """Return a note as it stands in a form."""
    return json.dumps(note, ensure_ascii=False, separators=(",", ":"))


def sentence(language: str, text: str) -> Json:
    """Return a form that only says something."""
    return {
        "type": "modal",
        "title": plain(say(language, "slack-name")),
        "close": plain(say(language, "slack-close")),
        "blocks": [{"type": "section", "text": plain(text)}],
    }


def text_field(
    field: Field, label: str, value: str = "", *, optional: bool = False, lines: bool = True
) -> Json:
    """Return a field for words; `lines` lets it have several."""
    element: Json = {
        "type": "plain_text_input",
        "action_id": field.value,
        "multiline": lines,
        "max_length": LONGEST_INPUT,
    }
    if value:
        element["initial_value"] = value
    return _input(field, label, element, optional)


def day_field(field: Field, label: str, day: date | None = None, *, optional: bool = False) -> Json:
    """Return a field for a date."""
    element: Json = {"type": "datepicker", "action_id": field.value}
    if day:
        element["initial_date"] = day.isoformat()
    return _input(field, label, element, optional)


def time_field(field: Field, label: str) -> Json:
    """Return an optional field for a time of day."""
    return _input(field, label, {"type": "timepicker", "action_id": field.value}, optional=True)


def picture_field(field: Field, label: str, most: int) -> Json:
    """Return an optional field for pictures."""
    element: Json = {
        "type": "file_input",
        "action_id": field.value,
        "filetypes": ["png", "jpg", "jpeg", "gif"],
        "max_files": most,
    }
    return _input(field, label, element, optional=True)


def choice_field(field: Field, label: str, options: Iterable[tuple[str, str]], chosen: str) -> Json:
    """Return a field with a few choices that all stay in sight: pairs of a value and a text."""
    drawn = [_option(*one) for one in options]
    element: Json = {"type": "radio_buttons", "action_id": field.value, "options": drawn}
    preset = [one for one in drawn if one["value"] == chosen]
    if preset:
        element["initial_option"] = preset[0]
    return _input(field, label, element)


def select_field(field: Field, label: str, options: Iterable[tuple[str, str]], chosen: str) -> Json:
    """Return a list to choose from, however long, that tells the bot at once what was chosen."""
    drawn = [_option(*one) for one in options]
    element: Json = {"type": "static_select", "action_id": field.value}
    if len(drawn) <= _MOST_OPTIONS:
        element["options"] = drawn
    else:
        element["option_groups"] = [
            {"label": plain(drawn[start]["text"]["text"]), "options": drawn[start : start + _MOST_OPTIONS]}
            for start in range(0, len(drawn), _MOST_OPTIONS)
        ]
    preset = [one for one in drawn if one["value"] == chosen]
    if preset:
        element["initial_option"] = preset[0]
    return _input(field, label, element) | {"dispatch_action": True}


def _option(value: str, text: str) -> Json:
    return {"text": plain(shorten(text, LONGEST_LABEL)), "value": value}


def _input(field: Field, label: str, element: Json, optional: bool = False) -> Json:
    return {
        "type": "input",
        "block_id": field.value,
        "label": plain(label),
        "element": element,
        "optional": optional,
    }
