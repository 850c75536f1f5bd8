"""A reader as somebody else's package would bring it."""

from collections.abc import Iterator

from store.document import Document
from store.readers.source import Raw


class ExtraReader:
    """Reads a format that Pressroom does not know."""

    suffixes = (".extra",)
    media_types = ("application/x-extra",)

    def read(self, raw: Raw) -> Iterator[Document]:
        """Yield the bytes as one text."""
        yield Document(text=raw.read().decode(), media_type="application/x-extra")
