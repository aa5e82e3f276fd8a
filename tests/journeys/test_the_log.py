"""The log of a whole journey holds case numbers and none of the words that people typed."""

from __future__ import annotations

import logging
import re

from tests.journeys.conftest import DRAFT

TYPED = {
    "doubt": "Zouden struisvogelveren hinderlijk wapperen?",
    "channel": "Buurtprikbord Kastanjeplein",
    "alternatives": "Twee zeepkisten naast elkaar",
}
DRAFT_2 = "Kampvuurliedjes galmden onverwacht prachtig"
QUESTION, ANSWER = "Hebben voogden schriftelijk ingestemd?", "Vanzelfsprekend, allemaal getekend"
TALK, WORDS = "Bespreek morgenochtend eventjes samen", "Onherkenbaar maken alstublieft"
ADAPTED = "Zingende kinderen rondom vlammetjes"


def words_of(*texts: str) -> set[str]:
    """Return the words of five letters and more: shorter ones stand in any log by chance."""
    return {word.lower() for text in texts for word in re.findall(r"\w{5,}", text)}


def test_the_log_of_a_whole_journey_holds_its_number_and_no_word_of_it(
    sent, story, sanne, karin, caplog
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("slack_sdk", "slack_bolt", "asyncio"):  # as `protocolbot run` sets it
        logging.getLogger(name).setLevel(logging.CRITICAL)
    number = sent(pictures=[("zeepkist.png", b"x")], **TYPED)
    karin.press("ask_back")
    karin.submit({"words": QUESTION})
    story.deliver()
    sanne.press("answer_back")
    sanne.submit({"words": ANSWER})
    karin.press("talk")
    karin.submit({"words": TALK})
    story.playground.standin.faults.fail_next("chat.postMessage", "msg_too_long")
    story.playground.standin.faults.fail_next("chat.postMessage", "channel_not_found")
    story.deliver()
    sanne.press("revise")
    sanne.submit({"draft": DRAFT_2})
    story.later(hours=2)
    karin.press("decide_changes", message=karin.inbox[0])
    karin.submit({"draft": ADAPTED, "words": WORDS})
    story.playground.standin.faults.fail_next("views.publish", "internal_error", times=5)
    sanne.open_home()
    story.later(hours=2)
    log = caplog.text.lower()
    assert number.lower() in log
    assert "not sent" in log
    typed = words_of(DRAFT, DRAFT_2, QUESTION, ANSWER, TALK, WORDS, ADAPTED, *TYPED.values())
    assert len(typed) > 30
    assert {word for word in typed if word in log} == set()
    assert not any(name in caplog.text for name in ("Sanne", "Vermeer", "Karin", "Hendriks"))
