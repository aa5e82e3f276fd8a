"""Web API: messages (chat.*)."""

import json
from collections.abc import Callable
from typing import Any

from bot.sandbox import block_kit, pictures
from bot.sandbox.api_call import Call
from bot.sandbox.model import BOT_USER_ID, Channel, Json, Message, SlackError

LONGEST_TEXT = 40_000
"""Characters of a message's text. Slack cuts a longer text or refuses it; the stand-in always refuses."""
LONGEST_UPDATE = 4_000
"""Characters of the text in chat.update: users report `msg_too_long` above it; Slack documents no number."""
LARGEST_BLOCKS = 13_200
"""Bytes of a message's blocks as JSON. Slack documents no number; users found about this (bolt-js 2509)."""
LARGEST_METADATA = 16_000
"""Characters of a message's metadata as JSON; Slack documents no number, so this one is ours."""


def post_message(call: Call) -> Json:
    """Post as the bot into a channel, a conversation or a person's DM."""
    channel = _channel(call)
    blocks = read_blocks(call)
    text = read_text(call, blocks, LONGEST_TEXT)
    message = call.workspace.post_as_bot(
        channel.id, text, blocks=blocks, thread_ts=_thread(call, channel), metadata=_metadata(call)
    )
    return {"channel": channel.id, "ts": message.ts, "message": message.as_json(with_metadata=True)}


def post_ephemeral(call: Call) -> Json:
    """Show a message to one person in a channel; it is in no history."""
    channel = _channel(call)
    user = call.needed("user")
    if user not in channel.members:
        raise SlackError("user_not_in_channel")
    blocks = read_blocks(call)
    text = read_text(call, blocks, LONGEST_TEXT)
    message = call.workspace.post_as_bot(
        channel.id, text, blocks=blocks, thread_ts=call.text("thread_ts"), ephemeral_to=user
    )
    return {"message_ts": message.ts}


def update(call: Call) -> Json:
    """Replace a message of the bot; the metadata stays unless new metadata is given.

    Text without blocks removes the blocks; blocks without text keep no older text.
    """
    message = own_message(call, "cant_update_message")
    blocks = read_blocks(call)
    text = read_text(call, blocks, LONGEST_UPDATE)
    fields: dict[str, Any] = {"text": text, "blocks": blocks}
    if call.arguments.get("metadata") is not None:
        fields["metadata"] = _metadata(call)
    changed = call.workspace.change(message, **fields)
    return {
        "channel": changed.channel,
        "ts": changed.ts,
        "text": changed.text,
        "message": changed.as_json(True),
    }


def delete(call: Call) -> Json:
    """Take a message of the bot away."""
    message = own_message(call, "cant_delete_message")
    call.workspace.remove(message)
    return {"channel": message.channel, "ts": message.ts}


def own_message(call: Call, refusal: str) -> Message:
    """Give the bot's message named by `channel` and `ts`.

    Raises `channel_not_found`, `message_not_found` (an ephemeral message counts as not there) or `refusal`.
    """
    channel = call.workspace.channels.get(call.text("channel"))
    if channel is None:
        raise SlackError("channel_not_found")
    message = call.workspace.message(channel.id, call.text("ts"))
    if message.ephemeral_to:
        raise SlackError("message_not_found")
    if message.user != BOT_USER_ID:
        raise SlackError(refusal)
    return message


def read_text(call: Call, blocks: tuple[Json, ...], longest: int) -> str:
    """Give the text; raises `no_text` without text and blocks, or `msg_too_long`."""
    text = call.text("text")
    if not text and not blocks:
        raise SlackError("no_text")
    if len(text) > longest:
        raise SlackError("msg_too_long")
    return text


def read_blocks(call: Call) -> tuple[Json, ...]:
    """Give the blocks.

    Raises `invalid_blocks_format`, `invalid_blocks` with what is wrong, or `msg_blocks_too_long`.
    """
    blocks = call.structure("blocks", "invalid_blocks_format")
    if blocks is None:
        return ()
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    wrong = tuple(block_kit.message_problems(blocks))
    wrong = wrong or tuple(pictures.picture_problems(call.workspace, blocks, "/blocks"))
    if wrong:
        raise SlackError("invalid_blocks", wrong, {"errors": list(wrong)})
    if block_kit.size(blocks) > LARGEST_BLOCKS:
        raise SlackError("msg_blocks_too_long")
    return tuple(blocks)


def _channel(call: Call) -> Channel:
    channel = call.workspace.channel(call.text("channel"))
    if BOT_USER_ID not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _thread(call: Call, channel: Channel) -> str:
    parent = call.text("thread_ts")
    if parent and parent in channel.messages and not channel.messages[parent].thread_ts:
        call.workspace.mark_thread(channel.messages[parent])
    return parent


def _metadata(call: Call) -> Json:
    metadata = call.structure("metadata", "invalid_metadata_format")
    if not metadata:
        return {}
    if not isinstance(metadata, dict):
        raise SlackError("invalid_metadata_format")
    if not {"event_type", "event_payload"} <= metadata.keys():
        raise SlackError("invalid_metadata_schema")
    if len(json.dumps(metadata)) > LARGEST_METADATA:
        raise SlackError("metadata_too_large")
    return metadata


METHODS: dict[str, Callable[[Call], Json]] = {
    "chat.postMessage": post_message,
    "chat.postEphemeral": post_ephemeral,
    "chat.update": update,
    "chat.delete": delete,
}
