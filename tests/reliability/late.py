"""The bot comes late, and clocks jump."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.reliability.count import Count
from tests.reliability.scene import scene

FRIDAY = datetime(2026, 11, 27, 13, 30, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 7, 30, tzinfo=UTC)
JUMPS = (-100, -30, -1, 1, 5, -5, 26, -26, 49, -73)
"""Hours."""


def down_for_a_weekend(cases: int) -> Count:
    """Store so many cases on Friday afternoon and deliver nothing until Monday morning."""
    counted = Count()
    with scene() as on:
        on.standin.clock.move(FRIDAY - on.playground.now())
        numbers = [on.send(f"Sportdag {place}") for place in range(cases)]
        on.standin.clock.move(MONDAY - on.playground.now())
        for _ in range(3):
            on.playground.bot.worker.round()
            on.standin.clock.move(timedelta(minutes=2))
        for number in numbers:
            on.decide(number)
        on.playground.bot.worker.round()
        for number in numbers:
            ended = on.ended(number)
            counted.times += 1
            counted.lost += ended.lost
            counted.doubled += ended.doubled
            counted.doubled += (
                ["reminded or raised at once"] if ended.actions["remind"] + ended.actions["raise"] else []
            )
    return counted


def jumping_clock(times: int) -> Count:
    """Let the clock jump back and ahead around a reminder: nobody is reminded twice."""
    counted = Count()
    for place in range(times):
        with scene() as on:
            number = on.send("Sportdag!")
            on.settle(number)
            on.standin.clock.move(timedelta(hours=4))
            on.playground.bot.worker.round()
            jump = timedelta(hours=JUMPS[place % len(JUMPS)])
            for by in (jump, -jump, timedelta(minutes=2)):
                on.standin.clock.move(by)
                on.playground.bot.worker.round()
            if on.case(number).is_open:
                on.decide(number)
            on.settle(number)
            ended = on.ended(number)
            counted.times += 1
            counted.lost += ended.lost
            counted.doubled += [*ended.doubled, *(["reminded twice"] if ended.actions["remind"] > 1 else [])]
    return counted
