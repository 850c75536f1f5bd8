"""Days, months and years as a release states them, and the ISO dates they mean once the day of publication is known."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

# A date a few days after publication is an announcement; one further ahead belongs to the year before.
_AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month or year; what is not stated is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def possible(self) -> bool:
        """Whether such a day can exist (29 February without a year can)."""
        if self.month is None:
            return self.year is not None and self.day is None
        if not 1 <= self.month <= 12:
            return False
        return self.day is None or 1 <= self.day <= calendar.monthrange(self.year or 2000, self.month)[1]

    def iso(self) -> str:
        """Return `2021`, `2021-09`, `2021-09-15`, `--09` or `--09-15`."""
        if self.month is None:
            return f"{self.year:04d}"
        head = "--" if self.year is None else f"{self.year:04d}-"
        return f"{head}{self.month:02d}" + ("" if self.day is None else f"-{self.day:02d}")


def of(day: date) -> Moment:
    """Return a day as a moment."""
    return Moment(day.year, day.month, day.day)


def published_day(value: str | None) -> date | None:
    """Return the day of a publication stamp (`2021`, `2021-09` and `2021-09-28T05:00` alike), or None.

    A month or a year counts as its last day, so that a date without a year falls before it.
    """
    if value is None:
        return None
    try:
        parts = [int(part) for part in value[:10].split("-")]
        year, month = parts[0], parts[1] if len(parts) > 1 else 12
        return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])
    except (ValueError, IndexError):
        return None


def dated(moment: Moment, published: date | None) -> Moment:
    """Return the moment with the year that puts it nearest before publication."""
    if moment.year is not None or published is None or moment.month is None:
        return moment
    for year in (published.year, published.year - 1):
        candidate = replace(moment, year=year)
        if candidate.possible() and _first(candidate) <= published + _AHEAD:
            return candidate
    return moment


def span(first: Moment, last: Moment, published: date | None) -> tuple[Moment, Moment]:
    """Return both ends of an interval with their years; the end's year holds for a begin that has none."""
    last = dated(last, published)
    if first.year is None and last.year is not None and first.month is not None and last.month is not None:
        first = replace(first, year=last.year - (first.month > last.month))
    return dated(first, published), last


def interval(first: Moment, last: Moment) -> str:
    """Return an interval in ISO form; whole months and years are written out by their days."""
    if first == last and first.day is not None:
        return first.iso()
    return f"{_edge(first, end=False)}/{_edge(last, end=True)}"


def _first(moment: Moment) -> date:
    return date(moment.year or 1, moment.month or 1, moment.day or 1)


def _edge(moment: Moment, *, end: bool) -> str:
    """A month as its first or last day, so that both ends have the same precision."""
    if moment.day is not None or moment.year is None:
        return moment.iso()
    month = moment.month or (12 if end else 1)
    day = calendar.monthrange(moment.year, month)[1] if end else 1
    return Moment(moment.year, month, day).iso()
