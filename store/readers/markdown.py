"""Reads `.md`: front matter states the head, markup becomes plain lines, bullets stay readable."""

from collections.abc import Iterator

from store.model import Document
from store.readers import frontmatter, marks, stating
from store.readers.decode import decode
from store.readers.draft import Draft, finish
from store.readers.source import Raw, digest


class MarkdownReader:
    """Reads a Markdown text that is one release."""

    suffixes = (".md", ".markdown")
    media_types = ("text/markdown",)

    def read(self, raw: Raw) -> Iterator[Document]:
        """Yield the one document.

        Raises:
            SourceError: The file cannot be read or holds no text.
        """
        data = raw.read()
        decoded = decode(data)
        stated, body = frontmatter.split(decoded.text)
        page = marks.render(body)
        draft = Draft(text=page.text, media_type="text/markdown", sha256=digest(data), links=page.links)
        stating.apply(stated, draft)
        yield finish(draft, decoded)
