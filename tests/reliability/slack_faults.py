"""Slack misbehaves in each way, at each method, while a case is delivered and decided on."""

from __future__ import annotations

from datetime import timedelta

from tests.reliability.count import Count
from tests.reliability.scene import Scene, scene

DELIVERING = (
    "chat.postMessage",
    "files.completeUploadExternal",
    "conversations.open",
    "chat.update",
    "users.lookupByEmail",
    "users.info",
    "files.getUploadURLExternal",
    "conversations.history",
    "conversations.replies",
)
"""The methods that delivering uses."""
TOO_SLOW = 10.5
"""Seconds: longer than the bot waits for an answer."""
_FORGOTTEN = 4
"""Minutes after which the bot looks people up again."""


def misbehave(error: str, times: int, methods: tuple[str, ...]) -> Count:
    """Let each method fail `1 .. times` times in a row, in delivering the card and in telling the decision."""
    counted = Count()
    with scene() as on:
        for method in methods:
            for often in range(1, times + 1):
                for when in ("card", "decision"):
                    _one(on, counted, (method, error, often), when)
    return counted


def too_slow(methods: tuple[str, ...]) -> Count:
    """Let the answer to each of these methods come too late, although the deed was done."""
    counted = Count()
    with scene() as on:
        for method in methods:
            _one(on, counted, (method, "delay", 1), "card")
    return counted


def _one(on: Scene, counted: Count, fault: tuple[str, str, int], when: str) -> None:
    method, error, often = fault
    on.back_to_monday()
    number = on.send()
    _forget_people(on)
    if when == "card":
        _fail(on, *fault)
        _let_the_late_deed_be_done(on, error)
    on.settle(number)
    on.decide(number)
    if when == "decision":
        _forget_people(on)
        _fail(on, *fault)
    on.settle(number)
    taken = often - sum(one["times"] for one in on.standin.faults.listing())
    ended = on.ended(number)
    counted.times += taken
    counted.lost += [f"{method} {error} x{often} at the {when}: {one}" for one in ended.lost]
    counted.doubled += [f"{method} {error} x{often} at the {when}: {one}" for one in ended.doubled]


def _let_the_late_deed_be_done(on: Scene, error: str) -> None:
    """Go round, and wait for Slack as long as the bot does before it tries again, on a clock that is not moved."""
    if error == "delay":
        on.playground.bot.worker.round()
        on.standin.workspace.wait_until(bool, 2 * (TOO_SLOW - 10))


def _fail(on: Scene, method: str, error: str, often: int) -> None:
    on.standin.faults.fail_next(method, error, often, retry_after=30, seconds=TOO_SLOW)


def _forget_people(on: Scene) -> None:
    """Let the bot look people up again, so that a fault there is met as well."""
    on.standin.clock.move(timedelta(minutes=_FORGOTTEN))


def people_are_told(errors: tuple[str, ...]) -> Count:
    """Let a form fail to open: who pressed reads why, and the next press opens it."""
    counted = Count()
    with scene() as on:
        for error in errors:
            on.back_to_monday()
            number = on.send("Sportdag!")
            on.settle(number)
            for press in ("decide_changes", "decide_no", "talk", "ask_back"):
                card = on.card(on.karin, number)
                before = len(on.karin.inbox)
                on.standin.faults.fail_next("views.open", error, 3, retry_after=0)
                on.karin.press(press, message=card)
                told = len(on.karin.inbox) == before + 1 and on.karin.view is None
                on.standin.faults.clear()
                on.karin.press(press, message=card)
                counted.check(told and on.karin.view is not None, f"views.open {error} at {press}")
                on.karin.close()
    return counted
