"""What people have on screen beside messages: open forms (modals), home tabs, and trigger ids."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from bot.sandbox import forms
from bot.sandbox.model import Json, OpenView, SlackError

TRIGGER_SECONDS = 3.0
"""How long a trigger id may be exchanged for a form (Slack: three seconds)."""
MOST_VIEWS = 3
"""How many forms may lie on top of each other (Slack: `push_limit_reached` above three)."""
_KEPT_TRIGGERS = 1000


@dataclass
class Trigger:
    """One use of something clickable: good for opening one form."""

    user: str
    made: float
    channel: str = ""
    used: bool = False


class _Surroundings(Protocol):
    """What screens need from the workspace they belong to."""

    def now(self) -> float: ...
    def new_ts(self) -> str: ...
    def new_id(self, prefix: str) -> str: ...
    def note_change(self) -> None: ...
    def with_block_ids(self, blocks: Iterable[Json]) -> tuple[Json, ...]: ...


class Screens:
    """Open forms per person, the lowest first; a home tab per person; triggers that expire and work once."""

    def __init__(self, workspace: _Surroundings) -> None:
        self.homes: dict[str, OpenView] = {}
        self._workspace = workspace
        self._stacks: dict[str, tuple[OpenView, ...]] = {}
        self._triggers: dict[str, Trigger] = {}

    def new_trigger(self, user: str, channel: str = "") -> str:
        """Give a trigger id: good for one form within `TRIGGER_SECONDS`. The oldest are forgotten."""
        number = self._workspace.new_id("")
        trigger_id = f"{int(number, 16)}.{int(self._workspace.now())}.{number.lower():0>32}"
        self._triggers[trigger_id] = Trigger(user, self._workspace.now(), channel)
        if len(self._triggers) > _KEPT_TRIGGERS:
            self._triggers.pop(next(iter(self._triggers)))
        return trigger_id

    def expire_triggers(self) -> None:
        """Make every trigger id given so far too old."""
        for trigger in self._triggers.values():
            trigger.made = float("-inf")

    def exchange(self, trigger_id: str) -> Trigger:
        """Use up a trigger id.

        Raises Slack's `invalid_trigger_id`, `exchanged_trigger_id` or `expired_trigger_id`.
        """
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self._workspace.now() - trigger.made > TRIGGER_SECONDS:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger

    def of(self, user: str) -> tuple[OpenView, ...]:
        """Give the forms this person has open, the lowest first."""
        return self._stacks.get(user, ())

    def open(self, user: str, body: Json, on_top: bool = False) -> OpenView:
        """Show a form; `on_top` lays it over the open one. Raises `push_limit_reached` or `not_found`."""
        stack = self.of(user) if on_top else ()
        if on_top and not stack:
            raise SlackError("not_found")
        if len(stack) >= MOST_VIEWS:
            raise SlackError("push_limit_reached")
        view = self._make(user, body, stack)
        self._stacks[user] = (*stack, view)
        self._workspace.note_change()
        return view

    def find(self, view_id: str = "", external_id: str = "") -> OpenView:
        """Give an open form or home tab by id or external id; raises `not_found`."""
        for view in list(itertools.chain(self.homes.values(), *self._stacks.values())):
            if (view_id and view.id == view_id) or (
                external_id and view.body.get("external_id") == external_id
            ):
                return view
        raise SlackError("not_found")

    def update(self, view: OpenView, body: Json) -> OpenView:
        """Replace what a form shows; what was filled in stays where the ids stay the same."""
        view.body = body | {"blocks": list(self._workspace.with_block_ids(body["blocks"]))}
        view.hash = self._workspace.new_ts()
        view.values = forms.initial_state(view.body["blocks"], kept=view.values)
        self._workspace.note_change()
        return view

    def close(self, user: str, everything: bool = False) -> None:
        """Close the top form, or all of them."""
        self._stacks[user] = () if everything else self.of(user)[:-1]
        self._workspace.note_change()

    def publish_home(self, user: str, body: Json) -> OpenView:
        """Show a person's home tab; the view keeps its id from then on."""
        if user in self.homes:
            return self.update(self.homes[user], body)
        self.homes[user] = self._make(user, body, ())
        self._workspace.note_change()
        return self.homes[user]

    def _make(self, user: str, body: Json, below: tuple[OpenView, ...]) -> OpenView:
        view_id = self._workspace.new_id("V0")
        named = body | {"blocks": list(self._workspace.with_block_ids(body["blocks"]))}
        return OpenView(
            id=view_id,
            user=user,
            body=named,
            hash=self._workspace.new_ts(),
            root_id=below[0].id if below else view_id,
            previous_id=below[-1].id if below else "",
            values=forms.initial_state(named["blocks"]),
        )
