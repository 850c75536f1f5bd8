"""Joins the lines of a paper to paragraphs: a line goes on in the next one where its column left no room.

Invariant: a break that the width of the column does not explain stays a break, so that headings and the lines of a
contact are never run together; what can be told neither way is left to the parser as lines.
"""

import re
from dataclasses import dataclass

from store.readers.paper.edges import NOTE, SMALL
from store.readers.paper.hyphens import Hyphens, is_parted
from store.readers.paper.lines import Stretch
from store.readers.paper.measures import is_centred, is_indented, right_edge, usual_blank, usual_height
from store.readers.reaching import reaches

# Lines of a column that are enough to tell how wide it is; no column of text is narrower, in heights of a line.
_ENOUGH, _NARROW = 6, 20
# In heights of a line: how far the blank between lines may exceed the usual one, and how far their sizes may differ.
_APART, _TALLER = 0.35, 1.12
# In heights of a line: a space, and how far a word may stick out of its column.
_SPACE, _TOLERANCE = 0.2, 0.1
# A heading is so much taller than the text.
_LARGE = 1.15
# Notes at the foot of a page have no more lines.
_MOST_NOTED = 15
# A line that stops this short of the edge of its column was ended on purpose.
_SHORT = 0.45
_BULLET = re.compile(r"(?:[-–•·▪●◦‣➢✓*]|\(?\d{1,2}[.)]|[a-z]\))\s+")
_ENDED = re.compile(r"[.!?:;][\"'”’»)\]]{0,4}$")
_ADDRESS = re.compile(r"(?:https?://|www\.|[\w.+-]{1,64}@)")


@dataclass(slots=True)
class Paragraph:
    """Text, whether a blank line stands before it, its last line, and what it is."""

    text: str
    apart: bool
    last: Stretch
    wrapped: bool = False
    note: bool = False

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return _ENDED.search(self.text[-6:]) is not None

    @property
    def item(self) -> bool:
        """Whether it is an item of a list."""
        return _BULLET.match(self.text) is not None


class Joining:
    """Joins lines, knowing the whole paper: the usual blank between lines, the height of its text, its words.

    Args:
        columns: The lines of each column of each page, in reading order; none is empty.
    """

    def __init__(self, columns: list[list[Stretch]]) -> None:
        self._columns = columns
        lines = [line for column in columns for line in column]
        self._height = usual_height(lines)
        self._blank = usual_blank(columns)
        self._hyphens = Hyphens(line.text for line in lines)

    def paragraphs(self) -> list[Paragraph]:
        """Return the paragraphs in reading order, notes last."""
        found: list[Paragraph] = []
        notes: list[Paragraph] = []
        for column in self._columns:
            left, right = self._edges(column)
            body, noted = self._without_notes(column)
            for before, line in zip([None, *body], body, strict=False):
                self._add(found, before, line, left, right)
            for number, line in enumerate(noted):
                if number == 0 or NOTE.match(line.text):
                    notes.append(Paragraph(line.text, apart=True, last=line, note=True))
                else:
                    notes[-1].text = self._hyphens.run_on(notes[-1].text, line.text)
        return [*found, *notes]

    def _edges(self, column: list[Stretch]) -> tuple[float, float]:
        """Return the left and right edge of a column; a few lines borrow those of others that begin where they do."""
        left = min(line.left for line in column)
        lines = column
        if len(lines) < _ENOUGH:
            near = [other for other in self._columns if abs(other[0].left - lines[0].left) < self._height]
            lines = [line for other in near for line in other]
        right = right_edge(lines, left)
        return left, right if len(lines) >= _ENOUGH else max(right, left + _NARROW * self._height)

    def _without_notes(self, column: list[Stretch]) -> tuple[list[Stretch], list[Stretch]]:
        """Split off the small lines at the foot of a page that begin with the mark of a note."""
        small = len(column)
        while small and column[small - 1].height < SMALL * self._height:
            small -= 1
        first = next((number for number in range(small, len(column)) if NOTE.match(column[number].text)), 0)
        # More small lines than text are a table or a form.
        if first == 0 or len(column) - first > min(first, _MOST_NOTED):
            return column, []
        return column[:first], column[first:]

    def _add(
        self, found: list[Paragraph], before: Stretch | None, line: Stretch, left: float, right: float
    ) -> None:
        """Add a line to the last paragraph, or as a new one; `before` is the line above it in its column."""
        last = found[-1] if found else None
        if last is None or before is None:
            apart = True
            goes_on = last is not None and self._goes_on_overleaf(last, line, right - left)
        else:
            apart = self._is_apart(before, line)
            goes_on = not apart and self._goes_on(last, before, line, left, right)
            apart = apart or is_indented(before, line)
        if last is not None and goes_on:
            last.text = self._hyphens.run_on(last.text, line.text)
            last.last, last.wrapped = line, True
            return
        added = Paragraph(line.text, apart=apart, last=line)
        added.apart = apart or (last is not None and last.wrapped and last.ended and not added.item)
        found.append(added)

    def _is_apart(self, before: Stretch, line: Stretch) -> bool:
        tall, low = max(before.height, line.height), min(before.height, line.height)
        usual = self._blank * tall / self._height
        return tall > _TALLER * low or before.bottom - line.top > usual + _APART * tall

    def _goes_on(
        self, paragraph: Paragraph, before: Stretch, line: Stretch, left: float, right: float
    ) -> bool:
        """Say whether the break between two lines of a column stands inside a paragraph."""
        edge = left + before.right - before.left if is_centred(before, left, right) else before.right
        room = right - edge
        full = line.first + (_SPACE + _TOLERANCE) * line.height > room
        if min(line.height, before.height) > _LARGE * self._height:
            return full or not paragraph.ended
        if bullet := _BULLET.match(line.text):
            # A dash between words may begin a line by chance.
            return full and bullet[0][0] in "-–" and not paragraph.ended and not paragraph.item
        if is_indented(before, line) and not paragraph.item and not is_centred(line, left, right):
            return False
        if not paragraph.wrapped and _are_of_a_card(before.text, line.text):
            return False
        begins_small = line.text[0].islower()
        if full or (begins_small and is_parted(before.text)):
            return True
        return begins_small and not paragraph.ended and room < _SHORT * (right - left)

    def _goes_on_overleaf(self, last: Paragraph, line: Stretch, width: float) -> bool:
        """Say whether a paragraph goes on in the next column or on the next page."""
        if abs(last.last.height - line.height) > (_TALLER - 1) * line.height or _BULLET.match(line.text):
            return False
        begins_small = line.text[0].islower()
        if last.ended or not last.wrapped:
            return begins_small and is_parted(last.text)
        return begins_small or last.last.right - last.last.left > (1 - _SHORT) * width


def _are_of_a_card(before: str, line: str) -> bool:
    """Say whether two lines tell how to reach somebody: no sentence runs through them."""
    small = [word for word in before.split() if word[0].islower() and "@" not in word]
    if len(small) > 1:
        return False
    return _ADDRESS.match(line) is not None or (reaches(before) and line[0].isupper())
