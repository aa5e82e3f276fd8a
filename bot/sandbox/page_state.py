"""What one person sees, as JSON for the page."""

from typing import TYPE_CHECKING

from bot.sandbox import page_clock
from bot.sandbox.model import BOT_USER_ID, Channel, Json, Message
from bot.sandbox.workspace import Workspace

if TYPE_CHECKING:
    from bot.sandbox.standin import SlackStandIn

_SHOWN = 200
"""Newest messages of a conversation that the page shows."""


def screen(standin: "SlackStandIn", user_id: str) -> Json:
    """Give everything on the screen of a member; without a member only who can be chosen.

    Raises `user_not_found`.
    """
    workspace = standin.workspace
    with workspace.lock:
        base: Json = {
            "revision": workspace.revision,
            "bot": BOT_USER_ID,
            "bot_name": workspace.member(BOT_USER_ID).name,
            "members": [one.as_json(include_locale=True) for one in workspace.members.values()],
            "faults": standin.faults.listing(),
            "duplicates": standin.delivery.duplicates,
            "sockets": standin.sockets.connected,
            "clock": page_clock.reading(standin.clock),
        }
        return base | (_own(workspace, workspace.member(user_id).id) if user_id else {})


def _own(workspace: Workspace, user: str) -> Json:
    workspace.dm([user])
    stack = workspace.screens.of(user)
    home = workspace.screens.homes.get(user)
    mine = [one for one in workspace.channels.values() if user in one.members]
    return {
        "me": user,
        "conversations": [_conversation(workspace, channel, user) for channel in mine],
        "view": stack[-1].as_json() if stack else None,
        "home": home.as_json() if home else None,
        "commands": workspace.commands,
        "shortcuts": [
            {"callback_id": one.callback_id, "name": one.name, "kind": one.kind}
            for one in workspace.shortcuts
        ],
    }


def _conversation(workspace: Workspace, channel: Channel, user: str) -> Json:
    return channel.as_json() | {
        "kind": channel.kind,
        "with": sorted(channel.members - {user}),
        "messages": [_message(one) for one in workspace.visible(channel.id, user)[-_SHOWN:]],
    }


def _message(message: Message) -> Json:
    return message.as_json() | {"ephemeral": bool(message.ephemeral_to), "is_reply": message.is_reply}
