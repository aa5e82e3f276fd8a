"""Messages arrive once, in spite of everything, and lead to what they should."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.errors import NotAccepted, SignedOut, TryLater, Unreachable
from bot.escalation.model import Level, RemarkKind, State, Verdict
from bot.reply import Changes, Typed
from bot.schools.model import Post

LATER = timedelta(minutes=20)
DECISION_BUTTONS = ["decide_yes", "decide_changes", "decide_no", "talk", "ask_back"]


def _reach(world, clock, minutes=20):
    clock.advance(timedelta(minutes=minutes))
    world.deliver()


# the story


def test_the_director_gets_the_card_and_the_asker_reads_with_whom_it_is(world, cast):
    case = world.ask()
    assert world.case(case.number).state is State.SENT
    world.deliver()
    assert world.case(case.number).state is State.WAITING
    [card] = world.messenger.to(cast.anna)
    assert card.buttons == DECISION_BUTTONS
    assert world.messenger.firsts(cast.sanne) == ["Bezorgd bij Anna Directeur (nr. N0001)"]
    assert world.actions(case) == ["open", "deliver"]


def test_after_the_decision_the_card_has_no_buttons_and_the_asker_reads_it(world, cast):
    case = world.ask()
    world.deliver()
    world.decide(case, cast.anna)
    world.deliver()
    [card] = world.messenger.to(cast.anna)
    assert card.buttons == []
    assert "Akkoord: besloten door Anna Directeur" in card.reply.summary
    assert world.messenger.firsts(cast.sanne)[-1] == "Anna Directeur besluit: Akkoord (nr. N0001)"


def test_two_directors_get_a_card_and_the_asker_reads_it_once(world, cast):
    world.register(cast.director, cast.second, cast.contact)
    case = world.ask()
    world.deliver()
    assert world.messenger.firsts(cast.sanne) == ["Bezorgd bij Anna Directeur en Ed Tweede (nr. N0001)"]
    assert world.messenger.to(cast.ed)[0].reply.summary.startswith("Sanne Vermeer asks for your decision")
    world.decide(case, cast.ed)
    world.deliver()
    assert [world.messenger.to(who)[0].buttons for who in (cast.anna, cast.ed)] == [[], []]


def test_a_question_back_and_its_answer_go_to_the_other_side(world, cast):
    case = world.ask()
    world.deliver()
    world.escalation.remark(case.number, RemarkKind.QUESTION, "Wie staat erop?", cast.anna)
    world.deliver()
    asked = world.messenger.to(cast.sanne)[-1]
    assert asked.buttons == ["answer_back"]
    assert any(isinstance(part, Typed) and part.text == "Wie staat erop?" for part in asked.reply.parts)
    world.escalation.remark(case.number, RemarkKind.ANSWER, "Niemand.", cast.sanne)
    world.deliver()
    card, answer = world.messenger.to(cast.anna)
    assert answer.thread is not None
    assert "antwoord" in answer.reply.summary
    assert card.buttons == DECISION_BUTTONS


def test_a_new_version_brings_the_buttons_back_and_shows_what_changed(world, cast):
    case = world.ask()
    world.deliver()
    world.decide(case, cast.anna)
    world.deliver()
    world.escalation.revise(case.number, "Groep 5 won de estafette!", cast.sanne)
    world.deliver()
    card, revised = world.messenger.to(cast.anna)
    assert card.buttons == DECISION_BUTTONS
    assert any(isinstance(part, Changes) for part in revised.reply.parts)
    assert world.case(case.number).state is State.WAITING


def test_a_withdrawn_draft_disappears_from_the_card(world, cast):
    case = world.ask("geheim woord")
    world.deliver()
    world.escalation.withdraw(case.number, cast.sanne)
    world.deliver()
    [card] = world.messenger.to(cast.anna)
    assert "geheim" not in str(card.reply)
    assert card.buttons == []


@pytest.mark.parametrize("length", [2900, 2901, 40_000])
def test_a_draft_too_long_for_a_card_goes_whole_as_a_file_under_it(world, cast, length):
    draft = "é" * length
    world.ask(draft)
    world.deliver()
    files = [shown.file for shown in world.messenger.to(cast.anna) if shown.file]
    assert files == ([draft] if length > 2900 else [])


# who can be reached


def test_a_director_who_is_not_in_the_chat_is_passed_over_and_the_asker_reads_it(world, cast):
    world.directory.forget(cast.anna)
    case = world.ask()
    world.deliver()
    assert world.messenger.to(cast.petra)[0].buttons == DECISION_BUTTONS
    [told] = world.messenger.to(cast.sanne)
    assert told.reply.summary == "Bezorgd bij Petra Waarnemer (nr. N0001)"
    assert "De directeur van De Linde is er nu niet" in str(told.reply)
    assert world.case(case.number).level is Level.STAND_IN


@pytest.mark.parametrize("code", ["channel_not_found", "user_not_found", "account_inactive"])
def test_a_director_the_chat_refuses_is_passed_over(world, cast, code):
    world.messenger.faults[cast.anna.id] = [Unreachable(code)]
    world.ask()
    world.deliver()
    assert world.messenger.to(cast.anna) == []
    assert len(world.messenger.to(cast.petra)) == 1


def test_one_of_two_directors_is_enough(world, cast):
    world.register(cast.director, cast.second, cast.stand_in)
    world.directory.forget(cast.anna)
    case = world.ask()
    world.deliver()
    assert world.messenger.firsts(cast.sanne) == ["Bezorgd bij Ed Tweede (nr. N0001)"]
    assert world.messenger.to(cast.petra) == []
    assert world.case(case.number).level is Level.DIRECTOR


def test_when_nobody_can_be_reached_the_asker_reads_it_at_once_and_the_contact_is_tried_on(
    world, cast, clock
):
    for who in (cast.anna, cast.petra, cast.carla):
        world.directory.forget(who)
    case = world.ask()
    world.deliver()
    assert world.case(case.number).state is State.SENT
    assert len(world.messenger.firsts(cast.sanne)) == 1
    assert world.messenger.firsts(cast.sanne)[0].startswith("Ik kan nu niemand bereiken")
    for _ in range(5):
        _reach(world, clock, 61)
    assert len(world.messenger.to(cast.sanne)) == 1
    world.directory.people[cast.carla.email] = cast.carla
    _reach(world, clock, 61)
    assert world.messenger.firsts(cast.sanne)[1:] == ["Bezorgd bij Carla Contact (nr. N0001)"]
    assert world.case(case.number).state is State.WAITING


def test_a_school_with_nobody_in_the_register_is_told_at_once_and_served_once_there_is_somebody(world, cast):
    world.register(cast.member(cast.sanne, Post.TEACHER))
    world.ask()
    world.deliver()
    assert world.messenger.firsts(cast.sanne)[0].startswith("Ik kan nu niemand bereiken")
    world.register(cast.director)
    world.sweep.run()
    world.deliver()
    assert world.messenger.firsts(cast.sanne)[-1] == "Bezorgd bij Anna Directeur (nr. N0001)"


def test_a_directors_own_doubt_goes_to_the_contact(world, cast):
    world.ask(asker=cast.anna)
    world.deliver()
    assert len(world.messenger.to(cast.carla)) == 1
    assert world.messenger.to(cast.petra) == []
    assert "Je bent zelf directeur" in str(world.messenger.to(cast.anna)[0].reply)


def test_the_asker_never_gets_her_own_case_to_decide_under_another_address(world, cast):
    alias = replace(cast.sanne, email="s.vermeer@voorbeeld.nl")
    world.directory.people[alias.email] = alias
    world.register(cast.member(alias, Post.DIRECTOR), cast.stand_in)
    world.ask()
    world.deliver()
    assert all("decide_yes" not in shown.buttons for shown in world.messenger.to(cast.sanne))
    assert len(world.messenger.to(cast.petra)) == 1


def test_a_stand_in_whose_days_ended_reads_no_new_words(world, cast, clock):
    until = date(2026, 11, 24)
    world.register(cast.director, cast.member(cast.petra, Post.STAND_IN, until=until), cast.contact)
    world.directory.forget(cast.anna)
    case = world.ask("eerste woorden")
    world.deliver()
    clock.advance(timedelta(days=3))
    world.escalation.revise(case.number, "nieuwe woorden", cast.sanne)
    world.deliver()
    [card] = world.messenger.to(cast.petra)
    assert "woorden" not in str(card.reply)
    assert card.buttons == []


def test_a_stand_in_whose_days_ended_before_her_card_could_be_sent_gets_none(world, cast, clock):
    until = date(2026, 11, 23)
    world.register(cast.director, cast.member(cast.petra, Post.STAND_IN, until=until), cast.contact)
    world.directory.forget(cast.anna)
    world.messenger.faults[cast.petra.id] = [TryLater("timeout")]
    world.ask()
    world.deliver()
    clock.advance(timedelta(days=1))
    world.deliver()
    assert world.messenger.to(cast.petra) == []
    assert len(world.messenger.to(cast.carla)) == 1


def test_a_case_sent_again_with_nobody_left_to_ask_is_told_at_once(world, cast, clock):
    case = world.ask()
    world.register(cast.member(cast.sanne, Post.TEACHER))
    clock.advance(timedelta(days=21))
    world.sweep.run()
    world.deliver()
    world.escalation.revise(case.number, "Groep 5 won de race!", cast.sanne)
    world.deliver()
    assert world.messenger.firsts(cast.sanne)[-1].startswith("Ik kan nu niemand bereiken")


# faults of the chat


@pytest.mark.parametrize("code", ["ratelimited", "http_500", "timeout"])
def test_a_temporary_fault_is_tried_again_until_it_works(world, cast, clock, code):
    world.messenger.faults[cast.anna.id] = [TryLater(code) for _ in range(12)]
    world.ask()
    world.deliver()
    for _ in range(13):
        _reach(world, clock, 11)
    assert len(world.messenger.to(cast.anna)) == 1
    assert world.messenger.to(cast.petra) == []


def test_the_time_that_the_chat_asks_for_is_given(world, cast, clock):
    world.messenger.faults[cast.anna.id] = [TryLater("ratelimited", 300)]
    world.ask()
    world.deliver()
    clock.advance(timedelta(seconds=299))
    calls = world.messenger.calls
    world.deliver()
    assert world.messenger.calls == calls
    clock.advance(timedelta(seconds=2))
    world.deliver()
    assert len(world.messenger.to(cast.anna)) == 1


@pytest.mark.parametrize("lost", range(1, 5))
def test_a_message_whose_answer_got_lost_is_found_and_not_sent_twice(world, cast, clock, lost):
    world.messenger.lost = lost
    case = world.ask()
    world.deliver()
    for _ in range(lost + 1):
        _reach(world, clock)
    assert world.messenger.doubled() == []
    assert len(world.messenger.to(cast.anna)) == 1
    assert world.messenger.firsts(cast.sanne) == ["Bezorgd bij Anna Directeur (nr. N0001)"]
    assert world.case(case.number).state is State.WAITING


def test_a_first_attempt_does_not_look_for_an_earlier_message(world):
    world.ask()
    world.deliver()
    assert world.messenger.looked == 0


def test_a_card_that_got_lost_on_the_way_back_loses_its_buttons_when_the_case_is_closed(world, cast, clock):
    world.messenger.lost = 1
    case = world.ask()
    world.deliver()
    world.escalation.withdraw(case.number, cast.sanne)
    _reach(world, clock)
    [card] = world.messenger.to(cast.anna)
    assert card.buttons == []


def test_a_card_that_is_found_again_shows_the_case_as_it_is_now(world, cast, clock):
    world.messenger.lost = 1
    case = world.ask("eerste woorden")
    world.deliver()
    world.escalation.revise(case.number, "nieuwe woorden", cast.sanne)
    world.deliver()
    _reach(world, clock)
    [card] = world.messenger.to(cast.anna)
    assert "nieuwe woorden" in str(card.reply)
    assert "eerste woorden" not in str(card.reply)


def test_a_card_written_just_before_a_decision_is_redrawn_after_it(world, cast):
    world.register(cast.director, cast.second)
    case = world.ask()
    nothing = list
    world.messenger.meanwhile = [nothing, lambda: world.decide(case, cast.anna)]
    world.deliver()
    assert [world.messenger.to(who)[0].buttons for who in (cast.anna, cast.ed)] == [[], []]


def test_one_bad_row_does_not_hold_up_the_others(world, cast):
    world.messenger.faults[cast.anna.id] = [KeyError("words of a teacher")]
    world.register(cast.director, cast.second)
    world.ask()
    world.ask()
    done = world.courier.deliver_due()
    assert done.failed == 1
    assert len(world.messenger.to(cast.anna)) == 1
    assert len(world.messenger.to(cast.ed)) == 2


def test_a_card_the_chat_does_not_accept_is_told_to_the_asker(world, cast, clock):
    world.messenger.faults[cast.anna.id] = [NotAccepted("msg_too_long")] * 2
    world.ask()
    world.deliver()
    _reach(world, clock, 61)
    assert len(world.messenger.to(cast.sanne)) == 1
    assert world.messenger.firsts(cast.sanne)[0].startswith("Ik kan nu niemand bereiken")
    _reach(world, clock, 61)
    assert world.messenger.firsts(cast.sanne)[1] == "Bezorgd bij Anna Directeur (nr. N0001)"


def test_a_refused_token_ends_the_round_and_nothing_is_lost(world, cast):
    world.messenger.faults["*"] = [SignedOut("invalid_auth")]
    world.ask()
    world.ask()
    done = world.courier.deliver_due()
    assert (done.problem, done.sent) == ("invalid_auth", 0)
    assert world.messenger.calls == 1
    assert world.courier.deliver_due().sent == 4
    assert len(world.messenger.to(cast.anna)) == 2


def test_a_card_that_is_gone_does_not_stop_the_other_from_being_redrawn(world, cast):
    world.register(cast.director, cast.second)
    case = world.ask()
    world.deliver()
    world.decide(case, cast.ed)
    world.messenger.faults[cast.anna.id] = [NotAccepted("message_not_found")]
    world.deliver()
    assert world.messenger.to(cast.ed)[0].buttons == []


def test_a_redrawing_that_failed_for_a_while_is_done_later(world, cast, clock):
    case = world.ask()
    world.deliver()
    world.decide(case, cast.anna)
    world.messenger.faults[cast.anna.id] = [TryLater("timeout")]
    world.deliver()
    assert world.messenger.to(cast.anna)[0].buttons != []
    _reach(world, clock)
    assert world.messenger.to(cast.anna)[0].buttons == []


# messages that came too late


def test_a_card_of_a_withdrawn_case_is_never_sent(world, cast):
    case = world.ask()
    world.escalation.withdraw(case.number, cast.sanne)
    world.deliver()
    assert world.messenger.to(cast.anna) == []


def test_the_asker_does_not_read_that_she_must_wait_after_the_decision(world, cast, clock):
    world.messenger.faults[cast.sanne.id] = [TryLater("ratelimited", 60)]
    case = world.ask()
    world.deliver()
    world.decide(case, cast.anna, Verdict.NO)
    _reach(world, clock)
    assert world.messenger.firsts(cast.sanne) == ["Anna Directeur besluit: Liever niet (nr. N0001)"]


def test_an_erased_case_is_not_sent(world, cast, store):
    world.ask()
    store.erase_person(cast.sanne.id)
    assert world.courier.deliver_due().sent == 0
    assert world.messenger.calls == 0


def test_no_word_of_a_teacher_or_a_director_is_logged(world, cast, caplog):
    caplog.set_level(logging.DEBUG)
    world.messenger.faults[cast.anna.id] = [RuntimeError("zeldzaamwoord")]
    case = world.ask("zeldzaamwoord", doubt="zeldzaamwoord")
    world.deliver()
    world.messenger.faults["*"] = [NotAccepted("msg_too_long"), SignedOut("invalid_auth")]
    world.escalation.revise(case.number, "zeldzaamwoord twee", cast.sanne)
    world.deliver()
    assert "N0001" in caplog.text
    assert "zeldzaam" not in caplog.text
