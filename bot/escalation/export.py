"""One case as text that both sides can read and keep."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.escalation.asking import BOT
from bot.escalation.model import Action, Case, Decision
from bot.escalation.pen import Pen
from bot.escalation.service import File

_RULE = "-" * 60


def export(file: File, pen: Pen) -> str:
    """Return everything people wrote in a case, word for word, and who did what when."""
    case = file.standing.case
    texts = (
        *_drafts(case, pen),
        *(_remark(case, place, pen) for place in range(len(case.remarks))),
        *(_decision(case, decision, pen) for decision in case.decisions),
    )
    ordered = (text for _, text in sorted(texts, key=lambda dated: dated[0]))
    return "\n".join([*_heading(file, pen), *ordered, *_history(file, pen)]) + "\n"


def file_name(case: Case) -> str:
    """Return the name of the file."""
    return f"{case.number}.txt"


def _heading(file: File, pen: Pen) -> Iterable[str]:
    case = file.standing.case
    yield pen.say("export-title", number=case.number, school=file.standing.school)
    yield pen.say("export-asker", asker=case.asker_name, moment=pen.exactly(case.opened_at))
    yield pen.say("export-state", state=pen.say("state", state=case.state.value))
    if case.channel:
        yield pen.say("export-channel", channel=case.channel)
    if case.wanted_at:
        yield pen.say("export-wanted", moment=pen.exactly(case.wanted_at))
    yield from _block(pen.say("export-doubt"), case.doubt)
    yield from _block(pen.say("export-pictures"), "\n".join(picture.alternative for picture in case.pictures))
    quotes = (f"{quote.label}: {quote.text}" for quote in pen.quotes(case.passages))
    yield from _block(pen.say("export-passages"), "\n".join(quotes))


def _block(label: str, text: str) -> tuple[str, ...]:
    return ("", label, _RULE, text) if text else ()


def _drafts(case: Case, pen: Pen) -> Iterable[tuple[datetime, str]]:
    for version, draft in enumerate(case.drafts, 1):
        label = pen.say("export-draft", version=str(version), moment=pen.exactly(draft.at))
        yield draft.at, "\n".join(_block(label, draft.text))


def _remark(case: Case, place: int, pen: Pen) -> tuple[datetime, str]:
    remark = case.remarks[place]
    moment = pen.exactly(remark.at)
    label = pen.say("export-remark", kind=remark.kind.value, name=remark.by_name, moment=moment)
    return remark.at, "\n".join(_block(label, remark.words))


def _decision(case: Case, decision: Decision, pen: Pen) -> tuple[datetime, str]:
    version = next(
        (place for place, draft in enumerate(case.drafts, 1) if draft.sha256 == decision.sha256), 0
    )
    label = pen.say(
        "export-decision",
        name=decision.by_name,
        moment=pen.exactly(decision.at),
        verdict=pen.verdict(decision.verdict),
        version=str(version),
    )
    lines = ["", label, _RULE, *((decision.words,) if decision.words else ())]
    return decision.at, "\n".join([*lines, *_block(pen.say("export-adapted"), decision.adapted)])


def _history(file: File, pen: Pen) -> Iterable[str]:
    lines = (_line(file.standing.case, entry, pen) for entry in file.history)
    return _block(pen.say("export-history"), "\n".join(lines))


def _line(case: Case, entry: tuple[datetime, Action, str], pen: Pen) -> str:
    at, action, by = entry
    line = pen.say("export-line", moment=pen.exactly(at), action=action.value)
    who = "asker" if by == case.asker else "bot" if by == BOT else "decider"
    return pen.say("export-by", line=line, who=who)
