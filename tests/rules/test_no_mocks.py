"""Seams instead of patches, no waiting in tests, and a core that is silent."""

from __future__ import annotations

import ast

import pytest

from tests.rules.sources import CORE, called, code, is_in, source, sources

FOR_THE_ENVIRONMENT = {"setenv", "delenv", "chdir", "context"}
"""What tests may do with `monkeypatch`."""


def patches(files):
    """Return where something is patched or mocked."""
    found = []
    for file in files:
        names = [name for name in file.imports if name.startswith(("mock", "unittest.mock", "pytest_mock"))]
        found += [f"{file.path} imports {name}" for name in names]
        for node in ast.walk(file.tree):
            match node:
                case ast.Attribute(ast.Name("monkeypatch"), name) if name not in FOR_THE_ENVIRONMENT:
                    found.append(f"{file.path}:{node.lineno} patches with {name}")
                case ast.arg("mocker"):
                    found.append(f"{file.path}:{node.lineno} asks for mocker")
    return found


def calls(files, name):
    """Return where a function of this name is called."""
    return [
        f"{file.path}:{node.lineno} calls {name}"
        for file in files
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Call) and called(node.func) == name
    ]


def core(files):
    """Return the files of the core."""
    return [file for file in files if is_in(file.name, CORE)]


def test_nothing_is_patched():
    assert patches((*code(), *sources("tests"))) == []


def test_no_test_sleeps():
    assert calls(sources("tests"), "sleep") == []


def test_the_core_prints_nothing():
    assert calls(core(code()), "print") == []


@pytest.mark.parametrize(
    "line",
    [
        "from unittest import mock",
        "import unittest.mock",
        "from unittest.mock import patch",
        "def test_it(monkeypatch): monkeypatch.setattr(bot, 'now', None)",
        "def test_it(mocker): ...",
    ],
)
def test_a_patch_is_noticed(line):
    assert len(patches([source("tests.any.test_it", line)])) == 1


@pytest.mark.parametrize("line", ["time.sleep(1)", "sleep(0.1)", "asyncio.sleep(2)"])
def test_a_sleep_is_noticed(line):
    assert len(calls([source("tests.any.test_it", line)], "sleep")) == 1


def test_a_print_in_the_core_is_noticed():
    assert len(calls(core([source("bot.advice.policy", "print('draft')")]), "print")) == 1
