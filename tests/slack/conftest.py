"""A school, a Slack stand-in, and the real bot between them over signed HTTP."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from slack_bolt import App
from slack_sdk import WebClient

import bot.slack
from bot.advice.present import Presenter
from bot.advice.service import Adviser
from bot.clock import new_id
from bot.courier import Courier
from bot.drafts.loader import load_checker
from bot.drafts.present import CheckPresenter
from bot.escalation.asking import Chance
from bot.escalation.service import Escalation
from bot.escalation.sources import Sources
from bot.reply import Quote
from bot.sandbox import Member as SlackMember
from bot.sandbox import Person, SlackStandIn, Workspace
from bot.sandbox.serving import QuickServer
from bot.schools.model import Member, Post, School
from bot.slack.app import build_app, web_client
from bot.slack.case_desk import CaseDesk
from bot.slack.chat import Chat
from bot.slack.directory import SlackDirectory
from bot.slack.http import web_app
from bot.slack.outgoing import SlackMessenger
from bot.slack.services import Services
from bot.store import SqliteStore
from knowledge.engine import Engine, open_engine

ZONE = ZoneInfo("Europe/Amsterdam")
SECRET = "an-invented-signing-secret"
TOKEN = "xoxb-an-invented-token"
SANNE, BRAM, KARIN, TWO = "U0SANNE", "U0BRAM", "U0KARIN", "U0TWEE"
MANIFEST = json.loads((Path(bot.slack.__file__).parent / "manifest.json").read_text(encoding="utf-8"))

QUESTION = "mag ik de foto van de sportdag op insta zetten?"
DRAFT = "Wat was het leuk op kamp, kijk onze groep 8 eens stralen!"
DOUBTED = f'twijfel over deze post: "{DRAFT}"'


def workspace() -> Workspace:
    made = Workspace(
        [
            SlackMember(SANNE, "Sanne Vermeer", "sanne@voorbeeld.example"),
            SlackMember(BRAM, "Bram Smeets", "bram@voorbeeld.example", locale="en-GB"),
            SlackMember(KARIN, "Karin Hendriks", "karin@voorbeeld.example"),
            SlackMember(TWO, "Tess Twee", "tess@voorbeeld.example"),
            SlackMember("U0GAST", "Gijs Gast", "gijs@voorbeeld.example", is_restricted=True),
            SlackMember("U0WEG", "Wim Weg", "wim@voorbeeld.example", deleted=True),
            SlackMember("U0VREEMD", "Vera Vreemd", "vera@elders.example", is_stranger=True),
            SlackMember("U0ELDERS", "Els Elders", "els@elders.example", team_id="T0ELDERS"),
            SlackMember("U0ROBOT", "Robot", "", is_bot=True),
        ]
    )
    made.install(MANIFEST)
    return made


SCHOOLS = (School("regenboog", "De Regenboog"), School("vlinder", "De Vlinder"))
MEMBERS = (
    Member("sanne@voorbeeld.example", "Sanne Vermeer", "regenboog", Post.TEACHER),
    Member("karin@voorbeeld.example", "Karin Hendriks", "regenboog", Post.DIRECTOR),
    Member("tess@voorbeeld.example", "Tess Twee", "regenboog", Post.TEACHER),
    Member("tess@voorbeeld.example", "Tess Twee", "vlinder", Post.TEACHER),
    Member("ahmed@voorbeeld.example", "Ahmed Haddad", "vlinder", Post.DIRECTOR),
)


@dataclass(frozen=True)
class Passages:
    """What letters quote, from the packaged protocol."""

    presenter: Presenter
    check: CheckPresenter

    def quote(self, passage_id: str, language: str) -> Quote:
        return self.presenter.quote(passage_id, language)

    def responsible(self, language: str) -> Quote:
        return self.presenter.quote("8", language)

    def finding(self, finding_id: str, language: str) -> str:
        return self.check.why(finding_id, language)


@pytest.fixture(scope="session")
def engine() -> Engine:
    return open_engine()


@pytest.fixture
def standin() -> Iterator[SlackStandIn]:
    with SlackStandIn(workspace(), "http://127.0.0.1:9/slack/events", SECRET, TOKEN) as running:
        yield running


@pytest.fixture
def slack(standin: SlackStandIn) -> WebClient:
    """A client that does not try again by itself."""
    return web_client(TOKEN, standin.api_url, patient=False)


@pytest.fixture
def chat(slack: WebClient) -> Chat:
    return Chat(slack)


@pytest.fixture
def messenger(chat: Chat) -> SlackMessenger:
    return SlackMessenger(chat)


@pytest.fixture(scope="session")
def passages(engine: Engine) -> Passages:
    presenter = Presenter(engine.protocol)
    return Passages(presenter, CheckPresenter(load_checker(), presenter.quote))


@pytest.fixture(scope="session")
def sources(passages: Passages) -> Sources:
    return Sources(passages, ZONE)


@pytest.fixture
def chance(clock) -> Chance:
    numbers = iter(f"K{number:04d}" for number in range(1000))
    return Chance(clock, new_id, lambda: next(numbers))


@pytest.fixture
def services(store: SqliteStore, chat: Chat, chance: Chance, engine: Engine, passages: Passages) -> Services:
    escalation = Escalation(store, chance, ZONE, lambda: None)
    with store.begin() as work:
        work.schools.replace(SCHOOLS, MEMBERS)
    return Services(
        adviser=Adviser(engine.matcher),
        presenter=passages.presenter,
        escalation=escalation,
        store=store,
        directory=SlackDirectory(chat, chance.now),
        cases=CaseDesk(escalation, Sources(passages, ZONE)),
        check=passages.check,
        document=engine.protocol,
        now=chance.now,
        zone=ZONE,
        error_number=lambda: "K7Q2",
    )


@pytest.fixture
def courier(
    store: SqliteStore, messenger: SlackMessenger, services: Services, sources: Sources, chance: Chance
) -> Courier:
    """Delivers what is stored, when told to."""
    return Courier(store, messenger, services.directory, sources, chance)


class Server:
    """The bot's web application on a free port."""

    def __init__(self, application) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._server = QuickServer(application)
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def _serve(self) -> None:
        asyncio.run(self._server.serve(sockets=[self._socket]))

    def __enter__(self) -> Server:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.end()
        self._thread.join(timeout=5)
        self._socket.close()


