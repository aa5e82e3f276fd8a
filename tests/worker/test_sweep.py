"""What the passing of time does to waiting cases."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.escalation.model import Level, RemarkKind, State
from bot.schools.model import Post

HOUR = timedelta(hours=1)
FRIDAY_AFTERNOON = datetime(2026, 11, 27, 13, 30, tzinfo=UTC)
"""14:30 in Amsterdam: two working hours before the weekend."""
SATURDAY, SUNDAY_NIGHT = FRIDAY_AFTERNOON + timedelta(days=1), datetime(2026, 11, 29, 2, 0, tzinfo=UTC)
MONDAY_0830 = datetime(2026, 11, 30, 7, 30, tzinfo=UTC)


@pytest.fixture
def at(world, clock):
    """Goes to a moment, sweeps once and delivers."""

    def go(moment: datetime) -> int:
        clock.at = moment
        steps = world.sweep.run()
        world.deliver()
        return steps

    return go


@pytest.fixture
def waiting(world):
    case = world.ask()
    world.deliver()
    return case


def test_a_case_nobody_decides_on_goes_down_the_line_and_expires(world, cast, waiting, at):
    # opened on Monday 10:15; a working day has eight hours
    assert at(cast.monday + 4 * HOUR - timedelta(minutes=1)) == 0
    assert at(cast.monday + 4 * HOUR) == 1
    assert world.messenger.firsts(cast.anna)[-1].startswith("Sanne Vermeer wacht nog op jouw besluit")
    tuesday = cast.monday + timedelta(days=1)
    assert at(tuesday - timedelta(minutes=1)) == 0
    assert at(tuesday) == 1
    assert world.messenger.to(cast.petra)[0].buttons[0] == "decide_yes"
    assert "nu bij Anna Directeur en Petra Waarnemer" in world.messenger.firsts(cast.sanne)[-1]
    assert at(tuesday + 4 * HOUR) == 1
    assert world.messenger.to(cast.carla)[0].buttons[0] == "decide_yes"
    assert "Petra Waarnemer en Carla Contact" in world.messenger.firsts(cast.sanne)[-1]
    assert at(datetime(2026, 12, 7, 15, 29, tzinfo=UTC)) == 0
    assert at(datetime(2026, 12, 7, 15, 30, tzinfo=UTC)) == 1
    assert world.case(waiting.number).state is State.EXPIRED
    assert world.messenger.firsts(cast.sanne)[-1].startswith("Niet beoordeeld: plaats dit (nog) niet")
    cards = [world.messenger.to(who)[0] for who in (cast.anna, cast.petra, cast.carla)]
    assert [card.buttons for card in cards] == [[], [], []]
    assert world.actions(waiting) == ["open", "deliver", "remind", "raise", "raise", "expire"]


@pytest.mark.usefixtures("waiting")
def test_a_sweep_again_at_the_same_moment_does_nothing(cast, at):
    assert [at(cast.monday + 4 * HOUR) for _ in range(3)] == [1, 0, 0]


def test_a_bot_that_was_down_for_a_weekend_with_fifty_cases_sends_no_heap(world, cast, clock, at):
    clock.at = FRIDAY_AFTERNOON - 3 * HOUR
    for _ in range(50):
        world.ask()
    world.deliver()
    before = len(world.messenger.to(cast.anna))
    assert at(SATURDAY) == at(SUNDAY_NIGHT) == 0
    assert at(MONDAY_0830) == 50
    for minute in range(1, 200, 10):
        at(MONDAY_0830 + timedelta(minutes=minute))
    assert len(world.messenger.to(cast.anna)) == before + 50
    assert world.messenger.to(cast.petra) == []
    assert at(MONDAY_0830 + 4 * HOUR) == 50
    counts = Counter(shown.reply.summary for shown in world.messenger.to(cast.anna))
    assert max(counts.values()) == 1


@pytest.mark.usefixtures("waiting")
def test_after_a_long_standstill_each_step_still_gets_its_time(world, cast, at):
    thursday = cast.monday + timedelta(days=3)
    assert [at(thursday), at(thursday + timedelta(minutes=1))] == [1, 0]
    assert len(world.messenger.to(cast.anna)) == 2
    assert world.messenger.to(cast.petra) == []
    assert at(thursday + 4 * HOUR) == 1
    assert len(world.messenger.to(cast.petra)) == 1
    assert world.messenger.to(cast.carla) == []


@pytest.mark.parametrize("jump", [timedelta(days=-400), timedelta(days=-1), timedelta(hours=-5)])
def test_a_clock_that_is_set_back_reminds_nobody_twice(world, cast, waiting, at, jump):
    reminded = cast.monday + 4 * HOUR
    at(reminded)
    for moment in (reminded + jump, reminded, reminded + timedelta(minutes=5)):
        at(moment)
    assert world.actions(waiting) == ["open", "deliver", "remind"]


def test_a_clock_that_jumps_ahead_and_back_takes_one_step_and_no_second_one(world, cast, waiting, at):
    ahead = cast.monday + timedelta(days=2)
    at(ahead)
    at(cast.monday + timedelta(minutes=1))
    at(cast.monday + 5 * HOUR)
    assert world.actions(waiting) == ["open", "deliver", "remind"]


def test_a_school_without_a_stand_in_waits_for_the_contact(world, cast, at):
    world.register(cast.director, cast.contact)
    case = world.ask()
    world.deliver()
    at(cast.monday + 4 * HOUR)
    tuesday = cast.monday + timedelta(days=1)
    assert at(tuesday) == 0
    assert at(tuesday + 4 * HOUR) == 1
    assert world.case(case.number).level is Level.CONTACT


def test_the_line_stands_still_while_the_asker_owes_an_answer(world, cast, waiting, at, clock):
    clock.at = cast.monday + HOUR
    world.escalation.remark(waiting.number, RemarkKind.QUESTION, "Wie staat erop?", cast.anna)
    assert at(cast.monday + timedelta(days=2)) == 0
    world.escalation.remark(waiting.number, RemarkKind.ANSWER, "Niemand.", cast.sanne)
    assert at(clock.at + 3 * HOUR) == 0
    assert at(clock.at + 2 * HOUR) == 1


def test_a_request_to_talk_starts_the_wait_anew(world, cast, waiting, at, clock):
    clock.at = cast.monday + 3 * HOUR
    world.escalation.remark(waiting.number, RemarkKind.TALK, "Bel me", cast.anna)
    assert at(cast.monday + 4 * HOUR) == 0


def test_it_expires_at_the_wanted_moment_also_on_a_saturday(world, at):
    case = world.ask(wanted_at=SATURDAY)
    world.deliver()
    at(SATURDAY - timedelta(seconds=1))
    assert world.case(case.number).is_open
    at(SATURDAY)
    assert world.case(case.number).state is State.EXPIRED


def test_a_wanted_moment_that_has_passed_already_does_not_expire_it(world, cast, at):
    case = world.ask(wanted_at=cast.monday - HOUR)
    world.deliver()
    assert at(cast.monday + HOUR) == 0
    assert world.case(case.number).state is State.WAITING


def test_an_expired_case_that_is_sent_again_has_ten_new_days(world, cast, waiting, at, clock):
    at(datetime(2026, 12, 7, 15, 30, tzinfo=UTC))
    world.escalation.revise(waiting.number, waiting.draft.text, cast.sanne)
    world.deliver()
    assert at(clock.at + timedelta(days=1)) == 0
    assert world.case(waiting.number).state is State.WAITING
    assert world.messenger.to(cast.anna)[0].buttons[0] == "decide_yes"


def test_a_case_whose_card_could_not_be_delivered_is_raised_all_the_same(world, cast, at):
    world.messenger.faults[cast.anna.id] = [TimeoutError()] * 500
    case = world.ask()
    world.deliver()
    assert at(cast.monday + timedelta(days=1)) == 1
    assert world.case(case.number).state is State.WAITING
    assert world.messenger.firsts(cast.sanne) == ["Bezorgd bij Petra Waarnemer (nr. N0001)"]


@pytest.mark.usefixtures("waiting")
def test_a_director_who_says_to_be_away_hands_over_to_the_stand_in_at_once(world, cast, at):
    world.escalation.away(cast.anna, date(2026, 11, 30))
    assert at(cast.monday + timedelta(minutes=1)) == 1
    assert len(world.messenger.to(cast.petra)) == 1
    assert "Petra Waarnemer" in world.messenger.firsts(cast.sanne)[-1]


@pytest.mark.usefixtures("waiting")
def test_a_new_director_in_the_register_gets_the_waiting_cards(world, cast, at):
    world.register(cast.second, cast.stand_in, cast.contact)
    assert at(cast.monday + timedelta(minutes=1)) == 1
    assert at(cast.monday + timedelta(minutes=2)) == 0
    assert len(world.messenger.to(cast.ed)) == 1


def test_a_director_who_is_away_is_not_reminded_beside_one_who_is_there(world, cast, at):
    world.register(cast.director, cast.second, cast.contact)
    world.ask()
    world.deliver()
    world.escalation.away(cast.anna, date(2026, 11, 30))
    assert at(cast.monday + 4 * HOUR) == 1
    assert (len(world.messenger.to(cast.anna)), len(world.messenger.to(cast.ed))) == (1, 2)


@pytest.mark.usefixtures("waiting")
def test_a_new_director_is_asked_in_working_time(world, cast, at):
    world.register(cast.second, cast.stand_in, cast.contact)
    assert at(SUNDAY_NIGHT - timedelta(days=7)) == 0
    assert at(cast.monday + timedelta(hours=8)) == 0
    assert at(cast.monday + timedelta(hours=23)) == 1


def test_the_director_is_asked_when_the_days_of_her_stand_in_are_over(world, cast, at):
    world.register(
        cast.director, cast.member(cast.petra, Post.STAND_IN, until=date(2026, 11, 24)), cast.contact
    )
    world.escalation.away(cast.anna, date(2026, 11, 24))
    world.ask()
    world.deliver()
    assert world.messenger.to(cast.anna) == []
    at(cast.monday + timedelta(days=2))
    assert len(world.messenger.to(cast.anna)) == 1


def test_nothing_moves_in_the_christmas_holidays(world, at, clock):
    clock.at = datetime(2026, 12, 18, 14, 30, tzinfo=UTC)  # an hour before the holidays begin
    case = world.ask()
    world.deliver()
    moment = clock.at
    while moment < datetime(2027, 1, 4, 7, 30, tzinfo=UTC):
        assert at(moment) == 0
        moment += 6 * HOUR
    assert at(datetime(2027, 1, 4, 10, 30, tzinfo=UTC)) == 1
    assert world.actions(case)[-1] == "remind"
