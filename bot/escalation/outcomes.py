"""What follows when a message arrived, or could not be delivered, within one unit of work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import NotAccepted, TryLater, Unreachable
from bot.escalation import case as transitions
from bot.escalation import followups
from bot.escalation.asking import Asking
from bot.escalation.line import in_turn
from bot.escalation.model import Action, Case, MessageKind, State
from bot.escalation.standing import CLOSED, has_hope, reached
from bot.ports import OutboxRow, Posted

_FIRST_WAIT, _LONGEST_WAIT = 5.0, 600.0
"""Seconds to wait after a first failure, doubled each time, and at most."""
_AN_HOUR = timedelta(hours=1)
_TRIES = 24
"""After so many refusals, an hour apart, a message that is not a card is given up."""


@dataclass(frozen=True)
class Attempt:
    """A row, and the moment the attempt ended."""

    row: OutboxRow
    at: datetime


def arrived(asking: Asking, attempt: Attempt, posted: Posted) -> None:
    """Note that a message stands in the chat; a first card makes the case wait and tells the asker so."""
    row, at = attempt.row, attempt.at
    before = reached(asking.work.outbox.of_case(row.case_id))
    asking.work.outbox.sent(row.id, posted, at)
    case = asking.work.cases.by_id(row.case_id)
    if case is None or row.message.kind is not MessageKind.CARD:
        return
    if case.is_open:
        asking.send(case, followups.whole_draft(case, (row.message.to,)), at)
        _tell_where(asking, case, attempt, before)


def not_delivered(asking: Asking, attempt: Attempt, error: Exception) -> None:
    """Note a failure and what it leads to: another try, the next in line, or a word to the asker."""
    row, at = attempt.row, attempt.at
    code = code_of(error)
    case = asking.work.cases.by_id(row.case_id)
    if case is None:
        asking.work.outbox.drop(row.id, code, at)
    elif isinstance(error, Unreachable) and row.message.to != case.asker:
        _not_reached(asking, case, attempt, code)
    elif isinstance(error, Unreachable | NotAccepted):
        _refused(asking, case, attempt, code)
    else:
        asking.work.outbox.failed(row.id, code, at + _wait(row.attempts, error))


def code_of(error: Exception) -> str:
    """Return the chat's code for a failure, or the kind of failure; never its words."""
    return str(error.code) if isinstance(error, _WITH_CODE) else type(error).__name__


_WITH_CODE = (NotAccepted, TryLater, Unreachable)


def _tell_where(asking: Asking, case: Case, attempt: Attempt, before: tuple[str, ...]) -> None:
    turn = {
        member.email for member in in_turn(case, asking.work.schools.register(), asking.day(attempt.at))[1]
    }
    if case.state is State.SENT:
        asking.store(transitions.delivered(case), Action.DELIVER, attempt.at)
        asking.send(case, followups.after(Action.DELIVER, case, ()), attempt.at)
    elif attempt.row.message.to in turn and not turn & set(before):
        asking.send(case, followups.also_with(case), attempt.at)


def _not_reached(asking: Asking, case: Case, attempt: Attempt, code: str) -> None:
    """Go on to the next in line; the last who can be asked is tried again for as long as the case is open."""
    row, at = attempt.row, attempt.at
    card = row.message.kind is MessageKind.CARD
    if not case.is_open:
        asking.work.outbox.drop(row.id, CLOSED if card else code, at)
    elif (card and _others(asking, case, row, at)) or asking.ask_further(case, at) is not case or not card:
        asking.work.outbox.drop(row.id, code, at)
    else:
        _tell_nobody(asking, case, at)
        asking.work.outbox.failed(row.id, code, at + _AN_HOUR)


def _others(asking: Asking, case: Case, row: OutboxRow, at: datetime) -> bool:
    rows = [other for other in asking.work.outbox.of_case(case.id) if other.id != row.id]
    return has_hope(case, asking.work.schools.register(), rows, asking.day(at))


def _refused(asking: Asking, case: Case, attempt: Attempt, code: str) -> None:
    row, at = attempt.row, attempt.at
    if row.message.kind is MessageKind.CARD:
        _tell_nobody(asking, case, at)
    elif row.attempts >= _TRIES:
        asking.work.outbox.drop(row.id, code, at)
        return
    asking.work.outbox.failed(row.id, code, at + _AN_HOUR)


def _tell_nobody(asking: Asking, case: Case, at: datetime) -> None:
    """Tell the asker, once, that nobody has the case."""
    rows = asking.work.outbox.of_case(case.id)
    told = any(row.message.kind is MessageKind.UNREACHABLE for row in rows)
    if case.state is State.SENT and not told:
        asking.send(case, followups.nobody(case), at)


def _wait(attempts: int, error: Exception) -> timedelta:
    asked = error.after if isinstance(error, TryLater) else 0
    own = min(_FIRST_WAIT * 2 ** min(attempts, 10), _LONGEST_WAIT)
    return timedelta(seconds=max(asked, own))
