"""The bot as a process of its own (`python -m bot run` over HTTP) that can be killed and started again."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

from bot.sandbox import SlackStandIn
from tests.reliability.cast import SECRET, TOKEN

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    """Return a port that nobody listens on just now."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


class Child:
    """The bot's process. `kill` may be called from any thread; `starts` counts how often it was started."""

    def __init__(self, standin: SlackStandIn, database: Path) -> None:
        self._standin = standin
        self._folder = database.parent
        self._port = free_port()
        self._settings = {
            "PYTHONPATH": str(ROOT),
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": standin.api_url,
            "PORT": str(self._port),
            "DATABASE_URL": f"sqlite:///{database}",
        }
        self._process: subprocess.Popen[str] | None = None
        self._doomed: subprocess.Popen[str] | None = None
        self.starts = 0
        standin.bot_url = f"http://127.0.0.1:{self._port}/slack/events"

    @property
    def lives(self) -> bool:
        """Whether the process runs, and nobody is killing it just now."""
        process = self._process
        return process is not None and process is not self._doomed and process.poll() is None

    def start(self) -> None:
        """Start the bot, and wait until it listens."""
        if self._process is not None:
            self._process.wait()
        with (self._folder / "bot.log").open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                cwd=self._folder,
                env=self._settings,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self.starts += 1
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        assert said.startswith("Listening"), (self._folder / "bot.log").read_text()[-500:]

    def ensure(self) -> None:
        """Start the bot again when it was killed."""
        if not self.lives:
            self.start()

    def kill(self) -> None:
        """End the process at once, as `kill -9` does, and let everybody who waits look again."""
        process = self._process
        if process is None or process is self._doomed:
            return
        self._doomed = process
        process.send_signal(signal.SIGKILL)
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
        self._standin.workspace.note_change()

    def __enter__(self) -> Child:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
