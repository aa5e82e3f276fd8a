"""Socket Mode: a real Bolt app over Slack's own socket client, and what happens when the line goes."""

import json
import threading
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox import NoAnswer, Person, SlackStandIn
from bot.sandbox.page_deeds import misbehave
from tests.sandbox.conftest import SANNE, SECRET, TOKEN, new_workspace, tiny_bolt_app

APP_TOKEN = "xapp-an-invented-token"
PING_SECONDS = 0.1


@pytest.fixture
def standin() -> Iterator[SlackStandIn]:
    """A stand-in that knows an app-level token, and no HTTP address of the bot."""
    with SlackStandIn(new_workspace(), "", SECRET, TOKEN, app_token=APP_TOKEN) as running:
        yield running


@pytest.fixture
def heard() -> list[dict]:
    """What the bot's socket client received, envelopes and all."""
    return []


@pytest.fixture
def handler(standin, seen, heard) -> Iterator[SocketModeHandler]:
    app = tiny_bolt_app(standin.api_url, seen)
    handler = SocketModeHandler(app, APP_TOKEN, ping_interval=PING_SECONDS)
    handler.client.message_listeners.append(lambda _client, message, _raw: heard.append(message))
    handler.connect()
    assert standin.workspace.wait_until(lambda: standin.sockets.connected == 1)
    yield handler
    hang_up(standin, handler)


def hang_up(standin, handler) -> None:
    """Close the bot's client without the seconds it would wait for its own reading and queue to end."""
    reading = handler.client.current_session.sock
    if reading is not None:
        reading.settimeout(0.01)
    standin.sockets.timeout = 0.01
    standin.delivery.event({"type": "goodbye"})
    handler.client.closed = True
    handler.client.message_queue.put(None)
    handler.close()


@pytest.fixture
def sanne(standin, handler) -> Person:
    assert handler.app is not None
    return Person(standin, SANNE)


def envelopes(heard, kind):
    return [one for one in heard if one.get("type") == kind]


def refusal(standin, token) -> str:
    client = WebClient(base_url=standin.api_url, retry_handlers=[])
    with pytest.raises(SlackApiError) as caught:
        client.apps_connections_open(app_token=token)
    return caught.value.response["error"]


# -- connecting


def test_an_address_on_loopback_is_given_for_the_app_token(standin):
    answer = WebClient(base_url=standin.api_url).apps_connections_open(app_token=APP_TOKEN)

    assert answer["url"].startswith("ws://127.0.0.1:")


@pytest.mark.parametrize(
    ("token", "error"), [(TOKEN, "not_allowed_token_type"), ("xapp-another", "invalid_auth")]
)
def test_another_token_gets_no_address(standin, token, error):
    assert refusal(standin, token) == error


def test_the_app_token_is_good_for_nothing_else(standin):
    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        WebClient(token=APP_TOKEN, base_url=standin.api_url).auth_test()


def test_without_an_app_token_there_is_no_socket_mode():
    with SlackStandIn(new_workspace(), "", SECRET, TOKEN) as plain:
        assert refusal(plain, APP_TOKEN) == "invalid_auth"


UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Key": "YW4gaW52ZW50ZWQga2V5IQ==",
    "Sec-WebSocket-Version": "13",
}


def test_an_address_works_once(standin, handler):
    connection = HTTPConnection(standin.url.removeprefix("http://"))
    connection.request("GET", "/link?" + handler.client.wss_uri.partition("?")[2], headers=UPGRADE)

    assert connection.getresponse().status == 403
    assert standin.sockets.connected == 1
    connection.close()


def test_the_first_word_is_hello(standin, handler, heard, sanne):
    sanne.say("hallo")

    assert envelopes(heard, "hello")[0]["num_connections"] == 1
    assert handler.client.is_connected()
    assert standin.sockets.connected == 1


# -- what is carried


def test_an_event_comes_in_an_envelope_and_is_acknowledged(sanne, seen, heard):
    sanne.say("hallo")

    assert sanne.delivered.status == 200
    assert "Je zei: hallo" in sanne.text()
    assert seen[0]["type"] == "event_callback"
    envelope = envelopes(heard, "events_api")[0]
    assert (envelope["retry_attempt"], envelope["accepts_response_payload"]) == (0, False)


def test_a_command_is_answered_within_the_acknowledgement(sanne, seen, heard):
    sanne.command("zoek foto")

    assert seen[0]["command"] == "/protocol"
    assert sanne.last.text == "hulp: zoek foto"
    assert sanne.last.ephemeral_to == SANNE
    assert envelopes(heard, "slash_commands")[0]["accepts_response_payload"]


def test_a_button_opens_a_form_and_its_errors_come_back(sanne, heard):
    sanne.say("hallo")
    sanne.press("open")

    assert sanne.submit({"draft": "fout"}) == {"draft": "Dit kan niet"}
    assert sanne.view is not None
    assert [one["accepts_response_payload"] for one in envelopes(heard, "interactive")] == [False, True]


@pytest.mark.parametrize(("draft", "title"), [("wissel", "Tweede"), ("stapel", "Tweede")])
def test_the_answer_to_a_form_can_be_another_form(sanne, draft, title):
    sanne.say("hallo")
    sanne.press("open")
    sanne.submit({"draft": draft})

    assert sanne.view["title"]["text"] == title


