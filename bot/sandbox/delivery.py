"""What Slack sends to the bot: events, commands, clicks and forms.

`Delivery` makes the payloads (shapes: https://docs.slack.dev/reference/interaction-payloads and
.../apis/events-api); a `Carrier` takes them to the bot. Every method waits for the bot's answer and gives it
back; what the bot does afterwards in its own time shows up in the workspace.
"""

import uuid
from collections.abc import Callable
from typing import Any

from bot.sandbox import pictures
from bot.sandbox.carrier import Carrier, Kind
from bot.sandbox.model import APP_ID, BOT_USER_ID, TEAM_ID, Channel, Json, Message, OpenView
from bot.sandbox.signed_http import Delivered
from bot.sandbox.workspace import Workspace

VERIFICATION_TOKEN = "sandbox-verification"  # noqa: S105 - Slack's deprecated field, no secret
TEAM = {"id": TEAM_ID, "domain": "sandbox"}


class Delivery:
    """Sends to the bot whatever a person does.

    `response_url` makes a new address at which the bot may answer a click or command. `duplicates` is the
    number of coming events that are delivered twice, the second time as a retry.
    """

    def __init__(self, workspace: Workspace, carrier: Carrier, response_url: Callable[..., str]) -> None:
        self.workspace = workspace
        self.carrier = carrier
        self.duplicates = 0
        self._response_url = response_url

    # -- events

    def message(self, channel: Channel, message: Message) -> Delivered:
        """Deliver a message that a person wrote in a DM with the bot (message.im, or message.mpim).

        One with files has the subtype `file_share`.
        """
        return self.event(self._message_event("message", channel, message))

    def app_mention(self, channel: Channel, message: Message) -> Delivered:
        """Deliver a message in a channel that names the bot."""
        return self.event(self._message_event("app_mention", channel, message))

    def home_opened(self, user: str, channel: Channel) -> Delivered:
        """Tell that a person opened the bot's home tab."""
        event: Json = {
            "type": "app_home_opened",
            "user": user,
            "channel": channel.id,
            "tab": "home",
            "event_ts": self.workspace.new_ts(),
        }
        home = self.workspace.screens.homes.get(user)
        return self.event(event | ({"view": home.as_json()} if home else {}))

    def event(self, event: Json) -> Delivered:
        """Deliver any Events API event, wrapped as an event_callback."""
        payload = self._event_callback(event)
        delivered = self.carrier.send(Kind.EVENT, payload)
        if self.duplicates > 0:
            self.duplicates -= 1
            delivered = self.carrier.send(Kind.EVENT, payload, retry_number=1)
        return delivered

    def again(self, retry_number: int = 1, reason: str = "http_timeout") -> Delivered:
        """Deliver the last request once more, as Slack does when it got no answer in time."""
        return self.carrier.send_again(retry_number, reason)

    # -- commands and shortcuts

    def command(self, user: str, command: str, text: str, channel: Channel) -> Delivered:
        """Deliver a slash command; `text` is what stands behind the command, unchanged."""
        fields = {
            "token": VERIFICATION_TOKEN,
            "team_id": TEAM_ID,
            "team_domain": TEAM["domain"],
            "channel_id": channel.id,
            "channel_name": "directmessage" if channel.kind == "im" else channel.name,
            "user_id": user,
            "user_name": self._user(user)["name"],
            "command": command,
            "text": text,
            "api_app_id": APP_ID,
            "is_enterprise_install": "false",
            "response_url": self._response_url(channel.id, user),
            "trigger_id": self.workspace.screens.new_trigger(user),
        }
        return self.carrier.send(Kind.COMMAND, fields)

    def global_shortcut(self, user: str, callback_id: str) -> Delivered:
        """Deliver a global shortcut."""
        return self._interaction(
            user, {"type": "shortcut", "callback_id": callback_id, "action_ts": self._now()}
        )

    def message_shortcut(self, user: str, callback_id: str, message: Message) -> Delivered:
        """Deliver a shortcut chosen in a message's menu."""
        payload = {
            "type": "message_action",
            "callback_id": callback_id,
            "action_ts": self._now(),
            "message_ts": message.ts,
            "message": message.as_json(),
            **self._place(user, message),
        }
        return self._interaction(user, payload)

    # -- clicks and forms

    def press_in_message(self, user: str, message: Message, action: Json) -> Delivered:
        """Deliver a click or choice in a message; `action` comes from `action_payload`."""
        payload = {
            "type": "block_actions",
            "container": {
                "type": "message",
                "message_ts": message.ts,
                "channel_id": message.channel,
                "is_ephemeral": bool(message.ephemeral_to),
            },
            "message": message.as_json(),
            "state": {"values": {}},
            "actions": [action],
            **self._place(user, message, replaces=message),
        }
        return self._interaction(user, payload)

    def press_in_view(self, user: str, view: OpenView, action: Json) -> Delivered:
        """Deliver a click or choice in a form or home tab."""
        payload = {
            "type": "block_actions",
            "container": {"type": "view", "view_id": view.id},
            "view": view.as_json(),
            "actions": [action],
        }
        return self._interaction(user, payload)

    def view_submission(self, user: str, view: OpenView) -> Delivered:
        """Deliver a form that was sent in; the bot may see the files in it from then on."""
        pictures.show_to_bot(self.workspace, pictures.in_form(view.values))
        return self._interaction(
            user, {"type": "view_submission", "view": view.as_json(), "response_urls": []}
        )

    def view_closed(self, user: str, view: OpenView, is_cleared: bool = False) -> Delivered:
        """Tell that a form was closed; Slack does so only when the view has `notify_on_close`."""
        return self._interaction(
            user, {"type": "view_closed", "view": view.as_json(), "is_cleared": is_cleared}, trigger=False
        )

    # -- the parts of payloads

    def _interaction(self, user: str, payload: Json, trigger: bool = True) -> Delivered:
        common: Json = {
            "team": TEAM,
            "user": self._user(user),
            "api_app_id": APP_ID,
            "token": VERIFICATION_TOKEN,
            "enterprise": None,
            "is_enterprise_install": False,
        }
        if trigger:
            common["trigger_id"] = self.workspace.screens.new_trigger(user)
        return self.carrier.send(Kind.INTERACTION, common | payload)

    def _place(self, user: str, message: Message, replaces: Message | None = None) -> Json:
        channel = self.workspace.channels[message.channel]
        name = "directmessage" if channel.kind == "im" else channel.name
        return {
            "channel": {"id": channel.id, "name": name},
            "response_url": self._response_url(channel.id, user, replaces),
        }

    def _user(self, user: str) -> Json:
        name = self.workspace.member(user).as_json()["name"]
        return {"id": user, "username": name, "name": name, "team_id": self.workspace.member(user).team_id}

    def _event_callback(self, event: Json) -> Json:
        return {
            "token": VERIFICATION_TOKEN,
            "team_id": TEAM_ID,
            "api_app_id": APP_ID,
            "event": event,
            "type": "event_callback",
            "event_id": self.workspace.new_id("Ev0"),
            "event_time": int(self.workspace.now()),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": TEAM_ID,
                    "user_id": BOT_USER_ID,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": False,
            "event_context": "4-sandbox",
        }

    def _message_event(self, kind: str, channel: Channel, message: Message) -> Json:
        event = message.as_json() | {
            "type": kind,
            "channel": channel.id,
            "event_ts": message.ts,
            "team": self.workspace.member(message.user).team_id,
            "client_msg_id": str(uuid.uuid4()),
        }
        if kind == "message":
            event["channel_type"] = "channel" if channel.kind == "channel" else channel.kind
        if kind == "message" and message.files:
            event |= {"subtype": "file_share", "upload": False, "display_as_bot": False}
        return event

    def _now(self) -> str:
        return self.workspace.new_ts()


def action_payload(block: Json, element: Json, action_ts: str, **chosen: Any) -> Json:
    """Give one entry of `actions`: which element of which block was used, and with what."""
    action: Json = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "action_ts": action_ts,
        **chosen,
    }
    if element["type"] == "button":
        action["text"] = element["text"]
        if "value" in element:
            action.setdefault("value", element["value"])
    return action
