"""Cuts the draft of a post out of the message it came in."""

from __future__ import annotations

import re
from collections.abc import Collection

_QUOTES = re.compile(
    r'"(?P<a>[^"]{8,})"|“(?P<b>[^“”„]{8,})”|„(?P<c>[^“”„]{8,})[”“]|«(?P<d>[^«»]{8,})»|‘(?P<e>[^‘]{20,})’|'
    r"(?:^|[\s:])'(?P<f>.{20,})'(?:$|[\s.,!?])",
    re.DOTALL,
)
_AFTER_COLON = re.compile(r"^(?P<before>[^\n]{0,160}?):\s+(?P<draft>\S.{24,})$", re.DOTALL)


def cut(text: str, whole: bool) -> tuple[str, str]:
    """Return the draft in a message and what stands around it, both as they were typed.

    A draft stands in quotation marks or after a colon. Without either the message is the draft when
    `whole`, and otherwise a doubt without a draft.
    """
    quoted = _QUOTES.search(text)
    if quoted:
        draft = next(group for group in quoted.groups() if group is not None)
        return draft.strip(), _join(text[: quoted.start()], text[quoted.end() :])
    after = _AFTER_COLON.match(text.strip())
    if after:
        return after["draft"].strip(), after["before"].strip()
    return (text.strip(), "") if whole else ("", text.strip())


def to_check(text: str, words: Collection[str]) -> str:
    """Return the draft in a message that begins with one of the words that ask for a check, else nothing.

    The draft stands after a colon or in quotation marks: "check even: Groep 5 bakte pannenkoeken."
    """
    first = text.split(maxsplit=1)[:1]
    asks = bool(first) and first[0].lower().rstrip(":,") in words
    return cut(text, whole=False)[0] if asks else ""


def _join(before: str, after: str) -> str:
    return " … ".join(part for part in (before.strip(" :\n"), after.strip()) if part)
