"""Reads `.md`: front matter states the head, markup becomes plain lines, bullets stay readable."""

from collections.abc import Iterator

from store.document import Document
from store.readers import dates, frontmatter, marks, stating
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
    """Return the heading under the title, an opening set apart by its type, or a summary written for itself."""
    if page.lead and key(page.lead) != key(draft.title or ""):
        return page.lead
    if page.marked and _is_lead(page.marked, stating.first(stated, stating.SUMMARY)):
        return page.marked
    return stating.separate_summary(stated, draft.title, draft.text)


def _is_lead(opening: str, summary: str | None) -> bool:
    """Say whether a marked opening is a lead: the stated summary, or a line that is neither sentence nor date."""
    if summary and key(opening) == key(summary):
        return True
    dated = dates.iso(opening, day_first=True) is not None
    return len(opening) >= marks.SHORTEST_LEAD and not opening.endswith((".", ":")) and not dated
