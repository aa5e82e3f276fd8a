"""The addresses at which a bot may answer a click or a command (`response_url`)."""

from dataclasses import dataclass, field
from typing import Any

from bot.sandbox import block_kit, pictures
from bot.sandbox.model import Json, Message, SlackError
from bot.sandbox.workspace import Workspace

MOST_USES = 5
"""How often one address works (Slack: five times within thirty minutes)."""
SECONDS = 30 * 60
_KEPT = 1000


@dataclass
class _Address:
    channel: str
    user: str
    made: float
    original: Message | None
    uses: int = field(default=0)


class ResponseUrls:
    """Hands out addresses below `base_url` and carries out what is posted to them."""

    def __init__(self, workspace: Workspace) -> None:
        self.base_url = ""
        self._workspace = workspace
        self._addresses: dict[str, _Address] = {}

    def make(self, channel: str, user: str, original: Message | None = None) -> str:
        """Give a new address; `original` is the message that `replace_original` replaces."""
        key = self._workspace.new_id("R0")
        self._addresses[key] = _Address(channel, user, self._workspace.now(), original)
        if len(self._addresses) > _KEPT:
            self._addresses.pop(next(iter(self._addresses)))
        return f"{self.base_url}/response/{key}"

    def post(self, key: str, body: Json) -> None:
        """Carry out an answer.

        Raises `expired_url` (unknown or too old), `used_url` (five times used), `invalid_blocks`, `no_text`.
        """
        address = self._addresses.get(key)
        if address is None or self._workspace.now() - address.made > SECONDS:
            raise SlackError("expired_url")
        if address.uses >= MOST_USES:
            raise SlackError("used_url")
        address.uses += 1
        self._carry_out(address, body)

    def _carry_out(self, address: _Address, body: Json) -> None:
        if body.get("delete_original") and address.original:
            self._workspace.remove(address.original)
            return
        content = message_content(self._workspace, body)
        if body.get("replace_original") and address.original:
            self._workspace.change(address.original, **content)
            return
        shown_to = "" if body.get("response_type") == "in_channel" else address.user
        self._workspace.post_as_bot(
            address.channel, **content, ephemeral_to=shown_to, thread_ts=body.get("thread_ts", "")
        )


def message_content(workspace: Workspace, body: Json) -> dict[str, Any]:
    """Give text and blocks of an answer; raises `invalid_blocks` or `no_text`."""
    blocks = body.get("blocks") or []
    wrong = tuple(block_kit.message_problems(blocks))
    wrong = wrong or tuple(pictures.picture_problems(workspace, blocks, "/blocks"))
    if wrong:
        raise SlackError("invalid_blocks", wrong)
    if not body.get("text") and not blocks:
        raise SlackError("no_text")
    return {"text": body.get("text", ""), "blocks": tuple(blocks)}
