"""The page, used in a real browser: two windows, one story, keyboard, small screens."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox import Person, Shortcut
from tests.sandbox.drawing import png

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SANNE, BRAM = "U0SANNE", "U0BRAM"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}: the page is not tested"),
]


@pytest.fixture(scope="module")
def browser_pages():
    """Two browser windows, used by one test after the other (opening one costs more than most tests)."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        contexts = [chromium.new_context(locale="nl-NL", reduced_motion="reduce") for _ in range(2)]
        for context in contexts:
            context.set_default_timeout(5000)
        yield [context.new_page() for context in contexts]
        chromium.close()


class Windows:
    """Shows the page in a window, and keeps what went wrong and which addresses were asked for."""

    def __init__(self, pages, url):
        self.pages, self.url = iter(pages), url
        self.errors, self.requests, self.opened = [], [], []

    def open(self, who="", width=1200, height=780, scheme="light"):
        page = next(self.pages)
        self.opened.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.on("pageerror", self._failed)
        page.on("request", self._asked)
        page.goto(f"{self.url}/?as={who}")
        page.wait_for_selector("#app:visible, #welcome:visible")
        return page

    def _failed(self, error):
        self.errors.append(str(error))

    def _asked(self, request):
        self.requests.append(request.url)

    def close(self):
        for page in self.opened:
            page.remove_listener("pageerror", self._failed)
            page.remove_listener("request", self._asked)
            page.unroute_all()
            page.goto("about:blank")


@pytest.fixture
def windows(browser_pages, standin, bot) -> Iterator[Windows]:
    assert standin.bot_url == bot.url
    opened = Windows(browser_pages, standin.url)
    yield opened
    opened.close()
    assert opened.errors == []
    assert [url for url in opened.requests if not url.startswith((standin.url, "data:", "about:"))] == []


def say(page, text):
    page.fill("#composer-text", text)
    page.press("#composer-text", "Enter")


def shown(page, text):
    page.get_by_text(text).first.wait_for()
    return page.get_by_text(text).first


def open_form(page):
    say(page, "hallo")
    page.get_by_role("button", name="open").first.click()
    page.get_by_role("dialog", name="Voorleggen").wait_for()


def test_who_you_are_is_chosen_and_stands_in_the_address(windows):
    page = windows.open()
    page.get_by_role("link", name=re.compile("Sanne de Wit")).click()
    page.wait_for_selector("#app:visible")

    assert f"as={SANNE}" in page.url
    assert page.get_by_label("Je bent").input_value() == SANNE


def test_a_question_is_answered_on_screen_and_its_button_pressed(windows):
    page = windows.open(SANNE)
    say(page, "mag ik dit plaatsen?")
    shown(page, "Je zei: mag ik dit plaatsen?")
    page.get_by_role("button", name="mark").click()
    shown(page, "gemerkt")

    assert page.get_by_text("Je zei:").count() == 0


def test_a_form_with_all_kinds_of_fields_is_filled_in_and_sent(windows, seen):
    page = windows.open(SANNE)
    open_form(page)
    page.get_by_label("Concept").fill("Mooie dag")
    page.get_by_label("Waar").select_option("site")
    page.get_by_label("Wanneer").fill("2026-06-01")
    page.get_by_label("Hoe laat").fill("15:30")
    page.get_by_label("Leerlingen").check()
    page.get_by_label("Nee", exact=True).check()
    page.get_by_role("button", name="Versturen").click()
    shown(page, "Ontvangen: Mooie dag")

    values = next(one for one in seen if one["type"] == "view_submission")["view"]["state"]["values"]
    assert values["where"]["where_choice"]["selected_option"]["value"] == "site"
    assert values["when"]["when_date"]["selected_date"] == "2026-06-01"
    assert values["time"]["time_pick"]["selected_time"] == "15:30"
    assert values["who"]["who_boxes"]["selected_options"][0]["value"] == "pupils"
    assert values["sure"]["sure_radio"]["selected_option"]["value"] == "no"


@pytest.mark.parametrize(("draft", "sentence"), [("", "Vul dit nog in."), ("fout", "Dit kan niet")])
def test_a_refused_form_says_why_at_the_field_and_puts_the_cursor_there(windows, draft, sentence):
    page = windows.open(SANNE)
    open_form(page)
    page.get_by_label("Concept").fill(draft)
    page.get_by_role("button", name="Versturen").click()
    shown(page, sentence)

    field = page.get_by_label("Concept")
    assert field.get_attribute("aria-invalid") == "true"
    assert field.evaluate("one => document.activeElement === one")
    assert field.input_value() == draft


