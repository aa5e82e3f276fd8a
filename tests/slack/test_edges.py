"""The edges to Slack: the messenger, the directory, errors, the carried words, HTTP and the guard."""

from __future__ import annotations

import http.client
import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from slack_sdk import WebClient

from bot.errors import (
    BotError,
    NotAccepted,
    NotPossible,
    NotWelcome,
    SettingsError,
    SignedOut,
    TryLater,
    Unreachable,
)
from bot.ports import Posted
from bot.reply import Reply, Text, Title
from bot.sandbox import Person, SlackStandIn
from bot.sandbox.signed_http import signed_headers
from bot.slack import carry
from bot.slack.app import build_app, web_client
from bot.slack.carry import Carried, Source
from bot.slack.chat import Chat
from bot.slack.directory import SlackDirectory
from bot.slack.http import LARGEST_BODY, web_app
from bot.slack.incoming import readable
from bot.slack.outgoing import SlackMessenger
from bot.slack.services import Services
from bot.slack.trouble import NotForYou, NotYourMessage, Stale, TooSlow
from bot.slack.wishes import EmptyWords, FormError, MomentPassed, NoSchool, TimeWithoutDay, WordsGone
from bot.texts import LANGUAGES, say
from tests.slack.conftest import KARIN, QUESTION, SANNE, SECRET, TOKEN, Server

HELLO = Reply("Dag", (Title("Dag"), Text("Hoe gaat het?")))

# -- the messenger


def test_a_message_is_found_again_by_its_key(messenger: SlackMessenger) -> None:
    posted = messenger.post(KARIN, HELLO, "key-1")
    messenger.post(KARIN, HELLO, "key-2")
    assert messenger.find(KARIN, "key-1") == posted
    assert messenger.find(KARIN, "key-3") is None
    assert messenger.find(SANNE, "key-1") is None


def test_a_message_keeps_its_key_when_it_is_updated(messenger: SlackMessenger) -> None:
    posted = messenger.post(KARIN, HELLO, "key-1")
    messenger.update(posted, Reply("Klaar", (Title("Klaar"),)))
    assert messenger.find(KARIN, "key-1") == posted


def test_the_pages_of_a_long_message_that_got_halfway_are_not_sent_twice(
    messenger: SlackMessenger, standin: SlackStandIn
) -> None:
    long = Reply("Lang", tuple(Text("woord " * 480) for _ in range(10)))
    last = messenger.post(SANNE, long, "key-1")
    workspace = standin.workspace
    pages = workspace.visible(last.channel, SANNE)
    assert len(pages) == 3
    workspace.remove(workspace.message(last.channel, last.ts))
    assert messenger.find(SANNE, "key-1") is None
    messenger.post(SANNE, long, "key-1")
    assert [page.ts for page in workspace.visible(last.channel, SANNE)][:2] == [page.ts for page in pages[:2]]
    assert len(workspace.visible(last.channel, SANNE)) == 3


def test_a_message_in_a_thread_is_found_there_only(messenger: SlackMessenger) -> None:
    card = messenger.post(KARIN, HELLO, "card")
    reply = messenger.post(KARIN, HELLO, "below", card)
    assert messenger.find(KARIN, "below", card) == reply
    assert messenger.find(KARIN, "below") is None


def test_a_file_is_found_by_its_title(messenger: SlackMessenger, standin: SlackStandIn) -> None:
    card = messenger.post(KARIN, HELLO, "card")
    key = "0123456789abcdef"
    messenger.post_file(card, "K1.txt", "x" * 40_000, key)
    assert messenger.find(KARIN, key, card) is not None
    assert messenger.find(KARIN, "fedcba9876543210", card) is None
    assert [file.content for file in standin.workspace.files.values()] == [b"x" * 40_000]


def test_a_message_is_found_below_many_others(messenger: SlackMessenger) -> None:
    posted = messenger.post(KARIN, HELLO, "first")
    for number in range(205):
        messenger.post(KARIN, HELLO, f"later-{number}")
    assert messenger.find(KARIN, "first") == posted


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("ratelimited", TryLater),
        ("http_500", TryLater),
        ("dropped", TryLater),
        ("internal_error", TryLater),
        ("channel_not_found", Unreachable),
        ("user_not_found", Unreachable),
        ("is_archived", Unreachable),
        ("msg_too_long", NotAccepted),
        ("invalid_blocks", NotAccepted),
        ("something_new", NotAccepted),
        ("invalid_auth", SignedOut),
        ("token_revoked", SignedOut),
        ("missing_scope", SignedOut),
        ("expired_trigger_id", TooSlow),
    ],
)
def test_each_refusal_of_slack_has_a_meaning(
    messenger: SlackMessenger, standin: SlackStandIn, code: str, kind: type[BotError]
) -> None:
    standin.faults.fail_next("chat.postMessage", code)
    with pytest.raises(kind):
        messenger.post(KARIN, HELLO, "key")
    assert messenger.find(KARIN, "key") is None


