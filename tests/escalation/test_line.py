"""Who is asked, in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.escalation.line import in_turn, next_in_line
from bot.escalation.model import Level
from bot.schools.model import Absence, Member, Post

IN, AFTER = date(2026, 11, 23), date(2026, 12, 5)


def _names(found):
    level, members = found
    return level, [member.name.split()[0] for member in members]


def _away(register, *emails, until=IN):
    return replace(register, absences=tuple(Absence(email, until) for email in emails))


def test_the_director_is_asked_first(register):
    found = next_in_line(register, "linde", "sanne@voorbeeld.nl", IN)
    assert _names(found) == (Level.DIRECTOR, ["Anna"])


def test_two_directors_are_asked_together(register):
    second = Member("ed@voorbeeld.nl", "Ed Tweede", "linde", Post.DIRECTOR)
    both = replace(register, members=(*register.members, second))
    assert _names(next_in_line(both, "linde", "sanne@voorbeeld.nl", IN)) == (Level.DIRECTOR, ["Anna", "Ed"])


@pytest.mark.parametrize(
    ("day", "asked"), [(IN, (Level.STAND_IN, ["Petra"])), (AFTER, (Level.CONTACT, ["Carla"]))]
)
def test_the_stand_in_is_asked_for_an_absent_director_within_her_dates(register, day, asked):
    away = _away(register, "anna@voorbeeld.nl", until=day)
    assert _names(next_in_line(away, "linde", "sanne@voorbeeld.nl", day)) == asked


def test_a_director_is_asked_again_the_day_after_her_absence(register):
    away = _away(register, "anna@voorbeeld.nl", until=date(2026, 11, 22))
    assert _names(next_in_line(away, "linde", "sanne@voorbeeld.nl", IN)) == (Level.DIRECTOR, ["Anna"])


def test_a_directors_own_doubt_goes_past_her_stand_in_to_the_contact(register):
    assert _names(next_in_line(register, "linde", "Anna@Voorbeeld.nl", IN)) == (Level.CONTACT, ["Carla"])


def test_a_school_without_a_stand_in_goes_to_the_contact(register):
    assert _names(next_in_line(register, "wilg", "bo@voorbeeld.nl", IN, after=Level.DIRECTOR)) == (
        Level.CONTACT,
        ["Carla"],
    )


def test_after_the_contact_there_is_nobody(register):
    assert next_in_line(register, "linde", "sanne@voorbeeld.nl", IN, after=Level.CONTACT) == (
        Level.CONTACT,
        (),
    )


def test_it_is_the_directors_turn_again_when_the_stand_ins_dates_are_over(register, make_case):
    case = make_case(level=Level.STAND_IN)
    assert _names(in_turn(case, register, IN)) == (Level.STAND_IN, ["Petra"])
    assert _names(in_turn(case, register, AFTER)) == (Level.STAND_IN, ["Anna"])
