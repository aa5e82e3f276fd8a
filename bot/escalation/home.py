"""A person's overview of cases: her own, and for a director those that wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.escalation.model import Case, State
from bot.escalation.pen import Pen, about_text, parts
from bot.escalation.service import Overview
from bot.reply import Button, Buttons, Part, Press, Reply, Small, Text, Title, Tone

_OWN, _WAITING, _CORRECTABLE = 10, 20, 5
"""How many are shown: with its buttons a case takes two blocks, and App Home holds 100 (Slack's limit)."""


def home(overview: Overview, pen: Pen) -> Reply:
    """Return the overview as a message."""
    waiting = _waiting(overview, pen) if overview.decides else ()
    title = pen.say("home-title")
    own = _some(overview.own, _OWN, lambda case: _own(case, overview, pen), pen)
    return Reply(title, parts(waiting, Title(title), own or Text(pen.say("home-none"))))


def _waiting(overview: Overview, pen: Pen) -> tuple[Part, ...]:
    title = Title(pen.say("home-waiting-title", count=len(overview.waiting)))
    cases = _some(overview.waiting, _WAITING, lambda case: _waits(case, overview, pen), pen)
    return parts(title, cases, _correctable(overview, pen), _away(overview, pen))


def _waits(case: Case, overview: Overview, pen: Pen) -> tuple[Part, ...]:
    line = pen.say(
        "home-waiting",
        asker=case.asker_name,
        school=_school(case, overview),
        number=case.number,
        moment=pen.when(case.draft.at),
    )
    return Text(line), Buttons((pen.button(Press.SHOW_CASE, "show", case.number, Tone.MAIN),))


def _correctable(overview: Overview, pen: Pen) -> tuple[Part, ...]:
    if not overview.correctable:
        return ()
    cases = _some(overview.correctable, _CORRECTABLE, lambda case: _corrects(case, overview, pen), pen)
    return Title(pen.say("home-correctable-title")), *cases


def _corrects(case: Case, overview: Overview, pen: Pen) -> tuple[Part, ...]:
    correct = pen.button(Press.CORRECT, "correct", about_text(case))
    return Text(_line(case, overview, pen)), Buttons((correct, _export(case, pen)))


def _own(case: Case, overview: Overview, pen: Pen) -> tuple[Part, ...]:
    revise = pen.button(Press.REVISE, "again" if case.state is State.EXPIRED else "revise", case.number)
    withdraw = pen.button(Press.WITHDRAW, "withdraw", case.number, Tone.GRAVE)
    buttons = (
        *(() if case.state is State.WITHDRAWN else (revise,)),
        *((withdraw,) if case.is_open else ()),
        _export(case, pen),
    )
    return Text(_line(case, overview, pen)), Buttons(buttons)


def _line(case: Case, overview: Overview, pen: Pen) -> str:
    args = {"number": case.number, "school": _school(case, overview)}
    if case.state is not State.DECIDED:
        state = pen.say("state", state=case.state.value)
        return pen.say("home-case", state=state, moment=pen.when(case.draft.at), **args)
    decision = case.decisions[-1]
    return pen.say(
        "home-decided",
        verdict=pen.verdict(decision.verdict),
        name=decision.by_name,
        moment=pen.when(decision.at),
        **args,
    )


def _away(overview: Overview, pen: Pen) -> tuple[Part, ...]:
    title = Title(pen.say("home-away-title"))
    if overview.away_until is None:
        button = pen.button(Press.SET_ABSENCE, "away", "")
        return title, Text(pen.say("home-here")), Buttons((button,))
    line = Text(pen.say("home-away", day=pen.day(overview.away_until)))
    return title, line, Buttons((pen.button(Press.CLEAR_ABSENCE, "back", ""),))


def _some(
    cases: Sequence[Case], most: int, draw: Callable[[Case], tuple[Part, ...]], pen: Pen
) -> tuple[Part, ...]:
    more = len(cases) - most
    rest = (Small(pen.say("home-more", count=more)),) if more > 0 else ()
    return parts(*(draw(case) for case in cases[:most]), rest)


def _export(case: Case, pen: Pen) -> Button:
    return pen.button(Press.EXPORT_CASE, "export", case.number)


def _school(case: Case, overview: Overview) -> str:
    return overview.schools.get(case.school_id, case.school_id)
