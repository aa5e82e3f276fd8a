"""Time can be moved: the workspace follows, the signatures do not."""

import json
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from threading import Thread

import pytest

from bot.sandbox import MovableClock, Person, SlackStandIn
from bot.sandbox.clock import TooFar
from tests.sandbox.conftest import SANNE, SECRET, TOKEN, new_workspace

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


def control(standin, verb, body=None):
    connection = HTTPConnection(standin.url.removeprefix("http://"))
    content = json.dumps(body) if body is not None else None
    connection.request(verb, "/control/clock", content, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    found = (answer.status, json.loads(answer.read()))
    connection.close()
    return found


def shown(clock):
    return clock() - NOON


@pytest.fixture
def still():
    """A movable clock on a real time that stands still at noon."""
    return MovableClock(lambda: NOON)


def test_it_shows_the_real_time_in_utc_until_it_is_moved():
    before = datetime.now(UTC)
    moment = MovableClock()()

    assert before <= moment <= datetime.now(UTC)
    assert moment.tzinfo is UTC


def test_moves_add_up_and_are_taken_back(still):
    still.move(timedelta(hours=4))
    still.move(timedelta(days=3))
    still.move(timedelta(hours=-1))
    assert shown(still) == still.offset == timedelta(days=3, hours=3)

    still.back_to_now()
    assert shown(still) == still.offset == timedelta()


@pytest.mark.parametrize("by", [timedelta(days=367), timedelta(days=-367)])
def test_it_does_not_go_further_than_a_year(still, by):
    with pytest.raises(TooFar, match="366 days"):
        still.move(by)
    assert shown(still) == timedelta()


def test_the_bound_is_on_the_sum_of_all_moves(still):
    still.move(timedelta(days=300))

    with pytest.raises(TooFar):
        still.move(timedelta(days=100))
    assert shown(still) == timedelta(days=300)


def test_whoever_asked_is_told_after_every_move_and_sees_the_new_time(still):
    told = []
    still.on_move.append(lambda: told.append(shown(still)))
    still.move(timedelta(hours=1))
    still.back_to_now()

    assert told == [timedelta(hours=1), timedelta()]


def test_moves_from_many_threads_are_all_counted(still):
    threads = [
        Thread(target=lambda: [still.move(timedelta(seconds=1)) for _ in range(500)]) for _ in range(8)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert still.offset == timedelta(seconds=4000)


def test_messages_of_the_workspace_follow_the_clock(still):
    with SlackStandIn(new_workspace(), "", SECRET, TOKEN, clock=still) as standin:
        person = Person(standin, SANNE)
        first = float(person.say("nu"))
        standin.clock.move(timedelta(days=7))
        second = float(person.say("volgende week"))

    assert first == pytest.approx(NOON.timestamp(), abs=1)
    assert second - first == pytest.approx(timedelta(days=7).total_seconds(), abs=1)


def test_a_timestamp_never_comes_twice_when_the_clock_goes_back(standin):
    person = Person(standin, SANNE)
    standin.clock.move(timedelta(days=1))
    later = person.say("morgen")
    standin.clock.back_to_now()

    assert float(person.say("toch nu")) > float(later)


@pytest.mark.parametrize("days", [-30, 30])
def test_bolt_still_takes_what_is_signed_while_the_clock_is_moved(sanne, standin, seen, days):
    standin.clock.move(timedelta(days=days))
    sanne.say("hallo")

    assert sanne.delivered.status == 200
    assert seen[0]["event_time"] == pytest.approx(standin.clock.seconds(), abs=5)


def test_a_trigger_is_too_old_after_the_clock_was_moved(standin, sanne):
    trigger = standin.workspace.screens.new_trigger(sanne.id)
    standin.clock.move(timedelta(seconds=4))

    with pytest.raises(Exception, match="expired_trigger_id"):
        standin.workspace.screens.exchange(trigger)


def test_a_move_is_a_change_that_wakes_who_waits(standin):
    before = standin.workspace.revision
    standin.clock.move(timedelta(hours=1))

    assert standin.workspace.revision > before


def test_it_is_read_moved_and_reset_over_http(standin):
    assert control(standin, "GET")[1]["moved_seconds"] == 0
    assert control(standin, "POST", {"hours": 4})[1]["moved_seconds"] == 4 * 3600
    assert control(standin, "POST", {"days": 3, "hours": -1})[1]["moved_seconds"] == (3 * 24 + 3) * 3600

    status, answer = control(standin, "GET")
    assert status == 200
    assert datetime.fromisoformat(answer["now"]) - datetime.now(UTC) > timedelta(days=3)
    assert control(standin, "POST", {"reset": True})[1]["moved_seconds"] == 0


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({}, "send"),
        ([], "send"),
        ({"weeks": 1}, "send"),
        ({"reset": False}, "send"),
        ({"reset": True, "hours": 1}, "send"),
        ({"hours": "4"}, "hours must be a number"),
        ({"hours": True}, "hours must be a number"),
        ({"days": float("nan")}, "days must be a number"),
        ({"days": float("inf")}, "days must be a number"),
        ({"days": 367}, "days must be within 366 days"),
        ({"hours": 1e308}, "hours must be within 366 days"),
        ({"days": 366, "hours": 1}, "366 days"),
    ],
)
def test_an_unclear_move_is_refused_with_a_sentence_and_nothing_moves(standin, asked, sentence):
    status, answer = control(standin, "POST", asked)

    assert status == 400
    assert sentence in answer["error"]
    assert standin.clock.offset == timedelta()
