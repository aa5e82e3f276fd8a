"""Every sentence exists in both languages, is asked for with what it needs, and is used."""

from __future__ import annotations

import ast
import re
import tomllib

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Identifier, Message, SelectExpression, VariableReference, Variant
from fluent.syntax.visitor import Visitor

from bot.texts import LANGUAGES, keys, say
from tests.rules.sources import ROOT, called, code, is_in, source, text_of

IN_FRONT = {"bot/escalation/": ("escalation-", "escalation-press-")}
"""What the rooms' own helpers (`Pen.say`, `Pen.button`) put in front of the key they are given."""

HELPERS = ("escalation-{}", "press-{}")
"""The patterns of those helpers themselves: they use no sentence of their own."""

SILENT = ("bot.sandbox", "bot.cli")
"""Rooms that say none of these sentences of their own."""

ROOMS = {key.partition("-")[0] for key in keys("nl")}
POLITE = re.compile(r"\b(u|uw|uzelf)\b", re.IGNORECASE)


class _Places(Visitor):
    """Collects the places of a sentence, and its variants: `state[decided]`."""

    def __init__(self):
        self.names = set()
        self.variants = set()

    def visit_VariableReference(self, node):  # noqa: N802 - the library's name for it
        self.names.add(node.id.name)

    def visit_SelectExpression(self, node):  # noqa: N802 - the library's name for it
        self.variants |= {(_selector(node), _name(variant)) for variant in node.variants}
        self.generic_visit(node)


def _selector(node: SelectExpression) -> str:
    return node.selector.id.name if isinstance(node.selector, VariableReference) else ""


def _name(variant: Variant) -> str:
    return variant.key.name if isinstance(variant.key, Identifier) else variant.key.value


def read(language):
    """Return the sentences of a language by key."""
    files = sorted((ROOT / "bot/texts" / language).glob("*.ftl"))
    bodies = [FluentParser().parse(file.read_text("utf-8")).body for file in files]
    return {entry.id.name: entry for body in bodies for entry in body if isinstance(entry, Message)}


def places(message):
    """Return the names of a sentence's places, and its variants."""
    seen = _Places()
    seen.visit(message)
    return seen.names, seen.variants


SENTENCES = {language: read(language) for language in LANGUAGES}


def ways(message):
    """Yield arguments that bring out every variant of a sentence."""
    names, variants = places(message)
    yield dict.fromkeys(names, "x")
    for selector, name in variants:
        value = {"zero": 0, "one": 1, "other": 5}.get(name, int(name) if name.isdecimal() else name)
        yield dict.fromkeys(names, "x") | {selector: value}


def pattern(node):
    """Return what a key is made of, `{}` for what is filled in; nothing when it is a name only."""
    match node:
        case ast.Constant(str(text)):
            return text
        case ast.JoinedStr(parts):
            return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in parts)
    return ""


def fits(text, key):
    """Whether a key can come from a pattern."""
    return re.fullmatch(re.escape(text).replace(r"\{\}", "[a-z0-9-]+"), key) is not None


def in_front(file):
    """Return what may stand in front of a key in this file."""
    return next((fronts for room, fronts in IN_FRONT.items() if file.path.startswith(room)), ("",))


def asked(file):
    """Yield the patterns of the keys that this file asks for with `say`."""
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Call) and called(node.func) == "say":
            for argument in node.args[:2]:
                for leaf in _leaves(argument):
                    text = pattern(leaf)
                    if text and (isinstance(node.func, ast.Name) or file.path.startswith(tuple(IN_FRONT))):
                        yield text, node.lineno


def _leaves(node):
    return [*_leaves(node.body), *_leaves(node.orelse)] if isinstance(node, ast.IfExp) else [node]


def unknown(files):
    """Return every key that is asked for and does not exist."""
    known = keys("nl")
    missing = []
    for file in files:
        fronts = ("", *in_front(file))
        missing += [
            f"{file.path}:{line} asks for {text}"
            for text, line in asked(file)
            if not any(fits(front + text, key) for front in fronts for key in known)
        ]
        named = re.compile(rf"({'|'.join(sorted(ROOMS))})-[a-z-]*[a-z]")
        missing += [
            f"{file.path} names {text}"
            for text in file.strings
            if not is_in(file.name, SILENT) and named.fullmatch(text)
            if not any(key == text or key.startswith(f"{text}-") for key in known)
        ]
    return missing


def unused(files):
    """Return every key that no string in the code can be."""
    left = set(keys("nl"))
    for file in files:
        texts = {pattern(node) for node in ast.walk(file.tree)} - {""} - set(HELPERS)
        texts = {text for text in texts if re.fullmatch(r"[a-z0-9{}-]+", text) and text.strip("{}-")}
        wanted = {front + text for front in ("", *in_front(file)) for text in texts}
        plain = wanted & left
        made = [text for text in wanted if "{}" in text]
        left -= plain | {key for key in left if any(fits(text, key) for text in made)}
    return sorted(left)


def spoken():
    """Yield every Dutch sentence that staff read: of the bot, of the guide and of the draft check."""
    for key in keys("nl"):
        for args in ways(SENTENCES["nl"][key]):
            yield key, say("nl", key, **args)
    for path in ("knowledge/protocol/guide.toml", *_draft_files()):
        yield from _dutch(tomllib.loads(text_of(path)), path)


def _draft_files():
    return sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "knowledge/drafts").glob("*.toml"))


def _dutch(table, name):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _dutch(value, f"{name} {key}")
        elif isinstance(value, str) and (key == "nl" or name.endswith(" nl")):
            yield f"{name} {key}", value


def test_both_languages_have_the_same_sentences():
    assert keys("nl") == keys("en")


def test_no_sentence_stands_in_two_files():
    for language in LANGUAGES:
        files = (ROOT / "bot/texts" / language).glob("*.ftl")
        found = [
            key for file in files for key in re.findall(r"^([a-z0-9-]+) =", file.read_text("utf-8"), re.M)
        ]
        assert sorted(found) == keys(language)


@pytest.mark.parametrize("key", keys("nl"))
def test_both_languages_have_the_same_places_and_variants(key):
    assert places(SENTENCES["nl"][key]) == places(SENTENCES["en"][key])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", keys("nl"))
def test_a_sentence_reads_well_in_all_its_variants(language, key):
    for args in ways(SENTENCES[language][key]):
        text = say(language, key, **args)
        assert text.strip() == text != ""
        assert not re.search(r"[{}]|\$|  |\.\.", text)


def test_every_sentence_that_the_code_asks_for_exists():
    assert unknown(code()) == []


def test_every_sentence_is_used():
    assert unused(code()) == []


def test_dutch_sentences_say_je():
    assert [name for name, text in spoken() if POLITE.search(text)] == []


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("bot.advice.present", 'say(language, "advice-sea-also")'),
        ("bot.advice.present", 'say(language, f"advice-smaltalk-{kind}", name=name)'),
        ("bot.advice.present", 'say(language, "advice-see-also" if it else "advice-see-alas")'),
        ("bot.escalation.letters", 'pen.say("delivered-frist")'),
        ("bot.slack.trouble", 'text_key = "error-to-slow"'),
    ],
)
def test_a_key_that_does_not_exist_is_noticed(path, line):
    assert len(unknown([source(path, line)])) >= 1


def test_a_sentence_that_nobody_uses_is_noticed():
    assert "error-stale" in unused([file for file in code() if file.path != "bot/slack/trouble.py"])


@pytest.mark.parametrize("text", ["Wilt u dit?", "Uw bericht", "Doe het uzelf niet aan"])
def test_a_polite_form_is_noticed(text):
    assert POLITE.search(text)
