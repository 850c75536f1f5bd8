"""Puts letters together to stretches of a line, and stretches that stand beside each other to lines.

Invariant: letters keep the order of the file within a stretch; what a wide gap parts is put together only where the
page is not set in columns.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from store.readers.paper.glyphs import Glyph
from store.readers.reaching import reaches

# In heights of a line: a gap that parts two stretches, one that parts two cells, and how far letters may overlap.
GAP = 1.0
_CELL_GAP = 1.6
_BACK = 0.5
# A space that the file does not hold.
_SPACE = 0.18
_BESIDE = "  "


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in one line without a wide gap; points, y grows upwards; `first` is the width of the first word."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    first: float

    @property
    def height(self) -> float:
        """Return the height of its letters' boxes."""
        return self.top - self.bottom

    def beside(self, other: "Stretch | Glyph") -> bool:
        """Say whether both stand on one line: raised and lowered letters do."""
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        return shared > 0.5 * min(self.height, other.top - other.bottom)


def stretches(glyphs: Iterable[Glyph]) -> list[Stretch]:
    """Return the stretches of a page in the order of the file."""
    found: list[Stretch] = []
    open_: _Open | None = None
    space = False
    for glyph in glyphs:
        if glyph.text.isspace() or glyph.top <= glyph.bottom:
            space = True
        elif open_ is not None and open_.takes(glyph):
            open_.add(glyph, space=space)
            space = False
        else:
            if open_ is not None:
                found.append(open_.closed())
            open_, space = _Open(glyph), False
    if open_ is not None:
        found.append(open_.closed())
    return [stretch for stretch in found if stretch.text]


class _Open:
    """A stretch that may still grow."""

    def __init__(self, glyph: Glyph) -> None:
        self._letters = [glyph.text]
        self._last = glyph
        self._box = Stretch("", glyph.left, glyph.bottom, glyph.right, glyph.top, 0)

    def takes(self, glyph: Glyph) -> bool:
        if self._is_of_ligature(glyph):
            return True
        gap = glyph.left - self._box.right
        return self._box.beside(glyph) and -_BACK * self._box.height < gap < GAP * self._box.height

    def add(self, glyph: Glyph, *, space: bool) -> None:
        box = self._box
        first = box.first
        if space or glyph.left - box.right > _SPACE * box.height:
            self._letters.append(" ")
            first = first or box.right - box.left
        self._letters.append(glyph.text)
        self._last = glyph
        # A raised mark of a note makes no line taller.
        tall = glyph.top - glyph.bottom > box.height
        bottom, top = (glyph.bottom, glyph.top) if tall else (box.bottom, box.top)
        self._box = Stretch("", min(box.left, glyph.left), bottom, max(box.right, glyph.right), top, first)

    def _is_of_ligature(self, glyph: Glyph) -> bool:
        """Say whether the letter has the very box of the one before: one sign stands for both."""
        last = self._last
        return (last.left, last.right, last.top) == (glyph.left, glyph.right, glyph.top)

    def closed(self) -> Stretch:
        box = self._box
        text = " ".join("".join(self._letters).split())
        return Stretch(text, box.left, box.bottom, box.right, box.top, box.first or box.right - box.left)


def rows(region: Iterable[Stretch]) -> list[list[Stretch]]:
    """Return the lines of a part of the page that is not set in columns, from top to bottom.

    They come in runs: a card that stands beside another one is a run of its own.
    """
    grid: list[list[Stretch]] = []
    for stretch in sorted(region, key=lambda stretch: -(stretch.top + stretch.bottom)):
        if grid and any(other.beside(stretch) for other in grid[-1]):
            grid[-1].append(stretch)
        else:
            grid.append([stretch])
    cells = [_cells(sorted(row, key=lambda stretch: stretch.left)) for row in grid]
    runs: list[list[Stretch]] = [[]]
    for block in _blocks(cells):
        cards = _cards(block)
        if cards:
            runs += [*cards, []]
        else:
            runs[-1] += map(_as_line, block)
    return [run for run in runs if run]


def _cells(row: list[Stretch]) -> list[Stretch]:
    """Return the row with what only a wide space parts joined."""
    found = row[:1]
    for stretch in row[1:]:
        last = found[-1]
        if stretch.left - last.right < _CELL_GAP * min(last.height, stretch.height):
            close = abs(stretch.left - last.right) < _SPACE * last.height
            found[-1] = _joined(last, stretch, "" if close else " ")
        else:
            found.append(stretch)
    return found


def _blocks(cells: list[list[Stretch]]) -> Iterable[list[list[Stretch]]]:
    """Yield rows that belong together: those of two cells that begin at the same two places, and single ones."""
    block: list[list[Stretch]] = []
    for row in cells:
        if block and not _same_places(block[0], row):
            yield block
            block = []
        block.append(row)
        if len(block[0]) < 2:
            yield block
            block = []
    if block:
        yield block


def _same_places(first: list[Stretch], row: list[Stretch]) -> bool:
    near = first[0].height
    places = [cell.left for cell in first]
    return len(row) <= len(first) and all(
        any(abs(cell.left - place) < near for place in places) for cell in row
    )


def _as_line(row: list[Stretch]) -> Stretch:
    line = row[0]
    for cell in row[1:]:
        line = _joined(line, cell, _BESIDE)
    return line


def _cards(block: list[list[Stretch]]) -> list[list[Stretch]]:
    """Return the columns of a block when each is a card by itself: lines of which one reaches somebody, not the first."""
    near = block[0][0].height
    columns = [
        [cell for row in block for cell in row if abs(cell.left - first.left) < near] for first in block[0]
    ]
    if len(block) < 2 or len(columns) < 2 or all(reaches(cell.text) for cell in block[0]):
        return []
    alone = all(len(column) > 1 and any(reaches(cell.text) for cell in column) for column in columns)
    return columns if alone else []


def _joined(first: Stretch, second: Stretch, between: str) -> Stretch:
    return Stretch(
        f"{first.text}{between}{second.text}",
        min(first.left, second.left),
        min(first.bottom, second.bottom),
        max(first.right, second.right),
        max(first.top, second.top),
        first.first,
    )
