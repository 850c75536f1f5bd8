"""Reads `.txt`: the text as it stands; a block of front matter, where there is one, states its head."""

from collections.abc import Iterator

from store.document import Document
from store.readers import frontmatter, stating
from store.readers.decode import decode
from store.readers.draft import Draft, finish
from store.readers.source import Raw, digest


class PlainTextReader:
    """Reads a plain text that is one release."""

    suffixes = (".txt", ".text")
    media_types = ("text/plain",)

    def read(self, raw: Raw) -> Iterator[Document]:
        """Yield the one document.

        Raises:
            SourceError: The file cannot be read or holds no text.
        """
        data = raw.read()
        decoded = decode(data)
        stated, body = frontmatter.split(decoded.text)
        draft = Draft(text=body, media_type="text/plain", sha256=digest(data))
        stating.apply(stated, draft)
        yield finish(draft, decoded)
