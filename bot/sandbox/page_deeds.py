"""What a person does on the page, carried out by the same `Person` that tests use."""

import base64
import binascii
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bot.sandbox.answers import NoAnswer, WrongAnswer
from bot.sandbox.fields import Attachment, NotOnScreen
from bot.sandbox.model import Json, Message, SlackError
from bot.sandbox.person import Person

if TYPE_CHECKING:
    from bot.sandbox.standin import SlackStandIn


def act(standin: "SlackStandIn", deed: Json) -> Json:
    """Do one thing for one person: `as` says who, `do` what, the other fields with what.

    Gives `{"ok": true, "errors": {...}}` (complaints about a form by block id) and the `file` that was
    attached, or `ok` false with `problem`: no_answer, wrong_answer, gone (what was used is no longer on
    screen) or unclear, and `detail`.
    """
    try:
        person = Person(standin, deed["as"])
        result = _DEEDS[deed["do"]](person, deed)
    except NoAnswer as no:
        return {"ok": False, "problem": "no_answer", "detail": str(no)}
    except WrongAnswer as wrong:
        return {"ok": False, "problem": "wrong_answer", "detail": str(wrong)}
    except (NotOnScreen, SlackError) as gone:
        return {"ok": False, "problem": "gone", "detail": str(gone).partition("\n")[0]}
    except (KeyError, TypeError, binascii.Error) as unclear:
        return {"ok": False, "problem": "unclear", "detail": f"missing or unknown: {unclear}"}
    if deed["do"] in _DELIVERING and not person.delivered.ok:
        return {"ok": False, "problem": "no_answer", "detail": f"HTTP {person.delivered.status}"}
    return {"ok": True, "errors": {}} | (result or {})


def misbehave(standin: "SlackStandIn", asked: Json) -> None:
    """Set a fault.

    `duplicate` delivers the next `times` events twice; `socket_dropped` and `socket_refresh` let the bot's
    sockets fall away or ask it to connect anew, at once. Raises `TypeError` or `ValueError`.
    """
    match asked.get("error"):
        case "duplicate":
            standin.delivery.duplicates += int(asked.get("times", 1))
        case "socket_dropped":
            standin.sockets.drop()
        case "socket_refresh":
            standin.sockets.disconnect()
        case error:
            _fail_next(standin, asked, str(error or "ratelimited"))


def _fail_next(standin: "SlackStandIn", asked: Json, error: str) -> None:
    if not isinstance(asked.get("method"), str):
        raise TypeError("method")
    numbers: dict[str, Any] = {
        "times": int(asked.get("times", 1)),
        "retry_after": int(asked.get("retry_after", 1)),
    }
    standin.faults.fail_next(
        asked["method"],
        error,
        **numbers,
        seconds=float(asked.get("seconds", 0)),
    )


def _say(person: Person, deed: Json) -> None:
    person.say(deed["text"], thread_ts=deed.get("thread_ts", ""), files=_files(deed))


def _write(person: Person, deed: Json) -> None:
    """Write in a channel: with the bot's name in it the bot is told, otherwise not."""
    name = f"@{person.workspace.members[deed['bot']].name}"
    text, thread = deed["text"], deed.get("thread_ts", "")
    if name.lower() in text.lower():
        start = text.lower().index(name.lower())
        rest = text[:start] + text[start + len(name) :]
        person.mention(deed["channel"], rest.strip(), thread_ts=thread)
    else:
        person.write_in(deed["channel"], text, thread_ts=thread)


def _command(person: Person, deed: Json) -> None:
    person.command(deed["text"], channel=deed.get("channel", ""))


def _use(person: Person, deed: Json) -> None:
    """Press or choose: in the message with `channel` and `ts`, in the open form, or on the home tab.

    `values` is what stands in the open form at that moment.
    """
    person.fill(deed.get("values", {}))
    if "option" in deed:
        person.choose(deed["action_id"], deed["option"], message=_message(person, deed))
    elif deed.get("home"):
        person.press_home(deed["action_id"], deed.get("value"))
    else:
        person.press(deed["action_id"], deed.get("value"), message=_message(person, deed))


def _message(person: Person, deed: Json) -> Message | None:
    if "ts" not in deed:
        return None
    for message in person.channel(deed["channel"]):
        if message.ts == deed["ts"]:
            return message
    raise NotOnScreen("the message is gone")


def _shortcut(person: Person, deed: Json) -> None:
    person.shortcut(deed["callback_id"], message=_message(person, deed))


def _submit(person: Person, deed: Json) -> Json:
    return {"errors": person.submit(deed["values"])}


def _attach(person: Person, deed: Json) -> Json:
    """Add a file to the field of the open form; `content` is its bytes in Base64."""
    (file,) = _files({"files": [deed]})
    return {"file": {"id": person.attach(*file, field=deed["action_id"]), "name": deed["name"]}}


def _files(deed: Json) -> list[Attachment]:
    return [
        (str(one["name"]), base64.b64decode(one["content"], validate=True)) for one in deed.get("files", ())
    ]


def _fill(person: Person, deed: Json) -> None:
    person.fill(deed["values"])


def _close(person: Person, _deed: Json) -> None:
    person.close()


def _open_home(person: Person, _deed: Json) -> None:
    person.open_home()


_DEEDS: dict[str, Callable[[Person, Json], Json | None]] = {
    "say": _say,
    "write": _write,
    "command": _command,
    "use": _use,
    "shortcut": _shortcut,
    "submit": _submit,
    "attach": _attach,
    "fill": _fill,
    "close": _close,
    "open_home": _open_home,
}
_DELIVERING = {"say", "use", "shortcut", "open_home"}
