"""A database of any earlier version opens with everything in it; a step that was released never changes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.escalation.model import Action, State, Verdict
from bot.schools.model import Post
from bot.store import open_store
from bot.store.connect import connect
from bot.store.schema import known, migrate, migrations

OLD = Path(__file__).parent / "old"
LAST_STEP = {"v1": "m005_seen_and_audit"}
"""The newest step in each dump."""


def _objects(path):
    with closing(sqlite3.connect(path)) as db:
        return {
            (kind, name): " ".join(sql.split())
            for kind, name, sql in db.execute(
                "select type, name, sql from sqlite_master where sql is not null"
            )
        }


@pytest.fixture(params=sorted(file.stem for file in OLD.glob("*.sql")))
def old(request, tmp_path):
    """The path of a database of an earlier version, and the name of that version."""
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript((OLD / f"{request.param}.sql").read_text())
    return path, request.param


def test_every_step_is_numbered_in_order():
    names = sorted(known())
    assert [int(name[1:4]) for name in names] == list(range(1, len(names) + 1))
    assert all(name[0] == "m" and name[4] == "_" for name in names)


def test_every_old_version_is_here():
    assert {file.stem for file in OLD.glob("*.sql")} == set(LAST_STEP)


def test_an_old_database_becomes_like_a_new_one(old, database):
    path, _ = old
    open_store(f"sqlite:///{path}").close()
    assert _objects(path) == _objects(database)


def test_the_steps_up_to_an_old_version_still_make_that_version(old, tmp_path):
    path, version = old
    steps = sorted(known())
    after = steps[steps.index(LAST_STEP[version]) + 1 :]
    made = tmp_path / "made.db"
    made.touch()
    with closing(connect(made, 1)) as db:
        migrations.apply(db, stop_before=after)
    assert _objects(made) == _objects(path)


def test_an_old_database_keeps_its_rows(old):
    path, _ = old
    store = open_store(f"sqlite:///{path}")
    with store.read() as work:
        case = work.cases.get("K7Q2M")
        assert (case.state, case.version, case.passages) == (State.DECIDED, 3, ("2", "9"))
        assert [draft.text for draft in case.drafts] == ["Wat een sportdag!", "Wat een sportdag, hè?"]
        assert case.decision.verdict is Verdict.YES_WITH_CHANGES
        assert case.decision.adapted == "Wat een mooie sportdag!"
        assert [picture.file_id for picture in case.pictures] == ["F024"]
        assert [remark.words for remark in case.remarks] == ["Wie staan erop?"]
        assert [row.id for row in work.outbox.cards(case.id)] == ["m1"]
        assert [row.id for row in work.outbox.due(datetime(2027, 1, 1, tzinfo=UTC), 10)] == ["m2"]
        assert [action for _, action, _ in work.audit.of_case(case.id)] == [Action.OPEN, Action.DECIDE]
        assert work.people.chosen_school("U-SANNE") == "regenboog"
        register = work.schools.register()
        assert [member.post for member in register.members] == [Post.TEACHER, Post.DIRECTOR]
        assert [absence.email for absence in register.absences] == ["karin@example.org"]
    store.close()


def test_migrating_twice_changes_nothing(database):
    before = _objects(database)
    open_store(f"sqlite:///{database}").close()
    with closing(connect(database, 1)) as db:
        migrate(db, database)
        assert [step.name for step in migrations.applied(db)] == sorted(known())
    assert _objects(database) == before
