"""The fields of the query language: for each name, how its value is read.

A field is one entry in `FIELDS`; a new one needs nothing else. A reader returns the part its value means, or a hint
for the person typing and no part: what cannot be understood never narrows a result.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Literal

from store.factfields import COUNT_FIELDS
from store.factfields import FIELDS as FACT_FIELDS
from store.factfields import KINDS as _KINDS
from store.search.codes import SHORT
from store.search.days import back, bounds, day_after, day_before
from store.search.languages import code_of
from store.search.quantities import amounts
from store.search.query import (
    SORTS,
    WHOLE,
    Exactly,
    Figure,
    Marked,
    Not,
    Operated,
    Part,
    Place,
    Published,
    Words,
)
from store.search.ranges import number, span
from store.search.values import Reader, Reading, Value, words_in
from store.search.words import words

_STATES: dict[str, Part] = {
    "starred": Marked("starred"),
    "read": Marked("read"),
    "unread": Not(Marked("read")),
    "corrected": Marked("corrected"),
}
_VARIETY = re.compile("[-_].*", re.DOTALL)
# What the fields and the app call facts otherwise.
_SAID = {
    "seized": "seizure",
    "seizures": "seizure",
    "partners": "partner",
    "crime": "crime_area",
    "op": "op_date",
}
_HAVING = ("phone", "email", "operation", "contact", "embargo", *FACT_FIELDS)


def _words_in(place: Place) -> Reader:
    def read(value: Value) -> Reading:
        found = tuple(words(value.text))
        if value.whole and found and not value.typing and place in WHOLE:
            return Reading(Exactly(found, place))
        return Reading(words_in(value.text, place, typing=value.typing))

    return read


def _country(value: Value) -> Reading:
    """Two letters are a code, more are a name."""
    found = tuple(words(value.text))
    if not found:
        return Reading()
    code = SHORT.get(found[0], found[0]) if len(found) == 1 else ""
    if len(code) == 2:
        return Reading(Words((code,), "country"))
    return Reading(words_in(value.text, "country_name", typing=value.typing))


def _language(value: Value) -> Reading:
    """A code, or what a language is called in English or by itself; asked for as a whole, the code alone."""
    # `en-GB` is English: a release states no variety.
    code = None if value.whole else code_of(value.text) or _VARIETY.sub("", value.text.lower())
    return Reading(Words((code,), "lang")) if code and len(code) == 2 else _words_in("lang")(value)


def _figure(value: Value) -> Reading:
    limits = span(value.text, number)
    if limits is None:
        return Reading(
            hint=f"{value.name}: takes a number: {value.name}:100, {value.name}:>100, {value.name}:10..50"
        )
    least = limits.first if limits.first is None or not limits.above else limits.first + 1
    most = limits.last if limits.last is None or not limits.below else limits.last - 1
    if least is not None and most is not None and least > most:
        return _reversed(value)
    return Reading(Figure(value.name, least, most))


def _reversed(value: Value) -> Reading:
    return Reading(hint=f"{value.name}:{value.text} ends before it begins")


def _amounts(field: Literal["seizure", "loss"]) -> Reader:
    def read(value: Value) -> Reading:
        return amounts(value, field)

    return read


def _published(value: Value) -> Reading:
    return _dated(value, Published)


def _operated(value: Value) -> Reading:
    return _dated(value, Operated)


def _dated(value: Value, part: Callable[[date | None, date | None], Part]) -> Reading:
    days = _days(value)
    if days is None:
        return _date_hint(value)
    first, last = days
    return _reversed(value) if first and last and first > last else Reading(part(first, last))


def _date_hint(value: Value) -> Reading:
    name = value.name
    return Reading(
        hint=f"{name}: takes a date: {name}:2021, {name}:2021-09, {name}:today, {name}:>2020, {name}:2021-09..2021-12"
    )


def _newer(value: Value) -> Reading:
    first = back(value.text.lower(), value.today)
    return Reading(Published(first, None)) if first else _span_hint(value)


def _older(value: Value) -> Reading:
    last = back(value.text.lower(), value.today)
    return Reading(Published(None, last)) if last else _span_hint(value)


def _span_hint(value: Value) -> Reading:
    return Reading(hint=f"{value.name}: takes a span: {value.name}:3d, 2w, 6m or 1y")


def _kind(value: Value) -> Reading:
    reading = _words_in("kind")(value)
    if not value.typing and value.text and value.text.lower() not in _KINDS:
        return Reading(reading.part, hint=f"kind: there are {', '.join(_KINDS)}")
    return reading


def _state(value: Value) -> Reading:
    part = _STATES.get(value.text.lower())
    return Reading(part) if part else Reading(hint=f"is: takes {', '.join(_STATES)}")


def _having(value: Value) -> Reading:
    wanted = _SAID.get(value.text.lower(), value.text.lower())
    if wanted in ("tag", "note"):
        return Reading(Marked("tagged" if wanted == "tag" else "noted"))
    if wanted not in _HAVING:
        return Reading(
            hint="has: takes phone, email, operation, contact, embargo, tag, note or the name of a fact, as in has:arrests"
        )
    return Reading(Words((wanted.replace("_", ""),), "has"))


def _sort(value: Value) -> Reading:
    for order in SORTS:
        if order == value.text.lower():
            return Reading(sort=order)
    return Reading(hint=f"sort: takes {', '.join(SORTS)}")


def _days(value: Value) -> tuple[date | None, date | None] | None:
    """Return the first and last day a date or range of dates asks for, or None for neither."""

    def day(text: str) -> tuple[date, date] | None:
        back_by = {"today": 0, "yesterday": 1}.get(text.lower())
        if back_by is None:
            return bounds(text)
        that_day = date.fromordinal(value.today.toordinal() - back_by)
        return that_day, that_day

    limits = span(value.text, day)
    if limits is None:
        return None
    first, last = limits.first, limits.last
    begin = first and (day_after(first[1]) if limits.above else first[0])
    end = last and (day_before(last[0]) if limits.below else last[1])
    return begin, end


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
    "kind": _kind,
    "lang": _language,
    "tag": _words_in("tag"),
    "note": _words_in("note"),
    **dict.fromkeys(COUNT_FIELDS, _figure),
    "seized": _amounts("seizure"),
    "loss": _amounts("loss"),
    "date": _published,
    "op": _operated,
    "newer": _newer,
    "older": _older,
    "is": _state,
    "has": _having,
    "sort": _sort,
}
