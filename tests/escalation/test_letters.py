"""What people read, checked on what it means."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.escalation.card import card
from bot.escalation.followups import LONGEST_DRAFT_IN_CARD
from bot.escalation.letters import file_of, overtaken, write
from bot.escalation.model import (
    DraftText,
    Message,
    MessageKind,
    Picture,
    Remark,
    RemarkKind,
    State,
    Verdict,
)
from bot.escalation.pen import Pen, read_value
from bot.escalation.standing import Detour
from bot.reply import Button, Buttons, Change, Changes, Pictures, Press, Quote, Title, Typed

DECIDE = [Press.DECIDE_YES, Press.DECIDE_CHANGES, Press.DECIDE_NO, Press.TALK, Press.ASK_BACK]
CLOSED = [State.DECIDED, State.WITHDRAWN, State.EXPIRED]


def buttons(reply) -> list[Button]:
    return [button for part in reply.parts if isinstance(part, Buttons) for button in part.buttons]


def presses(reply) -> list[Press]:
    return [button.press for button in buttons(reply)]


def typed(reply) -> list[str]:
    return [part.text for part in reply.parts if isinstance(part, Typed)]


def ids(reply) -> list[str]:
    return [part.label for part in reply.parts if isinstance(part, Quote)]


def letter(kind, stands, pen, about=0):
    return write(Message(kind, "x", about), stands, pen)


@pytest.fixture
def decided(make_case, make_decision):
    def make(verdict=Verdict.YES, **changes):
        case = make_case()
        return replace(case, state=State.DECIDED, decisions=(make_decision(case, verdict, **changes),))

    return make


# the card


def test_the_card_holds_the_draft_and_the_doubt_to_the_character(make_case, stands, pen):
    case = make_case()
    assert typed(card(stands(case), pen)) == [case.draft.text, case.doubt]


def test_the_card_says_who_which_school_where_and_when(make_case, stands, pen):
    wanted = make_case().opened_at + timedelta(days=2)
    text = str(card(stands(make_case(wanted_at=wanted)), pen).parts)
    for fact in ("Sanne Vermeer", "De Linde", "Instagram van de school", "woensdag 25 november, 10:15"):
        assert fact in text


def test_the_first_line_of_a_card_says_all(make_case, stands, pen):
    reply = card(stands(make_case()), pen)
    assert reply.summary == "Sanne Vermeer vraagt jouw besluit over een post (De Linde, nr. K7Q2P)"
    assert reply.parts[0] == Title(reply.summary)


def test_an_open_card_has_the_five_buttons_and_the_deciding_ones_name_the_text(make_case, stands, pen):
    case = make_case()
    found = buttons(card(stands(case), pen))
    assert [button.press for button in found] == DECIDE
    values = [read_value(button.value) for button in found]
    assert values[:3] == [(case.number, case.draft.sha256[:16])] * 3
    assert values[3:] == [(case.number, "")] * 2


def test_the_card_quotes_the_passages_and_leaves_out_one_that_no_longer_exists(make_case, stands, pen):
    assert ids(card(stands(make_case(passages=("2", "gone", "9"))), pen)) == ["Richtlijn 2", "Richtlijn 9"]


def test_the_card_says_what_the_draft_check_found_and_nothing_when_it_found_nothing(make_case, stands, pen):
    assert "Er staat een naam in." in str(card(stands(make_case(findings=("names", "gone"))), pen))
    assert "tekstcontrole" not in str(card(stands(make_case()), pen))


def test_the_card_shows_the_pictures_with_their_description(make_case, stands, pen):
    reply = card(stands(make_case(pictures=(Picture("F1", "een bal"),))), pen)
    assert [part.files for part in reply.parts if isinstance(part, Pictures)] == [(("F1", "een bal"),)]


def test_a_card_of_a_doubt_without_a_draft_shows_the_doubt(make_case, stands, pen):
    case = make_case(drafts=(DraftText("", make_case().opened_at),))
    reply = card(stands(case), pen)
    assert typed(reply) == [case.doubt]
    assert "twijfel" in reply.summary


def test_a_long_draft_begins_on_the_card_and_the_file_holds_it_whole(make_case, stands, pen):
    text = "é" * (LONGEST_DRAFT_IN_CARD + 1)
    case = make_case(drafts=(DraftText(text, make_case().opened_at),))
    assert typed(card(stands(case), pen))[0] == text[:-1]
    assert "bestand" in str(card(stands(case), pen))
    assert file_of(Message(MessageKind.WHOLE_DRAFT, "x"), case, pen) == ("concept-K7Q2P-versie-1.txt", text)


@pytest.mark.parametrize("state", CLOSED)
def test_a_card_of_a_closed_case_has_no_buttons(decided, stands, pen, state):
    assert presses(card(stands(replace(decided(), state=state)), pen)) == []


def test_a_decided_card_says_who_decided_when_and_what(decided, stands, pen):
    reply = card(stands(decided(Verdict.NO)), pen)
    assert (
        reply.summary == "Liever niet: besloten door Anna Directeur, maandag 23 november, 11:15 (nr. K7Q2P)"
    )
    assert "Leuk stuk." in typed(reply)


def test_a_withdrawn_card_shows_none_of_the_askers_words(make_case, stands, pen):
    case = make_case(state=State.WITHDRAWN)
    assert typed(card(stands(case), pen)) == []
    assert case.doubt not in str(card(stands(case), pen))


def test_the_card_of_somebody_who_may_no_longer_decide_shows_no_words_and_no_buttons(make_case, stands, pen):
    reply = card(stands(make_case(), reader=False), pen)
    assert (typed(reply), presses(reply)) == ([], [])


def test_a_card_while_a_talk_is_asked_says_so_and_keeps_its_buttons(make_case, stands, pen):
    talk = Remark(RemarkKind.TALK, "U-ANNA", "Anna Directeur", "Bel me", make_case().opened_at)
    reply = card(stands(make_case(remarks=(talk,))), pen)
    assert "Anna Directeur wil hierover eerst praten" in str(reply)
    assert presses(reply) == [Press.OPEN_CHAT, *DECIDE]
    assert "Bel me" in typed(reply)


def test_a_talk_opens_the_conversation_with_the_other_person_for_both(make_case, stands, pen):
    talk = Remark(RemarkKind.TALK, "U-ANNA", "Anna Directeur", "Bel me", make_case().opened_at)
    case = make_case(remarks=(talk,))
    [to_director] = buttons(letter(MessageKind.REMARK, stands(case), pen))
    assert (to_director.press, to_director.value) == (Press.OPEN_CHAT, "U-ANNA")
    assert "Anna Directeur" in to_director.label
    to_asker = buttons(card(stands(case), pen))[0]
    assert (to_asker.press, to_asker.value) == (Press.OPEN_CHAT, case.asker)


def test_a_talk_asked_by_somebody_who_was_erased_has_no_link(make_case, stands, pen):
    talk = Remark(RemarkKind.TALK, "", "", "Bel me", make_case().opened_at)
    assert buttons(letter(MessageKind.REMARK, stands(make_case(remarks=(talk,))), pen)) == []


def test_a_case_that_was_decided_and_revised_has_buttons_for_the_new_text(decided, stands, pen):
    case = decided()
    new = DraftText("Nieuwe tekst", case.opened_at + timedelta(hours=2))
    reply = card(stands(replace(case, state=State.WAITING, drafts=(*case.drafts, new))), pen)
    assert presses(reply) == DECIDE
    assert buttons(reply)[0].value == f"K7Q2P:{new.sha256[:16]}"
    assert typed(reply)[0] == "Nieuwe tekst"


# to the asker


def test_delivered_names_everybody_who_has_it_and_says_that_silence_is_no_yes(make_case, stands, pen):
    reply = letter(MessageKind.DELIVERED, stands(make_case(), with_whom=("Anna", "Ed")), pen)
    assert reply.summary == "Bezorgd bij Anna en Ed (nr. K7Q2P)"
    assert "geen antwoord is geen akkoord" in str(reply)
    assert presses(reply) == [Press.REVISE, Press.WITHDRAW]


@pytest.mark.parametrize(
    ("detour", "words"), [(Detour.AWAY, "is er nu niet"), (Detour.OWN, "zelf directeur")]
)
def test_delivered_says_why_somebody_else_was_asked(make_case, stands, pen, detour, words):
    assert words in str(letter(MessageKind.DELIVERED, stands(make_case(), detour=detour), pen))
    assert words not in str(letter(MessageKind.DELIVERED, stands(make_case()), pen))


@pytest.mark.parametrize("verdict", Verdict)
def test_every_decision_gives_the_words_and_says_who_stays_responsible(decided, stands, pen, verdict):
    reply = letter(MessageKind.DECISION, stands(decided(verdict)), pen)
    assert reply.summary.startswith(f"Anna Directeur besluit: {pen.verdict(verdict)}")
    assert typed(reply) == ["Leuk stuk."]
    assert ids(reply) == ["Richtlijn 8"]


def test_a_decision_with_changes_gives_the_adapted_text_and_what_was_changed(decided, stands, pen):
    reply = letter(
        MessageKind.DECISION, stands(decided(Verdict.YES_WITH_CHANGES, adapted="Groep 5 won!")), pen
    )
    assert "Groep 5 won!" in typed(reply)
    [changes] = [part for part in reply.parts if isinstance(part, Changes)]
    assert "".join(words for change, words in changes.runs if change is not Change.REMOVED) == "Groep 5 won!"


def test_a_corrected_decision_says_so(decided, make_decision, stands, pen):
    case = decided()
    case = replace(case, decisions=(*case.decisions, make_decision(case, Verdict.NO)))
    reply = letter(MessageKind.DECISION, stands(case), pen, about=1)
    assert "hersteld" in reply.summary
    assert "Hersteld" in card(stands(case), pen).summary


def test_a_decision_on_a_new_text_is_no_correction(decided, make_decision, stands, pen):
    case = decided()
    case = replace(case, drafts=(*case.drafts, DraftText("anders", case.opened_at)))
    case = replace(case, decisions=(*case.decisions, make_decision(case)))
    assert "hersteld" not in letter(MessageKind.DECISION, stands(case), pen, about=1).summary


def test_expired_says_not_to_post_and_can_be_sent_again(make_case, stands, pen):
    reply = letter(MessageKind.EXPIRED, stands(make_case(state=State.EXPIRED)), pen)
    assert reply.summary == "Niet beoordeeld: plaats dit (nog) niet (nr. K7Q2P)"
    assert presses(reply) == [Press.REVISE]


@pytest.mark.parametrize("kind", RemarkKind)
def test_a_remark_holds_the_words_and_offers_what_follows(make_case, stands, pen, kind):
    said = Remark(kind, "U-ANNA", "Anna Directeur", "<!channel> hoi", make_case().opened_at)
    reply = letter(MessageKind.REMARK, stands(make_case(remarks=(said,))), pen)
    assert typed(reply) == ["<!channel> hoi"]
    offered = {RemarkKind.QUESTION: [Press.ANSWER_BACK], RemarkKind.TALK: [Press.OPEN_CHAT]}
    assert presses(reply) == offered.get(kind, [])


# to those who decide


def test_a_new_version_shows_the_words_that_changed(make_case, stands, pen):
    at = make_case().opened_at
    case = make_case(drafts=(DraftText("Noor won.", at), DraftText("Een leerling won.", at)))
    reply = letter(MessageKind.REVISED, stands(case), pen, about=1)
    [changes] = [part for part in reply.parts if isinstance(part, Changes)]
    assert (Change.REMOVED, "Noor ") in changes.runs
    assert (Change.ADDED, "Een leerling ") in changes.runs


def test_a_new_version_after_a_decision_is_compared_with_the_text_that_was_decided_on(decided, stands, pen):
    case = decided()
    two, three = DraftText("twee", case.opened_at), DraftText("drie", case.opened_at)
    case = replace(case, state=State.WAITING, drafts=(*case.drafts, two, three))
    reply = letter(MessageKind.REVISED, stands(case), pen, about=2)
    [changes] = [part for part in reply.parts if isinstance(part, Changes)]
    old = "".join(words for change, words in changes.runs if change is not Change.ADDED)
    assert old == case.drafts[0].text
    assert "gold voor de oude tekst" in str(reply)


def test_a_reminder_says_who_waits_and_until_when_without_the_draft(make_case, stands, pen):
    case = make_case(wanted_at=make_case().opened_at + timedelta(days=1))
    reply = letter(MessageKind.REMINDER, stands(case), pen)
    assert "Sanne Vermeer wacht nog op jouw besluit" in reply.summary
    assert "dinsdag 24 november" in str(reply)
    assert case.draft.text not in str(reply)


# all of them


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", MessageKind)
@pytest.mark.parametrize("state", State)
def test_every_letter_can_be_written_in_both_languages_in_every_state(
    decided, stands, sources, kind, state, language
):
    case = replace(decided(), state=state)
    said = Remark(RemarkKind.QUESTION, "U-ANNA", "Anna Directeur", "Wie?", case.opened_at)
    case = replace(case, remarks=(said,), drafts=(case.draft, DraftText("twee", case.opened_at)))
    reply = letter(
        kind, stands(case), Pen(language, sources), about=0 if kind is not MessageKind.REVISED else 1
    )
    assert case.number in reply.summary
    assert reply.language == language
    assert "goedgekeurd" not in str(reply).lower()
    assert "approved" not in str(reply).lower()


def test_a_letter_to_an_english_reader_is_english(make_case, stands, sources):
    reply = card(stands(make_case()), Pen("en", sources))
    assert reply.summary.startswith("Sanne Vermeer asks for your decision")
    assert [button.label for button in buttons(reply)][:3] == ["Agreed", "Agreed, with changes", "Rather not"]


@pytest.mark.parametrize(
    ("kind", "states"),
    [
        (MessageKind.CARD, CLOSED),
        (MessageKind.WHOLE_DRAFT, CLOSED),
        (MessageKind.DELIVERED, CLOSED),
        (MessageKind.STANDING, CLOSED),
        (MessageKind.REMINDER, CLOSED),
        (MessageKind.REVISED, CLOSED),
        (MessageKind.UNREACHABLE, [State.WAITING, *CLOSED]),
        (MessageKind.EXPIRED, [State.SENT, State.WAITING, State.DECIDED, State.WITHDRAWN]),
        (MessageKind.DECISION, []),
        (MessageKind.REMARK, []),
        (MessageKind.CARD_UPDATE, []),
    ],
)
def test_a_message_that_came_too_late_is_known(decided, kind, states):
    late = [state for state in State if overtaken(Message(kind, "x"), replace(decided(), state=state))]
    assert late == states


def test_an_older_decision_is_not_sent_after_a_newer_one(decided, make_decision):
    case = decided()
    case = replace(case, decisions=(*case.decisions, make_decision(case, Verdict.NO)))
    late = [overtaken(Message(MessageKind.DECISION, "x", about), case) for about in (0, 1)]
    assert late == [True, False]
