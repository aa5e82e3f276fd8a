"""Each check finds its plain example and leaves a tempting one alone."""

from __future__ import annotations

import pytest

from bot.drafts.checker import Checker
from bot.drafts.model import Outcome

PLAIN = {
    "consent": "Bekijk de foto's van onze kleuters in het bos!",
    "no_consent": "Eén kind mag niet op de foto van zijn ouders, daar plakte ik een smiley overheen.",
    "pupil_name": "Gefeliciteerd Lieke Janssen uit groep 7, winnares van onze voorleeswedstrijd!",
    "contact_details": "Geef je op bij mij thuis via 06-12345678, dan zet ik je op de lijst.",
    "health": "We missen een jongen uit groep 6: hij ligt met een blindedarmontsteking in het ziekenhuis.",
    "behaviour": "Na drie waarschuwingen is een leerling uit groep 8 nu een dag geschorst.",
    "family": "De ouders van een van onze kleuters zijn gescheiden en moeder leeft van de voedselbank.",
    "place_time": "We zijn nu met groep 6 in het museum en blijven tot 14.00 uur. Zwaai maar!",
    "school_hours": "Even snel tussen het rekenen door een berichtje: de kinderen werken zo hard!",
    "bodies": "Op de foto's zie je groep 5 klaar voor de duik, badpak aan en gaan.",
    "background": "Zie foto: op het bord erachter staan alle namen en niveaus van de kinderen.",
    "music": "Filmpje van de sportdag, met een hit van ABBA eronder gezet.",
    "others_work": "Plaatje van Google erbij en klaar: zo deel ik het hier.",
    "dispute": "Sommige ouders vinden het blijkbaar moeilijk om op tijd te komen.",
    "insult": "Die vader aan het hek is echt een ongelooflijke sukkel.",
    "colleagues": "Mijn directeur luistert nooit naar de werkvloer, weer een besluit zonder overleg.",
    "opinion": "Donderdag staken wij mee, want dit kabinet sloopt het onderwijs.",
    "private_account": "Op mijn eigen insta staan nog veel meer foto's van het kamp, volg me daar!",
    "only_channel": "Let op! Morgen is de school dicht vanwege de storm. Dit melden we alleen hier.",
    "advertising": "Like en deel dit bericht en maak kans op een gratis dagje pretpark!",
    "integrity": "Wij zijn met afstand de beste school van Maastricht, nergens leren kinderen zo veel.",
    "confidential": "Meester Ron is per direct op non-actief gezet en er loopt een onderzoek.",
    "grief": "Met verslagenheid melden we dat de vader van een van onze leerlingen is overleden.",
    "other_persons": "Onze nieuwe collega Anja stelt zich voor! Ze komt uit Sittard en heeft twee katten.",
    "tags": "Tag je kind op de foto's van de sponsorloop!",
    "embarrassing": "Lachen in groep 2! Een kleuter plaste in zijn broek van het lachen en stond te druipen.",
    "doubt": "Mag ik deze foto zo plaatsen? Ik weet het niet zeker.",
}

