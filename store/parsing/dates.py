"""Date and interval expressions in running text: where they stand and what they mean.

A date without a year takes the one that puts it nearest before publication; without a day of publication it is
`--MM-DD`. Days told from publication ("yesterday", "on Tuesday") need that day and are left out without it.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from store.parsing import moments
from store.parsing.datewords import REACH, Patterns, patterns
from store.parsing.knowledge import table
from store.parsing.moments import Moment
from store.parsing.phrases import Phrases
from store.parsing.reading import Reading
from store.parsing.tokens import Tokens, View, view

_NUMBER = re.compile(r"\d{1,2}")
_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<iso>(?:19|20)\d\d)(?P<by>[-/])(?P<im>\d{1,2})(?P=by)(?P<id>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d|\d\d)?)(?![\d/])"
)
_YEAR_LEAD = re.compile(
    r"\b(?:in|during|throughout|over|im jahr|im jahre|en|durante|au cours de|nel|in the year)\s$",
    re.IGNORECASE,
)
_YEAR_NOUN = re.compile(r"\s?(?:[-/]\d|euro|people|officers)")
_YEAR_REACH = 14
# A text with more dates is a table of something else.
_MOST = 3000


@dataclass(frozen=True, slots=True)
class Expression:
    """A date in the text.

    Args:
        start: Offset, with the word that leads it ("on", "between").
        end: End, half-open.
        first: The day, month or year, or the begin of an interval.
        last: The end of an interval, or None.
        open: True for "since …": the interval has no end.
        relative: True when it was told from the day of publication.
    """

    start: int
    end: int
    first: Moment
    last: Moment | None = None
    open: bool = False
    relative: bool = False

    def value(self) -> str:
        """Return the ISO date or interval."""
        if self.open:
            return f"{self.first.iso()}/.."
        return self.first.iso() if self.last is None else moments.interval(self.first, self.last)


@lru_cache(maxsize=2)
def find(reading: Reading) -> tuple[Expression, ...]:
    """Return the date expressions of the telling blocks in text order, none inside another."""
    seen = view(reading)
    published = moments.published_day(reading.published.value if reading.published is not None else None)
    known = patterns(reading.language)
    found: list[Expression] = [
        *_by_month(seen.tokens, known),
        *_numeric(seen),
        *_relative(seen, published if _to_the_day(reading) else None, known),
    ]
    found += _years(seen)
    found = [item for item in found if seen.sentences.of(item.start) is not None]
    found.sort(key=lambda item: (item.start, -item.end))
    del found[_MOST:]
    joined = _joined(reading.shadow, known, _apart(reading.shadow, found))
    return tuple(_settled(reading.shadow, known, item, published) for item in joined)


def _to_the_day(reading: Reading) -> bool:
    """Whether the day of publication is known, and not only its month."""
    return reading.published is not None and len(reading.published.value) >= len("2021-09-28")


def _apart(text: str, found: list[Expression]) -> list[Expression]:
    """The expressions without those inside another; "on Tuesday (11 August)" is the 11th."""
    kept: list[Expression] = []
    for item in found:
        if kept and item.start < kept[-1].end:
            continue
        if kept and kept[-1].relative and text[kept[-1].end : item.start].strip() in {"(", ",", "- "}:
            kept.pop()
        kept.append(item)
    return kept


def _by_month(tokens: Tokens, known: Patterns) -> list[Expression]:
    """Dates with a month's name: "15 and 18 September 2021", "December 10, 11, and 12", "May 2015"."""
    numbers = sorted(n for word in known.months.keys() & tokens.index.keys() for n in tokens.index[word])[
        :_MOST
    ]
    found: list[Expression] = []
    past = 0
    for number in numbers:
        start, end = tokens.starts[number], tokens.ends[number]
        if start < past or not (tokens.text[start].isupper() or known.months is not patterns("en").months):
            continue
        item = _around(tokens.text, start, end, known, known.months[tokens.words[number]], past)
        if item is not None:
            found.append(item)
            past = item.end
    return found


