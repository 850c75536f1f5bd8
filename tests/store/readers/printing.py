"""Prints texts as PDFs the way press offices do: columns, running heads, hyphens at line ends, notes, tables."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import reportlab
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paper is set.

    Args:
        font: `Vera` is embedded; the others are the standard fonts of every viewer.
        size: Of the text, in points; the title is larger by `title`.
        columns: How many stand beside each other.
        head: Line at the top of each page, or nothing.
        foot: Line at the foot of each page; `{}` is the number of the page.
        hyphens: Whether long words are parted at the ends of lines.
        centred: Whether the title stands in the middle.
        wrap: Lines are broken after so many characters, whatever room there is; 0 breaks at the edge.
        note: A note at the foot of the first page.
        table: Whether lines such as `Tel.: 1` are set as two cells.
        margin: In points.
    """

    font: str = "Helvetica"
    size: float = 10.5
    title: float = 1.6
    columns: int = 1
    head: str = ""
    foot: str = ""
    hyphens: bool = False
    centred: bool = False
    wrap: int = 0
    note: str = ""
    table: bool = False
    margin: float = 64


LAYOUTS = {
    "plain": Layout(font="Vera"),
    "two-columns": Layout(
        font="Times-Roman", columns=2, head="Newsroom of the office", foot="Page {}", hyphens=True, size=10
    ),
    "hard-wrapped": Layout(font="Courier", size=9, title=1, wrap=76, foot="- {} -"),
    "noted": Layout(
        head="For the use of the press",
        foot="{}",
        note="1 Figures of the first half of the year, as recorded.",
    ),
    "tables": Layout(font="Times-Roman", size=12, centred=True, table=True, margin=90, hyphens=True),
}


@cache
def font(name: str) -> str:
    """Return the font, made known to the library that writes PDFs."""
    if name == "Vera":
        pdfmetrics.registerFont(TTFont("Vera", Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"))
    return name


def printed(text: str, layout: Layout, **stated: str) -> bytes:
    """Return a PDF of a text; its first line is the title.

    Args:
        text: Paragraphs between blank lines; a line break stays one.
        layout: How it is set.
        stated: Title, author and subject of the file.
    """
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for name, value in stated.items():
        getattr(canvas, f"set{name.capitalize()}")(value)
    press = _Press(canvas, layout)
    title, _, body = text.partition("\n")
    press.paragraph(title, layout.size * layout.title, centred=layout.centred)
    for line in body.split("\n"):
        if not line.strip():
            press.down(0.6 * layout.size)
        elif layout.table and (label := line.partition(": "))[2] and len(line) < 90:
            press.row(f"{label[0]}:", label[2])
        else:
            press.paragraph(line, layout.size)
    canvas.save()
    return out.getvalue()


class _Press:
    """Sets lines from the top of the page, column by column."""

    def __init__(self, canvas: Canvas, layout: Layout) -> None:
        self._canvas = canvas
        self._layout = layout
        self._font = font(layout.font)
        self._gutter = 24.0
        across: float = A4[0] - 2 * layout.margin
        self._width = (across - self._gutter * (layout.columns - 1)) / layout.columns
        self._page = 0
        self._new_page()

    def _new_page(self) -> None:
        layout = self._layout
        if self._page:
            self._canvas.showPage()
        self._page += 1
        self._column = 0
        self._top = A4[1] - layout.margin
        self._y = self._top
        self._canvas.setFont(self._font, 8)
        if layout.head:
            self._canvas.drawString(layout.margin, A4[1] - 36, layout.head)
        if layout.foot:
            self._canvas.drawCentredString(A4[0] / 2, 30, layout.foot.format(self._page))
        if layout.note and self._page == 1:
            self._canvas.drawString(layout.margin, layout.margin - 12, layout.note)

    def down(self, points: float) -> None:
        self._y -= points

    def row(self, label: str, value: str) -> None:
        """Set two cells beside each other."""
        size = self._layout.size
        self._room(size)
        x = self._left()
        self._canvas.setFont(self._font, size)
        self._canvas.drawString(x, self._y, label)
        self._canvas.drawString(x + max(110.0, self._wide(label, size) + 2 * size), self._y, value)

    def paragraph(self, text: str, size: float, *, centred: bool = False) -> None:
        """Set a paragraph; a title spans all columns."""
        spans = self._page == 1 and self._y == self._top and not self._column
        width = A4[0] - 2 * self._layout.margin if spans else self._width
        for line in self._lines(text, size, width):
            self._room(size)
            self._canvas.setFont(self._font, size)
            if centred:
                self._canvas.drawCentredString(self._left() + width / 2, self._y, line)
            else:
                self._canvas.drawString(self._left(), self._y, line)
        if spans:
            self._y -= size
            self._top = self._y

    def _room(self, size: float) -> None:
        self._y -= size * 1.25
        if self._y >= self._layout.margin:
            return
        self._column += 1
        if self._column == self._layout.columns:
            self._new_page()
        self._y = self._top - size * 1.25

    def _left(self) -> float:
        return self._layout.margin + self._column * (self._width + self._gutter)

    def _wide(self, text: str, size: float) -> float:
        wide: float = pdfmetrics.stringWidth(text, self._font, size)
        return wide

    def _lines(self, text: str, size: float, width: float) -> Iterator[str]:
        line = ""
        for word in text.split():
            fits = f"{line} {word}".strip()
            if self._fits(fits, size, width):
                line = fits
                continue
            part = self._hyphenated(line, word, size, width) if self._layout.hyphens else ""
            if part:
                yield f"{line} {part}".strip()
                line = word[len(part.removesuffix("-")) :].removeprefix("-")
                continue
            if line:
                yield line
            line = word
        yield line

    def _fits(self, line: str, size: float, width: float) -> bool:
        wrap = self._layout.wrap
        return len(line) <= wrap if wrap else self._wide(line, size) <= width

    def _hyphenated(self, line: str, word: str, size: float, width: float) -> str:
        """Return as much of the word, with its hyphen, as the line still holds; nothing when it is not parted."""
        letters = word.rstrip(".,;:")
        own = [at + 1 for at, char in enumerate(letters) if char == "-"]
        if own and letters.replace("-", "").isalpha():
            places = own
        elif letters.isalpha() and letters.islower() and len(letters) > 8:
            vowels = "aeiouäöüéè"
            places = [
                at + 1
                for at, (one, two) in enumerate(pairwise(letters))
                if 3 <= at < len(letters) - 4 and one not in vowels and two not in vowels
            ]
        else:
            return ""
        for place in reversed(places):
            part = f"{word[:place].removesuffix('-')}-"
            if self._fits(f"{line} {part}".strip(), size, width):
                return part
        return ""
