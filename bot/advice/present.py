"""Shows advice as a reply, in the language of the question; the protocol itself stays as it is written."""

from __future__ import annotations

from collections.abc import Callable

from bot.advice.model import Advice, Answer, Clarify, Escalate, OutOfScope, SmallTalk
from bot.reply import Button, Buttons, Part, Press, Quote, Reply, Small, Text, Title, Tone
from bot.texts import say
from knowledge.model import Kind, Passage, Protocol

_QUOTES_A_MESSAGE = 7


Remarks = Callable[[str, str], tuple[Part, ...]]


class Presenter:
    """Draws advice. `carry` is what the buttons give back: the asker's words, or where they stand.

    `remarks` gives what to say about a draft that was handed over, by its text and language.
    """

    def __init__(self, protocol: Protocol, remarks: Remarks = lambda _draft, _language: ()) -> None:
        self._protocol = protocol
        self._remarks = remarks

    def reply(self, advice: Advice, carry: str) -> Reply:
        """Return the reply to a message."""
        match advice:
            case Answer():
                return self.passage(advice.matches[0].passage_id, advice.language, carry)
            case Clarify():
                return self._clarify(advice, carry)
            case Escalate():
                return self._escalate(advice, carry)
            case OutOfScope():
                return self._out_of_scope(advice.language, carry)
            case SmallTalk():
                return self._smalltalk(advice)

    def passage(self, passage_id: str, language: str, carry: str) -> Reply:
        """Return one passage: its gist, its wording, what to read beside it and what to do next."""
        passage = self._passage(passage_id)
        gist = passage.guide(language).gist
        label = self.label(passage, language)
        parts: list[Part] = [Text(gist)] if gist else []
        parts += [self.quote(passage_id, language), self._source(language)]
        buttons = (
            Button(Press.ASK_DIRECTOR, say(language, "advice-ask-director"), carry, Tone.MAIN),
            Button(Press.NOT_MEANT, say(language, "advice-not-meant"), f"{passage_id}|{carry}"),
            Button(Press.WHOLE_PROTOCOL, say(language, "advice-whole-protocol"), carry),
        )
        parts.append(Buttons(buttons))
        related = self._choices(passage.related, language, carry)
        if related:
            parts += [Small(say(language, "advice-see-also")), Buttons(related)]
        return Reply(f"{label}: {gist}", tuple(parts))

    def whole_protocol(self, language: str) -> tuple[Reply, ...]:
        """Return the whole protocol, in a few messages."""
        passages = self._protocol.passages
        cuts = range(0, len(passages), _QUOTES_A_MESSAGE)
        replies = []
        for number, start in enumerate(cuts, 1):
            title = say(
                language, "advice-protocol-part", name=self._protocol.name, number=number, count=len(cuts)
            )
            quotes = (self.quote(each.id, language) for each in passages[start : start + _QUOTES_A_MESSAGE])
            replies.append(Reply(title, (Title(title), *quotes)))
        return tuple(replies)

    def none_of_these(self, language: str, carry: str) -> Reply:
        """Return what is said when no passage was meant, with the offer to hand the words on."""
        reply = self._out_of_scope(language, carry)
        offer = Text(say(language, "advice-hand-on"))
        button = Button(Press.LEARN_FROM, say(language, "advice-hand-on-button"), carry)
        return Reply(reply.summary, (*reply.parts, offer, Buttons((button,))))

    def handed_on(self, language: str) -> Reply:
        """Return the thanks for words that were handed on."""
        text = say(language, "advice-handed-on")
        return Reply(text, (Text(text),))

    def quote(self, passage_id: str, language: str) -> Quote:
        """Return a passage word for word, with our translation below it for who does not read Dutch."""
        passage = self._passage(passage_id)
        name, title = self.label(passage, language), passage.guide(language).title
        label = say(language, "advice-quote-label", label=name, title=title)
        if language == "nl" or not passage.translation:
            return Quote(label, passage.text)
        return Quote(label, passage.text, say(language, "advice-translation"), passage.translation)

    def label(self, passage: Passage, language: str) -> str:
        """Return what readers call a passage, such as "Richtlijn 2"."""
        return say(language, _LABELS[passage.kind], number=passage.number)

    def _source(self, language: str) -> Small:
        edition = self._protocol.edition.get(language, "")
        return Small(say(language, "advice-source", name=self._protocol.name, edition=edition))

    def _clarify(self, advice: Clarify, carry: str) -> Reply:
        text = say(advice.language, "advice-clarify")
        ids = tuple(match.passage_id for match in advice.matches)
        none = Button(Press.NONE_OF_THESE, say(advice.language, "advice-none-of-these"), carry)
        ask = Button(Press.ASK_DIRECTOR, say(advice.language, "advice-ask-director"), carry)
        choices = Buttons((*self._choices(ids, advice.language, carry), none))
        return Reply(text, (Text(text), choices, Buttons((ask,))))

    def _escalate(self, advice: Escalate, carry: str) -> Reply:
        language = advice.language
        key = "advice-escalate-draft" if advice.draft else "advice-escalate-doubt"
        text = say(language, key)
        parts: list[Part] = [Text(text)]
        if self._protocol.doubt:
            parts += [self.quote(self._protocol.doubt, language), self._source(language)]
        if advice.draft:
            parts += self._remarks(advice.draft, language)
        others = [m.passage_id for m in advice.matches if m.passage_id != self._protocol.doubt]
        ask = Button(Press.ASK_DIRECTOR, say(language, "advice-put-to-director"), carry, Tone.MAIN)
        whole = Button(Press.WHOLE_PROTOCOL, say(language, "advice-whole-protocol"), carry)
        parts.append(Buttons((ask, whole)))
        near = self._choices(tuple(others[:2]), language, carry)
        if near:
            parts += [Small(say(language, "advice-touches")), Buttons(near)]
        return Reply(text, tuple(parts))

    def _out_of_scope(self, language: str, carry: str) -> Reply:
        text = say(language, "advice-out-of-scope", name=self._protocol.name)
        offer = say(language, "advice-out-of-scope-director")
        buttons = (
            Button(Press.ASK_DIRECTOR, say(language, "advice-ask-director"), carry),
            Button(Press.WHOLE_PROTOCOL, say(language, "advice-whole-protocol"), carry),
        )
        return Reply(text, (Text(text), Text(offer), Buttons(buttons)))

    def _smalltalk(self, advice: SmallTalk) -> Reply:
        kind = advice.kind if advice.kind in ("greeting", "thanks", "bot") else "chat"
        text = say(advice.language, f"advice-smalltalk-{kind}", name=self._protocol.name)
        return Reply(text, (Text(text),))

    def _choices(self, ids: tuple[str, ...], language: str, carry: str) -> tuple[Button, ...]:
        return tuple(
            Button(
                Press.SHOW_PASSAGE,
                f"{self.label(passage, language)}: {passage.guide(language).title}",
                f"{passage.id}|{carry}",
            )
            for passage in map(self._passage, ids)
        )

    def _passage(self, passage_id: str) -> Passage:
        passage = self._protocol.passage(passage_id)
        if passage is None:
            raise KeyError(passage_id)
        return passage


_LABELS = {
    Kind.GUIDELINE: "advice-guideline",
    Kind.BACKGROUND: "advice-background",
    Kind.INTRODUCTION: "advice-introduction",
}
