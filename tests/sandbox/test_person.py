"""A person lives a story against a real Bolt app over signed HTTP."""

import pytest

from bot.sandbox import NoAnswer, NotOnScreen, Person, Shortcut, SlackStandIn


def test_what_is_said_in_the_dm_reaches_bolt_and_the_reply_is_read(sanne):
    sanne.say("mag ik deze foto plaatsen?")

    assert "Je zei: mag ik deze foto plaatsen?" in sanne.text()
    assert sanne.delivered.status == 200


def test_typed_markup_arrives_escaped_and_is_read_as_typed(sanne, seen):
    sanne.say("<!channel> a & b")

    assert seen[0]["event"]["text"] == "&lt;!channel&gt; a &amp; b"
    assert "Je zei: <!channel> a & b" in sanne.text()


def test_another_person_does_not_see_the_dm(sanne, bram):
    sanne.say("geheim")

    assert bram.text() == ""


def test_a_mention_is_answered_in_its_thread(sanne, bram):
    ts = sanne.mention("#team", "hallo")

    reply = bram.channel("#team")[-1]
    assert (reply.text, reply.thread_ts) == ("Hier!", ts)


def test_a_command_with_or_without_its_name_shows_the_answer_to_that_person_only(sanne, seen):
    sanne.command("zoek foto")
    sanne.command("/protocol zoek foto")

    assert [body["text"] for body in seen] == ["zoek foto", "zoek foto"]
    assert sanne.last.text == "hulp: zoek foto"
    assert sanne.last.ephemeral_to == sanne.id


def test_an_answer_through_the_response_url_is_shown(sanne):
    sanne.command("later")

    assert "nog iets" in sanne.text()


def test_the_newest_message_with_the_button_is_pressed(sanne, seen):
    sanne.say("een")
    sanne.say("twee")
    sanne.press("mark")

    assert seen[-1]["actions"][0]["value"] == "v-mark"
    assert sanne.last.text == "gemerkt"
    assert "Je zei: een" in sanne.text()
    assert "Je zei: twee" not in sanne.text()


def test_a_chosen_message_is_the_one_pressed(sanne):
    sanne.say("een")
    first_reply = sanne.last
    sanne.say("twee")
    sanne.press("mark", message=first_reply)

    assert "Je zei: een" not in sanne.text()


@pytest.mark.parametrize("value", [None, "v-open"])
def test_a_button_that_is_not_there_cannot_be_pressed(sanne, value):
    with pytest.raises(NotOnScreen):
        sanne.press("nowhere" if value is None else "mark", value=value)


def test_somebody_elses_button_cannot_be_pressed(sanne, bram):
    sanne.say("hallo")

    with pytest.raises(NotOnScreen):
        bram.press("mark")


def test_a_form_opens_and_is_sent_with_every_kind_of_field(sanne, seen):
    sanne.say("hallo")
    sanne.press("open")
    errors = sanne.submit(
        {
            "draft": "Mooie dag 🎉",
            "where_choice": "insta",
            "when_date": "2026-06-01",
            "time": "15:30",
            "who_boxes": ["pupils"],
            "sure": "yes",
        }
    )

    values = seen[-1]["view"]["state"]["values"]
    assert errors == {}
    assert values["draft"]["draft_text"] == {"type": "plain_text_input", "value": "Mooie dag 🎉"}
    assert values["where"]["where_choice"]["selected_option"]["value"] == "insta"
    assert values["when"]["when_date"] == {"type": "datepicker", "selected_date": "2026-06-01"}
    assert values["time"]["time_pick"] == {"type": "timepicker", "selected_time": "15:30"}
    assert [one["value"] for one in values["who"]["who_boxes"]["selected_options"]] == ["pupils"]
    assert values["sure"]["sure_radio"]["selected_option"]["text"]["text"] == "Ja"
    assert seen[-1]["view"]["private_metadata"] == "note"
    assert sanne.view is None
    assert "Ontvangen: Mooie dag 🎉" in sanne.text()


def test_fields_left_alone_keep_their_first_value_and_empty_ones_are_null(sanne, seen):
    sanne.say("hallo")
    sanne.press("open")
    sanne.submit()

    values = seen[-1]["view"]["state"]["values"]
    assert values["draft"]["draft_text"]["value"] == "Sportdag!"
    assert values["where"]["where_choice"] == {"type": "static_select", "selected_option": None}
    assert values["who"]["who_boxes"] == {"type": "checkboxes", "selected_options": []}


