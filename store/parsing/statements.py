"""Cuts the telling blocks into statements: sentences, heading lines and list items.

Invariant: statements stand in text order, do not overlap, and each lies inside one block. A line that a page or a
mail broke in the middle of a sentence is joined again; a heading or a list item never runs into its neighbour.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from store.model import BlockKind
from store.parsing.knowledge import table
from store.parsing.reading import Reading
from store.parsing.tokens import last_word

# Where a statement may end: a mark before white space, a wide gap (lost line break), or a line end. One set stands
# first, so that the engine skips to the next such character; that is four times as fast as three branches at each letter.
_ENDS = (
    r"(?:(?P<mark>(?<=[.!?])(?<![.!?]{2})[.!?]*[\"')\]]*)(?=\s)"
    r"|(?P<gap>(?<= )(?<!  ) {2,}(?=[A-ZÄÖÜÉÁÍÓÚÑ\"(]))|(?P<line>(?<=\n)[ \n]*))"
)
_BREAK = re.compile(rf"[.!?\n ]{_ENDS}")
# In a text without a wide gap no space needs to be looked at.
_BREAK_NARROW = re.compile(rf"[.!?\n]{_ENDS}")
_GAP = "   "
_BULLET = re.compile(r"(?:[-*•·▪●◦‣–—>]|\(?\d{1,2}[.)]|[a-z]\))\s+")
_SHORT = frozenset(table("statements")["short"].split())
_OPEN_END = frozenset(table("statements")["open"].split())
# A line of this length may have been wrapped; a heading is mostly shorter.
_FULL_LINE = 50
# Text without marks is cut here, so that no rule ever looks at more.
_LONGEST = 2000
# A number on a line of its own: page text where it was set in bold.
_NUMBER_LINE = re.compile(r"[$£€]?\d[\d.,]* *(?=\n *[a-z])")
# Lines of a list without bullets are no longer than this, and a list has no more of them.
_ITEM, _ITEMS = 120, 60


class Statement(NamedTuple):
    """One sentence, heading or list item.

    Args:
        start: Offset of its first character.
        end: End, half-open.
        kind: Kind of its block.
        item: Whether it is an item of a list.
        lead: Number of the statement that introduces the list it is an item of, or None.
    """

    start: int
    end: int
    kind: BlockKind
    item: bool
    lead: int | None


def statements(reading: Reading) -> list[Statement]:
    """Return the statements of the telling blocks, in text order."""
    found: list[Statement] = []
    lead: int | None = None
    for block in reading.telling():
        lead = _cut(reading.shadow, block.start, block.end, block.kind, found, lead)
    return found


def _cut(
    view: str, start: int, end: int, kind: BlockKind, found: list[Statement], lead: int | None
) -> int | None:
    """Add the statements of a block to `found`; take and return the one that introduces a list that may go on."""
    begin = start
    for stop in _shortened(view, start, [*_breaks(view, start, end), end]):
        first, last = _trim(view, begin, stop)
        begin = stop
        if first == last:
            continue
        item = kind == "list" or _is_item(view, first, last)
        if not item and not _follows_list(view, first, last, found, lead):
            lead = None
        found.append(Statement(first, last, kind, item, lead))
        if view[last - 1] == ":":
            lead = len(found) - 1
    return lead


def _is_item(view: str, first: int, last: int) -> bool:
    """Whether a statement begins with the mark of a list; most begin with a word, and no pattern is tried."""
    if view[first].isalpha() and view[first + 1 : first + 2] != ")":
        return False
    return _BULLET.match(view, first, last) is not None


def _shortened(view: str, start: int, stops: list[int]) -> Iterator[int]:
    """Yield the stops, and stops between them where a statement would be longer than any sentence is."""
    begin = start
    for stop in stops:
        while stop - begin > _LONGEST:
            space = view.rfind(" ", begin + 1, begin + _LONGEST)
            begin = space if space > begin else begin + _LONGEST
            yield begin
        yield stop
        begin = stop


def _follows_list(view: str, first: int, last: int, found: list[Statement], lead: int | None) -> bool:
    """Whether a line without a bullet is an item: a short line of its own, in a row of such lines after the lead."""
    if lead is None or "\n" not in view[found[-1].end : first]:
        return False
    return (last - first <= _ITEM and view[last - 1] not in ".!?") and len(found) - lead <= _ITEMS


def _trim(view: str, start: int, end: int) -> tuple[int, int]:
    while start < end and view[start].isspace():
        start += 1
    while end > start and view[end - 1].isspace():
        end -= 1
    return start, end


def _breaks(view: str, start: int, end: int) -> list[int]:
    """Offsets at which a new statement begins."""
    found = []
    line = start
    pattern = _BREAK if view.find(_GAP, start, end) >= 0 else _BREAK_NARROW
    for stop in pattern.finditer(view, start, end):
        first, after = stop.span()
        kind = stop.lastgroup
        if kind == "mark":
            if not _abbreviates(view, first, after, end):
                found.append(after)
        elif kind == "gap":
            found.append(after)
        else:
            if not _goes_on(view, line, first, after, end, blank=view.count("\n", first, after) > 1):
                found.append(after)
            line = after
    return found


def _abbreviates(view: str, dot: int, after: int, end: int) -> bool:
    """Whether the mark at `dot` closes an abbreviation or an ordinal and not its sentence."""
    if view[dot] != "." or after - dot > 1:
        return False
    follows = after
    while follows < end and view[follows] == " ":
        follows += 1
    if follows >= end:
        return False
    if view[follows].islower():
        return True
    word = last_word(view, dot).lower()
    if word.isdigit():
        return len(word) <= 2 and view[follows].isalpha() and view[follows - 1] != "\n"
    return word in _SHORT or (len(word) == 1 and word.isalpha())


def _goes_on(view: str, line: int, stop: int, after: int, end: int, *, blank: bool) -> bool:
    """Whether the line break at `stop` stands inside a sentence."""
    if after >= end or stop <= line or blank:
        return False
    last = view[stop - 1]
    if last in ".!?:;" or (last.isdigit() and ":" in view[line:stop]) or _BULLET.match(view, after, end):
        return False
    begin = view.rfind(" ", line, stop) + 1 or line
    word = view[begin:stop]
    if word.islower() and word in _OPEN_END:
        return True
    if _NUMBER_LINE.match(view, after, end) and last.isalnum():
        return True
    if last == "," or view[after].islower() or view[after] in ",;:.)":
        return True
    return stop - line >= _FULL_LINE and _is_prose(view, line, stop, after)


def _is_prose(view: str, line: int, stop: int, after: int) -> bool:
    """Whether a full line that ends without a mark reads like wrapped prose and not like a heading."""
    words = view[line:stop].split()
    small = sum(word[0].islower() for word in words)
    return 2 * small >= len(words) and view[after].isalnum()
