"""Dates and stretches of dates in words, in the precision that is stated, never more."""

from datetime import date, datetime

from store.model import Stamp

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def stamp_line(stamp: Stamp | None, *, long: bool = True) -> str:
    """Return when a release was issued: `Tue 28 Sep 2021 05:00, time zone not given`; in short without the weekday."""
    if stamp is None:
        return "date not given"
    day, _, clock = stamp.value.partition("T")
    words = f"{_weekday(day) if long else ''}{day_words(day)}"
    return f"{words} {clock[:5]}{_zone_words(stamp.zone, long=long)}" if clock else words


def _zone_words(zone: str | None, *, long: bool) -> str:
    if zone is None:
        return ", time zone not given" if long else ", zone not given"
    return " UTC" if zone in ("Z", "UTC", "+00:00") else f" {zone}"


def day_words(value: str) -> str:
    """Return `2021-09-28`, `2021-09` or `2021` as `28 Sep 2021`, `Sep 2021`, `2021`; anything else as it is."""
    try:
        return " ".join(reversed(_parts(value)))
    except (ValueError, IndexError):
        return value


def interval_words(value: str) -> str:
    """Return a date or interval of an operation in words: `15–18 Sep 2021`, `from 3 May 2024`."""
    first, slash, last = value.partition("/")
    if not slash:
        return day_words(first)
    if last in ("..", ""):
        return f"from {day_words(first)}"
    if first in ("..", ""):
        return f"until {day_words(last)}"
    try:
        return _between(_parts(first), _parts(last))
    except (ValueError, IndexError):
        return value


def _parts(value: str) -> list[str]:
    """Return year, month and day in words, as far as they are given."""
    if value.startswith("--"):
        month, day = value[2:].split("-")
        return ["(year not given)", _MONTHS[int(month) - 1], str(int(day))]
    year, *rest = value.split("-")
    int(year)
    return [
        year,
        *(_MONTHS[int(part) - 1] if place == 0 else str(int(part)) for place, part in enumerate(rest)),
    ]


def _between(first: list[str], last: list[str]) -> str:
    """Return a stretch of time in which what both ends share is said once."""
    shared = 0
    while shared < min(len(first), len(last)) - 1 and first[shared] == last[shared]:
        shared += 1
    begin = " ".join(reversed(first[shared:]))
    end = " ".join(reversed(last))
    return f"{begin}–{end}" if " " not in begin else f"{begin} – {end}"


def _weekday(day: str) -> str:
    try:
        return f"{_DAYS[date.fromisoformat(day).weekday()]} " if len(day) == 10 else ""
    except ValueError:
        return ""


def moment_words(value: str) -> str:
    """Return a moment in UTC, as the library keeps it, in the reader's own time: `24 Nov 2026 02:29`."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    local = moment.astimezone() if moment.tzinfo else moment
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year} {local:%H:%M}"
