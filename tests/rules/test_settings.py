"""The settings are the same in the code, in the example file and in the README."""

from __future__ import annotations

import re

import pytest
from dotenv import dotenv_values

from bot.config import NAMES, Settings, parse
from bot.privacy.inventory import DAYS
from tests.rules.sources import ROOT, text_of

EXAMPLE = dotenv_values(ROOT / ".env.example")
ROW = re.compile(r"^\| `([A-Z_]+)` \| *(?:`([^`]*)`)? *\|", re.MULTILINE)


def table(text):
    """Return the settings table of the README: the default by name, empty for none."""
    return dict(ROW.findall(text))


def test_the_example_file_names_every_setting():
    assert sorted(EXAMPLE) == sorted(NAMES)


def test_every_name_becomes_a_setting():
    assert {name.lower() for name in NAMES} == set(Settings.__dataclass_fields__)


def test_the_example_file_holds_the_defaults():
    assert parse({name: value or "" for name, value in EXAMPLE.items()}) == parse({})


def test_the_example_file_explains_every_setting():
    lines = text_of(".env.example").splitlines()
    alone = [
        line
        for before, line in zip(["", *lines], lines, strict=False)
        if line and not line.startswith("#") and not before
    ]
    assert alone == []


def test_the_readme_names_every_setting_with_its_default():
    assert table(text_of("README.md")) == {name: value or "" for name, value in EXAMPLE.items()}


@pytest.mark.parametrize("kept", [kept for kept in DAYS if kept.value in NAMES])
def test_a_period_has_the_same_default_as_its_setting(kept):
    assert DAYS[kept] == getattr(parse({}), kept.value.lower())


def test_a_setting_that_the_readme_forgot_is_noticed():
    readme = text_of("README.md").replace("| `PORT` |", "| PORT |")
    assert set(table(readme)) == set(NAMES) - {"PORT"}


def test_another_default_in_the_readme_is_noticed():
    assert table("| `PORT` | `8080` | Where to listen |") != {"PORT": EXAMPLE["PORT"]}
