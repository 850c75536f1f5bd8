"""Reads a PDF's bytes to its text and what it states of itself; runs in the process that `apart` starts."""

from typing import TypedDict

from store.errors import SourceError
from store.readers.draft import clean
from store.readers.paper import columns, glyphs
from store.readers.paper.edges import without_edges
from store.readers.paper.joining import Joining, Paragraph, Part
from store.readers.paper.lines import REACHES, Stretch, rows, stretches


class Paper(TypedDict):
    """What a PDF holds: its text, the stretches of it that are notes, its links, and its stated properties."""

    text: str
    notes: list[tuple[int, int]]
    links: list[str]
    title: str
    author: str
    created: str
    language: str


def read(data: bytes) -> Paper:
    """Return what the PDF holds.

    Raises:
        SourceError: It is broken, locked, too long, or holds no text.
    """
    document = glyphs.open_pdf(data)
    try:
        sheets = list(glyphs.sheets(document))
        stated = document.get_metadata_dict()
        language = glyphs.language(document) or ""
    finally:
        document.close()
    text, notes = _text(sheets)
    if not any(char.isalnum() for char in text):
        raise _without_text(sheets)
    links = [link for sheet in sheets for link in sheet.links]
    return Paper(
        text=text,
        notes=notes,
        links=list(dict.fromkeys(links)),
        title=stated.get("Title", ""),
        author=stated.get("Author", ""),
        created=stated.get("CreationDate", ""),
        language=language,
    )


def _without_text(sheets: list[glyphs.Sheet]) -> SourceError:
    if any(sheet.pictures for sheet in sheets):
        return SourceError(
            "holds no text: it is a scan", "let a program for text recognition read it, such as OCRmyPDF"
        )
    return SourceError("holds no text")


def _text(sheets: list[glyphs.Sheet]) -> tuple[str, list[tuple[int, int]]]:
    pages = [columns.parts(stretches(sheet.glyphs)) for sheet in sheets]
    lined = [[rows(part) for part in page] for page in pages]
    bare, kept = without_edges([[line for part in page for line in part] for page in lined])
    there = {id(line) for page in bare for line in page}
    parts = [
        Part(lines, number)
        for number, page in enumerate(lined)
        for part in page
        if (lines := [line for line in part if id(line) in there])
    ]
    return _written(Joining(parts).paragraphs(), kept)


def _written(paragraphs: list[Paragraph], kept: list[Stretch]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text and where the notes stand in it."""
    pieces: list[str] = []
    notes: list[tuple[int, int]] = []
    length = 0
    said = " ".join(paragraph.text for paragraph in paragraphs)
    ends = [Paragraph(line.text, apart=True, last=line) for line in kept if not _is_said(line.text, said)]
    for paragraph in [*paragraphs, *ends]:
        text = clean(paragraph.text.replace("\u00ad", "-")).strip()
        if not text:
            continue
        between = "" if not pieces else "\n\n" if paragraph.apart else "\n"
        length += len(between)
        if paragraph.note:
            notes.append((length, length + len(text)))
        pieces += [between, text]
        length += len(text)
    return "".join(pieces), notes


def _is_said(line: str, said: str) -> bool:
    """Say whether all ways to reach somebody in a line stand in the text as well."""
    return all(found[0] in said for found in REACHES.finditer(line))
