"""Question back, new version, withdrawing, correcting, and talking it over."""

from __future__ import annotations

import hashlib

import pytest

from bot.escalation.model import State, Verdict
from bot.sandbox import NotOnScreen
from tests.journeys.conftest import DRAFT

NEW = "Wat was het leuk op kamp, kijk onze groep 8 eens lachen!"


def button(message, press: str) -> dict:
    found = [
        one for block in message.blocks for one in block.get("elements", ()) if one.get("action_id") == press
    ]
    assert found, f"no {press}"
    return found[0]


def test_a_question_back_and_its_answer_stand_in_the_case_of_both(sent, story, sanne, karin) -> None:
    number = sent()
    karin.press("ask_back")
    assert karin.submit({"words": "Is er toestemming van de ouders?"}) == {}
    story.deliver()
    asked = sanne.read(sanne.last)
    assert f"Karin Hendriks heeft een vraag over je concept (nr. {number})" in asked
    assert "Is er toestemming van de ouders?" in asked
    sanne.press("answer_back")
    assert sanne.submit({"words": "Ja, van allemaal."}) == {}
    story.deliver()
    assert "Ja, van allemaal." in karin.read(karin.last)
    card = karin.read(karin.inbox[0])
    assert card.index("Is er toestemming van de ouders?") < card.index("Ja, van allemaal.")
    assert "[Akkoord]" in card
    assert [remark.words for remark in story.case(number).remarks] == [
        "Is er toestemming van de ouders?",
        "Ja, van allemaal.",
    ]


def test_while_the_teacher_owes_an_answer_nobody_is_reminded(sent, story, sanne, karin, joost) -> None:
    sent()
    karin.press("ask_back")
    karin.submit({"words": "Wie staan erop?"})
    story.later(days=2)
    assert len(karin.inbox) == 1
    assert joost.inbox == []
    sanne.press("answer_back")
    sanne.submit({"words": "Groep 8."})
    story.later(hours=4)
    assert "wacht nog op jouw besluit" in karin.read(karin.last)


def test_a_new_version_after_a_yes_goes_back_to_waiting_and_shows_the_changed_words(
    sent, story, sanne, karin
) -> None:
    number = sent()
    karin.press("decide_yes")
    story.deliver()
    decided = story.case(number).decisions[0]
    assert decided.sha256 == hashlib.sha256(DRAFT.encode()).hexdigest()
    sanne.press("revise")
    assert sanne.submit({"draft": NEW}) == {}
    story.deliver()
    case = story.case(number)
    assert case.state is State.WAITING
    assert case.decision is None
    shown = karin.read(karin.last)
    assert "weg: stralen!" in " ".join(shown.split())
    assert "nieuw: lachen!" in " ".join(shown.split())
    assert "Het eerdere besluit gold voor de oude tekst" in shown
    card = karin.read(karin.inbox[0])
    assert NEW in card
    assert "[Akkoord]" in card
    karin.press("decide_no", message=karin.inbox[0])
    karin.submit({"words": "Nu liever niet."})
    story.deliver()
    assert "besluit: Liever niet" in sanne.read(sanne.last)


def test_a_yes_to_the_old_text_is_refused_after_a_new_version(sent, story, sanne, karin) -> None:
    number = sent()
    old = karin.last
    value = button(old, "decide_yes")["value"]
    sanne.press("revise")
    sanne.submit({"draft": NEW})
    action = {**button(old, "decide_yes"), "block_id": "b", "action_ts": "1.1", "value": value}
    karin.standin.delivery.press_in_message(karin.id, old, action)
    assert "intussen veranderd" in karin.read(karin.last)
    assert story.case(number).decisions == ()


def test_a_withdrawn_draft_leaves_the_directors_card_and_cannot_be_decided(sent, story, sanne, karin) -> None:
    number = sent()
    sanne.press("withdraw")
    assert "Intrekken" in sanne.view_text()
    assert sanne.submit({}) == {}
    story.deliver()
    card = karin.read(karin.inbox[0])
    assert "heeft dit ingetrokken" in card
    assert DRAFT not in card
    assert story.case(number).state is State.WITHDRAWN
    with pytest.raises(NotOnScreen):
        karin.press("decide_yes")


def test_a_decision_is_corrected_within_a_day_and_the_teacher_reads_it(sent, story, sanne, karin) -> None:
    number = sent()
    karin.press("decide_yes")
    story.deliver()
    story.later(hours=23, minutes=59)
    karin.open_home()
    karin.press_home("correct")
    assert karin.submit({"verdict": "no", "words": "Toch liever niet."}) == {}
    story.deliver()
    told = sanne.read(sanne.last)
    assert "Karin Hendriks heeft het besluit hersteld. Het is nu: Liever niet" in told
    assert "Toch liever niet." in told
    assert [one.verdict for one in story.case(number).decisions] == [Verdict.YES, Verdict.NO]
    assert "Hersteld. Liever niet" in karin.read(karin.inbox[0])


def test_after_a_day_a_decision_can_no_longer_be_corrected(sent, story, karin) -> None:
    number = sent()
    karin.press("decide_yes")
    story.deliver()
    karin.open_home()
    karin.press_home("correct")
    story.later(hours=24, seconds=1)
    complaint = karin.submit({"verdict": "no", "words": "Te laat."})
    assert "te lang geleden" in " ".join(complaint.values())
    karin.open_home()
    with pytest.raises(NotOnScreen):
        karin.press_home("correct")
    assert len(story.case(number).decisions) == 1


def test_a_talk_stays_open_and_opens_the_conversation_between_the_two(sent, story, sanne, karin) -> None:
    number = sent()
    karin.press("talk")
    assert karin.submit({"words": "Na schooltijd?"}) == {}
    story.deliver()
    assert story.case(number).is_open
    to_karin = button(sanne.last, "open_chat")
    assert to_karin["url"] == f"https://slack.com/app_redirect?channel={karin.id}"
    assert to_karin["text"]["text"] == "Open het gesprek met Karin Hendriks"
    to_sanne = button(karin.inbox[0], "open_chat")
    assert to_sanne["url"] == f"https://slack.com/app_redirect?channel={sanne.id}"
    before = len(sanne.inbox)
    sanne.press("open_chat")
    assert sanne.delivered.ok
    assert len(sanne.inbox) == before
    karin.press("decide_yes")
    story.deliver()
    assert "besluit: Akkoord" in sanne.read(sanne.last)
