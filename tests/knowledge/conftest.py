from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.engine import Engine, open_engine
from knowledge.loader import load
from knowledge.model import Knowledge


@pytest.fixture(scope="session")
def engine() -> Engine:
    return open_engine()


@pytest.fixture(scope="session")
def packaged() -> Knowledge:
    return load()


SMALL = {
    "protocol.toml": 'name = "Library rules"\nfoundation = "De Leeszaal"\n',
    "nl.md": "# Library rules\n\n## quiet\n\nBe quiet in the reading room.\n\n## food\n\nNo food near books.\n",
    "phrasings/one.toml": (
        'lang = "en"\n[passages]\n'
        'quiet = ["can we talk in here", "may I call my mother", "is singing allowed", "how loud can I talk"]\n'
        'food = ["may I eat my lunch", "can I bring coffee", "are sandwiches allowed", "where can I eat"]\n'
        '[out_of_scope]\nhours = ["when do you open", "what time does it close"]\n'
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Write a small knowledge folder; files given by name replace or add to it, None leaves one out."""

    def write(**changes: str | None) -> Path:
        renamed = {name.replace("__", "/").replace("_", "."): text for name, text in changes.items()}
        for name, text in {**SMALL, **renamed}.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            if text is not None:
                file.write_text(text, encoding="utf-8")
        return tmp_path

    return write
