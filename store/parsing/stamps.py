"""Reads dates with their time and zone out of the lines in which a release says when it was issued.

Invariant: nothing is guessed. A stamp has the precision that is printed, a zone only when one is printed, and its
evidence is the printed stretch. An all-number date is read in the order of the publisher's country.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
_NOON = 12
_AFTERNOON = frozenset(("午後", "下午", "오후"))
# Beyond this many characters nobody prints when a release was issued; a longer stretch is searched no further.
_REACH = 6000

# One of these stands in every date; cheap to look for.
_YEAR = re.compile(r"\d\d\d\d|\d[./-]\s?\d{1,2}[./-]|[年년]")
# Figures of other scripts, read as ours; the length stays.
_FIGURES = str.maketrans(
    "".join(chr(zero + n) for zero in (0x660, 0x6F0, 0xE50, 0xFF10) for n in range(10)), "0123456789" * 4
)
_OTHER_FIGURES = re.compile("[\u0660-\u0669\u06f0-\u06f9\u0e50-\u0e59\uff10-\uff19]")
# Thailand counts its years from the Buddha's death.
_BUDDHIST = 543

_ZONE = r"(?:\s?[,(]?\s?(?P<zone>(?-i:[A-Z]{2,4})\b|[+-]\d\d:?\d\d\b|GMT[+-]\d{1,2}))?"
_UNTIL = re.compile(table("headings")["embargo"]["cues"], re.IGNORECASE)
# The day may stand in the line under the word.
_MARKS = re.compile(r"[^\w]{0,6}")
_LINE_END = re.compile(r"[ :*]{0,4}\n{0,2}")


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace("\\ ", r"\s") for word in sorted(words, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class _Clocks:
    """Patterns of the hour beside a date."""

    after: re.Pattern[str]
    before: re.Pattern[str]
    # "1840" and "0800 hrs"; the word before it is the hour's in Sinhala.
    military: re.Pattern[str]
    # "14時30分", "오후 2시 30분", "下午2:30".
    eastern: re.Pattern[str]


@cache
def _clocks() -> _Clocks:
    words = table("calendar")["clock"]
    units = _either(words["after"])
    year = rf"(?:\s?(?:{_either(words['year_after'])})(?!\w))?"
    clock = (
        r"(?P<H>\d{1,2})(?:(?:[:.h]|\sh\s)(?P<M>\d\d)(?::(?P<S>\d\d))?)?\s?"
        rf"(?:(?P<half>[ap])\.?\s?m\b\.?|(?P<word>{units})(?!\w)|(?P<bare>(?<=[:h]\d\d)|(?<=\d\.\d\d)|(?<=\sh\s\d\d)))"
        rf"{_ZONE}"
    )
    lead = rf"(?:(?:{_either(words['before'])}|-)\s?)?"
    return _Clocks(
        re.compile(rf"{year}[\s,;|()/*_-]{{0,4}}{lead}(?:noon|midday)?{clock}", re.IGNORECASE),
        re.compile(
            rf"{clock}(?:\s?(?:on|,|-|am|el|le|del|il|op))?\s{{1,3}}(?:[^\W\d_]{{2,12}}\.?,?\s{{1,3}})?$",
            re.IGNORECASE,
        ),
        re.compile(
            r"[\s,]{1,3}(?:at\s|[\u0d80-\u0dff\u200d ]{1,14}\s)?(?P<H>[01]\d|2[0-3])(?P<M>[0-5]\d)(?!\d)(?:\s?(?:hrs|hours|h|uhr)\b)?",
            re.IGNORECASE,
        ),
        re.compile(
            r"[\s,()月火水木金土日曜월화수목금토일요星期一二三四五六天]{0,8}(?P<noon>午前|午後|上午|下午|오전|오후)?\s?"
            r"(?P<H>\d{1,2})\s?[:時时시點点]\s?(?:(?P<M>\d\d)\s?[分분]?)?"
        ),
    )


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
    year = r"(?:19|20)\d\d"
    # "5 مارس 2024" may give a second name of the month: "آذار/مارس".
    named = rf"{month}(?:/[^\W\d_]{{3,12}})?"
    return re.compile(
        r"(?<![\d.,/$£€-])(?:"
        rf"(?P<iy>{year})(?P<isep>[-/.])\s?(?P<im>\d{{1,2}})(?P=isep)\s?(?P<id>\d{{1,2}})(?!\d)"
        rf"|(?<![\w)] )(?P<wm>\d\d) (?P<wd>\d\d) (?P<wy>{year})(?=\s|$)"
        rf"|(?P<a>\d{{1,2}})(?P<sep>[./-])\s?(?P<b>\d{{1,2}})(?P=sep)\s?(?P<ny>{year}|\d\d)(?![\d/%-])"
        rf"|(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|ª|°)?,?\s{{0,3}}(?:of |de |d'|\s?-\s?)?\s{{0,3}}(?P<m1>{named})\.?,?[\s/-]{{1,4}}(?:del?\s{{1,3}}|,\s?|พ\.ศ\.\s?)?(?P<y1>{year}|25\d\d)"
        r")(?!\d)"
        rf"|(?:\b|(?<=(?-i:RELEASE)))(?P<m2>{month})\.?\s{{0,3}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s{{0,3}}|\s{{1,3}})(?:of\s)?(?P<y2>{year})(?!\d)"
        rf"|\b(?P<m3>{month})\.?,?\s{{1,3}}(?:de\s)?(?P<y3>{year})(?!\d)"
        rf"|(?<!\d)(?P<y4>{year})\.?,?\s{{1,3}}(?P<m4>{month})\s{{1,3}}(?P<d4>\d{{1,2}})(?!\d|:\d)"
        rf"|(?:(?P<era>{_either(table('calendar')['eras'])})\s?)?(?<!\d)(?P<ey>\d{{1,4}}|元)\s?[年년]\s?(?P<em>\d{{1,2}})\s?[月월](?:\s?(?P<ed>\d{{1,2}})\s?[日일号])?",
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
    if _OTHER_FIGURES.search(shadow, start, end):
        shadow = shadow[:start] + shadow[start:end].translate(_FIGURES) + shadow[end:]
    for found in _date().finditer(shadow, start, end):
        day = _day(found, country)
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
    if not any(map(head.__contains__, table("headings")["embargo"]["words"])):
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
    for number in "1234":
        if found[f"y{number}"]:
            day = found[f"d{number}"] if number != "3" else None
            return _named(found[f"y{number}"], found[f"m{number}"].lower(), day, country)
    return _eastern(found) if found["ey"] else None


def _named(year: str, name: str, day: str | None, country: str | None) -> str | None:
    """Return the day of a month told by its name; "listopada" is another month in Zagreb than in Warsaw."""
    name = name if name in _months() else name.partition("/")[0]
    if year.startswith("25"):
        if not "\u0e00" <= name[0] <= "\u0e7f":
            return None
        year = str(int(year) - _BUDDHIST)
    month = table("calendar")["elsewhere"].get(name, {}).get(country) or _months().get(name)
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
    clocks = _clocks()
    if found["ey"]:
        after = clocks.eastern.match(shadow, last, until)
    else:
        after = clocks.after.match(shadow, last, until) or clocks.military.match(shadow, last, until)
    if after and (clock := _clock(after)):
        zone = _zone(after.groupdict().get("zone"))
        return Stamp(f"{day}T{clock}{zone or ''}", zone, first, after.end(), text[first : after.end()])
    before = clocks.before.search(shadow[max(start, first - _NEAR) : first])
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
