"""What changed between two versions of a text, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from bot.reply import Change, Changes

_WORDS = re.compile(r"\S+\s*|\s+")
_CONTEXT = 12
"""How many unchanged words stay on each side of a change in a long text."""
_LONG = 2000
"""From this many characters the unchanged stretches are shortened."""


def changed_words(label: str, old: str, new: str) -> Changes:
    """Return both texts as one, in runs of words that were kept, removed or added.

    The kept and added runs together are the new text, the kept and removed ones the old text, to the
    character; only in a long text unchanged stretches in between are shortened to " … ".
    """
    runs = _runs(_WORDS.findall(old), _WORDS.findall(new))
    if len(old) + len(new) > _LONG:
        runs = [_shortened(run, place, len(runs)) for place, run in enumerate(runs)]
    return Changes(label, tuple((change, "".join(words)) for change, words in runs))


_Run = tuple[Change, list[str]]


def _runs(old: list[str], new: list[str]) -> list[_Run]:
    found: list[_Run] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append((Change.SAME, new[c:d]))
            continue
        found += [(Change.REMOVED, old[a:b])] if b > a else []
        found += [(Change.ADDED, new[c:d])] if d > c else []
    return found


def _shortened(run: _Run, place: int, count: int) -> _Run:
    change, words = run
    if change is not Change.SAME or len(words) <= 2 * _CONTEXT:
        return run
    before = words[:_CONTEXT] if place > 0 else []
    after = words[-_CONTEXT:] if place < count - 1 else []
    return change, [*before, " … ", *after]
