"""Reads a feed (RSS, RDF, Atom): every item is a release, its head from what the feed states of it.

The feed parser is given bytes in memory and nothing else: it opens no file and no connection.
"""

import io
import xml.parsers.expat
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from store.document import Document
from store.errors import SourceError
from store.readers import feedguard, feeditem
from store.readers.containing import contained
from store.readers.decode import Decoded, decode
from store.readers.draft import finish
from store.readers.source import Part, Raw, digest

if TYPE_CHECKING:
    from collections.abc import Mapping

# What is not well-formed is mended by a slower parser; more of it than this is not.
_MOST_TO_MEND = 1024 * 1024
# A feed holds its publisher's last items, rarely thousands; the parser keeps all of them in memory.
MOST_ITEMS = 200_000


class FeedReader:
    """Reads a feed, whose items are one release each."""

    suffixes = (".xml", ".rss", ".atom", ".rdf")
    media_types = (
        "application/xml", "text/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml",
    )  # fmt: skip

    def read(self, raw: Raw) -> Iterator[Part]:
        """Yield every item, in the order of the feed.

        Raises:
            SourceError: The file cannot be read, or is no feed.
        """
        data = raw.read()
        decoded = decode(data, feedguard.declared_encoding(data))
        if decoded.text.count("<item") + decoded.text.count("<entry") > MOST_ITEMS:
            raise SourceError(f"holds more than {MOST_ITEMS} items, too many for a feed", "split it")
        found = _parsed(feedguard.guarded(decoded.text))
        sha256 = digest(data)
        for number, entry in enumerate(found["entries"], 1):
            yield from contained(_item(entry, found, decoded, sha256), f"item {number}")


def _item(
    entry: "Mapping[str, Any]", found: "Mapping[str, Any]", decoded: Decoded, sha256: str
) -> Iterator[Document]:
    yield finish(feeditem.draft_of(entry, found["feed"], found["version"], sha256), decoded)


def _parsed(text: str) -> "Mapping[str, Any]":
    """Return what the feed parser finds.

    Raises:
        SourceError: It is no feed, has no items, or is broken and too large to be mended.
    """
    import feedparser

    data = text.encode()
    if len(data) > _MOST_TO_MEND:
        _require_well_formed(data)
    found: Mapping[str, Any] = feedparser.parse(
        io.BytesIO(data),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not found["entries"]:
        if found.get("version"):
            raise SourceError("is a feed without items")
        raise SourceError("is XML, but no feed", "a page is read as .html")
    return found


def _require_well_formed(data: bytes) -> None:
    try:
        xml.parsers.expat.ParserCreate().Parse(data, True)  # noqa: FBT003 - the parser's own signature
    except xml.parsers.expat.ExpatError as error:
        raise SourceError(
            f"is not well-formed XML ({error}), and too large to be mended", "fetch the feed again"
        ) from error
