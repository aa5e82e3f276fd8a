"""When things go wrong, come late, come at once or come from the wrong people."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from bot.courier import Courier
from bot.escalation.model import Case, State
from bot.ports import Work
from bot.reply import Button, Buttons, Press, Reply
from bot.sandbox import Person, SlackStandIn
from bot.slack import carry
from bot.slack.app import build_app
from bot.slack.carry import Carried
from bot.slack.outgoing import SlackMessenger
from bot.slack.services import Services
from bot.store import SqliteStore, StoreError
from tests.slack.conftest import DOUBTED, DRAFT, KARIN, QUESTION, SANNE, SECRET

Serve = Callable[[App], str]


def newest(services: Services, person: Person) -> Case:
    return services.escalation.overview(services.directory.person(person.id)).own[0]


def put_to_director(sanne: Person, courier: Courier) -> None:
    sanne.say(DOUBTED)
    sanne.press("ask_director")
    assert sanne.submit() == {}
    courier.deliver_due()


class FullDisk:
    """An escalation whose store fails until there is room again."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self.is_full = True

    def open(self, *args: object) -> Case:
        if self.is_full:
            raise StoreError("The disk is full.")
        return self._services.escalation.open(*args)  # type: ignore[arg-type]


def test_a_form_that_could_not_be_stored_stays_open_with_its_words_and_can_be_sent_again(
    sanne: Person, services: Services, slack: WebClient, serve: Serve
) -> None:
    disk = FullDisk(services)
    broken = replace(services, escalation=disk)  # type: ignore[arg-type]
    sanne.standin.bot_url = serve(build_app(broken, slack, SECRET, synchronous=True))
    sanne.say(DOUBTED)
    sanne.press("ask_director")
    complaint = sanne.submit({"channel": "Instagram"})
    assert "K7Q2" in complaint["draft"]
    assert DRAFT in sanne.view_text()
    disk.is_full = False
    assert sanne.submit() == {}
    assert newest(services, sanne).channel == "Instagram"


