"""The thread that goes round."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from bot.errors import SignedOut
from bot.escalation.model import State
from bot.worker import ROUND_SECONDS, Worker


class Paces:
    """Lets the worker wait until the test has looked; `rounds` counts how often it came to wait."""

    def __init__(self) -> None:
        self.waits = threading.Semaphore(0)
        self.go = threading.Semaphore(0)
        self.seconds: list[float] = []
        self.called: list[bool] = []

    def __call__(self, call: threading.Event, seconds: float) -> None:
        self.seconds.append(seconds)
        self.waits.release()
        assert self.go.acquire(timeout=10)
        self.called.append(call.is_set())


@pytest.fixture
def paces() -> Paces:
    return Paces()


@pytest.fixture
def worker(world, clock, paces):
    made = Worker(world.courier, world.sweep, clock, paces)
    made.start()
    assert paces.waits.acquire(timeout=10)
    yield made
    paces.go.release(100)
    made.stop()


def test_a_round_delivers_what_was_stored_and_a_call_wakes_it(world, cast, worker, paces):
    world.ask()
    worker.wake()
    paces.go.release()
    assert paces.waits.acquire(timeout=10)
    assert len(world.messenger.to(cast.anna)) == 1
    assert paces.called == [True]
    assert set(paces.seconds) == {ROUND_SECONDS}


def test_it_stops_after_the_round_under_way(worker, paces):
    paces.go.release(100)
    worker.stop()
    assert not worker._thread.is_alive()


def test_it_waits_for_a_call_by_itself(world, clock):
    worker = Worker(world.courier, world.sweep, clock)
    worker.start()
    worker.stop()
    assert not worker._thread.is_alive()


@pytest.fixture
def still(world, clock):
    return Worker(world.courier, world.sweep, clock)


def test_health_says_when_it_last_went_round(still, clock):
    assert still.health.last_round is None
    still.round()
    assert (still.health.last_round, still.health.problem) == (clock(), "")


def test_a_refused_token_shows_in_health_until_it_is_accepted(world, still):
    world.messenger.faults["*"] = [SignedOut("invalid_auth")]
    world.ask()
    still.round()
    assert still.health.problem == "invalid_auth"
    still.round()
    assert still.health.problem == ""


def test_a_store_that_cannot_be_used_shows_in_health_and_the_worker_goes_on(world, still, store, cast):
    world.ask()
    aside = store.path.with_suffix(".aside")
    store.path.rename(aside)
    still.round()
    assert still.health.problem == "StoreError"
    aside.rename(store.path)
    still.round()
    assert still.health.problem == ""
    assert len(world.messenger.to(cast.anna)) == 1


def test_it_sweeps_once_a_minute_and_also_when_the_clock_was_set_back(world, cast, clock, still):
    case = world.ask()
    still.round()
    clock.advance(timedelta(days=-1))
    still.round()
    clock.at = cast.monday + timedelta(days=30)
    still.round()
    assert world.case(case.number).state is State.EXPIRED
