"""A sheet: lines of text with named parts, and the stops a cursor can stand on. Data only; `SheetView` draws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Part = Literal["heading", "strong", "dim", "accent", "evidence", "hit", "here", "warning"]
PARTS: tuple[Part, ...] = ("heading", "strong", "dim", "accent", "evidence", "hit", "here", "warning")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line, half-open in code points, and what it is; later spans lie over earlier ones."""

    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet.

    Args:
        text: Its words; markup in it is never read.
        spans: What its stretches are.
        margin: Stands before the text, dim; a selection with the mouse leaves it out.
    """

    text: str = ""
    spans: tuple[Span, ...] = ()
    margin: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """Lines that the cursor stands on together: `count` lines from index `first`, and what they are about."""

    first: int
    count: int
    subject: object


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lines laid out for one width; stops are in the order of their lines and do not overlap."""

    lines: Sequence[Line]
    stops: tuple[Stop, ...] = ()


EMPTY = Sheet(())
