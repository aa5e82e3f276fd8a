"""The forms, as pure functions from what they are about to Slack's view JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.escalation.model import Case, Verdict
from bot.slack import fields
from bot.slack.blocks import Json, labelled_quote, plain, section, small
from bot.slack.fields import LONGEST_INPUT, form, sentence, text_field
from bot.slack.ids import Field, Form
from bot.slack.incoming import MOST_PICTURES
from bot.slack.schools import SchoolChoice
from bot.texts import say

__all__ = [
    "AskForm",
    "absence",
    "adapt",
    "ask_director",
    "correct",
    "revise",
    "sentence",
    "withdraw",
    "words",
]


_WHO = "who"
_NAMES = "names-found"


@dataclass(frozen=True)
class AskForm:
    """What the form for the director shows at first.

    `who` is the sentence that says who will see what; `note` is what the form brings back to the bot;
    `lost`: the words could not be read again; `added`: how many pictures go along from the message;
    `pictures`: whether more may be added.
    """

    language: str
    draft: str
    doubt: str
    schools: SchoolChoice
    who: str
    note: Mapping[str, object]
    lost: bool = False
    names: tuple[str, ...] = ()
    added: int = 0
    pictures: bool = True


def ask_director(ask: AskForm) -> Json:
    """Return the form that puts a draft to the director."""
    language = ask.language
    blocks = [
        *_lost(ask),
        *_draft(ask),
        *_names(ask.language, ask.names),
        text_field(Field.DOUBT, say(language, "slack-field-doubt"), ask.doubt, optional=True),
        text_field(Field.CHANNEL, say(language, "slack-field-channel"), optional=True, lines=False),
        fields.day_field(Field.DAY, say(language, "slack-field-day"), optional=True),
        fields.time_field(Field.TIME, say(language, "slack-field-time")),
        *_pictures(ask),
        *_school(ask),
        _who(ask.who),
    ]
    return form(language, Form.ASK_DIRECTOR, blocks, ask.note)


def with_who(view: Json, who: str) -> Json:
    """Return an open form with another sentence on who will see what."""
    blocks = [_who(who) if block.get("block_id") == _WHO else block for block in view["blocks"]]
    return {**view, "blocks": blocks}


def with_names(view: Json, language: str, names: tuple[str, ...], note: Mapping[str, object]) -> Json:
    """Return an open form that shows the names in its draft, under it."""
    blocks = [block for block in view["blocks"] if block.get("block_id") not in (_NAMES, Field.NAMES.value)]
    place = next(at for at, block in enumerate(blocks) if _is_draft(block)) + 1
    blocks[place:place] = _names(language, names)
    return {**view, "blocks": blocks, "private_metadata": fields.note_text(note)}


def with_draft(view: Json, language: str, draft: str, stamp: str) -> Json:
    """Return an open form with another draft in it, and a line that says so.

    The field gets a new id, made of `stamp`: under its old one Slack would keep the old words.
    """
    label = say(language, "slack-field-draft")
    field = text_field(Field.DRAFT, label, draft, optional=True) | {"block_id": f"{Field.DRAFT}-{stamp}"}
    done = {"type": "context", "block_id": _NAMES, "elements": [plain(say(language, "slack-names-replaced"))]}
    kept = [block for block in view["blocks"] if block.get("block_id") not in (_NAMES, Field.NAMES.value)]
    blocks = [one for block in kept for one in ((field, done) if _is_draft(block) else (block,))]
    return {**view, "blocks": blocks}


def _is_draft(block: Json) -> bool:
    return bool(block.get("element", {}).get("action_id") == Field.DRAFT)


def _names(language: str, names: tuple[str, ...]) -> list[Json]:
    """Draw the names in the draft with the one click that takes them out; nothing when there are none."""
    if not names:
        return []
    said = say(language, "slack-names-found", names=", ".join(names))
    button = {
        "type": "button",
        "action_id": Field.NAMES.value,
        "text": plain(say(language, "slack-names-replace")),
        "value": language,
    }
    return [
        {"type": "context", "block_id": _NAMES, "elements": [plain(said)]},
        {"type": "actions", "block_id": Field.NAMES.value, "elements": [button]},
    ]


def _who(who: str) -> Json:
    return {"type": "context", "block_id": _WHO, "elements": [plain(who)]}


def _lost(ask: AskForm) -> list[Json]:
    return section(say(ask.language, "slack-words-lost")) if ask.lost else []


def _draft(ask: AskForm) -> list[Json]:
    """Draw the draft to look over, or say that one too long for a field goes whole."""
    if len(ask.draft) > LONGEST_INPUT:
        return section(say(ask.language, "slack-draft-long", count=len(ask.draft)))
    return [text_field(Field.DRAFT, say(ask.language, "slack-field-draft"), ask.draft, optional=True)]


def _pictures(ask: AskForm) -> list[Json]:
    drawn = small(say(ask.language, "slack-pictures-added", count=ask.added)) if ask.added else []
    room = MOST_PICTURES - ask.added
    if ask.pictures and room > 0:
        label = say(ask.language, "slack-field-pictures", count=room)
        drawn.append(fields.picture_field(Field.PICTURES, label, room))
    if ask.added or ask.pictures:
        label = say(ask.language, "slack-field-alternatives")
        drawn.append(text_field(Field.ALTERNATIVES, label, optional=True))
    return drawn


def _school(ask: AskForm) -> list[Json]:
    if ask.schools.is_fixed:
        return []
    label = say(ask.language, "slack-field-school")
    return [fields.select_field(Field.SCHOOL, label, ask.schools.options, ask.schools.chosen)]


def words(language: str, form_id: Form, case: Case, value: str = "") -> Json:
    """Return a form that asks for words: no, a talk, a question back or an answer."""
    key = f"slack-{form_id.value.replace('_', '-')}"
    label = text_field(Field.WORDS, say(language, f"{key}-words"), value)
    return form(language, form_id, [*_about(language, case), label], _note(case))


def adapt(language: str, case: Case) -> Json:
    """Return the form for a yes with changes: the draft to edit, and why."""
    blocks = [*_adapted(language, case), text_field(Field.WORDS, say(language, "slack-form-changes-words"))]
    return form(language, Form.CHANGES, blocks, _note(case))


def correct(language: str, case: Case) -> Json:
    """Return the form that puts another decision in the place of the last one."""
    verdicts = [(verdict.value, say(language, f"slack-verdict-{_kebab(verdict)}")) for verdict in Verdict]
    last = case.decisions[-1] if case.decisions else None
    blocks = [
        *_about(language, case),
        fields.choice_field(
            Field.VERDICT, say(language, "slack-field-verdict"), verdicts, last.verdict.value if last else ""
        ),
        *_adapted(language, case, (last.adapted if last else "") or case.draft.text),
        text_field(Field.WORDS, say(language, "slack-form-correct-words"), optional=True),
    ]
    return form(language, Form.CORRECT, blocks, _note(case))


def _kebab(verdict: Verdict) -> str:
    return verdict.value.replace("_", "-")


def _adapted(language: str, case: Case, text: str = "") -> list[Json]:
    draft = text or case.draft.text
    if len(draft) > LONGEST_INPUT:
        return section(say(language, "slack-draft-long-edit"))
    return [text_field(Field.DRAFT, say(language, "slack-field-adapted"), draft, optional=not draft)]


def revise(language: str, case: Case) -> Json:
    """Return the form for a new version of one's own draft."""
    draft = case.draft.text
    is_long = len(draft) > LONGEST_INPUT
    hint = section(say(language, "slack-draft-long-revise")) if is_long else []
    field = text_field(Field.DRAFT, say(language, "slack-field-draft"), "" if is_long else draft)
    return form(language, Form.REVISE, [*hint, field], _note(case))


def withdraw(language: str, case: Case) -> Json:
    """Return the form that asks whether a case is really taken back."""
    sure = section(say(language, "slack-withdraw-sure"))
    return form(language, Form.WITHDRAW, [*sure, *_about(language, case)], _note(case))


def absence(language: str, today: date) -> Json:
    """Return the form for the last day somebody is away."""
    blocks = [
        *section(say(language, "slack-absence-text")),
        fields.day_field(Field.DAY, say(language, "slack-field-away"), today),
    ]
    return form(language, Form.ABSENCE, blocks, {})


def _about(language: str, case: Case) -> list[Json]:
    """Draw what a form is about: the case's number and, as far as a form has room for it, the draft."""
    label = say(language, "slack-about", number=case.number, name=case.asker_name)
    if len(case.draft.text) > LONGEST_INPUT:
        return section(label)
    return labelled_quote(label, case.draft.text or case.doubt, bold=True)


def _note(case: Case) -> dict[str, object]:
    return {"n": case.number, "a": case.draft.sha256}
