"""The Web API subset: good answers, and Slack's own refusals."""

import json
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

TOKEN = "xoxb-an-invented-token"
SANNE = "U0SANNE"


def refusal(call, *args, **arguments) -> str:
    with pytest.raises(SlackApiError) as caught:
        call(*args, **arguments)
    return caught.value.response["error"]


def raw(standin, method, body, content_type="application/json", token=TOKEN):
    connection = HTTPConnection(standin.url.removeprefix("http://"))
    headers = {"Content-Type": content_type} | ({"Authorization": f"Bearer {token}"} if token else {})
    connection.request("POST", f"/api/{method}", body, headers)
    answer = json.loads(connection.getresponse().read())
    connection.close()
    return answer


def modal(**changes) -> dict:
    return {
        "type": "modal",
        "callback_id": "x",
        "title": {"type": "plain_text", "text": "Titel"},
        "blocks": [{"type": "divider"}],
    } | changes


def trigger(standin) -> str:
    return standin.workspace.screens.new_trigger(SANNE)


# -- how a call is made


def test_the_token_says_who_the_bot_is(client):
    answer = client.auth_test()

    assert (answer["user_id"], answer["bot_id"], answer["team_id"]) == ("U0BOT", "B0BOT", "T0SANDBOX")


@pytest.mark.parametrize(("token", "error"), [("", "not_authed"), ("xoxb-another", "invalid_auth")])
def test_a_missing_or_wrong_token_is_refused(standin, token, error):
    assert raw(standin, "auth.test", b"{}", token=token) == {"ok": False, "error": error}


def test_a_form_with_the_token_among_the_arguments_is_taken(standin):
    body = urlencode(
        {"token": TOKEN, "channel": SANNE, "text": "dag", "blocks": '[{"type":"divider"}]'}
    ).encode()

    answer = raw(standin, "chat.postMessage", body, "application/x-www-form-urlencoded", token="")

    assert answer["ok"]
    assert answer["message"]["blocks"][0]["type"] == "divider"


@pytest.mark.parametrize(
    ("method", "body", "content_type", "error"),
    [
        ("no.such", b"{}", "application/json", "unknown_method"),
        ("chat.postMessage", b"{", "application/json", "invalid_json"),
        ("chat.postMessage", b"[]", "application/json", "json_not_object"),
        ("chat.postMessage", b"x", "text/html", "invalid_post_type"),
        ("chat.postMessage", b"\xff", "application/x-www-form-urlencoded", "invalid_form_data"),
        ("chat.postMessage", b'{"channel":["x"],"text":"y"}', "application/json", "invalid_arguments"),
        (
            "conversations.history",
            b'{"channel":"#team","limit":"x"}',
            "application/json",
            "invalid_arguments",
        ),
        (
            "conversations.history",
            b'{"channel":"#team","oldest":"x"}',
            "application/json",
            "invalid_ts_oldest",
        ),
        ("apps.connections.open", b"{}", "application/json", "not_allowed_token_type"),
        ("api.test", b'{"error":"mine"}', "application/json", "mine"),
    ],
)
def test_a_malformed_call_is_refused_by_name(standin, method, body, content_type, error):
    assert raw(standin, method, body, content_type)["error"] == error


def test_a_body_of_more_than_ten_megabytes_is_refused(standin):
    connection = HTTPConnection(standin.url.removeprefix("http://"))
    connection.putrequest("POST", "/api/chat.postMessage")
    connection.putheader("Content-Length", "10000001")
    connection.endheaders()

    assert connection.getresponse().status == 413
    connection.close()


# -- people and conversations


def test_a_member_is_given_with_the_flags_that_count(client):
    user = client.users_info(user="U0GONE", include_locale=True)["user"]

    assert (user["deleted"], user["is_bot"], user["is_restricted"], user["is_stranger"]) == (
        True,
        False,
        False,
        False,
    )
    assert (user["team_id"], user["locale"]) == ("T0SANDBOX", "nl-NL")


