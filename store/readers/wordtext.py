"""Writes the text of a Word document: paragraphs, lists, tables, text boxes and notes, as they stand now.

Invariant: what was inserted while changes were tracked is there, what was deleted or hidden is not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from store.readers.protected import mailto
from store.readers.wordstyles import Styles

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SYMBOLS = {
    "F0B7": "•",
    "F0A7": "▪",
    "F0D8": "➢",
    "F0FC": "✓",
    "F0E0": "→",
    "F028": "☎",
    "F029": "☎",
    "F02A": "✉",
}
# What was taken out while changes were tracked, and what is no text.
_GONE = frozenset(
    W + name
    for name in (
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "rPr",
        "pPr",
        "tblPr",
        "tcPr",
        "trPr",
        "sdtPr",
        "rt",
        "object",
    )
)
_LETTERS = {
    W + "tab": "  ", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": "", W + "ptab": "  ",
}  # fmt: skip
_ADDRESS = re.compile(r'HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]{1,2000})"')
# A row is a line when each of its cells is no longer.
_CELL = 200
_BESIDE = " | "
# A paragraph that is longer is text; a blank line stands around it.
_LINE = 130

# lxml brings no types.
Element = Any


@dataclass(slots=True)
class Piece:
    """A paragraph, or a row of a table: its text, whether blank lines stand before and after it, and if it is an item."""

    text: str
    before: bool = True
    after: bool = True
    item: bool = False


@dataclass(slots=True)
class Story:
    """What a part of a document says, with the addresses of its links and the ids of its notes.

    Args:
        styles: The document's styles.
        addresses: The addresses that the part's links lead to, by relationship id.
    """

    styles: Styles
    addresses: dict[str, str]
    links: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def pieces(self, element: Element) -> Iterator[Piece]:
        """Yield the paragraphs of a body, cell, box or note in their order."""
        open_ = ""
        for child in element:
            if child.tag == W + "p":
                text, boxes = self._paragraph(child)
                if self.styles.mark_deleted(child):
                    open_ += text
                else:
                    yield self._piece(child, open_ + text)
                    open_ = ""
                for box in boxes:
                    yield from self.pieces(box)
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif child.tag == _MC + "AlternateContent":
                for chosen in _chosen(child):
                    yield from self.pieces(chosen)
            elif isinstance(child.tag, str) and child.tag not in _GONE:
                # Frames around paragraphs: content controls, insertions, custom XML.
                yield from self.pieces(child)
        if open_.strip():
            yield Piece(open_)

    def _piece(self, paragraph: Element, text: str) -> Piece:
        text = "\n".join(line.strip() for line in text.split("\n")).strip("\n")
        if text and self.styles.is_item(paragraph):
            return Piece(f"- {text}", before=False, after=False, item=True)
        before, after = self.styles.blanks(paragraph)
        long = len(text) > _LINE
        return Piece(text, before or long, after or long)

    def _table(self, table: Element) -> Iterator[Piece]:
        """Yield a table's rows as lines, and the cells of one that only lays out text one after the other."""
        rows = [[list(self.pieces(cell)) for cell in _cells(row)] for row in _rows(table)]
        told = [[[piece for piece in cell if piece.text] for cell in row] for row in rows]
        is_data = all(
            len(cell) <= 1 and all(len(piece.text) <= _CELL and "\n" not in piece.text for piece in cell)
            for row in told
            for cell in row
        )
        yield Piece("")
        for row in told:
            if is_data:
                words = [piece.text for cell in row for piece in cell]
                yield Piece(_BESIDE.join(words), before=False, after=False)
            else:
                for cell in row:
                    yield from cell
                    yield Piece("")
        yield Piece("")

    def _paragraph(self, paragraph: Element) -> tuple[str, list[Element]]:
        """Return the words of a paragraph and the text boxes that hang on it."""
        letters: list[str] = []
        boxes: list[Element] = []
        self._runs(paragraph, letters, boxes)
        return "".join(letters), boxes

    def _runs(self, element: Element, letters: list[str], boxes: list[Element]) -> None:
        for child in element:
            tag = child.tag
            if tag == W + "t":
                letters.append((child.text or "").replace("\n", " "))
            elif tag == W + "instrText":
                self.links += _ADDRESS.findall(child.text or "")
            elif tag == W + "hyperlink":
                self._link(child, letters, boxes)
            elif tag == W + "txbxContent":
                boxes.append(child)
            elif tag == _MC + "AlternateContent":
                for chosen in _chosen(child):
                    self._runs(chosen, letters, boxes)
            elif (
                tag in _GONE or not isinstance(tag, str) or (tag == W + "r" and self.styles.is_hidden(child))
            ):
                continue
            else:
                letters.append(self._letter(child))
                self._runs(child, letters, boxes)

    def _letter(self, element: Element) -> str:
        tag = element.tag
        if tag in (W + "footnoteReference", W + "endnoteReference"):
            self.notes.append((tag.removeprefix(W).removesuffix("Reference"), element.get(W + "id") or ""))
            return ""
        if tag == W + "sym":
            return _SYMBOLS.get((element.get(W + "char") or "").upper(), "")
        if tag == W + "br":
            return "\n"
        if tag == W + "fldSimple":
            self.links += _ADDRESS.findall(element.get(W + "instr") or "")
        return _LETTERS.get(tag, "")

    def _link(self, link: Element, letters: list[str], boxes: list[Element]) -> None:
        """Write the words of a link; those that hide a mail address are followed by it, as in a saved page."""
        words: list[str] = []
        self._runs(link, words, boxes)
        address = self.addresses.get(link.get(_R + "id") or "")
        if address:
            self.links.append(address)
            hidden = mailto(address) if address.lower().startswith("mailto:") else None
            said = "".join(words)
            if hidden and "@" not in said:
                words = [f"{said.rstrip()} ({hidden})" if said.strip() else hidden]
        letters += words


def _chosen(alternatives: Element) -> list[Element]:
    """Return the one of several forms of the same content that is read."""
    return list(alternatives[:1])


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == W + "tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif isinstance(child.tag, str) and child.tag not in _GONE:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif isinstance(child.tag, str) and child.tag not in _GONE:
            yield from _cells(child)


def written(pieces: list[Piece]) -> str:
    """Return the text of the pieces: a blank line between paragraphs, a line break between lines."""
    out: list[str] = []
    apart = item = False
    for piece in pieces:
        if not piece.text:
            apart = True
            continue
        if out:
            out.append("\n\n" if apart or piece.before or piece.item != item else "\n")
        out.append(piece.text)
        apart, item = piece.after, piece.item
    return "".join(out)
