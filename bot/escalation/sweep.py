"""Goes past the open cases and carries out what time asks for: at most one step a case."""

from __future__ import annotations

import logging
from collections.abc import Callable

from bot.escalation import case as transitions
from bot.escalation import followups
from bot.escalation.asking import Asking, Chance
from bot.escalation.hours import Calendar
from bot.escalation.model import Action, Case, State
from bot.escalation.reminders import LEVELS, Step, due
from bot.escalation.settings import Patience
from bot.escalation.standing import still_deciding, to_ask
from bot.ports import Store, Work

log = logging.getLogger(__name__)


class Sweep:
    """Reminds, raises and expires. `calendar_of` gives the calendar of a region of school holidays."""

    def __init__(
        self, store: Store, chance: Chance, calendar_of: Callable[[str], Calendar], patience: Patience
    ) -> None:
        self._store = store
        self._chance = chance
        self._calendar_of = calendar_of
        self._patience = patience

    def run(self) -> int:
        """Carry out what is due and return in how many cases something was done.

        What was done stands in the audit trail, so a sweep that was cut off goes on where it was.
        """
        with self._store.read() as work:
            waiting = [case.id for case in work.cases.all_open() if self._has_work(work, case)]
        return sum(self._step(case_id) for case_id in waiting)

    def _has_work(self, work: Work, case: Case) -> bool:
        return bool(self._due(work, case)) or self._must_ask(work, case)

    def _step(self, case_id: str) -> bool:
        with self._store.begin() as work:
            case = work.cases.by_id(case_id)
            if case is None or not case.is_open:
                return False
            if self._must_ask(work, case):
                self._asking(work).ask_again(case, self._chance.now())
                return True
            return any(self._carry_out(step, work, case) for step in self._due(work, case))

    def _due(self, work: Work, case: Case) -> tuple[Step, ...]:
        history, now = work.audit.of_case(case.id), self._chance.now()
        return due(case, history, now, self._calendar(work, case), self._patience)

    def _must_ask(self, work: Work, case: Case) -> bool:
        """Whether somebody's turn came who has no card: a new director, or one who is back."""
        now = self._chance.now()
        register, rows = work.schools.register(), work.outbox.of_case(case.id)
        asked_now = case.state is State.SENT or self._calendar(work, case).is_working_time(now)
        return asked_now and bool(to_ask(case, register, rows, self._asking(work).day(now))[1])

    def _carry_out(self, step: Step, work: Work, case: Case) -> bool:
        """Do one step; false when it is not possible, as with a stand-in that the school does not have."""
        asking, now = self._asking(work), self._chance.now()
        if step in LEVELS:
            done = asking.ask_further(case, now, LEVELS[step]) is not case
        elif step is Step.REMIND:
            done = self._remind(asking, case)
        else:
            changed = asking.store(transitions.expired(case), Action.EXPIRE, now)
            asking.send(changed, followups.after(Action.EXPIRE, changed, ()), now)
            done = True
        if done:
            log.info("case %s: %s", case.number, step)
        return done

    def _remind(self, asking: Asking, case: Case) -> bool:
        now, register = self._chance.now(), asking.work.schools.register()
        told = still_deciding(case, register, asking.work.outbox.of_case(case.id), asking.day(now))
        present = [email for email in told if not register.is_absent(email, asking.day(now))]
        if not present:
            return False
        asking.store(transitions.reminded(case), Action.REMIND, now)
        asking.send(case, followups.after(Action.REMIND, case, present), now)
        return True

    def _calendar(self, work: Work, case: Case) -> Calendar:
        school = work.schools.register().school(case.school_id)
        return self._calendar_of(school.region if school else "")

    def _asking(self, work: Work) -> Asking:
        return Asking(work, self._chance, self._calendar_of("").week.zone)
