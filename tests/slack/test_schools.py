"""Which schools are offered, and whose names are shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.schools.model import Absence, Member, Person, Post, Register, School
from bot.slack.fields import select_field
from bot.slack.ids import Field
from bot.slack.schools import school_choice, who_sees
from tests.slack.conftest import MEMBERS, SCHOOLS

REGISTER = Register(SCHOOLS, MEMBERS)
TODAY = date(2026, 3, 3)
SANNE = Person("U1", "sanne@voorbeeld.example", "Sanne")
TESS = Person("U2", "tess@voorbeeld.example", "Tess")
NEW = Person("U3", "nieuw@voorbeeld.example", "Nieuw")


def test_with_one_school_there_is_no_choice() -> None:
    choice = school_choice(REGISTER, SANNE, "vlinder")
    assert (choice.chosen, choice.is_fixed) == ("regenboog", True)


def test_with_several_schools_only_those_are_offered_and_the_last_choice_is_set() -> None:
    register = replace(REGISTER, schools=(*SCHOOLS, School("ander", "Een andere")))
    choice = school_choice(register, TESS, "vlinder")
    assert [one for one, _ in choice.options] == ["regenboog", "vlinder"]
    assert (choice.chosen, choice.is_fixed) == ("vlinder", False)


def test_who_is_not_in_the_files_chooses_from_all() -> None:
    choice = school_choice(REGISTER, NEW, "gesloten")
    assert len(choice.options) == 2
    assert choice.chosen == ""


def test_who_decides_is_named() -> None:
    assert "Karin Hendriks (De Regenboog)" in who_sees(REGISTER, SANNE, "regenboog", TODAY, "nl")


def test_a_stand_in_is_named_while_the_director_is_away() -> None:
    register = Register(
        SCHOOLS,
        (*MEMBERS, Member("petra@voorbeeld.example", "Petra Prins", "regenboog", Post.STAND_IN)),
        (Absence("karin@voorbeeld.example", TODAY),),
    )
    sentence = who_sees(register, SANNE, "regenboog", TODAY, "en")
    assert "Petra Prins" in sentence
    assert "Karin" not in sentence


def test_nobody_is_named_where_nobody_decides() -> None:
    register = Register(SCHOOLS, ())
    assert "De Regenboog" in who_sees(register, SANNE, "regenboog", TODAY, "nl")
    assert "Kies je school" in who_sees(register, SANNE, "", TODAY, "nl")


def test_more_than_a_hundred_schools_are_offered_in_groups() -> None:
    options = [(f"s{number}", f"School {number}") for number in range(250)]
    element = select_field(Field.SCHOOL, "School", options, "s249")["element"]
    assert [len(group["options"]) for group in element["option_groups"]] == [100, 100, 50]
    assert element["initial_option"]["value"] == "s249"