def test_two_directors_who_press_at_once_give_one_decision(
    sanne: Person, karin: Person, services: Services, courier: Courier
) -> None:
    put_to_director(sanne, courier)
    both = [Person(karin.standin, KARIN) for _ in range(2)]
    threads = [threading.Thread(target=one.press, args=("decide_yes",)) for one in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(newest(services, sanne).decisions) == 1
    assert all(one.delivered.ok for one in both)


def test_the_bot_answers_in_threads_of_its_own_too(
    person: Callable[[str], Person], services: Services, slack: WebClient, serve: Serve
) -> None:
    sanne = person(SANNE)
    sanne.standin.bot_url = serve(build_app(services, slack, SECRET))
    sanne.say(DOUBTED)
    sanne.wait_until(lambda her: "Leg voor aan mijn directeur" in her.text())
    sanne.press("ask_director")
    sanne.wait_until(lambda her: her.view is not None)
    assert sanne.submit() == {}
    assert newest(services, sanne).draft.text == DRAFT


def test_a_decided_case_opens_no_form(sanne: Person, karin: Person, courier: Courier) -> None:
    put_to_director(sanne, courier)
    card = karin.last
    karin.press("decide_yes", message=card)
    karin.press("decide_no", message=card)
    assert karin.view is None
    assert "al besloten" in karin.read(karin.last)


def test_withdrawing_what_was_decided_meanwhile_is_told_in_the_form(
    sanne: Person, karin: Person, services: Services, courier: Courier
) -> None:
    put_to_director(sanne, courier)
    sanne.press("withdraw")
    karin.press("decide_yes")
    sanne.submit()
    assert "al besloten" in sanne.view_text()
    assert newest(services, sanne).state is State.DECIDED


def test_a_decision_form_about_an_older_text_decides_nothing(
    sanne: Person, karin: Person, services: Services, courier: Courier
) -> None:
    put_to_director(sanne, courier)
    karin.press("decide_no")
    sanne.press("revise")
    sanne.submit({"draft": "Een heel andere tekst"})
    complaint = karin.submit({"words": "Liever niet"})
    assert "intussen veranderd" in complaint["words"]
    assert newest(services, sanne).is_open


@pytest.mark.parametrize("user", ["U0GAST", "U0ELDERS"])
def test_a_guest_can_press_send_and_open_nothing(
    sanne: Person, newcomer: Callable[[str], Person], messenger: SlackMessenger, user: str
) -> None:
    guest = newcomer(user)
    value = carry.pack(Carried(user, "nl", QUESTION))
    messenger.post(user, Reply("Dag", (Buttons((Button(Press.ASK_DIRECTOR, "Vraag", value),)),)), "key")
    guest.press("ask_director")
    guest.shortcut("ask_director_global")
    guest.open_home()
    guest.command("help")
    assert guest.view is None
    assert guest.home is None
    assert guest.text().count("Sorry, ik ben er alleen voor medewerkers") == 4
    assert sanne.inbox == []


def test_an_address_for_answers_that_expired_is_logged_and_nothing_breaks(
    sanne: Person, caplog: pytest.LogCaptureFixture
) -> None:
    sanne.command(QUESTION, "#team")
    sanne.standin.response_urls.base_url = "http://127.0.0.1:9"
    sanne.press("whole_protocol")
    assert sanne.delivered.ok
    assert "telling of an error failed" in caplog.text


def test_a_command_with_words_too_long_for_a_button_asks_for_them_again(sanne: Person) -> None:
    sanne.command("Twijfel over deze post, mag dit? " * 80)
    sanne.press("ask_director")
    assert "niet teruglezen" in sanne.view_text()


def test_a_checked_draft_is_put_to_the_director_as_a_draft_with_its_findings(
    sanne: Person, services: Services
) -> None:
    sanne.command("check Mag Noor op de foto? Jazeker!")
    sanne.press("ask_director")
    sanne.submit()
    case = newest(services, sanne)
    assert (case.draft.text, case.doubt) == ("Mag Noor op de foto? Jazeker!", "")
    assert "pupil_name" in case.findings


def test_a_message_that_asks_for_a_check_is_answered_with_the_whole_check(sanne: Person) -> None:
    sanne.say("check even: Lieke Janssen uit groep 7 won de voorleeswedstrijd!")
    assert "Lieke Janssen" in sanne.text()
    assert "Kijk hier nog even naar" in sanne.text()
    assert "Twijfel je" not in sanne.text()


def test_a_new_version_is_looked_over_anew(sanne: Person, services: Services) -> None:
    sanne.command("check Bekijk de foto's van Noor uit groep 5!")
    sanne.press("ask_director")
    sanne.submit()
    assert "pupil_name" in newest(services, sanne).findings
    sanne.open_home()
    sanne.press("revise")
    sanne.submit({"draft": "Groep 5 bakte pannenkoeken."})
    assert newest(services, sanne).findings == ()


def test_without_pictures_the_form_has_no_field_for_them(
    sanne: Person, services: Services, slack: WebClient, serve: Serve
) -> None:
    plain = replace(services, pictures=False)
    sanne.standin.bot_url = serve(build_app(plain, slack, SECRET, synchronous=True))
    sanne.shortcut("ask_director_global")
    assert "foto" not in sanne.view_text().lower()


def test_an_english_director_is_asked_in_english_whether_she_is_sure(
    bram: Person, messenger: SlackMessenger
) -> None:
    buttons = Buttons((Button(Press.DECIDE_YES, "Yes", "K1"),))
    messenger.post(bram.id, Reply("Card", (buttons,), "en"), "key")
    assert bram.last.blocks[0]["elements"][0]["confirm"]["title"]["text"] == "Say yes?"


class Counting:
    """A store that counts its units of work."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store
        self.begun = self.read_ = 0

    def begin_light(self) -> AbstractContextManager[Work]:
        self.begun += 1
        return self._store.begin_light()  # type: ignore[return-value]

    def begin(self) -> AbstractContextManager[Work]:
        self.begun += 1
        return self._store.begin()  # type: ignore[return-value]

    def read(self) -> AbstractContextManager[Work]:
        self.read_ += 1
        return self._store.read()  # type: ignore[return-value]


def test_a_question_costs_one_call_to_slack_and_one_unit_of_work(
    person: Callable[[str], Person],
    services: Services,
    store: SqliteStore,
    slack: WebClient,
    standin: SlackStandIn,
    serve: Serve,
) -> None:
    counting = Counting(store)
    standin.bot_url = serve(
        build_app(replace(services, store=counting), slack, SECRET, synchronous=True)  # type: ignore[arg-type]
    )
    sanne = person(SANNE)
    sanne.say(QUESTION)
    counting.begun = counting.read_ = 0
    for method in ("users.info", "auth.test", "conversations.open", "conversations.history"):
        standin.faults.fail_next(method, "internal_error")
    sanne.say(QUESTION)
    assert "letterlijk uit" in sanne.read(sanne.last)
    assert (counting.begun, counting.read_) == (1, 0)
    assert len(standin.faults.listing()) == 4
