"""What a person types and fills in: the blocks of a typed message, the field that is meant, its new state."""

from collections.abc import Iterable
from typing import Any

from bot.sandbox import forms, pictures
from bot.sandbox.model import BOT_USER_ID, Json, OpenView
from bot.sandbox.workspace import Workspace

Attachment = tuple[str, bytes]
"""A file to attach: its name and its content."""


class NotOnScreen(AssertionError):
    """The person does not see this button, field, message or form."""


class Hand:
    """One person's hand on the keyboard; `base_url` is where the stand-in serves files."""

    def __init__(self, workspace: Workspace, user: str, base_url: str) -> None:
        self._workspace = workspace
        self._user = user
        self._base_url = base_url

    def attach(self, files: Iterable[Attachment]) -> tuple[Json, ...]:
        """Take files of this person; gives Slack's file objects. Raises `NotOnScreen` for one too large."""
        return tuple(self._attached(name, content) for name, content in files)

    def field(self, view: OpenView, name: str) -> tuple[Json, Json]:
        """Give the block and element named by action_id or block_id. Raises `NotOnScreen`."""
        for block, element in forms.elements(view.body["blocks"]):
            known = element["action_id"] in view.values.get(block["block_id"], {})
            if known and name in (element["action_id"], block["block_id"]):
                return block, element
        raise NotOnScreen(f"the form has no field {name!r}")

    def file_field(self, view: OpenView) -> str:
        """Give the action_id of the first field for files. Raises `NotOnScreen`."""
        for _, element in forms.elements(view.body["blocks"]):
            if element["type"] == "file_input":
                return str(element["action_id"])
        raise NotOnScreen("the form has no field for files")

    def state(self, element: Json, value: Any) -> Json:
        """Give the state of a field after `value` was filled in. Raises `NotOnScreen`."""
        if element["type"] == "overflow":
            return {"selected_option": self._option(element, value)}
        if element["type"] == "file_input":
            return {"type": "file_input", "files": [self._file(one) for one in value]}
        try:
            return forms.filled(element, value)
        except LookupError as unknown:
            raise NotOnScreen(str(unknown)) from unknown

    def _option(self, element: Json, value: str) -> Json:
        try:
            return forms.option(element, value)
        except LookupError as unknown:
            raise NotOnScreen(str(unknown)) from unknown

    def _file(self, chosen: str | Attachment) -> Json:
        """Give the file object of an own file by id, or of one that is attached now."""
        if not isinstance(chosen, str):
            return self._attached(*chosen)
        file = self._workspace.files.get(chosen)
        if file is None or file.user != self._user:
            raise NotOnScreen(f"there is no file {chosen!r}")
        return file.as_json(self._base_url)

    def _attached(self, name: str, content: bytes) -> Json:
        try:
            return pictures.keep(self._workspace, self._user, name, content).as_json(self._base_url)
        except pictures.TooLarge as refused:
            raise NotOnScreen(str(refused)) from refused


def typed(text: str, mention: bool) -> Json:
    """Give the block that Slack's composer makes of what somebody types."""
    parts: list[Json] = [{"type": "text", "text": f" {text}" if mention else text}]
    if mention:
        parts.insert(0, {"type": "user", "user_id": BOT_USER_ID})
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": parts}]}
