"""Patterns of dates in running text, by language, made from tables/calendar.toml and tables/dates.toml.

Each pattern is matched next to a month's name, on at most `REACH` characters, so a text of any shape costs no more
than its number of months.
"""

import re
from dataclasses import dataclass
from functools import cache

from store.parsing.knowledge import table

REACH = 60
_ORDINALS = {
    "en": r"(?:st|nd|rd|th)?",
    "de": r"\.?",
    "es": r"(?:º|°|ª)?",
    "fr": r"(?:er|e)?",
    "it": r"(?:º|°)?",
}
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
# What may stand before a date and belongs to it.
_LEADS = {
    "en": r"on or around|on or about|on|in|between|from|during the months? of|during the month of|during|throughout|since|by|late on|early on|in early|in late|in mid-?|in the early hours of|at the end of|beginning|starting|before|after|until",
    "de": r"am|vom|im|in der Nacht (?:zum|vom|zu)|zwischen dem|zwischen|seit dem|seit|ab dem|ab|Anfang|Mitte|Ende|vor dem|nach dem|bis zum|bis|Abend des|Morgen des",
    "es": r"el día|el pasado|el|entre el|entre los días|entre|desde el|desde|del|los días|durante el mes de|durante|en|a finales de|a principios de",
    "fr": r"le|du|entre le|depuis le|depuis|en|au mois de|au|courant|fin|début|les",
    "it": r"il|dal|tra il|nel mese di|a|in",
    "nl": r"op|van|tussen|sinds|in|vanaf",
    "ro": r"pe|în|între|din",
}


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of one language."""

    months: dict[str, int]
    weekdays: dict[str, int]
    days_before: re.Pattern[str]
    year_after: re.Pattern[str]
    days_after: re.Pattern[str]
    month_after: re.Pattern[str]
    lead: re.Pattern[str]
    joins: re.Pattern[str]
    opens: re.Pattern[str]


def _either(words: list[str]) -> str:
    return "|".join(re.escape(word).replace("\\ ", r"\s") for word in sorted(words, key=len, reverse=True))


def _numbered(rows: list[list[str]]) -> dict[str, int]:
    return {word: number for number, names in enumerate(rows, 1) for word in names}


@cache
def patterns(language: str) -> Patterns:
    """Return the patterns of a language; English where it is not known."""
    months = table("calendar")["months"]
    language = language if language in months and language in _LEADS else "en"
    words = table("dates")[language]
    weekdays = _numbered(table("calendar")["weekdays"][language])
    weekday = rf"(?:(?:{_either(list(weekdays))})\.?,?\s(?:the\s|dem\s|den\s|le\s)?)"
    to, and_ = _either(words["to"]), _either(words["and"])
    between = rf"(?:,\s?(?:(?:{and_})\s)?|\s?[-/]\s?|\s(?:{to}|{and_})\s)"
    of = rf"(?:\s(?:{_either(words['of'])}))?" if words["of"] else ""
    day = rf"\d{{1,2}}{_ORDINALS.get(language, '')}"
    days = rf"(?P<days>{day}(?:{between}{weekday}?(?:the\s)?{day}){{0,7}})"
    of_year = r"(?:\s(?:de|del)\s{1,2}|,?\s{1,2})" if language == "es" else r",?\s{1,2}"
    return Patterns(
        months=_numbered(months[language]),
        weekdays=weekdays,
        days_before=re.compile(rf"(?<![\d.,:/]){weekday}?{days}{of}\s?$", re.IGNORECASE),
        year_after=re.compile(rf"\.?{of_year}{_YEAR}", re.IGNORECASE),
        days_after=re.compile(rf"\.?\s{days}(?![\d:%]|\.\d|,\d)(?:,?\s{_YEAR})?", re.IGNORECASE),
        month_after=re.compile(
            rf"\s?(?:-|{to})\s?(?:{_either([n for row in months[language] for n in row])})\b", re.IGNORECASE
        ),
        lead=re.compile(
            rf"(?:^|(?<=\W))(?:{_LEADS[language]})\s(?:the\s)?{weekday}?$|{weekday}$", re.IGNORECASE
        ),
        joins=re.compile(
            rf"\s?(?:{to}|{and_})\s?(?:\s?(?:the|am|zum|on|le|el)\s)?{weekday}?|\s?-\s?", re.IGNORECASE
        ),
        opens=re.compile(
            rf"(?:^|(?<=\W))(?:{_either(words['begin'])})\s(?:the\s)?{weekday}?$", re.IGNORECASE
        ),
    )
