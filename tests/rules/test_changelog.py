"""The changelog is kept in the same change, in the reader's words."""

from __future__ import annotations

import re

import pytest

from tests.rules.sources import text_of

KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def unreleased(text):
    """Return the lines of the section of what is not released yet; none when there is no such section."""
    found = re.search(r"^## Unreleased\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1].strip().replace("\n  ", " ").splitlines() if found else []


def test_what_changed_since_the_last_release_is_told():
    assert [line for line in unreleased(text_of("CHANGELOG.md")) if line.startswith("- ")]


def test_every_change_is_of_a_known_kind():
    kinds = [
        line.removeprefix("### ") for line in text_of("CHANGELOG.md").splitlines() if line.startswith("### ")
    ]
    assert [kind for kind in kinds if kind not in KINDS] == []


def test_every_change_is_a_sentence():
    changes = [line for line in unreleased(text_of("CHANGELOG.md")) if line.startswith("- ")]
    assert [line for line in changes if not line.rstrip().endswith((".", ")", ":"))] == []


@pytest.mark.parametrize("text", ["", "# Changelog\n", "## Unreleased\n\n## 0.1.0\n- One thing.\n"])
def test_an_empty_section_is_noticed(text):
    assert unreleased(text) == []
