"""Who may do what to a case: every actor times every action."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.errors import NotYours
from bot.escalation.model import Action, Level
from bot.escalation.permissions import ALLOWED, require
from bot.schools.model import Absence, Person

IN, BEFORE, AFTER = date(2026, 11, 23), date(2026, 11, 15), date(2026, 12, 5)
DECIDES = {Action.DECIDE, Action.TALK, Action.ASK_BACK, Action.CORRECT, Action.READ}
ASKS = {Action.ANSWER_BACK, Action.REVISE, Action.WITHDRAW, Action.READ}
NOTHING: set[Action] = set()
DIRECTOR, STAND_IN, CONTACT = Level
ACTORS = [
    ("sanne", DIRECTOR, IN, ASKS),
    ("sanne", CONTACT, IN, ASKS),
    ("bo", DIRECTOR, IN, NOTHING),
    ("bo", CONTACT, IN, NOTHING),
    ("anna", DIRECTOR, IN, DECIDES),
    ("anna", STAND_IN, IN, DECIDES),
    ("anna", CONTACT, IN, DECIDES),
    ("dirk", DIRECTOR, IN, NOTHING),
    ("dirk", CONTACT, IN, NOTHING),
    ("petra", DIRECTOR, IN, NOTHING),
    ("petra", STAND_IN, BEFORE, NOTHING),
    ("petra", STAND_IN, date(2026, 11, 16), DECIDES),
    ("petra", STAND_IN, IN, DECIDES),
    ("petra", STAND_IN, date(2026, 12, 4), DECIDES),
    ("petra", STAND_IN, AFTER, NOTHING),
    ("petra", CONTACT, BEFORE, NOTHING),
    ("petra", CONTACT, IN, DECIDES),
    ("petra", CONTACT, AFTER, NOTHING),
    ("carla", DIRECTOR, IN, NOTHING),
    ("carla", STAND_IN, IN, NOTHING),
    ("carla", CONTACT, IN, DECIDES),
    ("outsider", DIRECTOR, IN, NOTHING),
    ("outsider", CONTACT, IN, NOTHING),
]
ROWS = [(who, level, day, action, action in may) for who, level, day, may in ACTORS for action in Action]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(str(part) for part in row))
def test_every_actor_times_every_action(make_case, register, people, row):
    who, level, day, action, may = row
    case = make_case(level=level)
    if may:
        assert require(action, people[who], case, register, day) is case
    else:
        with pytest.raises(NotYours):
            require(action, people[who], case, register, day)


@pytest.mark.parametrize("action", ALLOWED)
def test_not_yours_and_does_not_exist_read_the_same(make_case, register, people, action):
    said = []
    for case in (make_case(), None):
        with pytest.raises(NotYours) as refusal:
            require(action, people["outsider"], case, register, IN)
        said.append((str(refusal.value), refusal.value.text_key, refusal.value.text_args))
    assert said[0] == said[1]


def test_a_director_does_not_decide_on_a_case_of_her_own(make_case, register, people):
    own = make_case(asker="U-ANNA", asker_email="anna@voorbeeld.nl", level=CONTACT)
    with pytest.raises(NotYours):
        require(Action.DECIDE, people["anna"], own, register, IN)


def test_nobody_decides_on_her_own_case_from_a_second_account(make_case, register):
    own = make_case(asker_email="anna@voorbeeld.nl", level=CONTACT)
    with pytest.raises(NotYours):
        require(Action.DECIDE, Person("U-OTHER", "Anna@voorbeeld.nl", "Anna"), own, register, IN)


def test_a_stand_in_has_no_part_in_her_directors_own_doubt(make_case, register, people):
    own = make_case(asker="U-ANNA", asker_email="anna@voorbeeld.nl", level=CONTACT)
    with pytest.raises(NotYours):
        require(Action.READ, people["petra"], own, register, IN)
    assert require(Action.DECIDE, people["carla"], own, register, IN) is own


def test_a_director_who_said_to_be_away_may_still_decide(make_case, register, people):
    away = replace(register, absences=(Absence("anna@voorbeeld.nl", IN),))
    assert require(Action.DECIDE, people["anna"], make_case(), away, IN)


def test_a_director_who_left_the_register_may_no_longer_decide(make_case, register, people):
    left = replace(register, members=tuple(m for m in register.members if m.name != "Anna Directeur"))
    with pytest.raises(NotYours):
        require(Action.DECIDE, people["anna"], make_case(), left, IN)


def test_time_alone_raises_reminds_expires_and_delivers():
    assert set(Action) - set(ALLOWED) == {
        Action.OPEN,
        Action.DELIVER,
        Action.RAISE,
        Action.REMIND,
        Action.EXPIRE,
    }
