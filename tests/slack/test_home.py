"""The home tab: cases, being away, looking at a case and taking it along."""

from __future__ import annotations

import pytest

from bot.courier import Courier
from bot.sandbox import Person
from tests.slack.conftest import DOUBTED, DRAFT


@pytest.fixture
def waiting(sanne: Person, courier: Courier) -> None:
    """A case of Sanne's waits for Karin."""
    sanne.say(DOUBTED)
    sanne.press("ask_director")
    sanne.submit()
    courier.deliver_due()


@pytest.mark.usefixtures("waiting")
def test_a_teacher_sees_her_own_cases_and_a_director_those_that_wait(sanne: Person, karin: Person) -> None:
    sanne.open_home()
    karin.open_home()
    assert "K0000" in sanne.home_text()
    assert "Sanne Vermeer" in karin.home_text()
    assert "K0000" in karin.home_text()


@pytest.mark.usefixtures("waiting")
def test_another_teacher_sees_none_of_it(bram: Person) -> None:
    bram.open_home()
    assert "K0000" not in bram.home_text()


def test_a_director_is_away_until_a_day_and_back_again(karin: Person, sanne: Person) -> None:
    karin.open_home()
    karin.press("set_absence")
    assert karin.submit({"day": "2026-03-02"}) == {"day": "Dit is al voorbij. Kies een later moment."}
    assert karin.submit({"day": "2026-03-13"}) == {}
    assert "13 maart" in karin.home_text()
    sanne.shortcut("ask_director_global")
    assert "ken ik nu niemand" in sanne.view_text()
    karin.press("clear_absence")
    assert "13 maart" not in karin.home_text()
    sanne.shortcut("ask_director_global")
    assert "Karin Hendriks" in sanne.view_text()


@pytest.mark.usefixtures("waiting")
def test_a_director_looks_at_a_case_again_with_its_buttons(karin: Person) -> None:
    karin.open_home()
    karin.press("show_case")
    assert DRAFT in karin.read(karin.last)
    karin.press("decide_no", message=karin.last)
    assert DRAFT in karin.view_text()


@pytest.mark.usefixtures("waiting")
def test_a_case_is_sent_as_a_text_file(sanne: Person) -> None:
    sanne.open_home()
    sanne.press("export_case")
    assert "K0000.txt" in sanne.read(sanne.last)
    (file,) = sanne.workspace.files.values()
    assert DRAFT in file.content.decode()


@pytest.mark.usefixtures("waiting")
def test_a_case_is_taken_back_from_the_home_tab(sanne: Person) -> None:
    sanne.open_home()
    sanne.press("withdraw")
    sanne.submit()
    sanne.open_home()
    assert "ingetrokken" in sanne.home_text()
