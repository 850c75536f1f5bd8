"""Tells who issued a release and for which country, from what the format, the letterhead and the text say."""

import re
from functools import cache

from store.parsing.knowledge import table

_BY = re.compile(
    r"^published by (?P<who>[^\n\[,]{2,80}?)\s*(?:\[(?P<language>[^\]\n]{2,20})\])?(?:,|$)",
    re.IGNORECASE | re.MULTILINE,
)
_DISTRIBUTED = re.compile(
    r"(?:press release|media release|news release|content|article)?\s*distributed by (?P<distributor>[^\n]{2,80}?) on behalf of (?P<publisher>[^\n,.]{2,80})",
    re.IGNORECASE,
)
_HOST = re.compile(r"^[a-z]+://(?:www\.)?([^/:?#]+)", re.IGNORECASE)


def by_line(shadow: str) -> tuple[int, int] | None:
    """Return where the publisher of a "Published By …" line stands."""
    found = _BY.search(shadow, 0, 3000)
    return found.span("who") if found else None


def distribution(shadow: str) -> re.Match[str] | None:
    """Return the match of a "distributed by … on behalf of …" line."""
    return _DISTRIBUTED.search(shadow)


def by_address(url: str | None) -> dict[str, str] | None:
    """Return what the table knows of the site: name and country."""
    host = _HOST.match(url or "")
    if not host:
        return None
    labels = host[1].lower().split(".")
    for first in range(len(labels) - 1):
        row = _sites().get(".".join(labels[first:]))
        if row:
            return row
    return None


@cache
def _sites() -> dict[str, dict[str, str]]:
    return dict(table("publishers")["sites"])
