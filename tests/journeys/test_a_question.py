"""Step 1 and 2: a question, and what is not in the protocol."""

import pytest

from bot.advice.model import Clarify
from bot.advice.service import Adviser
from bot.sandbox import NotOnScreen
from knowledge.engine import open_engine
from knowledge.loader import load_protocol

QUESTION = "mag ik de foto van de sportdag op insta zetten?"
PROTOCOL = load_protocol()
ADVISER = Adviser(open_engine().matcher)
DOUBTFUL = (
    "mag dat zomaar met die collega en die ouder op de pagina",
    "reageren of weghalen of laten staan onder onze post",
    "privé of niet met foto's van de klas",
    "wat als een ouder iets over school plaatst",
    "verantwoordelijk voor reacties en foto's",
)
"""Questions that two passages could answer; at least one of them must lead to a choice."""


def wording(passage_id: str) -> str:
    passage = PROTOCOL.passage(passage_id)
    assert passage is not None
    return passage.text


def gist(passage_id: str, language: str) -> str:
    passage = PROTOCOL.passage(passage_id)
    assert passage is not None
    return passage.guide(language).gist


def test_sanne_reads_the_guideline_word_for_word_under_its_gist(sanne) -> None:
    sanne.say(QUESTION)
    answer = sanne.read(sanne.last)
    assert wording("2") in answer
    assert answer.index(gist("2", "nl")) < answer.index(wording("2"))
    assert "Richtlijn 2" in answer
    assert "letterlijk uit Protocol Social media" in answer


def test_the_answer_offers_related_passages_and_what_to_do_next(sanne) -> None:
    sanne.say(QUESTION)
    answer = sanne.read(sanne.last)
    for label in (
        "Zie ook",
        "Richtlijn 3",
        "Ik twijfel: vraag mijn directeur",
        "Dit bedoelde ik niet",
        "Hele protocol",
    ):
        assert label in answer


def test_a_related_passage_opens_with_a_press(sanne) -> None:
    sanne.say(QUESTION)
    sanne.press("show_passage")
    assert wording("3") in sanne.read(sanne.last)


def test_the_whole_protocol_comes_with_every_passage(sanne) -> None:
    sanne.say(QUESTION)
    sanne.press("whole_protocol")
    text = sanne.text()
    assert [passage.id for passage in PROTOCOL.passages if passage.text not in text] == []


def test_the_first_reply_carries_the_notice_once(sanne) -> None:
    sanne.say(QUESTION)
    assert "Ik ben een computerprogramma" in sanne.read(sanne.last)
    sanne.say(QUESTION)
    assert "Ik ben een computerprogramma" not in sanne.read(sanne.last)


def test_privacy_shows_the_notice_again(sanne) -> None:
    sanne.command("/protocol privacy")
    assert "computerprogramma" in sanne.text()


def test_two_possible_guidelines_are_titles_to_choose_from(sanne) -> None:
    sanne.say(DOUBTFUL[[isinstance(ADVISER.ask(text), Clarify) for text in DOUBTFUL].index(True)])
    choice = sanne.read(sanne.last)
    assert "Geen van deze" in choice or "None of these" in choice
    assert 2 <= choice.count("Richtlijn") + choice.count("Achtergrond") + choice.count("Inleiding") <= 3
    assert [passage.id for passage in PROTOCOL.passages if passage.text in choice] == []
    sanne.press("show_passage")
    assert any(passage.text in sanne.read(sanne.last) for passage in PROTOCOL.passages)


def test_what_was_not_meant_leads_to_other_titles_and_in_the_end_to_an_honest_no(sanne) -> None:
    sanne.say(QUESTION)
    sanne.press("not_meant")
    assert "Geen van deze" in sanne.read(sanne.last)
    assert "Richtlijn 2:" not in sanne.read(sanne.last)
    sanne.press("none_of_these")
    assert "Dit staat niet in het Protocol Social media" in sanne.read(sanne.last)


def test_words_are_handed_on_without_a_name_only_after_a_yes(story, sanne) -> None:
    sanne.say(QUESTION)
    sanne.press("not_meant")
    sanne.press("none_of_these")
    with story.playground.bot.store.read() as work:
        assert list(work.gaps.all()) == []
    sanne.press("learn_from")
    with story.playground.bot.store.read() as work:
        assert [gap.words for gap in work.gaps.all()] == [QUESTION]


def test_sick_leave_is_not_covered_and_no_guideline_is_shown_as_if_it_were(sanne) -> None:
    sanne.say("hoe meld ik me ziek voor morgen?")
    answer = sanne.read(sanne.last)
    assert "Dit staat niet in het Protocol Social media" in answer
    assert [passage.id for passage in PROTOCOL.passages if passage.text in answer] == []
    assert "vraag mijn directeur" in answer


def test_a_question_is_not_stored(story, sanne) -> None:
    sanne.say("een heel bijzondere vraag over tiktokfilmpjes met zwemles")
    path = story.playground.bot.store.path
    held = b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*"))
    assert b"tiktokfilmpjes" not in held


@pytest.mark.parametrize(
    "typed", ["5", "richtlijn 5", "zoek telefoon in de pauze", "mag ik in de pauze op tiktok?"]
)
def test_the_command_takes_a_number_or_words(sanne, typed: str) -> None:
    sanne.command(f"/protocol {typed}")
    assert wording("5") in sanne.text()


def test_the_empty_command_explains_itself(sanne) -> None:
    sanne.command("/protocol")
    assert "/protocol" in sanne.text()


def test_in_a_channel_the_answer_stands_in_the_thread(sanne) -> None:
    ts = sanne.mention("#team", QUESTION)
    answers = [message for message in sanne.channel("#team") if message.thread_ts == ts and message.ts != ts]
    assert wording("2") in sanne.read(answers[0])


def test_somebody_elses_question_in_a_channel_is_hers_to_send_on(story, sanne) -> None:
    sanne.mention("#team", QUESTION)
    noor = story("Noor")
    noor.press("ask_director")
    assert noor.view is None


def test_an_english_question_gets_the_dutch_wording_and_our_translation_under_it(story) -> None:
    emily = story("Emily")
    emily.say("can I put the sports day photo on insta?")
    answer = emily.read(emily.last)
    passage = PROTOCOL.passage("2")
    assert answer.index(passage.text) < answer.index(passage.translation)
    assert gist("2", "en") in answer
    assert "not official" in answer


def test_a_person_without_an_open_form_cannot_send_one(sanne) -> None:
    with pytest.raises(NotOnScreen):
        sanne.submit({})
