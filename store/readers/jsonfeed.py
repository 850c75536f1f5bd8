"""JSON Feed (jsonfeed.org, version 1 and 1.1): its items as rows, with what the feed says for all of them."""

from collections.abc import Mapping
from typing import Any

from store.readers.addresses import absolute
from store.readers.feedname import publisher_named

_VERSION = "https://jsonfeed.org/version/"


def rows(found: Mapping[str, Any]) -> list[Any] | None:
    """Return a row for each item, or None when the object is no feed."""
    version, items = found.get("version"), found.get("items")
    if not isinstance(version, str) or not version.startswith(_VERSION) or not isinstance(items, list):
        return None
    return [_row(item, found) if isinstance(item, Mapping) else item for item in items]


def _row(item: Mapping[str, Any], feed: Mapping[str, Any]) -> dict[str, Any]:
    row = dict(item)
    home, title = feed.get("home_page_url"), feed.get("title")
    address = row.get("url") or row.get("external_url")
    if isinstance(address, str):
        row["url"] = absolute(home, address) if isinstance(home, str) else address
    row["date_published"] = row.get("date_published") or row.get("date_modified")
    row["language"] = row.get("language") or feed.get("language")
    row["site_name"] = publisher_named(title) if isinstance(title, str) else None
    return row