@pytest.mark.parametrize(
    ("text", "open_title", "errors"),
    [
        ("fout", "Voorleggen", {"draft": "Dit kan niet"}),
        ("wissel", "Tweede", {}),
        ("stapel", "Tweede", {}),
        ("weg", None, {}),
        ("gewoon", None, {}),
    ],
)
def test_the_answer_to_a_form_decides_what_is_open(sanne, text, open_title, errors):
    sanne.say("hallo")
    sanne.press("open")

    assert sanne.submit({"draft": text}) == errors
    assert (sanne.view["title"]["text"] if sanne.view else None) == open_title


def test_a_pushed_form_closes_to_the_one_below(sanne):
    sanne.say("hallo")
    sanne.press("open")
    sanne.submit({"draft": "stapel"})
    sanne.close()

    assert sanne.view["title"]["text"] == "Voorleggen"


@pytest.mark.parametrize("draft", ["", "x" * 201])
def test_an_empty_or_too_long_field_is_refused_before_the_bot_hears_of_it(sanne, seen, draft):
    sanne.say("hallo")
    sanne.press("open")
    before = len(seen)

    assert list(sanne.submit({"draft": draft})) == ["draft"]
    assert len(seen) == before


@pytest.mark.parametrize("values", [{"nothing": "x"}, {"where_choice": "myspace"}])
def test_a_field_or_option_that_is_not_there_cannot_be_filled(sanne, values):
    sanne.say("hallo")
    sanne.press("open")

    with pytest.raises(NotOnScreen):
        sanne.submit(values)


def test_closing_a_form_tells_the_bot_that_asked_for_it(sanne, seen):
    sanne.say("hallo")
    sanne.press("open")
    sanne.close()

    assert sanne.view is None
    assert (seen[-1]["type"], seen[-1]["is_cleared"]) == ("view_closed", False)


def test_the_home_tab_is_published_and_its_buttons_work(sanne, seen):
    assert sanne.home is None
    sanne.open_home()
    sanne.press("home_button")

    assert sanne.home_text() == "Welkom\n[home_button]"
    assert seen[-1]["container"] == {"type": "view", "view_id": sanne.home["id"]}


def test_shortcuts_open_a_form_from_a_message_and_from_anywhere(sanne, seen, standin):
    standin.workspace.shortcuts = [Shortcut("submit_this", "Leg voor", "message")]
    sanne.say("mijn bericht")
    own = sanne.inbox[0]
    sanne.shortcut("submit_this", message=own)
    from_message = seen[-1]
    sanne.close()
    sanne.shortcut("submit_this")

    assert (from_message["type"], from_message["message"]["text"]) == ("message_action", "mijn bericht")
    assert seen[-1]["type"] == "shortcut"
    assert sanne.view is not None


def test_the_same_event_can_be_delivered_twice(sanne, seen, standin):
    standin.delivery.duplicates = 1
    sanne.say("dubbel")
    sanne.say("enkel")

    ids = [body["event_id"] for body in seen]
    assert ids[0] == ids[1]
    assert ids[1] != ids[2]


def test_the_last_request_can_be_repeated(sanne, seen, standin):
    sanne.say("nog eens")
    standin.delivery.again()

    assert seen[0] == seen[1]


def test_a_bot_that_is_down_leaves_a_warning_from_slack(standin: SlackStandIn):
    sanne = Person(standin, "U0SANNE")
    sanne.say("hallo")

    assert sanne.delivered.status == 0
    with pytest.raises(NoAnswer):
        sanne.command("help")
    assert sanne.last.user == "USLACKBOT"


def test_a_form_without_an_answer_stays_open(sanne, standin):
    sanne.say("hallo")
    sanne.press("open")
    standin.bot_url = "http://127.0.0.1:9/slack/events"

    with pytest.raises(NoAnswer):
        sanne.submit({"draft": "belangrijk"})
    assert sanne.view["state"]["values"]["draft"]["draft_text"]["value"] == "belangrijk"


def test_waiting_ends_when_it_becomes_true_and_fails_with_the_screen(sanne):
    sanne.say("hallo")
    sanne.wait_until(lambda her: "hallo" in her.text())

    with pytest.raises(NotOnScreen, match="Je zei: hallo"):
        sanne.wait_until(lambda her: "iets anders" in her.text(), timeout=0.01)
