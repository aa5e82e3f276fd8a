"""What a form holds: the state of every field in Slack's `view.state.values` shape."""

from collections.abc import Iterator
from typing import Any

from bot.sandbox.model import Json

MOST_FILES = 10
"""How many files a field takes when it does not say (Slack: ten)."""

_EMPTY: dict[str, tuple[str, Any]] = {
    "plain_text_input": ("value", None),
    "email_text_input": ("value", None),
    "url_text_input": ("value", None),
    "number_input": ("value", None),
    "static_select": ("selected_option", None),
    "radio_buttons": ("selected_option", None),
    "multi_static_select": ("selected_options", []),
    "checkboxes": ("selected_options", []),
    "datepicker": ("selected_date", None),
    "timepicker": ("selected_time", None),
    "datetimepicker": ("selected_date_time", None),
    "users_select": ("selected_user", None),
    "conversations_select": ("selected_conversation", None),
    "channels_select": ("selected_channel", None),
    "file_input": ("files", []),
}
_INITIAL = {
    "value": "initial_value",
    "selected_option": "initial_option",
    "selected_options": "initial_options",
    "selected_date": "initial_date",
    "selected_time": "initial_time",
    "selected_date_time": "initial_date_time",
    "selected_user": "initial_user",
    "selected_conversation": "initial_conversation",
    "selected_channel": "initial_channel",
}


def elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Give every interactive element with the block it stands in."""
    for block in blocks:
        found = [block.get("element"), block.get("accessory"), *block.get("elements", ())]
        for element in found:
            if isinstance(element, dict) and "action_id" in element:
                yield block, element


def initial_state(blocks: list[Json], kept: Json | None = None) -> Json:
    """Give the state of all fields as first shown.

    `kept` is the state before an update of the view: what the person filled in stays where block_id and
    action_id stay the same, as in Slack.
    """
    state: Json = {}
    for block, element in elements(blocks):
        if element["type"] in _EMPTY:
            before = (kept or {}).get(block["block_id"], {}).get(element["action_id"])
            state.setdefault(block["block_id"], {})[element["action_id"]] = before or _first_value(element)
    return state


def _first_value(element: Json) -> Json:
    key, empty = _EMPTY[element["type"]]
    return {"type": element["type"], key: element.get(_INITIAL.get(key, ""), empty)}


def filled(element: Json, value: Any) -> Json:
    """Give the state of one field after a person chose `value`.

    `value` is text, an ISO date, `HH:MM`, or an option's value; a list of option values for several choices.
    Fields for files are not filled in here.
    Raises `LookupError` when the field has no such option.
    """
    key, _ = _EMPTY[element["type"]]
    if key == "selected_option":
        return {"type": element["type"], key: option(element, value) if value else None}
    if key == "selected_options":
        return {"type": element["type"], key: [option(element, one) for one in value]}
    return {"type": element["type"], key: value if value != "" else None}


def options(element: Json) -> list[Json]:
    """Give all options of a choice, those in groups too."""
    groups = element.get("option_groups", ())
    return [*element.get("options", ()), *(one for group in groups for one in group["options"])]


def option(element: Json, value: str) -> Json:
    """Give the option with this value; raises `LookupError` when there is none."""
    for one in options(element):
        if one["value"] == value:
            return {"text": one["text"], "value": one["value"]}
    raise LookupError(f"{element['action_id']} has no option {value!r}")


def plain_value(state: Json) -> Any:
    """Give what a person filled in: text, an option's value, a list of them, or an empty string."""
    key, _ = _EMPTY[state["type"]]
    value = state[key]
    if key == "selected_option":
        return value["value"] if value else ""
    if key == "selected_options":
        return [one["value"] for one in value]
    return value or ""


def refusals(blocks: list[Json], state: Json) -> dict[str, str]:
    """Give what Slack's own client refuses before it sends a form: block id to sentence.

    Required fields left empty, text shorter or longer than the field allows, too many files or other kinds.
    """
    found = {}
    for block in blocks:
        if block["type"] != "input":
            continue
        value = plain_value(state[block["block_id"]][block["element"]["action_id"]])
        sentence = _refusal(block, value)
        if sentence:
            found[block["block_id"]] = sentence
    return found


def _refusal(block: Json, value: Any) -> str:
    element = block["element"]
    if not value:
        return "" if block.get("optional") else "Please complete this required field."
    if element["type"] == "file_input":
        return _files_refusal(element, value)
    if element["type"] != "plain_text_input":
        return ""
    if len(value) < element.get("min_length", 0):
        return f"Please enter at least {element['min_length']} characters."
    if len(value) > element.get("max_length", 3000):
        return f"Please enter at most {element.get('max_length', 3000)} characters."
    return ""


def _files_refusal(element: Json, files: list[Json]) -> str:
    most = element.get("max_files", MOST_FILES)
    if len(files) > most:
        return f"Please attach at most {most} files."
    kinds = element.get("filetypes", ())
    if kinds and any(one["filetype"] not in kinds for one in files):
        return f"Please attach only: {', '.join(kinds)}."
    return ""
