"""Forgetting after the agreed time, showing somebody what is kept of them, and erasing it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.escalation.model import (
    Action,
    Decision,
    DraftText,
    Message,
    MessageKind,
    Remark,
    RemarkKind,
    State,
    Verdict,
)
from bot.ports import Posted
from bot.schools.model import Absence, Member, Post, School

MOMENT = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
TABLES = ("cases", "drafts", "pictures", "remarks", "decisions", "outbox")


def _counts(store):
    with store.read() as work:
        return {table: work.db.table(table).count for table in TABLES}


def _numbers_left(store):
    with store.read() as work:
        return [row["number"] for row in work.db.query("select number from cases order by number")]


# forgetting


def test_a_forgotten_case_leaves_nothing_behind(store, full_case):
    with store.begin() as work:
        work.cases.add(full_case)
        work.outbox.add("m1", full_case.id, Message(MessageKind.CARD, "karin@example.org"), MOMENT)
        work.outbox.sent("m1", Posted("D1", "1.1"), MOMENT)
    assert store.forget_cases(MOMENT + DAY) == 1
    assert set(_counts(store).values()) == {0}


@pytest.mark.parametrize("state", [State.DECIDED, State.WITHDRAWN, State.EXPIRED])
def test_a_closed_case_is_forgotten_after_its_time(store, case, state):
    with store.begin() as work:
        work.cases.add(case(0, state=state))
    assert store.forget_cases(MOMENT) == 0
    assert store.forget_cases(MOMENT + timedelta(microseconds=1)) == 1


def test_reading_a_closed_case_does_not_keep_it_longer(store, case):
    with store.begin() as work:
        work.cases.add(case(0, state=State.DECIDED))
        work.audit.note(case(0).id, Action.READ, "U-KARIN", MOMENT + 20 * DAY)
    assert store.forget_cases(MOMENT + DAY) == 1


@pytest.mark.parametrize("state", [State.SENT, State.WAITING])
def test_an_open_case_is_never_forgotten(store, case, state):
    with store.begin() as work:
        work.cases.add(case(0, state=state))
    assert store.forget_cases(MOMENT + 1000 * DAY) == 0


LATE = MOMENT + 9 * DAY


@pytest.mark.parametrize(
    "late",
    [
        {"drafts": (DraftText("nieuw", LATE),)},
        {"remarks": (Remark(RemarkKind.TALK, "U-KARIN", "Karin", "Bel me", LATE),)},
        {"decisions": (Decision(Verdict.NO, "U-KARIN", "Karin", "Liever niet", "", "", LATE),)},
    ],
    ids=lambda late: next(iter(late)),
)
def test_the_time_runs_from_the_last_thing_that_happened(store, case, late):
    with store.begin() as work:
        work.cases.add(case(0, state=State.DECIDED, **late))
    assert store.forget_cases(LATE) == 0
    assert store.forget_cases(LATE + DAY) == 1


def test_the_time_of_a_withdrawn_case_runs_from_its_line_in_the_audit_trail(store, case):
    with store.begin() as work:
        work.cases.add(case(0, state=State.WITHDRAWN))
        work.audit.note("case-0", Action.WITHDRAW, "U-SANNE", LATE)
    assert store.forget_cases(LATE) == 0
    assert store.forget_cases(LATE + DAY) == 1


def test_a_case_with_a_message_still_to_send_is_not_forgotten(store, case):
    with store.begin() as work:
        work.cases.add(case(0, state=State.DECIDED))
        work.outbox.add("m1", "case-0", Message(MessageKind.DECISION, "U-SANNE"), MOMENT)
    assert store.forget_cases(MOMENT + DAY) == 0
    with store.begin() as work:
        work.outbox.drop("m1", "user_not_found", MOMENT)
    assert store.forget_cases(MOMENT + DAY) == 1


def test_events_and_audit_lines_are_forgotten_after_their_own_time(store):
    with store.begin() as work:
        for day in range(5):
            work.seen.first_time(f"Ev{day}", MOMENT + day * DAY)
            work.audit.note(f"case-{day}", Action.OPEN, "U-SANNE", MOMENT + day * DAY)
    assert store.forget_seen(MOMENT + 2 * DAY) == 2
    assert store.forget_audit(MOMENT + 4 * DAY) == 4
    with store.begin() as work:
        assert work.seen.first_time("Ev1", LATE)
        assert not work.seen.first_time("Ev2", LATE)
        assert work.audit.of_case("case-3") == []
        assert work.audit.of_case("case-4") != []


def test_forgotten_words_are_gone_from_the_files_as_well(store, case):
    with store.begin() as work:
        work.cases.add(case(0, state=State.DECIDED, doubt="heel herkenbare twijfel"))

    def found():
        files = store.path.parent.glob("protocolbot.db*")
        return any(b"heel herkenbare twijfel" in file.read_bytes() for file in files)

    assert found()
    store.forget_cases(MOMENT + DAY)
    assert not found()


# one person


@pytest.fixture
def two_askers(store, case, full_case):
    """Sanne's full case, Emily's case on which Sanne decided as a stand-in, and everything around them."""
    emily = case(
        2,
        asker="U-EMILY",
        asker_name="Emily Carter",
        decisions=(Decision(Verdict.NO, "U-SANNE", "Sanne Vermeer", "Liever niet", "", "", MOMENT),),
        remarks=(Remark(RemarkKind.QUESTION, "U-SANNE", "Sanne Vermeer", "Wie?", MOMENT),),
    )
    with store.begin() as work:
        work.cases.add(full_case)
        work.cases.add(emily)
        for row_id, case_id, to in [
            ("own", full_case.id, "karin@example.org"),
            ("told", emily.id, "sanne@example.org"),
            ("waits", emily.id, "U-SANNE"),
            ("other", emily.id, "U-EMILY"),
        ]:
            work.outbox.add(row_id, case_id, Message(MessageKind.CARD, to), MOMENT)
        for row_id in ("own", "told", "other"):
            work.outbox.sent(row_id, Posted("D", row_id), MOMENT)
        work.audit.note(full_case.id, Action.OPEN, "U-SANNE", MOMENT)
        work.audit.note(emily.id, Action.DECIDE, "U-SANNE", MOMENT)
        work.audit.note(emily.id, Action.OPEN, "U-EMILY", MOMENT)
        for person in ("U-SANNE", "U-EMILY"):
            work.people.notice_shown(person, MOMENT)
        members = [Member("sanne@example.org", "Sanne Vermeer", "regenboog", Post.STAND_IN)]
        work.schools.replace([School("regenboog", "De Regenboog")], members)
        work.schools.set_absence(Absence("sanne@example.org", date(2026, 3, 9)))
    return full_case, emily


def test_the_export_holds_own_cases_whole_and_what_one_did_in_those_of_others(store, two_askers):
    export = store.export_person("U-SANNE", "Sanne@Example.org")
    assert {table: len(rows) for table, rows in export.items()} == {
        "people": 1,
        "cases": 1,
        "drafts": 2,
        "pictures": 2,
        "remarks": 3,
        "decisions": 2,
        "outbox": 3,
        "audit": 2,
        "members": 1,
        "absences": 1,
    }
    assert export["drafts"][1]["text"] == two_askers[0].draft.text


def test_the_export_holds_nothing_of_other_askers(store, two_askers):
    _, emily = two_askers
    assert emily.draft.text not in json.dumps(store.export_person("U-SANNE", "sanne@example.org"))


def test_the_export_of_a_stranger_is_empty(store, two_askers):  # noqa: ARG001 - there is something to leave out
    assert set(map(len, store.export_person("U-NOBODY").values())) == {0}


def test_an_erased_person_has_nothing_left_but_the_register_and_what_still_must_be_sent(store, two_askers):
    _, emily = two_askers
    assert store.erase_person("U-SANNE", "sanne@example.org") > 0
    export = store.export_person("U-SANNE", "sanne@example.org")
    assert {table: len(rows) for table, rows in export.items() if rows} == {"outbox": 1, "members": 1}
    assert export["outbox"][0]["id"] == "waits"
    assert _numbers_left(store) == [emily.number]


def test_erasing_takes_the_name_and_leaves_the_words_to_the_other(store, two_askers):
    _, emily = two_askers
    store.erase_person("U-SANNE", "sanne@example.org")
    with store.read() as work:
        assert work.cases.by_id(emily.id) == replace(
            emily,
            decisions=(replace(emily.decisions[0], by="", by_name=""),),
            remarks=(replace(emily.remarks[0], by="", by_name=""),),
        )
        assert [(action, by) for _, action, by in work.audit.of_case(emily.id)] == [
            (Action.DECIDE, ""),
            (Action.OPEN, "U-EMILY"),
        ]
        assert work.people.has_read_notice("U-EMILY")


def test_erasing_a_stranger_touches_nothing(store, two_askers):  # noqa: ARG001 - there is something to touch
    before = _counts(store)
    assert store.erase_person("U-NOBODY", "nobody@example.org") == 0
    assert _counts(store) == before
