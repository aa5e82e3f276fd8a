"""What can go wrong in a way that a person can be told in one sentence."""

from __future__ import annotations

from typing import ClassVar


class BotError(Exception):
    """An expected failure.

    `str(error)` is one plain English sentence for a command line or a log; it never holds words
    that staff typed. `text_key` names the sentence in `bot/texts` that a person in a chat reads,
    `text_args` fills its places.
    """

    text_key: ClassVar[str] = "error-general"

    def __init__(self, message: str = "", **text_args: str) -> None:
        super().__init__(message or type(self).__doc__ or "")
        self.text_args = text_args


class SettingsError(BotError):
    """A setting is missing or cannot be used."""


class NotYours(BotError):
    """No case with this number is yours."""

    text_key = "error-not-yours"


class NotPossible(BotError):
    """What was asked does not fit the state the case is in."""

    text_key = "error-not-possible"


class NotWelcome(BotError):
    """The bot is for the staff of this workspace: not for guests, bots and people of elsewhere."""

    text_key = "error-not-welcome"


class Unreachable(BotError):
    """A person cannot be written to in the chat: unknown, deactivated, a guest or of elsewhere.

    `code` is the chat's own word for it, such as `user_not_found`.
    """

    def __init__(self, code: str) -> None:
        super().__init__(f"this person cannot be reached in the chat ({code})")
        self.code = code


class TryLater(BotError):
    """The chat could not do it now: too many requests, an error on its side, or no answer in time.

    `after` is how many seconds it asks to wait (Slack's Retry-After), 0 when it does not say.
    """

    def __init__(self, code: str, after: float = 0) -> None:
        super().__init__(f"the chat asks to try again later ({code})")
        self.code = code
        self.after = after


class NotAccepted(BotError):
    """The chat refuses this one message as it is, whoever it is for: too long, or not well formed."""

    def __init__(self, code: str) -> None:
        super().__init__(f"the chat does not accept this message ({code})")
        self.code = code


class SignedOut(BotError):
    """The chat does not know the bot any more: a revoked or wrong token, or a missing permission."""

    def __init__(self, code: str) -> None:
        super().__init__(f"the chat refuses the bot itself ({code}); check the tokens")
        self.code = code


class Conflict(BotError):
    """Somebody else changed the case at the same moment."""

    text_key = "error-conflict"
