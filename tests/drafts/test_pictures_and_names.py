"""Pictures, names, tags and accounts: a plain example and a tempting counter-example of each family of wording."""

import pytest

from bot.drafts.checker import Checker


def _found(rules: Checker, draft: str, language: str) -> set[str]:
    return {finding.check for finding in rules.check(draft, language).findings}


@pytest.mark.parametrize(
    ("check", "language", "draft"),
    [
        ("consent", "nl", "Kijk onze groep 7 eens stralen na de voorstelling!"),
        ("consent", "nl", "Hoor onze kleuters zingen over de lente."),
        ("consent", "en", "Live from the river: Year 7 is building rafts right now!"),
        ("consent", "en", "Our Reception class on their first day. Look at those smiles!"),
        (
            "no_consent",
            "nl",
            "De ouders van dit meisje willen haar niet online, dus een bloemetje op haar gezicht.",
        ),
        ("no_consent", "nl", "Nummer vier is weggeblurd, thuis wilden ze geen foto's."),
        ("no_consent", "en", "One boy is on the do-not-photograph list, hence the smiley on his face."),
        ("pupil_name", "nl", "Onze leerling Guus van Dijk werd derde bij de rekenwedstrijd."),
        ("pupil_name", "nl", "De vader van Niels zit in de gevangenis."),
        ("pupil_name", "en", "Happy birthday to Leo, our youngest!"),
        ("contact_details", "nl", "Stuur een kaartje naar Noor Hermans, Dorpsstraat 12."),
        ("contact_details", "en", "Text Mrs Brown on 07700 900123 if you can help."),
        ("tags", "nl", "Mama's en papa's, zet je eigen naam en die van je kind hieronder."),
        ("tags", "en", "Which little star is this? Put the name in the comments!"),
        ("other_persons", "nl", "Meester Wim ligt eruit met zijn hernia. Beterschap!"),
        ("other_persons", "en", "A photo of the dads who built our new shed. Legends!"),
        ("private_account", "nl", "Sinds vandaag sta ik ook op TikTok, mijn klas danst mee."),
        ("private_account", "en", "Students can add me on Snapchat for homework questions."),
    ],
)
def test_family_is_found(rules: Checker, check: str, language: str, draft: str) -> None:
    assert check in _found(rules, draft, language)


@pytest.mark.parametrize(
    ("check", "language", "draft"),
    [
        ("consent", "nl", "Kijk op onze site voor het rooster van groep 7."),
        ("consent", "nl", "De filmclub van groep 8 begint weer op donderdag."),
        ("consent", "nl", "Op de foto het decor van de musical, zonder acteurs."),
        ("consent", "en", "Please don't film during the show of Year 3."),
        ("consent", "en", "Our choir sang at the care home. No recordings, just memories."),
        ("no_consent", "nl", "Een hartje voor iedereen die voor een ander zorgt."),
        ("pupil_name", "nl", "Elke groep koos een artikel. Vakantiedata zijn gewijzigd."),
        ("pupil_name", "nl", "Sportshop Peters staat in de Willem Alexanderstraat."),
        ("pupil_name", "nl", "Ons konijn Roos eet liever sla."),
        ("pupil_name", "en", "St. George's Day was full of knights."),
        ("contact_details", "nl", "Bel ons gerust op 043-1234567 over de aanmelding."),
        ("tags", "nl", "Deel je favoriete boek met de klas!"),
        ("other_persons", "nl", "De nieuwe stoelen zijn binnen. Meester Rob is er verguld mee."),
        ("other_persons", "nl", "Namens meester Jan en juf Els: bedankt voor het mooie jaar!"),
        ("private_account", "en", "Follow us on Facebook for news of the school."),
    ],
)
def test_harmless_use_is_left_alone(rules: Checker, check: str, language: str, draft: str) -> None:
    assert check not in _found(rules, draft, language)
