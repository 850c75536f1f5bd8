"""Amounts of goods and money, as people type them and as releases state them, in whole units that can be compared.

Invariant: two amounts of one measure compare as what they stand for; amounts of different measures never do.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# Of each unit the measure it counts in and how many of that make one: a US short ton, avoirdupois pound and ounce
# (NIST Handbook 44, appendix C), a US gallon.
_UNITS: dict[str, tuple[str, float]] = {
    **dict.fromkeys(("mg", "milligram", "milligrams"), ("g", 0.001)),
    **dict.fromkeys(("g", "gram", "grams"), ("g", 1)),
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"), ("g", 1_000)),
    **dict.fromkeys(("t", "tonne", "tonnes"), ("g", 1_000_000)),
    **dict.fromkeys(("ton", "tons"), ("g", 907_184.74)),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), ("g", 453.59237)),
    **dict.fromkeys(("oz", "ounce", "ounces"), ("g", 28.349523)),
    "ml": ("ml", 1),
    **dict.fromkeys(("l", "litre", "litres", "liter", "liters"), ("ml", 1_000)),
    **dict.fromkeys(("gal", "gallon", "gallons"), ("ml", 3_785.411784)),
    **dict.fromkeys(("", "item", "items", "piece", "pieces", "pcs"), ("item", 1)),
    **dict.fromkeys(("€", "euro", "euros"), ("EUR", 1)),
    **dict.fromkeys(("$", "us$", "dollar", "dollars"), ("USD", 1)),
    "£": ("GBP", 1),
}
_THOUSANDS = {"k": 10**3, "m": 10**6, "mn": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
_TYPED = re.compile(r"(us\$|[€$£])?(\d[\d,_]*(?:\.\d+)?)([^\d\s]*)")
_MULTIPLIED = re.compile(f"({'|'.join(sorted(_THOUSANDS, key=len, reverse=True))})?(.*)")
# Beyond this an amount is cut: an index keeps 40 bits of it, a million tonnes in grams.
MOST = (1 << 40) - 1


@dataclass(frozen=True, slots=True)
class Amount:
    """So much of a measure.

    Args:
        measure: `g`, `ml`, `item`, an ISO 4217 code, or a unit that stands for itself.
        value: In whole units of the measure, from 0 to `MOST`.
    """

    measure: str
    value: int


def stated(value: float, unit: str | None) -> Amount:
    """Return the amount a fact states (units as in `store.model.Fact`)."""
    measure, factor = _UNITS.get((unit or "").lower(), (unit or "item", 1.0))
    return _amount(measure, value * factor)


def typed(text: str) -> Amount | None:
    """Return the amount a person means by `1t`, `2.5kg`, `1,000`, `1mEUR`, `€1m` or `500k$`; None for no amount.

    Without a unit it counts pieces.
    """
    found = _TYPED.fullmatch("".join(text.lower().split()))
    if not found:
        return None
    number = float(found[2].replace(",", "").replace("_", ""))
    unit = _unit(found[3])
    if found[1]:
        unit = _unit(found[3], after=found[1])
    if unit is None:
        return None
    measure, factor = unit
    return _amount(measure, number * factor)


def goods(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words for some goods, in the singular: who asks for a firearm wants the firearms too."""
    return tuple(
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
        for word in words
    )


def _unit(tail: str, after: str = "") -> tuple[str, float] | None:
    """Return measure and factor of what stands behind a number, `after` being a sign before the number."""
    if not after and tail in _UNITS:
        return _UNITS[tail]
    multiplied = _MULTIPLIED.fullmatch(tail)
    if multiplied is None:
        return None
    times, name = _THOUSANDS.get(multiplied[1] or "", 1), multiplied[2] or after
    named = _UNITS.get(name) or ((name.upper(), 1) if re.fullmatch("[a-z]{3}", name) else None)
    if named is None or (after and named[0] != _UNITS[after][0]):
        return None  # `$5kg` is neither money nor a weight
    return named[0], named[1] * times


def _amount(measure: str, value: float) -> Amount:
    # Bounded first: what is typed with four hundred digits is infinite, and no such float can be rounded.
    return Amount(measure, round(max(0.0, min(value, MOST))))