def test_a_member_is_found_by_address(client):
    assert client.users_lookupByEmail(email="Sanne@Voorbeeld.example")["user"]["id"] == SANNE


@pytest.mark.parametrize("email", ["wim@voorbeeld.example", "nobody@voorbeeld.example"])
def test_a_deactivated_or_unknown_address_is_not_found(client, email):
    assert refusal(client.users_lookupByEmail, email=email) == "users_not_found"


def test_opening_a_conversation_twice_gives_the_same(client):
    first = client.conversations_open(users=SANNE)["channel"]["id"]

    assert client.conversations_open(users=[SANNE])["channel"]["id"] == first
    assert client.conversations_info(channel=first)["channel"]["user"] == SANNE


def test_several_people_get_a_group_conversation(client):
    group = client.conversations_open(users=[SANNE, "U0BRAM"])["channel"]["id"]

    assert client.conversations_info(channel=group)["channel"]["is_mpim"]


@pytest.mark.parametrize(
    ("users", "error"),
    [
        ("", "users_list_not_supplied"),
        ("U0NOBODY", "user_not_found"),
        (",".join("abcdefghi"), "too_many_users"),
    ],
)
def test_a_conversation_with_nobody_is_refused(client, users, error):
    assert refusal(client.conversations_open, users=users) == error


# -- messages


def test_a_posted_message_is_in_the_history_newest_first_with_its_metadata(client):
    metadata = {"event_type": "case", "event_payload": {"key": "k1"}}
    first = client.chat_postMessage(channel="#team", text="een", metadata=metadata)
    client.chat_postMessage(channel=first["channel"], text="twee")

    history = client.conversations_history(channel=first["channel"], include_all_metadata=True)["messages"]
    assert [one["text"] for one in history] == ["twee", "een"]
    assert history[1]["metadata"] == metadata
    assert "metadata" not in client.conversations_history(channel=first["channel"])["messages"][1]


def test_history_keeps_to_its_edges_and_pages(client):
    posted = [client.chat_postMessage(channel="#team", text=str(number)) for number in range(5)]
    channel, ts = posted[0]["channel"], [one["ts"] for one in posted]

    def texts(**edges):
        return [one["text"] for one in client.conversations_history(channel=channel, **edges)["messages"]]

    assert texts(oldest=ts[1], latest=ts[3]) == ["2"]
    assert texts(oldest=ts[1], latest=ts[3], inclusive=True) == ["3", "2", "1"]
    page = client.conversations_history(channel=channel, limit=2)
    assert page["has_more"]
    assert texts(limit=2, cursor=page["response_metadata"]["next_cursor"]) == ["2", "1"]


def test_replies_stand_in_the_thread_and_not_in_the_history(client):
    parent = client.chat_postMessage(channel="#team", text="vraag")
    client.chat_postMessage(channel="#team", text="antwoord", thread_ts=parent["ts"])

    history = client.conversations_history(channel=parent["channel"])["messages"]
    replies = client.conversations_replies(channel=parent["channel"], ts=parent["ts"])["messages"]
    assert [one["text"] for one in history] == ["vraag"]
    assert history[0]["reply_count"] == 1
    assert [one["text"] for one in replies] == ["vraag", "antwoord"]
    assert refusal(client.conversations_replies, channel=parent["channel"], ts="1.0") == "thread_not_found"


def test_an_ephemeral_message_is_seen_by_one_and_is_in_no_history(client, standin):
    channel = client.chat_postMessage(channel="#team", text="open")["channel"]
    client.chat_postEphemeral(channel=channel, user=SANNE, text="alleen jij")

    assert [one.text for one in standin.workspace.visible(channel, SANNE)] == ["open", "alleen jij"]
    assert [one.text for one in standin.workspace.visible(channel, "U0BRAM")] == ["open"]
    assert len(client.conversations_history(channel=channel)["messages"]) == 1