def _around(text: str, start: int, end: int, known: Patterns, month: int, past: int) -> Expression | None:
    """The date whose month stands at `start`..`end`."""
    floor = max(past, start - REACH)
    before = known.days_before.search(text[floor:start])
    if before is not None:
        after = known.year_after.match(text, end)
        year = int(after["year"]) if after is not None else None
        return _days(
            floor + before.start(), after.end() if after is not None else end, before["days"], month, year
        )
    after = known.days_after.match(text, end)
    if after is not None and known is patterns("en"):
        year = int(after["year"]) if after["year"] is not None else None
        return _days(start, after.end(), after["days"], month, year)
    after = known.year_after.match(text, end)
    if after is not None:
        return Expression(start, after.end(), Moment(int(after["year"]), month))
    return (
        Expression(start, end, Moment(None, month)) if _bare_month(text, start, end, floor, known) else None
    )


def _bare_month(text: str, start: int, end: int, floor: int, known: Patterns) -> bool:
    """Whether a month alone is a date: "in November", "July-December"."""
    return known.month_after.match(text, end) is not None or known.lead.search(text[floor:start]) is not None


def _days(start: int, end: int, days: str, month: int, year: int | None) -> Expression | None:
    numbers = [int(number) for number in _NUMBER.findall(days)]
    first, last = Moment(year, month, numbers[0]), Moment(year, month, numbers[-1])
    if not first.possible() or not last.possible():
        return None
    return Expression(start, end, first, last if len(numbers) > 1 and first != last else None)


def _numeric(seen: View) -> list[Expression]:
    """Dates in figures: 2021-09-15, 15.09.2021, 15.9., 9/15/2021 where months come first."""
    found = []
    for start in _figure_starts(seen.tokens):
        match = _NUMERIC.match(seen.tokens.text, start)
        moment = _figures(match, seen.reading.country) if match is not None else None
        if match is not None and moment is not None and moment.possible():
            found.append(Expression(match.start(), match.end(), moment))
    return found


def _figure_starts(tokens: Tokens) -> list[int]:
    """Where a figure of a date can begin: a number right before a dot, slash or hyphen."""
    text = tokens.text
    numbers = (
        n for word, at in tokens.index.items() if word.isdecimal() and len(word) in {1, 2, 4} for n in at
    )
    return sorted(
        tokens.starts[n] for n in numbers if text[tokens.ends[n] : tokens.ends[n] + 1] in {".", "/", "-"}
    )


def _figures(match: re.Match[str], country: str | None) -> Moment | None:
    if match["iso"] is not None:
        return Moment(int(match["iso"]), int(match["im"]), int(match["id"]))
    day, month = int(match["a"]), int(match["b"])
    if match["sep"] == "/" and (month > 12 or (country == "US" and day <= 12)):
        day, month = month, day
    if match["year"] is None:
        return Moment(None, month, day) if match["sep"] == "." else None
    year = int(match["year"])
    return Moment(year if year > 99 else 2000 + year if year < 50 else 1900 + year, month, day)


def _years(seen: View) -> list[Expression]:
    """Years alone, where a word such as "in" or "during" leads them."""
    tokens = seen.tokens
    years = (
        word for word in tokens.index if len(word) == 4 and word.isdecimal() and word[:2] in {"19", "20"}
    )
    found = []
    for number in sorted(n for word in years for n in tokens.index[word]):
        start, end = tokens.starts[number], tokens.ends[number]
        lead = _YEAR_LEAD.search(tokens.text, max(0, start - _YEAR_REACH), start)
        if lead is not None and _YEAR_NOUN.match(tokens.text, end) is None:
            found.append(Expression(lead.start(), end, Moment(int(tokens.words[number]))))
    return found


