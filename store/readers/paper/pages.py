"""Reads a PDF's bytes to its text and what it states of itself; runs in the process that `apart` starts."""

from collections.abc import Iterable

from store.errors import SourceError
from store.readers import reaching
from store.readers.draft import clean
from store.readers.paper import columns, glyphs
from store.readers.paper.edges import small_edges, without_edges
from store.readers.paper.found import Paper
from store.readers.paper.joining import Joining
from store.readers.paper.lines import rows, stretches
from store.readers.paper.measures import usual_height

# Kind, start and end.
Marked = tuple[str, int, int]

# Names of offices in a letterhead.
_MOST_OFFICES = 2


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
    text, blocks = _text(sheets)
    if not any(char.isalnum() for char in text):
        raise _without_text(sheets)
    return Paper(
        text=text,
        blocks=blocks,
        links=list(dict.fromkeys(link for sheet in sheets for link in sheet.links)),
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


def _text(sheets: list[glyphs.Sheet]) -> tuple[str, list[Marked]]:
    """Return the text and the blocks in it that are no body."""
    pages = [
        [run for part in columns.parts(stretches(sheet.glyphs)) for run in rows(part)] for sheet in sheets
    ]
    bare, gone = without_edges([[line for part in page for line in part] for page in pages])
    height = usual_height([line for page in bare for line in page])
    edges = [small_edges(page, height) for page in bare]
    there = {id(line) for page in bare for line in page}
    there -= {id(line) for page in edges for edge in page for line in edge}
    read = [kept for page in pages for run in page if (kept := [line for line in run if id(line) in there])]
    paragraphs = Joining(read).paragraphs()
    said = " ".join(paragraph.text for paragraph in paragraphs)
    offices = dict.fromkeys(line for line in gone if reaching.names_office(line) and line not in said)
    heads = [line.text for head, _ in edges for line in head]
    feet = [line.text for _, foot in edges for line in reversed(foot)]
    return _written(
        [
            *(("furniture", True, line) for line in [*list(offices)[:_MOST_OFFICES], *heads]),
            *(("", one.apart, one.text) for one in paragraphs if not one.note),
            *(("", True, line) for line in reaching.unsaid(gone, said)),
            *(("furniture", True, line) for line in feet),
            *(("footnote", True, one.text) for one in paragraphs if one.note),
        ]
    )


def _written(pieces: Iterable[tuple[str, bool, str]]) -> tuple[str, list[Marked]]:
    """Return the text of pieces and where those of a kind stand in it.

    Args:
        pieces: For each its kind, or nothing; whether a blank line stands before it; its text.
    """
    written: list[str] = []
    blocks: list[Marked] = []
    length = 0
    for kind, apart, raw in pieces:
        text = clean(raw.replace("\u00ad", "-")).strip()
        if not text:
            continue
        between = "" if not written else "\n\n" if apart else "\n"
        start = length + len(between)
        length = start + len(text)
        written += [between, text]
        if kind:
            blocks.append((kind, start, length))
    return "".join(written), blocks
