"""The database as files: private from the start, and in its place only when it is whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.store.errors import StoreError

_OWNER_ONLY = 0o600
_OTHERS = 0o077


@contextmanager
def made_whole(path: Path) -> Iterator[Path]:
    """Give a new empty file beside `path` to fill; at the end it gets this name, on an error it goes.

    Raises `FileExistsError` when a file of this name is there by then, which is left alone, and
    `StoreError` when the folder cannot be written to.
    """
    part = _new_file(path)
    try:
        yield part
        _put_in_place(part, path)
    finally:
        part.unlink(missing_ok=True)


def _new_file(path: Path) -> Path:
    try:
        handle, name = tempfile.mkstemp(prefix=f"{path.name}-", suffix=".part", dir=path.parent)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise StoreError(f"The file {path} cannot be made: {reason}.") from error
    os.close(handle)
    return Path(name)


def _put_in_place(part: Path, path: Path) -> None:
    try:
        os.link(part, path)  # unlike a rename, this never replaces a file
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        if path.exists():
            raise FileExistsError(path) from None
        part.rename(path)


def close_to_others(path: Path) -> None:
    """Take the right to read and write this database from everybody but its owner.

    It opens no file: closing one would take away the locks that SQLite holds on it in this process
    (sqlite.org/howtocorrupt.html, 2.2). Raises `StoreError` when the files belong to somebody else.
    """
    try:
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            file = path.with_name(name)
            if file.exists() and file.stat().st_mode & _OTHERS:
                file.chmod(_OWNER_ONLY)
    except OSError as error:
        raise StoreError(
            f"The database {path} can be read by others and belongs to somebody else; "
            "start Protocolbot as its owner."
        ) from error
