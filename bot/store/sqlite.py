"""The store on SQLite: one file, one connection a unit of work."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlite_utils import Database

from bot.store import privacy
from bot.store.cases import SqliteCases
from bot.store.connect import connect, connected, path_of, reading, writing
from bot.store.errors import StoreError, plainly
from bot.store.files import close_to_others, made_whole
from bot.store.outbox import SqliteOutbox
from bot.store.people import SqliteAudit, SqliteGaps, SqlitePeople, SqliteSeen
from bot.store.rows import Row
from bot.store.schema import migrate
from bot.store.schools import SqliteSchools

WAIT_SECONDS = 5.0
"""How long a unit of work waits for another writer before it gives up."""


@dataclass(frozen=True)
class SqliteWork:
    """One unit of work on one connection; it belongs to the thread that opened it."""

    db: Database
    cases: SqliteCases
    outbox: SqliteOutbox
    people: SqlitePeople
    schools: SqliteSchools
    seen: SqliteSeen
    audit: SqliteAudit
    gaps: SqliteGaps


def _work(db: Database) -> SqliteWork:
    return SqliteWork(
        db,
        SqliteCases(db),
        SqliteOutbox(db),
        SqlitePeople(db),
        SqliteSchools(db),
        SqliteSeen(db),
        SqliteAudit(db),
        SqliteGaps(db),
    )


class SqliteStore:
    """The store in the SQLite file at `path`; any number of threads and processes may use it at once.

    Made by `open_store`. `anchor` is a connection that stays open: without it the last unit of work to end
    would clear away the write-ahead log each time, which triples the cost of a commit. Light units of work
    share it in turn, which spares them the opening of one.
    """

    def __init__(self, path: Path, anchor: Database, wait: float) -> None:
        self.path = path
        self._anchor = anchor
        self._wait = wait
        self._turn = threading.Lock()

    @contextmanager
    def begin(self) -> Iterator[SqliteWork]:
        """Open a unit of work that may write: committed at the end, rolled back on an error.

        Holds the one write lock, so keep it short and send nothing to a chat inside it. Raises `StoreError`.
        """
        with plainly(self.path), connected(self.path, self._wait) as db, writing(db):
            yield _work(db)

    @contextmanager
    def begin_light(self) -> Iterator[SqliteWork]:
        """Open a unit of work that outlives a crash of the program but not always a power cut.

        Four times as quick; for what does no harm when it is done again. Raises `StoreError`.
        """
        with plainly(self.path), self._turn, writing(self._anchor):
            yield _work(self._anchor)

    @contextmanager
    def read(self) -> Iterator[SqliteWork]:
        """Open a unit of work that sees one moment, never waits for a writer and cannot write."""
        with plainly(self.path), connected(self.path, self._wait) as db, reading(db):
            yield _work(db)

    def close(self) -> None:
        """Let go of the file."""
        self._anchor.close()

    def check(self) -> None:
        """Read the whole file, and write to it. Raises `StoreError` for damage, no access or a full disk."""
        with self.read() as work:
            verdict = work.db.execute("pragma quick_check(1)").fetchone()[0]
        if verdict != "ok":
            raise StoreError(f"The database {self.path} is damaged; put a backup in its place.")
        with self.begin() as work:
            work.db.execute("pragma user_version = 0")  # changes nothing, and the disk must take it

    def backup(self, target: Path) -> None:
        """Copy the database, while it is in use, to a new file that only its owner can read.

        Raises `StoreError`, also when the target exists.
        """
        try:
            with plainly(target), connected(self.path, self._wait) as db, made_whole(target) as part:
                _copy(db, part)
        except FileExistsError as error:
            raise StoreError(f"The file {target} exists already; choose another name.") from error

    def forget_cases(self, ended_before: datetime) -> int:
        """Delete the closed cases in which nothing happened since this moment; return how many."""
        with self._forgetting() as db:
            return privacy.forget_cases(db, ended_before)

    def forget_seen(self, before: datetime) -> int:
        """Delete the handled events of before this moment; return how many."""
        with self._forgetting() as db:
            return privacy.forget_seen(db, before)

    def forget_audit(self, before: datetime) -> int:
        """Delete the lines of the audit trail of before this moment; return how many."""
        with self._forgetting() as db:
            return privacy.forget_audit(db, before)

    def forget_gaps(self, before: date) -> int:
        """Delete the questions that were handed on before this day; return how many."""
        with self._forgetting() as db:
            return privacy.forget_gaps(db, before)

    def export_person(self, person_id: str, email: str = "") -> dict[str, list[Row]]:
        """Return every row about this person, by table."""
        with self.read() as work:
            return privacy.export_person(work.db, person_id, email)

    def erase_person(self, person_id: str, email: str = "") -> int:
        """Erase this person and return how many rows that touched; open cases go too."""
        with self._forgetting() as db:
            return privacy.erase_person(db, person_id, email)

    @contextmanager
    def _forgetting(self) -> Iterator[Database]:
        with plainly(self.path), connected(self.path, self._wait) as db:
            with writing(db):
                yield db
            # What was deleted would otherwise stay readable in the write-ahead log for a while.
            db.execute("pragma wal_checkpoint(truncate)")


def open_store(url: str, wait: float = WAIT_SECONDS) -> SqliteStore:
    """Open the database at `sqlite:///relative.db` or `sqlite:////absolute.db`.

    It is made when it is not there, and brought up to date when it is of an older version.
    Raises `StoreError` with one plain sentence when it cannot be used.
    """
    path = path_of(url)
    if path.is_dir():
        raise StoreError(f"The database {path} is a folder; DATABASE_URL must name a file.")
    if not path.exists():
        _make(path, wait)
    close_to_others(path)
    with plainly(path):
        return SqliteStore(path, _opened(path, wait), wait)


def _make(path: Path, wait: float) -> None:
    # Another process may make it at the same moment: the first one wins, and both go on with that file.
    with suppress(FileExistsError), plainly(path), made_whole(path) as part:
        _opened(part, wait).close()


def _opened(path: Path, wait: float) -> Database:
    """Return a connection to a database that is up to date and can be written to."""
    db = connect(path, wait, any_thread=True)
    try:
        migrate(db, path)
        db.enable_wal()
        with writing(db):
            pass
        db.execute("pragma synchronous = normal")
    except BaseException:
        db.close()
        raise
    return db


def _copy(db: Database, path: Path) -> None:
    with closing(sqlite3.connect(path)) as copy:
        db.conn.backup(copy)
