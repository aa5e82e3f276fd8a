"""Draws the states of a case from the table of transitions: `python -m bot.escalation.drawing`."""

from __future__ import annotations

import sys

from bot.escalation.case import TRANSITIONS
from bot.escalation.model import Action, State

_HEAD = """# The states of a case

Drawn from `TRANSITIONS` in `bot/escalation/case.py`. After a change there, draw it again:
`python -m bot.escalation.drawing > docs/states.md`. A test compares the two.

```mermaid
stateDiagram-v2
    [*] --> sent: open
"""
_TAIL = """```

A decision holds for one exact text: a new version goes back to waiting. When a case that was decided or
expired is revised and nobody has its card, it starts at sent again. Silence is never a yes: an expired case
was not reviewed.
"""


def drawing() -> str:
    """Return the page `docs/states.md`."""
    return _HEAD + "".join(f"    {line}\n" for line in _arrows()) + _TAIL


def _arrows() -> list[str]:
    arrows: dict[tuple[State, State], list[Action]] = {}
    for action, moves in TRANSITIONS.items():
        for state, target in moves.items():
            arrows.setdefault((state, target), []).append(action)
    return [
        f"{state} --> {target}: {', '.join(sorted(actions))}"
        for (state, target), actions in sorted(arrows.items())
    ]


if __name__ == "__main__":
    sys.stdout.write(drawing())
