"""The five things the bot can make of a message."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.matcher import Match


class Outcome(StrEnum):
    """The words for the five kinds of advice, as the command line prints them."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    ESCALATE = "escalate"
    OUT_OF_SCOPE = "out_of_scope"
    SMALLTALK = "smalltalk"


@dataclass(frozen=True)
class Answer:
    """The first passage answers the question; the others lie near, best first."""

    language: str
    matches: tuple[Match, ...]
    outcome = Outcome.ANSWER


@dataclass(frozen=True)
class Clarify:
    """Two or three passages could answer; the asker chooses."""

    language: str
    matches: tuple[Match, ...]
    outcome = Outcome.CLARIFY


@dataclass(frozen=True)
class Escalate:
    """The asker is in doubt about a publication, or hands over a draft (guideline 9).

    `draft` is the part of the message that is the draft, verbatim; the whole message when it cannot be told
    apart. `doubt` is what stands around it, or empty.
    """

    language: str
    matches: tuple[Match, ...]
    draft: str
    doubt: str
    outcome = Outcome.ESCALATE


@dataclass(frozen=True)
class OutOfScope:
    """The protocol does not cover it; `matches` is what came nearest, never shown as an answer."""

    language: str
    matches: tuple[Match, ...]
    outcome = Outcome.OUT_OF_SCOPE


@dataclass(frozen=True)
class SmallTalk:
    """A greeting, thanks, a question about the bot itself, or chat; `kind` says which."""

    language: str
    kind: str
    matches: tuple[Match, ...] = ()
    outcome = Outcome.SMALLTALK


Advice = Answer | Clarify | Escalate | OutOfScope | SmallTalk
