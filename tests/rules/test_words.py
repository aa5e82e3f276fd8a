"""Nothing of one foundation, of real people or of somebody's own machine in code and texts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.rules.sources import ROOT

LOOKED_AT = ("*", ".ci/*", "bot/**/*", "knowledge/**/*", "tests/**/*", "docs/**/*")
ITS_OWN_WORDS = ("knowledge/", "docs/", "tests/evaluation/", "tests/drafts/")
"""The packaged data, what is said about it, and what is measured with it."""

GENERATED = {".db", ".npz", ".png", ".pyc"}
FOUNDATION = re.compile("mosa" + "lira|maas" + "tricht", re.IGNORECASE)
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
INVENTED = re.compile(
    r"@(?:[\w-]+\.)*(?:example|test|invalid|localhost|voorbeeld|example\.(?:org|com|net)|voorbeeld\.nl)$"
)
TOKEN = re.compile(r"xox[abposr]-\d{6,}|xapp-\d-[A-Z0-9]{6,}|hooks\.slack\.com/services/T\w{8,}")
OWN_MACHINE = re.compile(r"(?<![\w.:/-])/(?:" + "work|root|home|Users" + r")/\w")


def files():
    """Return the text files that somebody keeps by hand, by their path from the root."""
    found = {path for glob in LOOKED_AT for path in ROOT.glob(glob) if path.is_file()}
    return {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8", errors="replace")
        for path in sorted(found)
        if path.suffix not in GENERATED
        and not path.name.startswith((".env.local", ".git"))
        and path.name != ".env"
        if "__pycache__" not in path.parts
    }


def names_a_foundation(path, text):
    """Return where a real foundation or town is named."""
    return [] if path.startswith(ITS_OWN_WORDS) else found(FOUNDATION, text)


def names_an_account(path, text):
    """Return the addresses and tokens that could be somebody's own."""
    quoted = path.startswith(("knowledge/protocol/phrasings/", "tests/drafts/", "tests/evaluation/"))
    addresses = [] if quoted else [address for address in found(ADDRESS, text) if not is_invented(address)]
    return [*addresses, *found(TOKEN, text)]


def names_a_machine(_path, text):
    """Return the paths that exist on one machine only."""
    return found(OWN_MACHINE, text)


def found(pattern, text):
    """Return every match in a text."""
    return [match.group() for match in pattern.finditer(text)]


def is_invented(address):
    """Whether an address is in a domain that is reserved for examples (RFC 2606), or is none at all."""
    return INVENTED.search(address.rstrip(".").lower()) is not None or Path(address).suffix in (
        ".service",
        ".example",
    )


RULES = (names_a_foundation, names_an_account, names_a_machine)


@pytest.mark.parametrize("rule", RULES)
def test_nothing_of_somebody_stands_in_code_and_texts(rule):
    seen = {path: rule(path, text) for path, text in files().items() if path != "tests/rules/test_words.py"}
    assert {path: words for path, words in seen.items() if words} == {}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (names_a_foundation, "Stichting Mosa" + "Lira"),
        (names_a_foundation, "een school in maas" + "tricht"),
        (names_an_account, "karin@school" + ".nl"),
        (names_an_account, "xoxb-" + "123456789-abc"),
        (names_a_machine, "cd /home" + "/karin/bot"),
        (names_a_machine, '"/root' + '/bot"'),
    ],
)
def test_something_of_somebody_is_noticed(rule, text):
    assert rule("bot/slack/app.py", text) != []


@pytest.mark.parametrize(
    "text", ["sanne@example.org", "bo@voorbeeld.nl", "a@b.example", "xoxb-...", "the home/work page"]
)
def test_what_is_invented_is_left_alone(text):
    assert [rule("bot/slack/app.py", text) for rule in RULES] == [[], [], []]
