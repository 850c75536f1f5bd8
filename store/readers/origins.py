"""Gives each document the bytes it came from, so that they can be kept and read again by a later Pressroom.

Invariant: the documents of one file share one object with its bytes; a document that a reader gave bytes of its own
(a row of many, an attachment) is left its way.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from store.document import Document, Origin, Original
from store.errors import SourceError
from store.readers.source import Part, digest


def with_origins(
    found: Iterable[Document | Part], original_of: Callable[[str], Original | None]
) -> Iterator[Document | Part]:
    """Yield what a reader finds, each document with its origin; what cannot be read counts as a part too.

    Args:
        found: What the reader yields.
        original_of: Gives, for a media type, the bytes that were read; asked once. None: they are not to be kept.
    """
    original: Original | None = None
    for number, item in enumerate(found):
        document = item.found if isinstance(item, Part) else item
        if isinstance(document, SourceError) or document.origin is not None:
            yield item
            continue
        original = original or original_of(document.media_type)
        document = replace(document, origin=Origin(original, number)) if original else document
        yield replace(item, found=document) if isinstance(item, Part) else document


def as_named(name: str, data: bytes) -> Callable[[str], Original]:
    """Return what makes the original of bytes that are in memory, under a name that leads to their reader."""
    return lambda media_type: Original(name, media_type, data, digest(data))
