"""Finds telephone numbers in a stretch that reads like a contact, as printed and in E.164.

Invariant: a fax is no phone; a number that is no possible number of its country is none; extensions follow as
`;ext=`. Numbers are only looked for where the caller expects them: digits elsewhere are figures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from store.model import Phone
from store.parsing.knowledge import table

# Digits with at most three signs between two of them; two spaces part two numbers.
_NUMBER = re.compile(
    r"(?<![\w@.-])(?P<number>(?:\+\s?|00(?=[1-9]))?\(?\+?\d(?:(?!\s\s)[ ./()-]{0,3}\d){5,16})(?![\d@]|[.,]\d)"
    r"(?:\s?(?:,\s?)?(?:ext(?:ension|n)?\.?|x|durchwahl|dw\.?|poste|anexo|option|#)\s?:?\s?(?P<ext>\d{1,6})\b)?",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})$")
_AMERICAN = re.compile(r"(?:\+?1[-. ])?\(?[2-9]\d\d\)?[-./ ]{0,2}[2-9]\d\d[-. ]\d{4}$")
_FAX = re.compile(table("contacts")["labels"]["fax"] + r"[\s:.)]{0,4}$", re.IGNORECASE)
_FAX_AFTER = re.compile(r"\s?\(?(?:tele)?fax\b", re.IGNORECASE)
_TRUNK = re.compile(r"^\(?0")


@dataclass(frozen=True, slots=True)
class Found:
    """A phone number at its place."""

    start: int
    end: int
    phone: Phone


def find(text: str, shadow: str, start: int, end: int, country: str | None) -> Iterator[Found]:
    """Yield the phone numbers in `text[start:end]`, in text order.

    Args:
        text: The canonical text.
        shadow: Its shadow.
        start: Where to begin.
        end: Where to stop.
        country: ISO 3166-1 alpha-2 of the country that numbers without a country code belong to, or None.
    """
    for found in _NUMBER.finditer(shadow, start, end):
        number = found["number"]
        if _DATE.match(number) or _is_fax(shadow, found.start(), found.end(), start):
            continue
        e164 = _e164(number, found["ext"], country)
        if e164 is not None:
            yield Found(found.start(), found.end(), Phone(text[found.start() : found.end()], e164))


def could_be(shadow: str, start: int, end: int) -> bool:
    """Return whether a stretch holds digits that may be a phone number; cheap, for choosing where to look."""
    found = _NUMBER.search(shadow, start, end)
    return found is not None and not _DATE.match(found["number"])


def _is_fax(shadow: str, start: int, end: int, first: int) -> bool:
    before = shadow[max(first, start - 16) : start]
    return bool(_FAX.search(before)) or _FAX_AFTER.match(shadow, end) is not None


def _e164(number: str, extension: str | None, country: str | None) -> str | None:
    """Return the number in E.164 when it is a possible one, or None."""
    import phonenumbers

    region = country
    if number.startswith("00"):
        number = "+" + number[2:]
    elif _AMERICAN.match(number) and not _TRUNK.match(number) and country not in ("US", "CA"):
        region = "US" if country is None else country
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    e164 = str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
    return f"{e164};ext={extension}" if extension else e164
