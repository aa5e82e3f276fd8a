import pytest

from knowledge.loader import load
from knowledge.model import KnowledgeError, Label, Phrasing, Theme
from knowledge.writer import add, label


@pytest.mark.parametrize(
    "text",
    ['is "pizza" ok', "back\\slash", "tab\there", "emoji 🍕 and é", "quote's", "line\nbreak", "\x7f odd"],
)
def test_an_added_phrasing_is_read_back_as_it_was_typed(folder, text: str) -> None:
    place = folder()
    add(place, Phrasing(text, "en", Label(Theme.PASSAGE, "food"), "", ""))
    assert text in [phrasing.text for phrasing in load(place).phrasings if phrasing.label.key == "food"]


def test_phrasings_that_were_added_before_stay(folder) -> None:
    place = folder()
    add(place, Phrasing("first snack", "en", Label(Theme.PASSAGE, "food"), "", ""))
    add(place, Phrasing("opening on sundays", "en", Label(Theme.OUT_OF_SCOPE, "hours"), "", ""))
    assert {"first snack", "opening on sundays"} <= {phrasing.text for phrasing in load(place).phrasings}


@pytest.mark.parametrize(
    ("text", "said"), [("May I eat my lunch?", "stands there already"), ("🍕", "needs words")]
)
def test_a_double_or_empty_phrasing_is_refused_and_nothing_is_written(folder, text: str, said: str) -> None:
    place = folder()
    with pytest.raises(KnowledgeError, match=said):
        add(place, Phrasing(text, "en", Label(Theme.PASSAGE, "quiet"), "", ""))
    assert not (place / "phrasings" / "en-added.toml").exists()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("food", Label(Theme.PASSAGE, "food")),
        ("out_of_scope:new topic", Label(Theme.OUT_OF_SCOPE, "new topic")),
    ],
)
def test_a_label_is_found_by_its_name(folder, name: str, found: Label) -> None:
    assert label(load(folder()), name) == found


@pytest.mark.parametrize("name", ["drinks", "escalate:tea", "smalltalk:thanks", ""])
def test_a_label_that_does_not_exist_is_refused(folder, name: str) -> None:
    with pytest.raises(KnowledgeError, match="no passage or label"):
        label(load(folder()), name)
