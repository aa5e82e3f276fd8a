"""The table of faults: one row for each way of misbehaving, with what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.reliability import bad_input, events, late, slack_faults, storage
from tests.reliability.count import Count

ERRORS = {
    "HTTP 429 with Retry-After": "ratelimited",
    "HTTP 500": "http_500",
    "a connection that drops before the deed": "dropped",
    "a connection that drops after the deed": "lost_answer",
    "`internal_error`": "internal_error",
    "`invalid_auth`": "invalid_auth",
    "`channel_not_found`": "channel_not_found",
    "`user_not_found`": "user_not_found",
    "`msg_too_long`": "msg_too_long",
}
FORM_ERRORS = ("expired_trigger_id", "invalid_auth", "internal_error", "http_500", "dropped", "ratelimited")
SLOW = ("users.lookupByEmail", "conversations.open", "chat.postMessage", "files.completeUploadExternal")


@dataclass(frozen=True)
class Scale:
    """How much is done: in a minute as a check, or everything."""

    methods: int
    in_a_row: int
    form_errors: int
    slow: int
    events: int
    races: int
    weekend: int
    storage: int
    texts: int


QUICK = Scale(
    methods=1, in_a_row=1, form_errors=1, slow=0, events=2, races=50, weekend=10, storage=1, texts=1
)
WHOLE = Scale(
    methods=9, in_a_row=2, form_errors=6, slow=4, events=100, races=1000, weekend=50, storage=4, texts=5
)


@dataclass(frozen=True)
class Row:
    """A way of misbehaving, in words, and what does it."""

    group: str
    what: str
    run: Callable[[Scale], Count]


def _fails(error: str) -> Callable[[Scale], Count]:
    methods = slack_faults.DELIVERING
    return lambda scale: slack_faults.misbehave(error, scale.in_a_row, methods[: scale.methods])


ROWS = (
    *(
        Row("Slack, while a case is delivered and decided", what, _fails(error))
        for what, error in ERRORS.items()
    ),
    Row(
        "Slack, while a case is delivered and decided",
        "an answer after ten seconds",
        lambda scale: slack_faults.too_slow(SLOW[: scale.slow]),
    ),
    Row(
        "Slack, while somebody waits for a form",
        "each of six faults: the person reads why, and the next press opens it",
        lambda scale: slack_faults.people_are_told(FORM_ERRORS[: scale.form_errors]),
    ),
    Row(
        "Twice, late and at once",
        "a question that arrives three times",
        lambda s: events.questions_three_times(s.events),
    ),
    Row(
        "Twice, late and at once",
        "a form that arrives three times",
        lambda s: events.forms_three_times(s.events),
    ),
    Row(
        "Twice, late and at once",
        "a decision that arrives three times",
        lambda s: events.decisions_three_times(s.events),
    ),
    Row(
        "Twice, late and at once",
        "a yes to the old text after the new version",
        lambda s: events.reordered(s.events),
    ),
    Row(
        "Twice, late and at once",
        "two directors who press at the same moment",
        lambda s: events.races(s.races),
    ),
    Row("Time", "a weekend without the bot, cases waiting", lambda s: late.down_for_a_weekend(s.weekend)),
    Row(
        "Time", "a clock that jumps around a reminder", lambda s: late.jumping_clock(10 if s is WHOLE else 1)
    ),
    Row(
        "Input",
        "markup, pings, emoji and right-to-left marks in every field",
        lambda s: bad_input.every_field(s.texts),
    ),
    Row("Input", "a draft of 40,000 characters", lambda s: bad_input.long_drafts(s.texts)),
    Row("Input", "forged values of every button, by three people", lambda _: bad_input.forged_values()),
    Row(
        "Input",
        "unsigned, replayed, wrongly signed and oversized requests",
        lambda _: bad_input.refused_requests(),
    ),
    Row("Storage", "a full disk", lambda s: storage.full_disk(s.storage)),
    Row("Storage", "a database that another program holds", lambda s: storage.locked_database(s.storage)),
    Row(
        "Storage",
        "a database that is damaged while the bot runs",
        lambda s: storage.damaged_database(s.storage),
    ),
)
"""Everything that is done in one process; `kill` kills a process of its own."""
