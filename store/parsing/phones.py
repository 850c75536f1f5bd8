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

# Digits with at most three signs between two of them: one number, or several side by side. A stroke may part it from a
# name ("Vale/069/755-0"), a capital may follow at once where a page lost its line end ("555-0100Ann Vale").
_RUN = re.compile(
    r"(?:(?<![\w@.,/-])|(?<=/)(?=\+)|(?<=[a-zäöüß]/)(?=0\d{2,4}[ /-])|(?<=[a-z]\.)(?=[0+]))"
    r"(?P<number>(?:\+\s?|00(?=[1-9]))?\(?\+?\d(?:[ ./()-]{0,3}\d){5,44})(?!(?![A-Z][a-z]{2})[\w@]|[.,]\d)"
)
# Every number holds such a run of digits; cheap to look for.
_DIGITS = re.compile(r"\d[\d ()./-]{4,}\d")
# "+ 00(+" is the most that stands before the first digit that a number and its run share.
_BEFORE, _BEHIND = 6, 3
_EXTENSION = re.compile(
    r"\s?(?:,\s?)?(?P<open>\(\s?)?(?:ext(?:ension|n)?\.?|x|durchwahl|dw\.?|poste|anexo|option|interno|int\.?|#)\s?:?\s?(?P<ext>\d{1,6})\b(?(open)\s?\))",
    re.IGNORECASE,
)
# Where two numbers may meet: a wide gap, a stroke.
_SEAM = re.compile(r"\s{2,}|\s?/\s?|\s-\s|\)?\s(?=\(|\+)|(?<=\d)/(?=\+)")
_GAP = re.compile(r"(?<=\d)\s+(?=[\d(+])")
_DATE = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})(?![./-]?\d)"
)
_FAX = re.compile(r"(?:" + table("contacts")["labels"]["fax"] + r")[\s:.)]{0,4}$", re.IGNORECASE)
_FAX_AFTER = re.compile(r"\s?\(?(?:tele)?fax\b(?!\s?[:.]?\s?[\d(+])", re.IGNORECASE)
# A reference ("VPS 077/2004") and a day with the number of a report ("031030 - 1127")
# look like short numbers.
_REFERENCE = re.compile(
    r"\d{1,4}/(?:19|20)\d\d$|[1-9]\d{4}-\d{4}$|(?:19|20)\d\d\s?-\s?(?:19|20)\d\d$"
    r"|\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\s?-\s?\d{1,4})?$"
)
# A post code ("02108-1512") looks like a German number; of others it is known by its first digit.
_ZIP = re.compile(r"\d{5}-\d{4}$")
# What counts something else, and the words of phones that may stand before such a label ("phone no.").
_COUNTED = re.compile(r"(?:" + table("contacts")["labels"]["counted"] + r")[\s:.#)]{0,4}$", re.IGNORECASE)
# A post code stands before the first number of a line.
_POST_CODE = re.compile(r"\d{4,5}\s+(?=[\d(+])")
_FEWEST, _MOST = 6, 15
# More digits than these behind a number are another one.
_FEW = 4
# A label before a number has no more characters.
_LABEL = 30
_LAST_GROUP = re.compile(r"(?<=\d)[ /-]{1,3}(?P<last>\d{1,6})$")
_LONGEST_ENDING = 6
_GROUPS = 3
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
    for begin, stop in places(shadow, start, end):
        for first, last, e164 in _numbers(shadow, max(at, begin), stop, country):
            number = _with_extension(text, shadow, first, last, end, e164)
            at = number.end
            if not _is_fax(shadow, first, number.end, start) and not _is_counted(shadow, first, start):
                yield number


def _numbers(shadow: str, start: int, end: int, country: str | None) -> Iterator[tuple[int, int, str]]:
    """Yield the numbers of one run of digits with where they stand."""
    at = start
    while at < end:
        for first, last in _cuts(shadow, at, end, country):
            e164 = _e164(shadow[first:last], country)
            if e164 is not None:
                yield first, last, e164
                at = last
                break
        else:
            seam = _SEAM.search(shadow, at + 1, end)
            code = _POST_CODE.match(shadow, at, end)
            at = code.end() if code is not None else seam.end() if seam is not None else end
        while at < end and shadow[at] not in "0123456789(+":
            at += 1


def _with_extension(text: str, shadow: str, first: int, last: int, end: int, e164: str) -> Found:
    extension = _EXTENSION.match(shadow, last, end)
    if extension is not None:
        return Found(
            first, extension.end(), Phone(text[first : extension.end()], f"{e164};ext={extension['ext']}")
        )
    return Found(first, last, Phone(text[first:last], e164))


def could_be(shadow: str, start: int, end: int) -> bool:
    """Return whether a stretch holds digits that may be a phone number; cheap, for choosing where to look."""
    return next(places(shadow, start, end), None) is not None


