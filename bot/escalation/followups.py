"""Which messages follow from what happened to a case."""

from __future__ import annotations

from collections.abc import Iterable

from bot.escalation.model import Action, Case, Message, MessageKind, RemarkKind
from bot.schools.model import Member

LONGEST_DRAFT_IN_CARD = 2900
"""Characters; a longer draft goes whole, as a text file beside the card (a block of Slack's holds 3,000)."""

_REMARKS = frozenset({Action.TALK, Action.ASK_BACK, Action.ANSWER_BACK})
_TO_ASKER = {
    Action.DELIVER: MessageKind.DELIVERED,
    Action.DECIDE: MessageKind.DECISION,
    Action.CORRECT: MessageKind.DECISION,
    Action.EXPIRE: MessageKind.EXPIRED,
}
_CARDS_STAY = frozenset({Action.DELIVER, Action.REMIND, Action.RAISE})
"""What does not change how a card looks."""


def cards(case: Case, members: Iterable[Member]) -> tuple[Message, ...]:
    """Return the cards for those who are asked to decide."""
    return tuple(Message(MessageKind.CARD, member.email, len(case.drafts) - 1) for member in members)


def nobody(case: Case) -> tuple[Message, ...]:
    """Return what the asker is told when nobody can be reached."""
    return (Message(MessageKind.UNREACHABLE, case.asker),)


def also_with(case: Case) -> tuple[Message, ...]:
    """Return what the asker is told once somebody else has the case as well."""
    return (Message(MessageKind.STANDING, case.asker),)


def whole_draft(case: Case, emails: Iterable[str]) -> tuple[Message, ...]:
    """Return the files that follow a card (or a new version) when the draft is too long for a card."""
    if len(case.draft.text) <= LONGEST_DRAFT_IN_CARD:
        return ()
    return tuple(Message(MessageKind.WHOLE_DRAFT, email, len(case.drafts) - 1) for email in emails)


def after(action: Action, case: Case, deciders: Iterable[str]) -> tuple[Message, ...]:
    """Return what must be sent once `action` has led to this case.

    `deciders` are the addresses of those who have a card and may still decide. The last remark, decision
    or draft is what it is about.
    """
    redraw = () if action in _CARDS_STAY else (Message(MessageKind.CARD_UPDATE, ""),)
    return (*_told(action, case, tuple(deciders)), *redraw)


def _told(action: Action, case: Case, deciders: tuple[str, ...]) -> tuple[Message, ...]:
    if action in _REMARKS:
        return _remark(case, deciders)
    if action is Action.REVISE:
        news = tuple(Message(MessageKind.REVISED, email, len(case.drafts) - 1) for email in deciders)
        return (*news, *whole_draft(case, deciders))
    if action is Action.REMIND:
        return tuple(Message(MessageKind.REMINDER, email) for email in deciders)
    if action in _TO_ASKER:
        return (Message(_TO_ASKER[action], case.asker, max(len(case.decisions) - 1, 0)),)
    return ()


def _remark(case: Case, deciders: tuple[str, ...]) -> tuple[Message, ...]:
    about = len(case.remarks) - 1
    if case.remarks[-1].kind is RemarkKind.ANSWER:
        return tuple(Message(MessageKind.REMARK, email, about) for email in deciders)
    return (Message(MessageKind.REMARK, case.asker, about),)
