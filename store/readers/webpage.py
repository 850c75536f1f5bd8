"""Reads a saved web page: head from its metadata, text from the element that holds the release."""

import re
from collections.abc import Iterator

from store.model import Block, Document
from store.readers.decode import decode
from store.readers.draft import Draft, clean, finish
from store.readers.source import Raw, digest

_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{2,40})")
_CHARSET_WITHIN = 4096


class WebPageReader:
    """Reads a web page that is one release."""

    suffixes = (".html", ".htm", ".xhtml")
    media_types = ("text/html", "application/xhtml+xml")

    def read(self, raw: Raw) -> Iterator[Document]:
        """Yield the one document.

        Raises:
            SourceError: The file cannot be read or holds no text.
        """
        data = raw.read()
        declared = _CHARSET.search(data[:_CHARSET_WITHIN])
        decoded = decode(data, declared[1].decode("ascii") if declared else None)
        yield finish(page_draft(decoded.text, digest(data)), decoded)


def page_draft(text: str, sha256: str) -> Draft:
    """Return what an HTML text holds."""
    from selectolax.lexbor import LexborHTMLParser

    from store.readers import pagebody, pagehead, pagetext, protected, stating

    page = LexborHTMLParser(text)
    protected.restore(page)
    stated = pagehead.read(page)
    root = pagebody.find(page)
    lines = pagetext.render(root) if root is not None else pagetext.Lines()
    draft = Draft(text=clean(lines.text), media_type="text/html", sha256=sha256, links=lines.links)
    stating.apply(stated, draft)
    draft.blocks = [Block("furniture", start, end) for start, end in lines.furniture if start < end]
    return draft


def html_text(html: str) -> tuple[str, list[str]]:
    """Return text and links of a piece of HTML, such as a mail's body or a field of a feed."""
    draft = page_draft(html, "")
    return draft.text, draft.links
