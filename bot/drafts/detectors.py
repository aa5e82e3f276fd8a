"""Structured personal data by well-kept libraries: phone numbers and bank accounts.

The libraries are imported at first use, so that a command that checks nothing does not wait for them.
"""

import re
from collections.abc import Callable, Mapping

_ACCOUNT = re.compile(r"\b[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]{1,4}){3,8}\b")

Detector = Callable[[str, str], tuple[str, ...]]
"""Takes a text and a region ("NL"), gives the pieces of the text that it recognised."""


def phones(text: str, region: str) -> tuple[str, ...]:
    """Return the phone numbers that are valid when dialled from the region (ISO 3166 code)."""
    import phonenumbers  # noqa: PLC0415  (see the module docstring)

    return tuple(match.raw_string for match in phonenumbers.PhoneNumberMatcher(text, region))


def bank_accounts(text: str, region: str) -> tuple[str, ...]:  # noqa: ARG001  (an IBAN names its country)
    """Return the IBANs with a right check number."""
    from stdnum import iban  # noqa: PLC0415  (see the module docstring)

    return tuple(found for found in _ACCOUNT.findall(text) if iban.is_valid(found))


DETECTORS: Mapping[str, Detector] = {"phone": phones, "iban": bank_accounts}
"""The detectors that a rule in the data can name."""
