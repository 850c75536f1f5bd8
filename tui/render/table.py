"""Facts as rows of four columns: what, how much, in whose words, and where it stands."""

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
# A column of evidence narrower than this says too little: then the row goes without.
_LEAST_EVIDENCE = 16


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: its label, its value in words and the fact that it leads to."""

    label: str
    value: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in cells; `evidence` is 0 where there is no room for it."""

    label: int
    value: int
    evidence: int
    place: int


def columns(rows: Sequence[Row], places: Sequence[str], width: int, *, evidence: bool = True) -> Columns:
    """Return widths for a table: the value gets what it needs up to two fifths, the evidence what is left."""
    names = widest([row.label for row in rows], 8, 14) + _GAP
    place = widest(places, 0, 14)
    most = max(8, (width - names - place) * 2 // 5 if evidence else width - names - place - _GAP)
    value = widest([row.value for row in rows], 4, most) + _GAP
    left = width - names - value - (place + _GAP if place else 0)
    if not evidence or left < _LEAST_EVIDENCE:
        return Columns(names, max(4, width - names - (place + _GAP if place else 0)), 0, place)
    return Columns(names, value, left, place)


def write(writer: Writer, release: Release, rows: Sequence[Row], *, evidence: bool = True) -> None:
    """Write rows as a table; each is a stop of the cursor that stands for its fact."""
    places = [where(release, row.fact) for row in rows]
    grid = columns(rows, places, writer.width, evidence=evidence)
    for row, place in zip(rows, places, strict=True):
        with writer.stop(row.fact):
            _row(writer, release, row, place, grid)


def _row(writer: Writer, release: Release, row: Row, place: str, grid: Columns) -> None:
    head = fit(row.label, grid.label - 1) + " "
    quoted = proof(release, row.fact, grid.evidence)
    room = grid.value - (_GAP if grid.evidence or grid.place else 0)
    for number, (start, end) in enumerate(wrap(row.value, room)):
        value = fit(row.value[start:end], grid.value)
        pieces: list[Piece] = [(head, "dim"), (value, "strong")]
        if number == 0:
            pieces += quoted
            used = grid.label + grid.value + sum(cell_len(words) for words, _ in quoted)
            pieces.append(" " * max(0, writer.width - used - grid.place))
            pieces.append((fit(place, grid.place, "right"), "dim"))
        writer.line(*pieces)
        head = " " * grid.label


def proof(release: Release, fact: Fact, width: int) -> list[tuple[str, Part | None]]:
    """Return the words around a fact's evidence in quotation marks, at most `width` cells; none without evidence."""
    if width < _LEAST_EVIDENCE or fact.end <= fact.start:
        return []
    room = width - 2
    words, first, last = snippet(release, fact, room)
    if cell_len(words) > room:  # wide characters take two cells
        words, first, last = snippet(release, fact, room // 2)
    if cell_len(words) > room:  # the evidence alone is longer than the column
        words = fit(words, room).rstrip()
        last = min(last, len(words))
    return [("“" + words[:first], "dim"), (words[first:last], None), (words[last:] + "”", "dim")]
