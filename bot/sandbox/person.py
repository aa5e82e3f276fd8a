"""A person at the keyboard: what tests use to live a story, and what the page does on a click."""

import html
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.sandbox import answers, forms, pictures, reading
from bot.sandbox.delivery import action_payload
from bot.sandbox.fields import Attachment, Hand, NotOnScreen, typed
from bot.sandbox.model import BOT_USER_ID, Channel, Json, Message, OpenView, Shortcut
from bot.sandbox.signed_http import Delivered

if TYPE_CHECKING:
    from bot.sandbox.standin import SlackStandIn


class Person:
    """One member of the workspace, acting.

    Every action waits for the bot's HTTP answer. What the bot does after it (in its own threads) can be
    waited for with `wait_until`. `delivered` is the bot's answer to the last action.
    """

    def __init__(self, standin: "SlackStandIn", user_id: str) -> None:
        self.standin = standin
        self.workspace = standin.workspace
        self.member = self.workspace.member(user_id)
        self.id = user_id
        self.dm: Channel = self.workspace.dm([user_id])
        self.delivered = Delivered(0)
        self._hand = Hand(self.workspace, user_id, standin.url)

    # -- what the person does

    def say(self, text: str, thread_ts: str = "", files: Sequence[Attachment] = ()) -> str:
        """Write to the bot in the direct message, with files if given; gives the message's ts."""
        message = self._post(self.dm, text, "", thread_ts, self._hand.attach(files))
        self.delivered = self.standin.delivery.message(self.dm, message)
        return message.ts

    def mention(self, channel: str, text: str, thread_ts: str | None = None) -> str:
        """Write `@bot text` in a channel (id or `#name`); gives the message's ts."""
        place = self.workspace.channel(channel)
        message = self._post(place, text, f"<@{BOT_USER_ID}> ", thread_ts or "")
        self.delivered = self.standin.delivery.app_mention(place, message)
        return message.ts

    def write_in(self, channel: str, text: str, thread_ts: str = "") -> str:
        """Write in a channel without naming the bot: the bot is told nothing."""
        place = self.workspace.channel(channel)
        return self._post(place, text, "", thread_ts).ts

    def command(self, text: str, channel: str = "") -> None:
        """Give a slash command: `zoek foto`, or with the command itself in front: `/protocol zoek foto`.

        Raises `answers.NoAnswer`.
        """
        place = self.workspace.channel(channel) if channel else self.dm
        name, rest = self.workspace.commands[0], text
        if text.startswith("/"):
            name, _, rest = text.partition(" ")
        self.delivered = self.standin.delivery.command(self.id, name, rest.strip(), place)
        answers.after_command(self.workspace, self.id, place.id, self.delivered)

    def press(self, action_id: str, value: str | None = None, message: Message | None = None) -> None:
        """Press a button.

        In `message`, or else in the open form, or else in the newest message that has it, or else on the home
        tab; with this `value` if given. Raises `NotOnScreen`.
        """
        place, block, element = self._find(action_id, message, lambda one: value in (None, one.get("value")))
        self._deliver(place, block, element)

    def press_home(self, action_id: str, value: str | None = None) -> None:
        """Press a button on the home tab. Raises `NotOnScreen`."""
        home = self.workspace.screens.homes.get(self.id)
        for block, element in forms.elements(home.body["blocks"]) if home else ():
            if home and element["action_id"] == action_id and value in (None, element.get("value")):
                self._deliver(home, block, element)
                return
        raise NotOnScreen(f"the home tab has no {action_id!r}")

    def choose(self, action_id: str, option_value: Any, message: Message | None = None) -> None:
        """Choose an option (its value), several (a list) or a date or time, where `press` would look.

        Within a form the choice is kept; the bot is told when Slack would (not for a plain input).
        """
        place, block, element = self._find(action_id, message, lambda one: one["type"] != "button")
        state = self._hand.state(element, option_value)
        if isinstance(place, OpenView):
            place.values.setdefault(block["block_id"], {})[action_id] = state
            if block["type"] == "input" and not block.get("dispatch_action"):
                return
        self._deliver(place, block, element, **state)

    def shortcut(self, callback_id: str, message: Message | None = None) -> None:
        """Use a shortcut: from the menu of `message`, or a global one."""
        delivery = self.standin.delivery
        if message is None:
            self.delivered = delivery.global_shortcut(self.id, callback_id)
        else:
            self.delivered = delivery.message_shortcut(self.id, callback_id, message)

    def fill(self, values: Mapping[str, Any]) -> None:
        """Fill in fields of the open form, named by action_id or block_id.

        A field for files takes a list of names with contents, or ids from `attach`. Raises `NotOnScreen`.
        """
        for name, value in values.items():
            view = self._open_view()
            block, element = self._hand.field(view, name)
            view.values[block["block_id"]][element["action_id"]] = self._hand.state(element, value)

    def attach(self, name: str, content: bytes, field: str = "") -> str:
        """Add a file to the open form, in `field` or the first field for files; gives the file's id.

        Raises `NotOnScreen`, also for a file above 10 MB.
        """
        view = self._open_view()
        block, element = self._hand.field(view, field or self._hand.file_field(view))
        state = view.values[block["block_id"]][element["action_id"]]
        (file,) = self._hand.attach([(name, content)])
        state["files"] = [*state["files"], file]
        return str(file["id"])

    def submit(self, values: Mapping[str, Any] | None = None) -> dict[str, str]:
        """Fill in and send the open form; gives the complaints by block id, empty when it was taken.

        Slack's own checks (required, too long) come first and never reach the bot. Raises `NotOnScreen`,
        `answers.NoAnswer` or `answers.WrongAnswer`.
        """
        self.fill(values or {})
        view = self._open_view()
        refused = forms.refusals(view.body["blocks"], view.values)
        if refused:
            return refused
        self.delivered = self.standin.delivery.view_submission(self.id, view)
        return answers.after_submission(self.workspace, view, self.delivered)

    def close(self) -> None:
        """Close the open form; the bot is told when the form asks for it."""
        view = self._open_view()
        self.workspace.screens.close(self.id, everything=bool(view.body.get("clear_on_close")))
        if view.body.get("notify_on_close"):
            cleared = bool(view.body.get("clear_on_close"))
            self.delivered = self.standin.delivery.view_closed(self.id, view, is_cleared=cleared)

    def open_home(self) -> None:
        """Open the bot's home tab."""
        self.delivered = self.standin.delivery.home_opened(self.id, self.dm)

    def wait_until(self, holds: Callable[["Person"], Any], timeout: float = 5.0) -> None:
        """Wait until something is true of this screen; raises `NotOnScreen` after `timeout` seconds."""
        if not self.workspace.wait_until(lambda: holds(self), timeout):
            raise NotOnScreen(f"after {timeout} s still not there; on screen:\n{self.text()}")

    # -- what the person sees

    @property
    def view(self) -> Json | None:
        """The open form, as Slack's view object; None when there is none."""
        stack = self.workspace.screens.of(self.id)
        return stack[-1].as_json() if stack else None

    @property
    def home(self) -> Json | None:
        """The home tab; None as long as the bot published none."""
        home = self.workspace.screens.homes.get(self.id)
        return home.as_json() if home else None

    @property
    def inbox(self) -> list[Message]:
        """The messages of the direct message with the bot, oldest first, own ones too."""
        return self.workspace.visible(self.dm.id, self.id)

    @property
    def last(self) -> Message:
        """The newest message of the direct message; raises `NotOnScreen` when there is none."""
        if not self.inbox:
            raise NotOnScreen("the direct message is empty")
        return self.inbox[-1]

    def channel(self, name: str) -> list[Message]:
        """Give what this person sees in a channel, oldest first."""
        return self.workspace.visible(self.workspace.channel(name).id, self.id)

    def text(self) -> str:
        """Give all text of the direct message as one string, blocks flattened."""
        return "\n".join(self.read(one) for one in self.inbox)

    def read(self, message: Message) -> str:
        """Give all text of one message."""
        return reading.message_text(message, self._names())

    def view_text(self) -> str:
        """Give all text of the open form."""
        view = self._open_view()
        return "\n".join(
            [view.body["title"]["text"], *reading.blocks_text(view.body["blocks"], self._names())]
        )

    def home_text(self) -> str:
        """Give all text of the home tab."""
        home = self.workspace.screens.homes.get(self.id)
        return "\n".join(reading.blocks_text(home.body["blocks"], self._names())) if home else ""

    def shortcuts(self, kind: str) -> Iterable[Shortcut]:
        """Give the shortcuts of a kind: message or global."""
        return [one for one in self.workspace.shortcuts if one.kind == kind]

    # -- how

    def _names(self) -> dict[str, str]:
        return {one.id: one.name for one in self.workspace.members.values()}

    def _post(
        self, channel: Channel, text: str, prefix: str, thread_ts: str, files: tuple[Json, ...] = ()
    ) -> Message:
        message = self.workspace.post(
            channel.id,
            self.id,
            prefix + html.escape(text, quote=False),
            blocks=(typed(text, mention=bool(prefix)),) if text else (),
            thread_ts=thread_ts,
            files=files,
        )
        pictures.share(self.workspace, message)
        return message

    def _open_view(self) -> OpenView:
        stack = self.workspace.screens.of(self.id)
        if not stack:
            raise NotOnScreen(f"{self.member.name} has no form open; on screen:\n{self.text()}")
        return stack[-1]

    def _places(self, message: Message | None) -> Iterator[Message | OpenView]:
        if message is not None:
            yield self.workspace.message(message.channel, message.ts)
            return
        yield from self.workspace.screens.of(self.id)[-1:]
        visible = [
            one for channel in self.workspace.channels for one in self.workspace.visible(channel, self.id)
        ]
        yield from sorted(visible, key=lambda one: one.ts, reverse=True)
        home = self.workspace.screens.homes.get(self.id)
        yield from [home] if home else []

    def _find(
        self, action_id: str, message: Message | None, fits: Callable[[Json], bool]
    ) -> tuple[Message | OpenView, Json, Json]:
        for place in self._places(message):
            blocks = place.body["blocks"] if isinstance(place, OpenView) else list(place.blocks)
            for block, element in forms.elements(blocks):
                if element["action_id"] == action_id and fits(element):
                    return place, block, element
        raise NotOnScreen(f"{self.member.name} sees no {action_id!r}; on screen:\n{self.text()}")

    def _deliver(self, place: Message | OpenView, block: Json, element: Json, **chosen: Any) -> None:
        action = action_payload(block, element, self.workspace.new_ts(), **chosen)
        delivery = self.standin.delivery
        if isinstance(place, OpenView):
            self.delivered = delivery.press_in_view(self.id, place, action)
        else:
            self.delivered = delivery.press_in_message(self.id, place, action)
