"""Knows whose sites and mail boxes are whose: a name and a country by the address."""

import re
from functools import cache

from store.parsing.knowledge import table

_HOST = re.compile(r"[a-z]+://(?:www\.)?(?P<host>[^/:?#\s]+)(?:/(?P<folder>[\w-]+))?", re.IGNORECASE)
_EMAIL_HOST = re.compile(r"(?<=@)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")


def by_address(url: str | None) -> dict[str, str]:
    """Return what the table knows of the site: `name` and `country`, as far as they are known."""
    found = _HOST.match(url or "")
    return _by_host(found["host"].lower(), (found["folder"] or "").lower()) if found else {}


def _by_host(host: str, folder: str = "") -> dict[str, str]:
    labels = host.split(".")
    for first in range(len(labels) - 1):
        site = ".".join(labels[first:])
        row = _sites().get(f"{site}/{folder}") or _sites().get(site)
        if row:
            return row
    return {}


@cache
def _sites() -> dict[str, dict[str, str]]:
    return dict(table("publishers")["sites"])


def by_email(shadow: str) -> str | None:
    """Return whose mail box the text names, or None."""
    for host in _EMAIL_HOST.findall(shadow):
        name = _by_host(host.lower()).get("name")
        if name:
            return name
    return None
