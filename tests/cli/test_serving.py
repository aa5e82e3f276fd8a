"""How the bot says that it is alive and ready, over HTTP and over Socket Mode."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from bot.bootstrap import assemble
from bot.cli.serving import serve_socket_mode
from bot.config import Secret
from bot.sandbox import Person, SlackStandIn, Workspace
from bot.sandbox.playground import Options, Playground
from tests.reliability.child import free_port


@dataclass(frozen=True)
class Answer:
    status: int
    text: str


def ask(url: str) -> Answer:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - loopback
            return Answer(answer.status, answer.read().decode())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.read().decode())


@pytest.fixture
def playground() -> Iterator[Playground]:
    with Playground(Options(synchronous=True)) as running:
        yield running


def test_a_bot_that_is_well_is_alive_and_ready(playground) -> None:
    assert ask(f"{playground.bot_url}/healthz") == Answer(200, "ok")
    ready = ask(f"{playground.bot_url}/readyz")
    assert (ready.status, json.loads(ready.text)) == (200, {"ready": True})


def test_a_bot_that_slack_refuses_is_alive_and_not_ready(playground) -> None:
    playground.standin.faults.fail_next("auth.test", "invalid_auth")
    assert ask(f"{playground.bot_url}/healthz").status == 200
    ready = ask(f"{playground.bot_url}/readyz")
    assert (ready.status, json.loads(ready.text)) == (503, {"ready": False, "slack": "invalid_auth"})


def test_slack_is_asked_again_after_half_a_minute(playground) -> None:
    playground.standin.faults.fail_next("auth.test", "dropped")
    assert "slack" in playground.bot.health()
    assert "slack" in playground.bot.health()
    playground.standin.clock.move(timedelta(seconds=30))
    assert playground.bot.health() == {}


def test_a_message_that_waits_for_more_than_five_minutes_is_said(playground) -> None:
    person = Person(playground.standin, playground.user("Sanne"))
    person.shortcut("ask_director_global")
    person.submit({"draft": "Sportdag!"})
    playground.standin.clock.move(timedelta(minutes=5))
    assert playground.bot.health() == {"outbox": "a message has waited for more than five minutes"}


def test_over_socket_mode_the_same_is_said_to_this_machine(playground) -> None:
    token = "xapp-an-invented-one"
    with SlackStandIn(Workspace([]), "", "", playground.settings.slack_bot_token, app_token=token) as slack:
        settings = replace(
            playground.settings,
            slack_app_token=Secret(token),
            slack_api_url=slack.api_url,
            port=free_port(),
            database_url=f"sqlite:///{playground.bot.store.path}",
        )
        bot, stopped = assemble(settings), threading.Event()
        serving = threading.Thread(target=serve_socket_mode, args=(bot, settings, stopped))
        serving.start()
        assert slack.workspace.wait_until(lambda: slack.sockets.connected == 1)
        assert ask_when_it_listens(f"http://127.0.0.1:{settings.port}/readyz", slack).status == 200
        stopped.set()
        serving.join(10)
        bot.close()


def ask_when_it_listens(url: str, slack: SlackStandIn) -> Answer:
    for _ in range(100):
        try:
            return ask(url)
        except urllib.error.URLError:
            slack.workspace.wait_until(bool, 0.05)
    raise AssertionError("nobody listens")
