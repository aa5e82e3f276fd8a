"""One call of the Web API: its arguments, however they were sent."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from bot.sandbox.model import Json, SlackError
from bot.sandbox.workspace import Workspace


@dataclass(frozen=True)
class Call:
    """A Web API call: the workspace it works on, its arguments and where the stand-in is reached."""

    workspace: Workspace
    arguments: Json
    base_url: str

    def text(self, name: str, default: str = "") -> str:
        """Give an argument as text; raises `invalid_arguments` for anything but a scalar."""
        value = self.arguments.get(name)
        if value is None:
            return default
        if isinstance(value, dict | list):
            raise SlackError(
                "invalid_arguments", (f"[ERROR] {name} must be a string [json-pointer:/{name}]",)
            )
        return str(value)

    def needed(self, name: str) -> str:
        """Give an argument that must be there; raises `invalid_arguments`."""
        value = self.text(name)
        if not value:
            raise SlackError("invalid_arguments", (f"[ERROR] missing required field: {name}",))
        return value

    def flag(self, name: str) -> bool:
        """Give a yes-or-no argument; absent is no."""
        return self.text(name).lower() in ("1", "true")

    def whole(self, name: str, default: int) -> int:
        """Give a number; raises `invalid_arguments`."""
        try:
            return int(self.text(name) or default)
        except ValueError:
            raise SlackError("invalid_arguments", (f"[ERROR] {name} must be an integer",)) from None

    def structure(self, name: str, error: str) -> Any:
        """Give a JSON argument, sent as JSON or as text within a form; raises `error` when it is no JSON."""
        value = self.arguments.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise SlackError(error) from None


def read_arguments(content_type: str, body: bytes, query: str) -> Json:
    """Give the arguments of a request.

    Raises `invalid_json`, `json_not_object`, `invalid_form_data` or `invalid_post_type`.
    """
    arguments: Json = dict(parse_qsl(query, keep_blank_values=True))
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        return arguments | _read_json(body)
    if kind == "application/x-www-form-urlencoded" or not body:
        return arguments | _read_form(body)
    raise SlackError("invalid_post_type")


def _read_json(body: bytes) -> Json:
    try:
        found = json.loads(body or b"{}")
    except ValueError:
        raise SlackError("invalid_json") from None
    if not isinstance(found, dict):
        raise SlackError("json_not_object")
    return found


def _read_form(body: bytes) -> Json:
    try:
        return dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True))
    except UnicodeDecodeError:
        raise SlackError("invalid_form_data") from None
