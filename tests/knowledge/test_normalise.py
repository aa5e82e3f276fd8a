import pytest

from knowledge.normalise import LONGEST, normalise, words


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("  Mag   DIT?  ", "mag dit?"),
        ("privé", "prive"),
        ("heeeeel erg", "heel erg"),
        ("foto\u200b's\u202e 📷 ja", "foto's ja"),
        ("foto’s", "foto's"),
        ("regel\r\nregel\tregel", "regel regel regel"),
        ("ﬁlmpje", "filmpje"),
        ("👍👍", ""),
        ("\x00\x07", ""),
    ],
)
def test_what_was_typed_comes_in_one_form(typed: str, plain: str) -> None:
    assert "".join(c for c in normalise(typed) if c != "?") == plain.replace("?", "")


def test_words_are_letters_and_digits_with_their_apostrophes() -> None:
    assert words("Foto's (groep 5/6) op insta!!") == ["foto's", "groep", "5", "6", "op", "insta"]


def test_only_the_beginning_of_a_very_long_text_is_read() -> None:
    assert len(normalise("a b " * 10_000)) <= LONGEST
