"""`protocolbot ask`: advice on the command line; no database and no network."""

from __future__ import annotations

import json
from pathlib import Path

import click

from bot.advice.model import Advice, Answer, Clarify, Escalate
from bot.advice.present import Presenter
from bot.advice.service import Adviser
from bot.cli.plain import plain
from bot.cli.shared import engine_of, knowledge_option, lines_in
from knowledge.engine import Engine
from knowledge.matcher import Reason
from knowledge.model import Label, Theme


@click.command(name="ask")
@click.argument("question", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a question.")
@click.option("--why", is_flag=True, help="Say which phrasings are alike and which words counted.")
@knowledge_option
def command(question: str | None, as_json: bool, why: bool, knowledge: Path | None) -> None:
    """Answer QUESTION, or every line of standard input."""
    engine = engine_of(knowledge)
    adviser, presenter = Adviser(engine.matcher), Presenter(engine.protocol)
    for text in lines_in(question):
        advice = adviser.ask(text)
        if as_json:
            click.echo(json.dumps(_as_json(text, advice), ensure_ascii=False))
        else:
            click.echo(plain(presenter.reply(advice, "")))
        if why:
            click.echo(_why(engine, text, advice), err=as_json)


def _as_json(text: str, advice: Advice) -> dict[str, object]:
    return {
        "question": text,
        "language": advice.language,
        "outcome": advice.outcome.value,
        "passages": [{"id": match.passage_id, "score": match.score} for match in advice.matches],
    }


def _why(engine: Engine, text: str, advice: Advice) -> str:
    """Return why the first passage, or the outcome, came up."""
    if isinstance(advice, Answer | Clarify) and advice.matches:
        labels = [Label(Theme.PASSAGE, match.passage_id) for match in advice.matches]
    elif isinstance(advice, Escalate):
        labels = [Label(Theme.ESCALATE, "draft" if advice.draft else "doubt")]
    else:
        labels = [Label(Theme.OUT_OF_SCOPE, "")]
    return "\n".join(_reason(label, engine.matcher.why(text, label)) for label in labels)


def _reason(label: Label, reason: Reason) -> str:
    lines = [f"why {label}"]
    lines += [f"  is like ({score:.0f}): {phrasing.text}" for phrasing, score in reason.alike]
    if reason.words:
        lines.append(
            "  words that counted: " + ", ".join(f"{word} {weight:+.2f}" for word, weight in reason.words)
        )
    return "\n".join(lines)
