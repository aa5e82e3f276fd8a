"""First names in use in the Netherlands: those of the Faker library's person data, plus our own list."""

import importlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.drafts.tokens import normal

_FIRST_NAMES = ("first_names", "first_names_male", "first_names_female", "first_names_nonbinary")


@dataclass(frozen=True)
class NameWords:
    """Everything the data says about names; all words in normal form.

    ``ordinary`` names are words too (mei, roos); ``capital`` ones always have a capital (May, Paris).
    """

    names: frozenset[str]
    ordinary: frozenset[str]
    capital: frozenset[str]
    never: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    roles: frozenset[str]
    kin: frozenset[str]
    saints: frozenset[str]
    makers: frozenset[str]
    works: frozenset[str]
    businesses: frozenset[str]
    place_ends: tuple[str, ...]
    surname_ends: tuple[str, ...]
    title_ends: tuple[str, ...]
    closings: frozenset[str]
    contacts: frozenset[str]
    greetings: frozenset[str]
    classes: frozenset[str]
    class_links: frozenset[str]
    joins: frozenset[str]
    person_verbs: frozenset[str]
    name_cues: frozenset[str]
    known_people: frozenset[tuple[str, ...]]


def library_names(locales: Iterable[str]) -> frozenset[str]:
    """Return the first names of Faker's person providers for these locales, in normal form.

    Raises:
        ModuleNotFoundError: the library does not know one of the locales.

    """
    return frozenset(normal(name) for locale in locales for name in _of_locale(locale) if len(name) > 1)


def _of_locale(locale: str) -> Iterator[str]:
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    for attribute in _FIRST_NAMES:
        for name in getattr(provider, attribute, ()):
            if isinstance(name, str):
                yield from name.replace("-", " ").split()
