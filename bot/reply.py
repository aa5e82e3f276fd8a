"""A message as it is meant, before any platform draws it.

Only a renderer (`bot/slack/render.py`, `bot/cli/plain.py`) knows blocks, escapes and length limits. Every
string here is plain text: words a person typed are never markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Press(StrEnum):
    """Everything a reader can press; each is answered by one listener."""

    ASK_DIRECTOR = "ask_director"
    NOT_MEANT = "not_meant"
    WHOLE_PROTOCOL = "whole_protocol"
    SHOW_PASSAGE = "show_passage"
    NONE_OF_THESE = "none_of_these"
    LEARN_FROM = "learn_from"
    DECIDE_YES = "decide_yes"
    DECIDE_CHANGES = "decide_changes"
    DECIDE_NO = "decide_no"
    TALK = "talk"
    OPEN_CHAT = "open_chat"
    """A link to the conversation with the person whose id in the chat is the value."""
    ASK_BACK = "ask_back"
    ANSWER_BACK = "answer_back"
    REVISE = "revise"
    WITHDRAW = "withdraw"
    CORRECT = "correct"
    SHOW_CASE = "show_case"
    EXPORT_CASE = "export_case"
    SET_ABSENCE = "set_absence"
    CLEAR_ABSENCE = "clear_absence"
    REPLACE_NAMES = "replace_names"


class Tone(StrEnum):
    """How a button stands out."""

    PLAIN = "plain"
    MAIN = "main"
    GRAVE = "grave"


@dataclass(frozen=True)
class Title:
    """One short line above the rest."""

    text: str


@dataclass(frozen=True)
class Text:
    """A paragraph in the bot's own words."""

    text: str


@dataclass(frozen=True)
class Quote:
    """Text of the protocol, byte for byte, under a label that says which part it is.

    `translation` is the unofficial translation shown below it; empty for none.
    """

    label: str
    text: str
    translation_label: str = ""
    translation: str = ""


@dataclass(frozen=True)
class Typed:
    """Words that a person typed, shown literally under a label."""

    label: str
    text: str


@dataclass(frozen=True)
class Facts:
    """Short pairs of a label and a value."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Small:
    """A line in small print."""

    text: str


class Change(StrEnum):
    """What happened to a run of words between two versions of a text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Changes:
    """A text in runs of words: kept, added or removed since the version before."""

    label: str
    runs: tuple[tuple[Change, str], ...]


@dataclass(frozen=True)
class Pictures:
    """Pictures that stay in the chat: pairs of its file id and the alternative text."""

    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Button:
    """Something to press. `value` is what the listener gets back."""

    press: Press
    label: str
    value: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class Buttons:
    """A row of things to press."""

    buttons: tuple[Button, ...]


Part = Title | Text | Quote | Typed | Facts | Small | Changes | Pictures | Buttons


@dataclass(frozen=True)
class Reply:
    """A whole message. `summary` is what a notification or a screen reader gets.

    `language` is for the words a renderer adds of its own, such as "weg:" before removed words.
    """

    summary: str
    parts: tuple[Part, ...]
    language: str = "nl"
