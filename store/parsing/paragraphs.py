"""Cuts a text into paragraphs: the lines between blank lines, a hard-wrapped paragraph joined to one.

Invariant: paragraphs stand in text order, do not overlap, begin and end with a visible character, and every visible
character of the text stands in one of them.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"\S[^\n]*")
_BULLET = re.compile(r"(?:[-*•·▪●◦‣–—>]|\(?\d{1,2}[.)]|[a-z]\))\s")
# Printed columns: shorter lines are no columns, longer ones are whole paragraphs.
_NARROW, _WIDE = 45, 130
# From so many lines on it can be told whether a text was broken at a width.
_ENOUGH = 5
_OPEN_END_LIST = (
    "a an the of and or for to in on at by with from as der die das den dem des und oder für von im in zu mit "
    "de del la el los las y o en para por con le les et ou du des dans pour"
)
_OPEN_END = frozenset(_OPEN_END_LIST.split())


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text.

    Args:
        start: Offset of its first visible character.
        end: After its last visible character.
        apart: Whether a blank line, or the beginning of the text, stands before it.
    """

    start: int
    end: int
    apart: bool


def paragraphs(shadow: str) -> list[Paragraph]:
    """Return the paragraphs of a text, given as its shadow."""
    lines = _lines(shadow)
    width = _width(lines)
    found: list[Paragraph] = []
    for number, line in enumerate(lines):
        if number and not line.apart and _goes_on(shadow, lines[number - 1], line, width):
            found[-1] = Paragraph(found[-1].start, line.end, found[-1].apart)
        else:
            found.append(line)
    return found


def _lines(shadow: str) -> list[Paragraph]:
    found: list[Paragraph] = []
    before = 0
    for line in _LINE.finditer(shadow):
        start = line.start()
        end = start + len(line[0].rstrip())
        apart = not found or shadow.count("\n", before, start) > 1
        found.append(Paragraph(start, end, apart))
        before = end
    return found


def _width(lines: list[Paragraph]) -> int | None:
    """Return the column at which lines were broken; None when a line is a paragraph."""
    inner = sorted(line.end - line.start for line, after in pairwise(lines) if not after.apart)
    if len(inner) < _ENOUGH:
        return None
    middle, widest = inner[len(inner) // 2], inner[len(inner) * 95 // 100]
    return widest if middle >= _NARROW and widest <= _WIDE else None


def _goes_on(shadow: str, line: Paragraph, after: Paragraph, width: int | None) -> bool:
    """Whether the line break between two lines stands inside a paragraph."""
    first = shadow[after.start]
    if _BULLET.match(shadow, after.start):
        return False
    last = shadow[line.end - 1]
    if first.islower() or first in ",;.)":
        return last not in ".!?:" or first in ",;.)"
    if width is None:
        return last == "," and line.end - line.start > _NARROW
    space = shadow.find(" ", after.start, after.end)
    word = (space if space > 0 else after.end) - after.start
    return line.end - line.start + word >= width - 8 and line.end - line.start >= _NARROW


def open_ended(line: str) -> bool:
    """Whether a line breaks off where its sentence or heading must go on: after "of", "and", a comma."""
    words = line.rsplit(None, 1)
    if not words:
        return False
    return line[-1] in ",-;&/" or words[-1].lower() in _OPEN_END
