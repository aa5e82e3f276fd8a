"""Values as they are stored, and back: moments in UTC as ISO-8601 text, lists as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from bot.escalation.model import (
    Case,
    Decision,
    DraftText,
    Level,
    Message,
    MessageKind,
    Picture,
    Remark,
    RemarkKind,
    State,
    Verdict,
)
from bot.ports import OutboxRow, Posted

Row = dict[str, Any]


def moment(at: datetime) -> str:
    """Return a moment as text that sorts in order of time, always with microseconds and in UTC.

    Raises `ValueError` for a moment without a time zone.
    """
    if at.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def moment_or_none(at: datetime | None) -> str | None:
    """Return a moment as text, or None."""
    return None if at is None else moment(at)


def read_moment(text: str | None) -> datetime | None:
    """Return the moment that the text holds, or None."""
    return None if text is None else datetime.fromisoformat(text)


def day_or_none(day: date | None) -> str | None:
    """Return a day as text, or None."""
    return None if day is None else day.isoformat()


def read_day(text: str | None) -> date | None:
    """Return the day that the text holds, or None."""
    return None if text is None else date.fromisoformat(text)


def case_row(case: Case) -> Row:
    """Return the row of a case; its parts have rows of their own."""
    return {
        "id": case.id,
        "number": case.number,
        "school_id": case.school_id,
        "asker": case.asker,
        "asker_name": case.asker_name,
        "language": case.language,
        "doubt": case.doubt,
        "channel": case.channel,
        "wanted_at": moment_or_none(case.wanted_at),
        "passages": json.dumps(case.passages),
        "findings": json.dumps(case.findings),
        "state": case.state.value,
        "level": case.level.value,
        "opened_at": moment(case.opened_at),
        "version": case.version,
        "asker_email": case.asker_email,
    }


def part_rows(case: Case) -> dict[str, list[Row]]:
    """Return the rows of a case's drafts, pictures, remarks and decisions, by table."""
    return {
        "drafts": _placed(case.id, [{"text": d.text, "at": moment(d.at)} for d in case.drafts]),
        "pictures": _placed(
            case.id, [{"file_id": p.file_id, "alternative": p.alternative} for p in case.pictures]
        ),
        "remarks": _placed(case.id, [_remark_row(remark) for remark in case.remarks]),
        "decisions": _placed(case.id, [_decision_row(decision) for decision in case.decisions]),
    }


def _placed(case_id: str, rows: Iterable[Row]) -> list[Row]:
    return [{"case_id": case_id, "place": place, **row} for place, row in enumerate(rows)]


def _remark_row(remark: Remark) -> Row:
    return {
        "kind": remark.kind.value,
        "by_id": remark.by,
        "by_name": remark.by_name,
        "words": remark.words,
        "at": moment(remark.at),
    }


def _decision_row(decision: Decision) -> Row:
    return {
        "verdict": decision.verdict.value,
        "by_id": decision.by,
        "by_name": decision.by_name,
        "words": decision.words,
        "adapted": decision.adapted,
        "sha256": decision.sha256,
        "at": moment(decision.at),
    }


def read_case(row: Row, parts: dict[str, Sequence[Row]]) -> Case:
    """Return the case of a row and the rows of its parts."""
    return Case(
        id=row["id"],
        number=row["number"],
        school_id=row["school_id"],
        asker=row["asker"],
        asker_name=row["asker_name"],
        language=row["language"],
        doubt=row["doubt"],
        channel=row["channel"],
        wanted_at=read_moment(row["wanted_at"]),
        passages=tuple(json.loads(row["passages"])),
        findings=tuple(json.loads(row["findings"])),
        pictures=tuple(Picture(part["file_id"], part["alternative"]) for part in parts["pictures"]),
        drafts=tuple(DraftText(part["text"], _read(part["at"])) for part in parts["drafts"]),
        state=State(row["state"]),
        level=Level(row["level"]),
        opened_at=_read(row["opened_at"]),
        remarks=tuple(_read_remark(part) for part in parts["remarks"]),
        decisions=tuple(_read_decision(part) for part in parts["decisions"]),
        version=row["version"],
        asker_email=row["asker_email"],
    )


def _read(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _read_remark(row: Row) -> Remark:
    return Remark(RemarkKind(row["kind"]), row["by_id"], row["by_name"], row["words"], _read(row["at"]))


def _read_decision(row: Row) -> Decision:
    return Decision(
        verdict=Verdict(row["verdict"]),
        by=row["by_id"],
        by_name=row["by_name"],
        words=row["words"],
        adapted=row["adapted"],
        sha256=row["sha256"],
        at=_read(row["at"]),
    )


def read_outbox(row: Row) -> OutboxRow:
    """Return the message to send that a row holds."""
    return OutboxRow(
        id=row["id"],
        case_id=row["case_id"],
        message=Message(MessageKind(row["kind"]), row["recipient"], row["about"]),
        attempts=row["attempts"],
        started_at=read_moment(row["started_at"]),
        next_at=_read(row["next_at"]),
        sent_at=read_moment(row["sent_at"]),
        posted=Posted(row["posted_channel"], row["posted_ts"]) if row["posted_ts"] else None,
        error=row["error"],
        dropped_at=read_moment(row["dropped_at"]),
    )
