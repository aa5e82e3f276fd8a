"""What the README and CONTRIBUTING name exists: every file, command, option and target."""

from __future__ import annotations

import re
import shlex

import click
import pytest
from click.testing import CliRunner

from bot.cli.main import BROKEN, COMMANDS, protocolbot
from tests.rules.sources import ROOT, text_of

PAGES = ("README.md", "CONTRIBUTING.md")
MARKED = re.compile(r"`([^`\n]+)`")
FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINKED = re.compile(r"\]\(([^)#\s]+)\)|<img[^>]+src=\"([^\"]+)\"")
PATH = re.compile(r"(?!/)[\w./*-]*(?:/[\w.*-]*|\.(?:md|py|toml|json|ftl|csv|png|npz|example))")
OF_THE_READER = {".env", ".venv/bin/", "Europe/Amsterdam"}
"""What the reader makes, and what only looks like a path."""

SHELL = {"", "sh", "bash", "powershell", "console"}


def lines_of_code(text):
    """Yield every line of shell in a page, fenced or marked."""
    for kind, block in FENCED.findall(text):
        if kind in SHELL:
            yield from (line.split("  #")[0].strip() for line in block.splitlines())
    yield from MARKED.findall(FENCED.sub("", text))


def paths(text):
    """Return every file or folder of the project that a page names."""
    marked = [word for word in MARKED.findall(FENCED.sub("", text)) if PATH.fullmatch(word)]
    linked = [link or image for link, image in LINKED.findall(text)]
    return {path for path in (*marked, *linked) if "://" not in path} - OF_THE_READER


def lost(text):
    """Return every path of a page that does not exist."""
    return sorted(path for path in paths(text) if not any(ROOT.glob(path.rstrip("/"))))


def commands(text):
    """Yield the words after `protocolbot` or `python -m bot`, a command a time."""
    for line in lines_of_code(text):
        found = re.match(r"(?:\S*[/\\])?(?:protocolbot|python3? -m bot)(?: (.*))?$", line)
        if found:
            yield shlex.split(re.sub(r"[<>|].*|[\[\]]", "", found[1] or ""))


def not_understood(words):
    """Return the first word that the command line does not know, or nothing."""
    command = protocolbot
    with click.Context(protocolbot) as context:
        while isinstance(command, click.Group) and words and not words[0].startswith("-"):
            found = command.get_command(context, words[0])
            if found is None:
                return words[0]
            command, words = found, words[1:]
        options = {name for parameter in command.get_params(context) for name in parameter.opts}
        options |= {name for parameter in command.get_params(context) for name in parameter.secondary_opts}
        given = [word.partition("=")[0] for word in words if word.startswith("--")]
        return next((word for word in given if word not in options), "")


def targets():
    """Return the targets of the Makefile."""
    return set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))


def made(text):
    """Return every `make` target that a page names."""
    lines = (re.match(r"make ([a-z]+)\b", line) for line in lines_of_code(text))
    return {found[1] for found in lines if found}


def command_table(text):
    """Return the first word of each command in the table of commands."""
    return set(re.findall(r"^\| `protocolbot (\w+)", text, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_exists(page):
    assert lost(text_of(page)) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_command_that_a_page_names_is_understood(page):
    assert [words for words in commands(text_of(page)) if not_understood(words)] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_target_that_a_page_names_exists(page):
    assert made(text_of(page)) - targets() == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_module_that_a_page_runs_exists(page):
    modules = [
        found
        for line in lines_of_code(text_of(page))
        for found in re.findall(r"-m ((?:tests|bot)[\w.]*)", line)
    ]
    files = [ROOT / module.replace(".", "/") for module in modules]
    assert [
        file for file in files if not file.with_suffix(".py").exists() and not (file / "__main__.py").exists()
    ] == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.name)
def test_every_link_in_the_documentation_leads_somewhere(page):
    links = [link or image for link, image in LINKED.findall(page.read_text("utf-8"))]
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def test_every_command_is_in_the_readme():
    assert command_table(text_of("README.md")) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps(name):
    shown = CliRunner().invoke(protocolbot, [name, "--help"])
    assert shown.exit_code == 0, shown.output
    assert shown.output.startswith(f"Usage: protocolbot {name}")


def test_the_readme_tells_every_exit_code():
    told = {int(code) for code in re.findall(r"^\| `(\d)` \|", text_of("README.md"), re.MULTILINE)}
    assert told == {0, 1, 2, BROKEN}


@pytest.mark.parametrize(
    ("text", "what"),
    [("see `bot/nowhere.py`", lost), ("see [it](docs/nowhere.md)", lost), ("type `make nothing`", made)],
)
def test_what_does_not_exist_is_noticed(text, what):
    assert set(what(text)) - targets()


@pytest.mark.parametrize(
    "text", ["`protocolbot asks`", "`protocolbot ask --jason`", "```\nprotocolbot schools export\n```"]
)
def test_a_command_that_does_not_exist_is_noticed(text):
    assert [not_understood(words) for words in commands(text)] != [""]
