"""Days and moments as people write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.lists import format_list


def moment(at: datetime, language: str, zone: ZoneInfo) -> str:
    """Return a moment as "maandag 23 november, 10:15", in the reader's time zone."""
    return format_datetime(at, "EEEE d MMMM, HH:mm", tzinfo=zone, locale=_locale(language))


def full_moment(at: datetime, language: str, zone: ZoneInfo) -> str:
    """Return a moment with its year, for papers that are kept."""
    return format_datetime(at, "d MMMM yyyy, HH:mm", tzinfo=zone, locale=_locale(language))


def day(of: date, language: str) -> str:
    """Return a day as "maandag 23 november"."""
    return format_date(of, "EEEE d MMMM", locale=_locale(language))


def listed(names: Sequence[str], language: str) -> str:
    """Return names as "Anna, Bo en Cas"."""
    return format_list(list(names), locale=_locale(language))


def _locale(language: str) -> str:
    return "en_GB" if language == "en" else "nl"
