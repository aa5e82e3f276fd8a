"""What a person reads: blocks and Slack's markup flattened to plain text."""

import re
from collections.abc import Callable, Iterator, Mapping

from bot.sandbox import forms
from bot.sandbox.model import Json, Message

_LINK = re.compile(r"<([^<>\n]+)>")
_EMPHASIS = re.compile(r"(?<![\w*_~`])([*_~`])(?=\S)([^\n]*?\S)\1(?![\w*_~`])")
_PING = re.compile(r"<(@[UW]\w+|!(?:channel|here|everyone|subteam)[^>]*)>")


def plain_mrkdwn(text: str, names: Mapping[str, str]) -> str:
    """Give mrkdwn as read: links and mentions by name, no formatting marks, entities undone."""
    linked = _LINK.sub(lambda found: _link_text(found[1], names), text)
    bare = _EMPHASIS.sub(lambda found: found[2], linked)
    bare = re.sub(r"^(?:>|&gt;) ?", "", bare, flags=re.MULTILINE)
    return bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _link_text(inside: str, names: Mapping[str, str]) -> str:
    target, _, label = inside.partition("|")
    if target.startswith("@"):
        return f"@{label or names.get(target[1:], target[1:])}"
    if target.startswith(("#", "!")):
        return f"{'#' if target[0] == '#' else '@'}{label or target[1:]}"
    return label or target


def message_text(message: Message, names: Mapping[str, str]) -> str:
    """Give all a person reads in a message, files and buttons in brackets; `names` are names by user id."""
    if message.blocks:
        lines = list(blocks_text(message.blocks, names))
    else:
        lines = [plain_mrkdwn(message.text, names)] if message.text else []
    return "\n".join([*lines, *(f"[{file['name']}]" for file in message.files)])


def blocks_text(blocks: tuple[Json, ...] | list[Json], names: Mapping[str, str]) -> Iterator[str]:
    """Give the text of each block, in reading order."""
    for block in blocks:
        reader = _READERS.get(block["type"])
        if reader:
            yield from (line for line in reader(block, names) if line)


def _text(found: Json | None, names: Mapping[str, str]) -> str:
    if not found:
        return ""
    text: str = found["text"]
    return plain_mrkdwn(text, names) if found["type"] == "mrkdwn" else text


def _section(block: Json, names: Mapping[str, str]) -> Iterator[str]:
    yield _text(block.get("text"), names)
    yield from (_text(one, names) for one in block.get("fields", ()))
    if "accessory" in block:
        yield _element(block["accessory"], names)


def _element(element: Json, names: Mapping[str, str]) -> str:
    if element["type"] == "button":
        return f"[{_text(element['text'], names)}]"
    if element["type"] == "image":
        return str(element["alt_text"])
    if element["type"] in ("mrkdwn", "plain_text"):
        return _text(element, names)
    labels = " / ".join(_text(one["text"], names) for one in forms.options(element))
    return labels or str(element.get("initial_value", ""))


def _elements(block: Json, names: Mapping[str, str]) -> Iterator[str]:
    yield from (_element(one, names) for one in block["elements"])


def _input(block: Json, names: Mapping[str, str]) -> Iterator[str]:
    yield _text(block["label"], names)
    yield _element(block["element"], names)
    yield _text(block.get("hint"), names)


def _rich(block: Json, names: Mapping[str, str]) -> Iterator[str]:
    for part in block["elements"]:
        if part["type"] == "rich_text_list":
            yield from _rich({"elements": part["elements"]}, names)
        else:
            yield "".join(_inline(one, names) for one in part["elements"])


def _inline(one: Json, names: Mapping[str, str]) -> str:
    match one["type"]:
        case "user":
            return f"@{names.get(one['user_id'], one['user_id'])}"
        case "broadcast":
            return f"@{one['range']}"
        case "emoji":
            return f":{one['name']}:"
        case _:
            return str(
                one.get("text") or one.get("url") or one.get("fallback") or one.get("channel_id") or ""
            )


def _header(block: Json, names: Mapping[str, str]) -> Iterator[str]:
    yield _text(block["text"], names)


def _image(block: Json, _names: Mapping[str, str]) -> Iterator[str]:
    yield block["alt_text"]


def _markdown(block: Json, _names: Mapping[str, str]) -> Iterator[str]:
    yield block["text"]


_READERS: dict[str, Callable[[Json, Mapping[str, str]], Iterator[str]]] = {
    "section": _section,
    "header": _header,
    "context": _elements,
    "actions": _elements,
    "input": _input,
    "rich_text": _rich,
    "image": _image,
    "markdown": _markdown,
}


def pings(message: Message) -> list[str]:
    """Give whom a message calls out to: `@U…`, `!channel` and the like. Empty: nobody gets a notification."""
    return [*_PING.findall(message.text), *_pings_within(list(message.blocks))]


def _pings_within(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _pings_within(one)
    elif isinstance(value, dict):
        if value.get("type") == "user":
            yield f"@{value['user_id']}"
        elif value.get("type") == "broadcast":
            yield f"!{value['range']}"
        elif value.get("type") == "mrkdwn":
            yield from _PING.findall(value["text"])
        else:
            yield from _pings_within(list(value.values()))
