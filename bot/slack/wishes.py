"""From a sent form to what the core is asked to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.errors import BotError
from bot.escalation.model import Judgement, Picture, Verdict, Wish
from bot.slack.carry import NOWHERE, Source
from bot.slack.ids import Field
from bot.slack.incoming import MOST_PICTURES, Submitted
from bot.slack.trouble import Stale

_END_OF_DAY = time(23, 59)


class FormError(BotError):
    """A field of a form cannot stay as it is; `field` is the one the complaint belongs to."""

    text_key = "error-empty"
    field = Field.DRAFT


class WordsGone(FormError):
    """The long draft can no longer be read from its message."""

    text_key = "error-words-gone"
    field = Field.DOUBT


class EmptyWords(FormError):
    """There must be words in this field."""

    text_key = "error-words-needed"
    field = Field.WORDS


class MomentPassed(FormError):
    """The moment or day lies in the past."""

    text_key = "error-past"
    field = Field.DAY


class TimeWithoutDay(FormError):
    """A time was chosen and no day."""

    text_key = "error-time-without-day"
    field = Field.TIME


class NoSchool(FormError):
    """No school was chosen."""

    text_key = "error-choose-school"
    field = Field.SCHOOL


@dataclass(frozen=True)
class AskNote:
    """What the form for the director remembers.

    `source` is the message of a draft too long for a field, `names` those that were shown in it.
    """

    language: str
    passages: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    school: str = ""
    source: Source = NOWHERE
    is_draft: bool = False
    names: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the note as it stands in the form."""
        source = self.source
        return {
            "l": self.language,
            "p": self.passages,
            "f": self.pictures,
            "s": self.school,
            "d": self.is_draft,
            "n": self.names,
            "m": [source.channel, source.ts, source.thread] if source else [],
        }


def ask_note(note: Mapping[str, Any]) -> AskNote:
    """Read the note. Raises `Stale`."""
    try:
        return AskNote(
            language=str(note["l"]),
            passages=tuple(note["p"]),
            pictures=tuple(note["f"]),
            school=str(note["s"]),
            source=Source(*note.get("m", ())),
            is_draft=bool(note.get("d")),
            names=tuple(note.get("n", ())),
        )
    except (KeyError, TypeError) as error:
        raise Stale from error


def wish(sent: Submitted, draft: str, now: datetime, zone: ZoneInfo) -> Wish:
    """Return what the form for the director asks for; `draft` is the text that is too long for a field.

    Raises a `FormError` for a field that cannot stay so.
    """
    note = ask_note(sent.note)
    text = sent.fields.get(Field.DRAFT, "") or draft
    doubt = sent.fields.get(Field.DOUBT, "").strip()
    if note.source and not draft:
        raise WordsGone
    if not text.strip() and not doubt:
        raise FormError
    school = note.school or sent.fields.get(Field.SCHOOL, "")
    if not school:
        raise NoSchool
    return Wish(
        draft=text if text.strip() else "",
        school_id=school,
        doubt=doubt,
        channel=sent.fields.get(Field.CHANNEL, "").strip(),
        wanted_at=wanted_at(sent.fields, now, zone),
        passages=note.passages,
        pictures=pictures((*note.pictures, *sent.pictures), sent.fields.get(Field.ALTERNATIVES, "")),
        language=note.language,
    )


def wanted_at(fields: Mapping[str, str], now: datetime, zone: ZoneInfo) -> datetime | None:
    """Return when it is to be posted: the chosen moment, or the end of the chosen day.

    Raises `TimeWithoutDay` or `MomentPassed`.
    """
    day, hour = fields.get(Field.DAY, ""), fields.get(Field.TIME, "")
    if not day:
        if hour:
            raise TimeWithoutDay
        return None
    at = datetime.combine(_date(day), _time(hour), zone)
    if at <= now:
        raise MomentPassed
    return at


def last_day(fields: Mapping[str, str], today: date) -> date:
    """Return until when somebody is away. Raises `MomentPassed`."""
    day = _date(fields.get(Field.DAY, ""))
    if day < today:
        raise MomentPassed
    return day


def _date(day: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise Stale from error


def _time(hour: str) -> time:
    try:
        return time.fromisoformat(hour) if hour else _END_OF_DAY
    except ValueError as error:
        raise Stale from error


def pictures(files: Sequence[str], alternatives: str) -> tuple[Picture, ...]:
    """Return the pictures, each with its line of what it shows; the last one has the lines that are left."""
    chosen = tuple(dict.fromkeys(files))[:MOST_PICTURES]
    lines = [one.strip() for one in alternatives.splitlines() if one.strip()]
    if len(lines) > len(chosen) > 0:
        lines[len(chosen) - 1 :] = [" ".join(lines[len(chosen) - 1 :])]
    lines += [""] * (len(chosen) - len(lines))
    return tuple(Picture(file, line) for file, line in zip(chosen, lines, strict=False))


def judgement(sent: Submitted, verdict: Verdict | None = None) -> Judgement:
    """Return what a decision form says. Raises `EmptyWords` when it needs words, or `Stale`."""
    try:
        said = verdict or Verdict(sent.fields.get(Field.VERDICT, ""))
        about = str(sent.note["a"])
    except (ValueError, KeyError) as error:
        raise Stale from error
    words = sent.fields.get(Field.WORDS, "").strip()
    if said is not Verdict.YES and not words:
        raise EmptyWords
    adapted = sent.fields.get(Field.DRAFT, "") if said is Verdict.YES_WITH_CHANGES else ""
    return Judgement(said, about, words, adapted)


def draft(sent: Submitted) -> str:
    """Return the new version of a draft. Raises `FormError` when it is empty."""
    text = sent.fields.get(Field.DRAFT, "")
    if not text.strip():
        raise FormError
    return text


def remark_words(sent: Submitted) -> str:
    """Return the words of a form. Raises `EmptyWords`."""
    words = sent.fields.get(Field.WORDS, "").strip()
    if not words:
        raise EmptyWords
    return words


def number(sent: Submitted) -> str:
    """Return the number of the case a form is about. Raises `Stale`."""
    found = sent.note.get("n")
    if not isinstance(found, str):
        raise Stale
    return found
