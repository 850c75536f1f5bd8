"""Writes a sheet line by line: pieces with their parts, columns, words that wrap with a hanging indent."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.cells import cell_len

from store.text import visible
from tui.quoting import one_line
from tui.render.wrapping import wrap
from tui.widgets.cells import fit, harmless
from tui.widgets.sheet import Line, Part, Sheet, Span, Stop

Piece = str | tuple[str, Part | None]
"""Words, or words with what they are."""


def clean(text: str) -> str:
    """Return outside text as one line that is safe to show; no-break and thin spaces stay."""
    return harmless(one_line(visible(text)))


class Writer:
    """Collects lines and stops for a sheet of a given width in cells; pieces must already be safe to show."""

    def __init__(self, width: int) -> None:
        self.width = max(8, width)
        self._lines: list[Line] = []
        self._stops: list[Stop] = []

    def line(self, *pieces: Piece) -> None:
        """Write one line; what is wider than the sheet is cut where it is drawn."""
        text, spans = "", []
        for piece in pieces:
            words, part = piece if isinstance(piece, tuple) else (piece, None)
            if part and words:
                spans.append(Span(len(text), len(text) + len(words), part))
            text += words
        self._lines.append(Line(text, tuple(spans)))

    def blank(self) -> None:
        """Write an empty line, unless there is one already or nothing stands above."""
        if self._lines and self._lines[-1].text:
            self._lines.append(Line())

    def heading(self, words: str, note: str = "") -> None:
        """Write a heading with an empty line above it."""
        self.blank()
        self.line((words, "heading"), (f"  {note}" if note else "", "dim"))

    def words(self, text: str, part: Part | None = None, *, indent: int = 0, hanging: int = 0) -> None:
        """Write words over as many lines as they need, all but the first indented by `hanging` more."""
        plain_words = harmless(text)
        for number, (start, end) in enumerate(wrap(plain_words, self.width - indent - hanging)):
            self.line(" " * (indent + hanging * (number > 0)), (plain_words[start:end], part))

    def labelled(
        self, label: str, text: str, *, column: int, part: Part | None = None, label_part: Part = "dim"
    ) -> None:
        """Write a label, and beside it words over as many lines as they need."""
        plain_words = harmless(text)
        head = fit(label, column - 1) + " "
        for start, end in wrap(plain_words, self.width - column):
            self.line((head, label_part), (plain_words[start:end], part))
            head = " " * column

    @contextmanager
    def stop(self, subject: object) -> Iterator[None]:
        """Make the lines written inside one stop of the cursor."""
        first = len(self._lines)
        yield
        self._stops.append(Stop(first, len(self._lines) - first, subject))

    def sheet(self) -> Sheet:
        """Return what was written."""
        return Sheet(tuple(self._lines), tuple(self._stops))


def widest(texts: Sequence[str], least: int, most: int) -> int:
    """Return the width in cells of the widest text, within bounds."""
    return min(most, max([least, *(cell_len(text) for text in texts)]))
