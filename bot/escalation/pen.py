"""What every letter is written with: one reader's language, and what can be quoted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from bot.escalation.model import FINGERPRINT, Case, Verdict
from bot.escalation.sources import Sources
from bot.reply import Button, Buttons, Part, Press, Quote, Text, Tone, Typed
from bot.texts import say
from bot.texts.moments import day, full_moment, listed, moment

Shown = TypeVar("Shown")


@dataclass(frozen=True)
class Pen:
    """Writes in one language."""

    language: str
    sources: Sources

    def say(self, key: str, **args: object) -> str:
        """Return a sentence of this room."""
        return say(self.language, f"escalation-{key}", **args)

    def when(self, at: datetime) -> str:
        """Return a moment as the reader says it."""
        return moment(at, self.language, self.sources.zone)

    def exactly(self, at: datetime) -> str:
        """Return a moment with its year."""
        return full_moment(at, self.language, self.sources.zone)

    def day(self, of: date) -> str:
        """Return a day as the reader says it."""
        return day(of, self.language)

    def names(self, names: Sequence[str]) -> str:
        """Return names as one phrase."""
        return listed(names, self.language)

    def verdict(self, verdict: Verdict) -> str:
        """Return a verdict in words."""
        return self.say("verdict", verdict=verdict.value)

    def quotes(self, passage_ids: Iterable[str]) -> tuple[Quote, ...]:
        """Return the passages that still exist."""
        passages = self.sources.passages
        return tuple(
            quote
            for passage_id in passage_ids
            for quote in _known(lambda key: passages.quote(key, self.language), passage_id)
        )

    def findings(self, finding_ids: Iterable[str]) -> tuple[Text, ...]:
        """Return the sentences of the draft checks that still exist."""
        passages = self.sources.passages
        return tuple(
            Text(f"• {sentence}")
            for finding_id in finding_ids
            for sentence in _known(lambda key: passages.finding(key, self.language), finding_id)
        )

    def typed(self, key: str, words: str, **args: object) -> tuple[Typed, ...]:
        """Return somebody's words under a label; nothing when there are none."""
        return (Typed(self.say(key, **args), words),) if words else ()

    def button(self, press: Press, key: str, value: str, tone: Tone = Tone.PLAIN) -> Button:
        """Return a button with its label in words."""
        return Button(press, self.say(f"press-{key}"), value, tone)

    def chat_with(self, person_id: str, name: str) -> tuple[Buttons, ...]:
        """Return the link to the conversation with a person; nothing for somebody who was erased."""
        label = self.say("press-open-chat", name=name)
        return (Buttons((Button(Press.OPEN_CHAT, label, person_id),)),) if person_id else ()


def _known(look_up: Callable[[str], Shown], key: str) -> tuple[Shown, ...]:
    try:
        return (look_up(key),)
    except KeyError:
        return ()


def about_text(case: Case) -> str:
    """Return the button value that names a case and its present text; `read_value` reads it."""
    return f"{case.number}:{case.draft.sha256[:FINGERPRINT]}"


def read_value(value: str) -> tuple[str, str]:
    """Return the number and the fingerprint that a button carries; an empty one when it has none."""
    number, _, fingerprint = value.partition(":")
    return number, fingerprint


def parts(*groups: Part | Iterable[Part]) -> tuple[Part, ...]:
    """Return parts and groups of parts as one row."""
    flat: list[Part] = []
    for group in groups:
        flat.extend(group if isinstance(group, Iterable) else (group,))
    return tuple(flat)
