"""The story in a real browser, as the teacher and as the director; makes the pictures in `docs/` when asked.

`PICTURES=docs python -m pytest tests/journeys/test_pictures.py` writes them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.sandbox.playground import Options, Playground

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
DRAFT = "Wat was het leuk op kamp! Kijk onze groep 8 eens stralen bij het kampvuur."

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}: the story is not seen in a browser"
    ),
]


@pytest.fixture(scope="module")
def chromium():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def playground() -> Iterator[Playground]:
    with Playground(Options()) as running:
        yield running


@pytest.fixture
def window(chromium, playground):
    opened = []

    def open_(name: str, width: int = 1100, height: int = 900):
        context = chromium.new_context(
            locale="nl-NL", reduced_motion="reduce", viewport={"width": width, "height": height}
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.goto(f"{playground.url}/?as={playground.user(name)}")
        page.wait_for_selector("#app:visible")
        opened.append(context)
        return page

    yield open_
    for context in opened:
        context.close()


@pytest.fixture
def picture():
    folder = os.environ.get("PICTURES", "")  # noqa: TID251 - where to write, said on the command line

    def take(page, name: str) -> None:
        if folder:
            page.screenshot(path=str(Path(folder) / f"{name}.png"))

    return take


def say(page, text: str) -> None:
    page.fill("#composer-text", text)
    page.press("#composer-text", "Enter")


def test_a_question_a_doubt_a_director_and_a_decision_in_the_browser(window, picture) -> None:
    sanne, karin = window("Sanne"), window("Karin")
    say(sanne, "mag ik de foto van de sportdag op insta zetten?")
    sanne.get_by_text("vragen toestemming van ouders").first.wait_for()
    picture(sanne, "sandbox")

    say(sanne, f'twijfel over deze post: "{DRAFT}"')
    sanne.get_by_role("button", name="Leg voor aan mijn directeur").last.click()
    sanne.get_by_role("dialog").wait_for()
    sanne.get_by_role("dialog").get_by_label("Waar wil je het plaatsen").fill("Instagram van de school")
    sanne.get_by_role("dialog").get_by_role("button", name="Versturen").click()
    sanne.get_by_text("Bezorgd bij Karin Hendriks").first.wait_for()

    karin.get_by_text("Akkoord, met aanpassing").first.wait_for()
    karin.get_by_role("button", name="Akkoord, met aanpassing").click()
    dialog = karin.get_by_role("dialog")
    dialog.get_by_label("Zo mag het geplaatst worden").fill("Wat was het leuk op kamp!")
    dialog.get_by_label("Wat pas je aan, en waarom?").fill("Liever zonder de gezichten.")
    dialog.get_by_role("button", name="Akkoord geven").click()
    sanne.get_by_text("Liever zonder de gezichten.").first.wait_for()
    karin.get_by_role("button", name="Akkoord, met aanpassing").wait_for(state="detached")
    assert sanne.get_by_text("Wat was het leuk op kamp!").last.is_visible()


def test_a_new_version_shows_its_changed_words_and_home_what_waits(window, picture) -> None:
    sanne, karin = window("Sanne", height=820), window("Karin", height=1000)
    say(sanne, f'twijfel over deze post: "{DRAFT}"')
    sanne.get_by_role("button", name="Leg voor aan mijn directeur").last.click()
    sanne.get_by_role("dialog").get_by_role("button", name="Versturen").click()
    karin.get_by_text("Akkoord, met aanpassing").first.wait_for()
    karin.get_by_text("vraagt jouw besluit").first.scroll_into_view_if_needed()
    picture(karin, "card")
    sanne.get_by_role("button", name="Nieuwe versie").last.click()
    dialog = sanne.get_by_role("dialog")
    dialog.get_by_role("textbox").first.fill("Wat was het leuk op kamp! Met marshmallows bij het kampvuur.")
    dialog.get_by_role("button", name="Versturen").click()
    karin.get_by_text("nieuw:").first.wait_for()
    picture(karin, "changes")
    karin.get_by_role("tab", name="Home").click()
    karin.get_by_text("wacht op jouw besluit").first.wait_for()
    picture(karin, "home")
    assert karin.get_by_text("Sanne Vermeer").last.is_visible()


def test_the_story_fits_a_phone_and_reads_in_english(window) -> None:
    emily = window("Emily", width=390, height=844)
    say(emily, "can I put the class photo on facebook?")
    emily.get_by_text("not official").first.wait_for()
    assert emily.get_by_role("button", name="Send").is_visible()
    assert emily.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
