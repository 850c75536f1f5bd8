"""Reads back our own form, `pressroom-release/1`: the text as it was kept, and the heading it was given."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from store.document import Document
from store.errors import SourceError
from store.readers.decode import Decoded
from store.readers.draft import clean, one_line, require_text
from store.readers.stating import language
from store.release_json import SCHEMA
from store.text import plain

__all__ = ["SCHEMA", "document_of"]

_MOMENT = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?P<clock>T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
)


def document_of(item: Mapping[str, Any], decoded: Decoded, sha256: str) -> Document:
    """Return the document behind a stored release: parsing it again gives the same id.

    Raises:
        SourceError: It is not of the form that it names.
    """
    text = clean(_text(item, "text"))
    require_text(text)
    source = item.get("source")
    source = source if isinstance(source, Mapping) else {}
    return Document(
        text=text,
        media_type="application/json",
        title=one_line(_stated(item, "title")),
        publisher=one_line(_stated(item, "publisher")),
        published=_moment(item.get("published")),
        language=language(_stated(item, "language")),
        standfirst=one_line(_stated(item, "standfirst"), limit=5000),
        url=one_line(_stated(source, "url"), limit=2000),
        links=_links(item.get("links")),
        ident=one_line(_stated(source, "ident")),
        encoding=decoded.encoding,
        encoding_guessed=decoded.guessed,
        sha256=sha256,
    )


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    if not isinstance(value, str):
        raise SourceError(f"not a {SCHEMA}: {name} is no text")
    return value


def _links(value: Any) -> tuple[str, ...]:
    links = value if isinstance(value, list) else ()
    return tuple(plain(link, limit=2000) for link in links if isinstance(link, str))


def _stated(item: Mapping[str, Any], name: str) -> str | None:
    value = item.get(name)
    return value if isinstance(value, str) and value else None


def _moment(stamp: Any) -> str | None:
    """Return a stamp as one ISO 8601 text, its zone once; None when it is no moment that we would have written."""
    if not isinstance(stamp, Mapping):
        return None
    value, zone = _stated(stamp, "value") or "", _stated(stamp, "zone") or ""
    whole = value if value.endswith(zone) else f"{value}{zone}"
    return whole if _is_moment(whole) else None


def _is_moment(value: str) -> bool:
    form = _MOMENT.fullmatch(value)
    if form is None:
        return False
    try:
        date(int(form["year"]), int(form["month"] or 1), int(form["day"] or 1))
        return form["clock"] is None or bool(datetime.fromisoformat(value))
    except ValueError:
        return False
