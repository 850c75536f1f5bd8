"""Reads `.docx`: the text as it stands now, notes behind it, heads and feet of pages left out; old `.doc` is refused."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from store.document import Document
from store.errors import SourceError
from store.model import Block
from store.readers import properties, reaching, wordguard
from store.readers.decode import Decoded
from store.readers.draft import Draft, clean, finish
from store.readers.source import Raw, digest

if TYPE_CHECKING:
    from docx.opc.part import Part

    from store.readers.wordtext import Piece, Story

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_MOST_CHARACTERS = 1_000_000
# Lines of the heads and feet of pages, each of which is looked for in the text.
_MOST_EDGES = 500


class WordReader:
    """Reads a Word document that is one release."""

    # An old document is named and refused, not passed over.
    suffixes = (".docx", ".doc")
    media_types = (_TYPE, "application/msword")

    def read(self, raw: Raw) -> Iterator[Document]:
        """Yield the one document.

        Raises:
            SourceError: The file cannot be read, is locked, an old document, or unpacks to too much.
        """
        data = raw.read()
        wordguard.check(data)
        try:
            draft = _draft(data)
        except RecursionError as error:
            raise SourceError("nests its parts too deep to be a document") from error
        draft.sha256 = digest(data)
        yield finish(draft, Decoded(draft.text, "utf-8"))


def _draft(data: bytes) -> Draft:
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        main = _main_part(data)
        return _told(main)
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError, TypeError) as error:
        raise wordguard.broken() from error


def _main_part(data: bytes) -> "Part":
    """Return the part that holds the text.

    Raises:
        SourceError: It is an office document of another kind.
    """
    from docx.package import Package

    main: Part = Package.open(io.BytesIO(data)).main_document_part
    if main.content_type != f"{_TYPE}.main+xml":
        raise SourceError(
            "is an office document of another kind", "open it in a word processor and save it as .docx"
        )
    return main


def _told(main: "Part") -> Draft:
    from store.readers.wordstyles import Styles
    from store.readers.wordtext import written

    styles = Styles(next((_root(part) for part in _related(main, "styles")), None))
    story = _story(main, styles)
    body = _text(written, list(story.pieces(_root(main))))
    notes = _notes(main, styles, story)
    edges = [
        line
        for kind in ("header", "footer")
        for part in _related(main, kind)
        for line in _lines(part, styles)
    ][:_MOST_EDGES]
    ends = reaching.unsaid(edges, "\n".join([body, *notes]))
    head = list(dict.fromkeys(line for line in edges if reaching.names_office(line) and line not in body))[:2]
    draft = Draft(text="", media_type=_TYPE, sha256="")
    draft.text, draft.blocks = _assembled(head, body, ends, notes)
    draft.links = story.links
    properties.apply(_properties(main), draft)
    return draft


def _assembled(head: list[str], body: str, ends: list[str], notes: list[str]) -> tuple[str, list[Block]]:
    """Return the text with the office of the letterhead before it and the notes behind it, marked as what they are."""
    text = ""
    blocks: list[Block] = []
    marked = [*(("furniture", line) for line in head), ("", body), *(("", line) for line in ends)]
    for kind, piece in [*marked, *(("footnote", note) for note in notes)]:
        if not piece:
            continue
        text += "\n\n" if text else ""
        if kind == "furniture":
            blocks.append(Block("furniture", len(text), len(text) + len(piece)))
        elif kind == "footnote":
            blocks.append(Block("footnote", len(text), len(text) + len(piece)))
        text += piece
    return text, blocks


def _text(written: Any, pieces: "list[Piece]") -> str:
    if sum(len(piece.text) for piece in pieces) > _MOST_CHARACTERS:
        raise SourceError("holds too much text for one release", "save the pages of the release alone")
    return clean(written(pieces)).strip()


def _story(part: "Part", styles: Any) -> "Story":
    from store.readers.wordtext import Story

    addresses = {
        name: relation.target_ref
        for name, relation in part.rels.items()
        if relation.is_external and relation.reltype == f"{_KINDS}hyperlink"
    }
    return Story(styles, addresses)


def _related(main: "Part", kind: str) -> "list[Part]":
    """Return the parts of a kind within the file."""
    return [
        relation.target_part
        for relation in main.rels.values()
        if not relation.is_external and relation.reltype == f"{_KINDS}{kind}"
    ]


def _root(part: "Part") -> Any:
    from docx.oxml.parser import parse_xml

    root = getattr(part, "element", None)
    return root if root is not None else parse_xml(part.blob)


def _lines(part: "Part", styles: Any) -> list[str]:
    """Return the lines of a head or foot of the pages."""
    pieces = _story(part, styles).pieces(_root(part))
    return [line for piece in pieces for line in clean(piece.text).split("\n") if line]


def _notes(main: "Part", styles: Any, story: "Story") -> list[str]:
    """Return the notes that the text refers to, in its order."""
    from store.readers.wordtext import W, written

    found: dict[tuple[str, str], str] = {}
    for kind in ("footnote", "endnote"):
        for part in _related(main, f"{kind}s"):
            own = _story(part, styles)
            for note in _root(part):
                pieces = list(own.pieces(note))
                found[kind, note.get(f"{W}id") or ""] = _text(written, pieces)
            story.links += own.links
    return [text for name in dict.fromkeys(story.notes) if (text := found.get(name, ""))]


def _properties(main: "Part") -> properties.Properties:
    """Return what the document states of itself; a document without such a part states nothing."""
    package = main.package
    if package is None or not any(relation.reltype == _CORE for relation in package.rels.values()):
        return properties.Properties()
    stated = package.core_properties
    created, modified = stated.created, stated.modified
    # A document is often written over an older one: only a day on which it was begun and ended says something.
    days = {moment.date().isoformat() for moment in (created, modified) if moment is not None}
    return properties.Properties(
        stated.title, stated.author, days.pop() if len(days) == 1 else "", stated.language
    )
