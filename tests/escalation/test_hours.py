"""School time, with summer time, holidays and all."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays
import pytest

from bot.errors import SettingsError
from bot.escalation.hours import (
    WorkingWeek,
    add_working_time,
    calendar_of,
    end_of_school_day,
    school_holidays,
    working_time_between,
)

ZONE = ZoneInfo("Europe/Amsterdam")
ZUID = calendar_of("Zuid", WorkingWeek())
HOUR = timedelta(hours=1)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-11-23 10:00", "2026-11-23 12:00", 2),
        ("2026-11-23 06:00", "2026-11-23 23:00", 8),
        ("2026-11-23 16:00", "2026-11-24 09:00", 1),
        ("2026-11-27 16:00", "2026-11-30 09:00", 1),  # a weekend
        ("2026-11-28 00:00", "2026-11-29 23:59", 0),
        ("2026-12-18 16:00", "2027-01-04 09:00", 1),  # the Christmas holidays
        ("2027-03-25 16:00", "2027-03-30 09:00", 1),  # Good Friday to Easter Monday
        ("2027-05-04 16:00", "2027-05-07 09:00", 1),  # Liberation Day and Ascension Day
        ("2027-03-26 08:00", "2027-03-30 08:30", 0),  # over the night that summer time begins
        ("2026-10-23 16:00", "2026-10-26 09:00", 0.5),  # the night it ends, after the autumn holidays
        ("2026-11-23 12:00", "2026-11-23 12:00", 0),
        ("2026-11-24 12:00", "2026-11-23 12:00", 0),
    ],
)
def test_working_time_between(start, end, hours):
    assert working_time_between(local(start), local(end), ZUID) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-23 10:15", 4, "2026-11-23 14:15"),
        ("2026-11-23 14:30", 4, "2026-11-24 10:30"),
        ("2026-11-27 14:30", 4, "2026-11-30 10:30"),
        ("2026-11-28 12:00", 4, "2026-11-30 12:30"),
        ("2026-12-18 15:30", 4, "2027-01-04 11:30"),
        ("2027-07-23 16:00", 1, "2027-09-06 09:00"),  # over the summer
        ("2026-11-23 08:30", 8, "2026-11-23 16:30"),
        ("2026-11-23 20:00", 0, "2026-11-24 08:30"),
    ],
)
def test_add_working_time(start, hours, end):
    assert add_working_time(local(start), timedelta(hours=hours), ZUID) == local(end)


def test_adding_and_measuring_agree_at_any_moment_of_two_years():
    chance = random.Random(7)  # noqa: S311 - examples, not secrets
    first = datetime(2026, 9, 1, tzinfo=UTC)
    for _ in range(300):
        start = first + timedelta(minutes=chance.randrange(2 * 365 * 24 * 60))
        amount = timedelta(minutes=chance.randrange(1, 40 * 60))
        end = add_working_time(start, amount, ZUID)
        assert working_time_between(start, end, ZUID) == amount
        assert ZUID.is_working_time(end - timedelta(seconds=1))


def test_hours_that_hold_the_change_of_the_clock_are_counted_as_they_pass():
    nights = WorkingWeek(days=frozenset(range(7)), start=time(1), end=time(5))
    calendar = calendar_of("", nights)
    days = [("2027-03-28 00:00", "2027-03-28 12:00"), ("2027-10-31 00:00", "2027-10-31 12:00")]
    lengths = [working_time_between(local(a), local(b), calendar) / HOUR for a, b in days]
    assert lengths == [0, 5]  # the first is Easter Sunday, a public holiday
    summer = [working_time_between(local("2026-03-29 00:00"), local("2026-03-29 12:00"), calendar) / HOUR]
    assert summer == [3]


def test_the_tenth_school_day_skips_weekends_and_holidays():
    assert end_of_school_day(local("2026-11-23 10:00"), 10, ZUID) == local("2026-12-07 16:30")
    assert end_of_school_day(local("2026-12-14 10:00"), 10, ZUID) == local("2027-01-11 16:30")


@pytest.mark.parametrize(
    ("at", "working"),
    [
        ("2026-11-23 08:29", False),
        ("2026-11-23 08:30", True),
        ("2026-11-23 16:29", True),
        ("2026-11-23 16:30", False),
        ("2026-11-22 12:00", False),
        ("2027-04-27 12:00", False),
    ],
)
def test_working_time_has_a_beginning_and_an_end(at, working):
    assert ZUID.is_working_time(local(at)) is working


@pytest.mark.parametrize("region", ["", "Elders"])
def test_an_unknown_region_knows_public_holidays_only(region):
    calendar = calendar_of(region, WorkingWeek())
    assert calendar.is_school_day(date(2026, 12, 21))
    assert not calendar.is_school_day(date(2026, 12, 25))


@pytest.mark.parametrize("region", ["Zuid", " zuid", "ZUID"])
def test_a_region_is_known_however_it_is_written(region):
    assert not calendar_of(region, WorkingWeek()).is_school_day(date(2026, 12, 21))


@pytest.mark.parametrize("region", ["Noord", "Midden", "Zuid"])
def test_the_school_holidays_are_those_of_the_ministry(region):
    known = holidays.country_holidays("NL", subdiv=region, years=(2026, 2027, 2028), categories=("school",))
    ours = {
        found.first + timedelta(days=n)
        for found in school_holidays()[region]
        for n in range((found.last - found.first).days + 1)
    }
    within = {day for day in known if date(2026, 9, 7) <= day <= date(2028, 9, 3)}
    assert ours == within


def test_every_school_holiday_runs_from_a_saturday_to_a_sunday():
    for breaks in school_holidays().values():
        assert len(breaks) == 10
        assert {(found.first.weekday(), found.last.weekday()) for found in breaks} == {(5, 6)}


@pytest.mark.parametrize(
    "week", [{"days": frozenset()}, {"days": frozenset({9})}, {"start": time(17), "end": time(9)}]
)
def test_a_week_without_working_time_is_refused(week):
    with pytest.raises(SettingsError, match="working hours"):
        WorkingWeek(**week)
