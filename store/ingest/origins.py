"""Notes the bytes of a file while it is read, for its documents to carry; tells how much they weigh.

Invariant: a file is read from disk once where its reader takes it as a whole.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePath

from store.document import Document, Origin, Original
from store.errors import SourceError
from store.readers import origins
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
    return origins.with_origins(found, partial(_original, raw))


def _original(raw: Noted, media_type: str) -> Original | None:
    """Return the bytes of a file; a reader that streams them has them read once more, within the limits."""
    try:
        data = raw.taken[0] if raw.taken else raw.read()
    except SourceError:
        return None
    return Original(plain(PurePath(raw.name).name), media_type, data, digest(data))
