import hashlib
import re
import tomllib

import pytest

from knowledge.loader import PACKAGED, load_protocol
from knowledge.model import Kind

PROTOCOL = load_protocol()
IDS = [passage.id for passage in PROTOCOL.passages]


def test_the_passages_and_headings_are_the_whole_source_and_nothing_else() -> None:
    about = tomllib.loads((PACKAGED / "protocol.toml").read_text(encoding="utf-8"))
    by_id = {passage.id: passage.text for passage in PROTOCOL.passages}
    title, guidelines, background = PROTOCOL.headings
    pieces = [
        title,
        *(by_id[f"inleiding-{n}"] for n in range(1, 5)),
        guidelines,
        *(f"{n}. {by_id[str(n)]}" for n in range(1, 14)),
        background,
        *(by_id[f"achtergrond-{n}"] for n in range(1, 5)),
    ]
    rebuilt = re.sub(r"\s+", " ", " ".join(pieces)).strip()
    assert hashlib.sha256(rebuilt.encode()).hexdigest() == about["source_sha256"]


def test_there_are_thirteen_guidelines_four_background_points_and_four_introductions() -> None:
    kinds = [passage.kind for passage in PROTOCOL.passages]
    assert (kinds.count(Kind.GUIDELINE), kinds.count(Kind.BACKGROUND), kinds.count(Kind.INTRODUCTION)) == (
        13,
        4,
        4,
    )


@pytest.mark.parametrize("passage", PROTOCOL.passages, ids=IDS)
def test_every_passage_has_a_translation_and_a_guide_in_both_languages(passage) -> None:
    assert passage.translation
    assert set(passage.guides) == {"nl", "en"}
    for guide in passage.guides.values():
        assert 5 <= len(guide.title) <= 60
        assert 20 <= len(guide.gist) <= 170


@pytest.mark.parametrize("passage", PROTOCOL.passages, ids=IDS)
def test_what_to_read_beside_a_passage_exists_and_is_another(passage) -> None:
    assert passage.related
    assert set(passage.related) <= set(IDS) - {passage.id}


@pytest.mark.parametrize(
    ("passage_id", "strong"),
    [("5", "niet toegestaan"), ("7", "Vermijd"), ("12", "kunnen"), ("3", "aangemoedigd")],
)
def test_a_gist_keeps_the_strength_of_the_wording(passage_id: str, strong: str) -> None:
    passage = PROTOCOL.passage(passage_id)
    assert passage is not None
    assert strong in passage.guides["nl"].gist


def test_the_wording_stands_in_one_file_only() -> None:
    text = PROTOCOL.passages[5].text[:60]
    root = PACKAGED.parent.parent
    holding = [
        file.relative_to(root).as_posix()
        for folder in ("knowledge", "bot", "docs", "tests")
        for file in (root / folder).rglob("*")
        if file.suffix in {".md", ".py", ".toml", ".ftl"} and text in file.read_text(encoding="utf-8")
    ]
    assert holding == ["knowledge/protocol/nl.md"]
