"""Reads back our own form, `pressroom-release/1`: the text as it was kept, and the heading it was given."""

from collections.abc import Mapping
from typing import Any

from store.document import Document
from store.errors import SourceError
from store.readers.decode import Decoded
from store.readers.draft import clean, one_line
from store.release_json import SCHEMA

__all__ = ["SCHEMA", "document_of"]


def document_of(item: Mapping[str, Any], decoded: Decoded, sha256: str) -> Document:
    """Return the document behind a stored release: parsing it again gives the same id.

    Raises:
        SourceError: It is not of the form that it names.
    """
    text = clean(_text(item, "text"))
    if not text.strip():
        raise SourceError("holds no text")
    source = item.get("source")
    source = source if isinstance(source, Mapping) else {}
    links = item.get("links")
    return Document(
        text=text,
        media_type="application/json",
        title=one_line(_stated(item, "title")),
        publisher=one_line(_stated(item, "publisher")),
        published=_moment(item.get("published")),
        language=one_line(_stated(item, "language")),
        standfirst=one_line(_stated(item, "standfirst"), limit=5000),
        url=one_line(_stated(source, "url"), limit=2000),
        links=tuple(link for link in links if isinstance(link, str)) if isinstance(links, list) else (),
        ident=one_line(_stated(source, "ident")),
        encoding=decoded.encoding,
        encoding_guessed=decoded.guessed,
        sha256=sha256,
    )


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    if not isinstance(value, str):
        raise SourceError(f"not a {SCHEMA}: {name} is no text")
    return value


def _stated(item: Mapping[str, Any], name: str) -> str | None:
    value = item.get(name)
    return value if isinstance(value, str) and value else None


def _moment(stamp: Any) -> str | None:
    """Return value and zone of a stamp as one ISO 8601 text."""
    if not isinstance(stamp, Mapping):
        return None
    value = _stated(stamp, "value")
    return f"{value}{_stated(stamp, 'zone') or ''}" if value else None
