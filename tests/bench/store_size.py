"""Many decided cases in the store: App Home and a decision beside the same with few.

Both stores give the measured people the same to see: a teacher with as many cases as App Home reads, a director
with the same number of waiting cases and of decisions made today. The other cases are other people's, and older.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot import clock
from bot.bootstrap import Bot, assemble
from bot.config import parse
from bot.escalation import case as transitions
from bot.escalation.model import Action, Case, Judgement, Level, MessageKind, Verdict, Wish
from bot.sandbox.playground import EXAMPLES
from bot.schools.importer import read_files
from bot.schools.model import Person
from bot.store.rows import case_row, moment, part_rows
from bot.store.sqlite import SqliteStore
from tests.bench.report import AtMost, Comparison, Figure, Report, Scale, ms
from tests.bench.timing import Times, in_turn

TEACHER = Person("U001", "sanne.vermeer@example.org", "Sanne Vermeer", "nl")
DIRECTOR = Person("U002", "karin.hendriks@example.org", "Karin Hendriks", "nl")
SCHOOL = "regenboog"
OWN, TODAY, WAITING, COLLEAGUES = 20, 5, 20, 400
ACTS = ("App Home of a teacher", "App Home of a director", "a decision")
_STEP = timedelta(minutes=10)


@dataclass(frozen=True)
class Counts:
    """Decided cases in the small and the large store, and how often each act is measured."""

    few: int
    many: int
    rounds: int


COUNTS = {
    Scale.FULL: Counts(100, 100_000, 200),
    Scale.QUICK: Counts(100, 20_000, 50),
    Scale.TINY: Counts(30, 60, 2),
}


def run(scale: Scale) -> Report:
    """Measure both stores in turn."""
    counts = COUNTS[scale]
    with TemporaryDirectory(prefix="protocolbot-bench-") as folder:
        bots = {size: _bot(Path(folder) / f"{size}.db") for size in (counts.few, counts.many)}
        for size, bot in bots.items():
            _fill(bot.store, size)
        times = in_turn(_acts(bots, counts.rounds), counts.rounds)
        for bot in bots.values():
            bot.close()
    return _report(counts, times)


def _report(counts: Counts, times: dict[str, Times]) -> Report:
    found = [(act, times[f"{act} {counts.few}"], times[f"{act} {counts.many}"]) for act in ACTS]
    rows = [
        (act, *(ms(one.at(percent)) for one in (few, many) for percent in (50, 95)))
        for act, few, many in found
    ]
    sizes = [f"{size:,}: p{percent} ms" for size in (counts.few, counts.many) for percent in (50, 95)]
    return Report(
        f"{counts.many:,} decided cases beside {counts.few}, {counts.rounds} rounds",
        Comparison(("", *sizes), rows),
        tuple(
            Figure(f"{act}, median with many / with few", many.at(50) / few.at(50), AtMost(2))
            for act, few, many in found
        ),
    )


def _bot(database: Path) -> Bot:
    """Return a bot that reaches no Slack."""
    settings = {"DATABASE_URL": f"sqlite:///{database}", "SLACK_API_URL": "http://127.0.0.1:9/api/"}
    bot = assemble(parse(settings))
    with bot.store.begin() as work:
        work.schools.replace(*read_files(EXAMPLES / "schools.csv", EXAMPLES / "staff.csv"))
    for number in range(WAITING):
        bot.services.escalation.open(_wish(number), TEACHER)
    return bot


def _acts(bots: dict[int, Bot], rounds: int) -> dict[str, Callable[[], object]]:
    homes = {
        f"{act} {size}": (lambda bot=bot, person=person: bot.services.cases.home(person))
        for act, person in zip(ACTS[:2], (TEACHER, DIRECTOR), strict=True)
        for size, bot in bots.items()
    }
    return homes | {f"{ACTS[2]} {size}": _decides(bot, rounds) for size, bot in bots.items()}


def _decides(bot: Bot, rounds: int) -> Callable[[], Case]:
    """Return an act that decides on another open case each time."""
    escalation = bot.services.escalation
    others = [replace(TEACHER, id=f"UOPEN{number:04d}") for number in range(rounds)]
    opened = iter([escalation.open(_wish(number), other) for number, other in enumerate(others)])

    def decide() -> Case:
        case = next(opened)
        return escalation.decide(case.number, Judgement(Verdict.YES, case.draft.sha256), DIRECTOR)

    return decide


def _wish(number: int) -> Wish:
    return Wish(
        f"Groep 5 bakte vandaag pannenkoeken. Dag {number}!", SCHOOL, "Mag dit zo?", "Instagram", None, ("2",)
    )


def _fill(store: SqliteStore, size: int) -> None:
    """Store decided cases with what belongs to them, past the services: one row at a time takes minutes."""
    now = clock.now()
    with store.begin() as work:
        cases = [_decided(number, now) for number in range(size)]
        work.db.table("cases").insert_all(map(case_row, cases))
        for table in ("drafts", "decisions"):
            work.db.table(table).insert_all(row for case in cases for row in part_rows(case)[table])
        work.db.table("outbox").insert_all(row for case in cases for row in _sent(case))
        work.db.table("audit").insert_all(row for case in cases for row in _noted(case))


def _decided(number: int, now: datetime) -> Case:
    """Return a decided case: the first ones the teacher's and of today, the others older and other people's."""
    asker = TEACHER if number < OWN else replace(TEACHER, id=f"U1{number % COLLEAGUES:03d}")
    at = now - (timedelta(hours=1) if number < TODAY else timedelta(days=2)) - number * _STEP
    opened = transitions.opened(_wish(number), asker, Level.DIRECTOR, (f"case-{number}", f"B{number}"), at)
    judgement = Judgement(Verdict.YES, opened.draft.sha256)
    return transitions.decided(opened, transitions.decision(opened, judgement, DIRECTOR, at))


def _sent(case: Case) -> Iterator[dict[str, object]]:
    """Yield what was sent about a case: the card, that it arrived, the decision."""
    at = moment(case.opened_at)
    same = {"case_id": case.id, "about": 0, "attempts": 1, "posted_channel": "D1", "error": ""}
    moments = dict.fromkeys(("created_at", "next_at", "sent_at"), at)
    for kind in (MessageKind.CARD, MessageKind.DELIVERED, MessageKind.DECISION):
        to = DIRECTOR.email if kind is MessageKind.CARD else case.asker
        posted = {"posted_ts": f"{case.number}.{kind}"}
        yield {"id": f"{case.id}-{kind}", "kind": kind.value, "recipient": to, **same, **moments, **posted}


def _noted(case: Case) -> Iterator[dict[str, object]]:
    for action, by in ((Action.OPEN, case.asker), (Action.DECIDE, DIRECTOR.id)):
        yield {"case_id": case.id, "action": action.value, "by_id": by, "at": moment(case.opened_at)}