def test_a_form_that_is_taken_closes(sanne):
    sanne.say("hallo")
    sanne.press("open")
    sanne.submit({"draft": "Mooie dag"})

    assert sanne.view is None
    assert "Ontvangen: Mooie dag" in sanne.text()


def test_a_repeated_delivery_says_so_in_a_new_envelope(sanne, standin, heard):
    sanne.say("hallo")
    standin.delivery.again(retry_number=2, reason="http_error")

    first, second = envelopes(heard, "events_api")
    assert first["envelope_id"] != second["envelope_id"]
    assert (second["retry_attempt"], second["retry_reason"]) == (2, "http_error")
    assert second["payload"]["event_id"] == first["payload"]["event_id"]


def test_duplicates_come_over_the_socket_too(sanne, standin, seen):
    standin.delivery.duplicates = 1
    sanne.say("hallo")

    assert [one["event_id"] for one in seen] == [seen[0]["event_id"]] * 2


def test_what_the_bot_does_not_take_is_not_acknowledged(standin, handler):
    assert handler.client.is_connected()
    standin.sockets.timeout = 0.2
    standin.delivery.event({"type": "reaction_added", "user": SANNE})

    assert standin.delivery.again().status == 0


def test_nonsense_from_the_bot_is_passed_over(sanne, handler):
    for nonsense in ("no json", "[]", "{}", json.dumps({"envelope_id": "unknown"})):
        handler.client.send_message(nonsense)
    sanne.say("hallo")

    assert sanne.delivered.ok


def test_many_people_at_once_each_get_their_own_answer(standin, sanne):
    people = [Person(standin, one.id) for one in standin.workspace.people if not one.deleted]
    threads = [
        threading.Thread(target=one.command, args=(f"zoek {one.id}",)) for one in people for _ in "abcd"
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert sanne.delivered.status == 0
    for one in people:
        assert [message.text for message in one.inbox] == [f"hulp: zoek {one.id}"] * 4


# -- when the line goes


@pytest.mark.parametrize("reason", ["refresh_requested", "warning"])
def test_the_bot_connects_anew_when_it_is_asked_to(sanne, standin, handler, reason):
    before = handler.client.wss_uri
    standin.sockets.disconnect(reason)
    assert standin.workspace.wait_until(lambda: standin.sockets.connected == 1)
    sanne.say("ben je er nog?")

    assert sanne.delivered.ok
    assert handler.client.wss_uri != before


def test_an_acknowledgement_may_come_over_the_new_connection(sanne, standin, handler):
    assert handler.client.is_connected()
    for _ in range(5):
        standin.sockets.disconnect()
        assert standin.workspace.wait_until(lambda: standin.sockets.connected == 1)
        sanne.command("zoek foto")

    assert [one.text for one in sanne.inbox] == ["hulp: zoek foto"] * 5


def test_nothing_is_delivered_while_the_line_is_down_and_it_comes_back_by_itself(sanne, standin):
    standin.faults.fail_next("apps.connections.open", error="internal_error", times=1)
    standin.sockets.drop()
    sanne.say("hoor je mij?")
    assert sanne.delivered.status == 0

    assert standin.workspace.wait_until(lambda: standin.sockets.connected == 1)
    assert standin.delivery.again().ok
    assert "Je zei: hoor je mij?" in sanne.text()


def test_a_line_that_drops_before_the_acknowledgement_is_no_answer_at_once(standin, handler):
    started, over = threading.Event(), threading.Event()

    @handler.app.command("/traag")
    def slow(ack):
        started.set()
        over.wait(5)
        ack("te laat")

    standin.sockets.timeout = 60
    sanne, failed = Person(standin, SANNE), []

    def ask():
        try:
            sanne.command("/traag")
        except NoAnswer as no:
            failed.append(no)

    asking = threading.Thread(target=ask)
    asking.start()
    assert started.wait(5)
    standin.sockets.drop()
    asking.join(5)
    over.set()

    assert len(failed) == 1
    assert "niet op tijd" in sanne.last.text


def test_pings_of_the_bot_are_answered(standin, handler):
    first = handler.client.current_session.last_ping_pong_time
    waited = threading.Event()
    for _ in range(50):
        if (handler.client.current_session.last_ping_pong_time or 0) > (first or 0):
            break
        waited.wait(PING_SECONDS)

    assert handler.client.current_session.last_ping_pong_time > (first or 0)
    assert standin.sockets.connected == 1


def test_the_bot_is_reached_by_http_again_when_it_closes_its_socket(standin, handler, bot):
    hang_up(standin, handler)
    assert standin.workspace.wait_until(lambda: standin.sockets.connected == 0)
    sanne = Person(standin, SANNE)
    sanne.say("hallo")

    assert standin.bot_url == bot.url
    assert "Je zei: hallo" in sanne.text()


@pytest.mark.parametrize("error", ["socket_dropped", "socket_refresh"])
def test_the_page_can_let_the_socket_fall_away_or_renew_it(sanne, standin, handler, error):
    before = handler.client.wss_uri
    misbehave(standin, {"error": error})
    assert standin.workspace.wait_until(lambda: standin.sockets.connected == 1)
    sanne.say("ben je er nog?")

    assert sanne.delivered.ok
    assert handler.client.wss_uri != before
    assert standin.faults.listing() == []
