"""Reads quantities: digits with any thousands mark, and the plainest spelt-out numbers.

Invariant: a number is read whole or not at all; a part of a longer run of digits is never a number.
"""

import re
from dataclasses import dataclass

_RUN = re.compile(r"(?<![\w+.,/-])\d{1,3}(?:([ ,.'])\d{3}(?:\1\d{3})*|\d*)(?![\w/]|[.,:-]\d)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A whole number in the text, `start`/`end` half-open offsets into it."""

    value: int
    start: int
    end: int


def whole_numbers(view: str, start: int, end: int) -> list[Quantity]:
    """Return the whole numbers written in digits in `view[start:end]`, in order."""
    return [
        Quantity(int(re.sub(r"\D", "", run[0])), run.start(), run.end())
        for run in _RUN.finditer(view, start, end)
    ]
