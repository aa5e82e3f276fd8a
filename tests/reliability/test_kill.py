"""The bot's process is killed at a few points of a story; `python -m tests.reliability` does it at hundreds."""

from tests.reliability.kill import AFTER, BEFORE, MOMENT, Point, sample

POINTS = (
    *(Point(BEFORE, number) for number in (4, 12, 21)),
    *(Point(AFTER, number) for number in (5, 9, 17)),
    *(Point(MOMENT, seconds) for seconds in (0.001, 0.06)),
)


def test_a_bot_that_is_killed_and_started_again_loses_nothing_and_repeats_nothing() -> None:
    tally = sample(POINTS)
    assert (tally.lost, tally.doubled) == ([], [])
    assert tally.total >= len(POINTS) - 1  # on a quick machine a story may end before the last moment
