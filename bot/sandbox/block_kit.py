"""Block Kit, the blocks and views: says what Slack would refuse in what a bot sends.

Numbers are Slack's documented limits (https://docs.slack.dev/reference/block-kit/blocks and .../views), in
characters or items. Unknown fields and block types are refused too, so that a slip of the pen shows.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from bot.sandbox import forms
from bot.sandbox.block_kit_elements import (
    ACCESSORY,
    ACTION_ELEMENT,
    CONTEXT_ELEMENT,
    INPUT_ELEMENT,
    MODAL_INPUT_ELEMENT,
    any_text,
    image,
    plain,
)
from bot.sandbox.block_kit_rich import RICH_TEXT_ELEMENT
from bot.sandbox.block_kit_rules import (
    Problems,
    Rule,
    Shape,
    boolean,
    both,
    by_type,
    one_of,
    problem,
    several,
    string,
)
from bot.sandbox.model import Json

MOST_IN_MESSAGE = 50
MOST_IN_VIEW = 100

_ID: dict[str, Rule] = {"block_id": string(255, 0)}


def _text_or_fields(value: Any, pointer: str) -> Problems:
    if not value.get("text") and not value.get("fields"):
        yield problem("must have text or fields", pointer)


_COMMON: dict[str, Rule] = {
    "section": both(
        Shape(
            {},
            {
                **_ID,
                "text": any_text(3000),
                "fields": several(any_text(2000), 10),
                "accessory": ACCESSORY,
                "expand": boolean,
            },
        ),
        _text_or_fields,
    ),
    "header": Shape({"text": plain(150)}, _ID),
    "divider": Shape({}, _ID),
    "context": Shape({"elements": several(CONTEXT_ELEMENT, 10)}, _ID),
    "actions": Shape({"elements": several(ACTION_ELEMENT, 25)}, _ID),
    "image": image({**_ID, "title": plain(2000)}),
    "rich_text": Shape({"elements": several(RICH_TEXT_ELEMENT, 1000)}, _ID),
}


def _input(element: Rule) -> Rule:
    return Shape(
        {"label": plain(2000), "element": element},
        {**_ID, "hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    )


_MESSAGE_BLOCK = by_type(
    {
        **_COMMON,
        "input": _input(INPUT_ELEMENT),
        "markdown": Shape({"text": string(12_000)}, _ID),
        "file": Shape({"external_id": string(255), "source": one_of("remote")}, _ID),
    },
    "block",
)
_MODAL_BLOCK = by_type({**_COMMON, "input": _input(MODAL_INPUT_ELEMENT)}, "block")
_HOME_BLOCK = by_type({**_COMMON, "input": _input(INPUT_ELEMENT)}, "block")

_VIEW_FIELDS: dict[str, Rule] = {
    "private_metadata": string(3000, 0),
    "callback_id": string(255, 0),
    "external_id": string(255, 0),
}
_VIEWS: dict[str, Rule] = {
    "modal": Shape(
        {"title": plain(24), "blocks": several(_MODAL_BLOCK, MOST_IN_VIEW, 0)},
        {
            **_VIEW_FIELDS,
            "submit": plain(24),
            "close": plain(24),
            "clear_on_close": boolean,
            "notify_on_close": boolean,
            "submit_disabled": boolean,
        },
    ),
    "home": Shape({"blocks": several(_HOME_BLOCK, MOST_IN_VIEW, 0)}, _VIEW_FIELDS),
}


def message_problems(blocks: list[Json]) -> Iterator[str]:
    """Say what is wrong with the blocks of a message; nothing when Slack would take them."""
    wrong = list(several(_MESSAGE_BLOCK, MOST_IN_MESSAGE, 0)(blocks, "/blocks"))
    yield from wrong or _ids_twice(blocks, "/blocks")


def view_problems(view: Json, kinds: Iterable[str]) -> Iterator[str]:
    """Say what is wrong with a view that must be one of `kinds` (modal, home)."""
    wrong = list(by_type({kind: _VIEWS[kind] for kind in kinds}, "view")(view, "/view"))
    yield from wrong or _whole_view_problems(view)


def _whole_view_problems(view: Json) -> Iterator[str]:
    yield from _ids_twice(view["blocks"], "/view/blocks")
    has_input = any(block["type"] == "input" for block in view["blocks"])
    if view["type"] == "modal" and has_input and "submit" not in view:
        yield problem("submit is required when an input is present", "/view")


def _ids_twice(blocks: list[Json], pointer: str) -> Iterator[str]:
    seen = Counter(block["block_id"] for block in blocks if block.get("block_id"))
    for block_id, times in seen.items():
        if times > 1:
            yield problem(f"block_id {block_id} is used {times} times", pointer)
    for place, block in enumerate(blocks):
        ids = Counter(element["action_id"] for _, element in forms.elements([block]))
        for action_id, times in ids.items():
            if times > 1:
                yield problem(f"action_id {action_id} is used {times} times", f"{pointer}/{place}")


def size(blocks: list[Json]) -> int:
    """Give the bytes of blocks as compact JSON."""
    return len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")).encode())
