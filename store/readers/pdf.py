"""Reads `.pdf`: the text of its pages in reading order, paragraphs joined; what it states of itself is a hint."""

from collections.abc import Iterator

from store.document import Document
from store.errors import SourceError
from store.model import Block
from store.readers import properties
from store.readers.decode import Decoded
from store.readers.draft import Draft, finish
from store.readers.source import Raw, digest

# The mark stands at the beginning; what some servers write before it is passed over (ISO 32000-1, Annex H).
_MARK, _WITHIN = b"%PDF-", 1024


class PdfReader:
    """Reads a PDF that is one release."""

    suffixes = (".pdf",)
    media_types = ("application/pdf",)

    def read(self, raw: Raw) -> Iterator[Document]:
        """Yield the one document.

        Raises:
            SourceError: The file cannot be read, is locked, a scan, or too long.
        """
        data = raw.read()
        if _MARK not in data[:_WITHIN]:
            raise SourceError(
                "is no PDF", "check what it is: its name ends in .pdf, its content does not begin so"
            )
        from store.readers.paper import apart

        paper = apart.read(data)
        draft = Draft(text=paper["text"], media_type="application/pdf", sha256=digest(data))
        draft.links = paper["links"]
        draft.blocks = [
            Block("footnote" if kind == "footnote" else "furniture", start, end)
            for kind, start, end in paper["blocks"]
        ]
        stated = properties.Properties(paper["title"], paper["author"], paper["created"], paper["language"])
        properties.apply(stated, draft)
        yield finish(draft, Decoded(paper["text"], "utf-8"))
