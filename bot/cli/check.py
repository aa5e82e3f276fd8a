"""`protocolbot check`: looks a draft over on the command line; nothing is kept."""

from __future__ import annotations

import json
from pathlib import Path

import click

from bot.advice.present import Presenter
from bot.cli.plain import plain
from bot.cli.shared import checker_of, engine_of, knowledge_option, lines_in
from bot.drafts.model import DraftCheck
from bot.drafts.present import CheckPresenter


@click.command(name="check")
@click.argument("draft", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a draft.")
@knowledge_option
def command(draft: str | None, as_json: bool, knowledge: Path | None) -> None:
    """Check DRAFT, or every line of standard input, against the protocol."""
    engine, checker = engine_of(knowledge), checker_of(knowledge)
    presenter = CheckPresenter(checker, Presenter(engine.protocol).quote)
    for text in lines_in(draft):
        language = engine.matcher.language(text)
        if as_json:
            click.echo(json.dumps(_as_json(checker.check(text, language)), ensure_ascii=False))
        else:
            click.echo(plain(presenter.reply(text, language, "")))


def _as_json(checked: DraftCheck) -> dict[str, object]:
    return {
        "draft": checked.draft,
        "language": checked.language,
        "outcome": checked.outcome.value,
        "findings": [
            {
                "check": finding.check,
                "passage": finding.passage,
                "support": finding.support.value,
                "words": list(finding.words),
            }
            for finding in checked.findings
        ],
    }
