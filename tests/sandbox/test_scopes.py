"""A bot does what its scopes allow, and nothing is checked where no app was installed."""

import pytest
from slack_sdk.errors import SlackApiError

from tests.sandbox.conftest import SANNE


def install(standin, *scopes) -> None:
    standin.workspace.install({"oauth_config": {"scopes": {"bot": list(scopes)}}})


def refusal(call, **arguments) -> dict:
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)
    return caught.value.response


DM = "D0U0SANNE"
CALLS = [
    ("chat_postMessage", {"channel": SANNE, "text": "x"}, "chat:write"),
    ("chat_postEphemeral", {"channel": DM, "user": SANNE, "text": "x"}, "chat:write"),
    ("chat_update", {"channel": DM, "ts": "1", "text": "x"}, "chat:write"),
    ("chat_delete", {"channel": DM, "ts": "1"}, "chat:write"),
    ("users_info", {"user": SANNE}, "users:read"),
    ("users_lookupByEmail", {"email": "sanne@voorbeeld.example"}, "users:read.email"),
    ("conversations_open", {"users": SANNE}, "im:write"),
    ("conversations_open", {"users": [SANNE, "U0BRAM"]}, "mpim:write"),
    ("conversations_info", {"channel": DM}, "im:read"),
    ("conversations_info", {"channel": "#team"}, "channels:read"),
    ("conversations_history", {"channel": DM}, "im:history"),
    ("conversations_history", {"channel": "#team"}, "channels:history"),
    ("conversations_replies", {"channel": "#team", "ts": "1"}, "channels:history"),
    ("files_info", {"file": "F0"}, "files:read"),
    ("files_getUploadURLExternal", {"filename": "a", "length": 1}, "files:write"),
    ("files_completeUploadExternal", {"files": [{"id": "F0"}]}, "files:write"),
]


@pytest.mark.parametrize(("method", "arguments", "scope"), CALLS)
def test_a_method_needs_its_scope(standin, client, method, arguments, scope):
    standin.workspace.dm([SANNE])
    install(standin, "commands", "another:scope")

    answer = refusal(getattr(client, method), **arguments)
    assert (answer["error"], answer["needed"]) == ("missing_scope", scope)
    assert answer["provided"] == "another:scope,commands"


@pytest.mark.parametrize(("method", "arguments", "scope"), CALLS)
def test_with_its_scope_the_method_is_carried_out(standin, client, method, arguments, scope):
    standin.workspace.dm([SANNE])
    install(standin, scope)

    try:
        answer = getattr(client, method)(**arguments)
    except SlackApiError as refused:
        answer = refused.response
    assert answer.get("error") != "missing_scope"


def test_a_call_that_names_no_conversation_is_refused_for_that(standin, client):
    install(standin, "commands")

    assert refusal(client.conversations_info, channel="C0NONE")["error"] == "channel_not_found"


@pytest.mark.parametrize("manifest", [{}, {"features": {}}, {"oauth_config": {"scopes": {"bot": []}}}])
def test_nothing_is_checked_without_scopes(standin, client, manifest):
    standin.workspace.install(manifest)

    assert client.chat_postMessage(channel=SANNE, text="x")["ok"]
    assert "email" in client.users_info(user=SANNE)["user"]["profile"]


def test_an_address_is_shown_only_with_its_own_scope(standin, client):
    install(standin, "users:read")
    assert "email" not in client.users_info(user=SANNE)["user"]["profile"]

    install(standin, "users:read", "users:read.email")
    assert "email" in client.users_info(user=SANNE)["user"]["profile"]


def test_every_answer_tells_the_scopes_as_slack_does(standin, client):
    install(standin, "users:read", "chat:write")

    assert client.auth_test().headers["x-oauth-scopes"] == "chat:write,users:read"


def test_the_views_need_no_scope(standin, client):
    install(standin, "commands")

    assert client.views_publish(user_id=SANNE, view={"type": "home", "blocks": []})["ok"]
