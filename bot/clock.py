"""The one place that asks the machine for the time and for chance."""

from __future__ import annotations

import secrets
import uuid
from datetime import UTC, datetime

_NUMBER_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """Return a new random id of 32 hexadecimal digits."""
    return uuid.uuid4().hex


def new_number() -> str:
    """Return a short number that people can read aloud: five characters without 0/O and 1/I."""
    return "".join(secrets.choice(_NUMBER_LETTERS) for _ in range(5))
