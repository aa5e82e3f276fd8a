"""`protocolbot doctor`: looks over everything that the bot needs."""

from __future__ import annotations

import logging
import sys

import click

from bot import clock
from bot.config import read_settings
from bot.doctor import Doctor
from bot.store import open_store

UNWELL = 1


@click.command(name="doctor")
def command() -> None:
    """Look over settings, tokens, database, protocol and schools, and say what to do."""
    from bot.slack.app import web_client  # noqa: PLC0415 - Slack's library takes half a second to import
    from bot.slack.chat import Chat  # noqa: PLC0415
    from bot.slack.directory import SlackDirectory  # noqa: PLC0415
    from bot.slack.trouble import plainly  # noqa: PLC0415

    settings = read_settings()
    client = web_client(settings.slack_bot_token, settings.slack_api_url, patient=True)
    logging.getLogger("slack_sdk").setLevel(logging.CRITICAL)

    def sign_in() -> str:
        with plainly():
            answer = client.auth_test()
        return f"{answer['user']} in {answer['team']}"

    directory = SlackDirectory(Chat(client), clock.now)
    doctor = Doctor(settings, sign_in, directory, lambda: open_store(settings.database_url), clock.now)
    findings = list(doctor.examine())
    for finding in findings:
        click.echo(f"{'ok  ' if finding.is_well else 'FAIL'}  {finding.name:<10} {finding.says}")
    sys.exit(0 if all(finding.is_well for finding in findings) else UNWELL)
