"""Files that people attach, and pictures in blocks that stay in Slack (`slack_file`).

The bot sees a person's file only once it is shared: in a conversation the bot is in, or with a form.
"""

from collections.abc import Iterator

from bot.sandbox.block_kit_rules import Problems, problem
from bot.sandbox.model import BOT_USER_ID, Json, Message, SharedFile
from bot.sandbox.workspace import Workspace

LARGEST = 10_000_000
"""Bytes of one file in a form (Slack: 10 MB)."""


class TooLarge(ValueError):
    """A file is larger than Slack takes in a form."""


def keep(workspace: Workspace, user: str, name: str, content: bytes) -> SharedFile:
    """Take a file a person chose; the bot does not see it yet. Raises `TooLarge`."""
    if len(content) > LARGEST:
        raise TooLarge(f"a file has {LARGEST // 1_000_000} MB at most")
    file = SharedFile(
        workspace.new_id("F0"),
        name,
        len(content),
        content,
        uploaded=True,
        user=user,
        created=int(workspace.now()),
        bot_may_see=False,
    )
    workspace.files[file.id] = file
    return file


def show_to_bot(workspace: Workspace, files: list[Json]) -> None:
    """Let the bot see these files from now on."""
    for one in files:
        workspace.files[one["id"]].bot_may_see = True


def share(workspace: Workspace, message: Message) -> None:
    """Let the bot see the files of a message when it is in the conversation."""
    if BOT_USER_ID in workspace.channels[message.channel].members:
        show_to_bot(workspace, list(message.files))


def in_form(values: Json) -> list[Json]:
    """Give the files chosen in a form, from Slack's `view.state.values`."""
    fields = [one for block in values.values() for one in block.values()]
    return [file for one in fields if one["type"] == "file_input" for file in one["files"]]


def picture_problems(workspace: Workspace, blocks: list[Json], pointer: str) -> Problems:
    """Say which pictures of blocks are no pictures the bot may see."""
    for place, found in _slack_files(blocks, pointer):
        file_id = found.get("id") or found.get("url", "").rsplit("/", 1)[-1]
        file = workspace.files.get(file_id)
        if file is None or not file.is_picture or not file.uploaded or not file.bot_may_see:
            yield problem("invalid slack file", place)


def _slack_files(blocks: list[Json], pointer: str) -> Iterator[tuple[str, Json]]:
    for place, block in enumerate(blocks):
        here = f"{pointer}/{place}"
        inside = {f"{here}/elements/{at}": one for at, one in enumerate(block.get("elements", ()))}
        for where, one in {here: block, f"{here}/accessory": block.get("accessory"), **inside}.items():
            if isinstance(one, dict) and "slack_file" in one:
                yield f"{where}/slack_file", one["slack_file"]
