"""The stand-in misbehaves when told to, and only then."""

import json
from http.client import HTTPConnection, RemoteDisconnected
from urllib.error import URLError

import pytest
from slack_sdk.errors import SlackApiError

SANNE = "U0SANNE"


def texts(standin) -> list[str]:
    return [one.text for one in standin.workspace.visible(standin.workspace.dm([SANNE]).id, SANNE)]


def control(standin, verb, body=None, host=None):
    connection = HTTPConnection(standin.url.removeprefix("http://"))
    headers = {"Content-Type": "application/json"} | ({"Host": host} if host else {})
    connection.request(verb, "/control/faults", json.dumps(body) if body is not None else None, headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, content


def test_a_rate_limit_is_answered_with_429_and_the_seconds_to_wait(client, standin):
    standin.faults.fail_next("chat.postMessage", retry_after=7)

    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=SANNE, text="een")
    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["Retry-After"] == "7"
    assert client.chat_postMessage(channel=SANNE, text="twee")["ok"]
    assert texts(standin) == ["twee"]


@pytest.mark.parametrize("error", ["channel_not_found", "invalid_auth", "fatal_error"])
def test_any_error_of_slacks_can_be_asked_for_as_often_as_wanted(client, standin, error):
    standin.faults.fail_next("chat.postMessage", error=error, times=2)

    for _ in range(2):
        with pytest.raises(SlackApiError, match=error):
            client.chat_postMessage(channel=SANNE, text="x")
    assert client.chat_postMessage(channel=SANNE, text="x")["ok"]


def test_another_method_is_not_touched(client, standin):
    standin.faults.fail_next("views.open")

    assert client.chat_postMessage(channel=SANNE, text="x")["ok"]
    assert standin.faults.listing()[0]["method"] == "views.open"


def test_a_star_stands_for_any_method(client, standin):
    standin.faults.fail_next("*", error="internal_error")

    with pytest.raises(SlackApiError, match="internal_error"):
        client.auth_test()


def test_a_500_comes_without_json_and_does_nothing(client, standin):
    standin.faults.fail_next("chat.postMessage", error="http_500")

    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=SANNE, text="x")
    assert caught.value.response.status_code == 500
    assert texts(standin) == []


@pytest.mark.parametrize(("error", "done"), [("dropped", []), ("lost_answer", ["x"])])
def test_a_connection_can_drop_before_or_after_the_deed(client, standin, error, done):
    standin.faults.fail_next("chat.postMessage", error=error)

    with pytest.raises((RemoteDisconnected, ConnectionResetError, URLError)):
        client.chat_postMessage(channel=SANNE, text="x")
    assert texts(standin) == done


def test_a_late_answer_is_too_late_for_an_impatient_client(client, standin):
    standin.faults.fail_next("chat.postMessage", error="delay", seconds=0.3)
    client.timeout = 0.05

    with pytest.raises((TimeoutError, URLError)):
        client.chat_postMessage(channel=SANNE, text="x")


def test_faults_are_cleared(client, standin):
    standin.faults.fail_next("chat.postMessage", times=100)
    standin.faults.clear()

    assert standin.faults.listing() == []
    assert client.chat_postMessage(channel=SANNE, text="x")["ok"]


def test_faults_are_set_listed_and_cleared_over_http(standin):
    asked = {"method": "chat.postMessage", "error": "ratelimited", "times": 3, "retry_after": 2}
    status, content = control(standin, "POST", asked)

    assert status == 200
    assert json.loads(content)["faults"] == [asked | {"seconds": 0.0}]
    control(standin, "POST", {"error": "duplicate", "times": 2})
    assert json.loads(control(standin, "GET")[1])["duplicates"] == 2
    assert json.loads(control(standin, "DELETE")[1]) == {"faults": [], "duplicates": 0}


@pytest.mark.parametrize("asked", [{}, {"method": 3}, {"method": "x", "times": "many"}, ["no object"]])
def test_an_unclear_fault_is_refused_and_nothing_is_set(standin, asked):
    assert control(standin, "POST", asked)[0] == 400
    assert standin.faults.listing() == []


def test_another_host_name_may_not_steer_the_stand_in(standin):
    assert control(standin, "GET", host="elsewhere.example")[0] == 403


def test_commands_and_shortcuts_are_taken_from_the_manifest(standin):
    shortcut = {"callback_id": "submit_this", "name": "Leg voor", "type": "message", "description": "x"}
    standin.workspace.install(
        {"features": {"slash_commands": [{"command": "/regels"}], "shortcuts": [shortcut]}}
    )

    assert standin.workspace.commands == ["/regels"]
    assert standin.workspace.shortcuts[0].callback_id == "submit_this"


@pytest.mark.parametrize("path", ["/page/../standin.py", "/page/page_server.py", "/files/F0NONE"])
def test_only_the_pages_own_files_are_served(standin, path):
    connection = HTTPConnection(standin.url.removeprefix("http://"))
    connection.request("GET", path)

    assert connection.getresponse().status == 404
    connection.close()


def test_the_page_asks_for_nothing_outside_and_may_not(standin):
    connection = HTTPConnection(standin.url.removeprefix("http://"))
    connection.request("GET", "/")
    answer = connection.getresponse()

    assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")
    assert "https://" not in answer.read().decode()
    connection.close()
