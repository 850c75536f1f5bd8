"""Takes what a file states under many names (`date`, `published_at`, `article.published.time` …) to one draft.

The names are those met in front matter, in feeds and data sets saved as JSON, and in page metadata; nested names are
joined by a dot, and the first that holds something wins.
"""

import re
from collections.abc import Iterable, Mapping

from store.readers import dates
from store.readers.draft import Draft, key
from store.readers.publishers import is_general, publisher
from store.readers.titles import is_organisation, last_segment, without_site

Stated = Mapping[str, tuple[str, ...]]

TITLE = (
    "headline", "title", "og.title", "name", "subject", "source_title", "twitter.title", "h1", "page.title",
)  # fmt: skip
PUBLISHED = (
    "datepublished", "article.published.time", "article.published_time", "published_at", "published", "pubdate",
    "pub_date", "publication_date", "date_published", "release_date", "dcterms.issued", "dcterms.date",
    "dc.date.issued", "dc.date", "date", "publish.date", "publish_date", "published_ts", "published_date",
    "approve_date", "issued", "datecreated", "created", "created_at", "timestamp", "versioncreated", "eventdate",
    "time", "updated",
)  # fmt: skip
LANGUAGE = ("inlanguage", "language", "lang", "og.locale", "locale", "dc.language", "dcterms.language")
URL = (
    "canonical", "url", "og.url", "link", "canonical_url", "original_url", "permalink", "source_url", "uri",
)  # fmt: skip
IDENT = ("id", "guid", "feed_id", "identifier", "news_item_id", "source_id")
SUMMARY = ("standfirst", "subtitle", "dek", "lead", "summary", "abstract", "og.description", "description")

_LANGUAGE = re.compile(r"(?ai)([a-z]{2})(?:$|[-_])")
_LANGUAGES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
    "español": "es", "italian": "it", "italiano": "it", "dutch": "nl", "nederlands": "nl", "romanian": "ro",
    "română": "ro", "portuguese": "pt", "português": "pt", "polish": "pl", "polski": "pl",
}  # fmt: skip
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LONGEST_TITLE = 1000
# A summary is a sentence or a few; one that breaks off or runs on is the beginning of the text.
_LONGEST_SUMMARY = 600
# A summary only repeats the text when it begins with the same words, or most of it stands in one paragraph.
_OPENING = 60
_REPEATED = 0.75


def first(stated: Stated, names: Iterable[str]) -> str | None:
    """Return the first value under one of the names, in their order."""
    for name in names:
        values = stated.get(name)
        if values:
            return values[0]
    return None


def apply(stated: Stated, draft: Draft) -> None:
    """Fill the draft's head from what the file states; what the draft has already stays."""
    draft.url = draft.url or _address(stated)
    draft.ident = draft.ident or first(stated, IDENT)
    locale = first(stated, LANGUAGE)
    draft.language = draft.language or language(locale)
    draft.published = draft.published or _published(stated, day_first=dates.day_first(locale, draft.url))
    title = _title(stated)
    draft.publisher = draft.publisher or publisher(stated, title, draft.url)
    if draft.title is None and title:
        names = (draft.publisher, _site(stated), first(stated, ("area",)))
        same = [other for name in TITLE for other in stated.get(name, ())]
        draft.title = without_site(title, [name for name in names if name], same)


def _title(stated: Stated) -> str | None:
    """Return the first stated title that says something of its own; a full heading wins over its beginning."""
    values = (" ".join(value.split())[:_LONGEST_TITLE] for name in TITLE for value in stated.get(name, ()))
    found = [value for value in values if not is_general(value)]
    if not found:
        return None
    begun = key(found[0]).rstrip(" .…")
    fuller = (value for value in stated.get("h1", ()) if key(value).startswith(begun))
    return next(fuller, found[0])


def _site(stated: Stated) -> str | None:
    """Return the last part of the page's title when it is an organisation."""
    last = last_segment(first(stated, ("page.title",)) or "")
    return last if last and is_organisation(last) else None


def language(code: str | None) -> str | None:
    """Return the two-letter code of a language tag (`en_GB`, `de`, `pt-BR`) or of a language's name."""
    if not code:
        return None
    match = _LANGUAGE.match(code.strip())
    return match[1].lower() if match else _LANGUAGES.get(code.strip().lower())


def separate_summary(stated: Stated, title: str | None, text: str) -> str | None:
    """Return the stated summary when it was written for itself, and is not the title or the text again."""
    words = _TAG.sub("", first(stated, SUMMARY) or "").strip()
    if not words or len(words) > _LONGEST_SUMMARY or "\n" in words or words.endswith(("…", "...")):
        return None
    if key(words)[:_OPENING] in key(text):
        return None
    told = set(key(words).split())
    for other in (title or "", *text.split("\n")):
        there = set(key(other).split())
        if len(told & there) >= _REPEATED * len(told):
            return None
    return words


def _address(stated: Stated) -> str | None:
    for name in URL:
        for value in stated.get(name, ()):
            if re.match(r"(?i)https?://", value):
                return value
    return None


def _published(stated: Stated, *, day_first: bool | None) -> str | None:
    for name in PUBLISHED:
        for value in stated.get(name, ()):
            found = dates.iso(value, day_first=day_first)
            if found:
                return found
    return None
