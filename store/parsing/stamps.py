"""Reads dates with their time and zone out of the lines in which a release says when it was issued.

Invariant: nothing is guessed. A stamp has the precision that is printed, a zone only when one is printed, and its
evidence is the printed stretch. An all-number date is read in the order of the publisher's country.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from store.model import Stamp
from store.parsing.knowledge import table
from store.parsing.stampwords import clocks, dates, eastern_date, months

# Countries that write the month before the day (Unicode CLDR, short date formats).
_MONTH_FIRST = frozenset({"US", "PH", "CA", "PR", "GU", "KR", "JP", "CN", "TW", "HU"})
_EARLIEST, _LATEST = 1900, 2100
# A time stands within so many characters of its date.
_NEAR = 40
_NOON = 12
_AFTERNOON = frozenset(("午後", "下午", "오후"))
# Beyond this many characters nobody prints when a release was issued; a longer stretch is searched no further.
_REACH = 6000

# One of these stands in every date; cheap to look for.
_YEAR = re.compile(
    "[12][0589]\\d\\d(?!\\d)|\\d[./-]\\s?\\d{1,2}[./-]|[年년\u0660-\u0669\u06f0-\u06f9\u0e50-\u0e59\uff10-\uff19]"
)
_EASTERN = re.compile("[年년]")
# Figures of other scripts, read as ours; the length stays.
_FIGURES = str.maketrans(
    "".join(chr(zero + n) for zero in (0x660, 0x6F0, 0xE50, 0xFF10) for n in range(10)), "0123456789" * 4
)
_OTHER_FIGURES = re.compile("[\u0660-\u0669\u06f0-\u06f9\u0e50-\u0e59\uff10-\uff19]")
# Thailand counts its years from the Buddha's death.
_BUDDHIST = 543

_UNTIL = re.compile(table("headings")["embargo"]["cues"], re.IGNORECASE)
# The day may stand in the line under the word.
_MARKS = re.compile(r"[^\w]{0,6}")
_LINE_END = re.compile(r"[ :*]{0,4}\n{0,2}")


def month_first(country: str | None) -> bool:
    """Return whether an all-number date in that country puts the month before the day."""
    return country in _MONTH_FIRST


def may_hold(shadow: str, start: int, end: int) -> bool:
    """Return whether a stretch holds figures that could be a date; cheap to ask."""
    return _YEAR.search(shadow, start, end) is not None


def find(text: str, shadow: str, start: int, end: int, country: str | None) -> Iterator[Stamp]:
    """Yield the dates printed in `text[start:end]`, in text order, each with the time beside it."""
    end = min(end, start + _REACH)
    if not _YEAR.search(shadow, start, end):
        return
    if not shadow[start:end].isascii() and _OTHER_FIGURES.search(shadow, start, end):
        shadow = shadow[:start] + shadow[start:end].translate(_FIGURES) + shadow[end:]
    plain = shadow[start:end].isascii()
    eastern = not plain and _EASTERN.search(shadow, start, end) is not None
    pattern = eastern_date() if eastern else dates(plain=plain)
    for found in pattern.finditer(shadow, start, end):
        day = _eastern(found) if eastern else _day(found, country)
        if day is not None:
            yield _stamp(text, shadow, found, day, start, end)


def stated(value: str) -> Stamp:
    """Return what the format states (ISO 8601) as a stamp without evidence."""
    zone = re.search(r"(?:Z|[+-]\d\d:\d\d)$", value[10:])
    return Stamp(value, zone[0] if zone else None)


def is_embargo(line: str) -> bool:
    """Return whether a line begins by saying until when the release is under embargo."""
    head = line.lower()
    if not any(map(head.__contains__, table("headings")["embargo"]["words"])):
        return False
    marks = _MARKS.match(line)
    return _UNTIL.match(line, marks.end() if marks else 0) is not None


def embargo(text: str, shadow: str, end: int, country: str | None) -> Stamp | None:
    """Return until when the release is under embargo, or None; only its head is looked at."""
    head = shadow[:end].lower()
    if not any(word in head for word in table("headings")["embargo"]["words"]):
        return None
    for cue in _UNTIL.finditer(shadow, 0, end):
        line = shadow.find("\n", cue.end() + len(_LINE_END.match(shadow, cue.end())[0]))  # type: ignore[index]
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
    for number in "124":
        if found[f"m{number}"]:
            year = found[f"y{number}"] or found["y3"]
            return _named(year, found[f"m{number}"].lower(), found[f"d{number}"], country)
    return None


def _named(year: str, name: str, day: str | None, country: str | None) -> str | None:
    """Return the day of a month told by its name; "listopada" is another month in Zagreb than in Warsaw."""
    name = name if name in months() else name.partition("/")[0]
    if year.startswith("25"):
        if not "\u0e00" <= name[0] <= "\u0e7f":
            return None
        year = str(int(year) - _BUDDHIST)
    month = table("calendar")["elsewhere"].get(name, {}).get(country) or months().get(name)
    return _iso(year, str(month), day) if month else None


def _eastern(found: re.Match[str]) -> str | None:
    """Return the day of "2024年3月5日", "令和6年3月5日" or "2024년 3월 5일"."""
    year = 1 if found["ey"] == "元" else int(found["ey"])
    if found["era"]:
        year += table("calendar")["eras"][found["era"]]
    return _iso(str(year), found["em"], found["ed"])


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
    known = clocks()
    if "ey" in found.groupdict():
        after = known.eastern.match(shadow, last, until)
    else:
        after = known.after.match(shadow, last, until) or known.military.match(shadow, last, until)
    if after and (clock := _clock(after)):
        zone = _zone(after.groupdict().get("zone"))
        return Stamp(f"{day}T{clock}{zone or ''}", zone, first, after.end(), text[first : after.end()])
    before = known.before.search(shadow[max(start, first - _NEAR) : first])
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
    if parts.get("noon") in _AFTERNOON and hour < _NOON:
        hour += _NOON
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half.lower() == "p" else 0)
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
