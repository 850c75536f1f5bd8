"""Takes the letters of a PDF's pages with the places they stand at, and what the file states of itself.

Invariant: nothing but text, places and addresses is taken: no script runs, no attachment or address is opened.
PDFium is not thread-safe and hostile pages can keep it busy for years: this runs in a process of its own (`apart`).
"""

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from store.errors import SourceError
from store.readers.protected import mailto

# The longest of 109,385 real releases has 173,141 characters, about 60 pages.
MAX_PAGES = 200
MAX_CHARACTERS = 1_000_000
_MOST_LINKS = 500

_SPELT = str.maketrans(
    {
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
        # The letters of symbol fonts that stand for bullets.
        "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "-",
        "\ufffe": "\u00ad", "\x02": "\u00ad", "\u00a0": " ",
    }
)  # fmt: skip
_QUARTER = 90


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter, or a few that belong together, and the box it stands in; points, y grows upwards."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its letters in the order of the file, and the addresses of its links from top to bottom."""

    glyphs: list[Glyph]
    links: list[str]
    pictures: bool


@dataclass(frozen=True, slots=True)
class _Link:
    address: str
    left: float
    bottom: float
    right: float
    top: float

    def holds(self, glyph: Glyph) -> bool:
        x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
        return self.left <= x <= self.right and self.bottom <= y <= self.top


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """Return the opened document.

    Raises:
        SourceError: It is broken, locked by a password, or has too many pages.
    """
    try:
        document = pdfium.PdfDocument(data)
        pages = len(document)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in {pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY}:
            raise SourceError(
                "is a PDF locked by a password", "open it with the password and print it into a new PDF"
            ) from error
        raise SourceError("is broken as a PDF", "fetch or save the file again") from error
    if pages > MAX_PAGES:
        raise SourceError(
            f"has {pages:,} pages, too many for one release", "save the pages of the release alone"
        )
    return document


def sheets(document: pdfium.PdfDocument) -> Iterator[Sheet]:
    """Yield the pages in their order; one that is broken gives no letters.

    Raises:
        SourceError: They hold more text than any release.
    """
    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pdfium.PdfiumError:
            continue
        characters += text.count_chars()
        if characters > MAX_CHARACTERS:
            raise SourceError("holds too much text for one release", "save the pages of the release alone")
        links = list(_links(document, page))
        glyphs = _glyphs(text, links)
        pictures = not glyphs and any(
            True for _ in page.get_objects([pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=2)
        )
        yield Sheet(glyphs, _addresses(links), pictures)
        text.close()
        page.close()


def language(document: pdfium.PdfDocument) -> str | None:
    """Return the language tag that the catalogue states."""
    length = pdfium_c.FPDFCatalog_GetLanguage(document, None, 0)
    if not 2 < length <= 200:
        return None
    buffer = ctypes.create_string_buffer(length)
    pdfium_c.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0") or None


def _glyphs(text: pdfium.PdfTextPage, links: list[_Link]) -> list[Glyph]:
    """Return the letters that stand the way most of them do; a stamp across the page is left out."""
    count = text.count_chars()
    turns = [_turn(text, index) for index in range(count)]
    upright = Counter(turn for turn in turns if turn is not None).most_common(1)
    turn = upright[0][0] if upright else 0
    found = [
        glyph
        for index in range(count)
        if turns[index] in (turn, None) and (glyph := _glyph(text, index, turn)) is not None
    ]
    return _revealed(found, links) if turn == 0 else found


def _turn(text: pdfium.PdfTextPage, index: int) -> int | None:
    """Return in which quarter a letter is turned (0 to 3); None for a space or line end, -1 for one across."""
    if pdfium_c.FPDFText_IsGenerated(text, index) == 1:
        return None
    degrees = pdfium_c.FPDFText_GetCharAngle(text, index) * 57.29578
    quarter = round(degrees / _QUARTER)
    return quarter % 4 if abs(degrees - quarter * _QUARTER) < 10 else -1


def _glyph(text: pdfium.PdfTextPage, index: int, turn: int) -> Glyph | None:
    code = pdfium_c.FPDFText_GetUnicode(text, index)
    if code == 0 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return None
    letter = chr(code).translate(_SPELT)
    box = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDFText_GetLooseCharBox(text, index, box):
        return Glyph(letter, 0, 0, 0, 0)
    left, right = sorted((box.left, box.right))
    bottom, top = sorted((box.bottom, box.top))
    if turn == 1:
        left, bottom, right, top = -top, left, -bottom, right
    elif turn == 2:
        left, bottom, right, top = -right, -top, -left, -bottom
    elif turn == 3:
        left, bottom, right, top = bottom, -right, top, -left
    return Glyph(letter, left, bottom, right, top)


def _links(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[_Link]:
    place = ctypes.c_int(0)
    link = pdfium_c.FPDF_LINK()
    for _ in range(_MOST_LINKS):
        if not pdfium_c.FPDFLink_Enumerate(page, place, link):
            return
        action = pdfium_c.FPDFLink_GetAction(link)
        box = pdfium_c.FS_RECTF()
        length = pdfium_c.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if not 1 < length <= 2000 or not pdfium_c.FPDFLink_GetAnnotRect(link, box):
            continue
        buffer = ctypes.create_string_buffer(length)
        pdfium_c.FPDFAction_GetURIPath(document, action, buffer, length)
        address = buffer.raw.rstrip(b"\0").decode("utf-8", "replace").strip()
        left, right = sorted((box.left, box.right))
        bottom, top = sorted((box.bottom, box.top))
        yield _Link(address, left, bottom, right, top)


def _addresses(links: list[_Link]) -> list[str]:
    return [link.address for link in sorted(links, key=lambda link: (-round(link.top), link.left))]


def _revealed(glyphs: list[Glyph], links: list[_Link]) -> list[Glyph]:
    """Write the mail address of a link behind words that do not hold one, as a saved page does."""
    for link in links:
        address = mailto(link.address) if link.address.lower().startswith("mailto:") else None
        if not address:
            continue
        inside = [number for number, glyph in enumerate(glyphs) if glyph.text.strip() and link.holds(glyph)]
        if inside and "@" not in "".join(glyphs[number].text for number in inside):
            last = glyphs[inside[-1]]
            glyphs[inside[-1]] = Glyph(
                f"{last.text} ({address})", last.left, last.bottom, last.right, last.top
            )
    return glyphs
