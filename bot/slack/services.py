"""What the listeners call: made once by the composition root and handed to `build_app`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.advice.present import Presenter
from bot.advice.service import Adviser
from bot.clock import new_number
from bot.escalation.service import Escalation
from bot.ports import Directory, Store
from bot.reply import Reply
from bot.slack.case_desk import CaseDesk
from knowledge.model import Protocol as Document


class DraftCheck(Protocol):
    """Looks a draft over; `carry` is what the reply's buttons give back, as with advice."""

    def reply(self, draft: str, language: str, carry: str) -> Reply:
        """Return what was found in a draft."""

    def without_names(self, draft: str, language: str, carry: str) -> Reply:
        """Return the draft with the names of people replaced, to be looked at and sent on."""

    def names(self, draft: str) -> tuple[str, ...]:
        """Return the different names of people in a draft."""

    def replace_names(self, draft: str, language: str) -> str:
        """Return the draft with the names of people replaced."""

    def findings(self, draft: str, language: str) -> tuple[str, ...]:
        """Return the ids of the checks that found something."""

    def passages(self, draft: str, language: str) -> tuple[str, ...]:
        """Return the ids of the passages that the findings rest on, each once."""


@dataclass(frozen=True)
class Services:
    """The core and its edges, as the Slack room uses them.

    `pictures`: whether a teacher may add pictures. `keep_days`: how long a decided case is kept, for the
    notice. `error_number` gives the number under which an unexpected error is logged and shown.
    """

    adviser: Adviser
    presenter: Presenter
    escalation: Escalation
    store: Store
    directory: Directory
    cases: CaseDesk
    check: DraftCheck
    document: Document
    now: Callable[[], datetime]
    zone: ZoneInfo
    pictures: bool = True
    keep_days: int = 30
    error_number: Callable[[], str] = new_number
