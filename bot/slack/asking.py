"""Puts together the form for the director: the draft, the school, and who will see it."""

from __future__ import annotations

from datetime import date

from bot.advice.model import Advice, Escalate
from bot.schools.model import Person
from bot.slack import views
from bot.slack.blocks import Json
from bot.slack.carry import NOWHERE, Carried
from bot.slack.desk import Desk
from bot.slack.fields import LONGEST_INPUT
from bot.slack.schools import school_choice, who_sees
from bot.slack.views import AskForm
from bot.slack.wishes import AskNote

MOST_NAMES = 20
_LIKELY = 0.15
"""Score from which a passage is worth her time."""


def ask_form(desk: Desk, person: Person, carried: Carried, *, lost: bool = False) -> Json:
    """Return the form, with the words in it and the remembered school chosen.

    `lost`: there were words, and they could not be read again.
    """
    with desk.services.store.read() as work:
        register = work.schools.register()
        choice = school_choice(register, person, work.people.chosen_school(person.id))
    draft, doubt, passages = _drafted(desk, carried)
    is_long = len(draft) > LONGEST_INPUT
    if is_long and not desk.can_read(carried.source, person.id):
        draft, is_long, lost = "", False, True
    names = () if is_long else desk.services.check.names(draft)[:MOST_NAMES]
    pictures = carried.files if desk.services.pictures else ()
    note = AskNote(
        carried.language,
        passages,
        pictures,
        choice.chosen if choice.is_fixed else "",
        carried.source if is_long else NOWHERE,
        carried.is_draft,
        names,
    )
    return views.ask_director(
        AskForm(
            language=carried.language,
            draft=draft,
            doubt=doubt,
            schools=choice,
            who=who_sees(register, person, choice.chosen, today(desk), carried.language),
            note=note.as_json(),
            lost=lost,
            names=names,
            added=len(pictures),
            pictures=desk.services.pictures,
        )
    )


def _drafted(desk: Desk, carried: Carried) -> tuple[str, str, tuple[str, ...]]:
    if not carried.words:
        return "", "", ()
    draft, doubt, advice = parted(desk, carried.words, is_draft=carried.is_draft)
    return draft, doubt, tuple(match.passage_id for match in advice.matches if match.score >= _LIKELY)


def parted(desk: Desk, words: str, *, is_draft: bool) -> tuple[str, str, Advice]:
    """Return the draft in a message, what is asked about it, and the advice; a question has no draft.

    What is too long for a field is draft as a whole, so that nothing of it is cut.
    """
    advice = desk.services.adviser.ask(words)
    draft = advice.draft if isinstance(advice, Escalate) else ""
    doubt = advice.doubt if isinstance(advice, Escalate) and draft else words
    whole = is_draft or len(doubt) > LONGEST_INPUT
    return (words, "", advice) if whole else (draft, doubt, advice)


def today(desk: Desk) -> date:
    """Return the day it is at the schools."""
    return desk.services.now().astimezone(desk.services.zone).date()
