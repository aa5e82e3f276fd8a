"""A small world to deliver in: two schools, their people, a chat that can be told to misbehave."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.courier import Courier
from bot.escalation.asking import Chance
from bot.escalation.hours import WorkingWeek, calendar_of
from bot.escalation.model import Case, Judgement, Verdict, Wish
from bot.escalation.service import Escalation
from bot.escalation.settings import Patience
from bot.escalation.sources import Sources
from bot.escalation.sweep import Sweep
from bot.ports import Posted, Store
from bot.reply import Buttons, Quote, Reply
from bot.schools.model import Member, Person, Post, School

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)
"""Monday 23 November 2026, 10:15 in Amsterdam."""


def person(name: str, language: str = "nl") -> Person:
    first = name.partition(" ")[0].lower()
    return Person(f"U-{first.upper()}", f"{first}@voorbeeld.nl", name, language)


SANNE, ANNA, ED = person("Sanne Vermeer"), person("Anna Directeur"), person("Ed Tweede", "en")
PETRA, CARLA, DIRK = person("Petra Waarnemer"), person("Carla Contact"), person("Dirk Elders")
SCHOOLS = [School("linde", "De Linde", "Zuid"), School("wilg", "De Wilg", "Zuid")]


@dataclass(frozen=True)
class Shown:
    """A message as it stands in the chat."""

    to: str
    reply: Reply
    key: str
    thread: Posted | None = None
    file: str = ""

    @property
    def buttons(self) -> list[str]:
        rows = [part for part in self.reply.parts if isinstance(part, Buttons)]
        return [button.press.value for row in rows for button in row.buttons]


@dataclass
class RecordingMessenger:
    """A chat that keeps what it is sent, and fails as it is told to.

    `faults` holds, by person (or "*"), what to raise at the next calls; `lost` how many of the next posts
    arrive without the answer coming back. `meanwhile` happens during the next posts.
    """

    messages: dict[Posted, Shown] = field(default_factory=dict)
    faults: dict[str, list[Exception]] = field(default_factory=lambda: defaultdict(list))
    lost: int = 0
    looked: int = 0
    meanwhile: list[Callable[[], object]] = field(default_factory=list)
    calls: int = 0

    def post(self, to: str, reply: Reply, key: str, thread: Posted | None = None) -> Posted:
        self._fail(to)
        if self.meanwhile:
            self.meanwhile.pop(0)()
        return self._keep(Shown(to, reply, key, thread))

    def find(self, to: str, key: str, thread: Posted | None = None) -> Posted | None:
        self._fail(to)
        self.looked += 1
        same = (
            at
            for at, shown in self.messages.items()
            if (shown.to, shown.key, shown.thread) == (to, key, thread)
        )
        return next(same, None)

    def update(self, posted: Posted, reply: Reply) -> None:
        self._fail(self.messages[posted].to)
        self.messages[posted] = replace(self.messages[posted], reply=reply)

    def post_file(self, posted: Posted, name: str, text: str, key: str) -> Posted:
        to = self.messages[posted].to
        self._fail(to)
        return self._keep(Shown(to, Reply(name, ()), key, posted, text))

    def _keep(self, shown: Shown) -> Posted:
        posted = Posted(f"D-{shown.to}", f"{len(self.messages) + 1}.0")
        self.messages[posted] = shown
        if self.lost:
            self.lost -= 1
            raise TimeoutError
        return posted

    def _fail(self, to: str) -> None:
        self.calls += 1
        for who in (to, "*"):
            if self.faults[who]:
                raise self.faults[who].pop(0)

    def to(self, who: Person) -> list[Shown]:
        return [shown for shown in self.messages.values() if shown.to == who.id]

    def firsts(self, who: Person) -> list[str]:
        return [shown.reply.summary for shown in self.to(who)]

    def doubled(self) -> list[str]:
        """The keys that stand in the chat more than once."""
        counts = Counter(shown.key for shown in self.messages.values())
        return [key for key, count in counts.items() if count > 1]


@dataclass
class AddressBook:
    """The people of the chat; who is not in it cannot be written to."""

    people: dict[str, Person] = field(default_factory=dict)

    def person(self, person_id: str) -> Person:
        return next(who for who in self.people.values() if who.id == person_id)

    def by_email(self, email: str) -> Person | None:
        return self.people.get(email)

    def forget(self, who: Person) -> None:
        del self.people[who.email]


class Passages:
    """Quotes whatever it is asked for."""

    def quote(self, passage_id: str, language: str) -> Quote:
        return Quote(f"{language}-{passage_id}", "…")

    def responsible(self, language: str) -> Quote:
        return self.quote("8", language)

    def finding(self, finding_id: str, language: str) -> str:
        return f"{language}-{finding_id}"


@dataclass
class World:
    """Everything at work on one store. `again()` is the bot started anew after a crash."""

    store: Store
    clock: Callable[[], datetime]
    chance: Chance
    messenger: RecordingMessenger
    directory: AddressBook
    patience: Patience = field(default_factory=Patience)
    forms: int = 0

    def __post_init__(self) -> None:
        self.escalation = Escalation(self.store, self.chance, AMSTERDAM, lambda: None, self.patience)
        sources = Sources(Passages(), AMSTERDAM)
        self.courier = Courier(self.store, self.messenger, self.directory, sources, self.chance)
        self.sweep = Sweep(self.store, self.chance, calendar, self.patience)

    def again(self, store: Store) -> World:
        return replace(self, store=store)

    def register(self, *members: Member) -> None:
        with self.store.begin() as work:
            work.schools.replace(SCHOOLS, members)

    def ask(self, draft: str = "Groep 5 won!", asker: Person = SANNE, **wish: object) -> Case:
        self.forms += 1
        return self.escalation.open(Wish(draft, "linde", **wish), asker, f"form-{self.forms}")

    def decide(self, case: Case, by: Person, verdict: Verdict = Verdict.YES) -> Case:
        return self.escalation.decide(case.number, Judgement(verdict, case.draft.sha256, "zo"), by)

    def case(self, number: str) -> Case:
        with self.store.read() as work:
            found = work.cases.get(number)
        assert found is not None
        return found

    def actions(self, case: Case) -> list[str]:
        with self.store.read() as work:
            return [action.value for _, action, _ in work.audit.of_case(case.id)]

    def deliver(self) -> None:
        self.courier.deliver_due()


def calendar(region: str):
    return calendar_of(region, WorkingWeek())


def member(
    who: Person, post: Post, school: str = "linde", since: date | None = None, until: date | None = None
):
    return Member(who.email, who.name, school, post, since, until)


DIRECTOR, STAND_IN, CONTACT = (
    member(ANNA, Post.DIRECTOR),
    member(PETRA, Post.STAND_IN),
    member(CARLA, Post.CONTACT),
)
SECOND = member(ED, Post.DIRECTOR)


@pytest.fixture
def world(store, clock) -> World:
    clock.at = MONDAY
    counts: Counter[str] = Counter()

    def count(what: str) -> str:
        counts[what] += 1
        return f"{what}{counts[what]:04d}"

    chance = Chance(clock, lambda: count("m"), lambda: count("N"))
    book = AddressBook({who.email: who for who in (SANNE, ANNA, ED, PETRA, CARLA, DIRK)})
    made = World(store, clock, chance, RecordingMessenger(), book)
    made.register(DIRECTOR, STAND_IN, CONTACT, member(SANNE, Post.TEACHER))
    return made


@pytest.fixture
def cast():
    """The people, and the rows of the register they stand in."""

    class Cast:
        sanne, anna, ed, petra, carla, dirk = SANNE, ANNA, ED, PETRA, CARLA, DIRK
        director, second, stand_in, contact = DIRECTOR, SECOND, STAND_IN, CONTACT
        monday = MONDAY
        member = staticmethod(member)
        world = World

    return Cast
