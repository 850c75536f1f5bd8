"""Whose feed it is, told by its title: `News | Example Police`, `RSS: press releases of Example Agency`."""

import re

from store.readers.publishers import is_general
from store.readers.titles import is_organisation

_PARTS = re.compile(r"\s+(?:[|·•»]|::|[-–—])\s+|:\s+")
_AROUND = re.compile(
    r"(?i)^(?:the |latest |all |rss(?: feed)?\b|atom feed\b|(?:news|press|media) ?(?:feed|releases?|room)? (?:from|of|by) "
    r"|(?:presse|polizei)?(?:mitteilungen|meldungen) (?:der|des|von) |feed of )\s*"
    r"|\s+(?:rss|atom|feeds?|news|newsroom|latest|(?:press|media|news) releases?|pressemitteilungen|presse|updates)$"
)


def publisher_named(title: str) -> str | None:
    """Return the name of the publisher in a feed's title, or None when the title names only what a feed is.

    A title that names no organisation and holds nothing general is the name as it stands.
    """
    parts = [part.strip() for part in _PARTS.split(title)]
    telling = [bare for part in parts if (bare := _bare(part)) and not is_general(bare)]
    organisation = next((part for part in telling if is_organisation(part)), None)
    if organisation or not telling:
        return organisation
    return telling[0] if len(telling) < len(parts) or telling[0] != parts[0] else title.strip()


def _bare(name: str) -> str:
    """Return a name without the words that feeds put around theirs."""
    before = ""
    while name != before:
        before, name = name, _AROUND.sub("", name).strip()
    return name
