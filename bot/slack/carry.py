"""A person's own words, carried in a button so that nothing typed needs to be stored.

They stand in the button's value while they fit; a longer text is read again from Slack when the button is
pressed. The asker's id goes along, so that nobody else can press.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from bot.slack.trouble import Stale

LONGEST = 1_900
"""Slack takes 2,000 characters in a button's value; some are kept for what stands before the words."""


@dataclass(frozen=True)
class Source:
    """The message the words stand in: its channel and id, and the thread it is a reply in, or empty."""

    channel: str = ""
    ts: str = ""
    thread: str = ""

    def __bool__(self) -> bool:
        return bool(self.channel and self.ts)


NOWHERE = Source()


@dataclass(frozen=True)
class Carried:
    """What a button knows: whose question, its language, the words (empty: too long) and their message."""

    asker: str
    language: str = "nl"
    words: str = ""
    source: Source = NOWHERE
    files: tuple[str, ...] = ()
    is_draft: bool = False
    """Whether all words are a draft, also when they read like a question."""


def pack(carried: Carried) -> str:
    """Return the value of a button; without the words when they do not fit."""
    value = _json(carried, carried.words)
    return value if _length(value) <= LONGEST else _json(carried, "")


def unpack(value: str) -> Carried:
    """Return what a button knows. Raises `Stale` when the value is not one of ours."""
    try:
        found = json.loads(value)
        source = Source(*(str(part) for part in found.get("s", ())))
        files = tuple(str(one) for one in found.get("f", ()))
        words, is_draft = str(found.get("w", "")), bool(found.get("d"))
        return Carried(str(found["u"]), str(found["l"]), words, source, files, is_draft)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Stale from error


def _json(carried: Carried, words: str) -> str:
    source = carried.source
    fields: dict[str, object] = {"u": carried.asker, "l": carried.language}
    if words:
        fields["w"] = words
    if source:
        fields["s"] = [source.channel, source.ts, source.thread]
    if carried.is_draft:
        fields["d"] = 1
    if carried.files:
        fields["f"] = carried.files
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def _length(value: str) -> int:
    """Return the length as JavaScript counts it, which is never less than Python's."""
    return len(value.encode("utf-16-le", "surrogatepass")) // 2
