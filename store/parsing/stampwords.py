"""Patterns of the dates and hours that releases print, made from tables/calendar.toml.

Invariant: one pattern knows every language's names of months, so that a date is read whatever language the release
is in; what a name means elsewhere is for `stamps` to settle.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from store.parsing.alternatives import longest
from store.parsing.knowledge import table

_ZONE = r"(?:\s?[,(]?\s?(?P<zone>(?-i:[A-Z]{2,4})\b|[+-](?:0\d|1[0-4]):?[0-5]\d\b|GMT[+-](?:1[0-4]|0?\d)\b))?"


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace("\\ ", r"\s") for word in sorted(words, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Clocks:
    """Patterns of the hour beside a date."""

    after: re.Pattern[str]
    before: re.Pattern[str]
    # "1840" and "0800 hrs"; the word before it is the hour's in Sinhala.
    military: re.Pattern[str]
    # "14時30分", "오후 2시 30분", "下午2:30".
    eastern: re.Pattern[str]


@cache
def clocks() -> Clocks:
    """Return the patterns of hours."""
    words = table("calendar")["clock"]
    units = _either(words["after"])
    year = rf"(?:\s?(?:{_either(words['year_after'])})(?!\w))?"
    clock = (
        r"(?P<H>\d{1,2})(?:(?:[:.h]|\sh\s)(?P<M>\d\d)(?::(?P<S>\d\d))?)?\s?"
        rf"(?:(?P<half>[ap])\.?\s?m\b\.?|(?P<word>{units})(?!\w)|(?P<bare>(?<=[:h]\d\d)|(?<=\d\.\d\d)|(?<=\sh\s\d\d)))"
        rf"{_ZONE}"
    )
    lead = rf"(?:(?:{_either(words['before'])}|-)\s?)?"
    return Clocks(
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
def months() -> dict[str, int]:
    """Return the number of the month by its name in any language, lower case."""
    names: dict[str, int] = {}
    for months in table("calendar")["months"].values():
        for number, spellings in enumerate(months, 1):
            for name in spellings:
                names.setdefault(name, number)
    return names


@cache
def dates(*, plain: bool) -> re.Pattern[str]:
    """Return the pattern of a date in figures or with the name of a month, and of a month with its year.

    Args:
        plain: Whether it is for a stretch of plain ASCII, which it then reads in half the time.
    """
    month = longest(name for name in months() if name.isascii() or not plain)
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
        rf"|(?:\b|(?<=(?-i:RELEASE)))(?P<m2>{month})(?:\.?\s{{0,3}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s{{0,3}}|\s{{1,3}})(?:of\s)?(?P<y2>{year})"
        rf"|\.?,?\s{{1,3}}(?:de\s)?(?P<y3>{year}))(?!\d)"
        rf"|(?<!\d)(?P<y4>{year})\.?,?\s{{1,3}}(?P<m4>{month})\s{{1,3}}(?P<d4>\d{{1,2}})(?!\d|:\d)",
        re.IGNORECASE | (re.ASCII if plain else re.NOFLAG),
    )


@cache
def eastern_date() -> re.Pattern[str]:
    """Return the pattern of "2024年3月5日", "令和6年3月5日" and "2024년 3월 5일"."""
    eras = _either(table("calendar")["eras"])
    return re.compile(
        rf"(?:(?P<era>{eras})\s?)?(?<!\d)(?P<ey>\d{{1,4}}|元)\s?[年년]\s?(?P<em>\d{{1,2}})\s?[月월](?:\s?(?P<ed>\d{{1,2}})\s?[日일号])?"
    )
