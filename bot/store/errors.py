"""What can go wrong with the database, each as one plain sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import BotError

_SENTENCES = {
    sqlite3.SQLITE_BUSY: "The database {path} was in use by another program for too long; try again.",
    sqlite3.SQLITE_LOCKED: "The database {path} was in use by another program for too long; try again.",
    sqlite3.SQLITE_READONLY: "The database {path} cannot be written to; check the file and its folder.",
    sqlite3.SQLITE_CANTOPEN: "The database {path} cannot be opened; check that the file and its folder exist "
    "and can be written to.",
    sqlite3.SQLITE_FULL: "The disk that holds the database {path} is full; make room and try again.",
    sqlite3.SQLITE_IOERR: "The disk that holds the database {path} failed or is full; check the disk.",
    sqlite3.SQLITE_NOTADB: "The file {path} is not a database; put a backup in its place.",
    sqlite3.SQLITE_CORRUPT: "The database {path} is damaged; put a backup in its place.",
}
_OTHERWISE = "The database {path} cannot be used ({name})."
_PRIMARY_CODE = 0xFF
"""SQLite's extended codes hold the primary code in their low byte (sqlite.org/rescode.html)."""


class StoreError(BotError):
    """The database cannot be used."""


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn failures of SQLite into a `StoreError` about this file.

    A broken constraint (`sqlite3.IntegrityError`) passes as it is: it is a mistake in the code.
    """
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as error:
        raise _explain(error, path) from error


def _explain(error: sqlite3.DatabaseError, path: Path) -> StoreError:
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    return StoreError(_SENTENCES.get(code, _OTHERWISE).format(path=path, name=name))
