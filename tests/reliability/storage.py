"""A full disk, a locked and a damaged database, while the bot runs."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from bot.store import open_store
from tests.reliability.count import Count
from tests.reliability.scene import scene

_PAGE = 4096


@contextmanager
def full(path: Path) -> Iterator[None]:
    """Let the write-ahead log, into which every change goes first, grow no further, as a full disk does."""
    largest = path.with_name(f"{path.name}-wal").stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the write lock, as another program that does not let go."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin immediate")
        yield
        other.execute("rollback")


def full_disk(times: int) -> Count:
    """Send a form on a full disk, and again when there is room."""
    return _until_it_is_over(times, full, "full")


def locked_database(times: int) -> Count:
    """Send a form while another program holds the database, and again when it let go."""
    return _until_it_is_over(times, locked, "in use by another program")


def _until_it_is_over(
    times: int, trouble: Callable[[Path], AbstractContextManager[None]], said: str
) -> Count:
    counted = Count()
    with scene() as on:
        for place in range(times):
            on.sanne.shortcut("ask_director_global")
            form = {"draft": f"Sportdag {place} " + "x" * 2_900}
            with trouble(on.store.path):
                complaints = on.sanne.submit(form)
                told = on.playground.bot.health().get("database", "")
                before = len(on.cases())
            counted.check(bool(complaints) and said in told and before == place, f"{place}: {told}")
            counted.lost += [] if on.sanne.submit({}) == {} else [f"{place}: not taken afterwards"]
            counted.doubled += [] if len(on.cases()) == place + 1 else [f"{place}: {len(on.cases())} cases"]
            on.settle(on.cases()[0].number)
    return counted


def damaged_database(times: int) -> Count:
    """Overwrite a part of the file while the bot runs: it says so and what to do, and the backup holds all."""
    counted = Count()
    for place in range(times):
        with scene() as on:
            number = on.send("Sportdag!")
            on.settle(number)
            backup = on.store.path.with_name("backup.db")
            on.store.backup(backup)
            _damage(on.store.path, ("cases", "drafts", "outbox", "members")[place % 4])
            on.sanne.shortcut("ask_director_global")
            refused = on.sanne.view is None or on.sanne.submit({"draft": "Nog een"}) != {}
            told = on.playground.bot.health().get("database", "")
            good = refused and "is damaged; put a backup in its place" in told
            counted.check(good, f"{place}: {told or 'nothing said'}")
            counted.lost += [] if _holds(backup, number) else [f"{place}: not in the backup"]
    return counted


def _damage(path: Path, table: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("pragma wal_checkpoint(truncate)")
        (page,) = db.execute("select rootpage from sqlite_master where name = ?", [table]).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * _PAGE)
        file.write(b"\xff" * _PAGE)


def _holds(path: Path, number: str) -> bool:
    store = open_store(f"sqlite:///{path}")
    try:
        with store.read() as work:
            return work.cases.get(number) is not None
    finally:
        store.close()
