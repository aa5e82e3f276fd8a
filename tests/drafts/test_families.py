"""One plain wording and one tempting harmless one for each family of place, time, sound and others' work."""

import pytest

from bot.drafts.checker import Checker

PLAIN = [
    ("place_time", "nl", "Vanmiddag is groep 4 in de Stadsschouwburg, om half twee begint de voorstelling."),
    ("place_time", "en", "Off to the beach with all our kindergarteners, back by half past two."),
    ("school_hours", "nl", "Terwijl de stagiaire de rekenles geeft, zet ik snel deze foto's online."),
    ("school_hours", "en", "It's 10:40, my class is at PE and I finally have a minute for Facebook."),
    ("background", "nl", "Mijn bureau vandaag! En ja, dat is de absentielijst naast mijn koffie."),
    ("background", "en", "Photo of our meeting, with the attendance still up on the smartboard."),
    ("music", "nl", "Filmpje van de disco, met die zomerhit eronder!"),
    ("music", "en", "I put an Adele song over the graduation slideshow."),
    ("others_work", "nl", "Voor de uitnodiging heb ik Nijntje overgetrokken."),
    ("others_work", "en", "Found this cute illustration online and turned it into our poster."),
    ("only_channel", "nl", "Morgen zijn de kinderen om twaalf uur uit. Zegt het voort!"),
    ("only_channel", "en", "No swimming this week, the pool is broken. Please tell the other parents."),
]
TEMPTING = [
    ("place_time", "nl", "Vrijdagavond om 19.30 uur is het kerstconcert, iedereen is van harte welkom."),
    ("place_time", "en", "We had a fantastic day at the zoo last Tuesday."),
    ("school_hours", "nl", "Tijdens de les over vulkanen knalde er iets. Het was de azijn."),
    ("school_hours", "en", "Year 5 is learning about volcanoes this term."),
    ("background", "nl", "Nieuwe digiborden in alle lokalen, wat een luxe!"),
    ("background", "en", "New whiteboards have arrived in every classroom!"),
    ("music", "nl", "Zelf de muziek gemaakt bij deze video van de lege aula."),
    ("music", "en", "We now have a music room with twelve drums."),
    ("others_work", "nl", "De kinderen maakten zelf een gedicht over de herfst, je leest het hieronder."),
    ("others_work", "en", "The children designed their own logo for the school council."),
    ("only_channel", "nl", "Woensdag is er studiedag, zie de brief in Parro."),
    ("only_channel", "en", "Details of the closure on Friday are in the parent portal."),
]


def _found(checker: Checker, draft: str, language: str) -> set[str]:
    return {finding.check for finding in checker.check(draft, language).findings}


@pytest.mark.parametrize(("check", "language", "draft"), PLAIN)
def test_plain_wording_is_noticed(checker: Checker, check: str, language: str, draft: str) -> None:
    assert check in _found(checker, draft, language)


@pytest.mark.parametrize(("check", "language", "draft"), TEMPTING)
def test_harmless_wording_is_left_alone(checker: Checker, check: str, language: str, draft: str) -> None:
    assert check not in _found(checker, draft, language)