def test_an_update_replaces_text_and_blocks_and_keeps_metadata(client):
    metadata = {"event_type": "case", "event_payload": {}}
    posted = client.chat_postMessage(
        channel=SANNE, text="een", blocks=[{"type": "divider"}], metadata=metadata
    )
    client.chat_update(channel=posted["channel"], ts=posted["ts"], text="twee")

    message = client.conversations_history(channel=posted["channel"], include_all_metadata=True)["messages"][
        0
    ]
    assert message["text"] == "twee"
    assert "blocks" not in message
    assert message["metadata"] == metadata


def test_a_deleted_message_is_gone(client):
    posted = client.chat_postMessage(channel=SANNE, text="weg")
    client.chat_delete(channel=posted["channel"], ts=posted["ts"])

    assert client.conversations_history(channel=posted["channel"])["messages"] == []


@pytest.mark.filterwarnings("ignore:The top-level `text`")
@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
        ({"channel": "U0NOBODY", "text": "x"}, "channel_not_found"),
        ({"channel": SANNE, "text": "", "unfurl_links": False, "blocks": []}, "no_text"),
        ({"channel": SANNE, "text": "x" * 40_001}, "msg_too_long"),
        ({"channel": SANNE, "text": "x", "blocks": "nonsense"}, "invalid_blocks_format"),
        ({"channel": SANNE, "text": "x", "blocks": [{"type": "nonsense"}]}, "invalid_blocks"),
        ({"channel": SANNE, "text": "x", "metadata": {"event_type": "only"}}, "invalid_metadata_schema"),
        ({"channel": "#elsewhere", "text": "x"}, "not_in_channel"),
    ],
)
def test_a_message_slack_would_refuse_is_refused(client, standin, arguments, error):
    standin.workspace.add_channel("elsewhere", [SANNE])

    assert refusal(client.chat_postMessage, **arguments) == error


def test_forty_thousand_characters_are_taken(client):
    assert client.chat_postMessage(channel=SANNE, text="x" * 40_000)["ok"]


def test_too_much_text_in_all_blocks_together_is_refused(client):
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2900}} for _ in range(5)]

    assert refusal(client.chat_postMessage, channel=SANNE, text="x", blocks=blocks) == "msg_blocks_too_long"


def test_only_messages_of_the_bot_can_be_changed(client, standin):
    channel = standin.workspace.channel("#team").id
    theirs = standin.workspace.post(channel, SANNE, "van Sanne")

    assert refusal(client.chat_update, channel=channel, ts=theirs.ts, text="x") == "cant_update_message"
    assert refusal(client.chat_delete, channel=channel, ts=theirs.ts) == "cant_delete_message"
    assert refusal(client.chat_update, channel=channel, ts="1.0", text="x") == "message_not_found"
    assert refusal(client.chat_update, channel="C0NOWHERE", ts="1.0", text="x") == "channel_not_found"


def test_an_update_takes_four_thousand_characters_at_most(client):
    posted = client.chat_postMessage(channel=SANNE, text="kort")
    place = {"channel": posted["channel"], "ts": posted["ts"]}

    assert client.chat_update(**place, text="x" * 4000)["ok"]
    assert refusal(client.chat_update, **place, text="x" * 4001) == "msg_too_long"


# -- forms and home tabs


def test_a_trigger_opens_one_form_and_works_once(client, standin):
    once = trigger(standin)
    view = client.views_open(trigger_id=once, view=modal())["view"]

    assert view["root_view_id"] == view["id"]
    assert refusal(client.views_open, trigger_id=once, view=modal()) == "exchanged_trigger_id"


def test_a_trigger_is_good_for_three_seconds(client, standin):
    old = trigger(standin)
    standin.workspace.screens.expire_triggers()

    assert refusal(client.views_open, trigger_id=old, view=modal()) == "expired_trigger_id"
    assert refusal(client.views_open, trigger_id="1.2.3", view=modal()) == "invalid_trigger_id"


