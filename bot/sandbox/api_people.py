"""Web API: who is there and which conversations there are (auth, users.*, conversations.*)."""

from collections.abc import Callable

from bot.sandbox.api_call import Call
from bot.sandbox.model import APP_ID, BOT_ID, BOT_USER_ID, TEAM_ID, Channel, Json, Message, SlackError

MOST_MESSAGES = 999
"""The most messages a page of history gives (Slack's limit)."""


def auth_test(call: Call) -> Json:
    """Say who the token belongs to."""
    bot = call.workspace.member(BOT_USER_ID)
    return {
        "url": f"{call.base_url}/",
        "team": "Sandbox",
        "user": bot.name.lower(),
        "team_id": TEAM_ID,
        "user_id": BOT_USER_ID,
        "bot_id": BOT_ID,
        "app_id": APP_ID,
        "is_enterprise_install": False,
    }


def users_info(call: Call) -> Json:
    """Give one member; deactivated members too, with `deleted`; the address only with `users:read.email`."""
    user = call.workspace.member(call.text("user")).as_json(call.flag("include_locale"))
    granted = call.workspace.scopes
    if granted and "users:read.email" not in granted:
        del user["profile"]["email"]
    return {"user": user}


def users_lookup_by_email(call: Call) -> Json:
    """Give the active member with this address, or `users_not_found`."""
    wanted = call.needed("email").lower()
    for member in call.workspace.people:
        if member.email.lower() == wanted and not member.deleted:
            return {"user": member.as_json()}
    raise SlackError("users_not_found")


def conversations_open(call: Call) -> Json:
    """Open the direct message with one person, or a group message with several (eight at most).

    A deactivated person can be written to without an error, as in a real workspace: look at users.info first.
    """
    if call.text("channel"):
        channel = call.workspace.channel(call.text("channel"))
    else:
        users = [one for one in call.text("users").split(",") if one]
        if not users:
            raise SlackError("users_list_not_supplied")
        if len(users) > 8:
            raise SlackError("too_many_users")
        channel = call.workspace.dm(users)
    return {"channel": channel.as_json() if call.flag("return_im") else {"id": channel.id}}


def conversations_info(call: Call) -> Json:
    """Give one conversation."""
    return {"channel": call.workspace.channel(call.text("channel")).as_json()}


def conversations_history(call: Call) -> Json:
    """Give messages, newest first: no thread replies and nothing ephemeral."""
    channel = _joined(call)
    within = _period(call)
    found = [one for one in reversed(_shared(channel)) if not one.is_reply and within(one)]
    return _page(call, found)


def conversations_replies(call: Call) -> Json:
    """Give a message and the replies below it, oldest first; `thread_not_found` when it is not there."""
    channel = _joined(call)
    parent = call.needed("ts")
    found = [one for one in _shared(channel) if parent in (one.ts, one.thread_ts)]
    if not found:
        raise SlackError("thread_not_found")
    within = _period(call)
    return _page(call, [one for one in found if one.ts == parent or within(one)])


def _joined(call: Call) -> Channel:
    channel = call.workspace.channel(call.text("channel"))
    if BOT_USER_ID not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _shared(channel: Channel) -> list[Message]:
    return [one for one in channel.messages.values() if not one.ephemeral_to]


def _period(call: Call) -> Callable[[Message], bool]:
    """Give the test whether a message lies between `oldest` and `latest`."""
    try:
        oldest, latest = float(call.text("oldest") or 0), float(call.text("latest") or "inf")
    except ValueError:
        raise SlackError("invalid_ts_oldest") from None
    if call.flag("inclusive"):
        return lambda message: oldest <= float(message.ts) <= latest
    return lambda message: oldest < float(message.ts) < latest


def _page(call: Call, found: list[Message]) -> Json:
    limit = min(call.whole("limit", 100), MOST_MESSAGES)
    start = call.whole("cursor", 0)
    shown = found[start : start + limit]
    more = len(found) > start + limit
    with_metadata = call.flag("include_all_metadata")
    return {
        "messages": [_with_thread(call, one, with_metadata) for one in shown],
        "has_more": more,
        "response_metadata": {"next_cursor": str(start + limit) if more else ""},
    }


def _with_thread(call: Call, message: Message, with_metadata: bool) -> Json:
    answer = message.as_json(with_metadata)
    if message.is_reply or not message.thread_ts:
        return answer
    replies = [one for one in call.workspace.channels[message.channel].messages.values() if one.is_reply]
    below = [one for one in replies if one.thread_ts == message.ts]
    return answer | {"reply_count": len(below), "latest_reply": below[-1].ts if below else message.ts}


METHODS: dict[str, Callable[[Call], Json]] = {
    "auth.test": auth_test,
    "users.info": users_info,
    "users.lookupByEmail": users_lookup_by_email,
    "conversations.open": conversations_open,
    "conversations.info": conversations_info,
    "conversations.history": conversations_history,
    "conversations.replies": conversations_replies,
}
