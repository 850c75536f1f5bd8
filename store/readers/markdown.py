"""Reads `.md`: front matter states the head, markup becomes plain lines, bullets stay readable."""

from collections.abc import Iterator

from store.model import Document
from store.readers import frontmatter, marks, stating
from store.readers.decode import decode
from store.readers.draft import Draft, clean, finish, key
from store.readers.inline import plain_words
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
        page = marks.render(clean(body))
        draft = Draft(
            text=page.text,
            media_type="text/markdown",
            sha256=digest(data),
            links=page.links,
            blocks=page.blocks,
        )
        stating.apply(stated, draft)
        draft.title = plain_words(draft.title, []).text if draft.title else page.title
        draft.standfirst = _standfirst(stated, page, draft)
        yield finish(draft, decoded)


def _standfirst(stated: stating.Stated, page: marks.Page, draft: Draft) -> str | None:
    """Return the heading under the title, a bold opening that is the stated summary, or a summary of its own."""
    titled = key(draft.title or "")
    if page.lead and key(page.lead) != titled:
        return page.lead
    summary = stating.first(stated, stating.SUMMARY)
    if page.bold and summary and key(page.bold) == key(summary):
        return page.bold
    return stating.separate_summary(stated, draft.title, draft.text)
