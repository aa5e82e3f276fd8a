"""Many decided cases cost the open ones nothing: every question of the busy paths goes through an index."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.escalation.model import Action, Message, MessageKind
from bot.ports import Posted

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
CARD = Message(MessageKind.CARD, "karin@example.org")


def _decide(work):
    work.cases.save(work.cases.get("K0001"))
    work.audit.note("case-1", Action.DECIDE, "U-KARIN", NOW)
    work.outbox.add("new", "case-1", Message(MessageKind.DECISION, "U-SANNE"), NOW)
    work.outbox.cards("case-1")
    work.outbox.of_case("case-1")


def _deliver(work):
    work.outbox.due(NOW, 10)
    work.outbox.start("m1", NOW)
    work.outbox.sent("m1", Posted("D", "1"), NOW)
    work.outbox.failed("m1", "ratelimited", NOW)
    work.outbox.drop("m1", "user_not_found", NOW)
    work.outbox.oldest_waiting()


BUSY = {
    "app home of an asker": lambda work: work.cases.of_asker("U-SANNE", 20),
    "app home of a director": lambda work: work.cases.open_at(["regenboog", "parkwest"], 20),
    "decisions of a director": lambda work: work.cases.decided_by("U-KARIN", NOW),
    "reminders": lambda work: work.cases.all_open(),
    "a decision": _decide,
    "a delivery": _deliver,
    "an event": lambda work: work.seen.first_time("Ev1", NOW),
    "a person": lambda work: (work.people.has_read_notice("U"), work.people.chosen_school("U")),
    "an audit trail": lambda work: work.audit.of_case("case-1"),
}


def _plan(work, act, about=""):
    """Return what SQLite would do for the statements of the act that contain `about`."""
    asked = []
    with work.db.tracer(lambda sql, values: asked.append((sql, values))):
        act(work)
    steps = []
    for sql, values in asked:
        if sql.lower().split()[0] in ("select", "update", "delete") and about in sql:
            steps += [step[3] for step in work.db.conn.execute(f"explain query plan {sql}", values or ())]
    return steps


def _whole_tables(steps):
    scans = [step for step in steps if step.startswith("SCAN") and " USING " not in step]
    small = ("sqlite_master", "json_each", "CONSTANT", "(subquery-1)")
    return [step for step in scans if step.split()[1] not in small]


@pytest.fixture
def work(store, case):
    with store.begin() as work:
        work.cases.add(case(1))
        work.outbox.add("m1", "case-1", CARD, NOW)
        yield work


@pytest.mark.parametrize("act", BUSY.values(), ids=BUSY.keys())
def test_no_question_of_the_busy_paths_reads_a_whole_table(work, act):
    assert _whole_tables(_plan(work, act)) == []


def test_a_question_without_an_index_would_be_noticed(work):
    plan = _plan(work, lambda work: list(work.db.query("select * from cases where doubt = 'x'")))
    assert _whole_tables(plan) == ["SCAN cases"]


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("app home of an asker", "SEARCH cases USING INDEX cases_asker (asker=?)"),
        ("reminders", "SCAN cases USING INDEX cases_open"),
    ],
)
def test_cases_come_out_of_their_index_in_the_right_order(work, name, step):
    assert _plan(work, BUSY[name], about=" from cases") == [step]


def test_the_open_cases_of_a_school_are_found_among_the_open_ones_only(work):
    assert "SCAN cases USING INDEX cases_open" in _plan(work, BUSY["app home of a director"])
