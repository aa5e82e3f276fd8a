"""The group of commands. Each command's module is imported only when it is used."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from bot.errors import BotError
from knowledge.model import KnowledgeError

BROKEN = 3
"""The exit code when something that is needed is missing or cannot be used."""

COMMANDS = (
    "ask",
    "check",
    "evaluate",
    "curve",
    "phrasings",
    "index",
    "schools",
    "run",
    "sandbox",
    "doctor",
    "backup",
    "person",
    "gaps",
)


class _Commands(click.Group):
    """Finds the command NAME in `bot/cli/NAME.py` as `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"bot.cli.{cmd_name}").command
        return command


@click.group(cls=_Commands, name="protocolbot")
@click.version_option(package_name="protocolbot")
def protocolbot() -> None:
    """Advise on your foundation's social media protocol.

    Exit codes: 0 all is well; 1 a check found something or a floor was not reached; 2 the command was
    typed wrongly; 3 something that is needed is missing or cannot be used.
    """


def main() -> None:
    """Run the command line; an expected failure is one sentence on standard error."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        protocolbot()
    except (BotError, KnowledgeError) as error:
        click.echo(f"protocolbot: {error}", err=True)
        sys.exit(BROKEN)
    except BrokenPipeError:
        sys.stderr.close()
