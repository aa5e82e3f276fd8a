"""Shows a reply as plain text."""

from __future__ import annotations

import textwrap

from bot.reply import Buttons, Changes, Facts, Part, Pictures, Quote, Reply, Small, Text, Title, Typed

WIDTH = 88


def plain(reply: Reply) -> str:
    """Return a reply as lines of text; what could be pressed is left out, except choices of passages."""
    return "\n\n".join(filter(None, (_part(part) for part in reply.parts)))


def _part(part: Part) -> str:  # noqa: PLR0911 - one line a kind of part
    match part:
        case Title(text) | Text(text) | Small(text):
            return textwrap.fill(text, WIDTH)
        case Quote(label, text, translation_label, translation):
            below = f"\n{translation_label}:\n{_indented(translation)}" if translation else ""
            return f"{label}\n{_indented(text)}{below}"
        case Typed(label, text):
            return f"{label}\n{_indented(text)}"
        case Facts(rows):
            return "\n".join(f"{label}: {value}" for label, value in rows)
        case Buttons(buttons):
            return "\n".join(f"  [ {button.label} ]" for button in buttons)
        case Changes(label, runs):
            return f"{label}\n{_indented(''.join(text for _, text in runs))}"
        case Pictures(files):
            return "\n".join(alternative for _, alternative in files)


def _indented(text: str) -> str:
    lines = (textwrap.fill(line, WIDTH - 2) for line in text.splitlines())
    return textwrap.indent("\n".join(lines), "| ", lambda _: True)
