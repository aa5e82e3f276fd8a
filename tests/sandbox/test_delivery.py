"""What the stand-in sends: signed as Slack signs, in Slack's shapes, and what it makes of the answers."""

import json
from http.client import HTTPConnection

import pytest
from slack_sdk.signature import SignatureVerifier

from bot.sandbox import WrongAnswer
from bot.sandbox.model import SlackError
from bot.sandbox.signed_http import FORM, signed_headers

SECRET = "an-invented-signing-secret"


class Stopped:
    def now(self) -> float:
        return 1_800_000_000.0


def post_response(url: str, body: object) -> tuple[int, str]:
    host, _, path = url.removeprefix("http://").partition("/")
    connection = HTTPConnection(host)
    connection.request("POST", f"/{path}", json.dumps(body), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    found = (answer.status, answer.read().decode())
    connection.close()
    return found


def test_slacks_own_library_accepts_the_signature():
    headers = signed_headers(SECRET, b"payload=%7B%7D", 1_800_000_000)

    assert SignatureVerifier(SECRET, Stopped()).is_valid_request(b"payload=%7B%7D", headers)
    assert not SignatureVerifier("another", Stopped()).is_valid_request(b"payload=%7B%7D", headers)
    assert not SignatureVerifier(SECRET, Stopped()).is_valid_request(b"other", headers)


def test_bolt_refuses_another_secret_and_an_old_timestamp(sanne, standin, seen):
    standin.http.secret = "another"
    sanne.say("hallo")
    assert sanne.delivered.status == 401

    standin.http.secret = SECRET
    standin.http.now = lambda: 1_000_000_000.0
    sanne.say("hallo")
    assert sanne.delivered.status == 401
    assert seen == []


def test_an_event_carries_what_bolt_needs(sanne, seen):
    sanne.say("hallo")

    body = seen[0]
    assert body["type"] == "event_callback"
    assert body["authorizations"][0] == {
        "enterprise_id": None,
        "team_id": "T0SANDBOX",
        "user_id": "U0BOT",
        "is_bot": True,
        "is_enterprise_install": False,
    }
    assert body["event"]["channel_type"] == "im"
    assert body["event"]["blocks"][0]["elements"][0]["elements"][0] == {"type": "text", "text": "hallo"}


def test_a_repeated_delivery_says_so(sanne, bot, standin):
    headers = []
    remembered = bot.app.dispatch

    def dispatch(request):
        headers.append(request.headers)
        return remembered(request)

    bot.app.dispatch = dispatch
    sanne.say("hallo")
    standin.delivery.again(retry_number=2, reason="http_error")

    assert "x-slack-retry-num" not in headers[0]
    assert headers[1]["x-slack-retry-num"] == ["2"]
    assert headers[1]["x-slack-retry-reason"] == ["http_error"]


def test_a_body_nobody_asked_for_is_delivered_as_given(standin, bot):
    assert standin.http.send(b"payload=%7B%22type%22%3A%22unknown%22%7D", FORM).status == 404
    assert bot.app is not None


@pytest.mark.parametrize("draft", ["raar", "stuk"])
def test_an_answer_to_a_form_that_slack_would_refuse_is_noticed(sanne, draft):
    sanne.say("hallo")
    sanne.press("open")

    with pytest.raises(WrongAnswer):
        sanne.submit({"draft": draft})


def test_a_press_in_a_message_tells_where_and_on_what(sanne, seen):
    sanne.say("hallo")
    sanne.press("mark")

    body = seen[-1]
    assert body["type"] == "block_actions"
    assert body["container"]["message_ts"] == body["message"]["ts"]
    assert body["channel"] == {"id": sanne.dm.id, "name": "directmessage"}
    assert body["user"]["id"] == sanne.id
    assert body["actions"][0]["text"]["text"] == "mark"
    assert body["actions"][0]["block_id"] == body["message"]["blocks"][1]["block_id"]


def test_a_response_url_works_five_times(standin):
    url = standin.response_urls.make(standin.workspace.dm(["U0SANNE"]).id, "U0SANNE")

    answers = [post_response(url, {"text": "dag"}) for _ in range(6)]

    assert answers == [(200, "ok")] * 5 + [(404, "used_url")]


def test_a_response_url_is_ephemeral_unless_it_says_otherwise(standin):
    channel = standin.workspace.channel("#team").id
    url = standin.response_urls.make(channel, "U0SANNE")
    post_response(url, {"text": "alleen jij"})
    post_response(url, {"text": "iedereen", "response_type": "in_channel"})

    assert [one.text for one in standin.workspace.visible(channel, "U0BRAM")] == ["iedereen"]
    assert [one.text for one in standin.workspace.visible(channel, "U0SANNE")] == ["alleen jij", "iedereen"]


def test_a_response_url_can_delete_and_is_gone_after_half_an_hour(standin):
    workspace = standin.workspace
    shown = workspace.post_as_bot(workspace.channel("#team").id, "weg ermee")
    url = standin.response_urls.make(shown.channel, "U0SANNE", shown)
    late = standin.response_urls.make(shown.channel, "U0SANNE", shown)
    post_response(url, {"delete_original": True})
    workspace.now = lambda: 10.0**10

    assert workspace.visible(shown.channel, "U0SANNE") == []
    assert post_response(late, {"text": "te laat"}) == (404, "expired_url")


@pytest.mark.parametrize(
    ("body", "answer"),
    [({}, (404, "no_text")), ({"blocks": [{"type": "x"}]}, (404, "invalid_blocks"))],
)
def test_an_answer_without_content_or_with_wrong_blocks_is_refused(standin, body, answer):
    url = standin.response_urls.make(standin.workspace.channel("#team").id, "U0SANNE")

    assert post_response(url, body) == answer


def test_an_unknown_message_or_member_is_refused_in_slacks_words(standin):
    with pytest.raises(SlackError, match="user_not_found"):
        standin.workspace.member("U0NOBODY")
    with pytest.raises(SlackError, match="message_not_found"):
        standin.workspace.message("C0NOWHERE", "1.0")
