"""The director's card: the whole case on one page, redrawn whenever it changes."""

from __future__ import annotations

from bot.escalation.followups import LONGEST_DRAFT_IN_CARD
from bot.escalation.model import Case, Decision, RemarkKind, State
from bot.escalation.pen import Pen, about_text, parts
from bot.escalation.standing import Standing
from bot.reply import Buttons, Facts, Part, Pictures, Press, Reply, Small, Text, Title, Tone, Typed


def card(stands: Standing, pen: Pen) -> Reply:
    """Return the card as the case is now: with buttons while it is open, without them afterwards."""
    case = stands.case
    if not stands.reader:
        return _closed("card-not-yours", case, pen)
    if case.state is State.WITHDRAWN:
        return _closed("card-withdrawn", case, pen)
    if case.state is State.DECIDED:
        return _decided(stands, pen)
    if case.state is State.EXPIRED:
        first = pen.say("card-expired", number=case.number, asker=case.asker_name)
        return Reply(first, parts(Title(first), _facts(stands, pen), _draft(case, pen)))
    return _open(stands, pen)


def opening(stands: Standing, pen: Pen) -> str:
    """Return the first line of a card, which is also what a notification says."""
    key = "card-first" if stands.case.draft.text else "card-first-question"
    return pen.say(key, asker=stands.case.asker_name, school=stands.school, number=stands.case.number)


def _open(stands: Standing, pen: Pen) -> Reply:
    case = stands.case
    first = opening(stands, pen)
    return Reply(
        first,
        parts(
            Title(first),
            _talk(case, pen),
            _facts(stands, pen),
            _draft(case, pen),
            pen.typed("card-doubt", case.doubt, asker=case.asker_name),
            _pictures(case, pen),
            _under(pen.say("card-findings"), pen.findings(case.findings)),
            _under(pen.say("card-passages"), pen.quotes(case.passages)),
            _conversation(case, pen),
            _buttons(case, pen),
            Small(pen.say("card-silence")),
        ),
    )


def _decided(stands: Standing, pen: Pen) -> Reply:
    case, decision = stands.case, stands.case.decisions[-1]
    first = pen.say(
        "card-corrected" if is_correction(case, len(case.decisions) - 1) else "card-decided",
        verdict=pen.verdict(decision.verdict),
        name=decision.by_name,
        moment=pen.when(decision.at),
        number=case.number,
    )
    words = decision_words(decision, pen, "card")
    return Reply(first, parts(Title(first), words, _facts(stands, pen), _draft(case, pen)))


def _closed(key: str, case: Case, pen: Pen) -> Reply:
    """Return a card without any of the asker's words."""
    first = pen.say(key, number=case.number, asker=case.asker_name)
    return Reply(first, (Title(first),))


def is_correction(case: Case, about: int) -> bool:
    """Whether a decision took the place of one about the same text."""
    return about > 0 and case.decisions[about].sha256 == case.decisions[about - 1].sha256


def decision_words(decision: Decision, pen: Pen, place: str) -> tuple[Typed, ...]:
    """Return the decider's own words and the text as she changed it."""
    return (
        *pen.typed(f"{place}-words", decision.words, name=decision.by_name),
        *pen.typed(f"{place}-adapted", decision.adapted, name=decision.by_name),
    )


def _facts(stands: Standing, pen: Pen) -> Facts:
    case = stands.case
    rows = [
        ("who", case.asker_name),
        ("school", stands.school),
        ("channel", case.channel),
        ("wanted", pen.when(case.wanted_at) if case.wanted_at else ""),
        ("sent", pen.when(case.draft.at)),
    ]
    return Facts(tuple((pen.say(f"card-{key}"), value) for key, value in rows if value))


def _draft(case: Case, pen: Pen) -> tuple[Part, ...]:
    text = case.draft.text
    if len(text) > LONGEST_DRAFT_IN_CARD:
        return pen.typed("card-draft-start", text[:LONGEST_DRAFT_IN_CARD])
    return pen.typed("card-draft", text, asker=case.asker_name)


def _pictures(case: Case, pen: Pen) -> tuple[Part, ...]:
    files = tuple((picture.file_id, picture.alternative) for picture in case.pictures)
    return (Text(pen.say("card-pictures")), Pictures(files)) if files else ()


def _under(line: str, found: tuple[Part, ...]) -> tuple[Part, ...]:
    return (Text(line), *found) if found else ()


def _talk(case: Case, pen: Pen) -> tuple[Part, ...]:
    talks = [remark for remark in case.remarks if remark.kind is RemarkKind.TALK]
    if not talks:
        return ()
    said = Text(pen.say("card-talk", name=talks[-1].by_name, asker=case.asker_name))
    return (said, *pen.chat_with(case.asker, case.asker_name))


def _conversation(case: Case, pen: Pen) -> tuple[Typed, ...]:
    return tuple(
        Typed(
            pen.say(f"card-{remark.kind.value}-words", name=remark.by_name, moment=pen.when(remark.at)),
            remark.words,
        )
        for remark in case.remarks
    )


def _buttons(case: Case, pen: Pen) -> Buttons:
    text, number = about_text(case), case.number
    return Buttons(
        (
            pen.button(Press.DECIDE_YES, "yes", text, Tone.MAIN),
            pen.button(Press.DECIDE_CHANGES, "changes", text),
            pen.button(Press.DECIDE_NO, "no", text, Tone.GRAVE),
            pen.button(Press.TALK, "talk", number),
            pen.button(Press.ASK_BACK, "ask-back", number),
        )
    )
