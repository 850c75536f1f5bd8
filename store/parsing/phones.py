"""Finds telephone numbers in a stretch that reads like a contact, as printed and in E.164.

Invariant: a fax is no phone; a number that is no possible number of its country is none; extensions follow as
`;ext=`. Numbers are only looked for where the caller expects them: digits elsewhere are figures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from store.model import Phone
from store.parsing.knowledge import table

# Digits with at most three signs between two of them.
_NUMBER = re.compile(
    r"(?<![\w@.,/-])(?P<number>(?:\+\s?|00(?=[1-9]))?\(?\+?\d(?:[ ./()-]{0,3}\d){5,24})(?![\w@]|[.,]\d)"
)
# Every number holds such a run of digits; cheap to look for.
_DIGITS = re.compile(r"\d[\d ()./-]{4,}\d")
# "+ 00(+" is the most that stands before the first digit that a number and its run share.
_BEFORE = 6
_EXTENSION = re.compile(
    r"\s?(?:,\s?)?(?:\(\s?)?(?:ext(?:ension|n)?\.?|x|durchwahl|dw\.?|poste|anexo|option|#)\s?:?\s?(?P<ext>\d{1,6})\b",
    re.IGNORECASE,
)
# Where two numbers may meet: a wide gap, a stroke.
_SEAM = re.compile(r"\s{2,}|\s?/\s?|\s-\s|\)?\s(?=\(|\+)")
_DATE = re.compile(r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})(?!\d)")
_FAX = re.compile(r"(?:" + table("contacts")["labels"]["fax"] + r")[\s:.)]{0,4}$", re.IGNORECASE)
_FAX_AFTER = re.compile(r"\s?\(?(?:tele)?fax\b(?!\s?[:.]?\s?[\d(+])", re.IGNORECASE)
# A reference ("VPS 077/2004") and a post code ("75207-4399") look like short numbers.
_REFERENCE = re.compile(r"\d{1,4}/(?:19|20)\d\d$|\d{5}-\d{4}$|(?:19|20)\d\d\s?-\s?(?:19|20)\d\d$")
_FEWEST, _MOST = 6, 15
# With 00 and the code of a country a number has no fewer.
_FEWEST_ABROAD = 11
# Shorter numbers without a prefix must be numbers that are really given out.
_SHORT = 9


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
    at = start
    while (found := _NUMBER.search(shadow, at, end)) is not None:
        seam = _SEAM.search(shadow, found.start("number") + 1, found.end())
        at = seam.end() if seam is not None else found.end()
        for first, last in _cuts(shadow, found.start("number"), found.end("number")):
            e164 = _e164(shadow[first:last], country)
            if e164 is not None:
                number = _with_extension(text, shadow, first, last, end, e164)
                at = number.end
                if not _is_fax(shadow, first, number.end, start):
                    yield number
                break


def _with_extension(text: str, shadow: str, first: int, last: int, end: int, e164: str) -> Found:
    extension = _EXTENSION.match(shadow, last, end)
    if extension is not None:
        return Found(
            first, extension.end(), Phone(text[first : extension.end()], f"{e164};ext={extension['ext']}")
        )
    return Found(first, last, Phone(text[first:last], e164))


def could_be(shadow: str, start: int, end: int) -> bool:
    """Return whether a stretch holds digits that may be a phone number; cheap, for choosing where to look."""
    digits = _DIGITS.search(shadow, start, end)
    if digits is None:
        return False
    found = _NUMBER.search(shadow, max(start, digits.start() - _BEFORE), end)
    while found is not None:
        number = found["number"]
        if not _DATE.match(number) and not _REFERENCE.match(number):
            return True
        found = _NUMBER.search(shadow, found.end(), end)
    return False


def _cuts(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches that may be one number, the likeliest first.

    Two numbers may stand with nothing but a gap or a stroke between them, and a stroke may stand inside one: the
    shortest beginning that is a number that is given out wins, then the whole.
    """
    seams = [seam.start() for seam in _SEAM.finditer(shadow, start + 1, end)]
    begun = [(start, seam) for seam in seams if _is_valid_cut(shadow[start:seam])]
    return [*begun, (start, end), *((start, seam) for seam in reversed(seams))]


def _is_valid_cut(number: str) -> bool:
    return sum(map(str.isdigit, number)) >= _SHORT


def _is_fax(shadow: str, start: int, end: int, first: int) -> bool:
    before = shadow[max(first, start - 18) : start]
    return bool(_FAX.search(before)) or _FAX_AFTER.match(shadow, end) is not None


@lru_cache(maxsize=256)
def _e164(number: str, country: str | None) -> str | None:
    """Return the number in E.164 when it is a possible one, or None."""
    digits = sum(map(str.isdigit, number))
    if not _FEWEST <= digits <= _MOST or _DATE.match(number) or _REFERENCE.match(number):
        return None
    import phonenumbers

    if number.startswith("00"):
        if digits < _FEWEST_ABROAD:
            return None
        number = "+" + number[2:]
    plain = number.lstrip("(")
    try:
        parsed = phonenumbers.parse(number, country or "US")
        if not plain.startswith(("+", "0", "1")) and _begins_with_zero(country):
            # A number without its zero is none, unless it begins with the code of its own country.
            parsed = phonenumbers.parse(f"+{number}", None)
            if phonenumbers.region_code_for_number(parsed) != country:
                return None
    except phonenumbers.NumberParseException:
        return None
    told = plain.startswith("+") or (country is not None and plain.startswith("0"))
    foreign = digits >= _SHORT and country not in (None, "US", "CA") and not _begins_with_zero(country)
    if not (
        phonenumbers.is_possible_number(parsed) if told or foreign else phonenumbers.is_valid_number(parsed)
    ):
        return None
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


@cache
def _begins_with_zero(country: str | None) -> bool:
    """Return whether numbers within that country are dialled with a zero first."""
    import phonenumbers

    return country is not None and phonenumbers.ndd_prefix_for_region(country, strip_non_digits=True) == "0"
