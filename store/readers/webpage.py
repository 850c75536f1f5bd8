"""Reads a saved web page: head from its metadata, text from the element that holds the release."""

import re
from collections.abc import Iterator

from store.document import Document
from store.model import Block
from store.readers.decode import decode
from store.readers.draft import Draft, clean, finish
from store.readers.source import Raw, digest

_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{2,40})")
_CHARSET_WITHIN = 4096
# A page that shows less than this without its scripts may carry the release as data.
_STUB = 300


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


def page_draft(text: str, sha256: str, *, whole: bool = False) -> Draft:
    """Return what an HTML text holds: a whole page, a mail's body, or a field of a row.

    Args:
        text: The HTML.
        sha256: Digest of the bytes it came from.
        whole: All that is shown belongs to the release, as in a mail; else its part of the page is looked for.

    Raises:
        SourceError: It is nested absurdly deep.
    """
    from selectolax.lexbor import LexborHTMLParser

    from store.readers import pagebody, pageguard, pagehead, pagelead, pagemap, pagetext, protected, stating

    page = LexborHTMLParser(pageguard.guarded(text))
    protected.restore(page)
    draft = Draft(text="", media_type="text/html", sha256=sha256)
    stated = pagehead.read(page)
    held = pagemap.survey(page.body) if page.body is not None else None
    root = (page.body if whole else pagebody.find(page, held)) if held else None
    if held is None or root is None:
        stating.apply(stated, draft)
        return draft
    stating.apply(stated | pagehead.headings(root), draft)
    lines = pagetext.Lines()
    pagetext.render(root, held, lines)
    for box in pagebody.contact_boxes(page, root, held):
        lines.end(2)
        start = lines.length
        pagetext.render(box, held, lines)
        lines.blocks.append(Block("contacts", start, lines.length))
    draft.text, draft.blocks = lines.finished()
    draft.links = lines.links
    if len(draft.text) < _STUB < len(body := pagehead.article_body(page)):
        draft.text, draft.blocks = clean(body), []
    draft.standfirst = pagelead.find(root, held, draft.title, pagehead.summary(page))
    return draft
