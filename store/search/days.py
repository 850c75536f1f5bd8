"""Dates of the precision people state them in, as the first and last day they stand for."""

import re
from calendar import monthrange
from datetime import date, timedelta

_STAMP = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?-?(?:T.*)?", re.DOTALL)
_SPAN = re.compile(r"(\d{1,4})([dwmy])")


def bounds(stamp: str) -> tuple[date, date] | None:
    """Return the first and the last day of `2021`, `2021-09`, `2021-9-28` or `2021-09-28T05:00`; None for no date."""
    found = _STAMP.fullmatch(stamp)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if year is None or month is None:
            return date(year or 0, 1, 1), date(year or 0, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def back(span: str, today: date) -> date | None:
    """Return the day that lies `3d`, `2w`, `6m` or `1y` before today (months of 30 days, years of 365); None otherwise."""
    found = _SPAN.fullmatch(span)
    if not found:
        return None
    days = int(found[1]) * {"d": 1, "w": 7, "m": 30, "y": 365}[found[2]]
    return today - timedelta(days) if days < today.toordinal() else date.min


def day_after(day: date) -> date:
    """Return the next day; the last one there is stays itself."""
    return day + timedelta(1) if day < date.max else day


def day_before(day: date) -> date:
    """Return the day before; the first one there is stays itself."""
    return day - timedelta(1) if day > date.min else day
