"""Read ``knowledge/drafts/*.toml``: one file a check, and shared words, names, questions and settings."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.drafts.checker import Checker, Settings
from bot.drafts.detectors import DETECTORS
from bot.drafts.model import CheckText, Outcome, Support
from bot.drafts.names import Role
from bot.drafts.phrases import Index, Lists, PhraseError
from bot.drafts.replace import Pseudonyms
from bot.drafts.roster import NameWords, library_names
from bot.drafts.rules import Check, Detected, Finder, Patterns, People, Question, Rule, WordLists
from bot.drafts.signal import NO_SIGNAL, read_signal
from bot.drafts.tokens import normal, read
from bot.errors import BotError

PACKAGED = Path(__file__).parents[2] / "knowledge" / "drafts"
"""The data that comes with the package."""

SIGNAL = "signal.npz"
"""The trained signal in a folder; without it the rules stand alone."""

LANGUAGES = ("nl", "en")
_SHARED = {"words.toml", "names.toml", "questions.toml", "settings.toml"}
Table = Mapping[str, Any]


class DraftDataError(BotError):
    """A file of the draft check cannot be used."""


def load_checker(folder: Path = PACKAGED) -> Checker:
    """Return the checks of a folder with its trained signal; the ones that are switched off are left out.

    Raises:
        DraftDataError: a file is missing or wrong; the sentence names it and says what.
        SignalError: the trained signal cannot be read.

    """
    signal = folder / SIGNAL
    return replace(load_rules(folder), signal=read_signal(signal) if signal.exists() else NO_SIGNAL)


def load_rules(folder: Path = PACKAGED) -> Checker:
    """Return the checks of a folder by their rules alone.

    Raises:
        DraftDataError: a file is missing or wrong; the sentence names it and says what.

    """
    settings, words = _table(folder / "settings.toml"), _table(folder / "words.toml")
    build = _Build(_within(folder / "words.toml", _lists, words))
    files = sorted(path for path in folder.glob("*.toml") if path.name not in _SHARED)
    tables = [(path, _table(path)) for path in files]
    checks = [_within(path, build.check, table) for path, table in tables if table.get("on", True)]
    order = list(settings.get("order", ()))
    checks.sort(key=lambda check: order.index(check.text.check) if check.text.check in order else len(order))
    questions = _within(folder / "questions.toml", build.questions, _table(folder / "questions.toml"))
    names = _within(folder / "names.toml", _names, _table(folder / "names.toml"))
    common = _within(folder / "settings.toml", _settings, settings)
    return Checker(tuple(checks), questions, names, build.index, common, NO_SIGNAL)


def _table(path: Path) -> Table:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DraftDataError(f"{path.name} of the draft check cannot be read in {path.parent}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DraftDataError(f"{path.name} of the draft check is no valid TOML: {error}.") from error


def _within(path: Path, make: Any, table: Table) -> Any:
    try:
        return make(table)
    except KeyError as error:
        raise DraftDataError(f"{path.name} of the draft check lacks {error}.") from error
    except (PhraseError, ValueError, TypeError, AttributeError, ModuleNotFoundError) as error:
        raise DraftDataError(f"{path.name} of the draft check is wrong: {error}.") from error


def _lists(table: Table) -> Mapping[str, Lists]:
    """Shared lists by language; a list may use the lists above it in the file."""
    made: dict[str, Lists] = {}
    for language in (*LANGUAGES, "any"):
        shared: dict[str, Any] = {}
        for name, entries in table.items():
            by_language = [*entries.get(language, ()), *entries.get("any", ())]
            shared[name] = Lists(shared).compile(by_language)
        made[language] = Lists(shared)
    return made


class _Build:
    """Turns tables into checks while one index collects all phrases."""

    def __init__(self, lists: Mapping[str, Lists]) -> None:
        self.lists = lists
        self.index = Index()

    def check(self, table: Table) -> Check:
        excuses = self._optional(table, "unless")
        rules = tuple(self._rule(rule, excuses) for rule in table["rules"])
        return Check(_text(table), bool(table.get("never_clean", False)), rules, excuses)

    def questions(self, table: Table) -> tuple[Question, ...]:
        return tuple(
            Question(
                key, _both(one, "text"), frozenset(one.get("checks", ())), self._words(one.get("words", {}))
            )
            for key, one in table.items()
        )

    def _rule(self, table: Table, excuses: tuple[WordLists, ...]) -> Rule:
        unknown = set(table) - {"find", "pattern", "detector", "names", "in_hashtag"}
        unknown -= {"needs", "also", "unless", "within", "even_if", "sure", "note"}
        if unknown:
            raise ValueError(f"a rule knows no {sorted(unknown)[0]!r}")
        needs = self._optional(table, "needs") + self._optional(table, "also")
        unless = self._optional(table, "unless") + (() if table.get("even_if") else excuses)
        find, in_one_sentence = self._finder(table), table.get("within", "draft") == "sentence"
        is_sure = bool(table.get("sure", isinstance(find, Patterns | Detected)))
        return Rule(find, needs, unless, in_one_sentence, is_sure)

    def _finder(self, table: Table) -> Finder:
        if "pattern" in table:
            return Patterns(tuple(re.compile(each, re.IGNORECASE) for each in table["pattern"]))
        if "detector" in table:
            return Detected(DETECTORS[table["detector"]])
        if "names" in table:
            return People(Role(table["names"]), bool(table.get("in_hashtag", False)))
        return self._words(table["find"])

    def _optional(self, table: Table, key: str) -> tuple[WordLists, ...]:
        return (self._words(table[key]),) if key in table else ()

    def _words(self, table: Table) -> WordLists:
        return WordLists({code: self.index.add(self.lists[code].compile(table[code])) for code in table})


def _text(table: Table) -> CheckText:
    return CheckText(
        table["id"],
        tuple(table["passages"]),
        Support(table["support"]),
        Outcome(table["outcome"]),
        _both(table, "why"),
        dict(table.get("instead", {})),
    )


def _both(table: Table, key: str) -> Mapping[str, str]:
    return {language: str(table[key][language]) for language in LANGUAGES}


def _settings(table: Table) -> Settings:
    pseudonyms = {code: Pseudonyms(**words) for code, words in table["pseudonyms"].items()}
    functions = {code: frozenset(words) for code, words in table["function_words"].items()}
    return Settings(table["encouraged_by"], table["region"], functions, pseudonyms)


def _names(table: Table) -> NameWords:
    sets: dict[str, Any] = {k: _normal_set(v) for k, v in table.items() if k not in _NAME_SPECIALS}
    given = library_names(table["locales"]) | _normal_set(table["extra"])
    sets["names"] = given - sets["never"] | sets["ordinary"]
    sets["known_people"] = frozenset(
        tuple(token.word for token in read(name).tokens) for name in table["known_people"]
    )
    sets |= {key: tuple(normal(end) for end in table[key]) for key in _NAME_ENDS}
    return NameWords(**sets)


_NAME_ENDS = ("place_ends", "surname_ends", "title_ends")
_NAME_SPECIALS = {"locales", "extra", "known_people", *_NAME_ENDS}


def _normal_set(words: Sequence[str]) -> frozenset[str]:
    return frozenset(normal(word) for word in words)
