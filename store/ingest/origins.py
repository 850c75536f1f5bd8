"""Gives each document the bytes it came from, so that they can be kept and read again by a later Pressroom.

Invariant: the documents of one file share one object with its bytes; a reader that gives a document bytes of its own
(a row of many) is left its way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from store.document import Document, Origin, Original
from store.errors import SourceError
from store.readers.source import MAX_BYTES, Part, Raw, digest
from store.text import plain


@dataclass(frozen=True, slots=True)
class Noted(Raw):
    """Bytes that remember what a reader took of them as a whole, so that a file is read from disk once."""

    taken: list[bytes] = field(default_factory=list)

    def read(self, limit: int = MAX_BYTES) -> bytes:
        """Return all bytes, as `Raw.read`."""
        data = Raw.read(self, limit)
        self.taken[:] = [data]
        return data


class Scales:
    """Tells how many bytes each origin adds to those before it: an original that they share weighs once."""

    def __init__(self) -> None:
        self._last: Original | None = None

    def added(self, origin: Origin | None) -> int:
        """Return how many bytes come with the next origin."""
        if origin is None or origin.original is self._last:
            return 0
        self._last = origin.original
        return len(origin.original.data)


def noted(raw: Raw) -> Noted:
    """Return the bytes for a reader to read, with a memory."""
    return Noted(raw.name, raw.size, raw.opener)


def with_origins(found: Iterable[Document | Part], raw: Noted) -> Iterator[Document | Part]:
    """Yield what a reader finds, each document with its origin where the bytes are within the limits.

    Args:
        found: What the reader yields.
        raw: What it was given to read.
    """
    original: Original | None = None
    for number, item in enumerate(found):
        document = item.found if isinstance(item, Part) else item
        if isinstance(document, SourceError) or document.origin is not None:
            yield item
            continue
        original = original or _original(raw, document.media_type)
        document = replace(document, origin=Origin(original, number)) if original else document
        yield replace(item, found=document) if isinstance(item, Part) else document


def _original(raw: Noted, media_type: str) -> Original | None:
    """Return the bytes of a file; a reader that streams them has them read once more, within the limits."""
    try:
        data = raw.taken[0] if raw.taken else raw.read()
    except SourceError:
        return None
    return Original(plain(PurePath(raw.name).name), media_type, data, digest(data))
