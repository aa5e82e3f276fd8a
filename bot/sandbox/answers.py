"""What the bot's HTTP answer to a command or a form means for what a person sees."""

from bot.sandbox import api_views
from bot.sandbox.model import Json, OpenView, SlackError
from bot.sandbox.response_urls import message_content
from bot.sandbox.signed_http import Delivered
from bot.sandbox.workspace import Workspace


class NoAnswer(Exception):
    """The bot did not take what a person did: not reached, too late, or an HTTP error."""


class WrongAnswer(Exception):
    """The bot answered a form with something Slack would refuse."""


def after_command(workspace: Workspace, user: str, channel: str, delivered: Delivered) -> None:
    """Show what the bot answered to a slash command, or Slack's own complaint when it did not answer.

    Raises `NoAnswer`.
    """
    if not delivered.ok:
        workspace.tell(user, channel, "De app antwoordde niet op tijd. (The app did not respond.)")
        raise NoAnswer(f"HTTP {delivered.status}")
    body = _command_body(delivered)
    if body:
        shown_to = "" if body.get("response_type") == "in_channel" else user
        workspace.post_as_bot(channel, **message_content(workspace, body), ephemeral_to=shown_to)


def _command_body(delivered: Delivered) -> Json:
    if "json" in delivered.content_type:
        return delivered.json()
    text = delivered.body.decode("utf-8", "replace").strip()
    return {"text": text} if text else {}


def after_submission(workspace: Workspace, view: OpenView, delivered: Delivered) -> dict[str, str]:
    """Close, replace or cover the form, as the bot answered; give its complaints by block id.

    Raises `NoAnswer` (the form stays open) or `WrongAnswer`.
    """
    if not delivered.ok:
        raise NoAnswer(f"HTTP {delivered.status}")
    answer = delivered.json()
    try:
        return _show(workspace, view, answer)
    except SlackError as refusal:
        raise WrongAnswer(f"{refusal.code}: {'; '.join(refusal.messages)}") from refusal


def _show(workspace: Workspace, view: OpenView, answer: Json) -> dict[str, str]:
    screens = workspace.screens
    match answer.get("response_action"):
        case None:
            _close_submitted(workspace, view)
        case "clear":
            screens.close(view.user, everything=True)
        case "update":
            screens.update(view, api_views.checked_view(workspace, answer.get("view"), "modal"))
        case "push":
            screens.open(
                view.user, api_views.checked_view(workspace, answer.get("view"), "modal"), on_top=True
            )
        case "errors":
            return _complaints(view, answer)
        case other:
            raise WrongAnswer(f"unknown response_action {other!r}")
    return {}


def _close_submitted(workspace: Workspace, view: OpenView) -> None:
    if view in workspace.screens.of(view.user)[-1:]:
        workspace.screens.close(view.user)


def _complaints(view: OpenView, answer: Json) -> dict[str, str]:
    complaints: dict[str, str] = answer.get("errors") or {}
    inputs = {block["block_id"] for block in view.body["blocks"] if block["type"] == "input"}
    if not complaints or not complaints.keys() <= inputs:
        raise WrongAnswer(f"errors must name input blocks of the view: {sorted(complaints)}")
    return complaints
