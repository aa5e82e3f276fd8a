"""The questions the school register answers, asked of the example files the sandbox plays with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib.resources import as_file, files

import pytest

from bot.schools.importer import read_files
from bot.schools.model import Absence, Member, Post, Register, School

DAY = date(2026, 3, 10)


@pytest.fixture(scope="module")
def example():
    """The register of the example files."""
    with as_file(files("bot") / "sandbox" / "data") as folder:
        return Register(*read_files(folder / "schools.csv", folder / "staff.csv"))


def _names(members):
    return [member.name for member in members]


def test_the_example_has_two_schools_and_an_office(example):
    assert [school.id for school in example.schools] == ["regenboog", "parkwest", "kantoor"]


def test_the_example_uses_no_address_of_anybody(example):
    assert {member.email.rpartition("@")[2] for member in example.members} == {"example.org"}


@pytest.mark.parametrize(
    ("email", "schools"),
    [
        ("sanne.vermeer@example.org", ["De Regenboog"]),
        ("emily.carter@example.org", ["Int. School Park West"]),
        ("Noor.Dassen@Example.org", ["De Regenboog", "Int. School Park West"]),
        ("marleen.smeets@example.org", ["Stichtingskantoor"]),
        ("nobody@example.org", []),
    ],
)
def test_schools_of_gives_where_somebody_works(example, email, schools):
    assert [school.name for school in example.schools_of(email)] == schools


def test_somebody_with_two_posts_at_a_school_works_there_once():
    posts = (Post.TEACHER, Post.STAND_IN)
    register = Register(
        (School("linde", "De Linde"),), tuple(Member("a@example.org", "A", "linde", p) for p in posts)
    )
    assert len(register.schools_of("a@example.org")) == 1


@pytest.mark.parametrize(
    ("school", "post", "names"),
    [
        ("regenboog", Post.DIRECTOR, ["Karin Hendriks"]),
        ("parkwest", Post.DIRECTOR, ["Tom Aldridge"]),
        ("kantoor", Post.DIRECTOR, []),
        ("regenboog", Post.STAND_IN, ["Joost Pieters"]),
        ("parkwest", Post.STAND_IN, []),
        ("nowhere", Post.DIRECTOR, []),
        ("regenboog", Post.CONTACT, ["Marleen Smeets"]),
        ("parkwest", Post.CONTACT, ["Marleen Smeets"]),
        ("kantoor", Post.CONTACT, ["Marleen Smeets"]),
    ],
)
def test_holders_gives_who_has_a_post_at_a_school(example, school, post, names):
    assert _names(example.holders(school, post, DAY)) == names


@pytest.mark.parametrize(
    ("since", "until", "day", "serves"),
    [
        (None, None, date(1999, 1, 1), True),
        (date(2026, 3, 1), None, date(2026, 2, 28), False),
        (date(2026, 3, 1), None, date(2026, 3, 1), True),
        (None, date(2026, 3, 31), date(2026, 3, 31), True),
        (None, date(2026, 3, 31), date(2026, 4, 1), False),
        (date(2026, 3, 1), date(2026, 3, 31), date(2026, 3, 10), True),
        (date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1), False),
    ],
)
def test_a_stand_in_serves_between_the_dates_and_on_both_of_them(since, until, day, serves):
    stand_in = Member("wil@example.org", "Wil", "linde", Post.STAND_IN, since, until)
    register = Register((School("linde", "De Linde"),), (stand_in,))
    assert register.holders("linde", Post.STAND_IN, day) == ((stand_in,) if serves else ())


def test_two_directors_of_one_school_are_both_found(example):
    second = Member("an@example.org", "An", "parkwest", Post.DIRECTOR)
    register = replace(example, members=(*example.members, second))
    assert _names(register.holders("parkwest", Post.DIRECTOR, DAY)) == ["Tom Aldridge", "An"]


@pytest.mark.parametrize(("day", "away"), [(9, True), (10, True), (11, False)])
def test_a_director_is_away_up_to_and_including_the_day_she_gave(example, day, away):
    register = replace(example, absences=(Absence("karin.hendriks@example.org", DAY),))
    assert register.is_absent("Karin.Hendriks@example.org", date(2026, 3, day)) is away
    assert not register.is_absent("tom.aldridge@example.org", date(2026, 3, day))


def test_a_school_is_found_by_its_id(example):
    assert example.school("parkwest") == School("parkwest", "Int. School Park West", "zuid")
    assert example.school("nowhere") is None
