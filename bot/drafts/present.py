"""Shows a draft check as a reply: each finding with its words, its passage and how far the protocol goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.drafts.checker import Checker
from bot.drafts.model import DraftCheck, Finding, Outcome, Support
from bot.reply import Button, Buttons, Part, Press, Quote, Reply, Small, Text, Title, Tone, Typed
from bot.texts import say

_SUPPORT = {
    Support.LITERAL: "drafts-literal",
    Support.READING: "drafts-reading",
    Support.NONE: "drafts-unsupported",
}


def _summary(checked: DraftCheck) -> str:
    """Return the key of the sentence that says what came of a check."""
    if checked.outcome is Outcome.CHANGE and not checked.findings:
        return "drafts-wary"
    return f"drafts-{checked.outcome}"


class CheckPresenter:
    """Looks drafts over and shows the result. `quote` gives a passage word for word, by id and language."""

    def __init__(self, checker: Checker, quote: Callable[[str, str], Quote]) -> None:
        self._checker = checker
        self._quote = quote

    def reply(self, draft: str, language: str, carry: str) -> Reply:
        """Return what was found in a draft; `carry` is what the buttons give back."""
        checked = self._checker.check(draft, language)
        summary = say(language, _summary(checked))
        parts: list[Part] = [Text(summary), *self._findings(checked)]
        if checked.is_encouraged:
            parts.append(Text(say(language, "drafts-encouraged")))
            parts.append(self._quote(self._checker.encouraged_by, language))
        parts += self._questions(checked)
        parts.append(self._buttons(checked, carry))
        return Reply(summary, tuple(parts))

    def remarks(self, draft: str, language: str) -> tuple[Part, ...]:
        """Return in short what was found in a draft, to stand within another reply."""
        checked = self._checker.check(draft, language)
        if not checked.findings:
            return (Text(say(language, _summary(checked))),)
        found = (
            Text(f"• {self._checker.about(finding.check).why[language]} ({', '.join(finding.words)})")
            for finding in checked.findings
        )
        return (Title(say(language, "drafts-remarks")), *found)

    def without_names(self, draft: str, language: str, carry: str) -> Reply:
        """Return the draft with the names of people replaced, to be looked at and sent on."""
        summary = say(language, "drafts-names-replaced")
        replaced = self._checker.replace_names(draft, language)
        return Reply(
            summary,
            (
                Text(summary),
                Typed(say(language, "drafts-new-text"), replaced),
                Buttons((self._ask(language, carry, Tone.MAIN),)),
            ),
        )

    def replace_names(self, draft: str, language: str) -> str:
        """Return the draft with the names of people replaced."""
        return self._checker.replace_names(draft, language)

    def names(self, draft: str) -> tuple[str, ...]:
        """Return the different names of people in a draft."""
        return tuple(dict.fromkeys(span.text for span in self._checker.names_found(draft)))

    def findings(self, draft: str, language: str) -> tuple[str, ...]:
        """Return the ids of the checks that found something."""
        return tuple(finding.check for finding in self._checker.check(draft, language).findings)

    def passages(self, draft: str, language: str) -> tuple[str, ...]:
        """Return the ids of the passages that the findings rest on, each once."""
        findings = self._checker.check(draft, language).findings
        return tuple(dict.fromkeys(finding.passage for finding in findings if finding.passage))

    def why(self, check: str, language: str) -> str:
        """Return the sentence that staff read about a check; empty when it is no longer there."""
        try:
            return self._checker.about(check).why[language]
        except KeyError:
            return ""

    def _findings(self, checked: DraftCheck) -> Iterator[Part]:
        quoted: set[str] = set()
        for finding in checked.findings:
            yield from self._finding(finding, checked.language)
            if finding.passage and finding.passage not in quoted:
                quoted.add(finding.passage)
                yield self._quote(finding.passage, checked.language)

    def _finding(self, finding: Finding, language: str) -> Iterator[Part]:
        about = self._checker.about(finding.check)
        yield Title(about.why[language])
        yield Typed(say(language, "drafts-words"), ", ".join(finding.words))
        instead = about.instead.get(language, "")
        if instead:
            yield Text(say(language, "drafts-instead", line=instead))
        yield Small(say(language, _SUPPORT[finding.support]))

    def _questions(self, checked: DraftCheck) -> list[Part]:
        if not checked.questions:
            return []
        asked = (self._checker.question(key)[checked.language] for key in checked.questions)
        return [Title(say(checked.language, "drafts-questions")), *(Text(f"• {text}") for text in asked)]

    def _buttons(self, checked: DraftCheck, carry: str) -> Buttons:
        tone = Tone.MAIN if checked.outcome is Outcome.DOUBT else Tone.PLAIN
        buttons = [self._ask(checked.language, carry, tone)]
        if self.names(checked.draft):
            label = say(checked.language, "drafts-replace-names")
            buttons.append(Button(Press.REPLACE_NAMES, label, carry))
        return Buttons(tuple(buttons))

    def _ask(self, language: str, carry: str, tone: Tone) -> Button:
        return Button(Press.ASK_DIRECTOR, say(language, "drafts-ask-director"), carry, tone)
