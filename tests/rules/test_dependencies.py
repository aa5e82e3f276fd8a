"""Every library the project stands on is declared, is used, and has its reason in a decision."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from tests.rules.sources import ROOT, code, sources, text_of

PROJECT = tomllib.loads(text_of("pyproject.toml"))["project"]
TOGETHER = {"slack_sdk": "slack-bolt"}
"""What a library brings along as its other half, and has no line of its own."""

DECISIONS = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
HEADINGS = ["Context", "Decision", "Status", "Consequences"]


def normal(name):
    """Return the name of a distribution as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


RUNTIME = {normal(re.match(r"[\w.-]+", line)[0]) for line in PROJECT["dependencies"]}
TOOLS = {normal(re.match(r"[\w.-]+", line)[0]) for line in PROJECT["optional-dependencies"]["dev"]}


def distributions(files):
    """Return the names under which what these files import is installed; the module's own when it is not."""
    installed = packages_distributions()
    found = set()
    for file in files:
        for name in file.imports:
            module = name.partition(".")[0]
            if module not in sys.stdlib_module_names and module not in ("bot", "knowledge", "tests"):
                known = [TOGETHER[module]] if module in TOGETHER else installed.get(module, [module])
                found.add(normal(known[0]))
    return found


def reasons():
    """Return every name in backticks of the pages with decisions."""
    return {
        normal(name) for page in DECISIONS for name in re.findall(r"`([^`\n]+)`", page.read_text("utf-8"))
    }


def test_everything_the_program_imports_is_declared():
    assert sorted(distributions(code()) - RUNTIME) == []


def test_everything_the_tests_import_is_declared():
    assert sorted(distributions(sources("tests")) - RUNTIME - TOOLS) == []


ONLY_NAMED = {"websockets"}
"""Libraries that another one is told to use by name, as uvicorn is for the sandbox's sockets."""


def test_nothing_is_declared_that_the_program_does_not_import():
    assert sorted(RUNTIME - distributions(code()) - ONLY_NAMED) == []


def test_every_dependency_has_its_reason_in_a_decision():
    assert sorted((RUNTIME | TOOLS) - reasons()) == []


def test_a_library_without_a_reason_is_noticed():
    assert "leftpad" not in reasons()


def test_decisions_are_numbered_without_gaps():
    assert [page.name[:4] for page in DECISIONS] == [f"{n:04}" for n in range(1, len(DECISIONS) + 1)]


def test_every_decision_says_why_what_and_what_follows():
    headings = {
        page.name: re.findall(r"^## (.+)$", page.read_text("utf-8"), re.MULTILINE) for page in DECISIONS
    }
    assert {name: found for name, found in headings.items() if found != HEADINGS} == {}


def test_every_decision_is_in_the_list():
    listed = re.findall(r"\]\((\d{4}-[\w.-]+)\)", text_of("docs/decisions/README.md"))
    assert listed == [page.name for page in DECISIONS]
