"""A number with what belongs to it: unit, qualifier, goods."""

from dataclasses import dataclass
from typing import NamedTuple

from store.model import Qualifier
from store.parsing.numbers import Number


@dataclass(frozen=True, slots=True)
class Goods:
    """A kind of goods.

    Args:
        item: Its English name, lower case.
        bulk: Whether it is weighed or packed and never counted by the piece.
        contraband: Whether it is a seizure even when it was only found.
    """

    item: str
    bulk: bool = False
    contraband: bool = False


class Quantity(NamedTuple):
    """A number in the text, or what a word of a table adds to one.

    Args:
        value: The number, measured in `unit` when there is one; on a unit's word, what it multiplies by.
        qualifier: How exact the text says it is.
        unit: Code of a currency or of a unit of mass or volume, or None.
        goods: What a goods word names.
        grouped: The value when the only mark in the digits stands between thousands: 8300 for `8.300`, which in
            English would else be 8.3. Counts and money are read so, weights are not.
    """

    value: Number = 1
    qualifier: Qualifier = "exact"
    unit: str | None = None
    goods: Goods | None = None
    grouped: int | None = None


def whole(quantity: Quantity) -> int | None:
    """Return a quantity as a count, or None when it is none; `8.300 officers` is 8300 in any language."""
    return quantity.value if isinstance(quantity.value, int) else quantity.grouped
