from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.escalation.model import (
    Case,
    Decision,
    DraftText,
    Level,
    Picture,
    Remark,
    RemarkKind,
    State,
    Verdict,
)

MOMENT = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)

CaseMaker = Callable[..., Case]


@pytest.fixture
def case() -> CaseMaker:
    """Makes cases: the n-th opened n minutes after the moment, everything else as asked for."""

    def make(n: int = 0, **changes: object) -> Case:
        at = MOMENT + timedelta(minutes=n)
        values: dict[str, object] = {
            "id": f"case-{n}",
            "number": f"K{n:04d}",
            "school_id": "regenboog",
            "asker": "U-SANNE",
            "asker_name": "Sanne Vermeer",
            "language": "nl",
            "doubt": "mag dit?",
            "channel": "instagram",
            "wanted_at": None,
            "passages": ("2", "9"),
            "findings": (),
            "pictures": (),
            "drafts": (DraftText("Wat een sportdag!", at),),
            "state": State.WAITING,
            "level": Level.DIRECTOR,
            "opened_at": at,
        }
        return Case(**(values | changes))  # type: ignore[arg-type]

    return make


@pytest.fixture
def full_case(case: CaseMaker) -> Case:
    """A case with everything a case can have, in awkward letters."""
    odd = "\u202ertl\u202c <!channel> <@U123> 👩\U0001f3fd\u200d🏫 é 'quote' \"dubbel\" \x00 \r\n\t;--"
    drafts = (DraftText("eerste", MOMENT), DraftText(odd + "x" * 40_000, MOMENT + timedelta(microseconds=1)))
    remark = Remark(RemarkKind.QUESTION, "U-KARIN", "Karin Hendriks", "Wie staat er op? " + odd, MOMENT)
    answer = Remark(RemarkKind.ANSWER, "U-SANNE", "Sanne Vermeer", "Niemand.", MOMENT + timedelta(hours=1))
    changes = Decision(
        Verdict.YES_WITH_CHANGES, "U-KARIN", "Karin Hendriks", "Zo kan het", odd, drafts[1].sha256, MOMENT
    )
    return case(
        7,
        doubt=odd,
        asker_email="sanne@example.org",
        wanted_at=MOMENT + timedelta(days=1, seconds=30),
        findings=("consent", "names"),
        pictures=(Picture("F1", "een bal"), Picture("F2", "")),
        drafts=drafts,
        state=State.DECIDED,
        level=Level.STAND_IN,
        remarks=(remark, answer),
        decisions=(changes,),
    )
