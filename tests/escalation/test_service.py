"""What people do to cases, on the real store."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.errors import Conflict, NotPossible, NotYours
from bot.escalation.model import Action, Judgement, Level, MessageKind, RemarkKind, State, Verdict, Wish
from bot.schools.model import Member, Person, Post

RACES = 100
WISH = Wish("Groep 5 won!", "linde", "Mag dit?", "Instagram", passages=("2",))


def judge(case, verdict=Verdict.YES, words="zo kan het", adapted=""):
    return Judgement(verdict, case.draft.sha256[:16], words, adapted)


@pytest.fixture
def case(escalation, people):
    return escalation.open(WISH, people["sanne"], "form-1")


@pytest.fixture
def queued(store):
    """The messages that wait, as pairs of a kind and a person."""

    def look(case):
        with store.read() as work:
            return [(row.message.kind, row.message.to) for row in work.outbox.of_case(case.id)]

    return look


@pytest.fixture
def stored(store):
    def look(case):
        with store.read() as work:
            return work.cases.by_id(case.id)

    return look


def test_a_case_and_its_card_are_stored_together(case, stored, queued, wakes):
    assert (stored(case).state, stored(case).draft.text) == (State.SENT, "Groep 5 won!")
    assert queued(case) == [(MessageKind.CARD, "anna@voorbeeld.nl")]
    assert len(wakes) == 1


def test_the_same_form_sent_in_three_times_is_one_case(escalation, people, case, queued):
    again = [escalation.open(WISH, people["sanne"], "form-1") for _ in range(2)]
    assert [found.id for found in again] == [case.id] * 2
    assert len(queued(case)) == 1


@pytest.mark.usefixtures("case")
def test_a_form_of_somebody_else_never_gives_another_persons_case(escalation, people):
    with pytest.raises(Conflict):
        escalation.open(WISH, people["bo"], "form-1")


@pytest.mark.usefixtures("case")
def test_the_chosen_school_is_remembered(store, people):
    with store.read() as work:
        assert work.people.chosen_school(people["sanne"].id) == "linde"


def test_an_unknown_school_stores_nothing(escalation, people, store):
    with pytest.raises(NotPossible):
        escalation.open(Wish("tekst", "elders"), people["sanne"])
    with store.read() as work:
        assert work.cases.all_open() == []


def test_a_taken_number_is_not_given_out_again(escalation, people, case, chance):
    numbers = iter([case.number, case.number, "VRIJ2"])
    object.__setattr__(chance, "new_number", lambda: next(numbers))
    assert escalation.open(WISH, people["sanne"], "form-2").number == "VRIJ2"


def test_the_decision_is_stored_with_its_message_and_audit_line(
    escalation, people, case, stored, queued, store
):
    escalation.decide(case.number, judge(case, Verdict.NO), people["anna"])
    assert stored(case).decision.verdict is Verdict.NO
    assert queued(case)[1:] == [(MessageKind.DECISION, people["sanne"].id), (MessageKind.CARD_UPDATE, "")]
    with store.read() as work:
        assert [action for _, action, _ in work.audit.of_case(case.id)] == [Action.OPEN, Action.DECIDE]


@pytest.mark.parametrize("who", ["bo", "dirk", "petra", "carla", "outsider", "sanne"])
def test_who_may_not_decide_changes_nothing_and_reads_the_same_as_for_no_case(
    escalation, people, case, stored, who
):
    said = []
    for number in (case.number, "NONE1"):
        with pytest.raises(NotYours) as refusal:
            escalation.decide(number, judge(case), people[who])
        said.append(str(refusal.value))
    assert said[0] == said[1]
    assert stored(case) == case


def test_a_second_press_changes_nothing_and_reads_who_decided(escalation, people, case, stored):
    escalation.decide(case.number, judge(case), people["anna"])
    with pytest.raises(NotPossible) as refusal:
        escalation.decide(case.number, judge(case, Verdict.NO), people["anna"])
    assert refusal.value.text_args["name"] == "Anna Directeur"
    assert len(stored(case).decisions) == 1


def test_a_decision_about_the_text_before_the_last_is_refused(escalation, people, case, stored):
    escalation.revise(case.number, "Groep 5 won de race!", people["sanne"])
    with pytest.raises(NotPossible) as refusal:
        escalation.decide(case.number, judge(case), people["anna"])
    assert refusal.value.text_args["state"] == "other_text"
    assert stored(case).decisions == ()


def test_a_correction_reaches_the_asker_within_a_day_and_not_after(escalation, people, case, clock, queued):
    escalation.decide(case.number, judge(case), people["anna"])
    clock.advance(timedelta(hours=23))
    escalation.correct(case.number, judge(case, Verdict.NO, "toch niet"), people["anna"])
    assert queued(case).count((MessageKind.DECISION, people["sanne"].id)) == 2
    clock.advance(timedelta(hours=25))
    with pytest.raises(NotPossible):
        escalation.correct(case.number, judge(case), people["anna"])


def test_the_same_remark_or_correction_pressed_again_is_kept_once(escalation, people, case, stored):
    escalation.remark(case.number, RemarkKind.TALK, "Bel me", people["anna"])
    with pytest.raises(NotPossible):
        escalation.remark(case.number, RemarkKind.TALK, "Bel me", people["anna"])
    escalation.decide(case.number, judge(case), people["anna"])
    with pytest.raises(NotPossible):
        escalation.correct(case.number, judge(case), people["anna"])
    assert (len(stored(case).remarks), len(stored(case).decisions)) == (1, 1)


@pytest.fixture
def never_had(case, store, stored, clock):
    """A case that expired before its card could be delivered."""
    with store.begin() as work:
        [row] = work.outbox.of_case(case.id)
        work.outbox.drop(row.id, "closed", clock())
        work.cases.save(replace(stored(case), state=State.EXPIRED))
    return case


def test_an_expired_case_nobody_ever_had_goes_to_the_director_when_it_is_sent_again(
    escalation, people, never_had, stored, queued
):
    escalation.revise(never_had.number, never_had.draft.text, people["sanne"])
    assert stored(never_had).state is State.SENT
    assert queued(never_had)[-1] == (MessageKind.CARD, "anna@voorbeeld.nl")


def test_two_people_who_decide_at_the_same_moment_make_one_decision(escalation, people, store, register):
    second = Person("U-ED", "ed@voorbeeld.nl", "Ed Tweede")
    with store.begin() as work:
        members = (*register.members, Member(second.email, second.name, "linde", Post.DIRECTOR))
        work.schools.replace(register.schools, members)
    for n in range(RACES):
        case = escalation.open(WISH, people["sanne"], f"race-{n}")
        barrier, said = threading.Barrier(2), []

        def press(by, case=case, barrier=barrier, said=said):
            barrier.wait()
            try:
                escalation.decide(case.number, judge(case), by)
                said.append("stored")
            except NotPossible as refusal:
                said.append(refusal.text_args["name"])

        threads = [threading.Thread(target=press, args=(by,)) for by in (people["anna"], second)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        found = escalation.look(case.number, people["sanne"])
        assert len(found.decisions) == 1
        assert sorted(said) == sorted(["stored", found.decisions[0].by_name])


def test_the_overview_shows_own_cases_and_those_that_wait_for_a_director(escalation, people, case):
    assert [found.number for found in escalation.overview(people["sanne"]).own] == [case.number]
    anna = escalation.overview(people["anna"])
    assert ([found.number for found in anna.waiting], anna.decides) == ([case.number], True)
    for who in ("petra", "carla", "dirk", "bo", "outsider"):
        seen = escalation.overview(people[who])
        assert (seen.own, seen.waiting) == ((), ()), who


def test_the_overview_offers_a_correction_for_a_day(escalation, people, case, clock):
    escalation.decide(case.number, judge(case), people["anna"])
    assert [c.number for c in escalation.overview(people["anna"]).correctable] == [case.number]
    clock.advance(timedelta(hours=25))
    assert escalation.overview(people["anna"]).correctable == ()


@pytest.mark.usefixtures("case")
def test_only_those_who_decide_can_say_that_they_are_away(escalation, people):
    with pytest.raises(NotYours):
        escalation.away(people["sanne"], date(2026, 11, 30))
    escalation.away(people["anna"], date(2026, 11, 30))
    assert escalation.overview(people["anna"]).away_until == date(2026, 11, 30)
    again = escalation.open(WISH, people["sanne"], "form-2")
    assert again.level is Level.STAND_IN
    escalation.back(people["anna"])
    assert escalation.overview(people["anna"]).away_until is None


def test_both_sides_can_read_the_whole_file_and_nobody_else(escalation, people, case):
    assert escalation.file(case.number, people["anna"]) == escalation.file(case.number, people["sanne"])
    with pytest.raises(NotYours):
        escalation.file(case.number, people["bo"])


def test_whoever_reads_a_case_again_stands_in_the_trail_and_a_refused_one_does_not(escalation, case, people):
    escalation.read(case.number, people["anna"])
    with pytest.raises(NotYours):
        escalation.read(case.number, people["bo"])
    read = escalation.read(case.number, people["sanne"])
    lines = [(action, by) for _, action, by in read.history if action is Action.READ]
    assert lines == [(Action.READ, people["anna"].id), (Action.READ, people["sanne"].id)]
    assert escalation.look(case.number, people["anna"]).version == case.version
