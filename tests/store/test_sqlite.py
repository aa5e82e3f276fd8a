"""What is particular to the store on SQLite: the file, its safety, and two who write at once."""

from __future__ import annotations

import sqlite3
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.errors import Conflict
from bot.escalation.model import Message, MessageKind
from bot.store import StoreError, open_store

MOMENT = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)

TABLES = (
    *("cases", "drafts", "pictures", "remarks", "decisions", "outbox"),
    *("people", "schools", "members", "absences", "seen", "audit", "gaps"),
)


def _pragma(store, name):
    with store.begin() as work:
        return work.db.execute(f"pragma {name}").fetchone()[0]


# the file


def test_the_database_and_the_files_beside_it_are_for_their_owner_only(store, case):
    with store.begin() as work:
        work.cases.add(case(1))
        files = sorted(store.path.parent.glob("protocolbot.db*"))
    assert [file.name for file in files] == ["protocolbot.db", "protocolbot.db-shm", "protocolbot.db-wal"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_database_that_others_could_read_is_closed_to_them(database):
    database.chmod(0o644)
    open_store(f"sqlite:///{database}").close()
    assert stat.S_IMODE(database.stat().st_mode) == 0o600


def test_a_relative_address_is_a_file_in_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store = open_store("sqlite:///here.db")
    store.close()
    assert store.path == tmp_path / "here.db"
    assert store.path.exists()


@pytest.mark.parametrize("name", ["met spatie.db", "100%.db", "vraag?.db", "hekje#.db", "été.db"])
def test_awkward_file_names_are_just_names(tmp_path, name):
    open_store(f"sqlite:///{tmp_path / name}").close()
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("foreign_keys", 1),
        ("synchronous", 2),  # full: a commit is on the disk before it is answered
        ("secure_delete", 1),
        ("busy_timeout", 5000),
    ],
)
def test_every_unit_of_work_is_safe(store, pragma, value):
    assert _pragma(store, pragma) == value


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_strict(store, table):
    with store.read() as work:
        assert set(TABLES) == set(work.db.table_names()) - {"_sqlite_migrations"}
        assert work.db.table(table).strict


@pytest.mark.parametrize("table", ["drafts", "pictures", "remarks", "decisions", "outbox"])
def test_what_belongs_to_a_case_goes_with_it(store, full_case, table):
    with store.begin() as work:
        work.cases.add(full_case)
        work.outbox.add("m1", full_case.id, Message(MessageKind.CARD, "karin@example.org"), MOMENT)
        assert work.db.table(table).count > 0
        work.db.execute("delete from cases")
        assert work.db.table(table).count == 0


def test_a_message_without_a_case_is_refused(store):
    with pytest.raises(sqlite3.IntegrityError), store.begin() as work:
        work.outbox.add("m1", "no-such-case", Message(MessageKind.CARD, "karin@example.org"), MOMENT)


def test_reading_cannot_write(store):
    with pytest.raises(StoreError), store.read() as work:
        work.seen.first_time("Ev1", MOMENT)
    with store.begin() as work:
        assert work.seen.first_time("Ev1", MOMENT)


@pytest.mark.parametrize(
    "change", ["action = 'open'", "by_id = 'U-OTHER'", "at = '2020'", "case_id = 'x'", "id = 99"]
)
def test_a_line_of_the_audit_trail_does_not_change(store, change):
    with store.begin() as work:
        work.db.table("audit").insert(
            {"case_id": "case-1", "action": "decide", "by_id": "U-KARIN", "at": "2026"}
        )
    with pytest.raises(sqlite3.IntegrityError, match="does not change"), store.begin() as work:
        work.db.execute(f"update audit set {change}")  # noqa: S608 - from the table above


# two at once


def _race(rounds, attempt):
    """Let two threads try the same thing at the same moment, and return what each round gave."""
    gate = threading.Barrier(2, timeout=20)

    def run(who):
        outcomes = []
        for number in range(rounds):
            gate.wait()
            try:
                outcomes.append(attempt(who, number))
            except BaseException:
                gate.abort()
                raise
        return outcomes

    with ThreadPoolExecutor(2) as threads:
        return list(zip(*threads.map(run, range(2)), strict=True))


