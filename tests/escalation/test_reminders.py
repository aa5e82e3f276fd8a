"""What is due, as a table: the moment, what happened before, and what comes next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.escalation.hours import WorkingWeek, calendar_of
from bot.escalation.model import Action, Level, State
from bot.escalation.reminders import Step, due, expires_at, waited
from bot.escalation.settings import Patience

OPENED = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)
"""Monday 10:15 in Amsterdam."""
HOUR = timedelta(hours=1)
TUESDAY = timedelta(days=1)
"""Monday 10:15 and eight working hours."""
CALENDAR = calendar_of("Zuid", WorkingWeek())
DELIVERED = [(timedelta(), Action.OPEN), (timedelta(), Action.DELIVER)]
REMINDED = [*DELIVERED, (4 * HOUR, Action.REMIND)]
RAISED = [*REMINDED, (TUESDAY, Action.RAISE)]
NOTHING: tuple[Step, ...] = ()


@pytest.mark.parametrize(
    ("level", "history", "after", "steps"),
    [
        (Level.DIRECTOR, DELIVERED, 4 * HOUR - timedelta(seconds=1), NOTHING),
        (Level.DIRECTOR, DELIVERED, 4 * HOUR, (Step.REMIND,)),
        (Level.DIRECTOR, DELIVERED, TUESDAY, (Step.REMIND, Step.STAND_IN)),
        (Level.DIRECTOR, DELIVERED, TUESDAY + 4 * HOUR, (Step.REMIND, Step.STAND_IN, Step.CONTACT)),
        (Level.DIRECTOR, REMINDED, 5 * HOUR, NOTHING),
        (Level.DIRECTOR, REMINDED, TUESDAY, (Step.STAND_IN,)),
        (Level.DIRECTOR, REMINDED, TUESDAY + 4 * HOUR, (Step.STAND_IN, Step.CONTACT)),
        (Level.STAND_IN, RAISED, TUESDAY + 3 * HOUR, NOTHING),
        (Level.STAND_IN, RAISED, TUESDAY + 4 * HOUR, (Step.CONTACT,)),
        (Level.CONTACT, RAISED, TUESDAY + 30 * HOUR, NOTHING),
        (Level.DIRECTOR, DELIVERED, timedelta(hours=13), NOTHING),  # late on Monday evening
        (Level.DIRECTOR, DELIVERED, timedelta(days=5), NOTHING),  # on Saturday
        (Level.DIRECTOR, DELIVERED, timedelta(days=14, hours=7), (Step.EXPIRE,)),
        (Level.CONTACT, RAISED, timedelta(days=14, hours=7), (Step.EXPIRE,)),
        (Level.DIRECTOR, [*DELIVERED, (HOUR, Action.ASK_BACK)], TUESDAY, NOTHING),
        (
            Level.DIRECTOR,
            [*DELIVERED, (HOUR, Action.ASK_BACK), (2 * HOUR, Action.ANSWER_BACK)],
            6 * HOUR,
            (Step.REMIND,),
        ),
        (Level.DIRECTOR, [*REMINDED, (5 * HOUR, Action.TALK)], TUESDAY, NOTHING),
        (Level.DIRECTOR, [*REMINDED, (5 * HOUR, Action.REVISE)], TUESDAY + HOUR, (Step.REMIND,)),
        (Level.DIRECTOR, [], 4 * HOUR, (Step.REMIND,)),  # the trail is kept for a time only
    ],
)
def test_what_is_due(make_case, level, history, after, steps):
    lines = [(OPENED + at, action, "") for at, action in history]
    case = make_case(level=level)
    assert due(case, lines, OPENED + after, CALENDAR, Patience()) == steps


@pytest.mark.parametrize("state", [State.DECIDED, State.WITHDRAWN, State.EXPIRED])
def test_nothing_is_due_in_a_closed_case(make_case, state):
    assert due(make_case(state=state), [], OPENED + timedelta(days=100), CALENDAR, Patience()) == ()


def test_nobody_is_reminded_of_a_card_that_was_not_delivered(make_case):
    case = make_case(state=State.SENT)
    assert due(case, [(OPENED, Action.OPEN, "")], OPENED + TUESDAY, CALENDAR, Patience()) == (Step.STAND_IN,)


def test_a_foundation_can_have_more_patience(make_case):
    lines = [(OPENED + at, action, "") for at, action in DELIVERED]
    patient = Patience(remind=16 * HOUR, stand_in=24 * HOUR, contact=32 * HOUR)
    assert due(make_case(), lines, OPENED + TUESDAY, CALENDAR, patient) == ()
    assert due(make_case(), lines, OPENED + 2 * TUESDAY, CALENDAR, patient) == (Step.REMIND,)


@pytest.mark.parametrize(
    ("wanted", "expires"),
    [
        (None, timedelta(days=14, hours=6, minutes=15)),
        (timedelta(days=2), timedelta(days=2)),
        (timedelta(days=40), timedelta(days=14, hours=6, minutes=15)),
        (timedelta(hours=-1), timedelta(days=14, hours=6, minutes=15)),
    ],
)
def test_it_expires_at_the_wanted_moment_or_after_ten_school_days(make_case, wanted, expires):
    case = make_case(wanted_at=None if wanted is None else OPENED + wanted)
    assert expires_at(case, waited(case, []), CALENDAR, Patience()) == OPENED + expires


def test_a_case_opened_again_begins_anew(make_case):
    days = [(0, Action.OPEN), (1, Action.DECIDE), (9, Action.REVISE)]
    wait = waited(make_case(), [(OPENED + timedelta(days=day), action, "") for day, action in days])
    assert wait.began == OPENED + timedelta(days=9)
