"""Bounds as people type them: `100`, `>100`, `<=5`, `10..50`, `2021-09..`, of whatever can be read and compared."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

_Bound = TypeVar("_Bound")


@dataclass(frozen=True, slots=True)
class Span(Generic[_Bound]):
    """Lower and upper bound; None leaves one open.

    Args:
        first: The lower one.
        last: The upper one.
        above: The lower one itself is left out.
        below: The upper one itself is left out.
    """

    first: _Bound | None
    last: _Bound | None
    above: bool = False
    below: bool = False


def span(text: str, read: Callable[[str], _Bound | None]) -> Span[_Bound] | None:
    """Return the bounds a text asks for, or None when it is no range.

    Args:
        text: As typed.
        read: Returns one bound, or None for what is none.
    """
    low, dots, high = text.partition("..")
    if dots:
        first, last = read(low), read(high)
        wrong = (bool(low) and first is None) or (bool(high) and last is None) or not (low or high)
        return None if wrong else Span(first, last)
    sign = text[:2] if text[1:2] == "=" else text[:1]
    if sign in (">", ">=", "<", "<="):
        bound = read(text[len(sign) :])
        if bound is None:
            return None
        return (
            Span(bound, None, above=sign == ">") if sign[0] == ">" else Span(None, bound, below=sign == "<")
        )
    bound = read(text.removeprefix("="))
    return None if bound is None else Span(bound, bound)


def number(text: str) -> int | None:
    """Return a whole number as people write it (`1,000`, `1_000`), at most 10**15, or None."""
    digits = text.replace(",", "").replace("_", "")
    return min(int(digits), 10**15) if digits.isascii() and digits.isdigit() and len(digits) < 100 else None
