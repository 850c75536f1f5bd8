"""Reads bytes in a test the way an import reads a file of that name."""

from store.document import Document
from store.errors import SourceError
from store.readers import registry
from store.readers.source import Part, from_bytes


def read_all(name: str, data: bytes | str) -> list[Document | Part]:
    """Return what the reader for that name finds."""
    raw = from_bytes(name, data.encode() if isinstance(data, str) else data)
    return list(registry.choose(raw).read(raw))


def read_one(name: str, data: bytes | str) -> Document:
    """Return the only document in the data."""
    (found,) = read_all(name, data)
    document = found.found if isinstance(found, Part) else found
    assert isinstance(document, Document), document
    return document


def rows_of(found: list[Document | Part]) -> list[tuple[str, Document | SourceError]]:
    """Return place and content of every part."""
    return [(part.where, part.found) for part in found if isinstance(part, Part)]