def test_three_forms_lie_on_top_of_each_other_and_no_fourth(client, standin):
    first = client.views_open(trigger_id=trigger(standin), view=modal())["view"]
    second = client.views_push(trigger_id=trigger(standin), view=modal())["view"]
    client.views_push(trigger_id=trigger(standin), view=modal())

    assert (second["root_view_id"], second["previous_view_id"]) == (first["id"], first["id"])
    assert refusal(client.views_push, trigger_id=trigger(standin), view=modal()) == "push_limit_reached"


def test_pushing_without_an_open_form_is_refused(client, standin):
    assert refusal(client.views_push, trigger_id=trigger(standin), view=modal()) == "not_found"


def test_an_update_needs_the_newest_hash_when_it_gives_one(client, standin):
    view = client.views_open(trigger_id=trigger(standin), view=modal(external_id="mine"))["view"]
    newer = client.views_update(external_id="mine", view=modal(external_id="mine"))["view"]

    assert (
        refusal(client.views_update, view_id=view["id"], hash=view["hash"], view=modal()) == "hash_conflict"
    )
    assert client.views_update(view_id=view["id"], hash=newer["hash"], view=modal())["ok"]
    assert refusal(client.views_update, view_id="V0NONE", view=modal()) == "not_found"


def test_a_home_tab_is_published_for_a_known_person(client):
    home = {"type": "home", "blocks": []}

    first = client.views_publish(user_id=SANNE, view=home)["view"]
    assert client.views_publish(user_id=SANNE, view=home)["view"]["id"] == first["id"]
    assert refusal(client.views_publish, user_id="U0NOBODY", view=home) == "user_not_found"
    assert refusal(client.views_publish, user_id=SANNE, view=modal()) == "invalid_arguments"


def test_a_view_above_250_kb_is_too_large(client, standin):
    options = [
        {"text": {"type": "plain_text", "text": "x" * 75}, "value": str(number) * 10} for number in range(100)
    ]
    select = {"type": "static_select", "action_id": "a", "options": options}
    rows = [{"type": "section", "text": {"type": "mrkdwn", "text": "x"}, "accessory": select}] * 20

    assert (
        refusal(client.views_open, trigger_id=trigger(standin), view=modal(blocks=rows)) == "view_too_large"
    )


# -- files


def test_a_text_file_goes_in_three_steps_and_is_shared(client, standin):
    content = "een heel lang concept ✍️ " * 2000
    client.files_upload_v2(
        channel=client.conversations_open(users=SANNE)["channel"]["id"],
        filename="concept.txt",
        content=content,
        title="Concept",
        initial_comment="Zie bijlage",
    )

    message = standin.workspace.visible(standin.workspace.dm([SANNE]).id, SANNE)[-1]
    assert (message.text, message.files[0]["title"]) == ("Zie bijlage", "Concept")
    assert client.files_info(file=message.files[0]["id"])["content"] == content


def test_a_file_without_bytes_or_with_too_few_is_not_found(client, standin):
    place = client.files_getUploadURLExternal(filename="a.txt", length=5)
    connection = HTTPConnection(standin.url.removeprefix("http://"))
    connection.request("POST", place["upload_url"].removeprefix(standin.url), b"abc")

    assert connection.getresponse().status == 400
    connection.close()
    assert refusal(client.files_info, file=place["file_id"]) == "file_not_found"
    assert refusal(client.files_completeUploadExternal, files=[{"id": place["file_id"]}]) == "file_not_found"


def test_a_file_for_nowhere_is_refused(client, standin):
    place = client.files_getUploadURLExternal(filename="a.txt", length=3)
    connection = HTTPConnection(standin.url.removeprefix("http://"))
    connection.request("POST", place["upload_url"].removeprefix(standin.url), b"abc")
    connection.getresponse().read()
    connection.close()

    files = [{"id": place["file_id"]}]
    assert refusal(client.files_completeUploadExternal, files=files, channel_id="C0NO") == "invalid_channel"


def test_the_client_can_be_any(standin):
    assert WebClient(token=TOKEN, base_url=standin.api_url).api_test(foo="bar")["args"] == {"foo": "bar"}
