"""Web API: forms and home tabs (views.*)."""

import json
from collections.abc import Callable

from bot.sandbox import block_kit, pictures
from bot.sandbox.api_call import Call
from bot.sandbox.model import Json, OpenView, SlackError
from bot.sandbox.workspace import Workspace

LARGEST_VIEW = 250_000
"""Bytes of a view as JSON (Slack: 250 kB)."""


def open_view(call: Call) -> Json:
    """Open a form for the person whose trigger id is given."""
    body = read_view(call, "modal")
    trigger = call.workspace.screens.exchange(_trigger_id(call))
    return {"view": call.workspace.screens.open(trigger.user, body).as_json()}


def push(call: Call) -> Json:
    """Lay a form over the one that is open."""
    body = read_view(call, "modal")
    trigger = call.workspace.screens.exchange(_trigger_id(call))
    return {"view": call.workspace.screens.open(trigger.user, body, on_top=True).as_json()}


def update(call: Call) -> Json:
    """Replace an open form; `hash_conflict` when the given hash is not the newest."""
    body = read_view(call, "modal", "home")
    view = call.workspace.screens.find(call.text("view_id"), call.text("external_id"))
    _same_hash(call, view)
    return {"view": call.workspace.screens.update(view, body).as_json()}


def publish(call: Call) -> Json:
    """Show a person's home tab."""
    body = read_view(call, "home")
    user = call.workspace.member(call.needed("user_id"))
    home = call.workspace.screens.homes.get(user.id)
    if home:
        _same_hash(call, home)
    return {"view": call.workspace.screens.publish_home(user.id, body).as_json()}


def read_view(call: Call, *kinds: str) -> Json:
    """Give the view argument; raises `invalid_arguments` with what is wrong, or `view_too_large`."""
    return checked_view(call.workspace, call.structure("view", "invalid_arguments"), *kinds)


def checked_view(workspace: Workspace, view: object, *kinds: str) -> Json:
    """Give the view when it is right and of one of these kinds; raises as `read_view` does."""
    if not isinstance(view, dict):
        raise SlackError("invalid_arguments", ("[ERROR] missing required field: view",))
    if len(json.dumps(view).encode()) > LARGEST_VIEW:
        raise SlackError("view_too_large")
    wrong = tuple(block_kit.view_problems(view, kinds))
    wrong = wrong or tuple(pictures.picture_problems(workspace, view["blocks"], "/view/blocks"))
    if wrong:
        raise SlackError("invalid_arguments", wrong)
    return view


def _trigger_id(call: Call) -> str:
    return call.needed("trigger_id")


def _same_hash(call: Call, view: OpenView) -> None:
    given = call.text("hash")
    if given and given != view.hash:
        raise SlackError("hash_conflict")


METHODS: dict[str, Callable[[Call], Json]] = {
    "views.open": open_view,
    "views.push": push,
    "views.update": update,
    "views.publish": publish,
}