def places(shadow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where digits stand that may be phone numbers, several side by side as one; cheap, in text order."""
    at = start
    for digits in _DIGITS.finditer(shadow, start, end):
        # A run ends with its digits; what follows it is looked at for no more than three characters.
        last = min(end, digits.end() + _BEHIND)
        for found in _RUN.finditer(shadow, max(at, digits.start() - _BEFORE), last):
            at = found.end()
            number = found["number"]
            if not _DATE.match(number) and not _REFERENCE.match(number):
                yield found.span("number")


def whole(number: str, country: str | None) -> str | None:
    """Return in E.164 what is known to be one number, printed alone; None when it is no possible one."""
    return _e164(number.strip(" -"), country)


def with_ending(ending: str, known: Found) -> str | None:
    """Return the number of the same office whose printed form is only its last digits, or None.

    "-82117" beside "069/755-51108" is 069/755-82117: the ending takes the place of as many digits, printed as a group
    of their own, or of the switchboard's zero ("9909-0").

    Args:
        ending: The digits printed.
        known: A whole number of the same office.
    """
    e164 = (known.phone.e164 or "").partition(";")[0]
    group = _LAST_GROUP.search(known.phone.printed)
    if not e164 or group is None or not _is_of_an_office(known.phone):
        return None
    last = group["last"]
    if last == "0":
        return e164[:-1] + ending if len(ending) <= _LONGEST_ENDING else None
    if not e164.endswith(last) or len(last) > len(ending):
        return None
    trunk, more = e164[: -len(last)], ending[: -len(last)]
    return trunk + ending[-len(last) :] if trunk.endswith(more) else None


def _is_of_an_office(phone: Phone) -> bool:
    """Whether a number is printed in an area, a trunk and an extension, and is neither a mobile nor free of charge."""
    groups = re.findall(r"\d+", re.sub(r"^\s*\(?(?:\+|00)\d\d\)?", "", phone.printed))
    if len([group for group in groups if group != "0"]) < _GROUPS - (groups[-1:] == ["0"]):
        return False
    import phonenumbers

    kind = phonenumbers.number_type(phonenumbers.parse(phone.e164 or "", None))
    kinds = phonenumbers.PhoneNumberType
    return kind not in (kinds.MOBILE, kinds.PAGER, kinds.TOLL_FREE, kinds.SHARED_COST, kinds.PREMIUM_RATE)


def _cuts(shadow: str, start: int, end: int, country: str | None) -> list[tuple[int, int]]:
    """Return the stretches that may be one number, the likeliest first.

    Two numbers may stand with nothing but a gap or a stroke between them, and a stroke may stand inside one: the
    shortest beginning that is a number that is given out wins, then the whole, then a beginning with a number or
    only a few digits behind it.
    """
    seams = list(_SEAM.finditer(shadow, start + 1, end))
    begun = [
        (start, seam.start())
        for seam in seams
        if _digits(shadow[start : seam.start()]) >= _SHORT
        and ("-" not in seam[0] or _digits(shadow[seam.end() : end]) >= _FEWEST)
    ]
    if _digits(shadow[start:end]) <= _MOST and _e164(shadow[start:end], country) is not None:
        return [*begun, (start, end)]
    gaps = [
        gap for gap in _GAP.finditer(shadow, start + 1, end) if _is_parted(shadow, start, gap, end, country)
    ]
    return [
        *begun,
        *((start, gap.start()) for gap in gaps),
        *((start, seam.start()) for seam in reversed(seams)),
    ]


def _is_parted(shadow: str, start: int, gap: re.Match[str], end: int, country: str | None) -> bool:
    """Whether a gap stands behind a number that is given out, and before another one or a few digits more."""
    if not _is_given_out(shadow[start : gap.start()], country):
        return False
    if _digits(shadow[gap.end() : end]) <= _FEW:
        return True
    if _is_given_out(shadow[gap.end() : end], country):
        return True
    return any(
        _is_given_out(shadow[gap.end() : after.start()], country)
        for after in _GAP.finditer(shadow, gap.end(), end)
    )


def _digits(number: str) -> int:
    return sum(map(str.isdigit, number))


def _is_counted(shadow: str, start: int, first: int) -> bool:
    """Whether the words before a number say that it counts something else: a case, a charity, an account."""
    before = shadow[max(first, start - _LABEL) : start]
    return _COUNTED.search(before) is not None


def _is_fax(shadow: str, start: int, end: int, first: int) -> bool:
    before = shadow[max(first, start - 18) : start]
    return bool(_FAX.search(before)) or _FAX_AFTER.match(shadow, end) is not None


@lru_cache(maxsize=256)
def _e164(number: str, country: str | None) -> str | None:
    """Return the number in E.164 when it is a possible one, or None."""
    digits = _digits(number)
    if not _FEWEST <= digits <= _MOST or _DATE.match(number) or _REFERENCE.match(number):
        return None
    if country in (None, "US") and _ZIP.match(number):
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


@lru_cache(maxsize=256)
def _is_given_out(number: str, country: str | None) -> bool:
    """Return whether a number, as dialled in the country or with a country code, is one that is really given out."""
    e164 = _e164(number, country) if _SHORT <= _digits(number) <= _MOST else None
    if e164 is None:
        return False
    import phonenumbers

    return phonenumbers.is_valid_number(phonenumbers.parse(e164, None))


@cache
def _begins_with_zero(country: str | None) -> bool:
    """Return whether numbers within that country are dialled with a zero first."""
    import phonenumbers

    return country is not None and phonenumbers.ndd_prefix_for_region(country, strip_non_digits=True) == "0"
