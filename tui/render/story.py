"""The text of a release: blocks set apart, paragraphs numbered, evidence and hits marked.

Lines are laid out once for a width and written only when they are drawn, so that a release of any length opens at
once. Offsets are those of the release's canonical text.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload

from store.model import BlockKind, Release
from tui.passages import paragraph
from tui.render.shown import Shown
from tui.render.wrapping import wrap
from tui.widgets.sheet import Line, Part, Sheet, Span

# What a block is called on the screen, where the word of the trade would puzzle a reader.
_LABELS: dict[str, str] = {"furniture": "around the release", "boilerplate": "about the publisher"}
_QUIET: frozenset[str] = frozenset({"boilerplate", "footnote", "contacts", "distributor", "furniture"})
_MARGIN = 4
# A text column narrower than this has no room for paragraph numbers.
_LEAST_WITH_MARGIN = 48

Marks = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the laid-out text: offsets into the shown text, or a label that is not part of it.

    Args:
        start: Where it begins in the shown text.
        end: Where it ends, half-open.
        kind: Kind of the block it belongs to.
        label: Words that stand there instead of text.
        begins: Offset into the release's text where a line of the release begins here.
        before: The same of the line before it that holds words; tells whether a new paragraph begins.
    """

    start: int
    end: int
    kind: BlockKind | None = None
    label: str = ""
    begins: int | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """A text laid out for a width, without its marks; `numbered` says whether paragraph numbers have room."""

    release: Release
    numbered: bool
    shown: Shown
    rows: tuple[Row, ...]
    starts: tuple[int, ...] = field(default=(), repr=False)

    def line_of(self, offset: int) -> int:
        """Return the line on which an offset into the release's text stands."""
        return max(0, bisect_right(self.starts, self.shown.at(offset)) - 1)


def lay_out(release: Release, width: int, most: int = 76) -> Laid:
    """Return the text of a release laid out for a width in cells; its column is never wider than `most`."""
    shown = Shown(release.text)
    numbered = width >= _LEAST_WITH_MARGIN
    column = min(most, width - _MARGIN if numbered else width)
    rows: list[Row] = []
    for kind, start, end in _stretches(release):
        at = shown.at(start)
        if rows:
            rows.append(Row(at, at))
        if kind in _QUIET:
            rows.append(Row(at, at, kind, label=f"── {_LABELS.get(kind, kind)} "))
        rows += _rows(release.text, shown, kind, (start, end), column)
    return Laid(release, numbered, shown, tuple(rows), tuple(row.start for row in rows))


def _stretches(release: Release) -> list[tuple[BlockKind | None, int, int]]:
    """Return the text in blocks, with what lies between them, white space at their ends left out."""
    found: list[tuple[BlockKind | None, int, int]] = []
    at = 0
    for block in release.blocks:
        if block.start > at:
            found.append((None, at, block.start))
        found.append((block.kind, max(at, block.start), block.end))
        at = max(at, block.end)
    found.append((None, at, len(release.text)))
    trimmed = [(kind, *_trimmed(release.text, start, end)) for kind, start, end in found]
    return [stretch for stretch in trimmed if stretch[1] < stretch[2]]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \n\t":
        start += 1
    while end > start and text[end - 1] in " \n\t":
        end -= 1
    return start, end


def _rows(text: str, shown: Shown, kind: BlockKind | None, span: tuple[int, int], width: int) -> list[Row]:
    """Return the lines of a stretch; of several empty lines one is kept."""
    rows: list[Row] = []
    at, end = span
    before: int | None = None
    empty = False
    while at < end:
        newline = text.find("\n", at, end)
        stop = end if newline < 0 else newline
        blank = not text[at:stop].strip()
        if not (blank and empty):
            first, *rest = wrap(shown.text, width, shown.at(at), shown.at(stop))
            rows.append(Row(*first, kind, begins=None if blank else at, before=before))
            rows += [Row(*line, kind) for line in rest]
        before = before if blank else at
        empty = blank
        at = stop + 1
    return rows


class _Lines(Sequence[Line]):
    """Lines of a laid-out text, each written when it is asked for."""

    def __init__(self, laid: Laid, evidence: Marks, hits: Marks, here: tuple[int, int] | None) -> None:
        at = laid.shown.at
        self._laid = laid
        self._evidence = [(at(start), at(end)) for start, end in evidence]
        self._hits = [(at(start), at(end)) for start, end in hits]
        self._hit_ends = [end for _, end in self._hits]
        self._here = [(at(here[0]), at(here[1]))] if here else []

    def __len__(self) -> int:
        return len(self._laid.rows)

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | Sequence[Line]:
        if isinstance(index, slice):
            return [self._line(row) for row in self._laid.rows[index]]
        return self._line(self._laid.rows[index])

    def _line(self, row: Row) -> Line:
        margin = f"{self._number(row) or '':>{_MARGIN - 1}} " if self._laid.numbered else ""
        if row.label:
            return Line(row.label, (Span(0, len(row.label), "dim"),), margin)
        spans = [Span(0, row.end - row.start, part)] if (part := _part(row.kind)) else []
        spans += _within(row, self._evidence, "evidence")
        spans += _within(row, self._hits_from(row), "hit")
        spans += _within(row, self._here, "here")
        return Line(self._laid.shown.text[row.start : row.end], tuple(spans), margin)

    def _hits_from(self, row: Row) -> Iterator[tuple[int, int]]:
        """Yield the hits on a line; hits do not overlap, so their ends are in order."""
        for number in range(bisect_right(self._hit_ends, row.start), len(self._hits)):
            if self._hits[number][0] >= row.end:
                return
            yield self._hits[number]

    def _number(self, row: Row) -> int | None:
        """Return the number of the paragraph that begins on a line."""
        if row.begins is None:
            return None
        number = paragraph(self._laid.release, row.begins)
        before = None if row.before is None else paragraph(self._laid.release, row.before)
        return None if number == before else number


def _within(row: Row, marks: Iterable[tuple[int, int]], part: Part) -> list[Span]:
    """Return the marks that lie on a line, as stretches of that line."""
    return [
        Span(max(start, row.start) - row.start, min(end, row.end) - row.start, part)
        for start, end in marks
        if start < row.end and end > row.start
    ]


def _part(kind: BlockKind | None) -> Part | None:
    if kind == "title":
        return "heading"
    if kind == "standfirst":
        return "strong"
    return "dim" if kind in _QUIET or kind == "dateline" else None


def story(laid: Laid, evidence: Marks = (), hits: Marks = (), here: tuple[int, int] | None = None) -> Sheet:
    """Return a laid-out text with its marks, all as offsets into the release's text.

    Args:
        laid: The text.
        evidence: Stretches that facts were read from.
        hits: Stretches that the query found, in order, without overlap.
        here: The stretch that is looked at.
    """
    return Sheet(_Lines(laid, evidence, hits, here))
