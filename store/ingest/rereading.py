"""Stored originals back to the documents in them, by the reader that would take the file today.

Invariant: the releases of one file, asked for in the order of the file, cost one reading of it.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from store.document import Document
from store.documents.originals import Originals, Source
from store.errors import LibraryDamaged, SourceError
from store.readers import registry
from store.readers.source import Part, from_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator


class Rereading:
    """Reads the documents behind stored releases.

    Args:
        originals: The originals of the library.
    """

    def __init__(self, originals: Originals) -> None:
        self._originals = originals
        self._at = ("", "")
        self._found: Iterator[Document | Part] = iter(())
        self._next = 0
        self._broken: Exception | None = None

    def document(self, source: Source) -> Document:
        """Return the document of a source that has an original.

        Raises:
            SourceError: The reader finds no document there any more, or it is another reader.
            LibraryDamaged: The original is not what was stored.
            Exception: A fault in a reader.
        """
        if self._at != (source.sha256, source.name) or source.part < self._next:
            self._begin(source)
        document = self._find(source.part)
        if document.media_type != source.media_type:
            raise SourceError(
                f"is read as {document.media_type} here, and was {source.media_type}",
                "it was read by a reader that is not installed now",
            )
        return replace(document, origin=None)

    def _begin(self, source: Source) -> None:
        self._at, self._next, self._broken, self._found = (source.sha256, source.name), 0, None, iter(())
        try:
            raw = from_bytes(source.name, self._originals.of_source(source).data)
            self._found = iter(registry.choose(raw).read(raw))
        except (SourceError, LibraryDamaged) as error:
            self._broken = error

    def _find(self, part: int) -> Document:
        """Read on to a part; what broke the reading of a file stands for the rest of its parts."""
        item = None
        while self._broken is None and self._next <= part:
            item = self._step()
        if self._broken is not None or item is None:
            raise self._broken or SourceError("holds fewer releases than it did")
        found = item.found if isinstance(item, Part) else item
        if isinstance(found, SourceError):
            raise found
        return found

    def _step(self) -> Document | Part | None:
        self._next += 1
        try:
            item = next(self._found, None)
        except (MemoryError, ImportError):
            raise  # this machine's fault, not the original's
        except Exception as error:  # noqa: BLE001 - it is the caller's to report, for each part of the file
            self._broken = error
            return None
        if item is None:
            self._broken = SourceError("holds fewer releases than it did")
        return item
