"""Files of people: chosen in a form, sent in a message, seen by the bot only then, drawn from Slack's own."""

import base64
from http.client import HTTPConnection

import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox import NotOnScreen, Person
from bot.sandbox.page_deeds import act
from bot.sandbox.pictures import LARGEST
from bot.sandbox.uploads import file_content
from tests.sandbox.conftest import BRAM, SANNE, TOKEN
from tests.sandbox.drawing import png

PNG = png()


def form(**more) -> dict:
    """A form with a required field for at most two pictures."""
    element = {
        "type": "file_input",
        "action_id": "pictures_files",
        "filetypes": ["png", "jpg"],
        "max_files": 2,
    }
    field = {"type": "input", "block_id": "pictures", "label": plain("Foto's"), "element": element} | more
    return {
        "type": "modal",
        "callback_id": "ask",
        "title": plain("Voorleggen"),
        "submit": plain("Versturen"),
        "blocks": [text_field(), field],
    }


def plain(text: str) -> dict:
    return {"type": "plain_text", "text": text}


def text_field() -> dict:
    element = {"type": "plain_text_input", "action_id": "draft_text", "initial_value": "Feest!"}
    return {"type": "input", "block_id": "draft", "label": plain("Concept"), "element": element}


def open_form(client, standin, view=None) -> None:
    trigger = standin.workspace.screens.new_trigger(SANNE)
    client.views_open(trigger_id=trigger, view=view or form())


def image(file_id: str, key: str = "id") -> dict:
    return {"type": "image", "slack_file": {key: file_id}, "alt_text": "Een groene vlag"}


def refusal(call, **arguments) -> dict:
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)
    return caught.value.response


def get(standin, path, token=""):
    connection = HTTPConnection(standin.url.removeprefix("http://"))
    connection.request("GET", path, headers={"Authorization": f"Bearer {token}"} if token else {})
    answer = connection.getresponse()
    found = (answer.status, answer.headers, answer.read())
    connection.close()
    return found


def submitted(seen) -> list[dict]:
    values = next(one for one in seen if one["type"] == "view_submission")["view"]["state"]["values"]
    return values["pictures"]["pictures_files"]["files"]


# -- in a form


def test_pictures_of_a_form_reach_the_bot_as_slacks_file_objects(sanne, client, standin, seen):
    open_form(client, standin)
    assert sanne.submit({"pictures": [("feest.png", PNG), ("vlag.JPG", b"jpg")]}) == {}

    first, second = submitted(seen)
    assert (first["name"], first["mimetype"], first["filetype"]) == ("feest.png", "image/png", "png")
    assert (first["user"], first["size"]) == (SANNE, len(PNG))
    assert second["mimetype"] == "image/jpeg"


def test_pictures_are_attached_one_by_one_and_can_be_taken_out(sanne, client, standin, seen):
    open_form(client, standin)
    first, second = sanne.attach("een.png", PNG), sanne.attach("twee.png", PNG, field="pictures")
    assert [one["id"] for one in sanne.view["state"]["values"]["pictures"]["pictures_files"]["files"]] == [
        first,
        second,
    ]

    sanne.submit({"pictures_files": [second]})
    assert [one["id"] for one in submitted(seen)] == [second]


def test_what_was_attached_stays_when_the_form_is_updated(sanne, client, standin):
    open_form(client, standin)
    kept = sanne.attach("een.png", PNG)
    client.views_update(view_id=sanne.view["id"], view=form(hint=plain("Hoogstens twee")))

    assert sanne.view["state"]["values"]["pictures"]["pictures_files"]["files"][0]["id"] == kept


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([], "Please complete this required field."),
        ([("a.png", PNG)] * 3, "Please attach at most 2 files."),
        ([("a.pdf", b"%PDF")], "Please attach only: png, jpg."),
    ],
)
def test_slack_refuses_too_few_too_many_and_other_files_before_the_bot_sees_them(
    sanne, client, standin, seen, files, sentence
):
    open_form(client, standin)

    assert sanne.submit({"pictures": files}) == {"pictures": sentence}
    assert seen == []


def test_a_field_may_stay_empty_when_it_is_optional(sanne, client, standin, seen):
    open_form(client, standin, form(optional=True))

    assert sanne.submit() == {}
    assert submitted(seen) == []


