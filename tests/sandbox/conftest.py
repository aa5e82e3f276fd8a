"""A stand-in, a workspace with two teachers and a director, and a tiny real Bolt app that talks to them."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from slack_bolt import App, BoltRequest
from slack_sdk import WebClient

from bot.sandbox import Member, Person, SlackStandIn, Workspace

SECRET = "an-invented-signing-secret"
TOKEN = "xoxb-an-invented-token"
SANNE, BRAM, DIRECTOR = "U0SANNE", "U0BRAM", "U0FATIMA"

MODAL = {
    "type": "modal",
    "callback_id": "ask",
    "title": {"type": "plain_text", "text": "Voorleggen"},
    "submit": {"type": "plain_text", "text": "Versturen"},
    "notify_on_close": True,
    "private_metadata": "note",
    "blocks": [
        {
            "type": "input",
            "block_id": "draft",
            "label": {"type": "plain_text", "text": "Concept"},
            "element": {
                "type": "plain_text_input",
                "action_id": "draft_text",
                "multiline": True,
                "max_length": 200,
                "initial_value": "Sportdag!",
            },
        },
        {
            "type": "input",
            "block_id": "where",
            "optional": True,
            "label": {"type": "plain_text", "text": "Waar"},
            "element": {
                "type": "static_select",
                "action_id": "where_choice",
                "options": [
                    {"text": {"type": "plain_text", "text": "Instagram"}, "value": "insta"},
                    {"text": {"type": "plain_text", "text": "Website"}, "value": "site"},
                ],
            },
        },
        {
            "type": "input",
            "block_id": "when",
            "optional": True,
            "label": {"type": "plain_text", "text": "Wanneer"},
            "element": {"type": "datepicker", "action_id": "when_date"},
        },
        {
            "type": "input",
            "block_id": "time",
            "optional": True,
            "label": {"type": "plain_text", "text": "Hoe laat"},
            "element": {"type": "timepicker", "action_id": "time_pick"},
        },
        {
            "type": "input",
            "block_id": "who",
            "optional": True,
            "label": {"type": "plain_text", "text": "Wie staat erop"},
            "element": {
                "type": "checkboxes",
                "action_id": "who_boxes",
                "options": [
                    {"text": {"type": "plain_text", "text": "Leerlingen"}, "value": "pupils"},
                    {"text": {"type": "plain_text", "text": "Collega's"}, "value": "staff"},
                ],
            },
        },
        {
            "type": "input",
            "block_id": "sure",
            "optional": True,
            "label": {"type": "plain_text", "text": "Zeker?"},
            "element": {
                "type": "radio_buttons",
                "action_id": "sure_radio",
                "options": [
                    {"text": {"type": "plain_text", "text": "Ja"}, "value": "yes"},
                    {"text": {"type": "plain_text", "text": "Nee"}, "value": "no"},
                ],
            },
        },
    ],
}


def buttons(*ids: str) -> dict:
    return {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": one,
                "value": f"v-{one}",
                "text": {"type": "plain_text", "text": one},
            }
            for one in ids
        ],
    }


def section(text: str) -> dict:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def new_workspace() -> Workspace:
    return Workspace(
        [
            Member(SANNE, "Sanne de Wit", "sanne@voorbeeld.example"),
            Member(BRAM, "Bram Smeets", "bram@voorbeeld.example", locale="en-GB"),
            Member(DIRECTOR, "Fatima el Amrani", "fatima@voorbeeld.example"),
            Member("U0GONE", "Wim Weg", "wim@voorbeeld.example", deleted=True),
        ]
    )


class Seen(list):
    """The bodies the Bolt app received, in order."""


def tiny_bolt_app(api_url: str, seen: Seen) -> App:
    """A real Bolt app with one listener for each thing Slack sends."""
    app = App(
        client=WebClient(token=TOKEN, base_url=api_url, retry_handlers=[]),
        signing_secret=SECRET,
        process_before_response=True,
    )

    @app.middleware
    def remember(body, next_):
        seen.append(body)
        next_()

    app.event("message")(on_message)
    app.event("app_mention")(on_mention)
    app.event("app_home_opened")(on_home)
    app.command("/protocol")(on_command)
    app.action("open")(on_open)
    app.action("mark")(on_mark)
    app.action("home_button")(just_ack)
    app.view("ask")(on_submit)
    app.view_closed("ask")(just_ack)
    app.shortcut("submit_this")(on_open)
    return app


def on_message(event, say):
    text = f"Je zei: {event['text']}"
    say(text=text, blocks=[section(text), buttons("open", "mark")], thread_ts=event.get("thread_ts"))


def on_mention(event, say):
    say(text="Hier!", thread_ts=event.get("thread_ts") or event["ts"])


def on_home(event, client):
    view = {"type": "home", "blocks": [section("*Welkom*"), buttons("home_button")]}
    client.views_publish(user_id=event["user"], view=view)


def on_command(ack, command, respond):
    ack(f"hulp: {command['text']}")
    if command["text"] == "later":
        respond("nog iets", response_type="ephemeral")


def on_open(ack, body, client):
    ack()
    client.views_open(trigger_id=body["trigger_id"], view=MODAL)


def on_mark(ack, respond):
    ack()
    respond(text="gemerkt", replace_original=True)


def just_ack(ack):
    ack()


def on_submit(ack, view, body, client):
    text = view["state"]["values"]["draft"]["draft_text"]["value"]
    other = {**MODAL, "callback_id": "second", "title": {"type": "plain_text", "text": "Tweede"}}
    special = {
        "fout": {"response_action": "errors", "errors": {"draft": "Dit kan niet"}},
        "wissel": {"response_action": "update", "view": other},
        "stapel": {"response_action": "push", "view": other},
        "weg": {"response_action": "clear"},
        "raar": {"response_action": "errors", "errors": {"nergens": "?"}},
        "stuk": {"response_action": "update", "view": {"type": "modal"}},
    }
    ack(**special.get(text, {}))
    if text not in special:
        client.chat_postMessage(channel=body["user"]["id"], text=f"Ontvangen: {text}")


class BoltServer(ThreadingHTTPServer):
    """Serves a Bolt app at any path."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.app: App | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/slack/events"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: BoltServer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        headers = {name: [value] for name, value in self.headers.items()}
        answer = self.server.app.dispatch(BoltRequest(body=body, headers=headers))
        content = (answer.body or "").encode()
        self.send_response(answer.status)
        for name, values in answer.headers.items():
            self.send_header(name, values[0])
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def standin() -> Iterator[SlackStandIn]:
    with SlackStandIn(new_workspace(), "http://127.0.0.1:9/slack/events", SECRET, TOKEN) as running:
        yield running


@pytest.fixture
def client(standin: SlackStandIn) -> WebClient:
    return WebClient(token=TOKEN, base_url=standin.api_url, retry_handlers=[])


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
def bot(standin: SlackStandIn, seen: Seen) -> Iterator[BoltServer]:
    server = BoltServer()
    server.app = tiny_bolt_app(standin.api_url, seen)
    standin.bot_url = server.url
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def sanne(standin: SlackStandIn, bot: BoltServer) -> Person:
    assert standin.bot_url == bot.url
    return Person(standin, SANNE)


@pytest.fixture
def bram(standin: SlackStandIn, bot: BoltServer) -> Person:
    assert standin.bot_url == bot.url
    return Person(standin, BRAM)
