"""Rows of a table as documents: what a kind of table defines, and how its rows are walked, found and decoded.

Invariant: a walk holds a few hundred rows at a time, and what cannot be decoded is told with its table and number.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from tinydb.queries import QueryLike
from tinydb.table import Document, Table

from store.documents import codec
from store.documents.storage import RowStorage
from store.errors import LibraryDamaged
from store.text import plain

Row = tuple[Any, ...]
Pair = tuple[int, dict[str, Any]]

# Rows read at a time when a condition has to look at every document: neither a long transaction nor much memory.
CHUNK = 256
# Numbers stay this far from where SQLite's 64 bits end, so that there is always one below and one above.
FARTHEST = 1 << 62
_BEFORE_ALL = -FARTHEST - 1


class RowAccess(Table):
    """What stands between TinyDB's methods and the rows of a table.

    As in TinyDB a subclass may set `document_class`, and `document_id_class`, which is given the number as text.
    """

    def __init__(self, storage: RowStorage, name: str) -> None:
        super().__init__(storage, name, cache_size=0)
        self._connections = storage.connections

    # What a subclass defines.

    def _insert(self, con: sqlite3.Connection, document: Mapping[str, Any], doc_id: int | None) -> int:
        """Write a new row and what is derived from it; return its number."""
        raise NotImplementedError

    def _rewrite(self, con: sqlite3.Connection, document: Mapping[str, Any], doc_id: int) -> None:
        """Write a changed document over its row."""
        raise NotImplementedError

    def _delete(self, con: sqlite3.Connection, doc_ids: list[int]) -> None:
        """Delete rows and what is derived from them."""
        raise NotImplementedError

    def _clear(self, con: sqlite3.Connection) -> None:
        """Delete every row and what is derived from them."""
        raise NotImplementedError

    def _total(self, con: sqlite3.Connection) -> int:
        """Return how many rows there are."""
        raise NotImplementedError

    def _row(self, con: sqlite3.Connection, doc_id: int) -> Row | None:
        """Return one row, number and body first, or None."""
        raise NotImplementedError

    def _after(self, con: sqlite3.Connection, doc_id: int) -> list[Row]:
        """Return the next `CHUNK` rows behind a number, rising."""
        raise NotImplementedError

    def begin(self, con: sqlite3.Connection) -> None:
        """Do what has to be done first in a transaction that writes; by default nothing."""

    # Rows as documents.

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._connections.writing() as con:
            self.begin(con)
            yield con

    def _chosen(
        self,
        con: sqlite3.Connection,
        cond: QueryLike | None,
        doc_ids: Iterable[Any] | None,
        *,
        every: bool,
    ) -> Iterator[Pair]:
        """Yield what a method is about, each as it is when it is asked for: a number given twice comes twice."""
        if doc_ids is not None:
            found = (self._row(con, number) for number in map(number_of, doc_ids) if number is not None)
            yield from ((row[0], self._decoded(*row)) for row in found if row)
        elif cond is not None:
            yield from (pair for pair in self.walk(con) if cond(pair[1]))
        elif every:
            yield from self.walk(con)

    def walk(self, con: sqlite3.Connection) -> Iterator[Pair]:
        """Yield every document with its number, rising, as the transaction of a connection sees them."""
        last = _BEFORE_ALL
        while chunk := self._after(con, last):
            yield from ((row[0], self._decoded(*row)) for row in chunk)
            last = chunk[-1][0]

    def _pairs(self) -> Iterator[Pair]:
        """Yield every document, without a transaction that stays open between them."""
        last = _BEFORE_ALL
        while True:
            with self._connections.reading() as con:
                chunk = self._after(con, last)
            if not chunk:
                return
            yield from ((row[0], self._decoded(*row)) for row in chunk)
            last = chunk[-1][0]

    def _matching(self, con: sqlite3.Connection, cond: QueryLike) -> Iterator[Document]:
        return (self._made(*pair) for pair in self.walk(con) if cond(pair[1]))

    def at(self, con: sqlite3.Connection, number: int) -> dict[str, Any] | None:
        """Return the document of a number as the transaction of a connection sees it, or None."""
        row = self._row(con, number)
        return self._decoded(*row) if row else None

    def _numbered(self, doc_ids: Iterable[Any]) -> list[Document]:
        wanted = sorted({number for number in map(number_of, doc_ids) if number is not None})
        with self._connections.reading() as con:
            found = [self._row(con, number) for number in wanted]
        return [self._document(*row) for row in found if row]

    def _document(self, doc_id: int, *columns: Any) -> Document:
        return self._made(doc_id, self._decoded(doc_id, *columns))

    def _made(self, number: int, document: dict[str, Any]) -> Document:
        return self.document_class(document, self._shown(number))

    def _shown(self, number: int) -> int:
        """Return a number in the class that a subclass may have chosen for them."""
        return number if self.document_id_class is int else self.document_id_class(str(number))

    def _decoded(self, doc_id: int, body: bytes) -> dict[str, Any]:
        try:
            return codec.decode(body)
        except ValueError as error:
            raise LibraryDamaged(
                f"{plain(self._connections.path)}: document {doc_id} of {plain(self.name)} cannot be read",
                "put back a copy from a backup, or import the release again",
            ) from error


def number_of(given: object) -> int | None:
    """Return what a caller calls a number as SQLite keeps it; None where no document can have it.

    As in TinyDB, what it is written like decides: `1` and `"1"` are the first document, `1.0` and `True` are none.
    """
    if type(given) is not int:
        text = str(given)
        if not text.isascii() or not text.removeprefix("-").isdecimal() or len(text) > len(str(FARTHEST)) + 1:
            return None
        given = int(text)
    return given if -FARTHEST <= given < FARTHEST else None
