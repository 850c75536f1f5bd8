"""Facts as rows: what, how much, in whose words, and where it stands.

A value that is a name needs no words from the text beside it: it is those words. Where there is too little room for
evidence beside the value, it stands below.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from store.model import Fact, Release
from tui.render.evidence import snippet, where
from tui.render.wrapping import wrap
from tui.render.writer import Piece, Writer, widest
from tui.widgets.cells import fit
from tui.widgets.sheet import Part

_GAP = 2
# A column of evidence narrower than this cuts too many words.
_LEAST_BESIDE = 26
_LEAST_BELOW = 16


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: its label, its value in words and the fact that it leads to."""

    label: str
    value: str
    fact: Fact

    @property
    def is_name(self) -> bool:
        """Whether the value is words of the text rather than a number or a date."""
        return isinstance(self.fact.value, str) and self.fact.field != "op_date"


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in cells; `beside` and `below` are those of the evidence, 0 where it does not stand there."""

    label: int
    value: int
    beside: int
    below: int
    place: int


def columns(rows: Sequence[Row], places: Sequence[str], width: int, *, evidence: bool) -> Columns:
    """Return widths for a table; the value gets what it needs up to two fifths."""
    label = widest([row.label for row in rows], 8, 14) + 1
    place = widest(places, 0, 14)
    place += _GAP if place else 0
    value = widest([row.value for row in rows if not row.is_name], 4, max(8, width * 2 // 5)) + _GAP
    beside = width - label - value - place
    if evidence and beside >= _LEAST_BESIDE:
        return Columns(label, value, beside, 0, place)
    return Columns(label, max(4, width - label - place), 0, width - label if evidence else 0, place)


def write(writer: Writer, release: Release, rows: Sequence[Row], *, evidence: bool = True) -> None:
    """Write rows as a table; each is a stop of the cursor that stands for its fact."""
    places = [where(release, row.fact) for row in rows]
    grid = columns(rows, places, writer.width, evidence=evidence)
    for row, place in zip(rows, places, strict=True):
        with writer.stop(row.fact):
            _row(writer, release, row, place, grid)


def _row(writer: Writer, release: Release, row: Row, place: str, grid: Columns) -> None:
    head = fit(row.label, grid.label - 1) + " "
    quoted = [] if row.is_name else proof(release, row.fact, grid.beside - _GAP)
    # Without evidence beside it a value leaves no more room than its own place takes.
    own = cell_len(place) + _GAP if place else 0
    room = grid.value - _GAP if quoted else max(4, writer.width - grid.label - own)
    for number, (start, end) in enumerate(wrap(row.value, room)):
        value = fit(row.value[start:end], room)
        pieces: list[Piece] = [(head, "dim"), (value, "strong")]
        if number == 0:
            gap = [" " * _GAP] if quoted else []
            used = grid.label + room + sum(cell_len(words) for words, _ in quoted) + len(gap) * _GAP
            pieces += [*gap, *quoted, " " * (writer.width - used - cell_len(place)), (place, "dim")]
        writer.line(*pieces)
        head = " " * grid.label
    below = [] if row.is_name else proof(release, row.fact, grid.below)
    if below:
        writer.line(head, *below)


def proof(release: Release, fact: Fact, width: int) -> list[tuple[str, Part | None]]:
    """Return the words around a fact's evidence in quotation marks, at most `width` cells; none without evidence."""
    if width < _LEAST_BELOW or fact.end <= fact.start:
        return []
    room = width - 2
    words, first, last = snippet(release, fact, room)
    if cell_len(words) > room:  # wide characters take two cells
        words, first, last = snippet(release, fact, room // 2)
    if cell_len(words) > room:  # the evidence alone is longer than the column
        words = fit(words, room).rstrip()
        last = min(last, len(words))
    return [("“" + words[:first], "dim"), (words[first:last], None), (words[last:] + "”", "dim")]
