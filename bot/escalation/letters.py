"""Every message an escalation sends, written from the case as it is when it is delivered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.escalation.card import card, decision_words, is_correction
from bot.escalation.changes import changed_words
from bot.escalation.model import Case, Message, MessageKind, RemarkKind, State
from bot.escalation.pen import Pen, parts
from bot.escalation.standing import Detour, Standing
from bot.reply import Buttons, Changes, Part, Press, Reply, Text, Title, Tone

_Writer = Callable[[Standing, int, Pen], Reply]


def write(message: Message, stands: Standing, pen: Pen) -> Reply:
    """Return the letter that a message stands for, in the reader's language."""
    return replace(_WRITERS[message.kind](stands, message.about, pen), language=pen.language)


def file_of(message: Message, case: Case, pen: Pen) -> tuple[str, str]:
    """Return the name and the whole text of the file that goes with a card."""
    name = pen.say("file-name", number=case.number, version=str(message.about + 1))
    return name, case.drafts[message.about].text


def overtaken(message: Message, case: Case) -> bool:
    """Whether a message came too late to be sent: what it says is no longer so.

    What people wrote or decided is always sent, unless the same person decided again about it.
    """
    if message.kind in _WHILE_OPEN:
        return not case.is_open
    if message.kind is MessageKind.UNREACHABLE:
        return case.state is not State.SENT
    if message.kind is MessageKind.EXPIRED:
        return case.state is not State.EXPIRED
    return message.kind is MessageKind.DECISION and message.about < len(case.decisions) - 1


_WHILE_OPEN = frozenset(
    {
        MessageKind.CARD,
        MessageKind.WHOLE_DRAFT,
        MessageKind.DELIVERED,
        MessageKind.REMINDER,
        MessageKind.REVISED,
        MessageKind.STANDING,
    }
)


def _card(stands: Standing, _: int, pen: Pen) -> Reply:
    return card(stands, pen)


def _whole_draft(stands: Standing, _: int, pen: Pen) -> Reply:
    case = stands.case
    return Reply(pen.say("file-summary", asker=case.asker_name, number=case.number), ())


def _delivered(stands: Standing, _: int, pen: Pen) -> Reply:
    first = pen.say("delivered-first", names=pen.names(stands.with_whom), number=stands.case.number)
    return _letter(
        first, _detour(stands, pen), Text(pen.say("delivered-now")), _while_waiting(stands.case, pen)
    )


def _standing(stands: Standing, _: int, pen: Pen) -> Reply:
    first = pen.say("standing-first", names=pen.names(stands.with_whom), number=stands.case.number)
    return _letter(first, Text(pen.say("standing-now")), _while_waiting(stands.case, pen))


def _unreachable(stands: Standing, _: int, pen: Pen) -> Reply:
    first = pen.say("unreachable-first", number=stands.case.number)
    return _letter(first, Text(pen.say("unreachable-now")), _while_waiting(stands.case, pen))


def _decision(stands: Standing, about: int, pen: Pen) -> Reply:
    case, decision = stands.case, stands.case.decisions[about]
    first = pen.say(
        "decision-corrected" if is_correction(case, about) else "decision-first",
        name=decision.by_name,
        verdict=pen.verdict(decision.verdict),
        number=case.number,
    )
    key = f"decision-{decision.verdict.value}".replace("_", "-")
    return _letter(
        first,
        decision_words(decision, pen, "decision"),
        _adapted_changes(case, about, pen),
        Text(pen.say(key)),
        Text(pen.say("decision-responsible")),
        pen.sources.passages.responsible(pen.language),
        Buttons((pen.button(Press.REVISE, "revise", case.number),)),
    )


def _expired(stands: Standing, _: int, pen: Pen) -> Reply:
    number = stands.case.number
    again = Buttons((pen.button(Press.REVISE, "again", number),))
    return _letter(pen.say("expired-first", number=number), Text(pen.say("expired-now")), again)


def _remark(stands: Standing, about: int, pen: Pen) -> Reply:
    case, remark = stands.case, stands.case.remarks[about]
    key, name = remark.kind.value, remark.by_name
    first = pen.say(f"{key}-first", name=name, asker=case.asker_name, number=case.number)
    label = f"card-{key}-words"
    words = pen.typed(label, remark.words, name=name, moment=pen.when(remark.at))
    if remark.kind is RemarkKind.ANSWER or not case.is_open:
        return _letter(first, words)
    answer = (Buttons((pen.button(Press.ANSWER_BACK, "answer", case.number, Tone.MAIN),)),)
    buttons = answer if remark.kind is RemarkKind.QUESTION else pen.chat_with(remark.by, name)
    return _letter(first, words, Text(pen.say(f"{key}-now", name=name)), buttons)


def _revised(stands: Standing, about: int, pen: Pen) -> Reply:
    case = stands.case
    old = next((draft for draft in case.drafts if draft.sha256 == _decided_before(case)), None)
    before = case.drafts[about - 1] if old is None else old
    first = pen.say("revised-first", asker=case.asker_name, number=case.number)
    changes = changed_words(pen.say("revised-changes"), before.text, case.drafts[about].text)
    key = "revised-now" if old is None else "revised-again"
    return _letter(first, changes, Text(pen.say(key, asker=case.asker_name)))


def _reminder(stands: Standing, _: int, pen: Pen) -> Reply:
    case = stands.case
    args = {"asker": case.asker_name, "school": stands.school, "number": case.number}
    sent, wanted = pen.when(case.draft.at), pen.when(case.wanted_at) if case.wanted_at else ""
    key = "reminder-wanted" if wanted else "reminder-sent"
    return _letter(pen.say("reminder-first", **args), Text(pen.say(key, moment=sent, wanted=wanted, **args)))


_WRITERS: dict[MessageKind, _Writer] = {
    MessageKind.CARD: _card,
    MessageKind.CARD_UPDATE: _card,
    MessageKind.WHOLE_DRAFT: _whole_draft,
    MessageKind.DELIVERED: _delivered,
    MessageKind.UNREACHABLE: _unreachable,
    MessageKind.DECISION: _decision,
    MessageKind.REMARK: _remark,
    MessageKind.REVISED: _revised,
    MessageKind.REMINDER: _reminder,
    MessageKind.STANDING: _standing,
    MessageKind.EXPIRED: _expired,
}


def _letter(first: str, *rest: Part | tuple[Part, ...]) -> Reply:
    return Reply(first, parts(Title(first), *rest))


def _detour(stands: Standing, pen: Pen) -> tuple[Text, ...]:
    if stands.detour is Detour.NONE:
        return ()
    return (Text(pen.say(f"detour-{stands.detour.value}", school=stands.school)),)


def _while_waiting(case: Case, pen: Pen) -> Buttons:
    return Buttons(
        (
            pen.button(Press.REVISE, "revise", case.number),
            pen.button(Press.WITHDRAW, "withdraw", case.number, Tone.GRAVE),
        )
    )


def _adapted_changes(case: Case, about: int, pen: Pen) -> tuple[Changes, ...]:
    decision = case.decisions[about]
    decided_on = next((draft.text for draft in case.drafts if draft.sha256 == decision.sha256), "")
    if not decision.adapted or not decided_on:
        return ()
    return (changed_words(pen.say("decision-changes"), decided_on, decision.adapted),)


def _decided_before(case: Case) -> str:
    return case.decisions[-1].sha256 if case.decisions else ""
