"""The story through signed HTTP: a question, a doubt, a form, a card, a decision, and back to the teacher."""

from __future__ import annotations

import pytest

from bot.courier import Courier
from bot.escalation.model import Case, State, Verdict
from bot.reply import Button, Buttons, Press, Reply
from bot.sandbox import Person
from bot.slack.outgoing import SlackMessenger
from bot.slack.services import Services
from tests.slack.conftest import DOUBTED, DRAFT, QUESTION


def put_to_director(sanne: Person, courier: Courier, **fields: str) -> None:
    sanne.say(DOUBTED)
    sanne.press("ask_director")
    assert sanne.submit(fields) == {}
    courier.deliver_due()


def the_case(services: Services, person: Person) -> Case:
    return services.escalation.overview(services.directory.person(person.id)).own[0]


def test_a_question_in_a_direct_message_is_answered_with_the_guideline_word_for_word(
    sanne: Person, services: Services
) -> None:
    sanne.say(QUESTION)
    passage = services.document.passage("2")
    assert passage is not None
    assert passage.text in sanne.text()
    assert "[Ik twijfel: vraag mijn directeur]" in sanne.text()


def test_a_doubt_opens_a_form_with_the_draft_verbatim_and_who_will_see_it(sanne: Person) -> None:
    sanne.say(DOUBTED)
    sanne.press("ask_director")
    assert DRAFT in sanne.view_text()
    assert "Karin Hendriks (De Regenboog)" in sanne.view_text()


def test_a_sent_form_brings_the_whole_draft_to_the_director(
    sanne: Person, karin: Person, services: Services, courier: Courier
) -> None:
    put_to_director(sanne, courier, channel="Instagram")
    case = the_case(services, sanne)
    assert (case.draft.text, case.channel, case.school_id) == (DRAFT, "Instagram", "regenboog")
    assert DRAFT in karin.text()
    assert "Instagram" in karin.text()
    assert "Karin Hendriks" in sanne.read(sanne.last)
    assert sanne.view is None


def test_a_director_says_yes_with_one_press_and_the_teacher_reads_it(
    sanne: Person, karin: Person, services: Services, courier: Courier
) -> None:
    put_to_director(sanne, courier)
    card = karin.last
    karin.press("decide_yes")
    courier.deliver_due()
    assert the_case(services, sanne).state is State.DECIDED
    assert "decide_yes" not in str(karin.workspace.message(card.channel, card.ts).blocks)
    assert "Karin Hendriks" in sanne.read(sanne.last)


def test_yes_asks_are_you_sure_first(sanne: Person, karin: Person, courier: Courier) -> None:
    put_to_director(sanne, courier)
    buttons = [one for block in karin.last.blocks for one in block.get("elements", ()) if "confirm" in one]
    assert [one["action_id"] for one in buttons] == ["decide_yes"]


@pytest.mark.parametrize(
    ("press", "verdict"), [("decide_no", Verdict.NO), ("decide_changes", Verdict.YES_WITH_CHANGES)]
)
def test_a_director_decides_with_words(
    sanne: Person, karin: Person, services: Services, courier: Courier, press: str, verdict: Verdict
) -> None:
    put_to_director(sanne, courier)
    karin.press(press)
    assert DRAFT in karin.view_text()
    assert karin.submit({"words": "Zo is het *beter*"}) == {}
    courier.deliver_due()
    decision = the_case(services, sanne).decisions[-1]
    assert (decision.verdict, decision.words) == (verdict, "Zo is het *beter*")
    assert "Zo is het *beter*" in sanne.text()


@pytest.mark.parametrize("press", ["decide_no", "decide_changes", "talk", "ask_back"])
def test_words_of_spaces_are_no_words(sanne: Person, karin: Person, courier: Courier, press: str) -> None:
    put_to_director(sanne, courier)
    karin.press(press)
    assert karin.submit({"words": "   "}) == {"words": "Schrijf er een paar woorden bij."}
    assert karin.view is not None


def test_an_adapted_draft_reaches_the_teacher(
    sanne: Person, karin: Person, services: Services, courier: Courier
) -> None:
    put_to_director(sanne, courier)
    karin.press("decide_changes")
    karin.submit({"draft": "Wat was het leuk op kamp!", "words": "Geen groep noemen"})
    courier.deliver_due()
    assert the_case(services, sanne).decisions[-1].adapted == "Wat was het leuk op kamp!"
    assert "weg:" in sanne.read(sanne.last)