def test_slack_says_how_long_to_wait(messenger: SlackMessenger, standin: SlackStandIn) -> None:
    standin.faults.fail_next("chat.postMessage", "ratelimited", retry_after=17)
    with pytest.raises(TryLater) as error:
        messenger.post(KARIN, HELLO, "key")
    assert error.value.after == 17


def test_a_lost_answer_leaves_a_message_that_is_found(
    messenger: SlackMessenger, standin: SlackStandIn
) -> None:
    standin.faults.fail_next("chat.postMessage", "lost_answer")
    with pytest.raises(TryLater):
        messenger.post(KARIN, HELLO, "key")
    assert messenger.find(KARIN, "key") is not None


def test_an_unknown_message_cannot_be_updated(messenger: SlackMessenger) -> None:
    posted = messenger.post(KARIN, HELLO, "key")
    with pytest.raises(NotAccepted):
        messenger.update(Posted(posted.channel, "1.000001"), HELLO)


# -- the directory


@pytest.fixture
def directory(chat: Chat, clock) -> SlackDirectory:
    return SlackDirectory(chat, clock)


def test_a_person_has_a_name_an_address_and_a_language(directory: SlackDirectory) -> None:
    bram = directory.person("U0BRAM")
    assert (bram.name, bram.email, bram.language) == ("Bram Smeets", "bram@voorbeeld.example", "en")
    assert directory.by_email("Karin@voorbeeld.example") == directory.person(KARIN)


@pytest.mark.parametrize("user", ["U0GAST", "U0WEG", "U0VREEMD", "U0ELDERS", "U0ROBOT"])
def test_who_is_no_member_of_staff_is_not_welcome(directory: SlackDirectory, user: str) -> None:
    with pytest.raises(NotWelcome):
        directory.person(user)


@pytest.mark.parametrize(
    "email",
    ["gijs@voorbeeld.example", "wim@voorbeeld.example", "els@elders.example", "niemand@voorbeeld.example"],
)
def test_who_cannot_be_written_to_is_nobody(directory: SlackDirectory, email: str) -> None:
    assert directory.by_email(email) is None


def test_people_are_remembered_for_a_few_minutes(
    directory: SlackDirectory, standin: SlackStandIn, clock
) -> None:
    directory.person(SANNE)
    standin.workspace.add_member(replace(standin.workspace.member(SANNE), deleted=True))
    assert directory.person(SANNE).name == "Sanne Vermeer"
    clock.advance(timedelta(minutes=3))
    with pytest.raises(NotWelcome):
        directory.person(SANNE)


def test_a_failing_slack_is_not_remembered(directory: SlackDirectory, standin: SlackStandIn) -> None:
    standin.faults.fail_next("users.info", "internal_error")
    with pytest.raises(TryLater):
        directory.person(SANNE)
    assert directory.person(SANNE).id == SANNE


# -- carried words


@pytest.mark.parametrize("words", ["", "mag dit?", '"}|\\', "👩🏽‍🏫<!channel>", "x" * 1500])
def test_words_that_fit_are_carried(words: str) -> None:
    carried = Carried("U1", "en", words, Source("D1", "1.1", "1.0"), ("F1",), is_draft=True)
    assert carry.unpack(carry.pack(carried)) == carried


@pytest.mark.parametrize("words", ["x" * 3000, "👩🏽‍🏫" * 400, '"' * 1200])
def test_words_that_do_not_fit_stay_in_their_message(words: str) -> None:
    value = carry.pack(Carried("U1", "nl", words, Source("D1", "1.1")))
    assert len(value.encode("utf-16-le")) // 2 <= 2000
    assert carry.unpack(value) == Carried("U1", "nl", "", Source("D1", "1.1"))


@pytest.mark.parametrize(
    "value", ["", "x", "[]", "{}", '{"u":"U1"}', "null", "12", '{"u":"U1","l":"nl","s":5}']
)
def test_a_forged_value_is_stale(value: str) -> None:
    with pytest.raises(Stale):
        carry.unpack(value)


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("a &lt;!channel&gt; &amp;amp; b", "a <!channel> &amp; b"),
        ("<https://voorbeeld.example|voorbeeld.example>", "voorbeeld.example"),
        ("<https://voorbeeld.example>", "https://voorbeeld.example"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("<#C1|team> <@U1|sanne> <!here>", "#team @sanne @here"),
    ],
)
def test_slacks_marks_are_read_as_what_was_typed(sent: str, typed: str) -> None:
    assert readable(sent) == typed


# -- HTTP


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes


@dataclass(frozen=True)
class Web:
    """Asks a web application over real HTTP."""

    place: str

    def ask(
        self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None
    ) -> Answer:
        connection = http.client.HTTPConnection(self.place, timeout=5)
        try:
            connection.request(method, path, body, headers or {})  # type: ignore[arg-type]
            response = connection.getresponse()
            return Answer(response.status, response.read())
        finally:
            connection.close()

    def post(self, body: object, headers: dict[str, str] | None = None) -> int:
        return self.ask("POST", "/slack/events", body, headers).status


@pytest.fixture
def web(running: str) -> Web:
    return Web(urlsplit(running).netloc)


