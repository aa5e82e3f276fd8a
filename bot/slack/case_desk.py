"""Cases as a person may see them: the home tab, one case, and its export."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.escalation import export
from bot.escalation.card import card
from bot.escalation.home import home
from bot.escalation.pen import Pen
from bot.escalation.service import Escalation
from bot.escalation.sources import Sources
from bot.reply import Buttons, Reply
from bot.schools.model import Person


@dataclass(frozen=True)
class CaseDesk:
    """Reads cases through the one gate and writes them in the reader's language."""

    escalation: Escalation
    sources: Sources

    def home(self, person: Person) -> Reply:
        """Return the home tab: a person's own cases, and those that wait for her."""
        reply = home(self.escalation.overview(person), self._pen(person))
        return replace(reply, language=person.language)

    def show(self, number: str, person: Person) -> Reply:
        """Return a case as it stands now; its asker has no buttons to decide with. Raises `NotYours`."""
        standing = self.escalation.read(number, person).standing
        reply = card(standing, self._pen(person))
        parts = reply.parts
        if standing.case.asker == person.id:
            parts = tuple(part for part in parts if not isinstance(part, Buttons))
        return replace(reply, parts=parts, language=person.language)

    def export(self, number: str, person: Person) -> tuple[str, str]:
        """Return the name of a text file, and the whole case as text. Raises `NotYours`."""
        file = self.escalation.read(number, person)
        return export.file_name(file.standing.case), export.export(file, self._pen(person))

    def _pen(self, person: Person) -> Pen:
        return Pen(person.language, self.sources)
