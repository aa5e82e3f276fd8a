"""The one place that knows all rooms: puts the bot together from settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache, partial
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from slack_bolt import App
from slack_sdk import WebClient

from bot import clock
from bot.advice.present import Presenter
from bot.advice.service import Adviser
from bot.config import Settings
from bot.courier import Courier
from bot.drafts.checker import Checker
from bot.drafts.loader import PACKAGED as DRAFT_RULES
from bot.drafts.loader import load_checker
from bot.drafts.present import CheckPresenter
from bot.errors import BotError, SettingsError
from bot.escalation.asking import Chance
from bot.escalation.hours import WorkingWeek, calendar_of
from bot.escalation.service import Escalation
from bot.escalation.settings import Patience
from bot.escalation.sources import Sources
from bot.escalation.sweep import Sweep
from bot.privacy.retention import Periods, Retention
from bot.reply import Quote
from bot.slack.app import build_app, web_client
from bot.slack.case_desk import CaseDesk
from bot.slack.chat import Chat
from bot.slack.directory import SlackDirectory
from bot.slack.outgoing import SlackMessenger
from bot.slack.services import Services
from bot.slack.trouble import plainly
from bot.store import SqliteStore, open_store
from bot.worker import Worker
from knowledge.engine import Engine, open_engine
from knowledge.loader import PACKAGED

_DATABASE_SECONDS = 2.0
"""How long to wait for a locked database: a form must be answered within Slack's three seconds."""
_ASKED_AGAIN = timedelta(seconds=30)
_LONGEST_IN_OUTBOX = timedelta(minutes=5)
"""From then on a message that waits makes `/readyz` say so."""


class SlackLine:
    """Whether Slack can be reached and knows the bot; asked again after half a minute."""

    def __init__(self, client: WebClient, now: Callable[[], datetime]) -> None:
        self._client = client
        self._now = now
        self._known: tuple[datetime, str] | None = None

    def problem(self) -> str:
        """Return what is wrong as a code, empty when all is well."""
        at = self._now()
        if self._known is None or not timedelta() <= at - self._known[0] < _ASKED_AGAIN:
            self._known = (at, self._ask())
        return self._known[1]

    def _ask(self) -> str:
        try:
            with plainly():
                self._client.auth_test()
        except BotError as error:
            return str(getattr(error, "code", type(error).__name__))
        return ""


@dataclass(frozen=True)
class Bot:
    """The bot, put together; `start` and `stop` its worker, and give it to Slack with `app`."""

    services: Services
    worker: Worker
    store: SqliteStore
    client: WebClient
    line: SlackLine

    def app(self, signing_secret: str | None, *, synchronous: bool = False) -> App:
        """Return the Bolt app; see `bot.slack.app.build_app`."""
        return build_app(self.services, self.client, signing_secret, synchronous)

    def health(self) -> Mapping[str, str]:
        """Return what is wrong, by name; nothing when all is well."""
        wrong = {}
        if self.worker.health.problem:
            wrong["delivery"] = self.worker.health.problem
        if self.line.problem():
            wrong["slack"] = self.line.problem()
        try:
            self.store.check()
            with self.store.read() as work:
                oldest = work.outbox.oldest_waiting()
        except BotError as error:
            return {**wrong, "database": str(error)}
        if oldest is not None and self.services.now() - oldest > _LONGEST_IN_OUTBOX:
            wrong["outbox"] = "a message has waited for more than five minutes"
        return wrong

    def close(self) -> None:
        """Stop the worker and let go of the database."""
        self.worker.stop()
        self.store.close()


class _Passages:
    """The protocol and the draft check, as letters quote them."""

    def __init__(self, engine: Engine, presenter: Presenter, check: CheckPresenter) -> None:
        self._protocol = engine.protocol
        self._check = check
        self.quote = presenter.quote

    def responsible(self, language: str) -> Quote:
        return self.quote(self._protocol.responsible, language)

    def finding(self, finding_id: str, language: str) -> str:
        return self._check.why(finding_id, language)


class _Chores:
    """What the passing of time asks for: reminders, and forgetting."""

    def __init__(self, sweep: Sweep, retention: Retention) -> None:
        self._sweep = sweep
        self._retention = retention

    def run(self) -> int:
        return self._sweep.run() + self._retention.run()


@dataclass(frozen=True)
class Learned:
    """What is read from a knowledge folder: it never changes while a bot runs, so bots can share it."""

    engine: Engine
    checker: Checker


def learn(folder: Path) -> Learned:
    """Return what a knowledge folder holds. Raises `BotError` or `KnowledgeError` for what cannot be used."""
    return Learned(open_engine(folder), load_checker(_rules(folder)))


def assemble(
    settings: Settings, now: Callable[[], datetime] = clock.now, learned: Learned | None = None
) -> Bot:
    """Return the bot; it reads its knowledge folder when it is not given what was `learned` from it.

    Raises `BotError` or `KnowledgeError` for what cannot be used.
    """
    zone = _zone(settings.timezone)
    learned = learned or learn(settings.protocol_dir or PACKAGED)
    engine = learned.engine
    check = CheckPresenter(learned.checker, Presenter(engine.protocol).quote)
    presenter = Presenter(engine.protocol, check.remarks)
    store = open_store(settings.database_url, _DATABASE_SECONDS)
    client = web_client(settings.slack_bot_token, settings.slack_api_url, patient=True)
    impatient = web_client(settings.slack_bot_token, settings.slack_api_url, patient=False)
    sender = Chat(impatient)
    sources = Sources(_Passages(engine, presenter, check), zone)
    chance = Chance(now, clock.new_id, clock.new_number)
    courier = Courier(store, SlackMessenger(sender), SlackDirectory(sender, now), sources, chance)
    patience = Patience()
    calendar = lru_cache(partial(calendar_of, week=WorkingWeek(zone=zone)))
    chores = _Chores(Sweep(store, chance, calendar, patience), Retention(store, _periods(settings), now))
    worker = Worker(courier, chores, now)
    escalation = Escalation(store, chance, zone, worker.wake, patience)
    services = Services(
        adviser=Adviser(engine.matcher),
        presenter=presenter,
        escalation=escalation,
        store=store,
        directory=SlackDirectory(Chat(client), now),
        cases=CaseDesk(escalation, sources),
        check=check,
        document=engine.protocol,
        now=now,
        zone=zone,
        pictures=settings.draft_pictures,
        keep_days=settings.decided_days,
    )
    return Bot(services, worker, store, client, SlackLine(impatient, now))


def _rules(folder: Path) -> Path:
    """Return the rules of the draft check in the folder, or the packaged ones when it has none."""
    return folder / "drafts" if (folder / "drafts").is_dir() else DRAFT_RULES


def _periods(settings: Settings) -> Periods:
    return Periods(settings.decided_days, settings.audit_days, settings.seen_days, settings.gaps_days)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsError(f"TIMEZONE is no known time zone: {name!r}.") from error
