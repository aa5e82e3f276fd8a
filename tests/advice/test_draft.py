import pytest

from bot.advice.draft import cut, to_check


@pytest.mark.parametrize(
    ("message", "draft", "doubt"),
    [
        (
            'twijfel over "Wat een dag op de boerderij!" kan dat?',
            "Wat een dag op de boerderij!",
            "twijfel over … kan dat?",
        ),
        (
            "kan dit zo: Vandaag bakten wij pannenkoeken met groep 5",
            "Vandaag bakten wij pannenkoeken met groep 5",
            "kan dit zo",
        ),
        ("check even „Groep 8 speelt de musical”", "Groep 8 speelt de musical", "check even"),
        (
            "is this ok: “Our class won the quiz today” thanks",
            "Our class won the quiz today",
            "is this ok … thanks",
        ),
    ],
)
def test_a_draft_in_quotes_or_after_a_colon_is_cut_out_verbatim(message, draft, doubt) -> None:
    assert cut(message, whole=False) == (draft, doubt)
    assert draft in message


def test_a_message_that_is_a_draft_is_kept_whole() -> None:
    text = "Wat was het gezellig op het plein!\n\nTot morgen allemaal"
    assert cut(text, whole=True) == (text, "")


def test_a_doubt_without_a_draft_has_no_draft() -> None:
    assert cut("weet niet of de foto van kamp online kan", whole=False) == (
        "",
        "weet niet of de foto van kamp online kan",
    )


def test_lines_and_spaces_within_a_draft_stay_as_typed() -> None:
    assert cut('ok? "regel een\n  regel  twee"', whole=False)[0] == "regel een\n  regel  twee"


def test_a_time_is_no_colon_before_a_draft() -> None:
    text = "om 10:15 vertrekken we met groep 6 naar het museum"
    assert cut(text, whole=True)[0] == text


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("check even: Groep 5 bakte vandaag pannenkoeken.", "Groep 5 bakte vandaag pannenkoeken."),
        ("Check: Groep 5 bakte vandaag pannenkoeken.", "Groep 5 bakte vandaag pannenkoeken."),
        ('check dit "Groep 5 bakte brood" even', "Groep 5 bakte brood"),
        ("check", ""),
        ("check even of dit mag", ""),
        ("twijfel: Groep 5 bakte vandaag pannenkoeken.", ""),
        ("", ""),
    ],
)
def test_draft_to_check_stands_after_the_word_that_asks_for_it(text: str, draft: str) -> None:
    assert to_check(text, ["check"]) == draft
