"""What the browse screen holds and binds down to its panes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from store.listing import ListRow, Page

if TYPE_CHECKING:
    from store.model import Release
    from store.versions import Version

PAGE_SIZE = 100
"""Rows that are loaded together; a page of a result begins at a multiple of this."""


@dataclass(frozen=True, slots=True)
class Results:
    """The releases that a query found.

    Args:
        query: The query.
        page: The rows around the cursor; begins at a multiple of `PAGE_SIZE`.
        stored: How many releases the library holds in all.
        cursor: Where in the result the cursor is to stand; None in an empty one.
    """

    query: str
    page: Page
    stored: int
    cursor: int | None

    @property
    def row(self) -> ListRow | None:
        """The row that the cursor is to stand on."""
        place = -1 if self.cursor is None else self.cursor - self.page.offset
        return self.page.rows[place] if 0 <= place < len(self.page.rows) else None


@dataclass(frozen=True, slots=True)
class Opened:
    """The release that is open.

    Args:
        release: The release.
        row: Its row in the list, with what the user keeps about it.
        query: The query it was opened under.
        hits: Where its text holds words of that query, in order, without overlap.
        versions: Its other versions; None while they are still looked for.
    """

    release: "Release"
    row: ListRow
    query: str = ""
    hits: tuple[tuple[int, int], ...] = ()
    versions: "tuple[Version, ...] | None" = None


@dataclass(frozen=True, slots=True)
class Here:
    """The stretch of the text that is looked at: the `number`-th evidence or hit, from 0."""

    kind: Literal["evidence", "hit"]
    number: int


def apart(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return stretches in order, those that overlap made one, empty ones left out."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)
