"""What can happen to a case in which state."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.escalation import case as transitions
from bot.escalation.case import Refused, move
from bot.escalation.model import (
    FINGERPRINT,
    NOT_LOOKED,
    Action,
    Judgement,
    Level,
    Looked,
    Remark,
    RemarkKind,
    State,
    Verdict,
    Wish,
)

SENT, WAITING, DECIDED, WITHDRAWN, EXPIRED = State
NOT = "refused"
# fmt: off
TABLE = {
    #                    sent       waiting    decided  withdrawn  expired
    Action.DELIVER:     (WAITING,   WAITING,   NOT,     NOT,       NOT),
    Action.DECIDE:      (DECIDED,   DECIDED,   NOT,     NOT,       NOT),
    Action.TALK:        (SENT,      WAITING,   NOT,     NOT,       NOT),
    Action.ASK_BACK:    (SENT,      WAITING,   NOT,     NOT,       NOT),
    Action.ANSWER_BACK: (SENT,      WAITING,   NOT,     NOT,       NOT),
    Action.REVISE:      (SENT,      WAITING,   WAITING, NOT,       WAITING),
    Action.WITHDRAW:    (WITHDRAWN, WITHDRAWN, NOT,     NOT,       NOT),
    Action.CORRECT:     (NOT,       NOT,       DECIDED, NOT,       NOT),
    Action.RAISE:       (SENT,      WAITING,   NOT,     NOT,       NOT),
    Action.REMIND:      (NOT,       WAITING,   NOT,     NOT,       NOT),
    Action.EXPIRE:      (EXPIRED,   EXPIRED,   NOT,     NOT,       NOT),
}
# fmt: on
PAIRS = [(state, action, TABLE[action][place]) for action in TABLE for place, state in enumerate(State)]


@pytest.mark.parametrize(("state", "action", "target"), PAIRS, ids=str)
def test_every_action_in_every_state(make_case, make_decision, state, action, target):
    case = make_case(state=state)
    case = make_case(state=state, decisions=(make_decision(case),) if state is DECIDED else ())
    if target == NOT:
        with pytest.raises(Refused) as refusal:
            move(case, action)
        assert refusal.value.text_args["state"] == state
    else:
        assert move(case, action).state is target


def test_the_table_holds_every_action_that_changes_a_case():
    assert set(TABLE) == set(Action) - {Action.OPEN, Action.READ} == set(transitions.TRANSITIONS)


def test_a_second_decision_is_refused_with_the_name_of_who_decided(make_case, make_decision):
    case = make_case()
    first = transitions.decided(case, make_decision(case))
    with pytest.raises(Refused) as refusal:
        transitions.decided(first, make_decision(case, Verdict.NO))
    assert refusal.value.text_args["name"] == "Anna Directeur"


@pytest.mark.parametrize("verdict", [Verdict.YES_WITH_CHANGES, Verdict.NO])
@pytest.mark.parametrize("words", ["", "  \n"])
def test_every_verdict_but_yes_needs_words(make_case, people, clock, verdict, words):
    case = make_case()
    with pytest.raises(Refused) as refusal:
        transitions.decision(case, Judgement(verdict, case.draft.sha256, words), people["anna"], clock())
    assert refusal.value.text_args["state"] == "wordless"


@pytest.mark.parametrize("length", [FINGERPRINT, 40, 64])
def test_a_decision_names_the_text_by_the_start_of_its_fingerprint_and_keeps_the_whole(
    make_case, people, clock, length
):
    case = make_case()
    judgement = Judgement(Verdict.YES, case.draft.sha256[:length])
    assert transitions.decision(case, judgement, people["anna"], clock()).sha256 == case.draft.sha256


@pytest.mark.parametrize("about", ["", "0" * 64, "0" * FINGERPRINT])
def test_a_decision_about_another_text_or_about_none_is_refused(make_case, people, clock, about):
    with pytest.raises(Refused) as refusal:
        transitions.decision(make_case(), Judgement(Verdict.YES, about), people["anna"], clock())
    assert refusal.value.text_args["state"] == "other_text"


def test_a_fingerprint_cut_too_short_is_refused(make_case, people, clock):
    case = make_case()
    judgement = Judgement(Verdict.YES, case.draft.sha256[: FINGERPRINT - 1])
    with pytest.raises(Refused):
        transitions.decision(case, judgement, people["anna"], clock())


@pytest.mark.parametrize(
    ("verdict", "adapted", "kept"),
    [
        (Verdict.YES_WITH_CHANGES, "Groep 5 won!", "Groep 5 won!"),
        (Verdict.YES_WITH_CHANGES, "  {draft}\n", ""),
        (Verdict.YES, "Groep 5 won!", ""),
        (Verdict.NO, "Groep 5 won!", ""),
    ],
)
def test_an_adapted_text_is_kept_only_when_it_differs_and_the_verdict_is_with_changes(
    make_case, people, clock, verdict, adapted, kept
):
    case = make_case()
    text = adapted.replace("{draft}", case.draft.text)
    made = transitions.decision(
        case, Judgement(verdict, case.draft.sha256, "zo", text), people["anna"], clock()
    )
    assert made.adapted == kept


@pytest.mark.parametrize(("late", "possible"), [(-1, True), (0, True), (1, False)])
def test_a_decision_can_be_corrected_for_a_day(make_case, make_decision, late, possible):
    day = timedelta(hours=24)
    case = make_case()
    first = make_decision(case)
    case = transitions.decided(case, first)
    second = make_decision(case, Verdict.NO, at=first.at + day + timedelta(seconds=late))
    if possible:
        assert transitions.corrected(case, second, day).decisions == (first, second)
    else:
        with pytest.raises(Refused) as refusal:
            transitions.corrected(case, second, day)
        assert refusal.value.text_args["state"] == "too_late"


def test_a_new_text_is_not_decided_on_and_the_old_one_stays(make_case, make_decision, clock):
    case = make_case()
    decided = transitions.decided(case, make_decision(case))
    revised = transitions.revised(decided, "Groep 5 won.", NOT_LOOKED, clock())
    assert revised.state is State.WAITING
    assert revised.decision is None
    assert [draft.text for draft in revised.drafts] == [case.draft.text, "Groep 5 won."]


def test_a_new_text_takes_its_own_findings_along_and_not_those_of_the_old_one(make_case, clock):
    case = make_case(findings=("names",), passages=("3", "9"))
    looked = Looked(("music",), ("achtergrond-3", "3"))
    revised = transitions.revised(case, "Groep 5 zong een hit.", looked, clock())
    assert revised.findings == ("music",)
    assert revised.passages == ("achtergrond-3", "3", "9")


@pytest.mark.parametrize(("text", "reason"), [("", "empty"), (" \n", "empty"), (None, "same_text")])
def test_a_new_version_must_be_a_new_text(make_case, clock, text, reason):
    case = make_case()
    with pytest.raises(Refused) as refusal:
        transitions.revised(case, case.draft.text if text is None else text, NOT_LOOKED, clock())
    assert refusal.value.text_args["state"] == reason


def test_an_expired_text_can_be_sent_again_as_it_is(make_case, clock):
    case = make_case(state=State.EXPIRED)
    assert transitions.revised(case, case.draft.text, NOT_LOOKED, clock()).state is State.WAITING


@pytest.mark.parametrize("kind", RemarkKind)
def test_a_remark_needs_words_and_leaves_the_case_open(make_case, clock, kind):
    case = make_case()
    said = Remark(kind, "U-ANNA", "Anna Directeur", "Even bellen?", clock())
    assert transitions.remarked(case, said).remarks == (said,)
    assert transitions.remarked(case, said).state is State.WAITING
    with pytest.raises(Refused):
        transitions.remarked(case, Remark(kind, "U-ANNA", "Anna Directeur", " ", clock()))


def test_a_form_without_draft_and_without_doubt_opens_nothing(people, clock):
    with pytest.raises(Refused) as refusal:
        transitions.opened(Wish(" ", "linde", " "), people["sanne"], Level.DIRECTOR, ("i", "N"), clock())
    assert refusal.value.text_args["state"] == "empty"


def test_a_doubt_without_a_draft_is_a_case(people, clock):
    wish = Wish("", "linde", "Mag dit?")
    opened = transitions.opened(wish, people["sanne"], Level.DIRECTOR, ("i", "N"), clock())
    assert (opened.state, opened.doubt, opened.asker_email) == (State.SENT, "Mag dit?", "sanne@voorbeeld.nl")
