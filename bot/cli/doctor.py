"""`protocolbot doctor`: looks over everything that the bot needs."""

from __future__ import annotations

import sys

import click

from bot import clock
from bot.config import read_settings

UNWELL = 1


@click.command(name="doctor")
def command() -> None:
    """Look over settings, tokens, database, protocol and schools, and say what to do."""
    from bot.doctor import examine  # noqa: PLC0415 - Slack's library takes half a second to import
    from bot.slack.app import web_client  # noqa: PLC0415
    from bot.slack.chat import Chat  # noqa: PLC0415
    from bot.slack.directory import SlackDirectory  # noqa: PLC0415

    settings = read_settings()
    client = web_client(settings.slack_bot_token, settings.slack_api_url, patient=True)
    findings = list(examine(settings, client, SlackDirectory(Chat(client), clock.now), clock.now))
    for finding in findings:
        click.echo(f"{'ok  ' if finding.is_well else 'FAIL'}  {finding.name:<10} {finding.says}")
    sys.exit(0 if all(finding.is_well for finding in findings) else UNWELL)
