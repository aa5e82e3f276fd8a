"""The questions that were handed on, without a name."""

from datetime import date

from bot.ports import Gap

FIRST = Gap("mag de drone boven het plein", "nl", date(2026, 3, 2))
LATER = Gap("can we livestream the fair", "en", date(2026, 3, 9))


def test_questions_that_were_handed_on_come_back_oldest_first(store):
    with store.begin() as work:
        work.gaps.add(LATER)
        work.gaps.add(FIRST)
    with store.read() as work:
        assert list(work.gaps.all()) == [FIRST, LATER]


def test_they_are_forgotten_after_their_time_and_not_before(store):
    with store.begin() as work:
        work.gaps.add(FIRST)
        work.gaps.add(LATER)
    assert store.forget_gaps(date(2026, 3, 9)) == 1
    with store.read() as work:
        assert list(work.gaps.all()) == [LATER]


def test_nothing_in_them_says_who_asked(store):
    with store.read() as work:
        assert {column.name for column in work.db.table("gaps").columns} == {"id", "words", "language", "day"}