def test_two_windows_live_beside_each_other(windows):
    sanne, bram = windows.open(SANNE), windows.open(BRAM)
    for page in (sanne, bram):
        page.get_by_role("button", name="team").click()
    say(sanne, "dag allemaal")
    shown(bram, "dag allemaal")
    say(bram, "@Protocolbot ben je er?")
    shown(sanne, "Hier!")

    assert sanne.get_by_text("1 antwoord").is_visible()


def test_an_answer_to_a_command_is_only_for_you(windows):
    page = windows.open(SANNE)
    say(page, "/protocol zoek foto")
    shown(page, "hulp: zoek foto")

    assert page.get_by_text("Alleen jij ziet dit").is_visible()


def test_the_home_tab_shows_what_the_bot_put_there(windows):
    page = windows.open(SANNE)
    page.get_by_role("tab", name="Home").click()

    assert shown(page, "Welkom").evaluate("one => one.tagName") == "STRONG"


def test_a_message_menu_replies_in_the_thread_and_offers_shortcuts(windows, standin):
    standin.workspace.shortcuts = [Shortcut("submit_this", "Leg voor aan mijn directeur", "message")]
    page = windows.open(SANNE)
    say(page, "mijn concept")
    shown(page, "Je zei: mijn concept")
    menu = page.get_by_label("Acties bij het bericht van Sanne de Wit")
    menu.click()
    page.get_by_role("button", name="Antwoord in gesprek").click()
    say(page, "nog iets")
    page.locator(".replies").get_by_text("Je zei: nog iets").wait_for()
    page.locator(".content > header").first.get_by_label("Acties bij").click()
    page.get_by_role("button", name="Leg voor aan mijn directeur").first.click()

    page.get_by_role("dialog", name="Voorleggen").wait_for()


def test_a_text_file_is_read_in_place(windows, client, standin):
    page = windows.open(SANNE)
    client.files_upload_v2(
        channel=standin.workspace.dm([SANNE]).id,
        filename="concept.txt",
        content="<b>heel lang</b>",
        title="Concept",
    )
    page.get_by_text("concept.txt").click()

    shown(page, "<b>heel lang</b>")


def test_what_people_type_is_never_html(windows):
    page = windows.open(SANNE)
    nasty = '<img src=x onerror="document.title=1"> <script>1</script> <javascript:alert(1)|klik>'
    say(page, nasty)
    page.locator(".message").nth(1).wait_for()

    assert page.locator(".message img, .message script, .message a").count() == 0
    assert page.get_by_text(nasty).count() == 2


def test_links_of_the_bot_go_to_web_addresses_only(windows, client):
    page = windows.open(SANNE)
    client.chat_postMessage(channel=SANNE, text="<https://school.example|goed> <javascript:alert(1)|slecht>")
    shown(page, "slecht")

    assert page.locator(".message a").count() == 1
    assert page.locator(".message a").get_attribute("href") == "https://school.example"


def test_a_fault_is_set_from_the_page_and_counted(windows, standin):
    page = windows.open(SANNE)
    page.get_by_text("Storing nadoen").click()
    page.get_by_label("Wat gaat er mis").select_option("http_500")
    page.get_by_label("Bij welke aanroep").select_option("chat.postMessage")
    page.get_by_role("button", name="Instellen").click()
    shown(page, "chat.postMessage: fout bij Slack (500), 1 keer")
    assert standin.faults.listing()[0]["error"] == "http_500"

    page.get_by_role("button", name="Alles wissen").click()
    page.locator("#fault-list li").first.wait_for(state="detached")
    assert standin.faults.listing() == []


def test_a_bot_that_does_not_answer_is_told_in_words(windows, standin):
    page = windows.open(SANNE)
    standin.bot_url = "http://127.0.0.1:9/slack/events"
    say(page, "hallo")

    shown(page, "De bot gaf geen antwoord (HTTP 0)")


def test_the_page_speaks_english_when_asked(windows):
    page = windows.open(SANNE)
    page.get_by_role("button", name="English").click()

    assert page.get_by_role("button", name="Send").is_visible()
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_whole_story_works_with_the_keyboard_alone(windows):
    page = windows.open(SANNE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.type("hallo")
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="open")
    button.wait_for()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if button.evaluate("one => document.activeElement === one"):
            break
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for()
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="hidden")

    assert page.evaluate("document.activeElement.textContent") == "open"