@cache
def _told(language: str) -> Phrases[tuple[str, int]]:
    """Words told from the day of publication: ("day", -1), ("week", -1), ("month", 0)."""
    rows = table("dates")
    days = [(word, ("day", add)) for word, add in rows["relative"].get(language, {}).items()]
    units = [
        (word, (unit, add))
        for unit in ("week", "month")
        for which, add in (("last", -1), ("this", 0))
        for word in rows[unit][which]
    ]
    return Phrases([*days, *units])


def _relative(seen: View, published: date | None, known: Patterns) -> list[Expression]:
    """Days, weeks and weekdays told from the day of publication."""
    if published is None:
        return []
    found = []
    for phrase in _told(seen.reading.language).find(seen.tokens):
        unit, add = phrase.entry
        first, last = _from(published, unit, add)
        found.append(Expression(phrase.start, phrase.end, first, last, relative=True))
    for word in known.weekdays.keys() & seen.tokens.index.keys():
        told = (_weekday(seen.tokens, number, known, published) for number in seen.tokens.index[word])
        found += [item for item in told if item is not None]
    return found


def _from(published: date, unit: str, add: int) -> tuple[Moment, Moment | None]:
    if unit == "day":
        return moments.of(published + timedelta(days=add)), None
    if unit == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=add)
        return moments.of(monday), moments.of(monday + timedelta(days=6))
    month = published.month + add
    return Moment(published.year - (month < 1), month or 12), None


def _weekday(tokens: Tokens, number: int, known: Patterns, published: date) -> Expression | None:
    """A weekday alone: the last one on or before the day of publication."""
    start, end = tokens.starts[number], tokens.ends[number]
    word = tokens.words[number]
    if len(word) < 4 or not tokens.text[start].isupper():
        return None
    before = tokens.text[max(0, start - REACH) : start]
    if _AHEAD.search(before) or (known.lead.search(before) is None and tokens.text[end : end + 2] != "'s"):
        return None
    back = (published.weekday() - (known.weekdays[word] - 1)) % 7
    return Expression(start, end, moments.of(published - timedelta(days=back)), relative=True)


def _joined(text: str, known: Patterns, found: list[Expression]) -> list[Expression]:
    """The expressions with two that an "and", "to" or dash joins made one interval."""
    kept: list[Expression] = []
    for item in found:
        last = kept[-1] if kept else None
        if last is not None and item.start - last.end < REACH and _makes_interval(text, known, last, item):
            kept[-1] = replace(
                last, end=item.end, last=item.last or item.first, relative=last.relative and item.relative
            )
        else:
            kept.append(item)
    return kept


def _makes_interval(text: str, known: Patterns, last: Expression, item: Expression) -> bool:
    if (last.first.day is None) != (item.first.day is None) or last.last is not None:
        return False
    return known.joins.fullmatch(text, last.end, item.start) is not None


def _settled(text: str, known: Patterns, item: Expression, published: date | None) -> Expression:
    """The expression with its leading word, its years, and open when it says "since"."""
    before = text[max(0, item.start - REACH) : item.start]
    opens = item.last is None and (known.opens.search(before) is not None and not _FROM.search(before))
    opens = opens or (item.last is None and _LAUNCH.match(text, item.end) is not None)
    lead = (known.opens.search(before) if opens else None) or known.lead.search(before)
    start = item.start - (len(before) - lead.start()) if lead is not None else item.start
    if item.last is None:
        return replace(item, start=start, first=moments.dated(item.first, published), open=opens)
    first, last = moments.span(item.first, item.last, published)
    return replace(item, start=start, first=first, last=last)


_AHEAD = re.compile(
    r"\b(?:bis|until|by|next|kommenden?|nächsten?|hasta|jusqu'à)\s(?:zum\s|el\s)?$", re.IGNORECASE
)
_LAUNCH = re.compile(r"'s (?:launch|start)\b")
_FROM = re.compile(r"\b(?:from|vom|del|du|da)\s\S*\s?$", re.IGNORECASE)
