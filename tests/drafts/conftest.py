"""One checker for all tests of the draft check: reading it takes a while, using it does not."""

from __future__ import annotations

import pytest

from bot.drafts.checker import Checker
from bot.drafts.loader import load_checker, load_rules


@pytest.fixture(scope="session")
def checker() -> Checker:
    return load_checker()


@pytest.fixture(scope="session")
def rules() -> Checker:
    return load_rules()
