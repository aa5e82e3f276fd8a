"""Private life said in passing: each wording must be found by rule, and its harmless twin left alone."""

import dataclasses

import pytest

from bot.drafts.checker import Checker
from bot.drafts.loader import PACKAGED, load_checker
from bot.drafts.signal import NO_SIGNAL


@pytest.fixture(scope="module")
def rules() -> Checker:
    """Give the rules alone, so that a case stands or falls with the word lists."""
    return dataclasses.replace(load_checker(PACKAGED), signal=NO_SIGNAL)


def found(rules: Checker, draft: str, language: str) -> set[str]:
    """Return the ids of the checks that find something."""
    return {finding.check for finding in rules.check(draft, language).findings}


@pytest.mark.parametrize(
    ("check", "language", "draft"),
    [
        ("health", "nl", "Na drie weken ziekenhuis is Bram weer in de kring."),
        ("health", "en", "Our girl with the new hearing aids heard the birds for the first time."),
        ("behaviour", "nl", "Eindelijk een dag zonder klappen bij ons kleine vriendje uit groep 3."),
        ("behaviour", "en", "Finally a whole day without hitting for our friend in year 2!"),
        ("family", "nl", "Onze jongste van groep 2 woont nu om de week bij opa."),
        ("family", "en", "Since mum moved out, Ella stays with her gran during the week."),
        ("embarrassing", "nl", "Met natte broek terug van de glijbaan, arme Teun. We moesten zo lachen."),
        ("embarrassing", "en", "Back from the slide with wet trousers, poor Ben. We laughed so much!"),
        ("grief", "nl", "Een leerling van ons is gisteren onder de tram gekomen."),
        ("grief", "en", "We lost our dear friend and colleague Anne last night."),
        ("confidential", "nl", "De politie was er snel bij. Wat er gebeurde mogen we niet delen."),
        ("confidential", "en", "The police were here quickly yesterday. We cannot share what happened."),
        ("bodies", "nl", "Kijk ze stralen in hun badpakken op de duikplank!"),
        ("bodies", "en", "Look at them beaming in their swimsuits on the diving board!"),
    ],
)
def test_what_is_said_in_passing_is_found(rules: Checker, check: str, language: str, draft: str) -> None:
    assert check in found(rules, draft, language)


@pytest.mark.parametrize(
    ("check", "language", "draft"),
    [
        ("health", "nl", "Verkouden weer vandaag, dus we bleven binnen met een stapel boeken."),
        ("health", "nl", "In de blessuretijd scoorde ons schoolteam de gelijkmaker."),
        ("health", "en", "Sick of the rain? Our class painted a sun of two metres."),
        ("behaviour", "nl", "Ruzie in het prentenboek, gelukkig kwam alles goed in groep 2."),
        ("behaviour", "en", "Grade 5 designed posters against bullying for the corridor."),
        ("family", "nl", "Wees er snel bij: er zijn nog tien kaarten voor de musical van groep 8."),
        ("family", "en", "Happy Eid to all our families!"),
        ("embarrassing", "nl", "Huilende violen en vrolijke fluiten: groep 7 ontdekte het orkest."),
        ("embarrassing", "en", "Sad music or happy music? Year 3 could hear the difference."),
        ("grief", "nl", "Wij zijn dood aan het zwerfafval begonnen: elf zakken vol."),
        ("grief", "en", "The printer died again, so the newsletter comes by mail this week."),
        ("confidential", "nl", "De wijkagent kwam vertellen over veilig fietsen in het donker."),
        ("confidential", "en", "Our police officer for a day explained how to cross the road safely."),
        ("bodies", "nl", "De zwemdiploma's zijn uitgereikt. Geen foto's, dat snapt u."),
        ("bodies", "en", "Swimming lessons start in March. No photos at the pool, please."),
    ],
)
def test_its_harmless_twin_is_left_alone(rules: Checker, check: str, language: str, draft: str) -> None:
    assert check not in found(rules, draft, language)