def test_every_control_has_a_name_and_ids_are_used_once(windows):
    page = windows.open(SANNE)
    open_form(page)
    nameless = page.evaluate(
        """() => [...document.querySelectorAll("button, input, select, textarea, a, summary")].filter(one =>
            !one.closest("#confirm") && !(one.getAttribute("aria-label") || one.textContent.trim() || one.labels?.length)).map(one => one.outerHTML)"""
    )
    twice = page.evaluate(
        "() => { const ids = [...document.querySelectorAll('[id]')].map(one => one.id);"
        " return ids.filter((id, place) => ids.indexOf(id) !== place); }"
    )

    assert (nameless, twice) == ([], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_everything_without_scrolling_sideways(windows, scheme):
    page = windows.open(SANNE, width=360, height=740, scheme=scheme)
    open_form(page)
    assert page.get_by_role("button", name="Versturen").bounding_box()["x"] >= 0
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="hidden")

    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.locator("#log").bounding_box()["height"] > 400


CONTRAST = """() => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(one => { one /= 255; return one <= .03928 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4; })
    .reduce((sum, one, place) => sum + one * [.2126, .7152, .0722][place], 0);
  const ground = (one) => { for (; one; one = one.parentElement) {
    const found = rgb(getComputedStyle(one).backgroundColor); if (found.length < 4 || found[3] === 1) return found; } return [255, 255, 255]; };
  return [...document.querySelectorAll("body *")].filter(one => one.offsetParent && !one.matches("option, .avatar, script")
      && [...one.childNodes].some(child => child.nodeType === 3 && child.textContent.trim())).map(one => {
    const [a, b] = [light(rgb(getComputedStyle(one).color)), light(ground(one))].sort((x, y) => y - x);
    return [(a + .05) / (b + .05), one.tagName + "." + one.className + " " + one.textContent.slice(0, 30)];
  }).filter(([ratio]) => ratio < 4.5);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(windows, scheme):
    page = windows.open(SANNE, scheme=scheme)
    say(page, "/protocol help")
    shown(page, "hulp: help")
    page.get_by_text("Storing nadoen").click()
    page.locator("#clock > summary").click()
    page.get_by_role("button", name="+1 dag").click()
    page.locator("#clock-badge").wait_for()
    open_form(page)
    page.get_by_role("button", name="Annuleren").focus()

    assert page.evaluate(CONTRAST) == []


def test_the_page_looks_again_when_the_live_line_is_lost(windows, client):
    page = windows.open(SANNE)
    page.get_by_text("verbonden").wait_for()
    page.route("**/page-data/changes", lambda route: route.abort())
    page.reload()
    page.get_by_text("verbinding kwijt").wait_for()
    client.chat_postMessage(channel=SANNE, text="toch gezien")

    shown(page, "toch gezien")


def test_the_clock_is_moved_from_the_page_and_set_back(windows, standin):
    page = windows.open(SANNE)
    say(page, "vandaag gezegd")
    shown(page, "Je zei: vandaag gezegd")
    page.locator("#clock > summary").click()
    shown(page, "De echte tijd.")
    page.get_by_role("button", name="+1 week").click()
    shown(page, "De klok is verzet.")
    page.get_by_role("button", name="+4 uur").click()
    expected = (datetime.now(ZoneInfo("Europe/Amsterdam")) + timedelta(days=7, hours=4)).year
    page.wait_for_function("document.querySelector('#clock-badge').textContent !== ''")
    assert standin.workspace.wait_until(lambda: standin.clock.offset == timedelta(days=7, hours=4))
    assert str(expected) in page.locator("#clock-now").text_content()
    say(page, "later gezegd")
    shown(page, "Je zei: later gezegd")

    page.get_by_role("button", name="Terug naar nu").click()
    shown(page, "De echte tijd.")
    assert standin.clock.offset == timedelta()
    assert page.get_by_role("button", name="Terug naar nu").is_disabled()


def test_the_moment_of_the_sandbox_is_shown_in_amsterdam_in_both_languages(windows, standin):
    page = windows.open(SANNE)
    standin.clock.move(datetime(2026, 7, 1, 10, 0, tzinfo=UTC) - standin.clock())
    page.locator("#clock > summary").click()
    shown(page, "woensdag 1 juli 2026, 12:0")
    page.get_by_role("button", name="English").click()

    assert shown(page, "Wednesday").text_content().startswith("Wednesday")
    assert page.get_by_role("button", name="Back to now").is_enabled()


PICTURE_FORM = {
    "type": "modal",
    "callback_id": "ask",
    "title": {"type": "plain_text", "text": "Voorleggen"},
    "submit": {"type": "plain_text", "text": "Versturen"},
    "blocks": [
        {
            "type": "input",
            "block_id": "draft",
            "label": {"type": "plain_text", "text": "Concept"},
            "element": {"type": "plain_text_input", "action_id": "draft_text"},
        },
        {
            "type": "input",
            "block_id": "pictures",
            "optional": True,
            "label": {"type": "plain_text", "text": "Foto's"},
            "element": {
                "type": "file_input",
                "action_id": "files",
                "max_files": 2,
                "filetypes": ["png", "jpg"],
            },
        },
    ],
}


def chosen(name, content=None):
    return {
        "name": name,
        "mimeType": "image/png",
        "buffer": content if content is not None else png(320, 200),
    }


def test_pictures_are_chosen_in_a_form_one_is_taken_out_and_the_other_is_drawn(
    windows, client, standin, seen
):
    page = windows.open(SANNE)
    client.views_open(trigger_id=standin.workspace.screens.new_trigger(SANNE), view=PICTURE_FORM)
    page.get_by_label("Concept").fill("Feest!")
    field = page.get_by_label("Foto's")
    field.set_input_files([chosen("een.png"), chosen("twee.png")])
    page.get_by_role("button", name="twee.png weghalen").wait_for()
    assert field.is_disabled()
    page.get_by_role("button", name="een.png weghalen").click()
    assert field.is_enabled()
    page.get_by_role("button", name="Versturen").click()
    shown(page, "Ontvangen: Feest!")

    values = next(one for one in seen if one["type"] == "view_submission")["view"]["state"]["values"]
    (file,) = values["pictures"]["files"]["files"]
    assert file["name"] == "twee.png"
    block = {"type": "image", "slack_file": {"id": file["id"]}, "alt_text": "Een groene vlag"}
    client.chat_postMessage(channel=SANNE, text="Zie foto", blocks=[block])
    drawn = page.get_by_role("img", name="Een groene vlag")
    drawn.wait_for()
    page.wait_for_function("document.querySelector('img.shot')?.complete")
    assert drawn.evaluate("one => one.naturalWidth") == 320


def test_a_picture_that_cannot_be_drawn_is_told_in_words(windows, client, standin):
    page = windows.open(SANNE)
    person = Person(standin, SANNE)
    person.say("kijk", files=[("kapot.png", b"no picture")])
    block = {"type": "image", "slack_file": {"id": person.inbox[0].files[0]["id"]}, "alt_text": "De sportdag"}
    client.chat_postMessage(channel=SANNE, text="Zie foto", blocks=[block])

    shown(page, "[De sportdag]")


def test_a_picture_goes_along_with_a_message(windows, seen):
    page = windows.open(SANNE)
    page.get_by_label("Bestand toevoegen").set_input_files([chosen("een.png"), chosen("twee.png")])
    page.get_by_role("button", name="een.png weghalen").click()
    say(page, "kijk eens")
    page.get_by_role("img", name="twee.png").wait_for()

    event = next(one for one in seen if one["type"] == "event_callback")["event"]
    assert [one["name"] for one in event["files"]] == ["twee.png"]
    assert event["subtype"] == "file_share"
    assert page.locator("#attached li").count() == 0


def test_a_file_above_ten_megabytes_is_refused_at_the_field(windows, client, standin):
    page = windows.open(SANNE)
    client.views_open(trigger_id=standin.workspace.screens.new_trigger(SANNE), view=PICTURE_FORM)
    page.get_by_label("Foto's").set_input_files([chosen("groot.png", bytes(10_000_001))])

    shown(page, "groot.png kan niet mee.")
    assert standin.workspace.files == {}


def test_the_newest_message_stays_in_sight_when_its_picture_comes_in(windows, standin):
    page = windows.open(SANNE, height=500)
    Person(standin, SANNE).say("kijk", files=[("een.png", png(300, 320))])
    page.get_by_role("img", name="een.png").wait_for()
    shown(page, "Je zei: kijk")

    page.wait_for_function(
        "() => { const log = document.querySelector('#log'); const image = document.querySelector('img.shot');"
        " return image.naturalHeight && log.scrollHeight - log.scrollTop - log.clientHeight < 5; }"
    )
