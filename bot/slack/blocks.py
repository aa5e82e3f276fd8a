"""The smallest pieces of Block Kit: every text is plain or rich text, so typed words are never markup.

Limits are Slack's: https://docs.slack.dev/reference/block-kit/blocks.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Json = dict[str, Any]

LONGEST_TEXT = 2_900
"""Characters in one element; Slack takes 3,000 in a section."""
LONGEST_SMALL = 1_900
LONGEST_LABEL = 75
LONGEST_HEADER = 150
LONGEST_HEADING = 500
"""Characters of a label above somebody's words, which may hold a name or a title."""
LONGEST_ALTERNATIVE = 2_000


def split(text: str, longest: int = LONGEST_TEXT) -> list[str]:
    """Return the text in pieces of at most `longest` characters that together are the text again.

    A piece ends after a line, else after a word, and only inside a word that is longer than a piece.
    """
    pieces = []
    while len(text) > longest:
        cut = _border(text, longest)
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text] if text else pieces


def _border(text: str, longest: int) -> int:
    for mark in ("\n", " "):
        found = text.rfind(mark, longest // 2, longest)
        if found > 0:
            return found + 1
    return longest


def shorten(text: str, longest: int) -> str:
    """Return a label that fits; only for labels and notifications, never for what somebody wrote."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def plain(text: str) -> Json:
    """Return a text object in which nothing is markup, not even `:emoji:`."""
    return {"type": "plain_text", "text": text, "emoji": False}


def escaped(text: str) -> str:
    """Return text for the fallback field, in which Slack reads `<`, `>` and `&` as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def section(text: str) -> list[Json]:
    """Return paragraphs."""
    return [{"type": "section", "text": plain(piece)} for piece in split(text) if piece.strip()]


def small(text: str) -> list[Json]:
    """Return small print."""
    return [
        {"type": "context", "elements": [plain(piece)]}
        for piece in split(text, LONGEST_SMALL)
        if piece.strip()
    ]


def header(text: str) -> list[Json]:
    """Return a title; one that is too long for a header becomes bold text."""
    if len(text) <= LONGEST_HEADER:
        return [{"type": "header", "text": plain(text)}]
    return bold(text)


def bold(text: str) -> list[Json]:
    """Return bold paragraphs."""
    return [block for piece in split(text) for block in rich([line([run(piece, bold=True)])])]


def run(text: str, **style: bool) -> Json:
    """Return a run of rich text."""
    return {"type": "text", "text": text, "style": style} if style else {"type": "text", "text": text}


def line(runs: Iterable[Json]) -> Json:
    """Return a paragraph of rich text."""
    return {"type": "rich_text_section", "elements": list(runs)}


def quoted(text: str) -> Json:
    """Return a quotation of rich text."""
    return {"type": "rich_text_quote", "elements": [run(text)]}


def rich(elements: Iterable[Json]) -> list[Json]:
    """Return a block of rich text."""
    return [{"type": "rich_text", "elements": list(elements)}]


def labelled_quote(label: str, text: str, **style: bool) -> list[Json]:
    """Return a quotation under its label, in as many blocks as it needs; an empty text shows a dash."""
    pieces = split(text) or ["–"]
    heading = [line([run(shorten(label, LONGEST_HEADING), **style)])] if label else []
    first = rich([*heading, quoted(pieces[0])])
    return first + [block for piece in pieces[1:] for block in rich([quoted(piece)])]


def image(file_id: str, alternative: str) -> Json:
    """Return a picture that stays in Slack."""
    return {
        "type": "image",
        "slack_file": {"id": file_id},
        "alt_text": shorten(alternative, LONGEST_ALTERNATIVE) or "–",
    }
