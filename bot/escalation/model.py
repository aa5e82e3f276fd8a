"""The words of an escalation: a case, its texts, its remarks and its decisions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

FINGERPRINT = 16
"""How many hexadecimal digits of a text's SHA-256 a button carries: enough to tell two texts apart."""

MOST_PASSAGES = 3
"""How many passages a director's card quotes."""


class State(StrEnum):
    """Where a case stands."""

    SENT = "sent"
    """Stored, not yet delivered to anybody who can decide."""
    WAITING = "waiting"
    """Delivered; nobody has decided."""
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    """Nobody decided in time, which is never a yes."""


class Action(StrEnum):
    """What people, and the passing of time, can do to a case."""

    OPEN = "open"
    DELIVER = "deliver"
    DECIDE = "decide"
    TALK = "talk"
    ASK_BACK = "ask_back"
    ANSWER_BACK = "answer_back"
    REVISE = "revise"
    WITHDRAW = "withdraw"
    CORRECT = "correct"
    RAISE = "raise"
    """Bring the case to the next in line: the stand-in, then the foundation's contact."""
    REMIND = "remind"
    """Remind those who decide that it still waits."""
    EXPIRE = "expire"
    READ = "read"
    """See the case again: in the list of cases, or as an export."""


class Verdict(StrEnum):
    """The three decisions; silence is none of them (guideline 9)."""

    YES = "yes"
    YES_WITH_CHANGES = "yes_with_changes"
    NO = "no"


class Level(StrEnum):
    """Who is asked to decide, in the order in which they are asked."""

    DIRECTOR = "director"
    STAND_IN = "stand_in"
    CONTACT = "contact"


class RemarkKind(StrEnum):
    """What somebody added to an open case."""

    TALK = "talk"
    QUESTION = "question"
    ANSWER = "answer"


@dataclass(frozen=True)
class DraftText:
    """One exact text that is to be decided on."""

    text: str
    at: datetime

    @property
    def sha256(self) -> str:
        """The fingerprint that a decision names: a changed text is a new text."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True)
class Picture:
    """A picture that stays in Slack: its file id there, and what it shows in the asker's words."""

    file_id: str
    alternative: str


@dataclass(frozen=True)
class Remark:
    """Words added while the case is open: a request to talk, a question back, its answer."""

    kind: RemarkKind
    by: str
    by_name: str
    words: str
    at: datetime


@dataclass(frozen=True)
class Judgement:
    """What a decision form says: the verdict, the words for the asker, the text as it was changed.

    `about` is the fingerprint of the draft that stood in the form, or its first `FINGERPRINT` digits.
    """

    verdict: Verdict
    about: str
    words: str = ""
    adapted: str = ""


@dataclass(frozen=True)
class Decision:
    """What somebody decided about the draft with this fingerprint."""

    verdict: Verdict
    by: str
    by_name: str
    words: str
    adapted: str
    """The text as the decider changed it; empty unless the verdict is with changes."""
    sha256: str
    at: datetime


@dataclass(frozen=True)
class Looked:
    """What the draft check makes of a text: the ids of what it finds, and of the passages that rests on."""

    findings: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()

    def before(self, passages: Iterable[str]) -> tuple[str, ...]:
        """Return its passages and then these, each once, no more than a card quotes."""
        return tuple(dict.fromkeys((*self.passages, *passages)))[:MOST_PASSAGES]


NOT_LOOKED = Looked()


@dataclass(frozen=True)
class Case:
    """An escalated draft or question, and everything people did with it.

    `asker` and the `by` of remarks and decisions are Slack user ids, `findings` are ids of draft
    checks, `version` counts the stored changes so that two changes at once cannot both win.
    `asker_email` is how the school register knows the asker, in lower case: nobody decides on her own.
    """

    id: str
    number: str
    school_id: str
    asker: str
    asker_name: str
    language: str
    doubt: str
    channel: str
    wanted_at: datetime | None
    passages: tuple[str, ...]
    findings: tuple[str, ...]
    pictures: tuple[Picture, ...]
    drafts: tuple[DraftText, ...]
    state: State
    level: Level
    opened_at: datetime
    remarks: tuple[Remark, ...] = ()
    decisions: tuple[Decision, ...] = ()
    version: int = 0
    asker_email: str = ""

    @property
    def draft(self) -> DraftText:
        """The text as it stands now."""
        return self.drafts[-1]

    @property
    def decision(self) -> Decision | None:
        """The decision that holds for the present text, if there is one."""
        if self.decisions and self.decisions[-1].sha256 == self.draft.sha256:
            return self.decisions[-1]
        return None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to decide."""
        return self.state in (State.SENT, State.WAITING)


class Role(StrEnum):
    """What a person is to one case, on one day."""

    ASKER = "asker"
    DIRECTOR = "director"
    STAND_IN = "stand_in"
    CONTACT = "contact"


class MessageKind(StrEnum):
    """The messages an escalation sends; each is written from the case when it is delivered."""

    CARD = "card"
    """To somebody who decides: the whole case with its buttons."""
    WHOLE_DRAFT = "whole_draft"
    """To the same, in the card's thread: a draft too long for a card, as a text file."""
    DELIVERED = "delivered"
    """To the asker: with whom the case is."""
    UNREACHABLE = "unreachable"
    """To the asker: nobody could be reached; the case waits with the foundation's contact."""
    DECISION = "decision"
    """To the asker: the decision, with its words."""
    REMARK = "remark"
    """To the other side: a request to talk, a question or an answer."""
    REVISED = "revised"
    """To those who decide: what changed in the draft, word by word."""
    REMINDER = "reminder"
    """To those who decide: it still waits."""
    STANDING = "standing"
    """To the asker: where it stands now."""
    EXPIRED = "expired"
    """To the asker: nobody decided; do not post (yet)."""
    CARD_UPDATE = "card_update"
    """An earlier card, redrawn as the case is now."""


@dataclass(frozen=True)
class Message:
    """One thing to send. `to` is a Slack user id or the e-mail address of somebody who decides.

    `about` says which remark, decision or draft it is about, counted from 0; the words stay in the case.
    """

    kind: MessageKind
    to: str
    about: int = 0


@dataclass(frozen=True)
class Wish:
    """What a form asks for: the case as the asker wants it sent."""

    draft: str
    school_id: str
    doubt: str = ""
    channel: str = ""
    wanted_at: datetime | None = None
    passages: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    language: str = "nl"
