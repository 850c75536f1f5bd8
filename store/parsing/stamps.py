"""Reads dates with their time and zone out of the lines in which a release says when it was issued.

Invariant: nothing is guessed. A stamp has the precision that is printed, a zone only when one is printed, and its
evidence is the printed stretch. An all-number date is read in the order of the publisher's country.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from store.model import Stamp
from store.parsing.alternatives import longest
from store.parsing.knowledge import table

# Countries that write the month before the day (Unicode CLDR, short date formats).
_MONTH_FIRST = frozenset({"US", "PH", "CA", "PR", "GU", "KR", "JP", "CN", "TW", "HU"})
_EARLIEST, _LATEST = 1900, 2100
# A time stands within so many characters of its date.
_NEAR = 40
# Beyond this many characters nobody prints when a release was issued; a longer stretch is searched no further.
_REACH = 6000

# One of these stands in every date; cheap to look for.
_YEAR = re.compile(r"\d\d\d\d|\d[./-]\s?\d{1,2}[./-]")

_CLOCK = (
    r"(?P<H>\d{1,2})(?:(?:[:.h])(?P<M>\d\d)(?::(?P<S>\d\d))?)?\s?"
    r"(?:(?P<half>[ap])\.?\s?m\b\.?|(?P<word>uhr|hrs?|h|o'clock|heures)\b|(?P<bare>(?<=:\d\d)|(?<=\d\.\d\d)))"
    r"(?:\s?[,(]?\s?(?P<zone>[A-Z]{2,4}\b|[+-]\d\d:?\d\d\b|GMT[+-]\d{1,2}))?"
)
# "1840" and "0800 hrs" after a date; the word before it is the hour's in Sinhala.
_MILITARY = re.compile(
    r"[\s,]{1,3}(?:at\s|[\u0d80-\u0dff\u200d ]{1,14}\s)?(?P<H>[01]\d|2[0-3])(?P<M>[0-5]\d)(?!\d)(?:\s?(?:hrs|hours|h|uhr)\b)?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[\s,;|()/*-]{0,4}(?:(?:at|um|a las|à|alle|ora|om|-|kl\.?)\s?)?(?:noon|midday)?" + _CLOCK, re.IGNORECASE
)
_BEFORE = re.compile(
    _CLOCK + r"(?:\s?(?:on|,|-|am|el|le))?\s{1,3}(?:[A-Za-zäöüéá]{2,12}\.?,?\s{1,3})?$", re.IGNORECASE
)
_UNTIL = re.compile(table("headings")["embargo"]["cues"], re.IGNORECASE)


@cache
def _months() -> dict[str, int]:
    names: dict[str, int] = {}
    for months in table("calendar")["months"].values():
        for number, spellings in enumerate(months, 1):
            for name in spellings:
                names.setdefault(name, number)
    return names


@cache
def _date() -> re.Pattern[str]:
    month = longest(_months())
    return re.compile(
        r"(?<![\d.,/$£€-])(?:"
        r"(?P<iy>(?:19|20)\d\d)(?P<isep>[-/.])(?P<im>\d{1,2})(?P=isep)(?P<id>\d{1,2})(?!\d)"
        r"|(?<![\w)] )(?P<wm>\d\d) (?P<wd>\d\d) (?P<wy>(?:19|20)\d\d)(?=\s|$)"
        r"|(?P<a>\d{1,2})(?P<sep>[./-])\s?(?P<b>\d{1,2})(?P=sep)\s?(?P<ny>(?:19|20)\d\d|\d\d)(?![\d/%-])"
        rf"|(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|ª)?,?\s{{0,3}}(?:of |de |d'|\s?-\s?)?\s{{0,3}}(?P<m1>{month})\.?,?[\s/-]{{1,4}}(?:del?\s{{1,3}}|,\s?)?(?P<y1>(?:19|20)\d\d)"
        r")(?!\d)"
        rf"|(?:\b|(?<=(?-i:RELEASE)))(?P<m2>{month})\.?\s{{0,3}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s{{0,3}}|\s{{1,3}})(?:of\s)?(?P<y2>(?:19|20)\d\d)(?!\d)"
        rf"|\b(?P<m3>{month})\.?,?\s{{1,3}}(?:de\s)?(?P<y3>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    )


def month_first(country: str | None) -> bool:
    """Return whether an all-number date in that country puts the month before the day."""
    return country in _MONTH_FIRST


def find(text: str, shadow: str, start: int, end: int, country: str | None) -> Iterator[Stamp]:
    """Yield the dates printed in `text[start:end]`, in text order, each with the time beside it."""
    end = min(end, start + _REACH)
    if not _YEAR.search(shadow, start, end):
        return
    for found in _date().finditer(shadow, start, end):
        day = _day(found, country)
        if day is not None:
            yield _stamp(text, shadow, found, day, start, end)


def stated(value: str) -> Stamp:
    """Return what the format states (ISO 8601) as a stamp without evidence."""
    zone = re.search(r"(?:Z|[+-]\d\d:\d\d)$", value[10:])
    return Stamp(value, zone[0] if zone else None)


def embargo(text: str, shadow: str, end: int, country: str | None) -> Stamp | None:
    """Return until when the release is under embargo, or None; only its head is looked at."""
    head = shadow[:end].lower()
    if not any(map(head.__contains__, table("headings")["embargo"]["words"])):
        return None
    for cue in _UNTIL.finditer(shadow, 0, end):
        line = shadow.find("\n", cue.end())
        stop = min(cue.end() + 120, len(shadow) if line < 0 else line)
        stamp = next(find(text, shadow, cue.end(), stop, country), None)
        if stamp is not None:
            return stamp
    return None


def _day(found: re.Match[str], country: str | None) -> str | None:
    """Return the ISO date of a match, or None when there is no such day."""
    if found["iy"]:
        return _iso(found["iy"], found["im"], found["id"])
    if found["wm"]:  # a date whose slashes were lost
        return _iso(found["wy"], found["wm"], found["wd"]) or _iso(found["wy"], found["wd"], found["wm"])
    if found["a"]:
        return _numeric(found, country)
    for number in "123":
        if found[f"y{number}"]:
            month = _months().get(found[f"m{number}"].lower())
            day = found[f"d{number}"] if number != "3" else None
            return _iso(found[f"y{number}"], str(month), day)
    return None


def _numeric(found: re.Match[str], country: str | None) -> str | None:
    a, b, year = found["a"], found["b"], found["ny"]
    if len(year) == 2:
        year = ("19" if int(year) > 70 else "20") + year
    if found["sep"] == "." or int(a) > 12 or not (month_first(country) or int(b) > 12):
        a, b = b, a
    return _iso(year, a, b)


def _iso(year: str, month: str, day: str | None) -> str | None:
    if not _EARLIEST <= int(year) <= _LATEST:
        return None
    try:
        whole = date(int(year), int(month), int(day or 1)).isoformat()
    except ValueError:
        return None
    return whole if day else whole[:7]


def _stamp(text: str, shadow: str, found: re.Match[str], day: str, start: int, end: int) -> Stamp:
    first, last = found.span()
    weekday = _weekday().search(shadow[max(start, first - _NEAR) : first])
    if weekday is not None:
        first -= len(weekday[0])
    if len(day) < len("2021-09-28"):
        return Stamp(day, None, first, last, text[first:last])
    until = min(end, last + _NEAR)
    after = _AFTER.match(shadow, last, until) or _MILITARY.match(shadow, last, until)
    if after and (clock := _clock(after)):
        zone = _zone(after.groupdict().get("zone"))
        return Stamp(f"{day}T{clock}{zone or ''}", zone, first, after.end(), text[first : after.end()])
    before = _BEFORE.search(shadow[max(start, first - _NEAR) : first])
    if before and (clock := _clock(before)):
        begin = max(start, first - _NEAR) + before.start()
        zone = _zone(before["zone"])
        return Stamp(f"{day}T{clock}{zone or ''}", zone, begin, last, text[begin:last])
    return Stamp(day, None, first, last, text[first:last])


@cache
def _weekday() -> re.Pattern[str]:
    names = [name for days in table("calendar")["weekdays"].values() for day in days for name in day]
    days = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"\b(?:{days})\b\.?,?(?: den| the)?\s{{1,3}}$", re.IGNORECASE)


def _clock(found: re.Match[str]) -> str | None:
    """Return hour and minute, with the second when it is printed; None when there is no such time."""
    parts = found.groupdict()
    hour, minute, second, half = int(parts["H"]), int(parts["M"] or 0), parts.get("S"), parts.get("half")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    if hour > 23 or minute > 59 or int(second or 0) > 59:
        return None
    return f"{hour:02}:{minute:02}" + (f":{second}" if second else "")


def _zone(printed: str | None) -> str | None:
    if printed is None:
        return None
    if printed[0] in "+-":
        digits = printed[1:].replace(":", "")
        return f"{printed[0]}{digits[:2]}:{digits[2:]}"
    zone = table("headings")["zones"].get(printed.lower())
    return str(zone) if zone else None
