"""Cuts a text into paragraphs: the lines between blank lines, a hard-wrapped paragraph joined to one.

Invariant: paragraphs stand in text order, do not overlap, begin and end with a visible character, and every visible
character of the text stands in one of them.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from store.parsing.datelines import dateline

# A wide gap is a line end that was lost on the way.
_LINE = re.compile(r"[^ \n]+(?: {1,3}[^ \n]+)*")
_WIDE_GAP = "    "
BULLET = re.compile(r"(?:[-*∗•·▪●◦‣>➢✓①-⑳]|\(?\d{1,2}[.)]|[a-z]\)|o(?= [A-Z0-9]))\s")
# A web or mail address begins a line of its own, and so does what kind of paper it is.
_ADDRESS = re.compile(r"https?:|www\.|[\w.+-]{1,64}@|for immediate release", re.IGNORECASE)
# Printed columns: shorter lines are no columns, longer ones are whole paragraphs.
_NARROW, _WIDE = 45, 130
# From so many lines on it can be told whether a text was broken at a width.
_ENOUGH = 5
# A title runs into the dateline of its story only at the beginning of a text.
_HEAD = 2000
# How far short of the width a full line may stay.
_SLACK = 8
# Words that were set apart by their type inside a sentence are no more than these characters.
_FRAGMENT = 60
_OPEN_END_LIST = (
    "a an the of and or for to in on at by with from as into against after der die das den dem des und oder für von im in "
    "zu mit del la el los las y o en para por con le les et ou du des dans pour sur un una de"
)
_OPEN_END = frozenset(_OPEN_END_LIST.split())


class Paragraph(NamedTuple):
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
    before: Paragraph | None = None
    for line in lines:
        if before is not None and not line.apart and _goes_on(shadow, before, line, width):
            if found[-1] == before:
                _mend(shadow, found)
            found[-1] = Paragraph(found[-1].start, line.end, found[-1].apart)
        else:
            found.append(line)
        before = line
    return found


def _mend(shadow: str, found: list[Paragraph]) -> None:
    """Join a line that broke out of its sentence (a bold number, a name) to the words before it."""
    if len(found) < 2 or found[-1].apart or found[-1].end - found[-1].start > _FRAGMENT:
        return
    before = found[-2]
    if shadow[before.end - 1].islower() and shadow[shadow.rfind(" ", before.start, before.end) + 1].islower():
        found.pop()
        found[-1] = Paragraph(before.start, before.end, before.apart)


def _lines(shadow: str) -> list[Paragraph]:
    found: list[Paragraph] = []
    at, last = 0, -2
    for number, line in enumerate(shadow.split("\n")):
        for start, end in _stretches(line):
            found.append(Paragraph(at + start, at + end, number > last + 1))
            last = number
        at += len(line) + 1
    return found


def _stretches(line: str) -> list[tuple[int, int]]:
    """Return where the words of a line stand; nearly always from its first to its last."""
    if _WIDE_GAP in line:
        return [stretch.span() for stretch in _LINE.finditer(line)]
    words = line.strip(" ")
    start = len(line) - len(line.lstrip(" "))
    return [(start, start + len(words))] if words else []


def _width(lines: list[Paragraph]) -> int | None:
    """Return the column at which lines were broken; None when a line is a paragraph."""
    inner = sorted(line.end - line.start for line, after in pairwise(lines) if not after.apart)
    if len(inner) < _ENOUGH:
        return None
    middle, widest = inner[len(inner) // 2], inner[len(inner) * 95 // 100]
    return widest if middle >= _NARROW and widest <= _WIDE else None


def _goes_on(shadow: str, line: Paragraph, after: Paragraph, width: int | None) -> bool:
    """Whether the line break between two lines stands inside a paragraph."""
    first, last = shadow[after.start], shadow[line.end - 1]
    if first in ",;.)":
        return True
    if BULLET.match(shadow, after.start):
        return False
    if first.islower():
        return last not in ".!?:" and not _ADDRESS.match(shadow, after.start)
    length = line.end - line.start
    if length < _NARROW:
        return False
    if width is None:
        return last == ","
    if after.start < _HEAD and dateline(shadow, after.start, after.end) > after.start:
        return False
    space = shadow.find(" ", after.start, after.end)
    word = (space if space > 0 else after.end) - after.start
    return length + word >= width - _SLACK


def open_ended(line: str) -> bool:
    """Return whether a line breaks off where its heading must go on: after "of", "and", a comma."""
    words = line.rsplit(None, 1)
    if not words:
        return False
    return line[-1] in ",-;&/" or words[-1].lower() in _OPEN_END
