"""Every name that Slack sends back to the bot; the ids of buttons are those of `bot.reply.Press`."""

from __future__ import annotations

from enum import StrEnum

COMMAND = "/protocol"
EVENT_TYPE = "protocolbot"
"""The `event_type` of the metadata by which the bot finds its own messages again."""


class Event(StrEnum):
    """The events the bot is told of."""

    MENTION = "app_mention"
    MESSAGE = "message"
    HOME = "app_home_opened"


class Shortcut(StrEnum):
    """The callback ids of the shortcuts."""

    ASK_MESSAGE = "ask_director_message"
    CHECK_MESSAGE = "check_draft_message"
    ASK = "ask_director_global"


class Form(StrEnum):
    """The callback ids of the forms."""

    ASK_DIRECTOR = "form_ask_director"
    CHANGES = "form_changes"
    NO = "form_no"
    TALK = "form_talk"
    ASK_BACK = "form_ask_back"
    ANSWER_BACK = "form_answer_back"
    REVISE = "form_revise"
    CORRECT = "form_correct"
    WITHDRAW = "form_withdraw"
    ABSENCE = "form_absence"


class Field(StrEnum):
    """The fields of the forms: block id and action id alike."""

    DRAFT = "draft"
    DOUBT = "doubt"
    CHANNEL = "channel"
    DAY = "day"
    TIME = "time"
    SCHOOL = "school"
    PICTURES = "pictures"
    ALTERNATIVES = "alternatives"
    WORDS = "words"
    VERDICT = "verdict"
    NAMES = "names"
    """The button in the form that takes the names out of the draft."""
