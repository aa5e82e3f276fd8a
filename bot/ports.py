"""The edges of the core: what it needs from a store and from a chat, without naming either."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.escalation.model import Action, Case, Message
from bot.reply import Reply
from bot.schools.model import Absence, Member, Person, Register, School


@dataclass(frozen=True)
class Posted:
    """Where a message came to stand: a channel and its id there (in Slack the `ts`)."""

    channel: str
    ts: str


@dataclass(frozen=True)
class OutboxRow:
    """A message that must be sent, and what was tried for it.

    `started_at` is set before a first attempt, so that after a crash the sender looks for the message
    in the chat before it posts again. `sent_at` is None until it stands in the chat.
    """

    id: str
    case_id: str
    message: Message
    attempts: int
    started_at: datetime | None
    next_at: datetime
    sent_at: datetime | None
    posted: Posted | None
    error: str
    """The last failure as a code such as `ratelimited`; empty when there was none."""
    dropped_at: datetime | None = None
    """When it was given up; `error` says why."""


class Cases(Protocol):
    """The cases within one unit of work."""

    def get(self, number: str) -> Case | None:
        """Return the case with this short number."""

    def by_id(self, case_id: str) -> Case | None:
        """Return the case with this id."""

    def add(self, case: Case) -> None:
        """Store a new case. Raises `Conflict` when the id or the number is taken."""

    def save(self, case: Case) -> None:
        """Store a changed case and raise its version by one.

        Raises `Conflict` unless the stored version is still the one the case was read with.
        """

    def of_asker(self, asker: str, limit: int) -> Sequence[Case]:
        """Return this person's own cases, open ones first, newest first."""

    def open_at(self, school_ids: Sequence[str], limit: int) -> Sequence[Case]:
        """Return the open cases of these schools, oldest first."""

    def all_open(self) -> Sequence[Case]:
        """Return every open case, oldest first."""

    def decided_by(self, person_id: str, since: datetime) -> Sequence[Case]:
        """Return the cases this person decided on since a moment, the newest decision first."""


class Outbox(Protocol):
    """The messages that must be sent, within one unit of work."""

    def add(self, row_id: str, case_id: str, message: Message, at: datetime) -> None:
        """Store one message to send."""

    def due(self, at: datetime, limit: int) -> Sequence[OutboxRow]:
        """Return the rows that are not sent and whose turn it is, oldest first."""

    def start(self, row_id: str, at: datetime) -> None:
        """Note that an attempt begins: count it and set `started_at`."""

    def sent(self, row_id: str, posted: Posted, at: datetime) -> None:
        """Note that the message stands in the chat."""

    def failed(self, row_id: str, error: str, next_at: datetime) -> None:
        """Note why it failed, and when to try again."""

    def drop(self, row_id: str, error: str, at: datetime) -> None:
        """Note that it cannot be sent to this person and will not be tried again."""

    def cards(self, case_id: str) -> Sequence[OutboxRow]:
        """Return the case's cards that stand in the chat, oldest first."""

    def of_case(self, case_id: str) -> Sequence[OutboxRow]:
        """Return every row of the case, sent, waiting and given up, in the order they were added."""

    def oldest_waiting(self) -> datetime | None:
        """Return since when the longest waiting message waits."""


class People(Protocol):
    """What is remembered of the people who use the bot."""

    def has_read_notice(self, person_id: str) -> bool:
        """Whether this person was shown the notice about what is kept."""

    def notice_shown(self, person_id: str, at: datetime) -> None:
        """Remember that the notice was shown."""

    def chosen_school(self, person_id: str) -> str:
        """Return the id of the school this person chose, or an empty string."""

    def choose_school(self, person_id: str, school_id: str, at: datetime) -> None:
        """Remember the school this person chose."""


class Schools(Protocol):
    """The school register within one unit of work."""

    def register(self) -> Register:
        """Return the whole register."""

    def replace(self, schools: Sequence[School], members: Sequence[Member]) -> None:
        """Put these schools and members in the place of all that were there."""

    def set_absence(self, absence: Absence) -> None:
        """Remember until when a director is away, in place of what was known."""

    def clear_absence(self, email: str) -> None:
        """Forget that a director is away."""


class Seen(Protocol):
    """The events that were handled already, within one unit of work."""

    def first_time(self, event_id: str, at: datetime) -> bool:
        """Remember the event; False when it was remembered before."""


class Audit(Protocol):
    """Who did what to which case and when; only ever added to, and without words."""

    def note(self, case_id: str, action: Action, by: str, at: datetime) -> None:
        """Add one line."""

    def of_case(self, case_id: str) -> Sequence[tuple[datetime, Action, str]]:
        """Return the case's lines, oldest first."""


@dataclass(frozen=True)
class Gap:
    """Words of a question that the bot had no answer to, handed on by the asker, without a name."""

    words: str
    language: str
    day: date


class Gaps(Protocol):
    """The questions that were handed on, within one unit of work; nothing tells who asked."""

    def add(self, gap: Gap) -> None:
        """Store one."""

    def all(self) -> Sequence[Gap]:
        """Return all of them, oldest first."""


class Work(Protocol):
    """One unit of work: everything in it is stored together, or nothing is."""

    @property
    def cases(self) -> Cases:
        """The cases."""

    @property
    def outbox(self) -> Outbox:
        """The messages to send."""

    @property
    def people(self) -> People:
        """The people who use the bot."""

    @property
    def schools(self) -> Schools:
        """The school register."""

    @property
    def seen(self) -> Seen:
        """The events that were handled."""

    @property
    def audit(self) -> Audit:
        """The audit trail."""

    @property
    def gaps(self) -> Gaps:
        """The questions that were handed on."""


class Store(Protocol):
    """Where the bot keeps what it keeps."""

    def begin(self) -> AbstractContextManager[Work]:
        """Open a unit of work that may write: committed at the end, rolled back on an error."""

    def begin_light(self) -> AbstractContextManager[Work]:
        """Open a unit of work that a power cut may undo: quick, for what does no harm when done again."""

    def read(self) -> AbstractContextManager[Work]:
        """Open a unit of work that only reads, and so never waits for a writer."""


class Directory(Protocol):
    """The people of the chat."""

    def person(self, person_id: str) -> Person:
        """Return this person. Raises `NotWelcome` for guests, bots and people of elsewhere."""

    def by_email(self, email: str) -> Person | None:
        """Return the person who can be written to at this address, or None: unknown, deactivated, a guest.

        Raises `TryLater` or `SignedOut` when the chat does not say.
        """


class Messenger(Protocol):
    """Sends replies into the chat."""

    def post(self, to: str, reply: Reply, key: str, thread: Posted | None = None) -> Posted:
        """Send a reply to a person; `key` marks the message so that `find` can find it again.

        Raises `Unreachable`, `TryLater`, `NotAccepted` or `SignedOut`, as all four methods do.
        """

    def find(self, to: str, key: str, thread: Posted | None = None) -> Posted | None:
        """Return the message that an earlier attempt left behind, if it did."""

    def update(self, posted: Posted, reply: Reply) -> None:
        """Put another reply in the place of a message that was sent."""

    def post_file(self, posted: Posted, name: str, text: str, key: str) -> Posted:
        """Send a whole text as a file in the thread of a message.

        `find(to, key, posted)` finds it again, like any message in a thread.
        """
