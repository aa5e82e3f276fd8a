"""Slack's refusals, and what they mean for the bot."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from slack_sdk.errors import SlackApiError, SlackClientError

from bot.errors import BotError, NotAccepted, SignedOut, TryLater, Unreachable

_UNREACHABLE = frozenset(
    {
        "user_not_found",
        "users_not_found",
        "user_not_visible",
        "user_disabled",
        "user_not_in_channel",
        "channel_not_found",
        "not_in_channel",
        "cannot_dm_bot",
        "is_archived",
        "restricted_action",
        "messages_tab_disabled",
    }
)
_SIGNED_OUT = frozenset(
    {
        "invalid_auth",
        "not_authed",
        "token_revoked",
        "token_expired",
        "account_inactive",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "ekm_access_denied",
        "access_denied",
    }
)
_LATER = frozenset(
    {"ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"}
)
_TOO_SLOW = frozenset({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id", "trigger_expired"})
_NETWORK = (OSError, http.client.HTTPException, SlackClientError)
"""What slack_sdk lets through when a connection fails; `URLError` and time-outs are `OSError`s."""


class TooSlow(BotError):
    """Slack's three seconds for opening a form had passed."""

    text_key = "error-too-slow"


class NotForYou(BotError):
    """The button belongs to somebody else's question."""

    text_key = "error-not-for-you"


class NotYourMessage(BotError):
    """Only one's own message can be put to the director."""

    text_key = "error-not-your-message"


class Stale(BotError):
    """A button or form holds something the bot does not know (any more)."""

    text_key = "error-stale"


@contextmanager
def plainly() -> Iterator[None]:
    """Turn Slack's errors into `Unreachable`, `SignedOut`, `TryLater`, `TooSlow` or `NotAccepted`."""
    try:
        yield
    except SlackApiError as error:
        raise _meaning(error.response) from error
    except _NETWORK as error:
        raise TryLater(type(error).__name__) from error


def _meaning(response: Any) -> BotError:  # a SlackResponse, or a dict for an answer that is no JSON
    status = getattr(response, "status_code", None) or _of(response, "status") or 200
    code = str(_of(response, "error") or f"http_{status}")
    if code in _LATER or status == 429 or status >= 500:
        return TryLater(code, _retry_after(response))
    if code in _UNREACHABLE:
        return Unreachable(code)
    if code in _SIGNED_OUT:
        return SignedOut(code)
    return TooSlow() if code in _TOO_SLOW else NotAccepted(code)


def _of(response: Any, name: str) -> Any:
    return response.get(name) if hasattr(response, "get") and not isinstance(response, str) else None


def _retry_after(response: Any) -> float:
    headers = getattr(response, "headers", None) or _of(response, "headers") or {}
    found = next((value for name, value in headers.items() if name.lower() == "retry-after"), "0")
    try:
        return float(found[0] if isinstance(found, list) else found)
    except ValueError:
        return 0
