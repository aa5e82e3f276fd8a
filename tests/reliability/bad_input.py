"""Words, values and requests that nobody sends by accident."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

from bot.reply import Press
from bot.sandbox import Person
from bot.sandbox.reading import pings
from bot.sandbox.signed_http import signed_headers
from tests.reliability.count import Count
from tests.reliability.scene import Scene, scene

NASTY = (
    "<!channel> <!here> <!everyone> <@U001SV> <#C1|x> <https://example.org|klik>",
    "*vet* _schuin_ ~weg~ `code` ```blok``` :tada: &lt;&amp;",
    "👩🏽‍🏫🏳️‍🌈𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "\u202egnihtyna\u202c \u200fعربي\u200e \u2066x\u2069",
    "'; drop table cases; -- \\ \" { $name } ${x}",
)
VALUES = ("", "forged", '{"u": 1}', "2|nonsense", "99|{}", "K9999:abc", "K9999", "x" * 2000)
CHARACTERS = ("👩", "x ", "é", "\u202e", "<@U001SV>")
LONG = 40_000


def every_field(texts: int) -> Count:
    """Fill each field a person can fill in with each nasty text: shown literally, and nobody is pinged."""
    counted = Count()
    for text in NASTY[:texts]:
        with scene() as on:
            for field, reader in _fill(on, text):
                counted.check(text in reader.text(), f"{field}: {text[:12]!r} is not there as it was typed")
            called = [
                ping for person in on.everybody for one in person.inbox if one.bot_id for ping in pings(one)
            ]
            counted.doubled += [f"pinged {one}" for one in called]
    return counted


def _fill(on: Scene, text: str) -> list[tuple[str, Person]]:
    sanne, karin = on.sanne, on.karin
    sanne.shortcut("ask_director_global")
    pictures = [("bal.png", b"x")]
    sanne.submit(
        {
            "draft": f"1 {text}",
            "doubt": f"2 {text}",
            "channel": f"3 {text}",
            "pictures": pictures,
            "alternatives": text,
        }
    )
    number = on.cases()[0].number
    on.settle(number)
    for press, who in (("ask_back", karin), ("answer_back", sanne), ("talk", karin), ("revise", sanne)):
        who.press(press)
        field = "draft" if press == "revise" else "words"
        who.submit({field: f"{press} {text}"})
        on.settle(number)
    karin.press("decide_changes", message=on.card(karin, number))
    karin.submit({"draft": f"4 {text}", "words": f"5 {text}"})
    on.settle(number)
    karin.open_home()
    karin.press_home("correct")
    karin.submit({"verdict": "no", "words": f"6 {text}"})
    on.settle(number)
    to_karin = ("draft", "doubt", "channel", "alternatives", "answer_back", "revise")
    to_sanne = ("ask_back", "talk", "adapted", "words", "correct")
    return [(one, karin) for one in to_karin] + [(one, sanne) for one in to_sanne]


def long_drafts(texts: int) -> Count:
    """Put drafts of 40,000 characters to the director: the whole text arrives."""
    counted = Count()
    with scene() as on:
        for character in CHARACTERS[:texts]:
            draft = (character * LONG)[:LONG]
            on.sanne.say(draft)
            message = next(one for one in reversed(on.sanne.inbox) if not one.bot_id)
            on.sanne.shortcut("ask_director_message", message)
            before = {case.number for case in on.cases()}
            on.sanne.submit({})
            (number,) = {case.number for case in on.cases()} - before
            on.settle(number)
            files = [on.standin.workspace.files[file["id"]] for one in on.karin.inbox for file in one.files]
            counted.check(
                draft.strip() in [file.content.decode() for file in files], f"{character!r} * {LONG}"
            )
    return counted


def forged_values() -> Count:
    """Press every button there is with forged values, as the teacher, the director and somebody else."""
    counted = Count()
    with scene() as on:
        number = on.send("Sportdag!")
        on.settle(number)
        tom = Person(on.standin, on.playground.user("Tom"))
        real = f"{number}:{on.case(number).draft.sha256[:16]}"
        for person in (on.sanne, on.karin, tom):
            values = VALUES if person is on.karin else (*VALUES, real, number)
            for press in Press:
                for value in values:
                    _forge(on, person, press, value)
                    case = on.case(number)
                    good = person.delivered.ok and case.is_open and not case.decisions and not case.remarks
                    counted.check(good, f"{press} with {value[:20]!r} by {person.member.name}")
    return counted


def _forge(on: Scene, person: Person, press: Press, value: str) -> None:
    action = {"type": "button", "action_id": press.value, "block_id": "b", "action_ts": "1.1", "value": value}
    person.delivered = on.standin.delivery.press_in_message(person.id, on.karin.inbox[0], action)
    on.standin.workspace.screens.close(person.id, everything=True)


def refused_requests() -> Count:
    """Send what is unsigned, signed by another, old or too large: refused, and nothing happens."""
    counted = Count()
    with scene() as on:
        secret, now = on.standin.http.secret, int(on.standin.http.now())
        body = b'{"type": "event_callback", "event": {"type": "message", "text": "hoi"}}'
        signed = {
            "unsigned": ({}, body, 401),
            "signed by another": (signed_headers("another", body, now), body, 401),
            "replayed after six minutes": (signed_headers(secret, body, now - 360), body, 401),
            "of six minutes ahead": (signed_headers(secret, body, now + 360), body, 401),
            "with another body": (signed_headers(secret, b"{}", now), body, 401),
            "of ten megabytes": ({}, b"x" * 10_000_000, 413),
            "no text": ({}, b"\xff\xfe", 400),
        }
        for what, (headers, sent, wanted) in signed.items():
            status = _post(on.playground.bot_url, sent, headers)
            counted.check(status == wanted, f"{what}: HTTP {status}")
    return counted


def _post(url: str, body: bytes, headers: dict[str, str]) -> int:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)
    try:
        connection.request("POST", "/slack/events", body, {"Content-Type": "application/json", **headers})
        return connection.getresponse().status
    except (BrokenPipeError, ConnectionResetError):
        return 413  # the door was shut before all of it was through
    finally:
        connection.close()
