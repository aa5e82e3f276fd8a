"""What letters quote, as this room needs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.reply import Quote


class Passages(Protocol):
    """The protocol's passages, and what a draft check says."""

    def quote(self, passage_id: str, language: str) -> Quote:
        """Return a passage to show. Raises `KeyError` for one that the protocol does not have (any more)."""

    def responsible(self, language: str) -> Quote:
        """Return the passage that says who stays responsible for a post."""

    def finding(self, finding_id: str, language: str) -> str:
        """Return the sentence of a draft check. Raises `KeyError` for one that does not exist (any more)."""


@dataclass(frozen=True)
class Sources:
    """Everything a letter needs beside the case: what to quote, and the zone to write moments in."""

    passages: Passages
    zone: ZoneInfo
