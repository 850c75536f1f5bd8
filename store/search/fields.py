"""The fields of the query language: for each name, how its value is read.

A field is one entry in `FIELDS`; a new one needs nothing else. A reader returns the part its value means, or a hint
for the person typing and no part: what cannot be understood never narrows a result.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from store.model import COUNT_FIELDS
from store.model import FIELDS as FACT_FIELDS
from store.search.days import back, bounds, day_after, day_before
from store.search.query import (
    SORTS,
    AnyOf,
    Beginning,
    Figure,
    Marked,
    Not,
    Operated,
    Part,
    Place,
    Published,
    Sort,
    Words,
    all_of,
)
from store.search.words import is_short, words


@dataclass(frozen=True, slots=True)
class Value:
    """What stands behind a field's colon.

    Args:
        name: The field, for hints.
        text: The value without quotes.
        typing: It may go on.
        today: The day relative dates count from.
    """

    name: str
    text: str
    typing: bool
    today: date


@dataclass(frozen=True, slots=True)
class Reading:
    """What a value means: a part, an order, a hint, or nothing at all."""

    part: Part | None = None
    sort: Sort | None = None
    hint: str = ""


Reader = Callable[[Value], Reading]
_Bound = TypeVar("_Bound")

_STATES: dict[str, Part] = {
    "starred": Marked("starred"),
    "read": Marked("read"),
    "unread": Not(Marked("read")),
}
_HAVING = ("phone", "email", "operation", "contact", *FACT_FIELDS)


def words_in(text: str, place: Place, *, typing: bool) -> Part | None:
    """Return the part that finds a text's words in a place; while it is being typed its last word may go on.

    Words that punctuation alone parts are wanted side by side (`o'brien`, `joint-action`), the unfinished one anywhere.
    """
    found = tuple(words(text))
    if not found:
        return None
    if not typing:
        return Words(found, place)
    *whole, last = found
    return all_of([Words(tuple(whole), place)] * bool(whole) + [_beginning(last, place)])


def _beginning(letters: str, place: Place) -> Part:
    """Return what is meant by an unfinished word.

    One or two letters begin too many words of a text to mean any: there they count as a whole word, and as a beginning
    in titles and names only.
    """
    if place != "any" or not is_short(letters):
        return Beginning(letters, place)
    return AnyOf((Words((letters,)), Beginning(letters, "title"), Beginning(letters, "names")))


def _words_in(place: Place) -> Reader:
    def read(value: Value) -> Reading:
        return Reading(words_in(value.text, place, typing=value.typing))

    return read


def _country(value: Value) -> Reading:
    """Two letters are a code, more are a name."""
    found = tuple(words(value.text))
    if not found:
        return Reading()
    if len(found) == 1 and len(found[0]) == 2:
        return Reading(Words(found, "country"))
    return Reading(words_in(value.text, "country_name", typing=value.typing))


def _figure(value: Value) -> Reading:
    limits = _range(value.text, _number)
    if limits is None:
        return Reading(
            hint=f"{value.name}: takes a number: {value.name}:100, {value.name}:>100, {value.name}:10..50"
        )
    first, last, above, below = limits
    least = first if first is None or not above else first + 1
    most = last if last is None or not below else last - 1
    return Reading(Figure(value.name, least, most))


def _published(value: Value) -> Reading:
    days = _days(value.text)
    return Reading(Published(*days)) if days else _date_hint(value)


def _operated(value: Value) -> Reading:
    days = _days(value.text)
    return Reading(Operated(*days)) if days else _date_hint(value)


def _date_hint(value: Value) -> Reading:
    name = value.name
    return Reading(
        hint=f"{name}: takes a date: {name}:2021, {name}:2021-09, {name}:>2020, {name}:2021-09..2021-12"
    )


def _newer(value: Value) -> Reading:
    first = back(value.text.lower(), value.today)
    return (
        Reading(Published(first, None))
        if first
        else Reading(hint="newer: takes a span: newer:3d, 2w, 6m or 1y")
    )


def _state(value: Value) -> Reading:
    part = _STATES.get(value.text.lower())
    return Reading(part) if part else Reading(hint=f"is: takes {', '.join(_STATES)}")


def _having(value: Value) -> Reading:
    wanted = value.text.lower()
    if wanted not in _HAVING:
        return Reading(
            hint="has: takes phone, email, operation, contact or the name of a fact, as in has:arrests"
        )
    return Reading(Words((wanted.replace("_", ""),), "has"))


def _sort(value: Value) -> Reading:
    for order in SORTS:
        if order == value.text.lower():
            return Reading(sort=order)
    return Reading(hint=f"sort: takes {', '.join(SORTS)}")


def _days(text: str) -> tuple[date | None, date | None] | None:
    """Return the first and last day a date or range of dates asks for, or None for neither."""
    limits = _range(text, bounds)
    if limits is None:
        return None
    first, last, above, below = limits
    begin = first and (day_after(first[1]) if above else first[0])
    end = last and (day_before(last[0]) if below else last[1])
    return begin, end


def _range(
    text: str, read: Callable[[str], _Bound | None]
) -> tuple[_Bound | None, _Bound | None, bool, bool] | None:
    """Return lower and upper bound and whether each is left out itself, or None when the text is no range."""
    low, dots, high = text.partition("..")
    if dots:
        first, last = read(low), read(high)
        wrong = (bool(low) and first is None) or (bool(high) and last is None) or not (low or high)
        return None if wrong else (first, last, False, False)
    sign = text[:2] if text[1:2] == "=" else text[:1]
    if sign in (">", ">=", "<", "<="):
        bound = read(text[len(sign) :])
        if bound is None:
            return None
        return (bound, None, sign == ">", False) if sign[0] == ">" else (None, bound, False, sign == "<")
    bound = read(text.removeprefix("="))
    return None if bound is None else (bound, bound, False, False)


def _number(text: str) -> int | None:
    """Return a whole number as people write it (`1,000`, `1_000`), or None."""
    digits = text.replace(",", "").replace("_", "")
    return min(int(digits), 10**15) if digits.isascii() and digits.isdigit() and len(digits) < 100 else None


FIELDS: dict[str, Reader] = {
    "title": _words_in("title"),
    "publisher": _words_in("publisher"),
    "partner": _words_in("partner"),
    "coordinator": _words_in("coordinator"),
    "country": _country,
    "place": _words_in("place"),
    "person": _words_in("person"),
    "contact": _words_in("contact"),
    "crime": _words_in("crime"),
    "kind": _words_in("kind"),
    "lang": _words_in("lang"),
    **dict.fromkeys(COUNT_FIELDS, _figure),
    "date": _published,
    "op": _operated,
    "newer": _newer,
    "is": _state,
    "has": _having,
    "sort": _sort,
}
