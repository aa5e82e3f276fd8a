"""The bot is cut off at every step in turn and started again: nothing is lost, nothing happens twice."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.errors import NotPossible
from bot.escalation.model import Judgement, RemarkKind, State, Verdict, Wish
from bot.ports import Work
from bot.store import open_store


class Crash(BaseException):
    """The process is gone: nothing may catch this."""


class Fuse:
    """Counts the steps, and blows at one of them."""

    def __init__(self, at: int = 0) -> None:
        self.at = at
        self.steps = 0

    def step(self) -> None:
        self.steps += 1
        if self.steps == self.at:
            raise Crash


class CrashingStore:
    """A store whose process can be cut off just before and just after each commit."""

    def __init__(self, store, fuse: Fuse) -> None:
        self._store = store
        self._fuse = fuse

    @contextmanager
    def begin(self) -> Iterator[Work]:
        with self._store.begin() as work:
            yield work
            self._fuse.step()
        self._fuse.step()

    def read(self) -> AbstractContextManager[Work]:
        return self._store.read()


class CrashingMessenger:
    """A chat towards which the process can be cut off just before and just after each call."""

    def __init__(self, messenger, fuse: Fuse) -> None:
        self._messenger = messenger
        self._fuse = fuse

    def __getattr__(self, name: str) -> Callable[..., object]:
        call = getattr(self._messenger, name)

        def cut(*args: object) -> object:
            self._fuse.step()
            answer = call(*args)
            self._fuse.step()
            return answer

        return cut


def _decided_story(world, cast):
    """A question, an answer, a new version, a decision by one of two directors, and its correction."""
    text, new = "Groep 5 won!", "é" * 3000

    def number():
        return world().escalation.overview(cast.sanne).own[0].number

    def judge(verdict):
        return Judgement(verdict, world().case(number()).draft.sha256, "zo kan het")

    return [
        lambda: world().escalation.open(Wish(text, "linde"), cast.sanne, "form"),
        lambda: world().deliver(),
        lambda: world().escalation.remark(number(), RemarkKind.QUESTION, "Wie?", cast.anna),
        lambda: world().deliver(),
        lambda: world().escalation.remark(number(), RemarkKind.ANSWER, "Niemand.", cast.sanne),
        lambda: world().deliver(),
        lambda: world().escalation.revise(number(), new, cast.sanne),
        lambda: world().deliver(),
        lambda: world().escalation.decide(number(), judge(Verdict.YES), cast.ed),
        lambda: world().deliver(),
        lambda: world().escalation.correct(number(), judge(Verdict.NO), cast.anna),
        lambda: world().deliver(),
    ]


def _raised_story(world, cast):
    """Nobody decides: a reminder, an unreachable stand-in, the contact, and the end of the wait."""

    def sweep():
        return world().sweep.run()

    later = [timedelta(hours=4), timedelta(days=1), timedelta(days=1), timedelta(days=21)]

    acts = [
        lambda: world().escalation.open(Wish("Groep 5 won!", "linde"), cast.sanne, "form"),
        lambda: world().deliver(),
    ]
    for by in later:
        acts += [lambda by=by: world().clock.advance(by), sweep, lambda: world().deliver()]
    return acts


def _revived_story(world, cast):
    """The director is not in the chat; the case expires, is sent again and is withdrawn."""

    def sweep():
        return world().sweep.run()

    def number():
        return world().escalation.overview(cast.sanne).own[0].number

    return [
        lambda: world().directory.forget(cast.anna) if cast.anna.email in world().directory.people else None,
        lambda: world().escalation.open(Wish("Groep 5 won!", "linde"), cast.sanne, "form"),
        lambda: world().deliver(),
        lambda: world().clock.advance(timedelta(days=10)),
        lambda: world().escalation.revise(number(), "Groep 5 won de race!", cast.sanne),
        lambda: world().deliver(),
        lambda: world().clock.advance(timedelta(days=30)),
        sweep,
        lambda: world().deliver(),
        lambda: world().escalation.revise(number(), "Groep 5 won de race!", cast.sanne),
        lambda: world().deliver(),
        lambda: world().escalation.withdraw(number(), cast.sanne),
        lambda: world().deliver(),
    ]


STORIES = {
    "decided": (_decided_story, State.DECIDED, 100),
    "raised": (_raised_story, State.EXPIRED, 50),
    "revived": (_revived_story, State.WITHDRAWN, 60),
}


def _live(acts, restart) -> None:
    """Do one act after the other; after a crash the bot starts again and the act is done once more.

    The second time it may be refused because the first time was stored: that is how it should be.
    """
    for act in acts:
        try:
            act()
        except Crash:
            restart()
            try:
                act()
            except NotPossible:
                continue


def _seen(world, number: str) -> Counter[tuple[object, ...]]:
    """What people see in the chat, whatever number the case got."""
    return Counter(
        (shown.to, shown.reply.summary.replace(number, "N"), len(shown.buttons), shown.file)
        for shown in world.messenger.messages.values()
    )


@pytest.fixture
def lived(world, cast, _migrated, tmp_path):
    """Lives a story in a fresh world that crashes at one step; returns that world and the steps counted."""

    def live(story, at: int):
        path = shutil.copy(_migrated, tmp_path / f"{at}.db")
        store, fuse = open_store(f"sqlite:///{path}"), Fuse(at)
        world.clock.at = cast.monday
        fresh = replace(
            world,
            messenger=type(world.messenger)(),
            directory=type(world.directory)(dict(world.directory.people)),
        )
        fresh = replace(fresh, store=store)
        fresh.register(cast.director, cast.second, cast.contact, cast.stand_in)
        if story is not _decided_story:
            fresh.register(cast.director, cast.stand_in, cast.contact)
        if story is _raised_story:
            fresh.directory.forget(cast.petra)

        def start():
            # the chat goes on while the bot is away, so the recording one is the same
            chat = CrashingMessenger(fresh.messenger, fuse)
            return replace(fresh, store=CrashingStore(store, fuse), messenger=chat)

        running = [start()]
        _live(story(lambda: running[0], cast), lambda: running.__setitem__(0, start()))
        return fresh, fuse.steps

    return live


@pytest.mark.parametrize("name", STORIES)
def test_cut_off_at_every_step_people_see_what_they_would_have_seen(lived, cast, name):
    story, end, least = STORIES[name]
    whole, steps = lived(story, 0)
    expected = _seen(whole, whole.escalation.overview(cast.sanne).own[0].number)
    assert steps >= least
    for at in range(1, steps + 1):
        world, _ = lived(story, at)
        [case] = world.escalation.overview(cast.sanne).own
        assert case.state is end, at
        assert len(case.decisions) == (2 if end is State.DECIDED else 0), at
        assert world.messenger.doubled() == [], at
        assert _seen(world, case.number) == expected, at
        actions = Counter(world.actions(case))
        assert all(
            actions[once] <= 1
            for once in ("open", "decide", "correct", "ask_back", "answer_back", "withdraw")
        ), at
        world.store.close()


def test_there_are_at_least_two_hundred_steps_to_be_cut_off_at():
    assert sum(least for _, _, least in STORIES.values()) >= 200
