"""The narrow row of a release and its three sort keys, worked out once, when the document is written.

Each key is one whole number that no other release has, so an order has no ties, and a page means the same to SQLite
and to the search index.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from store.errors import LibraryError
from store.listing import ListRow
from store.text import plain

if TYPE_CHECKING:
    from store.model import Fact, Release

# A key holds, from the top: what is sorted by, then the row number; together 63 bits, what SQLite keeps.
_ROW_BITS = 28
_MINUTE_BITS = 33
_DAY_BITS = 16
_MOST_ARRESTS = (1 << 19) - 2
_UNDATED_LAST = (1 << _MINUTE_BITS) - 1
_UNTITLED_CHARACTERS = 80
# SQLite keeps 64 bits; a figure beyond this is no figure.
_LARGEST = 10**15

_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")

MOST_ROWS = (1 << _ROW_BITS) - 1


@dataclass(frozen=True, slots=True)
class Keys:
    """Where a release stands in each order.

    Args:
        newest: Falling: latest first, undated last. Of two of the same minute the one stored later comes first.
        oldest: Rising: earliest first, undated last.
        arrests: Falling: highest headline figure first, then newest; without a figure last.
    """

    newest: int
    oldest: int
    arrests: int


def list_row(release: "Release", imported: str) -> ListRow:
    """Return what a line of a list shows of a release.

    Args:
        release: The release.
        imported: When it was stored, ISO 8601 in UTC.
    """
    headline = headline_figure(release)
    return ListRow(
        id=release.id,
        published=plain(release.published.value) if release.published else None,
        publisher=plain(release.publisher) if release.publisher else None,
        title=plain(release.title or "") or plain(release.text[:400], _UNTITLED_CHARACTERS),
        headline=min(headline.value, _LARGEST) if headline and isinstance(headline.value, int) else None,
        headline_qualifier=headline.qualifier if headline else "exact",
        language=plain(release.language) if release.language else None,
        kind=release.kind,
        imported=imported,
    )


def headline_figure(release: "Release") -> "Fact | None":
    """Return the figure that stands for a release: the first total of its current arrests."""
    for fact in release.facts:
        if fact.field == "arrests" and fact.scope == "current" and type(fact.value) is int:
            return fact
    return None


def sort_keys(row: ListRow, doc_id: int) -> Keys:
    """Return the keys of a row.

    Raises:
        LibraryError: The row number is out of bounds.
    """
    if not 0 < doc_id <= MOST_ROWS:
        raise LibraryError(f"a library holds at most {MOST_ROWS:,} releases")
    minute = stamp_minutes(row.published)
    day = max(0, min((minute or 0) // 1440 - date(1970, 1, 1).toordinal(), (1 << _DAY_BITS) - 1))
    figure = 0 if row.headline is None else min(max(row.headline, 0), _MOST_ARRESTS) + 1
    return Keys(
        newest=(minute or 0) << _ROW_BITS | doc_id,
        oldest=(_UNDATED_LAST if minute is None else minute) << _ROW_BITS | doc_id,
        arrests=(figure << _DAY_BITS | day) << _ROW_BITS | doc_id,
    )


def stamp_minutes(value: str | None) -> int | None:
    """Return a stamp as minutes since the year 1, wall time as printed; None for none or one that is no date.

    What the stamp leaves open counts as its beginning: `2021` as the first minute of 2021.
    """
    day, _, clock = (value or "").partition("T")
    try:
        numbers = [int(part) for part in day.split("-")] + [1, 1]
        minutes = date(*numbers[:3]).toordinal() * 1440
    except ValueError:
        return None
    return minutes + (int(clock[:2]) * 60 + int(clock[3:5]) if _CLOCK.match(clock) else 0)
