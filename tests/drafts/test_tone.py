"""Rules of tone: what is said by irony, a dig, a comparison or a boast, and the harmless use beside it."""

from __future__ import annotations

import pytest

from bot.drafts.checker import Checker
from bot.drafts.loader import PACKAGED, load_rules

FOUND = [
    ("insult", "nl", "Die inspecteur is een verwaande kwast met het geheugen van een goudvis."),
    ("insult", "en", "The man who yelled at our kids is a miserable old fool."),
    ("dispute", "nl", "Voor de ouder die dacht dat rekenen iets voor later is: nee dus."),
    ("dispute", "en", "Mrs Parker, your review is full of mistakes. You never even came to the meeting."),
    ("colleagues", "nl", "Als ons bestuur net zo hard werkte als wij, was het gebouw allang af."),
    ("colleagues", "en", "My co-teacher would rather scroll than teach."),
    ("opinion", "nl", "Als kleuterjuf vind ik dat we moeten stoppen met toetsen."),
    ("opinion", "en", "Teachers deserve better. That is why I am walking out on Thursday."),
    ("integrity", "nl", "Er waren zo'n dertig bezoekers, maar we houden het op honderd."),
    ("integrity", "en", "Every child who starts here ends up at a top secondary school."),
    ("advertising", "nl", "Deze maand 10% korting bij Fysio Plus op vertoon van deze post."),
    (
        "advertising",
        "en",
        "Huge thanks to @brewandbean for the coffee. Best lattes in town, go and try them!",
    ),
    ("doubt", "nl", "Ik zit te dubben of ik dit stukje wel online moet gooien."),
    ("doubt", "en", "I have no clue if we are allowed to post this."),
]

LEFT_ALONE = [
    ("insult", "nl", "We zochten in het bos naar kastanjes, en wat een eikels lagen er!"),
    ("insult", "en", "We read a book about a mean old witch and made hats."),
    ("dispute", "nl", "Ouders die willen helpen bij het kerstdiner kunnen zich aanmelden."),
    ("dispute", "en", "Our students debated whether homework is useful. Great listening skills!"),
    ("colleagues", "nl", "De strijd om de beker was spannend. Gefeliciteerd Sint-Jozef met de winst!"),
    ("colleagues", "en", "Our colleague Anna received flowers for twenty years of service."),
    ("opinion", "nl", "Vandaag kozen de leerlingen de leerlingenraad in een echt stemhokje."),
    ("opinion", "en", "Year 6 voted for their new school council today."),
    ("integrity", "nl", "De kinderen deden net alsof ze op de maan liepen."),
    ("integrity", "en", "The children pretended to be pirates on the playground."),
    ("advertising", "nl", "De kleuters speelden winkeltje en verkochten taartjes van klei."),
    ("advertising", "en", "We learned how bread is made at a local bakery. Delicious!"),
    ("doubt", "nl", "Twijfel niet, kom kijken op onze open dag!"),
    ("doubt", "en", "Don't hesitate, come and visit our open day."),
]


@pytest.fixture(scope="module")
def rules() -> Checker:
    return load_rules(PACKAGED)


def found(checker: Checker, draft: str, language: str) -> set[str]:
    return {finding.check for finding in checker.check(draft, language).findings}


@pytest.mark.parametrize(("check", "language", "draft"), FOUND)
def test_implied_tone_is_found(rules: Checker, check: str, language: str, draft: str) -> None:
    assert check in found(rules, draft, language)


@pytest.mark.parametrize(("check", "language", "draft"), LEFT_ALONE)
def test_harmless_use_is_left_alone(rules: Checker, check: str, language: str, draft: str) -> None:
    assert check not in found(rules, draft, language)
