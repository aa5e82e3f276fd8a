import pytest

from bot.advice.model import Answer, Clarify, Escalate, OutOfScope, SmallTalk
from bot.advice.present import Presenter
from bot.reply import Buttons, Press, Quote, Reply
from knowledge.loader import load_protocol
from knowledge.matcher import Match

PROTOCOL = load_protocol()
PRESENTER = Presenter(PROTOCOL)


def quotes(reply: Reply) -> list[Quote]:
    return [part for part in reply.parts if isinstance(part, Quote)]


def presses(reply: Reply) -> list[tuple[Press, str]]:
    return [(b.press, b.value) for part in reply.parts if isinstance(part, Buttons) for b in part.buttons]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("passage", PROTOCOL.passages, ids=[p.id for p in PROTOCOL.passages])
def test_every_passage_is_quoted_word_for_word_in_both_languages(passage, language: str) -> None:
    quote = quotes(PRESENTER.passage(passage.id, language, ""))[0]
    assert quote.text == passage.text
    assert bool(quote.translation) is (language == "en")


def test_an_answer_names_the_guideline_and_offers_what_to_do_next() -> None:
    reply = PRESENTER.reply(Answer("nl", (Match("2", 0.9),)), "c")
    assert "Richtlijn 2" in quotes(reply)[0].label
    assert presses(reply) == [
        (Press.ASK_DIRECTOR, "c"),
        (Press.NOT_MEANT, "2|c"),
        (Press.WHOLE_PROTOCOL, "c"),
        (Press.SHOW_PASSAGE, "3|c"),
        (Press.SHOW_PASSAGE, "achtergrond-4|c"),
    ]


def test_a_choice_shows_titles_none_of_these_and_the_director_but_no_guideline() -> None:
    reply = PRESENTER.reply(Clarify("nl", (Match("7", 0.4), Match("12", 0.4))), "c")
    assert quotes(reply) == []
    assert [press for press, _ in presses(reply)] == [
        Press.SHOW_PASSAGE,
        Press.SHOW_PASSAGE,
        Press.NONE_OF_THESE,
        Press.ASK_DIRECTOR,
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_not_covered_is_said_without_showing_a_guideline(language: str) -> None:
    reply = PRESENTER.reply(OutOfScope(language, (Match("2", 0.1),)), "c")
    assert quotes(reply) == []
    assert PROTOCOL.name in reply.summary
    assert (Press.ASK_DIRECTOR, "c") in presses(reply)


def test_a_doubt_is_met_with_the_passage_about_doubt_and_the_way_to_the_director() -> None:
    reply = PRESENTER.reply(Escalate("nl", (Match("2", 0.4), Match("9", 0.4)), "tekst", ""), "c")
    assert [quote.text for quote in quotes(reply)] == [PROTOCOL.passage("9").text]
    assert presses(reply)[0] == (Press.ASK_DIRECTOR, "c")


@pytest.mark.parametrize("kind", ["greeting", "thanks", "bot", "chat", "unheard of"])
def test_small_talk_is_short_and_shows_no_guideline(kind: str) -> None:
    reply = PRESENTER.reply(SmallTalk("en", kind), "")
    assert len(reply.parts) == 1


def test_the_whole_protocol_is_every_passage_once_in_order() -> None:
    shown = [quote.text for reply in PRESENTER.whole_protocol("nl") for quote in quotes(reply)]
    assert shown == [passage.text for passage in PROTOCOL.passages]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_words_are_handed_on_only_by_a_button_of_their_own(language: str) -> None:
    assert (Press.LEARN_FROM, "c") in presses(PRESENTER.none_of_these(language, "c"))
    assert (Press.LEARN_FROM, "c") not in presses(PRESENTER.reply(OutOfScope(language, ()), "c"))
