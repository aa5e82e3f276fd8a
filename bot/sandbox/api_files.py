"""Web API: files in three steps (ask for a place, send the bytes there, share)."""

from collections.abc import Callable

from bot.sandbox.api_call import Call
from bot.sandbox.model import BOT_USER_ID, Channel, Json, SharedFile, SlackError


def get_upload_url(call: Call) -> Json:
    """Give a file id and the address for its bytes; `filename` and `length` (bytes) are needed."""
    name, size = call.needed("filename"), call.whole("length", 0)
    if size <= 0:
        raise SlackError("invalid_arguments", ("[ERROR] must be greater than 0 [json-pointer:/length]",))
    created = int(call.workspace.now())
    file = SharedFile(call.workspace.new_id("F0"), name, size, alt_text=call.text("alt_txt"), created=created)
    call.workspace.files[file.id] = file
    return {"upload_url": f"{call.base_url}/upload/v1/{file.id}", "file_id": file.id}


def receive_bytes(files: dict[str, SharedFile], file_id: str, content: bytes) -> bool:
    """Keep the bytes sent to an upload address; False when there is no such file or the size is another."""
    file = files.get(file_id)
    if file is None or len(content) != file.size:
        return False
    file.content, file.uploaded = content, True
    return True


def complete_upload(call: Call) -> Json:
    """Finish uploads and share them in a channel, with a comment if given."""
    asked = call.structure("files", "invalid_arguments")
    if not isinstance(asked, list) or not asked:
        raise SlackError("invalid_arguments", ("[ERROR] missing required field: files",))
    files = [_uploaded(call, one) for one in asked]
    shown = tuple(file.as_json(call.base_url) for file in files)
    for channel in _channels(call):
        call.workspace.post_as_bot(
            channel.id, call.text("initial_comment"), files=shown, thread_ts=call.text("thread_ts")
        )
    return {"files": list(shown)}


def _uploaded(call: Call, asked: Json) -> SharedFile:
    file = call.workspace.files.get(asked.get("id", ""))
    if file is None or not file.uploaded or file.user != BOT_USER_ID:
        raise SlackError("file_not_found")
    file.title = asked.get("title") or file.name
    return file


def _channels(call: Call) -> list[Channel]:
    ids = [*call.text("channel_id").split(","), *call.text("channels").split(",")]
    try:
        return [call.workspace.channel(one) for one in ids if one]
    except SlackError:
        raise SlackError("invalid_channel") from None


def info(call: Call) -> Json:
    """Give one file; `file_not_found` when it has no bytes yet or the bot may not see it."""
    file = call.workspace.files.get(call.text("file"))
    if file is None or not file.uploaded or not file.bot_may_see:
        raise SlackError("file_not_found")
    answer: Json = {"file": file.as_json(call.base_url)}
    if answer["file"]["mimetype"] == "text/plain":
        answer["content"] = file.content.decode("utf-8", "replace")
    return answer


METHODS: dict[str, Callable[[Call], Json]] = {
    "files.getUploadURLExternal": get_upload_url,
    "files.completeUploadExternal": complete_upload,
    "files.info": info,
}
