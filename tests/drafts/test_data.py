"""The data files are whole, and a wrong one is answered with one plain sentence."""

from __future__ import annotations

import dataclasses
import re
import shutil
from pathlib import Path

import pytest

from bot.drafts.checker import Checker
from bot.drafts.loader import PACKAGED, SIGNAL, DraftDataError, load_rules
from bot.drafts.model import Outcome
from bot.drafts.signal import Signal, SignalError, fingerprint, read_signal
from bot.drafts.tokens import read

PASSAGE = re.compile(r"[1-9]|1[0-3]|achtergrond-[1-4]|inleiding-[1-4]")


def test_there_are_27_checks_with_why_and_passages(rules: Checker) -> None:
    assert len(rules.checks) == 27
    for check in rules.checks:
        assert all(check.text.why[language].endswith(".") for language in ("nl", "en"))
        assert all(PASSAGE.fullmatch(passage) for passage in check.text.passages)
        assert check.rules


def test_every_check_that_can_be_mended_has_a_suggested_line(rules: Checker) -> None:
    for check in rules.checks:
        languages = set() if check.text.outcome is Outcome.DOUBT else {"nl", "en"}
        assert set(check.text.instead) == languages, check.text.check


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "drafts"
    shutil.copytree(PACKAGED, copy, ignore=shutil.ignore_patterns("examples", SIGNAL))
    return copy


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_check_can_be_switched_off(folder: Path) -> None:
    replace(folder / "music.toml", 'id = "music"', 'id = "music"\non = false')
    assert "music" not in {check.text.check for check in load_rules(folder).checks}


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('id = "music"', "", "music.toml of the draft check lacks 'id'"),
        ('support = "L"', 'support = "X"', "music.toml of the draft check is wrong"),
        ("[[rules]]", "[[rules", "music.toml of the draft check is no valid TOML"),
        ("[[rules]]", '[[rules]]\nfind.nl = ["<nolist>"]\n[[rules]]', "no shared list called <nolist>"),
        ("[[rules]]", '[[rules]]\nfind.nl = ["... muziek"]\n[[rules]]', "is no word or phrase"),
        ("[[rules]]", '[[rules]]\ncolour = "red"\n[[rules]]', "knows no 'colour'"),
    ],
)
def test_wrong_file_is_named_in_one_sentence(folder: Path, old: str, new: str, sentence: str) -> None:
    replace(folder / "music.toml", old, new)
    with pytest.raises(DraftDataError, match=re.escape(sentence)):
        load_rules(folder)


def test_word_is_found_for_certain_where_its_rule_says_so(folder: Path) -> None:
    replace(
        folder / "music.toml", "[[rules]]", '[[rules]]\nfind.nl = ["windorgel"]\nsure = true\n\n[[rules]]'
    )
    music = next(check for check in load_rules(folder).checks if check.text.check == "music")
    assert next(rule.is_sure for rule in music.rules)


def test_missing_file_is_named(folder: Path) -> None:
    (folder / "names.toml").unlink()
    with pytest.raises(DraftDataError, match=r"names\.toml .* cannot be read"):
        load_rules(folder)


def test_broken_signal_is_named(tmp_path: Path) -> None:
    (tmp_path / SIGNAL).write_bytes(b"no model")
    with pytest.raises(SignalError, match="no trained signal"):
        read_signal(tmp_path / SIGNAL)


def test_signal_knows_every_check_and_shows_the_words_it_went_by(checker: Checker) -> None:
    signal = checker.signal
    assert set(signal.checks) == {check.text.check for check in checker.checks}
    words = ["onze", "lieve", "collega", "is", "overleden"]
    assert "overleden" in signal.words(words, "grief")


def test_trained_signal_survives_saving(checker: Checker, tmp_path: Path) -> None:
    checker.signal.save(tmp_path / SIGNAL)
    again = read_signal(tmp_path / SIGNAL)
    reading = read("Onze collega is overleden.")
    assert again.margins(reading, ()) == pytest.approx(checker.signal.margins(reading, ()), abs=0.01)
    assert replace_signal(checker, again).check(reading.draft, "nl") == checker.check(reading.draft, "nl")


def replace_signal(checker: Checker, signal: Signal) -> Checker:
    return dataclasses.replace(checker, signal=signal)


def test_the_trained_signal_belongs_to_the_present_examples() -> None:
    assert read_signal(PACKAGED / SIGNAL).made_of == fingerprint(PACKAGED), "run: protocolbot index"
