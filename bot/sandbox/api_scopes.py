"""Which permission (OAuth scope) each method of the Web API needs.

From the pages of the methods (https://docs.slack.dev/reference/methods); a method that is not in the tables
needs none.
"""

from bot.sandbox.api_call import Call
from bot.sandbox.model import SlackError

_NEEDED = {
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.update": "chat:write",
    "chat.delete": "chat:write",
    "users.info": "users:read",
    "users.lookupByEmail": "users:read.email",
    "files.info": "files:read",
    "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
}
_BY_CONVERSATION = {
    "conversations.info": "read",
    "conversations.history": "history",
    "conversations.replies": "history",
}
_FAMILY = {"im": "im", "mpim": "mpim", "channel": "channels"}


def check(method: str, call: Call) -> None:
    """Raise `missing_scope`, with what is needed and what the app has, when the app may not do this.

    Nothing is checked in a workspace where no app with scopes was installed.
    """
    granted = call.workspace.scopes
    needed = _needed(method, call)
    if granted and needed and needed not in granted:
        provided = ",".join(sorted(granted))
        raise SlackError("missing_scope", extra={"needed": needed, "provided": provided})


def _needed(method: str, call: Call) -> str:
    if method == "conversations.open":
        return "mpim:write" if "," in call.text("users") else "im:write"
    if method in _BY_CONVERSATION:
        return _of_conversation(_BY_CONVERSATION[method], call)
    return _NEEDED.get(method, "")


def _of_conversation(what: str, call: Call) -> str:
    try:
        channel = call.workspace.channel(call.text("channel"))
    except SlackError:
        return ""  # the method itself says that there is no such conversation
    return f"{_FAMILY[channel.kind]}:{what}"
