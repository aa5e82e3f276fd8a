"""The one gate: who may do what to a case."""

from __future__ import annotations

from datetime import date

from bot.errors import NotYours
from bot.escalation.line import roles
from bot.escalation.model import Action, Case, Role
from bot.schools.model import Person, Register

_DECIDERS = frozenset({Role.DIRECTOR, Role.STAND_IN, Role.CONTACT})
_ASKER = frozenset({Role.ASKER})
ALLOWED: dict[Action, frozenset[Role]] = {
    Action.DECIDE: _DECIDERS,
    Action.TALK: _DECIDERS,
    Action.ASK_BACK: _DECIDERS,
    Action.CORRECT: _DECIDERS,
    Action.ANSWER_BACK: _ASKER,
    Action.REVISE: _ASKER,
    Action.WITHDRAW: _ASKER,
    Action.READ: _DECIDERS | _ASKER,
}


def require(action: Action, person: Person, case: Case | None, register: Register, day: date) -> Case:
    """Return the case when this person may do this to it on this day.

    Raises `NotYours` in every other case, with the same words for a case that does not exist.
    """
    if case is None or not roles(person, case, register, day) & ALLOWED.get(action, frozenset()):
        raise NotYours
    return case
