"""What is learned from example drafts: how it is weighed against the rules, and how long drafts are read."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from bot.drafts.checker import Checker
from bot.drafts.examples import Example, Read
from bot.drafts.features import PART, parts
from bot.drafts.model import Outcome
from bot.drafts.present import CheckPresenter
from bot.drafts.rules import Check
from bot.drafts.signal import NO_SIGNAL
from bot.drafts.tokens import read
from bot.drafts.training import TooFewWriters, train
from bot.reply import Quote
from tests.drafts.test_checks import PLAIN, found

SONGS = ("zingen", "neurien", "fluiten", "trommelen", "dansen", "deunen")
CAKES = ("taart", "brood", "koek", "soep", "pap", "vlaai")
IN_A_SUM = "In de som stond een filmpje met een hit van ABBA eronder gezet"
QUIET = "De zon scheen en de bomen stonden stil in de tuin. "


def examples() -> list[Example]:
    """Give drafts by three writers: a tune told without the usual words, and the usual words in a sum."""
    return [
        Example(text, writer, frozenset(must), frozenset(), unread=True)
        for writer in ("nl-een", "nl-twee", "nl-drie")
        for place, (song, cake) in enumerate(zip(SONGS, CAKES, strict=True))
        for text, must in (
            (f"Oorwurm! Die {song} we allemaal nummer {place}.", {"music"}),
            (f"Vandaag aten we {cake} bij het raam, beker {place}.", set()),
            (f"{IN_A_SUM}, en daarna aten we {cake} nummer {place}.", set()),
        )
    ]


@pytest.fixture(scope="module")
def taught(rules: Checker) -> Checker:
    known = [Read.of(example, rules) for example in examples()]
    return replace(rules, signal=train(known, rules.checks))


def test_what_no_rule_names_is_found_by_words_learned_from_examples(rules: Checker, taught: Checker) -> None:
    draft = "Wat een oorwurm, die blijven we neurien."
    assert "music" not in found(rules, draft)
    assert "music" in found(taught, draft)


def test_finding_by_learned_words_shows_the_telling_words_of_the_draft(checker: Checker) -> None:
    draft = "Haar nieuwe oortjes zijn paars met glitter en ze verstaat nu zelfs het gefluister achterin."
    _, ruled = checker.by_rules(draft, "nl")
    health = next(each for each in checker.check(draft, "nl").findings if each.check == "health")
    assert not ruled["health"].words
    assert "oortjes" in health.words
    assert set(health.words) <= set(draft.rstrip(".").split()) - {"Haar", "met", "en", "ze", "het"}


def test_words_learned_from_few_examples_are_words_of_the_draft(taught: Checker) -> None:
    draft = "Wat een oorwurm, die blijven we neurien."
    music = next(each for each in taught.check(draft, "nl").findings if each.check == "music")
    assert music.words
    assert set(music.words) <= set(draft.replace(",", "").replace(".", "").split())


def test_examples_by_one_writer_are_too_few_and_said_to_be(rules: Checker) -> None:
    known = [Read.of(example, rules) for example in examples() if example.writer == "nl-een"]
    with pytest.raises(TooFewWriters, match="at least two writers"):
        train(known, rules.checks)


def test_check_without_examples_is_left_to_its_rules(rules: Checker, taught: Checker) -> None:
    assert taught.signal.checks == ("music",)
    assert found(taught, PLAIN["grief"]) - {"music"} == found(rules, PLAIN["grief"])


def test_without_examples_the_rules_stand_alone(rules: Checker) -> None:
    assert rules.signal is NO_SIGNAL
    assert all(check in found(rules, draft) for check, draft in PLAIN.items())


def test_rule_by_words_gives_way_where_the_whole_text_speaks_against_it(
    rules: Checker, taught: Checker
) -> None:
    draft = f"{IN_A_SUM}, wie weet het antwoord?"
    assert "music" in found(rules, draft)
    assert "music" not in found(taught, draft)


def test_rule_that_is_sure_does_not_give_way(taught: Checker) -> None:
    sure = replace(taught, checks=tuple(map(surely, taught.checks)))
    assert "music" in found(sure, f"{IN_A_SUM}, wie weet het antwoord?")


def surely(check: Check) -> Check:
    return replace(check, rules=tuple(replace(rule, is_sure=True) for rule in check.rules))


@pytest.fixture
def wary(checker: Checker) -> Checker:
    """Give a checker that finds nothing in any draft, and takes every one for trouble."""
    never = np.full(len(checker.signal.checks), 2.0, np.float32)
    weighing = replace(checker.signal.weighing, enough=never, alone=never, wary=-math.inf)
    return replace(checker, signal=replace(checker.signal, weighing=weighing))


def test_draft_that_looks_like_trouble_is_not_clean_though_nothing_is_found(wary: Checker) -> None:
    result = wary.check("Stil bij het hek. Jullie weten wel waarom.", "nl")
    assert (result.outcome, result.findings, result.is_encouraged) == (Outcome.CHANGE, (), False)


@pytest.mark.parametrize(("language", "sentence"), [("nl", "niets aanwijzen"), ("en", "cannot point")])
def test_bot_says_that_it_can_point_at_nothing(wary: Checker, language: str, sentence: str) -> None:
    presenter = CheckPresenter(wary, lambda passage, _: Quote(passage, ""))
    assert sentence in presenter.reply("Stil bij het hek.", language, "").summary
    assert sentence in str(presenter.remarks("Stil bij het hek.", language))


def test_empty_draft_is_no_trouble(wary: Checker) -> None:
    assert wary.check(" \n", "nl").outcome is Outcome.CLEAN


@pytest.mark.parametrize("text", ["", "Kort.", QUIET * 40, "zonder punt " * 60, "regel\n" * 200])
def test_parts_of_a_draft_are_the_whole_draft(text: str) -> None:
    assert "".join(parts(read(text))) == text


def test_long_draft_is_read_in_parts_of_about_the_length_of_an_example() -> None:
    cut = parts(read(QUIET * 40))
    assert len(cut) > 5
    assert all(len(part) <= PART for part in cut)


@pytest.mark.parametrize("check", PLAIN)
def test_what_is_found_in_a_short_draft_is_found_in_a_long_one(checker: Checker, check: str) -> None:
    assert check in found(checker, QUIET * 12 + PLAIN[check] + " " + QUIET * 12)
