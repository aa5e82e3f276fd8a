"""The settings: read from the environment and a `.env` file, here and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dotenv import dotenv_values

from bot.errors import SettingsError

SLACK_API_URL = "https://slack.com/api/"


class Secret(str):
    """A string that does not show itself."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "Secret(…)" if self else "Secret('')"


@dataclass(frozen=True)
class Settings:
    """Everything that differs from one machine to the next; `.env.example` explains each."""

    slack_bot_token: Secret
    slack_app_token: Secret
    slack_signing_secret: Secret
    slack_api_url: str
    port: int
    database_url: str
    protocol_dir: Path | None
    timezone: str
    draft_pictures: bool
    decided_days: int
    audit_days: int
    seen_days: int
    gaps_days: int

    @property
    def uses_socket_mode(self) -> bool:
        """Whether Slack is reached through Socket Mode rather than by HTTP."""
        return bool(self.slack_app_token)


NAMES = (
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_API_URL",
    "PORT",
    "DATABASE_URL",
    "PROTOCOL_DIR",
    "TIMEZONE",
    "DRAFT_PICTURES",
    "DECIDED_DAYS",
    "AUDIT_DAYS",
    "SEEN_DAYS",
    "GAPS_DAYS",
)
"""Every setting there is."""


def read_settings(file: Path = Path(".env")) -> Settings:
    """Return the settings of this machine; the environment goes before the file.

    Raises `SettingsError` when a value cannot be used.
    """
    environment = {name: os.environ[name] for name in NAMES if name in os.environ}  # noqa: TID251
    return parse({**{k: v or "" for k, v in dotenv_values(file).items()}, **environment})


def parse(values: Mapping[str, str]) -> Settings:
    """Return settings from names and values. Raises `SettingsError` when a value cannot be used."""
    api_url = values.get("SLACK_API_URL") or SLACK_API_URL
    if not api_url.endswith("/api/"):
        raise SettingsError("SLACK_API_URL must end in /api/.")
    return Settings(
        Secret(values.get("SLACK_BOT_TOKEN", "")),
        Secret(values.get("SLACK_APP_TOKEN", "")),
        Secret(values.get("SLACK_SIGNING_SECRET", "")),
        api_url,
        _number(values, "PORT", 3000),
        values.get("DATABASE_URL") or "sqlite:///protocolbot.db",
        Path(values["PROTOCOL_DIR"]) if values.get("PROTOCOL_DIR") else None,
        values.get("TIMEZONE") or "Europe/Amsterdam",
        _switch(values, "DRAFT_PICTURES", default=True),
        _number(values, "DECIDED_DAYS", 30),
        _number(values, "AUDIT_DAYS", 90),
        _number(values, "SEEN_DAYS", 2),
        _number(values, "GAPS_DAYS", 90),
    )


def _number(values: Mapping[str, str], name: str, default: int) -> int:
    text = values.get(name) or str(default)
    if not text.isdecimal():
        raise SettingsError(f"{name} must be a whole number, not {text!r}.")
    return int(text)


def _switch(values: Mapping[str, str], name: str, *, default: bool) -> bool:
    text = (values.get(name) or ("on" if default else "off")).lower()
    if text not in ("on", "off"):
        raise SettingsError(f"{name} must be on or off, not {text!r}.")
    return text == "on"
