import pytest

from knowledge.engine import Engine, open_engine
from knowledge.matcher import Matcher
from knowledge.model import Label, Theme

QUESTIONS = [
    ("een moeder uit mijn klas wil me toevoegen op facebook", "13"),
    ("mag er een liedje van de radio onder ons filmpje", "achtergrond-3"),
    ("een vader scheldt ons uit onder de post, moet ik terugschrijven", "7"),
    ("mag ik in de pauze even op tiktok", "5"),
    ("can I delete a nasty comment on our page", "12"),
    ("parents never returned the photo form, can their child be in the clip", "2"),
]


@pytest.mark.parametrize(("question", "passage_id"), QUESTIONS)
def test_a_question_in_own_words_finds_its_passage(engine: Engine, question: str, passage_id: str) -> None:
    assert engine.matcher.read(question).matches[0].passage_id == passage_id


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        str.title,
        lambda text: f"{text}?",
        lambda text: f"{text} ???",
        lambda text: f"beste bot, {text}",
        lambda text: f"hoi! {text}",
        lambda text: text.replace(" ", "   "),
        lambda text: f"{text} 🙏😅",
        lambda text: text.replace("e", "ee", 1),
        lambda text: f"\u202e{text}\u200b",
    ],
    ids=[
        "capitals",
        "title",
        "question mark",
        "marks",
        "dear bot",
        "greeting",
        "spaces",
        "emoji",
        "typo",
        "marks",
    ],
)
@pytest.mark.parametrize(("question", "passage_id"), QUESTIONS)
def test_the_way_of_typing_does_not_change_the_passage(engine: Engine, question, passage_id, change) -> None:
    assert engine.matcher.read(change(question)).matches[0].passage_id == passage_id


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "🎉🎉",
        "\x00\x01\x02",
        "\u202e\u200f",
        "x" * 10_000,
        "foto " * 2000,
        "<script>alert(1)</script>",
        "'; --",
    ],
)
def test_any_text_is_read_without_a_crash(engine: Engine, text: str) -> None:
    reading = engine.matcher.read(text)
    assert sum(reading.themes.values()) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("text", ["", "🎉", "\u200b", "?!"])
def test_a_text_without_words_is_empty(engine: Engine, text: str) -> None:
    assert engine.matcher.read(text).is_empty


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("mag ik dit plaatsen", "nl"),
        ("can I post this", "en"),
        ("wie is verantwoordelijk voor wat ik zelf zet", "nl"),
        ("who is responsible for what I put online", "en"),
    ],
)
def test_the_language_is_recognised(engine: Engine, text: str, language: str) -> None:
    assert engine.matcher.language(text) == language


def test_a_passage_that_was_not_meant_is_left_out(engine: Engine) -> None:
    question, passage_id = QUESTIONS[0]
    found = [match.passage_id for match in engine.matcher.read(question, without=(passage_id,)).matches]
    assert passage_id not in found
    assert len(found) == 3


def test_scores_fall_along_the_ranking_and_are_shares(engine: Engine) -> None:
    scores = [match.score for match in engine.matcher.read(QUESTIONS[1][0]).matches]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_a_match_can_say_why(engine: Engine) -> None:
    reason = engine.matcher.why("een moeder wil me toevoegen", Label(Theme.PASSAGE, "13"))
    assert {phrasing.label.key for phrasing, _ in reason.alike} == {"13"}
    assert "toevoegen" in [word for word, _ in reason.words][:3]


def test_the_engine_works_for_any_folder_of_the_same_form(folder) -> None:
    matcher: Matcher = open_engine(folder()).matcher
    assert matcher.read("can I eat a sandwich").matches[0].passage_id == "food"
    assert matcher.read("is loud singing ok").matches[0].passage_id == "quiet"
    assert matcher.language("whatever") == "en"


def test_a_phrasing_asked_to_the_letter_finds_its_passage_whatever_its_marks(folder) -> None:
    place = folder(phrasings__two_toml='lang = "en"\n[passages]\nquiet = ["xylophone zebra"]\n')
    reading = open_engine(place).matcher.read("  Xylophone, ZEBRA!? ")
    assert reading.matches[0].passage_id == "quiet"
    assert reading.themes[Theme.PASSAGE] > 0.95
