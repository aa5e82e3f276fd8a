"""What every test stands on: no settings of this machine, no network, a real database, a clock to turn."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store import SqliteStore, open_store

LOOPBACK = ("", "localhost", "::1", "0.0.0.0", "::")  # noqa: S104 - names this machine, nothing is bound


class WentOutside(AssertionError):
    """A test tried to reach another machine."""


def _stay_inside(event: str, args: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = args[1]
    elif event == "socket.getaddrinfo":
        address = args[:1]
    else:
        return
    host = address[0] if isinstance(address, tuple) else None  # a path or None: a socket of this machine
    name = host.decode() if isinstance(host, bytes) else host
    if isinstance(name, str) and name not in LOOPBACK and not name.startswith("127."):
        raise WentOutside(f"a test tried to reach {name}")


sys.addaudithook(_stay_inside)  # an audit hook sees every socket of this process, whoever opens it


@pytest.fixture(autouse=True)
def _no_slack_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("SLACK_")]:  # noqa: TID251 - to clear them
        monkeypatch.delenv(name)


class FrozenClock:
    """A clock that stands still until it is told otherwise; call it for the moment it shows."""

    def __init__(self, at: datetime = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def advance(self, by: timedelta) -> None:
        """Move the clock; a negative step moves it back."""
        self.at += by


@pytest.fixture
def clock() -> FrozenClock:
    """A clock at Tuesday 3 March 2026, 10:00 in Amsterdam."""
    return FrozenClock()


@pytest.fixture(scope="session")
def _migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "migrated.db"
    open_store(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def database(_migrated: Path, tmp_path: Path) -> Path:
    """The path of a fresh, empty and up-to-date database file of this test's own."""
    return shutil.copy(_migrated, tmp_path / "protocolbot.db")


@pytest.fixture
def store(database: Path) -> Iterator[SqliteStore]:
    """A store on a fresh and empty database."""
    opened = open_store(f"sqlite:///{database}")
    yield opened
    opened.close()
