from collections import Counter, defaultdict

import pytest

from knowledge.model import Theme
from knowledge.normalise import normalise, words

KINDS = {"draft", "doubt", "greeting", "thanks", "bot", "chat"}


def _plain(text: str) -> str:
    return " ".join(words(text))


def test_every_passage_has_at_least_fifteen_dutch_and_six_english_phrasings(packaged) -> None:
    counts = Counter((p.language, p.label.key) for p in packaged.phrasings if p.label.theme is Theme.PASSAGE)
    ids = [passage.id for passage in packaged.protocol.passages]
    assert min(counts["nl", passage_id] for passage_id in ids) >= 15
    assert min(counts["en", passage_id] for passage_id in ids) >= 6


def test_out_of_scope_has_more_phrasings_than_three_passages_together(packaged) -> None:
    counts = Counter(p.label.key for p in packaged.phrasings if p.label.theme is Theme.PASSAGE)
    outside = sum(p.label.theme is Theme.OUT_OF_SCOPE for p in packaged.phrasings)
    assert outside > sum(count for _, count in counts.most_common(3))


def test_no_phrasing_stands_for_two_things(packaged) -> None:
    meanings = defaultdict(set)
    for phrasing in packaged.phrasings:
        label = phrasing.label
        meanings[_plain(phrasing.text)].add(label.theme if label.theme is Theme.OUT_OF_SCOPE else label)
    contradictions = {
        text: {str(label) for label in found} for text, found in meanings.items() if len(found) > 1
    }
    assert contradictions == {}


def test_no_phrasing_stands_twice_in_one_voice(packaged) -> None:
    counts = Counter((p.voice, _plain(p.text)) for p in packaged.phrasings)
    assert [key for key, count in counts.items() if count > 1] == []


def test_kinds_of_doubt_and_small_talk_are_known(packaged) -> None:
    found = {p.label.key for p in packaged.phrasings if p.label.theme in (Theme.ESCALATE, Theme.SMALLTALK)}
    assert found == KINDS


def test_every_phrasing_says_something_and_is_no_story_without_end(packaged) -> None:
    assert all(normalise(p.text) for p in packaged.phrasings)
    assert max(len(p.text) for p in packaged.phrasings) < 1000


@pytest.mark.parametrize("language", ["nl", "en"])
def test_several_voices_write_each_language(packaged, language: str) -> None:
    assert len({p.voice for p in packaged.phrasings if p.language == language}) >= 4
