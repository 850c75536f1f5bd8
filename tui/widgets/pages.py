"""A few pages of a long result, kept in memory; the oldest used page goes first."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Generic, TypeVar

Row = TypeVar("Row")


class Pages(Generic[Row]):
    """Rows by their index, kept in pages of one size.

    Not safe to call from several threads: load in a worker, put on the UI thread.

    Args:
        size: Rows in a page.
        keep: How many pages are kept; with 100 rows a page, 20 pages hold 2,000 rows however long the result is.
    """

    def __init__(self, size: int = 100, keep: int = 20) -> None:
        self.size = size
        self._keep = keep
        self._pages: OrderedDict[int, tuple[Row, ...]] = OrderedDict()

    def get(self, index: int) -> Row | None:
        """Return the row at `index`, or None while its page is not here."""
        number, place = divmod(index, self.size)
        page = self._pages.get(number)
        if page is None or place >= len(page):
            return None
        self._pages.move_to_end(number)
        return page[place]

    def put(self, first: int, rows: Iterable[Row]) -> None:
        """Keep rows that begin at index `first`.

        Raises:
            ValueError: `first` is not the first index of a page.
        """
        if first % self.size:
            raise ValueError(f"{first} is not the first index of a page of {self.size}")
        everything = tuple(rows)
        for start in range(0, len(everything), self.size):
            number = (first + start) // self.size
            self._pages[number] = everything[start : start + self.size]
            self._pages.move_to_end(number)
        while len(self._pages) > self._keep:
            self._pages.popitem(last=False)

    def clear(self) -> None:
        """Forget every row."""
        self._pages.clear()
