"""The page that says how good it is was made from the present data."""

from bot.advice.policy import THRESHOLDS
from knowledge.loader import PACKAGED, fingerprint
from tests.evaluation.page import PAGE, drafts, filled, part_of, questions


def test_the_figures_on_the_page_are_those_of_the_present_data() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert part_of(page, "questions") == questions(), "run: make pages"
    assert part_of(page, "drafts") == drafts(), "run: make pages"


def test_the_curve_on_the_page_was_read_from_the_present_data_and_thresholds() -> None:
    curve = part_of(PAGE.read_text(encoding="utf-8"), "curve")
    assert fingerprint(PACKAGED)[:16] in curve, "run: make pages"
    assert f"answer {THRESHOLDS.answer}" in curve
    assert f"refuse {THRESHOLDS.refuse}" in curve


def test_a_part_is_filled_between_its_marks() -> None:
    page = "a\n<!-- begin x -->\nold\n<!-- end x -->\nb"
    assert part_of(filled(page, "x", "new\n"), "x") == "new\n"