TEMPTING = {
    "consent": "Alle ouders hebben toestemming gegeven, dus hier zijn ze: de foto's van onze sportdag!",
    "no_consent": "Wie vijf stickers heeft, mag een boek kiezen uit de kast.",
    "pupil_name": "De lente is begonnen: de roos bij de poort bloeit en in mei komt er meer.",
    "contact_details": "Vragen? Mail naar info@dewindroos.nl of loop even binnen.",
    "health": "Onze gezonde school drinkt water en eet elke dag fruit.",
    "behaviour": "In de week tegen pesten maakte elke groep een eigen vriendschapsboom.",
    "family": "We leerden over de Romeinen en hun huizen.",
    "place_time": "Vorige week bezocht groep 5 de molen. We maalden zelf meel.",
    "school_hours": "De kinderen werkten gisteren hard aan hun sommen.",
    "bodies": "Zwemles start weer in september. De informatie staat in Parro.",
    "background": "Het nieuwe schoolbord is van kalksteen uit de buurt gemaakt.",
    "music": "In de muziekles oefenden we ritmes op emmers.",
    "others_work": "Onze leerlingen tekenden zelf een strip over de winter.",
    "dispute": "Bedankt, alle ouders, voor de gezellige middag.",
    "insult": "Sinterklaas en zijn Pieten brachten een zak vol boeken.",
    "colleagues": "Trots op ons team: alle leerkrachten rondden de cursus af.",
    "opinion": "De kinderen kozen vandaag het Prentenboek van het Jaar.",
    "private_account": "Volg ons op de schoolpagina voor meer nieuws.",
    "only_channel": "Fijne vakantie! We zien elkaar weer op maandag 6 januari.",
    "advertising": "Dank aan alle kinderen en ouders voor het opruimen van de tuin.",
    "integrity": "Wat een mooie dag was het, dank aan iedereen die hielp.",
    "confidential": "Een agent kwam op bezoek en gaf een verkeersles.",
    "grief": "Op 4 mei leggen we bloemen bij het monument uit de oorlog.",
    "other_persons": "Wie leest er mee? Boekentips vind je in de hal. Groetjes, juf Anouk",
    "tags": "Lees elke dag een kwartier voor #lezen #boeken",
    "embarrassing": "In het sprookje viel de prins in slaap onder een boom.",
    "doubt": "Zonder twijfel de lekkerste soep van het jaar!",
}


def found(checker: Checker, draft: str, language: str = "nl") -> set[str]:
    return {finding.check for finding in checker.check(draft, language).findings}


@pytest.mark.parametrize(("check", "draft"), PLAIN.items())
def test_plain_example_is_found(checker: Checker, check: str, draft: str) -> None:
    assert check in found(checker, draft)


@pytest.mark.parametrize(("check", "draft"), TEMPTING.items())
def test_tempting_example_is_left_alone(checker: Checker, check: str, draft: str) -> None:
    assert check not in found(checker, draft)


def test_every_check_has_both_examples(checker: Checker) -> None:
    checks = {check.text.check for check in checker.checks}
    assert checks == set(PLAIN) == set(TEMPTING)


@pytest.mark.parametrize("check", ["grief", "confidential", "doubt"])
def test_what_belongs_with_the_director_ends_in_doubt(checker: Checker, check: str) -> None:
    assert checker.check(PLAIN[check], "nl").outcome is Outcome.DOUBT


@pytest.mark.parametrize("check", ["consent", "music", "tags", "bodies"])
def test_what_the_writer_can_mend_ends_in_change(checker: Checker, check: str) -> None:
    assert checker.check(PLAIN[check], "nl").outcome is Outcome.CHANGE


@pytest.mark.parametrize(
    ("draft", "language"),
    [
        ("Groep 5 bakte vandaag pannenkoeken! De hele gang rook heerlijk.", "nl"),
        ("Our Year 4 class baked bread this morning, well done everyone!", "en"),
    ],
)
def test_plain_happy_post_is_encouraged_by_guideline_3(checker: Checker, draft: str, language: str) -> None:
    result = checker.check(draft, language)
    assert (result.outcome, result.findings) == (Outcome.CLEAN, ())
    assert result.is_encouraged
    assert checker.encouraged_by == "3"


def test_empty_draft_is_clean_but_not_encouraged(checker: Checker) -> None:
    result = checker.check("  \n", "nl")
    assert result.outcome is Outcome.CLEAN
    assert not result.is_encouraged


def test_english_draft_of_a_dutch_user_is_read_as_english(checker: Checker) -> None:
    assert "grief" in found(checker, "We are so sad that our dear teacher passed away on Sunday.", "nl")


def test_finding_says_its_words_passage_and_support(checker: Checker) -> None:
    result = checker.check(PLAIN["grief"], "nl")
    grief = next(finding for finding in result.findings if finding.check == "grief")
    assert (grief.passage, grief.support) == (None, "-")
    assert "overleden" in grief.words


def test_at_most_three_questions_about_the_picture(checker: Checker) -> None:
    result = checker.check(" ".join(PLAIN.values()), "nl")
    assert len(result.questions) == 3
    assert all(checker.question(key)["nl"].endswith("?") for key in result.questions)
