"""Questions in a direct message, a channel and a command; the notice; who is welcome."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from bot.sandbox import Person
from bot.slack.app import build_app
from bot.slack.services import Services
from tests.slack.conftest import BRAM, DRAFT, QUESTION, SANNE, SECRET

AMBIGUOUS = "een vader scheldt onder onze post"


def test_an_english_question_gets_the_dutch_wording_with_our_translation(
    bram: Person, services: Services
) -> None:
    bram.say("may I put photos of pupils on instagram?")
    passage = services.document.passage("2")
    assert passage is not None
    assert passage.text in bram.text()
    assert passage.translation in bram.text()


def test_the_name_of_the_bot_in_a_channel_is_answered_in_the_thread(sanne: Person) -> None:
    ts = sanne.mention("#team", QUESTION)
    answer = sanne.channel("#team")[-1]
    assert answer.thread_ts == ts
    assert "ouders" in sanne.read(answer)


def test_a_reply_in_a_thread_of_the_direct_message_is_answered_there(sanne: Person) -> None:
    parent = sanne.say("hoi")
    sanne.say(QUESTION, thread_ts=parent)
    assert sanne.last.thread_ts == parent


def test_a_question_that_slack_delivers_again_is_answered_once(sanne: Person) -> None:
    sanne.say(QUESTION)
    sanne.standin.delivery.again()
    assert len(sanne.inbox) == 2


def test_an_event_that_arrives_for_the_first_time_as_a_retry_is_answered(sanne: Person) -> None:
    bot, sanne.standin.bot_url = sanne.standin.bot_url, "http://127.0.0.1:9/slack/events"
    sanne.say(QUESTION)
    sanne.standin.bot_url = bot
    sanne.standin.delivery.again()
    assert len(sanne.inbox) == 2


def test_an_event_that_was_answered_before_a_restart_is_not_answered_again(
    sanne: Person, services: Services, slack: WebClient, serve: Callable[[App], str]
) -> None:
    sanne.say(QUESTION)
    sanne.standin.bot_url = serve(build_app(services, slack, SECRET, synchronous=True))
    sanne.standin.delivery.again()
    assert len(sanne.inbox) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"subtype": "message_changed"},
        {"subtype": "bot_message"},
        {"bot_id": "B0OTHER"},
        {"channel_type": "channel"},
        {"edited": {"user": SANNE, "ts": "1"}},
    ],
)
def test_what_is_no_new_message_of_a_person_is_not_answered(sanne: Person, change: dict[str, object]) -> None:
    event = {"type": "message", "channel_type": "im", "channel": sanne.dm.id, "user": sanne.id}
    delivered = sanne.standin.delivery.event({**event, "text": QUESTION, "ts": "1.000001", **change})
    assert delivered.ok
    assert sanne.inbox == []


def test_a_message_with_a_picture_is_answered(sanne: Person) -> None:
    event = {"type": "message", "channel_type": "im", "channel": sanne.dm.id, "user": sanne.id}
    files = [{"id": "F1", "filetype": "png"}]
    sanne.standin.delivery.event(
        {**event, "subtype": "file_share", "text": QUESTION, "ts": "1.000001", "files": files}
    )
    sanne.press("ask_director")
    assert "De foto bij je bericht gaat mee." in sanne.view_text()


# -- the buttons


def test_not_what_i_meant_shows_others_to_choose_from(sanne: Person, services: Services) -> None:
    sanne.say(AMBIGUOUS)
    shown = services.adviser.ask(AMBIGUOUS).matches[0].passage_id
    sanne.press("not_meant")
    values = [
        one["value"] for block in sanne.last.blocks for one in block.get("elements", ()) if "value" in one
    ]
    assert values
    assert not any(value.startswith(f"{shown}|") for value in values)
    sanne.press("show_passage")
    assert "letterlijk uit" in sanne.read(sanne.last)


def test_none_of_these_says_so_and_offers_to_hand_the_words_on(sanne: Person, services: Services) -> None:
    sanne.say(AMBIGUOUS)
    sanne.press("not_meant")
    sanne.press("none_of_these")
    assert "Dit staat niet in het" in sanne.read(sanne.last)
    with services.store.read() as work:
        assert not work.gaps.all()
    sanne.press("learn_from")
    with services.store.read() as work:
        assert [gap.words for gap in work.gaps.all()] == [AMBIGUOUS]


def test_the_whole_protocol_holds_every_passage(sanne: Person, services: Services) -> None:
    sanne.say(QUESTION)
    sanne.press("whole_protocol")
    text = sanne.text()
    assert all(passage.text in text for passage in services.document.passages)


def test_the_whole_protocol_in_a_channel_is_shown_to_one_person(sanne: Person, bram: Person) -> None:
    sanne.mention("#team", QUESTION)
    before = len(sanne.channel("#team"))
    bram.press("whole_protocol")
    assert len(bram.channel("#team")) > before
    assert len(sanne.channel("#team")) == before


@pytest.mark.parametrize("press", ["ask_director", "not_meant"])
def test_somebody_elses_question_cannot_be_pressed_further(sanne: Person, bram: Person, press: str) -> None:
    sanne.mention("#team", QUESTION)
    before = len(sanne.channel("#team"))
    bram.press(press)
    assert "somebody else" in bram.read(bram.channel("#team")[-1])
    assert len(sanne.channel("#team")) == before
    assert bram.view is None


# -- the command


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", "Zo werk ik"),
        ("help", "Zo werk ik"),
        ("privacy", "30 dagen"),
        ("7", "Richtlijn 7"),
        ("achtergrond-1", "Achtergrond 1"),
        (QUESTION, "Richtlijn 2"),
        (f"zoek {QUESTION}", "Richtlijn 2"),
        ("99", "Ik"),
    ],
)
def test_the_command_answers_in_private(sanne: Person, bram: Person, text: str, shown: str) -> None:
    sanne.command(text, "#team")
    answer = sanne.channel("#team")[-1]
    assert shown in sanne.read(answer)
    assert answer.ephemeral_to == SANNE
    assert bram.channel("#team") == []


def test_buttons_under_a_command_work_in_a_channel_the_bot_is_not_in(sanne: Person) -> None:
    place = sanne.workspace.add_channel("besloten", [SANNE])
    sanne.command(QUESTION, place.id)
    sanne.press("not_meant")
    assert "Geen van deze" in sanne.read(sanne.channel(place.id)[-1])
    sanne.press("ask_director")
    assert QUESTION in sanne.view_text()


def test_a_draft_is_checked_and_goes_on_without_names(sanne: Person) -> None:
    sanne.command("check Noor uit groep 5 won de race!")
    sanne.press("replace_names")
    sanne.press("ask_director")
    assert "een leerling uit groep 5 won de race!" in sanne.view_text()
    assert "Noor" not in sanne.view_text()


# -- the notice


def test_the_first_answer_ever_carries_the_notice_and_the_second_does_not(
    newcomer: Callable[[str], Person],
) -> None:
    person = newcomer(SANNE)
    person.say(QUESTION)
    assert "Ik ben een computerprogramma" in person.read(person.last)
    person.say(QUESTION)
    assert "Ik ben een computerprogramma" not in person.read(person.last)


def test_the_notice_comes_with_a_command_too_and_in_english(newcomer: Callable[[str], Person]) -> None:
    person = newcomer(BRAM)
    person.command("7")
    assert "I am a computer program" in person.read(person.last)
    person.command("8")
    assert "I am a computer program" not in person.read(person.last)


# -- who is welcome


@pytest.mark.parametrize("user", ["U0GAST", "U0VREEMD", "U0ELDERS"])
def test_guests_and_people_of_elsewhere_are_refused_politely(
    newcomer: Callable[[str], Person], user: str
) -> None:
    person = newcomer(user)
    person.say(QUESTION)
    assert person.read(person.last).startswith("Sorry, ik ben er alleen voor medewerkers")
    assert DRAFT not in person.text()


def test_a_guest_is_refused_in_private_in_a_channel(newcomer: Callable[[str], Person], sanne: Person) -> None:
    guest = newcomer("U0GAST")
    guest.mention("#team", QUESTION)
    assert guest.channel("#team")[-1].ephemeral_to == "U0GAST"
    assert "Sorry" in guest.read(guest.channel("#team")[-1])
    assert len(sanne.channel("#team")) == 1
