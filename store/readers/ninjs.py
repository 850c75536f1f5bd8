"""News items in ninjs, the news exchange form of the IPTC (1.x to 3.x), as rows under the usual names.

Names of properties are compared without case: ninjs 3 writes `versionCreated` where ninjs 2 has `versioncreated`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

_TELLING = frozenset(
    ("headlines", "bodies", "body_text", "body_xhtml", "versioncreated", "pubstatus", "copyrightholder")
)
_PAGES = ("text/html", "application/xhtml+xml")
_ISSUERS = ("publisher", "issuer", "creator", "source", "author", "provider")
_SUMMARIES = ("summary", "lead", "leadin", "standfirst", "dek", "abstract", "short")


def rows(found: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """Return the one row that a news item is, or None when the object is no news item."""
    item = {str(key).lower(): value for key, value in found.items()}
    if not isinstance(item.get("uri"), str) or _TELLING.isdisjoint(item):
        return None
    row = {
        "id": item["uri"],
        "url": item["uri"],
        "title": _said(item.get("headlines"), ("main", "headline", "title")) or item.get("headline"),
        "body": _body(item),
        "summary": _said(item.get("descriptions"), _SUMMARIES)
        or _said(item.get("headlines"), ("subheadline", "sub")),
        "published": item.get("versioncreated") or item.get("firstcreated") or item.get("contentcreated"),
        "language": item.get("language"),
        "publisher": _issuer(item),
    }
    return [{name: value for name, value in row.items() if value}]


def _listed(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a list, their keys in lower case."""
    for one in value if isinstance(value, list) else ():
        if isinstance(one, Mapping):
            yield {str(key).lower(): inner for key, inner in one.items()}


def _said(value: Any, roles: tuple[str, ...]) -> str | None:
    """Return the text of the first role in a list of texts; of a first role `main`, else the first text at all."""
    said: list[tuple[str, str]] = [
        (str(one.get("role", "")).lower(), one["value"])
        for one in _listed(value)
        if isinstance(one.get("value"), str)
    ]
    for role in roles:
        for name, text in said:
            if name == role:
                return text
    return said[0][1] if said and roles[0] == "main" else None


def _body(item: Mapping[str, Any]) -> str | None:
    """Return the fullest body, a page before a plain text, which has lost its paragraphs."""
    bodies = [one for one in _listed(item.get("bodies")) if isinstance(one.get("value"), str)]
    pages = [one["value"] for one in bodies if one.get("contenttype") in _PAGES]
    texts = [one["value"] for one in bodies if one.get("contenttype", "text/plain") == "text/plain"]
    for values in (
        pages,
        [item.get("body_xhtml")],
        texts,
        [item.get("body_text")],
        [item.get("description_text")],
    ):
        if words := [value for value in values if isinstance(value, str) and value.strip()]:
            return max(words, key=len)
    return _said(item.get("descriptions"), ("main",))


def _issuer(item: Mapping[str, Any]) -> str | None:
    """Return who issued the item: an organisation with that part, the first source of it, who holds the rights."""
    organisations = [*_listed(item.get("organisations")), *_listed(item.get("organisation"))]
    named: list[str] = [one["name"] for one in organisations if _is_issuer(one)]
    named += [one["name"] for one in _listed(item.get("infosources")) if isinstance(one.get("name"), str)]
    named += [item[name] for name in ("provider", "copyrightholder") if isinstance(item.get(name), str)]
    return named[0] if named else None


def _is_issuer(organisation: Mapping[str, Any]) -> bool:
    return isinstance(organisation.get("name"), str) and str(organisation.get("rel", "")).lower() in _ISSUERS