def test_a_file_above_ten_megabytes_is_not_taken(sanne, client, standin):
    open_form(client, standin)
    sanne.attach("groot.png", bytes(LARGEST))

    with pytest.raises(NotOnScreen, match="10 MB"):
        sanne.attach("groter.png", bytes(LARGEST + 1))
    assert len(standin.workspace.files) == 1


def test_nothing_can_be_attached_where_there_is_no_field_for_it(sanne, client, standin):
    view = form()
    open_form(client, standin, view | {"blocks": view["blocks"][:1]})

    with pytest.raises(NotOnScreen, match="no field for files"):
        sanne.attach("een.png", PNG)


def test_somebody_elses_file_cannot_be_chosen(sanne, client, standin):
    open_form(client, standin)
    sanne.attach("een.png", PNG)
    theirs = next(iter(standin.workspace.files))
    bram = Person(standin, BRAM)
    client.views_open(trigger_id=standin.workspace.screens.new_trigger(BRAM), view=form())

    with pytest.raises(NotOnScreen, match="there is no file"):
        bram.submit({"pictures": [theirs]})


# -- what the bot may see


def test_the_bot_sees_a_file_of_a_form_only_after_it_was_sent_in(sanne, client, standin):
    open_form(client, standin)
    file_id = sanne.attach("een.png", PNG)
    assert refusal(client.files_info, file=file_id)["error"] == "file_not_found"
    assert get(standin, f"/files/{file_id}", TOKEN)[0] == 404

    sanne.submit()
    assert client.files_info(file=file_id)["file"]["mimetype"] == "image/png"
    status, headers, content = get(standin, f"/files/{file_id}", TOKEN)
    assert (status, headers["Content-Type"], content) == (200, "image/png", PNG)


def test_the_private_address_of_a_file_is_for_the_bots_token_only(sanne, standin):
    sanne.say("kijk", files=[("een.png", PNG)])
    file_id = sanne.inbox[0].files[0]["id"]

    assert get(standin, f"/files/{file_id}")[0] == 403
    assert get(standin, f"/files/{file_id}", "xoxb-another")[0] == 403


def test_a_message_with_files_is_told_as_file_share(sanne, seen, client):
    sanne.say("kijk eens", files=[("een.png", PNG), ("twee.png", PNG)])

    event = seen[0]["event"]
    assert (event["type"], event["subtype"], event["text"]) == ("message", "file_share", "kijk eens")
    assert [one["name"] for one in event["files"]] == ["een.png", "twee.png"]
    assert client.files_info(file=event["files"][0]["id"])["ok"]
    assert "[een.png]" in sanne.text()


def test_a_message_may_be_files_alone(sanne, seen):
    sanne.say("", files=[("een.png", PNG)])

    assert seen[0]["event"]["text"] == ""
    assert "blocks" not in seen[0]["event"]


def test_a_message_without_files_has_no_subtype(sanne, seen):
    sanne.say("hallo")

    assert "subtype" not in seen[0]["event"]


# -- pictures in blocks


@pytest.fixture
def shared(sanne) -> dict:
    """A picture Sanne sent to the bot."""
    sanne.say("kijk", files=[("een.png", PNG)])
    return sanne.inbox[0].files[0]


def test_the_bot_shows_a_picture_it_was_sent_by_id_or_by_address(client, shared):
    assert client.chat_postMessage(channel=BRAM, text="x", blocks=[image(shared["id"])])["ok"]
    assert client.chat_postMessage(channel=BRAM, text="x", blocks=[image(shared["url_private"], "url")])["ok"]


PLACES = [
    ("image", lambda one: one, "/blocks/0/slack_file"),
    (
        "accessory",
        lambda one: {"type": "section", "text": plain("x"), "accessory": one},
        "/blocks/0/accessory/slack_file",
    ),
    ("context", lambda one: {"type": "context", "elements": [one]}, "/blocks/0/elements/0/slack_file"),
]


@pytest.mark.parametrize(("wrap", "place"), [case[1:] for case in PLACES], ids=[case[0] for case in PLACES])
def test_a_picture_nobody_has_is_refused_with_its_place(client, wrap, place):
    answer = refusal(client.chat_postMessage, channel=SANNE, text="x", blocks=[wrap(image("F0NONE"))])

    assert answer["error"] == "invalid_blocks"
    assert answer["errors"] == [f"[ERROR] invalid slack file [json-pointer:{place}]"]


