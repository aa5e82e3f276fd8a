"""The form that puts a draft to the director: schools, moments, pictures, long drafts, shortcuts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.courier import Courier
from bot.escalation.model import Case
from bot.sandbox import Person
from bot.sandbox.reading import pings
from bot.slack.services import Services
from tests.slack.conftest import DOUBTED, DRAFT, QUESTION, TWO

LONG = ("Wat een dag! " * 400).strip()
LONG_DOUBT = "Twijfel over deze post, mag dit? " * 80
DANGEROUS = "<!channel> <@U0BRAM> `code` *vet* <https://voorbeeld.example|klik> &amp; :tada:"


def newest(services: Services, person: Person) -> Case:
    return services.escalation.overview(services.directory.person(person.id)).own[0]


def test_a_question_goes_in_the_field_for_questions(sanne: Person, services: Services) -> None:
    sanne.say(QUESTION)
    sanne.press("ask_director")
    sanne.submit()
    case = newest(services, sanne)
    assert (case.draft.text, case.doubt) == ("", QUESTION)
    assert "2" in case.passages


def test_an_empty_form_is_not_sent(sanne: Person) -> None:
    sanne.shortcut("ask_director_global")
    assert sanne.submit() == {"draft": "Vul je bericht of je vraag in."}
    assert sanne.view is not None


def test_a_person_with_one_school_does_not_choose(sanne: Person) -> None:
    sanne.shortcut("ask_director_global")
    assert "Je school" not in sanne.view_text()


def test_a_person_unknown_to_the_school_files_chooses_once_and_it_is_remembered(
    bram: Person, services: Services
) -> None:
    bram.shortcut("ask_director_global")
    assert "Choose your school" in bram.view_text()
    assert "school" in bram.submit({"draft": "A post"})
    bram.choose("school", "vlinder")
    assert "Ahmed Haddad (De Vlinder)" in bram.view_text()
    assert bram.submit({"draft": "A post"}) == {}
    assert newest(services, bram).school_id == "vlinder"
    bram.shortcut("ask_director_global")
    assert "Ahmed Haddad (De Vlinder)" in bram.view_text()


def test_somebody_at_two_schools_chooses_among_those_each_time(
    person: Callable[[str], Person], services: Services
) -> None:
    tess = person(TWO)
    tess.shortcut("ask_director_global")
    tess.fill({"draft": "Een post", "doubt": "Mag dit?"})
    tess.choose("school", "vlinder")
    assert tess.submit() == {}
    case = newest(services, tess)
    assert (case.school_id, case.draft.text, case.doubt) == ("vlinder", "Een post", "Mag dit?")
    tess.shortcut("ask_director_global")
    assert "Je school" in tess.view_text()


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"day": "2026-03-02"}, {"day": "Dit is al voorbij. Kies een later moment."}),
        ({"day": "2026-03-03", "time": "09:59"}, {"day": "Dit is al voorbij. Kies een later moment."}),
        ({"time": "12:00"}, {"time": "Kies ook een dag bij deze tijd."}),
    ],
)
def test_a_moment_that_cannot_be_is_said_at_its_field(
    sanne: Person, fields: dict[str, str], complaint: dict[str, str]
) -> None:
    sanne.say(DOUBTED)
    sanne.press("ask_director")
    assert sanne.submit(fields) == complaint


def test_a_day_without_a_time_is_the_end_of_that_day(sanne: Person, services: Services) -> None:
    sanne.say(DOUBTED)
    sanne.press("ask_director")
    assert sanne.submit({"day": "2026-03-03"}) == {}
    wanted = newest(services, sanne).wanted_at
    assert wanted is not None
    assert wanted.isoformat() in ("2026-03-03T23:59:00+01:00", "2026-03-03T22:59:00+00:00")


def test_pictures_go_along_with_what_they_show(
    sanne: Person, karin: Person, services: Services, courier: Courier
) -> None:
    sanne.say(DOUBTED)
    sanne.press("ask_director")
    files = [("bal.png", b"een plaatje"), ("net.png", b"nog een")]
    sanne.submit({"pictures": files, "alternatives": "Een bal\nEen net\nen gras"})
    pictures = newest(services, sanne).pictures
    assert [one.alternative for one in pictures] == ["Een bal", "Een net en gras"]
    assert {one.file_id for one in pictures} <= sanne.workspace.files.keys()
    courier.deliver_due()
    shown = [block["slack_file"]["id"] for block in karin.last.blocks if block["type"] == "image"]
    assert shown == [one.file_id for one in pictures]


# -- long drafts


def test_a_question_too_long_for_a_button_is_read_again(sanne: Person, services: Services) -> None:
    sanne.say(LONG_DOUBT)
    sanne.press("ask_director")
    sanne.submit()
    case = newest(services, sanne)
    assert LONG_DOUBT.strip() in (case.draft.text, case.doubt)


def test_a_question_too_long_for_a_button_and_gone_opens_an_empty_form(sanne: Person) -> None:
    ts = sanne.say(LONG_DOUBT)
    sanne.workspace.remove(sanne.workspace.message(sanne.dm.id, ts))
    sanne.press("ask_director")
    assert "niet teruglezen" in sanne.view_text()


def test_a_long_question_in_a_channel_opens_an_empty_form_that_says_why(sanne: Person) -> None:
    sanne.mention("#team", LONG_DOUBT)
    sanne.press("ask_director")
    assert "niet teruglezen" in sanne.view_text()


def test_a_long_draft_goes_whole_although_it_fits_in_no_form(
    sanne: Person, services: Services, courier: Courier, karin: Person
) -> None:
    ts = sanne.say(LONG)
    sanne.shortcut("ask_director_message", sanne.workspace.message(sanne.dm.id, ts))
    assert "te lang voor dit formulier" in sanne.view_text()
    assert sanne.submit() == {}
    assert newest(services, sanne).draft.text == LONG
    courier.deliver_due()
    assert LONG in [file.content.decode() for file in sanne.workspace.files.values()]
    assert ".txt]" in karin.text()


def test_a_long_draft_that_was_deleted_is_asked_for_again(sanne: Person) -> None:
    ts = sanne.say(LONG)
    message = sanne.workspace.message(sanne.dm.id, ts)
    sanne.shortcut("ask_director_message", message)
    sanne.workspace.remove(message)
    assert "niet meer teruglezen" in next(iter(sanne.submit().values()))


def test_a_long_draft_in_a_thread_is_read_from_there(sanne: Person, services: Services) -> None:
    parent = sanne.say("hoi")
    ts = sanne.say(LONG, thread_ts=parent)
    sanne.shortcut("ask_director_message", sanne.workspace.message(sanne.dm.id, ts))
    sanne.submit()
    assert newest(services, sanne).draft.text == LONG


def test_a_long_draft_where_the_bot_cannot_read_is_not_promised_to_go_whole(sanne: Person) -> None:
    sanne.write_in("#team", LONG)
    sanne.shortcut("ask_director_message", sanne.channel("#team")[-1])
    assert "niet teruglezen" in sanne.view_text()
    assert "te lang" not in sanne.view_text()


# -- shortcuts


def test_ones_own_message_in_any_channel_is_put_to_the_director(sanne: Person, services: Services) -> None:
    ts = sanne.write_in("#team", DRAFT)
    sanne.shortcut("ask_director_message", sanne.workspace.message(sanne.channel("#team")[-1].channel, ts))
    sanne.submit()
    assert newest(services, sanne).draft.text == DRAFT


def test_somebody_elses_message_is_not(sanne: Person, bram: Person) -> None:
    bram.write_in("#team", DRAFT)
    sanne.shortcut("ask_director_message", sanne.channel("#team")[-1])
    assert sanne.view is None
    assert "alleen een bericht van jezelf" in sanne.text()


def test_a_message_is_checked_as_a_draft_in_private(sanne: Person, bram: Person) -> None:
    bram.write_in("#team", DRAFT)
    sanne.shortcut("check_draft_message", sanne.channel("#team")[-1])
    assert "[Leg voor aan mijn directeur]" in sanne.text()
    assert len(bram.channel("#team")) == 1


# -- dangerous words


def test_markup_in_every_field_is_shown_literally_and_pings_nobody(
    sanne: Person, karin: Person, courier: Courier
) -> None:
    sanne.shortcut("ask_director_global")
    sanne.submit({"draft": DANGEROUS, "doubt": DANGEROUS, "channel": DANGEROUS, "alternatives": DANGEROUS})
    courier.deliver_due()
    karin.press("decide_changes")
    karin.submit({"draft": DANGEROUS + "!", "words": DANGEROUS})
    courier.deliver_due()
    assert DANGEROUS in karin.text()
    assert DANGEROUS in sanne.text()
    for message in (*karin.inbox, *sanne.inbox):
        assert not pings(message)


def test_what_was_typed_in_a_message_arrives_as_it_was_typed(sanne: Person, services: Services) -> None:
    sanne.say(f'twijfel over deze post: "{DANGEROUS}"')
    sanne.press("ask_director")
    sanne.submit()
    assert newest(services, sanne).draft.text == DANGEROUS


# -- triggers and forged values


def test_an_expired_trigger_is_told(sanne: Person) -> None:
    sanne.say(DOUBTED)
    sanne.standin.faults.fail_next("views.open", "expired_trigger_id")
    sanne.press("ask_director")
    assert "Druk nog eens op de knop" in sanne.text()
