"""What a draft check gives back: findings, an outcome, and questions about the picture."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Support(StrEnum):
    """How far the protocol itself carries a finding."""

    LITERAL = "L"
    READING = "R"
    NONE = "-"


class Outcome(StrEnum):
    """What the writer can do next; ``CLEAN`` means "nothing found", never "approved" (guideline 8)."""

    CLEAN = "clean"
    CHANGE = "change"
    DOUBT = "doubt"


@dataclass(frozen=True)
class Finding:
    """One thing in a draft that touches the protocol, with the words it was seen by.

    ``passage`` is the id of the passage to quote, ``None`` where the protocol has none.
    """

    check: str
    passage: str | None
    support: Support
    words: tuple[str, ...]


@dataclass(frozen=True)
class DraftCheck:
    """The result for one draft; ``questions`` holds at most three question keys.

    ``CHANGE`` without findings says that the draft as a whole resembles drafts with something to mend.
    """

    draft: str
    language: str
    outcome: Outcome
    findings: tuple[Finding, ...]
    questions: tuple[str, ...]

    @property
    def is_encouraged(self) -> bool:
        """Whether this is a plain post that the protocol encourages (``Checker.encouraged_by``)."""
        return self.outcome is Outcome.CLEAN and bool(self.draft.strip())


@dataclass(frozen=True)
class CheckText:
    """What staff read about one check, by language code; ``instead`` is empty where no line can be given."""

    check: str
    passages: tuple[str, ...]
    support: Support
    outcome: Outcome
    why: Mapping[str, str]
    instead: Mapping[str, str]


@dataclass(frozen=True)
class NameSpan:
    """A person's name in a draft: ``draft[start:end]`` is the name as written."""

    start: int
    end: int
    text: str
