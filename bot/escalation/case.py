"""What can happen to a case, as pure functions: each takes a case and returns the changed one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.errors import NotPossible
from bot.escalation.model import (
    FINGERPRINT,
    Action,
    Case,
    Decision,
    DraftText,
    Judgement,
    Level,
    Looked,
    Remark,
    RemarkKind,
    State,
    Verdict,
    Wish,
)
from bot.schools.model import Person


class Refused(NotPossible):
    """What was asked does not fit the state the case is in.

    `text_args` has the `state` it is in, or one of the words below for another reason, the `name` of who
    decided and the `number`: wordless, empty, same_text, same_words, other_text, too_late, no_school.
    """

    text_key = "escalation-not-possible"

    def __init__(self, state: str, case: Case | None = None) -> None:
        number = case.number if case else ""
        name = case.decisions[-1].by_name if case and case.decisions else ""
        super().__init__(f"not possible with case {number}: {state}", state=state, name=name, number=number)


_OPEN = (State.SENT, State.WAITING)
TRANSITIONS: dict[Action, dict[State, State]] = {
    Action.DELIVER: {State.SENT: State.WAITING, State.WAITING: State.WAITING},
    Action.DECIDE: dict.fromkeys(_OPEN, State.DECIDED),
    Action.TALK: {state: state for state in _OPEN},
    Action.ASK_BACK: {state: state for state in _OPEN},
    Action.ANSWER_BACK: {state: state for state in _OPEN},
    Action.REVISE: {
        State.SENT: State.SENT,
        State.WAITING: State.WAITING,
        State.DECIDED: State.WAITING,
        State.EXPIRED: State.WAITING,
    },
    Action.WITHDRAW: dict.fromkeys(_OPEN, State.WITHDRAWN),
    Action.CORRECT: {State.DECIDED: State.DECIDED},
    Action.RAISE: {state: state for state in _OPEN},
    Action.REMIND: {State.WAITING: State.WAITING},
    Action.EXPIRE: dict.fromkeys(_OPEN, State.EXPIRED),
}
"""For every action the states it is possible in, and the state it leads to."""

REMARKS = {
    RemarkKind.TALK: Action.TALK,
    RemarkKind.QUESTION: Action.ASK_BACK,
    RemarkKind.ANSWER: Action.ANSWER_BACK,
}
"""The action that each kind of remark is."""


def move(case: Case, action: Action) -> Case:
    """Return the case in the state the action leads to. Raises `Refused` when it leads nowhere."""
    target = TRANSITIONS[action].get(case.state)
    if target is None:
        raise Refused(case.state, case)
    return replace(case, state=target)


def opened(wish: Wish, asker: Person, level: Level, ids: tuple[str, str], at: datetime) -> Case:
    """Return the new case that a form asks for; `ids` are its id and its short number.

    Raises `Refused` when it has neither a draft nor a doubt.
    """
    if not (wish.draft.strip() or wish.doubt.strip()):
        raise Refused("empty")
    return Case(
        id=ids[0],
        number=ids[1],
        school_id=wish.school_id,
        asker=asker.id,
        asker_name=asker.name,
        language=wish.language,
        doubt=wish.doubt,
        channel=wish.channel,
        wanted_at=wish.wanted_at,
        passages=wish.passages,
        findings=wish.findings,
        pictures=wish.pictures,
        drafts=(DraftText(wish.draft, at),),
        state=State.SENT,
        level=level,
        opened_at=at,
        asker_email=asker.email.lower(),
    )


def delivered(case: Case) -> Case:
    """Return the case as it is once somebody who decides has it."""
    return move(case, Action.DELIVER)


def decided(case: Case, decision: Decision) -> Case:
    """Return the case with a decision."""
    return replace(move(case, Action.DECIDE), decisions=(*case.decisions, decision))


def corrected(case: Case, decision: Decision, within: timedelta) -> Case:
    """Return the case with another decision after the last.

    Raises `Refused` when that one is too old, or the very same.
    """
    moved = move(case, Action.CORRECT)
    if decision.at - case.decisions[-1].at > within:
        raise Refused("too_late", case)
    if replace(decision, at=case.decisions[-1].at) == case.decisions[-1]:
        raise Refused("same_words", case)
    return replace(moved, decisions=(*case.decisions, decision))


def remarked(case: Case, remark: Remark) -> Case:
    """Return the case with a request to talk, a question back or an answer added.

    Raises `Refused` when there are no words in it, and for the same remark twice in a row.
    """
    if not remark.words.strip():
        raise Refused("wordless", case)
    if case.remarks and replace(remark, at=case.remarks[-1].at) == case.remarks[-1]:
        raise Refused("same_words", case)
    return replace(move(case, REMARKS[remark.kind]), remarks=(*case.remarks, remark))


def revised(case: Case, text: str, looked: Looked, at: datetime) -> Case:
    """Return the case with a new text and what the draft check finds in it; nobody has decided on it yet.

    Raises `Refused` for no text, and for the text that is there already.
    """
    moved = move(case, Action.REVISE)
    if not text.strip():
        raise Refused("empty", case)
    if text == case.draft.text and case.state is not State.EXPIRED:
        raise Refused("same_text", case)
    return replace(
        moved,
        drafts=(*case.drafts, DraftText(text, at)),
        findings=looked.findings,
        passages=looked.before(case.passages),
    )


def undelivered(case: Case) -> Case:
    """Return a reopened case that nobody who decides has (any more)."""
    return replace(case, state=State.SENT)


def withdrawn(case: Case) -> Case:
    """Return the case as its asker took it back."""
    return move(case, Action.WITHDRAW)


def raised(case: Case, level: Level) -> Case:
    """Return the case as it is once the next in line is asked as well."""
    return replace(move(case, Action.RAISE), level=level)


def reminded(case: Case) -> Case:
    """Return the case as it is once those who decide were reminded."""
    return move(case, Action.REMIND)


def expired(case: Case) -> Case:
    """Return the case as it is when nobody decided in time, which is not a yes."""
    return move(case, Action.EXPIRE)


def decision(case: Case, judgement: Judgement, by: Person, at: datetime) -> Decision:
    """Return the decision that a form asks for.

    Raises `Refused` when it is about another text than the present one, and when the verdict needs words
    and there are none (every verdict but yes).
    """
    sha256 = case.draft.sha256
    if len(judgement.about) < FINGERPRINT or not sha256.startswith(judgement.about):
        raise Refused("other_text", case)
    words, adapted = judgement.words.strip(), judgement.adapted.strip()
    if judgement.verdict is not Verdict.YES and not words:
        raise Refused("wordless", case)
    changed = judgement.verdict is Verdict.YES_WITH_CHANGES and adapted != case.draft.text.strip()
    return Decision(judgement.verdict, by.id, by.name, words, adapted if changed else "", sha256, at)
