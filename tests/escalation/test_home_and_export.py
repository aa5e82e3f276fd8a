"""The overview and the export."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.escalation.export import export
from bot.escalation.home import home
from bot.escalation.model import Action, DraftText, Remark, RemarkKind, State, Verdict
from bot.escalation.pen import Pen
from bot.escalation.service import File, Overview
from bot.reply import Buttons, Press

AT = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)


@pytest.fixture
def overview():
    def make(**changes):
        empty = {"own": (), "waiting": (), "correctable": (), "decides": False, "away_until": None}
        return Overview(**(empty | {"schools": {"linde": "De Linde"}} | changes))

    return make


@pytest.fixture
def decided(make_case, make_decision):
    case = make_case()
    return replace(case, state=State.DECIDED, decisions=(make_decision(case, Verdict.NO),))


def presses(reply):
    rows = [part for part in reply.parts if isinstance(part, Buttons)]
    return [button.press for row in rows for button in row.buttons]


def test_a_teacher_without_cases_reads_that_and_nothing_of_deciding(overview, pen):
    reply = home(overview(), pen)
    assert "Je hebt nu niets voorgelegd." in str(reply)
    assert presses(reply) == []


@pytest.mark.parametrize(
    ("state", "pressed"),
    [
        (State.SENT, [Press.REVISE, Press.WITHDRAW, Press.EXPORT_CASE]),
        (State.WAITING, [Press.REVISE, Press.WITHDRAW, Press.EXPORT_CASE]),
        (State.DECIDED, [Press.REVISE, Press.EXPORT_CASE]),
        (State.EXPIRED, [Press.REVISE, Press.EXPORT_CASE]),
        (State.WITHDRAWN, [Press.EXPORT_CASE]),
    ],
)
def test_an_own_case_offers_what_can_be_done_in_its_state(overview, decided, pen, state, pressed):
    reply = home(overview(own=(replace(decided, state=state),)), pen)
    assert presses(reply) == pressed
    assert "K7Q2P" in str(reply)


def test_a_director_sees_who_waits_and_can_look(overview, make_case, pen):
    reply = home(overview(decides=True, waiting=(make_case(),)), pen)
    assert "Eén collega wacht op jouw besluit" in str(reply)
    assert presses(reply) == [Press.SHOW_CASE, Press.SET_ABSENCE]


def test_the_overview_does_not_show_the_draft(overview, make_case, pen):
    assert "estafette" not in str(
        home(overview(decides=True, waiting=(make_case(),), own=(make_case(),)), pen)
    )


def test_a_director_can_correct_what_she_just_decided(overview, decided, pen):
    reply = home(overview(decides=True, correctable=(decided,)), pen)
    [button] = [b for part in reply.parts if isinstance(part, Buttons) for b in part.buttons][:1]
    assert (button.press, button.value) == (Press.CORRECT, f"K7Q2P:{decided.draft.sha256[:16]}")


def test_a_director_who_is_away_reads_until_when_and_can_come_back(overview, pen):
    reply = home(overview(decides=True, away_until=date(2026, 11, 27)), pen)
    assert "t/m vrijdag 27 november" in str(reply)
    assert presses(reply) == [Press.CLEAR_ABSENCE]


def test_a_long_overview_stays_within_what_app_home_holds(overview, make_case, decided, pen):
    many = tuple(make_case(number=f"N{n}") for n in range(200))
    reply = home(overview(decides=True, own=many, waiting=many, correctable=(decided,) * 50), pen)
    assert len(reply.parts) <= 100
    assert "En nog 180." in str(reply)


# export


@pytest.fixture
def file(decided, stands):
    said = Remark(
        RemarkKind.QUESTION, "U-ANNA", "Anna Directeur", "Wie staat erop?", AT + timedelta(minutes=5)
    )
    case = replace(decided, remarks=(said,))
    case = replace(case, drafts=(*case.drafts, DraftText("Tweede <tekst>", AT + timedelta(minutes=9))))
    lines = ((AT, Action.OPEN, "U-SANNE"), (AT, Action.DELIVER, "bot"), (AT, Action.DECIDE, "U-ANNA"))
    return File(stands(case), lines)


def test_the_export_holds_every_word_of_both_sides(file, pen):
    text, case = export(file, pen), file.standing.case
    for words in (*(d.text for d in case.drafts), case.doubt, "Wie staat erop?", "Leuk stuk."):
        assert words in text


def test_the_export_tells_it_in_order(file, pen):
    text = export(file, pen)
    places = [text.index(words) for words in ("Versie 1", "Wie staat erop?", "Versie 2", "Besluit van Anna")]
    assert places == sorted(places)


def test_the_export_says_who_did_what_without_user_ids(file, pen):
    text = export(file, pen)
    assert "23 november 2026, 10:15: voorgelegd, door de vrager" in text
    assert "bezorgd, door de bot" in text
    assert "besloten, door wie besluit" in text
    assert "U-" not in text


@pytest.mark.parametrize("action", Action)
def test_every_line_of_the_trail_has_words_in_both_languages(file, sources, action):
    lines = ((AT, action, "U-ANNA"),)
    texts = {export(replace(file, history=lines), Pen(language, sources)) for language in ("nl", "en")}
    assert len(texts) == 2
    assert all(action.value not in text for text in texts if "_" in action.value)
