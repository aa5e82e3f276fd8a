"""The project's own files, read once, for the tests that look at them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Source:
    """A Python file: its dotted name, its path from the root, its text and its syntax tree."""

    name: str
    path: str
    text: str
    tree: ast.Module

    @property
    def imports(self) -> Iterator[str]:
        """Yield what is imported: `a.b.c` for `from a.b import c`, the start of dynamic imports.

        A relative import is its dots: no room needs one, and no rule allows them.
        """
        for node in ast.walk(self.tree):
            match node:
                case ast.Import(names):
                    yield from (alias.name for alias in names)
                case ast.ImportFrom(str(module), names, 0):
                    yield from (f"{module}.{alias.name}" for alias in names)
                case ast.ImportFrom(level=level) if level:
                    yield "." * level
                case ast.Call(func, [name, *_]) if called(func) == "import_module":
                    yield _start(name).rstrip(".")

    @property
    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Yield every function and method."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node

    @property
    def strings(self) -> Iterator[str]:
        """Yield every string that is written out, docstrings included."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def called(func: ast.expr) -> str:
    """Return the last part of the name that is called: `sleep` for `time.sleep`."""
    match func:
        case ast.Name(name) | ast.Attribute(_, name):
            return name
    return ""


def _start(name: ast.expr) -> str:
    match name:
        case ast.Constant(str(text)):
            return text
        case ast.JoinedStr([ast.Constant(str(text)), *_]):
            return text
    return ""


def source(name: str, text: str) -> Source:
    """Return a file that exists only in a test."""
    return Source(name, name.replace(".", "/") + ".py", text, ast.parse(text))


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """Return the Python files of these folders."""
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return tuple(_read(path.relative_to(ROOT)) for path in paths)


def _read(path: Path) -> Source:
    text = (ROOT / path).read_text(encoding="utf-8")
    parts = path.with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Source(name, path.as_posix(), text, ast.parse(text))


def code() -> tuple[Source, ...]:
    """Return the files of the program itself."""
    return sources("bot", "knowledge")


CORE = ("knowledge", "bot.advice", "bot.drafts", "bot.escalation", "bot.schools", "bot.privacy")
"""The rooms that only decide."""


def is_in(name: str, rooms: tuple[str, ...] | frozenset[str]) -> bool:
    """Whether a dotted name lies in one of these rooms."""
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def text_of(path: str) -> str:
    """Return the text of a file of the project."""
    return (ROOT / path).read_text(encoding="utf-8")
