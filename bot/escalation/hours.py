"""School time: working hours on school days, without weekends, public holidays and school holidays."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

import holidays

from bot.errors import SettingsError

_ONE_DAY = timedelta(days=1)
_NOTHING = timedelta()


@dataclass(frozen=True)
class WorkingWeek:
    """On which days (0 is Monday) and between which hours people are expected to answer, in their zone."""

    days: frozenset[int] = frozenset(range(5))
    start: time = time(8, 30)
    end: time = time(16, 30)
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/Amsterdam"))

    def __post_init__(self) -> None:
        """Raise `SettingsError` for a week without any working time."""
        if not self.days & frozenset(range(7)) or self.start >= self.end:
            raise SettingsError("The working hours must name at least one day and end after they begin.")


@dataclass(frozen=True)
class Break:
    """A school holiday, both days included."""

    name: str
    first: date
    last: date


@dataclass(frozen=True)
class Calendar:
    """The school days of one region. `public` holds the public holidays."""

    week: WorkingWeek
    breaks: tuple[Break, ...] = ()
    public: Container[date] = frozenset()

    def is_school_day(self, day: date) -> bool:
        """Whether people work at school on this day."""
        return (
            day.weekday() in self.week.days
            and day not in self.public
            and not any(found.first <= day <= found.last for found in self.breaks)
        )

    def is_working_time(self, at: datetime) -> bool:
        """Whether people are at work at this moment."""
        day = self.day_of(at)
        start, end = self.hours_of(day)
        return self.is_school_day(day) and start <= at < end

    def day_of(self, at: datetime) -> date:
        """Return the day that it is in the schools' zone."""
        return at.astimezone(self.week.zone).date()

    def hours_of(self, day: date) -> tuple[datetime, datetime]:
        """Return when work begins and ends on a day, in UTC, so that summer time cannot disturb a sum."""
        zone = self.week.zone
        start = datetime.combine(day, self.week.start, zone).astimezone(UTC)
        return start, datetime.combine(day, self.week.end, zone).astimezone(UTC)

    def school_days_from(self, day: date) -> Iterator[date]:
        """Return the school days from this day on, one after the other."""
        while True:
            if self.is_school_day(day):
                yield day
            day += _ONE_DAY


def working_time_between(start: datetime, end: datetime, calendar: Calendar) -> timedelta:
    """Return how much working time lies between two moments; nothing when the second is the earlier."""
    total = _NOTHING
    if end <= start:
        return total
    for day in calendar.school_days_from(calendar.day_of(start)):
        begins, ends = calendar.hours_of(day)
        if begins >= end:
            break
        total += max(min(ends, end) - max(begins, start), _NOTHING)
    return total


def add_working_time(start: datetime, amount: timedelta, calendar: Calendar) -> datetime:
    """Return the moment, in UTC, at which so much working time has passed since `start`."""
    left = amount
    for day in calendar.school_days_from(calendar.day_of(start)):
        begins, ends = calendar.hours_of(day)
        begins = max(begins, start.astimezone(UTC))
        if begins + left <= ends:
            return begins + left
        left -= max(ends - begins, _NOTHING)
    raise AssertionError("the school days never end")


def end_of_school_day(start: datetime, count: int, calendar: Calendar) -> datetime:
    """Return the end of the working hours, in UTC, of the `count`-th school day after the day of `start`."""
    days = calendar.school_days_from(calendar.day_of(start) + _ONE_DAY)
    for _ in range(count - 1):
        next(days)
    return calendar.hours_of(next(days))[1]


def calendar_of(region: str, week: WorkingWeek) -> Calendar:
    """Return the calendar of a region (Noord, Midden or Zuid); another one has public holidays only.

    The fifth of May counts as a public holiday: primary schools are closed then every year.
    """
    public = holidays.country_holidays("NL", categories=("public", "optional"))
    return Calendar(week, school_holidays().get(region.strip().capitalize(), ()), public)


def school_holidays() -> dict[str, tuple[Break, ...]]:
    """Return the school holidays of `holidays.toml`, by region."""
    text = files("bot.escalation").joinpath("holidays.toml").read_text(encoding="utf-8")
    found: dict[str, list[Break]] = {}
    for year in tomllib.loads(text).values():
        for name, regions in year.items():
            for region, (first, last) in regions.items():
                found.setdefault(region, []).append(Break(name, first, last))
    return {region: tuple(breaks) for region, breaks in found.items()}
