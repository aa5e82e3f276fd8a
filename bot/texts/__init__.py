"""Every sentence the bot says, in Dutch and English, read from the `.ftl` files beside this module."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("nl", "en")
_FOLDER = Path(__file__).parent


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted((_FOLDER / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


def say(language: str, key: str, **args: object) -> str:
    """Return the sentence with this key in this language (Dutch for an unknown one), its places filled.

    Raises `KeyError` for a key that does not exist or a place that was not filled.
    """
    bundle = _bundle(language if language in LANGUAGES else LANGUAGES[0])
    message = bundle.get_message(key)
    if message.value is None:
        raise KeyError(key)
    text, errors = bundle.format_pattern(message.value, dict(args))
    if errors:
        raise KeyError(f"{key}: {errors[0]}")
    return str(text)


def keys(language: str) -> Sequence[str]:
    """Return the keys of all sentences in one language, for the test that compares languages."""
    return sorted(_bundle(language)._messages)
