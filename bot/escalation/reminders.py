"""What the passing of time asks for: a reminder, the next in line, or the end of the wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.escalation.hours import Calendar, add_working_time, end_of_school_day
from bot.escalation.line import ORDER
from bot.escalation.model import Action, Case, Level, State
from bot.escalation.settings import Patience

History = Sequence[tuple[datetime, Action, str]]
"""The case's lines in the audit trail, oldest first."""


class Step(StrEnum):
    """What can be due."""

    REMIND = "remind"
    STAND_IN = "stand_in"
    CONTACT = "contact"
    EXPIRE = "expire"


@dataclass(frozen=True)
class Wait:
    """What a case waited for until now, as the audit trail tells it.

    `began` is when it was opened or opened again, `since` when those who decide last had something new,
    `stepped` when the bot last reminded or raised (the beginning when it did not). `paused` is true while the
    asker owes an answer.
    """

    began: datetime
    since: datetime
    stepped: datetime
    reminded: bool = False
    paused: bool = False
    delivered: bool = False
    closed: bool = False


def due(
    case: Case, history: History, now: datetime, calendar: Calendar, patience: Patience
) -> tuple[Step, ...]:
    """Return what is due, the first to be tried first; at most one of them is carried out at a time.

    Reminders and raising happen in working time only, and each waits for the time that lies between it and
    the step before: after a standstill of the bot nothing comes in a heap.
    """
    if not case.is_open:
        return ()
    wait = waited(case, history)
    if now >= expires_at(case, wait, calendar, patience):
        return (Step.EXPIRE,)
    if wait.paused or not calendar.is_working_time(now):
        return ()
    return tuple(step for step in _steps(case, wait) if now >= _ready(step, wait, calendar, patience))


def waited(case: Case, history: History) -> Wait:
    """Return what the case waited for. The order of the lines counts: a clock set back does no harm."""
    wait = Wait(case.opened_at, case.opened_at, case.opened_at)
    for at, action, _ in history:
        wait = _after(wait, action, at)
    return wait


def expires_at(case: Case, wait: Wait, calendar: Calendar, patience: Patience) -> datetime:
    """Return when the case expires: at the wanted moment, or after so many school days, whichever is first.

    A wanted moment that had passed already when the case was opened (again) does not count.
    """
    last = end_of_school_day(wait.began, patience.school_days, calendar)
    if case.wanted_at is not None and case.wanted_at > wait.began:
        return min(case.wanted_at, last)
    return last


_NEWS = frozenset({Action.TALK, Action.ANSWER_BACK})
_ENDS = frozenset({Action.DECIDE, Action.CORRECT, Action.EXPIRE, Action.WITHDRAW})


def _after(wait: Wait, action: Action, at: datetime) -> Wait:
    if action in _ENDS:
        return replace(wait, closed=True)
    if action is Action.REVISE:
        began = at if wait.closed else wait.began
        return replace(_anew(wait, at), began=began, closed=False)
    if action in _NEWS or (action is Action.DELIVER and not wait.delivered):
        return replace(_anew(wait, at), delivered=True)
    if action is Action.ASK_BACK:
        return replace(wait, paused=True)
    if action in (Action.REMIND, Action.RAISE):
        return replace(wait, stepped=at, reminded=wait.reminded or action is Action.REMIND)
    return wait


def _anew(wait: Wait, at: datetime) -> Wait:
    return replace(wait, since=at, stepped=at, reminded=False, paused=False)


def _steps(case: Case, wait: Wait) -> tuple[Step, ...]:
    above = ORDER[ORDER.index(case.level) + 1 :]
    remind = () if wait.reminded or case.state is State.SENT else (Step.REMIND,)
    return (*remind, *(Step(level.value) for level in above))


def _ready(step: Step, wait: Wait, calendar: Calendar, patience: Patience) -> datetime:
    total, since_last = _times(patience)[step]
    by_total = add_working_time(wait.since, total, calendar)
    if wait.stepped == wait.since:
        return by_total
    return max(by_total, add_working_time(wait.stepped, since_last, calendar))


def _times(patience: Patience) -> dict[Step, tuple[timedelta, timedelta]]:
    """Return for each step how long after the news it comes, and how long after the step before it."""
    return {
        Step.REMIND: (patience.remind, timedelta()),
        Step.STAND_IN: (patience.stand_in, patience.stand_in - patience.remind),
        Step.CONTACT: (patience.contact, patience.contact - patience.stand_in),
    }


LEVELS = {Step.STAND_IN: Level.STAND_IN, Step.CONTACT: Level.CONTACT}
"""The level that a step brings a case to."""
