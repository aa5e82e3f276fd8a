"""What people do to cases: each method is one unit of work that keeps the change and what must be sent."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.errors import Conflict, NotYours
from bot.escalation import case as transitions
from bot.escalation import followups
from bot.escalation.asking import Asking, Chance
from bot.escalation.case import Refused
from bot.escalation.line import next_in_line, roles
from bot.escalation.model import (
    NOT_LOOKED,
    Action,
    Case,
    Judgement,
    Level,
    Looked,
    Remark,
    RemarkKind,
    Role,
    State,
    Wish,
)
from bot.escalation.permissions import require
from bot.escalation.settings import Patience
from bot.escalation.standing import Standing, standing, still_deciding
from bot.ports import Store, Work
from bot.schools.model import Absence, Person, Register

_OWN_SHOWN = 20
_WAITING_SHOWN = 40
_WAITING_READ = 400
_NUMBER_TRIES = 20


@dataclass(frozen=True)
class Overview:
    """A person's cases, for App Home.

    `own` are the cases she sent, `waiting` those that wait for her decision, `correctable` those she decided
    on so lately that she can still correct it. `decides` is true for whoever may be asked to decide;
    `away_until` is the last day she said to be away, None when she is not. `schools` names the schools.
    """

    own: tuple[Case, ...]
    waiting: tuple[Case, ...]
    correctable: tuple[Case, ...]
    decides: bool
    away_until: date | None
    schools: dict[str, str]


@dataclass(frozen=True)
class File:
    """Everything about one case: how it stands, and who did what when."""

    standing: Standing
    history: tuple[tuple[datetime, Action, str], ...]


class Escalation:
    """Opens cases and carries out what people do to them.

    `wake` is called after every stored change, so that what must be sent goes out at once.
    """

    def __init__(
        self,
        store: Store,
        chance: Chance,
        zone: ZoneInfo,
        wake: Callable[[], None],
        patience: Patience | None = None,
    ) -> None:
        self._store = store
        self._chance = chance
        self._zone = zone
        self._wake = wake
        self._patience = patience or Patience()

    def open(self, wish: Wish, asker: Person, form: str = "") -> Case:
        """Store a new case with the cards that must go out.

        `form` names the filled-in form: sent in twice, it gives one case. Raises `Refused` for an unknown
        school and for a form without a draft and without a doubt.
        """
        at = self._chance.now()
        case_id = hashlib.sha256(form.encode()).hexdigest()[:32] if form else self._chance.new_id()
        with self._store.begin() as work:
            known = work.cases.by_id(case_id)
            if known is not None and known.asker == asker.id:
                return known
            case = self._opened(work, wish, asker, case_id, at)
        self._wake()
        return case

    def decide(self, number: str, judgement: Judgement, by: Person) -> Case:
        """Decide on the text that `judgement` is about."""
        return self._change(
            Action.DECIDE,
            number,
            by,
            lambda case, at: transitions.decided(case, transitions.decision(case, judgement, by, at)),
        )

    def correct(self, number: str, judgement: Judgement, by: Person) -> Case:
        """Put another decision in the place of the last one."""
        within = self._patience.correction
        return self._change(
            Action.CORRECT,
            number,
            by,
            lambda case, at: transitions.corrected(
                case, transitions.decision(case, judgement, by, at), within
            ),
        )

    def remark(self, number: str, kind: RemarkKind, words: str, by: Person) -> Case:
        """Add a request to talk, a question back or an answer."""
        return self._change(
            transitions.REMARKS[kind],
            number,
            by,
            lambda case, at: transitions.remarked(case, Remark(kind, by.id, by.name, words.strip(), at)),
        )

    def revise(self, number: str, text: str, by: Person, looked: Looked = NOT_LOOKED) -> Case:
        """Put a new text in the place of the draft, to be decided on anew by whoever has their turn now.

        `looked` is what the draft check makes of the new text.
        """
        return self._change(
            Action.REVISE, number, by, lambda case, at: transitions.revised(case, text, looked, at)
        )

    def withdraw(self, number: str, by: Person) -> Case:
        """Take a case back."""
        return self._change(Action.WITHDRAW, number, by, lambda case, _: transitions.withdrawn(case))

    def look(self, number: str, by: Person, action: Action = Action.READ) -> Case:
        """Return a case to somebody who may do `action` to it; raises `NotYours` otherwise."""
        return self.file(number, by, action).standing.case

    def file(self, number: str, by: Person, action: Action = Action.READ) -> File:
        """Return all about a case to somebody who may do `action` to it; raises `NotYours` otherwise."""
        day = self._day(self._chance.now())
        with self._store.read() as work:
            register = work.schools.register()
            case = require(action, by, work.cases.get(number), register, day)
            stands = standing(case, register, work.outbox.of_case(case.id), day)
            return File(stands, tuple(work.audit.of_case(case.id)))

    def read(self, number: str, by: Person) -> File:
        """Return all about a case to somebody who may read it, and note in the audit trail who read it.

        Raises `NotYours`.
        """
        at = self._chance.now()
        with self._store.begin() as work:
            register = work.schools.register()
            case = require(Action.READ, by, work.cases.get(number), register, self._day(at))
            work.audit.note(case.id, Action.READ, by.id, at)
            stands = standing(case, register, work.outbox.of_case(case.id), self._day(at))
            return File(stands, tuple(work.audit.of_case(case.id)))

    def overview(self, person: Person) -> Overview:
        """Return what this person has to do with."""
        at = self._chance.now()
        day = self._day(at)
        with self._store.read() as work:
            register = work.schools.register()
            schools = register.decided_by(person.email, day)
            waiting = work.cases.open_at([school.id for school in schools], _WAITING_READ)
            decided = work.cases.decided_by(person.id, at - self._patience.correction)
            return Overview(
                own=tuple(work.cases.of_asker(person.id, _OWN_SHOWN)),
                waiting=_for(person, waiting, register, day)[:_WAITING_SHOWN],
                correctable=_for(person, _decided(decided), register, day),
                decides=bool(schools),
                away_until=register.away_until(person.email, day),
                schools={school.id: school.name for school in register.schools},
            )

    def away(self, person: Person, until: date) -> None:
        """Remember the last day somebody who decides is away. Raises `NotYours` for anybody else."""
        with self._store.begin() as work:
            self._require_decider(work, person)
            work.schools.set_absence(Absence(person.email.lower(), until))
        self._wake()

    def back(self, person: Person) -> None:
        """Forget that somebody is away."""
        with self._store.begin() as work:
            work.schools.clear_absence(person.email.lower())
        self._wake()

    def _opened(self, work: Work, wish: Wish, asker: Person, case_id: str, at: datetime) -> Case:
        register = work.schools.register()
        if register.school(wish.school_id) is None:
            raise Refused("no_school")
        level, members = next_in_line(register, wish.school_id, asker.email, self._day(at))
        case = self._add(work, wish, asker, level, (case_id, at))
        work.people.choose_school(asker.id, wish.school_id, at)
        work.audit.note(case.id, Action.OPEN, asker.id, at)
        self._asking(work).send(case, followups.cards(case, members) or followups.nobody(case), at)
        return case

    def _change(
        self, action: Action, number: str, by: Person, change: Callable[[Case, datetime], Case]
    ) -> Case:
        at = self._chance.now()
        with self._store.begin() as work:
            register = work.schools.register()
            case = require(action, by, work.cases.get(number), register, self._day(at))
            changed = change(case, at)
            told = still_deciding(changed, register, work.outbox.of_case(case.id), self._day(at))
            reopened = changed.is_open and not case.is_open
            if reopened and not told:
                changed = transitions.undelivered(changed)
            work.cases.save(changed)
            changed = replace(changed, version=changed.version + 1)
            work.audit.note(case.id, action, by.id, at)
            self._asking(work).send(changed, followups.after(action, changed, told), at)
            if reopened:
                changed = self._asking(work).ask_again(changed, at)
        self._wake()
        return changed

    def _add(self, work: Work, wish: Wish, asker: Person, level: Level, made: tuple[str, datetime]) -> Case:
        """Store the case under a short number that is still free."""
        case_id, at = made
        for _ in range(_NUMBER_TRIES):
            case = transitions.opened(wish, asker, level, (case_id, self._chance.new_number()), at)
            if work.cases.get(case.number) is None:
                work.cases.add(case)
                return case
        raise Conflict("no free case number was found")

    def _require_decider(self, work: Work, person: Person) -> None:
        if not work.schools.register().decided_by(person.email, self._day(self._chance.now())):
            raise NotYours

    def _asking(self, work: Work) -> Asking:
        return Asking(work, self._chance, self._zone)

    def _day(self, at: datetime) -> date:
        return at.astimezone(self._zone).date()


def _for(person: Person, cases: Sequence[Case], register: Register, day: date) -> tuple[Case, ...]:
    return tuple(case for case in cases if roles(person, case, register, day) - {Role.ASKER})


def _decided(cases: Sequence[Case]) -> tuple[Case, ...]:
    return tuple(case for case in cases if case.state is State.DECIDED)
