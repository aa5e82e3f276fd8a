"""Kills the bot's process with SIGKILL, at every call to Slack and at moments in between."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from time import monotonic
from typing import Any

from bot.sandbox import SlackStandIn
from bot.sandbox.slack_api import ApiRequest
from tests.reliability.cast import prepare, stand_in
from tests.reliability.child import Child
from tests.reliability.story import Lost, Story

_APART = 0.002
"""Seconds between two moments of a sweep."""
BEFORE, AFTER, MOMENT = "before a call to Slack", "after a call to Slack", "at a moment"


@dataclass(frozen=True)
class Point:
    """Where to kill: at the n-th call since the form was sent, or so many seconds after it."""

    kind: str
    at: float


@dataclass
class Tally:
    """What came of it: how often the process was killed by kind of point, and what went wrong."""

    killed: dict[str, int] = field(default_factory=lambda: dict.fromkeys((BEFORE, AFTER, MOMENT), 0))
    missed: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How often it was killed."""
        return sum(self.killed.values())


class Fuse:
    """Stands before Slack's Web API and blows at one of the calls; `calls` counts them since it was laid."""

    def __init__(self, api: Any, blow: Callable[[], None]) -> None:
        self._api = api
        self._blow = blow
        self._point = Point(MOMENT, 0)
        self.calls = 0
        self.blown = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._api, name)

    def lay(self, point: Point) -> None:
        """Count from here, and blow at this point."""
        self.calls, self.blown, self._point = 0, False, point

    def answer(self, request: ApiRequest) -> Any:
        """Answer as Slack does, unless the bot is killed just before; or kill it just after."""
        self.calls += 1
        self._at(BEFORE)
        answered = {"ok": False, "error": "nobody_listens"} if self.blown and self._is_now(BEFORE) else None
        answered = answered or self._api.answer(request)
        self._at(AFTER)
        return answered

    def _at(self, kind: str) -> None:
        if self._is_now(kind):
            self.burn()

    def _is_now(self, kind: str) -> bool:
        return (kind, self.calls) == (self._point.kind, self._point.at)

    def burn(self) -> None:
        """Blow now."""
        self.blown = True
        self._blow()


class Lane:
    """One bot, one database and one Slack on which story after story is lived and cut off."""

    def __init__(self, standin: SlackStandIn, child: Child, database: Path) -> None:
        self._fuse = Fuse(standin.api, child.kill)
        standin.api = self._fuse
        self._child = child
        self._story = Story(standin, child, database)
        self.tally = Tally()

    def whole(self) -> tuple[int, float]:
        """Live a story without a fault; return how many calls and seconds it took."""
        self._story.prepare()
        self._fuse.lay(Point(MOMENT, 0))
        began = monotonic()
        self._judge(Point(MOMENT, 0))
        return self._fuse.calls, monotonic() - began

    def cut(self, point: Point) -> bool:
        """Live a story that is cut off at this point; false when it had ended before."""
        self._story.prepare()
        self._fuse.lay(point)
        timer = threading.Timer(point.at, self._fuse.burn) if point.kind == MOMENT else None
        if timer:
            timer.start()
        self._judge(point)
        if timer:
            timer.cancel()
            timer.join()
        self._child.ensure()
        self.tally.killed[point.kind] += self._fuse.blown
        self.tally.missed += not self._fuse.blown
        return self._fuse.blown

    def _judge(self, point: Point) -> None:
        where = f"{point.kind} {point.at:g}"
        try:
            ended = self._story.live()
        except Lost as lost:
            self.tally.lost.append(f"{where}: {lost}")
            return
        self.tally.lost += [f"{where}: {one}" for one in ended.lost]
        self.tally.doubled += [f"{where}: {one}" for one in ended.doubled]


@contextmanager
def lane() -> Iterator[Lane]:
    """Give a lane of its own, with the bot running."""
    with tempfile.TemporaryDirectory() as folder, stand_in() as standin:
        database = Path(folder) / "protocolbot.db"
        prepare(database)
        with Child(standin, database) as child:
            yield Lane(standin, child, database)


def sample(points: Iterable[Point]) -> Tally:
    """Cut one story off at each of these points."""
    with lane() as running:
        for point in points:
            running.cut(point)
        return running.tally


def sweep(least: int) -> Tally:
    """Cut a story off before and after every call to Slack, and then at moments until `least` are killed."""
    with lane() as running:
        for kind in (BEFORE, AFTER):
            for number in count(1):
                if not running.cut(Point(kind, number)):
                    break
        for shift in (1.0, 0.5, 0.25, 0.75):
            for moment in _moments(shift):
                if running.tally.total >= least or not running.cut(Point(MOMENT, moment)):
                    break
        return running.tally


def _moments(shift: float) -> Iterator[float]:
    return ((number + shift) * _APART for number in count())
