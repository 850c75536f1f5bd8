"""One item of a feed to a draft: the fullest text it carries, its summary apart from it, addresses made whole."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from store.readers import stating
from store.readers.addresses import absolute
from store.readers.draft import Draft
from store.readers.feedname import publisher_named
from store.readers.references import resolved
from store.readers.rowfields import MARKUP
from store.readers.titles import is_organisation

Entry = Mapping[str, Any]

# Elements of no standard in which publishers put the whole text, as the feed parser names them.
_WHOLE = (
    "fulltext",
    "full_text",
    "full-text",
    "yandex_full-text",
    "turbo_content",
    "articlebody",
    "story",
    "text",
)
_ESCAPED = re.compile(r"(?i)&lt;/?(?:p|br|div|span|a|b|i|strong|em|ul|ol|li|h[1-6]|table|img)\b")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
# A text that says it goes on elsewhere.
_BROKEN_OFF = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.{3}\])[\s\"”»)]*(?:(?:read|see|find out) more|continue reading|more|weiterlesen|mehr(?: dazu)?"
    r"|leer más|lire la suite|leggi tutto|lees meer|czytaj więcej)?[\s.…»>→]*$",
    re.IGNORECASE,
)
_RDF = ("rss10", "rss090")


def draft_of(entry: Entry, feed: Entry, version: str, sha256: str) -> Draft:
    """Return what a feed states of an item.

    Args:
        entry: The item, as the feed parser gives it.
        feed: What the feed says of itself.
        version: The feed's form and version, as the feed parser names it.
        sha256: Digest of the feed.

    Raises:
        SourceError: Its text is nested absurdly deep.
    """
    stated = {name: tuple(values) for name, values in _stated(entry, feed).items()}
    base = _first(entry, "link") or _first(feed, "link")
    draft, is_summary = _text(entry, sha256)
    draft.title = draft.standfirst = None
    draft.media_type = _media_type(version)
    stating.apply(stated, draft)
    draft.links = [absolute(base, link) for link in draft.links]
    draft.excerpt = (is_summary and version.startswith("atom")) or bool(_BROKEN_OFF.search(draft.text[-80:]))
    if not is_summary and (summary := _first(entry, "summary")):
        draft.standfirst = stating.separate_summary({"summary": (_plain(summary),)}, draft.title, draft.text)
    return draft


def _media_type(version: str) -> str:
    if version.startswith("atom"):
        return "application/atom+xml"
    return "application/rdf+xml" if version in _RDF else "application/rss+xml"


def _stated(entry: Entry, feed: Entry) -> dict[str, list[str]]:
    """Return what is stated, by the names that `store.readers.stating` knows."""
    base = _first(feed, "link")
    address = _first(entry, "link") or (_first(entry, "id") if _first(entry, "id").startswith("http") else "")
    author = _first(entry, "author")
    found = {
        "title": [_title(entry)],
        "link": [absolute(base, address) if address else ""],
        "id": [_first(entry, "id")],
        "published": [_first(entry, name) for name in ("published", "updated", "created")],
        "language": [*_languages(entry), _first(feed, "language")],
        "publisher": [_first(entry, "publisher"), _first(_get(entry, "source") or {}, "title")],
        "site_name": [publisher_named(_plain(_first(feed, "title"))) or ""],
        "author.name": [
            _first(feed, "publisher"),
            _first(feed, "author"),
            author if is_organisation(author) else "",
        ],
    }
    return {name: kept for name, values in found.items() if (kept := [value for value in values if value])}


def _languages(entry: Entry) -> Iterator[str]:
    yield _first(entry, "language")
    for name in ("title_detail", "summary_detail"):
        yield _first(_get(entry, name) or {}, "language")


def _title(entry: Entry) -> str:
    title = _first(entry, "title")
    return title if _first(_get(entry, "title_detail") or {}, "type") == "text/plain" else _plain(title)


def _text(entry: Entry, sha256: str) -> tuple[Draft, bool]:
    """Return the fullest text of an item, and whether it stands where a feed puts a summary."""
    contents = [_first(content, "value") for content in _get(entry, "content") or ()]
    contents += [_first(entry, name) for name in _WHOLE]
    summary = _first(entry, "summary")
    fullest = max(contents, key=lambda text: len(_plain(text)), default="")
    # Where there is no summary the feed parser puts the content there too.
    is_summary = len(_plain(fullest)) < len(_plain(summary))
    return _shown(summary if is_summary else fullest, sha256), is_summary


def _shown(value: str, sha256: str) -> Draft:
    """Return a field's words, which may be text, HTML, or HTML escaped once too often."""
    if not MARKUP.search(value) and _ESCAPED.search(value):
        value = resolved(value)
    if _TAG.search(value):
        from store.readers.webpage import page_draft

        return page_draft(value, sha256, whole=True)
    lines = (line.strip() for line in resolved(value).strip().splitlines())
    return Draft(text="\n".join(lines), media_type="", sha256=sha256)


def _plain(value: str) -> str:
    """Return the words of a field that is one line."""
    return " ".join(resolved(_TAG.sub(" ", value)).split())


def _get(entry: Entry, name: str) -> Any:
    """Return a field as it is; asking the feed parser's own mapping would answer with another when it is not there."""
    return dict.get(entry, name) if isinstance(entry, dict) else None


def _first(entry: Entry, name: str) -> str:
    value = _get(entry, name)
    return value if isinstance(value, str) else ""
