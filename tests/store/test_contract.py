"""What any store must do, written against `bot.ports.Store` alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from bot.errors import Conflict
from bot.escalation.model import Action, Decision, DraftText, Message, MessageKind, State, Verdict
from bot.ports import Posted, Store
from bot.schools.model import Absence, Member, Post, Register, School

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
CARD = Message(MessageKind.CARD, "karin@example.org")


def _numbers(cases):
    return [case.number for case in cases]


def _ids(rows):
    return [row.id for row in rows]


def _add(store: Store, *cases):
    with store.begin() as work:
        for case in cases:
            work.cases.add(case)


@pytest.fixture
def outbox_of(store: Store, case):
    """Stores a case with messages added at given moments, by id."""

    def fill(**messages: datetime) -> None:
        _add(store, case(1))
        with store.begin() as work:
            for row_id, at in messages.items():
                work.outbox.add(row_id, "case-1", CARD, at)

    return fill


# units of work


def test_what_was_stored_together_is_there_in_the_next_unit_of_work(store: Store, case):
    with store.begin() as work:
        work.cases.add(case(1))
        work.outbox.add("m1", "case-1", CARD, NOW)
        work.audit.note("case-1", Action.OPEN, "U-SANNE", NOW)
    with store.read() as work:
        assert work.cases.by_id("case-1") == case(1)
        assert _ids(work.outbox.due(NOW, 10)) == ["m1"]
        assert work.audit.of_case("case-1") == [(NOW, Action.OPEN, "U-SANNE")]


def test_an_error_undoes_everything_of_its_unit_of_work(store: Store, case):
    with pytest.raises(RuntimeError, match="halfway"), store.begin() as work:  # noqa: PT012 - both belong
        work.cases.add(case(1))
        work.outbox.add("m1", "case-1", CARD, NOW)
        raise RuntimeError("halfway")
    with store.read() as work:
        assert work.cases.by_id("case-1") is None
        assert work.outbox.oldest_waiting() is None


def test_a_conflict_undoes_what_was_done_before_it(store: Store, case):
    _add(store, case(1))
    with pytest.raises(Conflict), store.begin() as work:  # noqa: PT012 - both belong
        work.audit.note("case-1", Action.DECIDE, "U-KARIN", NOW)
        work.cases.save(case(1, version=3))
    with store.read() as work:
        assert work.audit.of_case("case-1") == []


def test_reading_goes_on_while_another_writes_and_sees_nothing_half_done(store: Store, case):
    with store.begin() as writer, store.read() as reader:
        writer.cases.add(case(1))
        assert reader.cases.by_id("case-1") is None


def test_one_reading_sees_one_moment(store: Store, case):
    with store.read() as reader:
        assert reader.cases.all_open() == []
        _add(store, case(1))
        assert reader.cases.all_open() == []


# cases


def test_a_case_comes_back_exactly_as_it_was_stored(store: Store, full_case):
    _add(store, full_case)
    with store.read() as work:
        assert work.cases.get(full_case.number) == full_case
        assert work.cases.by_id(full_case.id) == full_case


def test_moments_of_other_time_zones_come_back_as_the_same_moment_in_utc(store: Store, case):
    noon = datetime(2026, 7, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    _add(store, case(1, wanted_at=noon))
    with store.read() as work:
        wanted = work.cases.get("K0001").wanted_at
    assert wanted == noon
    assert wanted.utcoffset() == timedelta(0)


def test_a_moment_without_a_time_zone_is_refused(store: Store, case):
    with pytest.raises(ValueError, match="time zone"), store.begin() as work:
        work.cases.add(case(1, wanted_at=datetime(2026, 7, 1, 12, 0)))  # noqa: DTZ001 - the mistake itself


def test_an_unknown_case_is_none(store: Store):
    with store.read() as work:
        assert work.cases.get("XXXXX") is None
        assert work.cases.by_id("nothing") is None


@pytest.mark.parametrize("taken", [{"id": "case-1"}, {"number": "K0001"}])
def test_an_id_or_number_that_is_taken_is_a_conflict(store: Store, case, taken):
    _add(store, case(1))
    with pytest.raises(Conflict), store.begin() as work:
        work.cases.add(case(2, **taken))
    with store.read() as work:
        assert work.cases.all_open() == [case(1)]


def test_saving_stores_the_change_and_raises_the_version(store: Store, case, full_case):
    _add(store, case(7))
    changed = replace(full_case, version=0)
    with store.begin() as work:
        work.cases.save(changed)
    with store.read() as work:
        assert work.cases.by_id("case-7") == replace(changed, version=1)


def test_saving_can_take_parts_away(store: Store, full_case):
    _add(store, full_case)
    with store.begin() as work:
        work.cases.save(replace(full_case, pictures=(), remarks=full_case.remarks[:1]))
    with store.read() as work:
        stored = work.cases.by_id(full_case.id)
    assert stored.pictures == ()
    assert stored.remarks == full_case.remarks[:1]


@pytest.mark.parametrize("version", [0, 2, 99])
def test_saving_what_was_read_at_another_version_is_a_conflict_and_changes_nothing(
    store: Store, case, version
):
    _add(store, case(1, version=1))
    with pytest.raises(Conflict), store.begin() as work:
        work.cases.save(case(1, version=version, state=State.WITHDRAWN))
    with store.read() as work:
        assert work.cases.by_id("case-1") == case(1, version=1)


def test_saving_the_same_reading_twice_is_a_conflict(store: Store, case):
    _add(store, case(1))
    with pytest.raises(Conflict), store.begin() as work:  # noqa: PT012 - the first save must pass
        read = work.cases.by_id("case-1")
        work.cases.save(read)
        work.cases.save(read)


def test_saving_a_case_that_is_not_there_is_a_conflict(store: Store, case):
    with pytest.raises(Conflict), store.begin() as work:
        work.cases.save(case(1))


def test_saving_a_case_keeps_its_messages(store: Store, case, outbox_of):
    outbox_of(m1=NOW)
    with store.begin() as work:
        work.cases.save(case(1, state=State.WITHDRAWN))
        assert _ids(work.outbox.due(NOW, 10)) == ["m1"]


def test_of_asker_gives_own_cases_open_first_and_newest_first(store: Store, case):
    _add(
        store,
        case(1),
        case(2, state=State.DECIDED),
        case(3, state=State.SENT),
        case(4, asker="U-EMILY"),
        case(5, state=State.EXPIRED),
        case(6, state=State.WITHDRAWN),
    )
    with store.read() as work:
        assert _numbers(work.cases.of_asker("U-SANNE", 10)) == ["K0003", "K0001", "K0006", "K0005", "K0002"]
        assert _numbers(work.cases.of_asker("U-SANNE", 3)) == ["K0003", "K0001", "K0006"]
        assert work.cases.of_asker("U-NOBODY", 10) == []


def test_open_at_gives_the_open_cases_of_these_schools_oldest_first(store: Store, case):
    _add(
        store,
        case(4, school_id="parkwest"),
        case(1),
        case(2, state=State.DECIDED),
        case(3, state=State.SENT),
        case(0, school_id="elsewhere"),
    )
    with store.read() as work:
        assert _numbers(work.cases.open_at(["regenboog", "parkwest"], 10)) == ["K0001", "K0003", "K0004"]
        assert _numbers(work.cases.open_at(["regenboog", "parkwest"], 2)) == ["K0001", "K0003"]
        assert _numbers(work.cases.open_at(["parkwest"], 10)) == ["K0004"]
        assert work.cases.open_at([], 10) == []


def test_all_open_gives_every_open_case_oldest_first_with_its_own_parts(store: Store, case):
    second = case(2, school_id="parkwest", drafts=(DraftText("van twee", NOW),))
    _add(store, second, case(1), case(3, state=State.DECIDED))
    with store.read() as work:
        assert work.cases.all_open() == [case(1), second]


def _decided(case, n, by, *moments):
    said = (Decision(Verdict.NO, by, by, "Liever niet", "", "", at) for at in moments)
    return case(n, state=State.DECIDED, decisions=tuple(said))


def test_decided_by_gives_what_this_person_decided_since_then_newest_first(store: Store, case):
    yesterday = NOW - timedelta(days=1)
    _add(
        store,
        _decided(case, 1, "U-KARIN", NOW),
        _decided(case, 2, "U-KARIN", yesterday, LATER),
        _decided(case, 3, "U-TOM", NOW),
        _decided(case, 4, "U-KARIN", yesterday),
    )
    with store.read() as work:
        assert _numbers(work.cases.decided_by("U-KARIN", NOW)) == ["K0002", "K0001"]
        assert _numbers(work.cases.decided_by("U-KARIN", yesterday)) == ["K0002", "K0001", "K0004"]
        assert work.cases.decided_by("U-NOBODY", yesterday) == []


# outbox


def test_a_message_comes_back_as_it_was_added(store: Store, case):
    _add(store, case(1))
    with store.begin() as work:
        work.outbox.add("m1", "case-1", Message(MessageKind.REMARK, "U-SANNE", about=2), NOW)
        (row,) = work.outbox.due(NOW, 10)
    assert (row.id, row.case_id, row.message) == ("m1", "case-1", Message(MessageKind.REMARK, "U-SANNE", 2))
    assert (row.attempts, row.started_at, row.next_at) == (0, None, NOW)
    assert (row.sent_at, row.posted, row.error) == (None, None, "")
    assert row.dropped_at is None


def test_due_gives_what_may_go_now_in_the_order_it_was_added(store: Store, outbox_of):
    outbox_of(z=NOW, tomorrow=NOW + timedelta(days=1), a=NOW, early=NOW - timedelta(hours=1))
    with store.read() as work:
        assert _ids(work.outbox.due(NOW, 10)) == ["z", "a", "early"]
        assert _ids(work.outbox.due(NOW, 1)) == ["z"]
        assert _ids(work.outbox.due(NOW - timedelta(microseconds=1), 10)) == ["early"]


def test_a_started_message_counts_its_attempts_and_keeps_its_first_start(store: Store, outbox_of):
    outbox_of(m1=NOW)
    with store.begin() as work:
        work.outbox.start("m1", NOW)
        work.outbox.start("m1", LATER)
        (row,) = work.outbox.due(NOW, 10)
    assert (row.attempts, row.started_at) == (2, NOW)


def test_a_failed_message_waits_for_its_next_turn_and_says_why(store: Store, outbox_of):
    outbox_of(m1=NOW)
    with store.begin() as work:
        work.outbox.start("m1", NOW)
        work.outbox.failed("m1", "ratelimited", LATER)
        assert work.outbox.due(NOW, 10) == []
        (row,) = work.outbox.due(LATER, 10)
    assert (row.error, row.attempts, row.started_at, row.next_at) == ("ratelimited", 1, NOW, LATER)


def test_a_sent_message_is_not_due_and_knows_where_it_stands(store: Store, outbox_of):
    outbox_of(m1=NOW)
    with store.begin() as work:
        work.outbox.failed("m1", "ratelimited", NOW)
        work.outbox.sent("m1", Posted("D1", "1700.1"), LATER)
        assert work.outbox.due(LATER, 10) == []
        (row,) = work.outbox.cards("case-1")
    assert (row.posted, row.sent_at, row.error) == (Posted("D1", "1700.1"), LATER, "")


def test_a_dropped_message_is_never_due_again_and_is_no_card(store: Store, outbox_of):
    outbox_of(m1=NOW)
    with store.begin() as work:
        work.outbox.drop("m1", "user_not_found", NOW)
        assert work.outbox.due(NOW + timedelta(days=365), 10) == []
        assert work.outbox.cards("case-1") == []
        assert work.outbox.oldest_waiting() is None
        (row,) = work.outbox.of_case("case-1")
    assert (row.dropped_at, row.error) == (NOW, "user_not_found")


def test_of_case_gives_every_message_of_the_case_in_the_order_it_was_added(store: Store, case, outbox_of):
    outbox_of(z=NOW, sent=NOW, dropped=NOW, a=NOW)
    _add(store, case(2))
    with store.begin() as work:
        work.outbox.add("other", "case-2", CARD, NOW)
        work.outbox.sent("sent", Posted("D", "1"), NOW)
        work.outbox.drop("dropped", "user_not_found", NOW)
        assert _ids(work.outbox.of_case("case-1")) == ["z", "sent", "dropped", "a"]


def test_cards_are_the_cards_of_this_case_that_stand_in_the_chat(store: Store, case):
    _add(store, case(1), case(2))
    told = Message(MessageKind.DELIVERED, "U-SANNE")
    with store.begin() as work:
        messages = [("c1", "case-1", CARD), ("d1", "case-1", told), ("c2", "case-2", CARD)]
        for row_id, case_id, message in [*messages, ("c3", "case-1", CARD)]:
            work.outbox.add(row_id, case_id, message, NOW)
            work.outbox.sent(row_id, Posted("D", row_id), NOW)
        work.outbox.add("c4", "case-1", CARD, NOW)
        assert _ids(work.outbox.cards("case-1")) == ["c1", "c3"]


def test_oldest_waiting_looks_past_what_was_sent_and_at_when_it_was_added(store: Store, outbox_of):
    outbox_of(sent=NOW - timedelta(days=1), waits=NOW, newer=LATER)
    with store.begin() as work:
        work.outbox.sent("sent", Posted("D", "1"), NOW)
        work.outbox.failed("waits", "internal_error", LATER + timedelta(hours=1))
        assert work.outbox.oldest_waiting() == NOW


def test_nothing_waits_in_an_empty_outbox(store: Store):
    with store.read() as work:
        assert work.outbox.oldest_waiting() is None


# people, events, audit


def test_a_new_person_has_read_no_notice_and_chosen_no_school(store: Store):
    with store.read() as work:
        assert not work.people.has_read_notice("U-SANNE")
        assert work.people.chosen_school("U-SANNE") == ""


@pytest.mark.parametrize("notice_first", [True, False])
def test_the_notice_and_the_chosen_school_are_remembered_apart(store: Store, notice_first):
    with store.begin() as work:
        if notice_first:
            work.people.notice_shown("U-SANNE", NOW)
        work.people.choose_school("U-SANNE", "regenboog", NOW)
        work.people.choose_school("U-SANNE", "parkwest", LATER)
        assert work.people.has_read_notice("U-SANNE") is notice_first
        work.people.notice_shown("U-SANNE", LATER)
    with store.read() as work:
        assert work.people.chosen_school("U-SANNE") == "parkwest"
        assert work.people.has_read_notice("U-SANNE")
        assert not work.people.has_read_notice("U-EMILY")


def test_an_event_is_new_once(store: Store):
    with store.begin() as work:
        assert work.seen.first_time("Ev1", NOW)
        assert not work.seen.first_time("Ev1", NOW)
    with store.begin() as work:
        assert not work.seen.first_time("Ev1", LATER)
        assert work.seen.first_time("Ev2", LATER)


def test_an_event_whose_handling_failed_is_new_again(store: Store):
    with pytest.raises(RuntimeError), store.begin() as work:  # noqa: PT012 - both belong
        work.seen.first_time("Ev1", NOW)
        raise RuntimeError
    with store.begin() as work:
        assert work.seen.first_time("Ev1", NOW)


def test_the_audit_trail_gives_the_lines_of_one_case_in_order(store: Store):
    with store.begin() as work:
        work.audit.note("case-1", Action.OPEN, "U-SANNE", LATER)
        work.audit.note("case-2", Action.OPEN, "U-EMILY", NOW)
        work.audit.note("case-1", Action.DECIDE, "U-KARIN", NOW)
    with store.read() as work:
        assert work.audit.of_case("case-1") == [
            (LATER, Action.OPEN, "U-SANNE"),
            (NOW, Action.DECIDE, "U-KARIN"),
        ]


# schools

SCHOOLS = (School("regenboog", "De Regenboog", "zuid"), School("parkwest", "Int. School Park West"))
MEMBERS = (
    Member("sanne@example.org", "Sanne Vermeer", "regenboog", Post.TEACHER),
    Member("karin@example.org", "Karin Hendriks", "regenboog", Post.DIRECTOR),
    Member("joost@example.org", "Joost", "regenboog", Post.STAND_IN, date(2026, 3, 1), date(2026, 3, 31)),
    Member("tom@example.org", "Tom Aldridge", "parkwest", Post.DIRECTOR, None, date(2027, 7, 31)),
)


def test_a_new_register_is_empty(store: Store):
    with store.read() as work:
        assert work.schools.register() == Register()


def test_the_register_comes_back_in_the_order_it_was_given(store: Store):
    with store.begin() as work:
        work.schools.replace(SCHOOLS, MEMBERS)
        work.schools.set_absence(Absence("tom@example.org", date(2026, 3, 6)))
        work.schools.set_absence(Absence("Karin@Example.org", date(2026, 3, 5)))
    with store.read() as work:
        assert work.schools.register() == Register(
            SCHOOLS,
            MEMBERS,
            (
                Absence("karin@example.org", date(2026, 3, 5)),
                Absence("tom@example.org", date(2026, 3, 6)),
            ),
        )


def test_replacing_the_register_leaves_nothing_of_the_old_one(store: Store):
    with store.begin() as work:
        work.schools.replace(SCHOOLS, MEMBERS)
        work.schools.replace(SCHOOLS[1:], MEMBERS[3:])
    with store.read() as work:
        assert work.schools.register() == Register(SCHOOLS[1:], MEMBERS[3:])
    with store.begin() as work:
        work.schools.replace((), ())
        assert work.schools.register() == Register()


def test_replacing_the_register_keeps_the_absence_of_those_who_stay(store: Store):
    stays, leaves = (
        Absence("tom@example.org", date(2026, 3, 5)),
        Absence("karin@example.org", date(2026, 3, 5)),
    )
    with store.begin() as work:
        work.schools.replace(SCHOOLS, MEMBERS)
        work.schools.set_absence(stays)
        work.schools.set_absence(leaves)
        work.schools.replace(SCHOOLS[1:], MEMBERS[3:])
        assert work.schools.register().absences == (stays,)


def test_an_absence_is_replaced_and_cleared(store: Store):
    with store.begin() as work:
        work.schools.set_absence(Absence("karin@example.org", date(2026, 3, 5)))
        work.schools.set_absence(Absence("karin@example.org", date(2026, 3, 9)))
        assert work.schools.register().absences == (Absence("karin@example.org", date(2026, 3, 9)),)
        work.schools.clear_absence("KARIN@example.org")
        assert work.schools.register().absences == ()
