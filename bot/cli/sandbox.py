"""`protocolbot sandbox`: the whole bot on this machine, with a web page; no tokens, nothing kept."""

from __future__ import annotations

import threading
import webbrowser

import click

from bot.config import read_settings
from bot.errors import SettingsError

PORT = 8021


@click.command(name="sandbox")
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="The page's port."
)
@click.option("--browser/--no-browser", default=True, help="Open the page.")
def command(port: int, browser: bool) -> None:
    """Try the whole bot on this machine: choose who you are, write, press; Ctrl+C ends it."""
    from bot.sandbox.playground import Options, Playground  # noqa: PLC0415 - imports everything there is

    try:
        playground = Playground(Options(port=port, protocol_dir=read_settings().protocol_dir))
    except OSError as error:
        raise SettingsError(f"Port {port} cannot be used ({error}); choose another with --port.") from error
    with playground:
        click.echo(f"The sandbox is at {playground.url} (Ctrl+C ends it; nothing is kept).")
        if browser:
            webbrowser.open(playground.url)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            click.echo("Bye.")
