"""Looks at a case that was lived to its end, in the database and in everybody's messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.escalation.model import Case, MessageKind, State
from bot.escalation.standing import CLOSED
from bot.sandbox import Person
from bot.sandbox.model import Message
from bot.store import SqliteStore

_ONCE = ("open", "decide", "ask_back", "answer_back", "withdraw")


@dataclass(frozen=True)
class Ended:
    """A case: what was done to it, how often each message to a person was seen, and what did not arrive.

    `given_up` counts the messages to somebody who cannot be written to; the next in line was asked instead.
    """

    case: Case
    actions: Counter[str]
    copies: Counter[str]
    undelivered: int
    given_up: int

    @property
    def lost(self) -> list[str]:
        """What did not arrive or did not happen."""
        found = [f"{key} was never seen" for key, times in self.copies.items() if times == 0]
        found += [f"{self.undelivered} messages still wait"] if self.undelivered else []
        decided = self.case.state is State.DECIDED and self.case.decisions
        return found if decided else [*found, f"{self.case.number} is {self.case.state}"]

    @property
    def doubled(self) -> list[str]:
        """What was seen or done more than once."""
        found = [f"{key} seen {times} times" for key, times in self.copies.items() if times > 1]
        found += [f"{name} {self.actions[name]} times" for name in _ONCE if self.actions[name] > 1]
        return found + ([f"{len(self.case.decisions)} decisions"] if len(self.case.decisions) > 1 else [])


def ended(store: SqliteStore, number: str, everybody: Iterable[Person]) -> Ended:
    """Return how a case ended."""
    with store.read() as work:
        case = work.cases.get(number)
        assert case is not None, f"{number} is gone"
        actions = Counter(action.value for _, action, _ in work.audit.of_case(case.id))
        rows = [
            row for row in work.outbox.of_case(case.id) if row.message.kind is not MessageKind.CARD_UPDATE
        ]
    messages = [message for person in everybody for message in person.inbox]
    return Ended(
        case,
        actions,
        Counter({row.id: sum(_is(one, row.id) for one in messages) for row in rows if row.sent_at}),
        sum(row.sent_at is None and row.dropped_at is None for row in rows),
        sum(row.dropped_at is not None and row.error != CLOSED for row in rows),
    )


def waiting(store: SqliteStore, number: str) -> bool:
    """Whether messages of this case still have to be sent."""
    with store.read() as work:
        case = work.cases.get(number)
        rows = work.outbox.of_case(case.id) if case else ()
        return any(row.sent_at is None and row.dropped_at is None for row in rows)


def _is(message: Message, key: str) -> bool:
    if message.metadata.get("event_payload", {}).get("key") == key:
        return True
    return any(str(file.get("title", "")).endswith(f"({key[-8:]})") for file in message.files)
