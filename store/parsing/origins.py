"""Tells the publisher's country, by which numbers and all-number dates are read."""

import re
from functools import cache

from store.document import Document
from store.parsing import sites
from store.parsing.knowledge import table

_TOP = re.compile(r"(?:://|@)(?:[\w-]+\.)+([a-z]{2})\b(?![.\w-])")
_AMERICAN = re.compile(r"(?<!\d)\(?[2-9]\d\d\)?[-./ ]{1,2}[2-9]\d\d[-.]\d{4}(?!\d)")
_PLACES = {"uk": "GB", "eu": None, "io": None, "co": None, "tv": None, "me": None, "ai": None, "ly": None}


def country(document: Document, name: str | None, language: str, shadow: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of the publisher's country, or None when nothing tells it.

    Args:
        document: What the format states.
        name: The publisher's name.
        language: The release's language.
        shadow: The text's shadow.
    """
    site = sites.by_address(document.url).get("country")
    return (
        site
        or _by_name(name)
        or _by_top(document.url or "")
        or _by_top(shadow[:2000] + shadow[-3000:])
        or ("GB" if "\u00a3" in shadow else None)
        or ("US" if _AMERICAN.search(shadow) else None)
        or table("publishers")["languages"].get(language)
    )


@cache
def _names() -> list[tuple[str, re.Pattern[str]]]:
    rows = table("publishers")["countries"]
    return [(code, re.compile(pattern, re.IGNORECASE)) for code, pattern in rows.items()]


def _by_name(name: str | None) -> str | None:
    if not name:
        return None
    for site in table("publishers")["sites"].values():
        if site.get("name") == name:
            return str(site["country"])
    return next((code for code, pattern in _names() if pattern.search(name)), None)


def _by_top(addresses: str) -> str | None:
    """Return the country of the first national top-level domain."""
    for found in _TOP.finditer(addresses):
        code = found[1]
        known = _PLACES.get(code, code.upper())
        if known and known in table("countries")["names"]:
            return known
    return None
