"""A database that cannot be used is one plain sentence, and nothing is half done."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import BotError
from bot.store import StoreError, open_store

MOMENT = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


@contextmanager
def _nobody():
    """Act as a user without rights: the administrator may write everywhere."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.fixture
def locked_folder():
    """A folder in which nobody but the administrator may write."""
    folder = Path(tempfile.mkdtemp(prefix="protocolbot-"))
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def _refusal(url: str, wait: float = 0.05) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(url, wait).close()
    message = str(caught.value)
    assert message.count("\n") == 0
    assert message.endswith(".")
    return message


def test_a_store_error_can_be_told_to_a_person():
    assert issubclass(StoreError, BotError)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://bot@host/db",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite://x.db",
        "bot.db",
        "",
        "mysql://",
    ],
)
def test_an_address_that_is_no_sqlite_file_says_how_it_must_look(url):
    assert _refusal(url).startswith("DATABASE_URL must look like sqlite:///protocolbot.db, not ")


def test_a_password_in_the_address_is_not_repeated():
    message = _refusal("postgresql://bot:geheim@host/db")
    assert "geheim" not in message
    assert "host/db" in message


def test_a_folder_that_is_not_there(tmp_path):
    assert _refusal(f"sqlite:///{tmp_path}/nowhere/bot.db") == (
        f"The file {tmp_path}/nowhere/bot.db cannot be made: no such file or directory."
    )


def test_a_folder_instead_of_a_file(tmp_path):
    assert "is a folder" in _refusal(f"sqlite:///{tmp_path}")


def test_a_read_only_folder(locked_folder):
    with _nobody():
        message = _refusal(f"sqlite:///{locked_folder}/bot.db")
    assert message == f"The file {locked_folder}/bot.db cannot be made: permission denied."
    assert list(locked_folder.iterdir()) == []


def test_a_database_in_a_folder_that_became_read_only(locked_folder, database):
    path = locked_folder / "bot.db"
    shutil.copy(database, path)
    if os.geteuid() == 0:
        os.chown(path, 65534, 65534)
    with _nobody():
        message = _refusal(f"sqlite:///{path}")
    assert message.startswith(f"The database {path} cannot be ")
    assert "folder" in message


def test_a_database_of_a_newer_version(database):
    with sqlite3.connect(database) as db:
        db.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) "
            "values ('protocolbot', 'm900_later', '')"
        )
    before = database.read_bytes()
    assert _refusal(f"sqlite:///{database}") == (
        f"The database {database} was made by a newer version of Protocolbot; install that version again."
    )
    assert database.read_bytes() == before


def test_a_database_of_another_program_is_left_alone(tmp_path):
    path = tmp_path / "places.db"
    with sqlite3.connect(path) as db:
        db.execute("create table bookmarks (url text)")
    db.close()
    before = path.read_bytes()
    assert "belongs to another program" in _refusal(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_a_file_that_is_no_database(tmp_path):
    path = tmp_path / "letter.db"
    path.write_text("Beste ouders, " * 1000)
    assert _refusal(f"sqlite:///{path}") == f"The file {path} is not a database; put a backup in its place."
    assert path.read_text() == "Beste ouders, " * 1000


@pytest.fixture
def damaged(database):
    """A database of which every page but the first was overwritten."""
    whole = database.read_bytes()
    database.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    return database


def test_a_damaged_database(damaged):
    assert "is damaged; put a backup in its place." in _refusal(f"sqlite:///{damaged}")


def test_damage_that_is_only_seen_by_reading_everything_is_found_by_the_check(store):
    store.check()
    with store.read() as work:
        page = work.db.execute("select rootpage from sqlite_master where name = 'drafts'").fetchone()[0]
    with store.path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    with pytest.raises(StoreError, match="is damaged; put a backup in its place"):
        store.check()


def test_a_database_that_another_program_holds_for_too_long(database):
    with sqlite3.connect(database, isolation_level=None) as other:
        patient = open_store(f"sqlite:///{database}", wait=0.01)
        other.execute("begin immediate")
        with pytest.raises(StoreError, match="in use by another program for too long"), patient.begin():
            pytest.fail("two writers at once")
        with patient.read() as work:
            assert work.cases.all_open() == []
        other.execute("rollback")
        with patient.begin() as work:
            assert work.seen.first_time("Ev1", MOMENT)
        patient.close()
    other.close()


def test_a_new_database_that_another_program_holds(tmp_path):
    path = tmp_path / "new.db"
    path.touch(0o600)
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("begin exclusive")
        assert "in use by another program for too long" in _refusal(f"sqlite:///{path}")
    other.close()


def test_a_full_disk_is_told_and_nothing_is_half_done(store, case):
    with pytest.raises(StoreError, match="is full; make room and try again"), store.begin() as work:  # noqa: PT012
        work.cases.add(case(1))
        pages = work.db.execute("pragma page_count").fetchone()[0]
        work.db.execute(f"pragma max_page_count = {pages}")
        work.cases.add(case(2, doubt="x" * 1_000_000))
    with store.begin() as work:
        assert work.cases.all_open() == []
        work.cases.add(case(1))


def test_a_database_that_was_taken_away_is_not_made_again_empty(store):
    for file in store.path.parent.glob("protocolbot.db*"):
        file.unlink()
    with pytest.raises(StoreError, match="cannot be opened"), store.begin():
        pytest.fail("there is no database")
    assert not store.path.exists()


def test_an_error_never_holds_what_people_wrote(store, case):
    with pytest.raises(StoreError) as caught, store.begin() as work:  # noqa: PT012
        work.db.execute("pragma max_page_count = 1")
        work.cases.add(case(1, doubt="geheim" * 100_000))
    assert "geheim" not in str(caught.value)
