"""The value of `seized:` and `loss:`: goods, an amount, or both: `cocaine`, `cocaine>1t`, `>500kg`, `cash:1m..5mEUR`."""

import re
from typing import Literal

from store.search.amounts import Amount, goods, typed
from store.search.query import Amounts, Part
from store.search.ranges import Span, span
from store.search.values import Reading, Value, placed
from store.search.words import words

_PARTS = re.compile(r"([^<>=:]*?)\s*(?:[:=](?=\s*[<>\d€$£])|(?=[<>]))\s*(.*)", re.DOTALL)
_UNIT = re.compile(r"[^\d\s]+$")


def amounts(value: Value, field: Literal["seizure", "loss"]) -> Reading:
    """Return what a value asks for; a loss is of money and names no goods."""
    text = value.text
    named = _PARTS.fullmatch(text)
    what, much = (
        (named[1], named[2]) if named else ("", text) if _limits(text) or ".." in text else (text, "")
    )
    found = goods(words(what))
    if not much:
        return _goods(value, found, field)
    limits = _limits(much)
    if limits is None or (field == "loss" and found):
        return _hint(value)
    return Reading(_within(limits, found, field))


def _goods(value: Value, found: tuple[str, ...], field: str) -> Reading:
    if field == "loss":
        return _hint(value)
    return Reading(placed(found, "seized", typing=value.typing))


def _hint(value: Value) -> Reading:
    name = value.name
    if name == "loss":
        return Reading(hint="loss: takes an amount of money: loss:>1mEUR, loss:50000..100000USD")
    return Reading(
        hint=f"{name}: takes goods and an amount: {name}:cocaine, {name}:cocaine>1t, {name}:cash>50000EUR"
    )


def _limits(text: str) -> Span[Amount] | None:
    """Return the bounds; of two with one unit it counts for both (`1..5kg`)."""
    low, dots, high = text.partition("..")
    if dots and low and low[-1:].isdigit() and (unit := _UNIT.search(high)):
        text = f"{low}{unit[0]}..{high}"
    limits = span(text, typed)
    if limits and limits.first and limits.last and limits.first.measure != limits.last.measure:
        return None
    return limits


def _within(limits: Span[Amount], found: tuple[str, ...], field: Literal["seizure", "loss"]) -> Part:
    first, last = limits.first, limits.last
    measure = (first or last or Amount("item", 0)).measure
    least = None if first is None else first.value + limits.above
    most = None if last is None else last.value - limits.below
    return Amounts(field, found, measure, least, most)