def test_a_picture_that_was_not_shared_with_the_bot_is_refused(sanne, client, standin):
    open_form(client, standin)
    own = image(sanne.attach("een.png", PNG))

    assert (
        refusal(client.chat_postMessage, channel=SANNE, text="x", blocks=[own])["error"] == "invalid_blocks"
    )
    home = {"type": "home", "blocks": [own]}
    assert refusal(client.views_publish, user_id=SANNE, view=home)["error"] == "invalid_arguments"


def test_a_text_file_is_no_picture(sanne, client):
    sanne.say("kijk", files=[("een.txt", b"tekst")])
    block = image(sanne.inbox[0].files[0]["id"])

    assert (
        refusal(client.chat_postMessage, channel=SANNE, text="x", blocks=[block])["error"] == "invalid_blocks"
    )


# -- on the page


def test_the_page_gets_a_picture_as_a_picture_and_nothing_else_from_it(standin, shared):
    status, headers, content = get(standin, f"/page-data/files/{shared['id']}")

    assert (status, headers["Content-Type"], content) == (200, "image/png", PNG)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("default-src 'self'")


@pytest.mark.parametrize("name", ["vlag.svg", "vlag.html", "vlag"])
def test_the_page_gets_other_files_as_bytes_only(sanne, standin, name):
    sanne.say("kijk", files=[(name, b"<script>1</script>")])
    headers = get(standin, f"/page-data/files/{sanne.inbox[0].files[0]['id']}")[1]

    assert headers["Content-Type"] == "application/octet-stream"


def test_the_page_does_not_get_what_was_not_shared(sanne, client, standin):
    open_form(client, standin)

    assert get(standin, f"/page-data/files/{sanne.attach('een.png', PNG)}")[0] == 404


def test_a_deed_of_the_page_attaches_and_answers_what_it_became(sanne, client, standin):
    open_form(client, standin)
    deed = {"as": SANNE, "do": "attach", "action_id": "pictures_files", "name": "een.png"}
    answer = act(standin, deed | {"content": base64.b64encode(PNG).decode()})

    assert answer == {
        "ok": True,
        "errors": {},
        "file": {"id": next(iter(standin.workspace.files)), "name": "een.png"},
    }
    assert act(standin, deed | {"content": "no base64!"})["problem"] == "unclear"
    assert sanne.submit() == {}


# -- uploads


def multipart(content: bytes, name: str = 'filename="a.bin"') -> tuple[str, bytes]:
    head = f'--grens\r\nContent-Disposition: form-data; name="file"; {name}\r\n\r\n'.encode()
    note = b'--grens\r\nContent-Disposition: form-data; name="note"\r\n\r\nhallo\r\n'
    return 'multipart/form-data; boundary="grens"', note + head + content + b"\r\n--grens--\r\n"


@pytest.mark.parametrize("content", [bytes(range(256)) * 3, b"", b"\r\n\r\n--gren\r\n", b"--gren"])
def test_a_multipart_body_gives_the_bytes_of_its_file_unchanged(content):
    assert file_content(*multipart(content)) == content


def test_a_multipart_body_without_a_file_gives_nothing():
    assert file_content(*multipart(b"abc", name='title="a"')) == b""


def test_other_bodies_are_taken_as_they_are():
    assert file_content("application/octet-stream", b"abc") == file_content("", b"abc") == b"abc"


def test_an_upload_may_be_multipart(client, standin):
    place = client.files_getUploadURLExternal(filename="a.png", length=len(PNG))
    kind, body = multipart(PNG)
    connection = HTTPConnection(standin.url.removeprefix("http://"))
    connection.request("POST", place["upload_url"].removeprefix(standin.url), body, {"Content-Type": kind})
    assert connection.getresponse().status == 200
    connection.close()

    client.files_completeUploadExternal(files=[{"id": place["file_id"]}], channel_id=SANNE)
    assert standin.workspace.files[place["file_id"]].content == PNG


def test_the_bot_cannot_share_a_file_of_somebody_else(client, shared):
    answer = refusal(client.files_completeUploadExternal, files=[{"id": shared["id"]}], channel_id=BRAM)

    assert answer["error"] == "file_not_found"