def test_it_says_that_it_is_alive_and_ready(web: Web) -> None:
    assert web.ask("GET", "/healthz").status == 200
    assert json.loads(web.ask("GET", "/readyz").body) == {"ready": True}


def test_it_says_what_is_wrong(services: Services, slack: WebClient) -> None:
    app = build_app(services, slack, SECRET, synchronous=True)
    with Server(web_app(app, lambda: {"outbox": "waits"})) as server:
        answer = Web(urlsplit(server.url).netloc).ask("GET", "/readyz")
    assert (answer.status, json.loads(answer.body)) == (503, {"ready": False, "outbox": "waits"})


@pytest.mark.parametrize(
    ("secret", "age", "status"),
    [(SECRET, 0, 200), ("another", 0, 401), (SECRET, 301, 401), (SECRET, -301, 401)],
)
def test_only_fresh_requests_of_slack_are_taken(web: Web, secret: str, age: int, status: int) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc"}).encode()
    headers = signed_headers(secret, body, int(time.time()) - age)
    assert web.post(body, {"Content-Type": "application/json", **headers}) == status


def test_an_unsigned_request_is_refused(web: Web) -> None:
    assert web.post(b"{}") == 401


def test_a_body_that_is_too_large_is_refused_also_when_it_does_not_say_so(web: Web) -> None:
    assert web.post(b"x" * (LARGEST_BODY + 1)) == 413
    assert web.post(iter([b"x" * (LARGEST_BODY + 1)])) == 413


def test_what_is_no_text_is_refused(web: Web) -> None:
    assert web.post(b"\xff\xfe") == 400


@pytest.mark.parametrize(("token", "secret"), [("", SECRET), (TOKEN, "")])
def test_without_a_token_or_a_secret_there_is_no_app(services: Services, token: str, secret: str) -> None:
    with pytest.raises(SettingsError):
        build_app(services, web_client(token, "http://127.0.0.1:9/api/", patient=True), secret)


# -- the guard


class Broken:
    """An adviser with a mistake in it."""

    def ask(self, text: str):
        raise ValueError(text)


@pytest.fixture
def broken(services: Services) -> Services:
    return replace(services, adviser=Broken())  # type: ignore[arg-type]


@pytest.fixture
def clumsy(broken: Services, slack: WebClient, standin: SlackStandIn, serve) -> Callable[[str], Person]:
    """People who write to a bot with a mistake in it."""
    standin.bot_url = serve(build_app(broken, slack, SECRET, synchronous=True))
    return lambda user: Person(standin, user)


def test_an_unknown_error_is_told_with_a_number_and_logged_without_words(
    clumsy: Callable[[str], Person], caplog: pytest.LogCaptureFixture
) -> None:
    sanne = clumsy(SANNE)
    with caplog.at_level(logging.DEBUG):
        sanne.say("zeer geheime woorden")
    assert sanne.delivered.ok
    assert "K7Q2" in sanne.read(sanne.last)
    assert "K7Q2" in caplog.text
    assert "ValueError" in caplog.text
    assert "zeer geheime" not in "\n".join(one for one in caplog.messages if "K7Q2" in one)


def test_an_unknown_error_in_a_command_is_its_answer(clumsy: Callable[[str], Person]) -> None:
    bram = clumsy("U0BRAM")
    bram.command("zoek iets")
    assert "Something went wrong" in bram.text()


def test_when_telling_fails_too_it_is_only_logged(
    clumsy: Callable[[str], Person], standin: SlackStandIn, caplog: pytest.LogCaptureFixture
) -> None:
    standin.faults.fail_next("chat.postMessage", "msg_too_long")
    assert clumsy(SANNE).delivered.status == 0
    sanne = clumsy(SANNE)
    sanne.say(QUESTION)
    assert sanne.delivered.ok
    assert "telling of an error failed" in caplog.text


def test_a_slack_that_answers_nothing_does_not_break_the_bot(sanne: Person, standin: SlackStandIn) -> None:
    standin.faults.fail_next("*", "internal_error", times=3)
    sanne.say(QUESTION)
    assert sanne.delivered.ok


# -- sentences


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "error",
    [
        NotWelcome,
        NotForYou,
        NotYourMessage,
        Stale,
        TooSlow,
        FormError,
        EmptyWords,
        MomentPassed,
        NoSchool,
        TimeWithoutDay,
        WordsGone,
    ],
)
def test_every_refusal_has_its_sentence(language: str, error: type[BotError]) -> None:
    assert say(language, error.text_key)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "state",
    [
        "decided",
        "withdrawn",
        "expired",
        "other_text",
        "wordless",
        "too_late",
        "no_school",
        "waiting",
        "other",
    ],
)
def test_every_state_has_its_own_sentence(language: str, state: str) -> None:
    sentence = say(language, NotPossible.text_key, state=state, name="Karin")
    others = {say(language, NotPossible.text_key, state=one, name="Karin") for one in ("decided", "nonsense")}
    assert sentence not in others or state in ("decided", "other")
