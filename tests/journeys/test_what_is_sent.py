"""Pictures, the shortcuts, the export and the audit trail."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from bot.sandbox import Person
from bot.sandbox.clock import MovableClock
from bot.sandbox.playground import Options, Playground
from tests.journeys.conftest import DRAFT, MONDAY, Story

PICTURES = [("bal.png", b"een bal van bytes"), ("net.jpg", b"een net van bytes")]


def everything_stored(story) -> bytes:
    path = story.playground.bot.store.path
    return b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*"))


def images(message) -> list[tuple[str, str]]:
    return [
        (block["slack_file"]["id"], block["alt_text"]) for block in message.blocks if block["type"] == "image"
    ]


def test_pictures_of_the_form_stand_in_the_card_with_the_teachers_words_and_no_byte_is_kept(
    sent, story, karin
) -> None:
    number = sent(pictures=PICTURES, alternatives="Een bal in het gras\nEen net zonder kinderen")
    shown = images(karin.last)
    assert [alternative for _, alternative in shown] == ["Een bal in het gras", "Een net zonder kinderen"]
    files = story.playground.standin.workspace.files
    assert [files[file_id].content for file_id, _ in shown] == [content for _, content in PICTURES]
    held = everything_stored(story)
    assert shown[0][0].encode() in held
    assert b"van bytes" not in held
    assert [picture.file_id for picture in story.case(number).pictures] == [file_id for file_id, _ in shown]


def test_more_than_four_pictures_are_not_taken(sanne) -> None:
    sanne.shortcut("ask_director_global")
    five = [(f"{place}.png", b"x") for place in range(5)]
    assert list(sanne.submit({"draft": DRAFT, "pictures": five})) == ["pictures"]


def test_pictures_are_forgotten_with_the_case(sent, story, karin) -> None:
    number = sent(pictures=PICTURES, alternatives="Een bal in het gras")
    file_id = images(karin.last)[0][0]
    karin.press("decide_yes")
    story.deliver()
    for _ in range(2):
        story.later(days=16)
    with story.playground.bot.store.read() as work:
        assert work.cases.get(number) is None
    held = everything_stored(story)
    assert file_id.encode() not in held
    assert b"Een bal in het gras" not in held


def test_pictures_of_a_message_go_along_by_its_shortcut(story, sanne, karin) -> None:
    sanne.say(DRAFT, files=PICTURES)
    message = next(one for one in sanne.inbox if one.files)
    sanne.shortcut("ask_director_message", message)
    assert "2 foto" in sanne.view_text()
    assert sanne.submit({"alternatives": "Een bal"}) == {}
    story.deliver()
    assert [file_id for file_id, _ in images(karin.last)] == [file["id"] for file in message.files]


def test_pictures_can_be_switched_off() -> None:
    options = Options(synchronous=True, clock=MovableClock(lambda: MONDAY), draft_pictures=False)
    with Playground(options) as playground:
        story = Story(playground)
        sanne, karin = story("Sanne"), story("Karin")
        sanne.say(DRAFT, files=PICTURES)
        sanne.shortcut("ask_director_message", next(one for one in sanne.inbox if one.files))
        assert "foto" not in sanne.view_text().lower().replace(DRAFT.lower(), "")
        assert sanne.submit({}) == {}
        story.deliver()
        assert images(karin.last) == []
        assert DRAFT in karin.read(karin.last)


def test_the_message_shortcut_takes_ones_own_message_only(story, sanne, karin) -> None:
    sanne.write_in("#team", DRAFT)
    message = sanne.channel("#team")[-1]
    story("Noor").shortcut("ask_director_message", message)
    assert story("Noor").view is None
    sanne.shortcut("ask_director_message", message)
    assert DRAFT in sanne.view_text()
    assert sanne.submit({}) == {}
    story.deliver()
    assert DRAFT in karin.read(karin.last)
    assert len(sanne.channel("#team")) == 1


def test_the_global_shortcut_opens_an_empty_form(story, sanne, karin) -> None:
    sanne.shortcut("ask_director_global")
    assert sanne.submit({"draft": DRAFT}) == {}
    story.deliver()
    assert DRAFT in karin.read(karin.last)


def file_text(person: Person) -> str:
    file = next(message for message in reversed(person.inbox) if message.files).files[0]
    return person.workspace.files[file["id"]].content.decode()


def test_both_sides_export_the_case_as_text_they_can_read(sent, story, sanne, karin) -> None:
    number = sent(doubt="Mogen de gezichten erop?")
    karin.press("decide_no")
    karin.submit({"words": "Te veel kinderen in beeld."})
    story.deliver()
    texts = []
    for person in (sanne, karin):
        person.open_home()
        person.press_home("export_case", number)
        texts.append(file_text(person))
    for text in texts:
        for words in (number, DRAFT, "Mogen de gezichten erop?", "Te veel kinderen in beeld.", "voorgelegd"):
            assert words in text


def test_the_trail_says_who_did_what_also_who_read_it_again_and_holds_no_words(
    sent, story, sanne, karin
) -> None:
    number = sent()
    karin.open_home()
    karin.press_home("show_case", number)
    karin.press("decide_no")
    karin.submit({"words": "Te veel kinderen in beeld."})
    story.deliver()
    sanne.open_home()
    sanne.press_home("export_case", number)
    assert story.trail(number) == [
        ("open", sanne.id),
        ("deliver", "bot"),
        ("read", karin.id),
        ("decide", karin.id),
        ("read", sanne.id),
    ]
    with closing(sqlite3.connect(story.playground.bot.store.path)) as db:
        lines = str(db.execute("select * from audit").fetchall())
        assert "kinderen" not in lines
        assert "kamp" not in lines
        for change in ("update audit set action = 'open'", "update audit set by_id = 'U0ANDERS'"):
            with pytest.raises(sqlite3.IntegrityError):
                db.execute(change)


def test_somebody_else_cannot_export_or_see_it_and_leaves_no_line(sent, story, sanne) -> None:
    number = sent()
    sanne.open_home()
    tom = story("Tom")
    before = story.trail(number)
    view = sanne.workspace.screens.homes[sanne.id]
    action = {
        "type": "button",
        "action_id": "export_case",
        "block_id": "b",
        "action_ts": "1",
        "value": number,
    }
    for press in ("export_case", "show_case"):
        tom.standin.delivery.press_in_view(tom.id, view, {**action, "action_id": press})
    assert DRAFT not in tom.text()
    assert not any(message.files for message in tom.inbox)
    assert story.trail(number) == before
