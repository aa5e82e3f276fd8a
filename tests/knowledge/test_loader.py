import pytest

from knowledge.loader import fingerprint, load
from knowledge.model import KnowledgeError, Label, Theme


def test_a_folder_holds_passages_phrasings_and_terms(folder) -> None:
    knowledge = load(folder())
    assert [passage.id for passage in knowledge.protocol.passages] == ["quiet", "food"]
    assert knowledge.protocol.name == "Library rules"
    assert knowledge.phrasings[0].label == Label(Theme.PASSAGE, "quiet")
    assert {phrasing.voice for phrasing in knowledge.phrasings} == {"one"}


def test_a_passage_without_a_guide_is_known_by_its_id(folder) -> None:
    passage = load(folder()).protocol.passages[0]
    assert passage.guide("nl").title == "quiet"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"protocol_toml": None}, "no knowledge folder"),
        ({"nl_md": None}, "nl.md is missing"),
        ({"nl_md": "## a\n\nx\n\n## a\n\ny\n"}, "two passages with the id a"),
        (
            {"phrasings__one_toml": '[passages]\n"14" = ["x"]\n'},
            "one.toml names passages that do not exist: 14",
        ),
        ({"phrasings__one_toml": "[passages"}, "cannot be read"),
        ({"guide_toml": "[wine]\nrelated = []\n"}, "guide.toml names passages that do not exist: wine"),
        (
            {"protocol_toml": '[passages]\ndoubt = "99"\n'},
            "protocol.toml names passages that do not exist: 99",
        ),
    ],
)
def test_a_wrong_folder_is_refused_in_one_plain_sentence(folder, changes, said) -> None:
    with pytest.raises(KnowledgeError) as refused:
        load(folder(**changes))
    assert said in str(refused.value)


def test_the_fingerprint_changes_with_a_phrasing_and_not_with_the_guide(folder) -> None:
    first = fingerprint(folder())
    assert fingerprint(folder(guide_toml="[quiet]\nrelated = []\n")) == first
    assert fingerprint(folder(phrasings__two_toml='[passages]\nfood = ["crisps"]\n')) != first