@pytest.fixture
def serve() -> Iterator[Callable[[App], str]]:
    """Serves Bolt apps until the end of the test; gives the address for Slack's requests."""
    with ExitStack() as servers:
        yield lambda app: servers.enter_context(Server(web_app(app, dict))).url + "/slack/events"


@pytest.fixture
def running(services: Services, slack: WebClient, standin: SlackStandIn, serve: Callable[[App], str]) -> str:
    """The address of a bot that the stand-in reaches over signed HTTP."""
    standin.bot_url = serve(build_app(services, slack, SECRET, synchronous=True))
    return standin.bot_url


@pytest.fixture
def newcomer(standin: SlackStandIn, running: str) -> Callable[[str], Person]:
    """People who never met the bot, by user id."""
    assert standin.bot_url == running
    return lambda user: Person(standin, user)


@pytest.fixture
def person(newcomer: Callable[[str], Person], services: Services) -> Callable[[str], Person]:
    """People who saw the notice before, by user id."""
    with services.store.begin() as work:
        for user in (SANNE, BRAM, KARIN, TWO):
            work.people.notice_shown(user, services.now())
    return newcomer


@pytest.fixture
def sanne(person: Callable[[str], Person]) -> Person:
    return person(SANNE)


@pytest.fixture
def bram(person: Callable[[str], Person]) -> Person:
    return person(BRAM)


@pytest.fixture
def karin(person: Callable[[str], Person]) -> Person:
    return person(KARIN)
