"""Slack's Web API, the part of it that a chatbot needs: one method name and its arguments in, one answer out.

The methods themselves are in `api_people`, `api_chat`, `api_views` and `api_files`. Arguments may come as a
form or as JSON, the token in the header or among the arguments, as in Slack. Error codes are Slack's own
(https://docs.slack.dev/reference/methods).
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox import api_chat, api_files, api_people, api_scopes, api_views
from bot.sandbox.api_call import Call, read_arguments
from bot.sandbox.model import Json, SlackError
from bot.sandbox.workspace import Workspace

METHODS: dict[str, Callable[[Call], Json]] = (
    api_people.METHODS | api_chat.METHODS | api_views.METHODS | api_files.METHODS
)
"""All methods that need the bot's token, by name."""


@dataclass(frozen=True)
class ApiRequest:
    """An HTTP request to `/api/<method>`, reduced to what counts."""

    method: str
    authorization: str
    content_type: str
    body: bytes
    query: str = ""


class SlackApi:
    """Answers Web API calls on one workspace for one bot token.

    With the app-level `app_token` the bot can ask `new_socket` for an address; empty: no Socket Mode.
    """

    def __init__(
        self, workspace: Workspace, bot_token: str, app_token: str, new_socket: Callable[[], str]
    ) -> None:
        self.workspace = workspace
        self.bot_token = bot_token
        self.app_token = app_token
        self.base_url = ""
        self._new_socket = new_socket

    def answer(self, request: ApiRequest) -> Json:
        """Give the JSON object Slack would answer; a refusal has `ok` false and `error`."""
        try:
            return {"ok": True} | self._result(request)
        except SlackError as refusal:
            return refusal.answer()

    def _result(self, request: ApiRequest) -> Json:
        arguments = read_arguments(request.content_type, request.body, request.query)
        token = request.authorization.removeprefix("Bearer ").strip() or arguments.pop("token", "")
        if request.method == "api.test":
            return _api_test(arguments)
        if request.method == "apps.connections.open":
            self._check_token(token, self.app_token, self.bot_token)
            return {"url": self._new_socket()}
        if request.method not in METHODS:
            raise SlackError("unknown_method", extra={"req_method": request.method})
        self._check_token(token, self.bot_token, self.app_token)
        call = Call(self.workspace, arguments, self.base_url)
        with self.workspace.lock:
            api_scopes.check(request.method, call)
            return METHODS[request.method](call)

    def _check_token(self, token: str, wanted: str, other: str) -> None:
        """Raise `not_authed`, `not_allowed_token_type` (it is the `other` one) or `invalid_auth`."""
        if not token:
            raise SlackError("not_authed")
        if token == other:
            raise SlackError("not_allowed_token_type")
        if token != wanted:
            raise SlackError("invalid_auth")


def _api_test(arguments: Json) -> Json:
    if arguments.get("error"):
        raise SlackError(str(arguments["error"]), extra={"args": arguments})
    return {"args": arguments}
