"""Delivers what is in the outbox, at least once each, and never seen twice by a person."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import date

from bot.errors import NotAccepted, SignedOut, TryLater, Unreachable
from bot.escalation.asking import Asking, Chance
from bot.escalation.letters import file_of, overtaken, write
from bot.escalation.line import seats
from bot.escalation.model import Case, MessageKind
from bot.escalation.outcomes import Attempt, arrived, code_of, not_delivered
from bot.escalation.pen import Pen
from bot.escalation.sources import Sources
from bot.escalation.standing import CLOSED, Standing, card_of, standing
from bot.ports import Directory, Messenger, OutboxRow, Posted, Store, Work
from bot.reply import Reply
from bot.schools.model import Register

log = logging.getLogger(__name__)

_AT_ONCE = 50
"""How many rows are read at a time."""
_NOWHERE = Posted("", "")
"""Where a redrawing stands: it is no message of its own."""
_IN_THREAD = frozenset(
    {MessageKind.REVISED, MessageKind.REMINDER, MessageKind.REMARK, MessageKind.WHOLE_DRAFT}
)


@dataclass(frozen=True)
class Round:
    """What a round did. `problem` is why the chat refuses the bot as a whole; empty when all is well."""

    sent: int = 0
    failed: int = 0
    problem: str = ""


@dataclass(frozen=True)
class _Reader:
    """To whom a message goes: the id in the chat, and the language."""

    id: str
    language: str


@dataclass(frozen=True)
class _Errand:
    """A row with everything that is needed to write and send it, read at one moment."""

    row: OutboxRow
    case: Case
    register: Register
    rows: tuple[OutboxRow, ...]
    stands: Standing
    day: date


class Courier:
    """Takes due rows from the store to the chat. One courier at a time works on a store."""

    def __init__(
        self, store: Store, messenger: Messenger, directory: Directory, sources: Sources, chance: Chance
    ) -> None:
        self._store = store
        self._messenger = messenger
        self._directory = directory
        self._sources = sources
        self._chance = chance

    def deliver_due(self) -> Round:
        """Deliver all rows whose turn it is, and what follows from them, until none is left.

        A failing row is set back and never holds up the others; when the chat refuses the bot as a whole
        the round ends there. Raises `BotError` when the store cannot be used.
        """
        done = Round()
        while rows := self._due():
            for row in rows:
                try:
                    delivered = self._deliver(row)
                except SignedOut as refusal:
                    log.error("the chat refuses the bot: %s", refusal.code)
                    return replace(done, problem=refusal.code)
                done = replace(done, sent=done.sent + delivered, failed=done.failed + (not delivered))
        return done

    def _due(self) -> tuple[OutboxRow, ...]:
        with self._store.read() as work:
            return tuple(work.outbox.due(self._chance.now(), _AT_ONCE))

    def _deliver(self, row: OutboxRow) -> bool:
        """Deliver or give up one row; false when it failed and was set back."""
        errand = self._read(row)
        if errand is None:
            return self._drop(row, "gone")
        late = overtaken(row.message, errand.case)
        if late and row.started_at is None:
            return self._drop(row, CLOSED)
        try:
            posted = self._earlier(errand) if late else self._send(errand)
        except SignedOut as refusal:
            self._note(row, refusal.code)
            raise
        except Exception as error:  # noqa: BLE001 - one bad row must not hold up the others
            return self._set_back(errand, error)
        return self._drop(row, CLOSED) if posted is None else self._sent(errand, posted)

    def _read(self, row: OutboxRow) -> _Errand | None:
        with self._store.read() as work:
            case = work.cases.by_id(row.case_id)
            if case is None:
                return None
            register, rows = work.schools.register(), tuple(work.outbox.of_case(case.id))
            day = self._asking(work).day(self._chance.now())
            return _Errand(row, case, register, rows, standing(case, register, rows, day), day)

    def _send(self, errand: _Errand) -> Posted:
        with self._store.begin() as work:
            work.outbox.start(errand.row.id, self._chance.now())
        if errand.row.message.kind is MessageKind.CARD_UPDATE:
            self._redraw(errand)
            return _NOWHERE
        return self._earlier(errand) or self._post(errand)

    def _earlier(self, errand: _Errand) -> Posted | None:
        """Return what an earlier attempt left in the chat; a card is redrawn as the case is now."""
        row = errand.row
        if row.started_at is None:
            return None
        reader = self._reader(errand)
        known = self._messenger.find(reader.id, row.id, self._thread(errand))
        if known is not None and row.message.kind is MessageKind.CARD:
            self._messenger.update(known, self._letter(errand, reader.language))
        return known

    def _post(self, errand: _Errand) -> Posted:
        row, reader, thread = errand.row, self._reader(errand), self._thread(errand)
        if row.message.kind is MessageKind.WHOLE_DRAFT and thread is not None:
            name, text = file_of(row.message, errand.case, Pen(reader.language, self._sources))
            return self._messenger.post_file(thread, name, text, row.id)
        return self._messenger.post(reader.id, self._letter(errand, reader.language), row.id, thread)

    def _redraw(self, errand: _Errand) -> None:
        """Redraw every card of the case; one that is gone from the chat does not stop the others."""
        later: list[TryLater] = []
        for row in errand.rows:
            if row.message.kind is not MessageKind.CARD or not row.posted:
                continue
            try:
                self._messenger.update(row.posted, self._as_now(errand, row.message.to))
            except (NotAccepted, Unreachable) as refusal:
                log.warning("case %s: a card could not be redrawn: %s", errand.case.number, refusal.code)
            except TryLater as refusal:
                later.append(refusal)
        if later:
            raise later[-1]

    def _as_now(self, errand: _Errand, email: str) -> Reply:
        """Return a card as it should be now; without the asker's words for who may no longer decide."""
        person = self._directory.by_email(email)
        may = person is not None and self._may(email, errand)
        language = person.language if person else errand.case.language
        return self._letter(replace(errand, stands=replace(errand.stands, reader=may)), language)

    def _may(self, email: str, errand: _Errand) -> bool:
        return bool(seats(email, errand.case, errand.register, errand.day))

    def _reader(self, errand: _Errand) -> _Reader:
        to = errand.row.message.to
        if to == errand.case.asker:
            return _Reader(to, errand.case.language)
        person = self._directory.by_email(to)
        if person is None:
            raise Unreachable("not_in_chat")
        if person.id == errand.case.asker or not self._may(to, errand):
            raise Unreachable("may_not_decide")
        return _Reader(person.id, person.language)

    def _letter(self, errand: _Errand, language: str) -> Reply:
        return write(errand.row.message, errand.stands, Pen(language, self._sources))

    def _thread(self, errand: _Errand) -> Posted | None:
        """Return the card under which a message to a decider goes."""
        message = errand.row.message
        if message.kind not in _IN_THREAD or message.to == errand.case.asker:
            return None
        return card_of(message.to, errand.rows)

    def _sent(self, errand: _Errand, posted: Posted) -> bool:
        with self._store.begin() as work:
            arrived(self._asking(work), self._attempt(errand), posted)
        log.info("case %s: %s sent", errand.case.number, errand.row.message.kind)
        return True

    def _set_back(self, errand: _Errand, error: Exception) -> bool:
        kind, code = errand.row.message.kind, code_of(error)
        log.warning("case %s: %s not sent: %s", errand.case.number, kind, code)
        with self._store.begin() as work:
            not_delivered(self._asking(work), self._attempt(errand), error)
        return False

    def _drop(self, row: OutboxRow, code: str) -> bool:
        with self._store.begin() as work:
            work.outbox.drop(row.id, code, self._chance.now())
        return True

    def _note(self, row: OutboxRow, code: str) -> None:
        with self._store.begin() as work:
            work.outbox.failed(row.id, code, row.next_at)

    def _attempt(self, errand: _Errand) -> Attempt:
        return Attempt(errand.row, self._chance.now())

    def _asking(self, work: Work) -> Asking:
        return Asking(work, self._chance, self._sources.zone)