def test_of_two_who_change_the_same_case_exactly_one_wins(store, case):
    rounds = 200
    with store.begin() as work:
        for number in range(rounds):
            work.cases.add(case(number))

    def decide(who, number):
        with store.read() as work:
            read = work.cases.by_id(f"case-{number}")
        try:
            with store.begin() as work:
                work.cases.save(replace(read, doubt=f"by {who}"))
        except Conflict:
            return False
        return True

    outcomes = _race(rounds, decide)
    with store.read() as work:
        stored = work.cases.all_open()
    assert {case.version for case in stored} <= {1, 2}
    for (first, second), changed in zip(outcomes, stored, strict=True):
        # both pass only when the second read what the first had stored
        assert first + second == changed.version


def test_of_two_who_read_first_and_then_change_exactly_one_wins(store, case):
    rounds = 200
    with store.begin() as work:
        for number in range(rounds):
            work.cases.add(case(number))

    def decide(who, number):
        try:
            with store.begin() as work:
                work.cases.save(case(number, doubt=f"by {who}"))
        except Conflict:
            return False
        return True

    outcomes = _race(rounds, decide)
    assert [first + second for first, second in outcomes] == [1] * rounds
    with store.read() as work:
        stored = work.cases.all_open()
    winners = [f"by {0 if first else 1}" for first, _ in outcomes]
    assert [case.doubt for case in stored] == winners


def test_of_two_who_see_the_same_event_exactly_one_is_first(store):
    def see(_who, number):
        with store.begin() as work:
            return work.seen.first_time(f"Ev{number}", MOMENT)

    assert [first + second for first, second in _race(200, see)] == [1] * 200


def test_two_who_open_a_new_database_at_once_both_get_it(tmp_path):
    def attempt(_who, number):
        store = open_store(f"sqlite:///{tmp_path}/{number}.db")
        with store.read() as work:
            tables = len(work.db.table_names())
        store.close()
        return tables

    assert _race(20, attempt) == [(len(TABLES) + 1, len(TABLES) + 1)] * 20


# backup


def test_a_backup_made_during_a_change_holds_what_was_stored_before_it(store, case, tmp_path):
    with store.begin() as work:
        work.cases.add(case(1))
    with store.begin() as work:
        work.cases.add(case(2))
        store.backup(tmp_path / "copy.db")
    copy = open_store(f"sqlite:///{tmp_path}/copy.db")
    with copy.read() as work:
        assert work.cases.all_open() == [case(1)]
    copy.close()


def test_a_backup_is_for_its_owner_only_and_leaves_nothing_beside_it(store, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    store.backup(folder / "copy.db")
    assert [file.name for file in folder.iterdir()] == ["copy.db"]
    assert stat.S_IMODE((folder / "copy.db").stat().st_mode) == 0o600


def test_a_backup_does_not_overwrite_a_file(store, tmp_path):
    target = tmp_path / "copy.db"
    target.write_text("mine")
    with pytest.raises(StoreError, match=r"copy\.db exists already; choose another name"):
        store.backup(target)
    assert target.read_text() == "mine"


def test_a_backup_into_a_folder_that_is_not_there_says_so(store, tmp_path):
    with pytest.raises(StoreError, match=r"copy\.db cannot be made: no such file or directory"):
        store.backup(tmp_path / "nowhere" / "copy.db")


def test_a_light_unit_of_work_is_kept_at_its_end_and_undone_on_an_error(store):
    with store.begin_light() as work:
        assert work.seen.first_time("Ev1", MOMENT)
        assert work.db.execute("pragma synchronous").fetchone()[0] == 1
    with pytest.raises(ZeroDivisionError), store.begin_light() as work:  # noqa: PT012 - undoes what came before
        work.seen.first_time("Ev2", MOMENT)
        raise ZeroDivisionError
    with store.begin() as work:
        assert not work.seen.first_time("Ev1", MOMENT)
        assert work.seen.first_time("Ev2", MOMENT)
