"""Every column the bot stores: what it is, whose, how long it is kept, how it is shown and erased.

A test compares this with the database, so no column is stored that is not declared here. The periods are
the school board's to choose (GDPR article 5(1)(e): no longer than needed); the defaults stand in `DAYS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Whose(StrEnum):
    """Whom a column says something about."""

    ASKER = "the asker"
    DECIDER = "who decides or stands in, or the asker when answering a question back"
    USER = "who uses the bot"
    RECEIVER = "who receives the message"
    STAFF = "a member of staff in the register"
    NOBODY = "nobody"


class Kept(StrEnum):
    """How long: the name of the setting that says so in days, or the event that ends it."""

    DECIDED_DAYS = "DECIDED_DAYS"
    """After the case closed; an open case is kept until it closes."""
    SEEN_DAYS = "SEEN_DAYS"
    AUDIT_DAYS = "AUDIT_DAYS"
    GAPS_DAYS = "GAPS_DAYS"
    UNTIL_ERASED = "until the person is erased"
    UNTIL_REPLACED = "until the school files are read in again"
    UNTIL_CLEARED = "until it is cleared, or the person leaves the school files"
    ALWAYS = "as long as the database"


class Shown(StrEnum):
    """Whether a person's export holds the column."""

    YES = "in the export, under the table's name"
    NOT_PERSONAL = "not in the export: it says nothing about anybody"


class Erased(StrEnum):
    """What erasing a person does to the column."""

    WITH_CASE = "deleted with the asker's case"
    BLANKED = "made empty; deleted with the case when it is the asker's own"
    WITH_LINE = "made empty, the line stays without a name"
    DELETED = "deleted"
    WITH_MESSAGE = "deleted with the asker's case, or once the message to this person was sent"
    AT_IMPORT = "not by the bot: goes when the school files are read in again without the person"
    NOT_PERSONAL = "kept: it says nothing about anybody"


DAYS = {Kept.DECIDED_DAYS: 30, Kept.SEEN_DAYS: 2, Kept.AUDIT_DAYS: 90, Kept.GAPS_DAYS: 90}
"""The default of each setting that counts days."""


@dataclass(frozen=True)
class Column:
    """One declared column."""

    table: str
    name: str
    what: str
    whose: Whose
    kept: Kept
    shown: Shown
    erased: Erased


@dataclass(frozen=True)
class _Rule:
    whose: Whose
    kept: Kept
    shown: Shown
    erased: Erased


def _columns(table: str, rule: _Rule, **columns: str) -> tuple[Column, ...]:
    return tuple(
        Column(table, name, what, rule.whose, rule.kept, rule.shown, rule.erased)
        for name, what in columns.items()
    )


_CASE = _Rule(Whose.ASKER, Kept.DECIDED_DAYS, Shown.YES, Erased.WITH_CASE)
_BY = _Rule(Whose.DECIDER, Kept.DECIDED_DAYS, Shown.YES, Erased.BLANKED)
_MESSAGE = _Rule(Whose.RECEIVER, Kept.DECIDED_DAYS, Shown.YES, Erased.WITH_MESSAGE)
_USER = _Rule(Whose.USER, Kept.UNTIL_ERASED, Shown.YES, Erased.DELETED)
_STAFF = _Rule(Whose.STAFF, Kept.UNTIL_REPLACED, Shown.YES, Erased.AT_IMPORT)
_AWAY = _Rule(Whose.STAFF, Kept.UNTIL_CLEARED, Shown.YES, Erased.DELETED)
_LINE = _Rule(Whose.USER, Kept.AUDIT_DAYS, Shown.YES, Erased.WITH_LINE)
_SCHOOL = _Rule(Whose.NOBODY, Kept.UNTIL_REPLACED, Shown.NOT_PERSONAL, Erased.NOT_PERSONAL)
_EVENT = _Rule(Whose.NOBODY, Kept.SEEN_DAYS, Shown.NOT_PERSONAL, Erased.NOT_PERSONAL)
_GAP = _Rule(Whose.NOBODY, Kept.GAPS_DAYS, Shown.NOT_PERSONAL, Erased.NOT_PERSONAL)
_STEP = _Rule(Whose.NOBODY, Kept.ALWAYS, Shown.NOT_PERSONAL, Erased.NOT_PERSONAL)

COLUMNS: tuple[Column, ...] = (
    *_columns(
        "cases",
        _CASE,
        id="random id",
        number="short number people read aloud",
        school_id="school whose director decides",
        asker="user id in the chat",
        asker_name="name in the chat",
        language="language of the form",
        doubt="what the asker doubts, in their words",
        channel="where they want to post",
        wanted_at="when they want to post",
        passages="ids of the passages that fit",
        findings="ids of the draft checks that found something",
        state="where the case stands",
        level="who is asked to decide",
        opened_at="when it was sent",
        version="how often it changed",
        asker_email="e-mail address, to keep people from deciding on their own case",
    ),
    *_columns(
        "drafts", _CASE, case_id="the case", place="which version", text="the whole draft", at="when sent"
    ),
    *_columns(
        "pictures",
        _CASE,
        case_id="the case",
        place="which picture",
        file_id="id of the file in the chat; the picture itself stays there",
        alternative="what it shows, in the asker's words",
    ),
    *_columns(
        "remarks",
        _CASE,
        case_id="the case",
        place="which remark",
        kind="a request to talk, a question or an answer",
        words="what was written",
        at="when",
    ),
    *_columns("remarks", _BY, by_id="user id of who wrote it", by_name="name of who wrote it"),
    *_columns(
        "decisions",
        _CASE,
        case_id="the case",
        place="which decision",
        verdict="what was decided",
        words="the reasons given",
        adapted="the draft as it was changed",
        sha256="fingerprint of the draft that was decided on",
        at="when",
    ),
    *_columns("decisions", _BY, by_id="user id of who decided", by_name="name of who decided"),
    *_columns(
        "outbox",
        _MESSAGE,
        id="random id",
        case_id="the case; its words are not repeated here",
        kind="which message",
        recipient="user id or e-mail address",
        about="which part of the case, as a count",
        attempts="how often it was tried",
        created_at="when it was to be sent",
        started_at="first attempt",
        next_at="next attempt",
        sent_at="when it stood in the chat",
        dropped_at="when it was given up",
        posted_channel="conversation in the chat",
        posted_ts="id of the message there",
        error="code of the last failure",
    ),
    *_columns(
        "people",
        _USER,
        person_id="user id in the chat",
        notice_at="when the notice was shown",
        school_id="school they chose",
        school_at="when they chose it",
    ),
    *_columns("schools", _SCHOOL, place="order", id="short id", name="name", region="holiday region"),
    *_columns(
        "members",
        _STAFF,
        place="order",
        email="e-mail address",
        name="name",
        school_id="the school",
        post="what they do there",
        since="first day",
        until="last day",
    ),
    *_columns("absences", _AWAY, email="e-mail address", until="last day away"),
    *_columns("seen", _EVENT, event_id="id of an event that was handled", at="when"),
    *_columns(
        "audit",
        _LINE,
        id="order",
        case_id="the case, which may be gone by now",
        action="what was done, without words",
        by_id="user id of who did it",
        at="when",
    ),
    *_columns(
        "gaps",
        _GAP,
        id="order",
        words="a question the bot had no answer to, handed on by its asker; who asked is not stored",
        language="its language",
        day="when it was handed on",
    ),
    *_columns(
        "_sqlite_migrations",
        _STEP,
        id="order",
        migration_set="name of this program",
        name="step of the schema",
        applied_at="when it was taken",
    ),
)
"""Every column of the database."""
