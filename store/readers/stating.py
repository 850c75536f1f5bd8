"""Takes what a file states under many names (`date`, `published_at`, `article.published.time` …) to one draft.

The names are those met in front matter, feeds saved as JSON, and page metadata; the first that holds something wins.
"""

import re
from collections.abc import Iterable, Mapping

from store.readers import dates
from store.readers.draft import Draft, key
from store.readers.titles import last_segment, without_site

Stated = Mapping[str, tuple[str, ...]]

TITLE = ("title", "headline", "og.title", "name", "subject", "source_title")
PUBLISHED = (
    "article.published.time", "article.published_time", "datepublished", "published_at", "published", "pubdate",
    "pub_date", "publication_date", "date_published", "release_date", "date", "publish.date", "publish_date",
    "published_ts", "published_date", "approve_date", "issued", "created", "created_at", "datecreated", "timestamp",
    "eventdate", "updated",
)  # fmt: skip
PUBLISHER = (
    "publisher", "publisher.name", "pressroom.name", "og.site.name", "og.site_name", "site_name", "organisation",
    "organization", "agency", "ministry", "department", "issuer", "author.name", "source",
)  # fmt: skip
LANGUAGE = ("language", "lang", "inlanguage", "og.locale", "locale")
URL = (
    "url",
    "link",
    "canonical",
    "canonical_url",
    "original_url",
    "permalink",
    "og.url",
    "source_url",
    "uri",
)
IDENT = ("id", "guid", "feed_id", "identifier", "news_item_id", "source_id")
SUMMARY = ("standfirst", "subtitle", "dek", "lead", "summary", "abstract", "og.description", "description")

_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_ADDRESS = re.compile(r"(?i)(?:https?://|www\.|urn:)\S+")
_LANGUAGE = re.compile(r"(?i)[a-z]{2}(?=$|[-_])")


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
    draft.publisher = draft.publisher or publisher(stated)
    draft.published = draft.published or _published(stated, day_first=dates.day_first(locale, draft.url))
    if draft.title is None:
        _take_title(stated, draft)


def language(code: str | None) -> str | None:
    """Return the two-letter code that a language tag (`en_GB`, `de`, `pt-BR`) begins with."""
    match = _LANGUAGE.match(code.strip()) if code else None
    return match[0].lower() if match else None


def publisher(stated: Stated) -> str | None:
    """Return who issued it: the first name that is a name, no address and no slug of a data set."""
    for name in PUBLISHER:
        for value in stated.get(name, ()):
            if not _ADDRESS.match(value) and not _SLUG.fullmatch(value):
                return value
    return None


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


def _take_title(stated: Stated, draft: Draft) -> None:
    """Take the title without the name of the site, which may be the only place that names the publisher."""
    title = first(stated, TITLE)
    if not title:
        return
    area = first(stated, ("area",))
    names = [name for name in (draft.publisher, area, first(stated, ("og.title",))) if name]
    bare = without_site(title, names)
    if draft.publisher is None and bare != title:
        suffix = last_segment(title)
        if suffix and " " in suffix and key(suffix) != key(bare):
            draft.publisher = suffix
    draft.title = bare
