"""The value of `seized:` and `loss:`: goods, an amount, or both: `cocaine`, `cocaine>1t`, `>500kg`, `cash:1m..5mEUR`."""

import re
from typing import Literal

from store.search.amounts import Amount, goods, typed
from store.search.query import Amounts
from store.search.ranges import Span, span
from store.search.values import Reading, Value, placed
from store.search.words import words

_PARTS = re.compile(r"([^<>=:]*?)\s*(?:[:=](?=\s*[<>\d€$£])|(?=[<>]))\s*(.*)", re.DOTALL)
_UNIT = re.compile(r"[^\d\s]+$")
_LONGEST_UNIT = 20
_SIGN = re.compile(r"us\$|[€$£]", re.IGNORECASE)
_NO_MONEY = ("item", "g", "ml")
# Nobody counts these in pieces.
_MONEY = frozenset(
    ("cash", "money", "currency", "banknote", "bargeld", "geld", "efectivo", "dinero", "argent")
)
# "cocaine 500kg": an amount right behind the goods, told from a model's number by its unit.
_BEHIND = re.compile(r"(.*[^\d\s<>=:.].*?)\s+([<>]?=?\S*\d.*)", re.DOTALL)


def amounts(value: Value, field: Literal["seizure", "loss"]) -> Reading:
    """Return what a value asks for; a loss is of money and names no goods."""
    text = value.text
    named = _PARTS.fullmatch(text)
    what, much = (
        (named[1], named[2]) if named else ("", text) if _limits(text) or ".." in text else (text, "")
    )
    if not much:
        what, much = _apart(what)
    found = goods(words(what))
    if not much:
        return _goods(value, found, field)
    limits = _limits(much)
    if limits is None or (field == "loss" and (found or _measure(limits) in _NO_MONEY)):
        return _hint(value)
    part = _within(limits, found, field)
    if part.least is not None and part.most is not None and part.least > part.most:
        return Reading(hint=f"{value.name}:{text} ends before it begins")
    if part.measure == "item" and _MONEY.intersection(found):
        return Reading(
            part, hint=f"{value.name}:{text} counts pieces: say which money, as in {value.name}:cash>1mEUR"
        )
    return Reading(part)


def _apart(text: str) -> tuple[str, str]:
    """Return goods and the amount right behind them; "ford 2019" and "9 mm" are no more than goods."""
    behind = _BEHIND.fullmatch(text)
    limits = _limits(behind[2]) if behind else None
    return (behind[1], behind[2]) if behind and limits and _measure(limits) != "item" else (text, "")


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
    """Return the bounds; of two with one unit it counts for both (`1..5kg`, `1m..5mEUR`, `€1m..5m`)."""
    limits = _of_one_measure(text)
    low, dots, high = text.partition("..")
    found = _UNIT.search(high) if limits is None and dots else None
    unit = found[0] if found else ""
    for at in range(min(len(unit), _LONGEST_UNIT)):
        # With all that stands behind the number, or without the thousands or millions it begins with.
        limits = limits or _of_one_measure(f"{low}{unit[at:]}..{high}")
    if limits is None and dots and (sign := _SIGN.match(low)):
        limits = _of_one_measure(f"{low}..{sign[0]}{high}")
    return limits


def _of_one_measure(text: str) -> Span[Amount] | None:
    limits = span(text, typed)
    if limits and limits.first and limits.last and limits.first.measure != limits.last.measure:
        return None
    return limits


def _measure(limits: Span[Amount]) -> str:
    return (limits.first or limits.last or Amount("item", 0)).measure


def _within(limits: Span[Amount], found: tuple[str, ...], field: Literal["seizure", "loss"]) -> Amounts:
    first, last = limits.first, limits.last
    least = None if first is None else first.value + limits.above
    most = None if last is None else last.value - limits.below
    return Amounts(field, found, _measure(limits), least, most)
