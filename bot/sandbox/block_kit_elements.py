"""Block Kit, the small things: text objects, options, confirmations, buttons, choices, fields, rich text.

Numbers are Slack's documented limits: https://docs.slack.dev/reference/block-kit (block elements, composition
objects), in characters or items.
"""

from collections.abc import Mapping
from typing import Any

from bot.sandbox import forms
from bot.sandbox.block_kit_rules import (
    Problems,
    Rule,
    Shape,
    anything,
    boolean,
    both,
    by_type,
    integer,
    matching,
    one_of,
    problem,
    several,
    string,
)

LONGEST_INPUT = 3000


def plain(longest: int) -> Rule:
    """Allow a plain_text object of this many characters."""
    return by_type({"plain_text": Shape({"text": string(longest)}, {"emoji": boolean})}, "text")


def any_text(longest: int) -> Rule:
    """Allow a plain_text or mrkdwn object of this many characters."""
    shapes = {
        "plain_text": Shape({"text": string(longest)}, {"emoji": boolean}),
        "mrkdwn": Shape({"text": string(longest)}, {"verbatim": boolean}),
    }
    return by_type(shapes, "text")


ACTION_ID = string(255)
DATE = matching(r"\d{4}-\d\d-\d\d", "a date as YYYY-MM-DD")
TIME = matching(r"([01]\d|2[0-3]):[0-5]\d", "a time as HH:mm")
CONFIRM = Shape(
    {"title": plain(100), "text": any_text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
SELECT_OPTION = Shape({"text": plain(75), "value": string(150)}, {"description": plain(75)})
CHOICE_OPTION = Shape({"text": any_text(75), "value": string(150)}, {"description": any_text(75)})
OPTION_GROUP = Shape({"label": plain(75), "options": several(SELECT_OPTION, 100)})


def _one_source(value: Any, pointer: str) -> Problems:
    if ("options" in value) == ("option_groups" in value):
        yield problem("must have either options or option_groups", pointer)


def _initial_is_an_option(value: Any, pointer: str) -> Problems:
    chosen = [value["initial_option"]] if "initial_option" in value else value.get("initial_options", [])
    known = [one.get("value") for one in forms.options(value)]
    for one in chosen:
        if one.get("value") not in known:
            yield problem("initial option is not among the options", pointer)


def _select_rules(value: Any, pointer: str) -> Problems:
    yield from _one_source(value, pointer)
    yield from _initial_is_an_option(value, pointer)


def _lengths_agree(value: Any, pointer: str) -> Problems:
    least, most = value.get("min_length", 0), value.get("max_length", LONGEST_INPUT)
    if least > most:
        yield problem("min_length must not be greater than max_length", pointer)
    if len(value.get("initial_value", "")) > most:
        yield problem(f"initial_value must be less than {most + 1} characters", pointer)


_FIELD: dict[str, Rule] = {"placeholder": plain(150), "focus_on_load": boolean}
_PICK: dict[str, Rule] = {"action_id": ACTION_ID, "confirm": CONFIRM, "focus_on_load": boolean}
_SELECT: dict[str, Rule] = {
    **_PICK,
    "placeholder": plain(150),
    "options": several(SELECT_OPTION, 100),
    "option_groups": several(OPTION_GROUP, 100),
}

BUTTON = Shape(
    {"text": plain(75)},
    {
        "action_id": ACTION_ID,
        "value": string(2000),
        "url": string(3000),
        "style": one_of("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(75),
    },
)


def _one_address(value: Any, pointer: str) -> Problems:
    if ("image_url" in value) == ("slack_file" in value):
        yield problem("must have either image_url or slack_file", pointer)


def _id_or_url(value: Any, pointer: str) -> Problems:
    if ("id" in value) == ("url" in value):
        yield problem("must have either id or url", pointer)


PICTURE: dict[str, Rule] = {
    "image_url": string(3000),
    "slack_file": both(Shape({}, {"id": string(255), "url": string(3000)}), _id_or_url),
}


def image(extra: Mapping[str, Rule]) -> Rule:
    """Allow an image, from an address or from Slack's own files, with these further fields."""
    return both(Shape({"alt_text": string(2000)}, {**PICTURE, **extra}), _one_address)


IMAGE = image({})
STATIC_SELECT = both(Shape({}, {**_SELECT, "initial_option": SELECT_OPTION}), _select_rules)
MULTI_STATIC_SELECT = both(
    Shape(
        {},
        {**_SELECT, "initial_options": several(SELECT_OPTION, 100), "max_selected_items": integer(1, 100)},
    ),
    _select_rules,
)
RADIO_BUTTONS = both(
    Shape({"options": several(CHOICE_OPTION, 10)}, {**_PICK, "initial_option": CHOICE_OPTION}),
    _initial_is_an_option,
)
CHECKBOXES = both(
    Shape({"options": several(CHOICE_OPTION, 10)}, {**_PICK, "initial_options": several(CHOICE_OPTION, 10)}),
    _initial_is_an_option,
)
OVERFLOW = Shape({"options": several(SELECT_OPTION, 5)}, {"action_id": ACTION_ID, "confirm": CONFIRM})
DATEPICKER = Shape({}, {**_PICK, "placeholder": plain(150), "initial_date": DATE})
TIMEPICKER = Shape({}, {**_PICK, "placeholder": plain(150), "initial_time": TIME, "timezone": string(100)})
USERS_SELECT = Shape({}, {**_PICK, "placeholder": plain(150), "initial_user": string(255)})
PLAIN_TEXT_INPUT = both(
    Shape(
        {},
        {
            **_FIELD,
            "action_id": ACTION_ID,
            "initial_value": string(LONGEST_INPUT, 0),
            "multiline": boolean,
            "min_length": integer(0, LONGEST_INPUT),
            "max_length": integer(1, LONGEST_INPUT),
            "dispatch_action_config": anything,
        },
    ),
    _lengths_agree,
)
FILE_INPUT = Shape(
    {},
    {
        "action_id": ACTION_ID,
        "filetypes": several(matching(r"\w+", "a file extension without a dot"), 100),
        "max_files": integer(1, forms.MOST_FILES),
    },
)

_CHOOSERS: dict[str, Rule] = {
    "static_select": STATIC_SELECT,
    "multi_static_select": MULTI_STATIC_SELECT,
    "radio_buttons": RADIO_BUTTONS,
    "checkboxes": CHECKBOXES,
    "datepicker": DATEPICKER,
    "timepicker": TIMEPICKER,
    "users_select": USERS_SELECT,
}
ACTION_ELEMENT = by_type({**_CHOOSERS, "button": BUTTON, "overflow": OVERFLOW}, "element")
ACCESSORY = by_type({**_CHOOSERS, "button": BUTTON, "overflow": OVERFLOW, "image": IMAGE}, "element")
_INPUTS: dict[str, Rule] = {**_CHOOSERS, "plain_text_input": PLAIN_TEXT_INPUT}
INPUT_ELEMENT = by_type(_INPUTS, "input element")
MODAL_INPUT_ELEMENT = by_type({**_INPUTS, "file_input": FILE_INPUT}, "input element")
"""In a modal a field may also take files; in messages and home tabs it may not."""
CONTEXT_ELEMENT = by_type(
    {
        "image": IMAGE,
        "plain_text": Shape({"text": string(2000)}, {"emoji": boolean}),
        "mrkdwn": Shape({"text": string(2000)}, {"verbatim": boolean}),
    },
    "context element",
)