def test_a_second_press_changes_nothing_and_says_why(
    sanne: Person, karin: Person, services: Services, courier: Courier
) -> None:
    put_to_director(sanne, courier)
    karin.press("decide_yes")
    karin.press("decide_yes")
    assert "al besloten door Karin Hendriks" in karin.read(karin.last)
    assert len(the_case(services, sanne).decisions) == 1


def test_somebody_else_cannot_decide(
    sanne: Person, bram: Person, services: Services, messenger: SlackMessenger, courier: Courier
) -> None:
    put_to_director(sanne, courier)
    case = the_case(services, sanne)
    button = Button(Press.DECIDE_YES, "Yes", f"{case.number}:{case.draft.sha256[:16]}")
    messenger.post(bram.id, Reply("Card", (Buttons((button,)),)), "key")
    bram.press("decide_yes")
    assert the_case(services, sanne).state is State.WAITING
    assert "no case with this number" in bram.text()


def test_a_question_back_is_answered_in_the_case(
    sanne: Person, karin: Person, services: Services, courier: Courier
) -> None:
    put_to_director(sanne, courier)
    karin.press("ask_back")
    karin.submit({"words": "Wie staan erop?"})
    courier.deliver_due()
    assert "Wie staan erop?" in sanne.text()
    sanne.press("answer_back")
    sanne.submit({"words": "Niemand herkenbaar."})
    courier.deliver_due()
    assert "Niemand herkenbaar." in karin.text()
    assert [remark.words for remark in the_case(services, sanne).remarks] == [
        "Wie staan erop?",
        "Niemand herkenbaar.",
    ]


def test_call_me_keeps_the_case_open(
    sanne: Person, karin: Person, services: Services, courier: Courier
) -> None:
    put_to_director(sanne, courier)
    karin.press("talk")
    karin.submit({"words": "Vanmiddag na drieën"})
    courier.deliver_due()
    assert the_case(services, sanne).is_open
    assert "Vanmiddag na drieën" in sanne.text()


def test_a_new_version_shows_what_changed(
    sanne: Person, karin: Person, services: Services, courier: Courier
) -> None:
    put_to_director(sanne, courier)
    sanne.press("revise")
    assert DRAFT in sanne.view_text()
    sanne.submit({"draft": "Wat was het leuk op kamp, kijk onze leerlingen eens stralen!"})
    courier.deliver_due()
    assert "nieuw:" in karin.text()
    assert "leerlingen" in the_case(services, sanne).draft.text


def test_a_yes_to_the_old_text_does_not_count_for_the_new_one(
    sanne: Person, karin: Person, services: Services, courier: Courier
) -> None:
    put_to_director(sanne, courier)
    sanne.press("revise")
    sanne.submit({"draft": "Iets heel anders over groep 8"})
    karin.press("decide_yes")
    assert the_case(services, sanne).is_open
    assert "intussen veranderd" in karin.read(karin.last)


def test_withdrawing_asks_first_and_ends_the_case(
    sanne: Person, services: Services, courier: Courier
) -> None:
    put_to_director(sanne, courier)
    sanne.press("withdraw")
    assert the_case(services, sanne).is_open
    sanne.submit()
    assert the_case(services, sanne).state is State.WITHDRAWN


def test_a_decision_is_corrected_from_the_home_tab(
    sanne: Person, karin: Person, services: Services, courier: Courier
) -> None:
    put_to_director(sanne, courier)
    karin.press("decide_yes")
    karin.open_home()
    karin.press("correct")
    karin.submit({"verdict": "no", "words": "Toch liever niet"})
    assert the_case(services, sanne).decisions[-1].verdict is Verdict.NO


def test_a_form_that_arrives_three_times_gives_one_case(
    sanne: Person, services: Services, courier: Courier
) -> None:
    put_to_director(sanne, courier)
    sanne.standin.delivery.again()
    sanne.standin.delivery.again()
    assert len(services.escalation.overview(services.directory.person(sanne.id)).own) == 1
