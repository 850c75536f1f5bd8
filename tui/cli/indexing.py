"""The search index, as commands need it: up to date, with a line on how far it is while that takes time."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from store.errors import LibraryError
from tui.cli.output import console, say

if TYPE_CHECKING:
    from store.library import Library
    from store.listing import Page

# Seconds to wait for another process, such as an open app, that feeds the index.
_PATIENCE = 5.0
# Fewer are in before anybody could read a line about them.
_WORTH_A_LINE = 2_000


def found(shelf: "Library", query: str, *, sort: str | None, limit: int, near: bool) -> "Page":
    """Return the first releases that match a query; the index is brought up to date, or mended, for it."""
    bring_up_to_date(shelf)
    page = shelf.page(query, sort=sort, limit=limit, near=near)
    if not shelf.searchable():  # damage that only this query met
        bring_up_to_date(shelf)
        page = shelf.page(query, sort=sort, limit=limit, near=near)
    return page


def bring_up_to_date(shelf: "Library") -> None:
    """Feed the index with what waits, or wait a moment for the process that does.

    Raises:
        LibraryError: There is no index that can be read, and none can be written.
    """
    if not shelf.behind():
        return
    try:
        with index_progress() as tell:
            shelf.catch_up(tell)
    except LibraryError as error:
        if not shelf.searchable():
            raise
        say(f"hint: {error.message}")
        return
    end = time.monotonic() + _PATIENCE
    while shelf.documents.changes.waiting() and time.monotonic() < end:
        time.sleep(0.02)


@contextmanager
def index_progress() -> Iterator[Callable[[int, int], None] | None]:
    """Yield what to call with how many changes are in the index and how many there are; None where nobody watches."""
    if not sys.stderr.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        yield None
        return
    line = _Line()
    try:
        yield line.tell
    finally:
        line.end()


class _Line:
    """A line on a terminal that is drawn once there is much to do."""

    def __init__(self) -> None:
        self._end: Callable[[], None] | None = None
        self._update: Callable[[str], None] | None = None

    def tell(self, done: int, total: int) -> None:
        """Say how far it is."""
        words = f"Building the search index … {done:,} of {total:,}"
        if self._update is not None:
            self._update(words)
        elif total >= _WORTH_A_LINE:
            status = console(stderr=True).status(words)
            status.start()
            self._update, self._end = status.update, status.stop

    def end(self) -> None:
        """Take the line away."""
        if self._end is not None:
            self._end()
