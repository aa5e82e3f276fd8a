from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.escalation.asking import Chance
from bot.escalation.model import Case, Decision, DraftText, Level, State, Verdict
from bot.escalation.pen import Pen
from bot.escalation.service import Escalation
from bot.escalation.sources import Sources
from bot.escalation.standing import Detour, Standing
from bot.reply import Quote
from bot.schools.model import Member, Person, Post, Register, School

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
OPENED = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)
"""Monday 23 November 2026, 10:15 in Amsterdam."""
TODAY = date(2026, 11, 23)
DRAFT = "Groep 5 won de estafette!\n*Hoera* <!channel> & <@U123> 👩🏽‍🏫"


def person(name: str, language: str = "nl") -> Person:
    first = name.partition(" ")[0].lower()
    return Person(f"U-{first.upper()}", f"{first}@voorbeeld.nl", name, language)


PEOPLE = {
    "sanne": person("Sanne Vermeer"),
    "bo": person("Bo Jansen"),
    "anna": person("Anna Directeur"),
    "petra": person("Petra Waarnemer"),
    "carla": person("Carla Contact"),
    "dirk": person("Dirk Elders"),
    "outsider": person("Oscar Buiten"),
}


def member(
    name: str, school: str, post: Post, since: date | None = None, until: date | None = None
) -> Member:
    who = PEOPLE[name]
    return Member(who.email, who.name, school, post, since, until)


STAND_IN_DAYS = (date(2026, 11, 16), date(2026, 12, 4))


@pytest.fixture
def people() -> dict[str, Person]:
    return PEOPLE


@pytest.fixture
def register() -> Register:
    return Register(
        schools=(School("linde", "De Linde", "Zuid"), School("wilg", "De Wilg", "Zuid")),
        members=(
            member("sanne", "linde", Post.TEACHER),
            member("bo", "linde", Post.TEACHER),
            member("anna", "linde", Post.DIRECTOR),
            member("petra", "linde", Post.STAND_IN, *STAND_IN_DAYS),
            member("dirk", "wilg", Post.DIRECTOR),
            member("carla", "linde", Post.CONTACT),
        ),
    )


@pytest.fixture
def make_case():
    """Makes a case of Sanne's at De Linde; everything can be asked for."""

    def make(**changes: object) -> Case:
        values: dict[str, object] = {
            "id": "case-1",
            "number": "K7Q2P",
            "school_id": "linde",
            "asker": "U-SANNE",
            "asker_name": "Sanne Vermeer",
            "language": "nl",
            "doubt": "Mogen de namen erbij?",
            "channel": "Instagram van de school",
            "wanted_at": None,
            "passages": ("2", "9"),
            "findings": (),
            "pictures": (),
            "drafts": (DraftText(DRAFT, OPENED),),
            "state": State.WAITING,
            "level": Level.DIRECTOR,
            "opened_at": OPENED,
            "asker_email": "sanne@voorbeeld.nl",
        }
        return Case(**(values | changes))  # type: ignore[arg-type]

    return make


@pytest.fixture
def make_decision():
    """Makes a decision of Anna's on a case's present text."""

    def make(case: Case, verdict: Verdict = Verdict.YES, **changes: object) -> Decision:
        values: dict[str, object] = {
            "verdict": verdict,
            "by": "U-ANNA",
            "by_name": "Anna Directeur",
            "words": "Leuk stuk.",
            "adapted": "",
            "sha256": case.draft.sha256,
            "at": OPENED + timedelta(hours=1),
        }
        return Decision(**(values | changes))  # type: ignore[arg-type]

    return make


class KnownPassages:
    """Quotes two passages and knows one draft check."""

    def quote(self, passage_id: str, language: str) -> Quote:
        words = {"2": "Ouders geven toestemming;", "9": "Bij twijfel zoeken teamleden contact;"}[passage_id]
        return Quote(f"Richtlijn {passage_id}", words, "unofficial" if language == "en" else "")

    def responsible(self, language: str) -> Quote:
        return Quote("Richtlijn 8", f"persoonlijk verantwoordelijk ({language})")

    def finding(self, finding_id: str, language: str) -> str:
        return {"names": {"nl": "Er staat een naam in.", "en": "There is a name in it."}}[finding_id][
            language
        ]


@pytest.fixture
def sources() -> Sources:
    return Sources(KnownPassages(), AMSTERDAM)


@pytest.fixture
def pen(sources: Sources) -> Pen:
    return Pen("nl", sources)


@pytest.fixture
def stands():
    """Says how a case stands: with Anna, unless asked otherwise."""

    def make(case: Case, **changes: object) -> Standing:
        values = {"school": "De Linde", "with_whom": ("Anna Directeur",), "detour": Detour.NONE}
        return Standing(case, **(values | changes))  # type: ignore[arg-type]

    return make


@pytest.fixture
def chance(clock):
    """The frozen clock, and ids and numbers that count up."""
    clock.at = OPENED
    counts = {"id": 0, "number": 0}

    def count(what: str) -> str:
        counts[what] += 1
        return f"{what[0].upper()}{counts[what]:04d}"

    return Chance(clock, lambda: count("id"), lambda: count("number"))


@pytest.fixture
def wakes() -> list[None]:
    return []


@pytest.fixture
def escalation(store, chance, register, wakes) -> Escalation:
    with store.begin() as work:
        work.schools.replace(register.schools, register.members)
    return Escalation(store, chance, AMSTERDAM, lambda: wakes.append(None))
