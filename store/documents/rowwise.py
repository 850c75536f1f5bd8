"""TinyDB's table methods over rows: every one touches its own rows and no others.

Invariant: nothing goes through TinyDB's whole-table read and rewrite, a change is one transaction, there is no query
cache (another process would make it stale), and numbers come from SQLite inside the transaction (TinyDB counts in
memory, and two importers would collide). Documents come in the order of their numbers. What cannot be kept so is
refused with a `LibraryError`; tests/store/README.md lists it.
"""

import copy
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any, NoReturn, cast

from tinydb.queries import QueryLike
from tinydb.table import Document

from store.documents.rowaccess import RowAccess, number_of
from store.errors import LibraryError
from store.text import plain

Fields = Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None]


class RowwiseTable(RowAccess):
    """A table of documents, one SQLite row each, keyed by TinyDB's `doc_id`; see `RowAccess` for subclasses."""

    # Writing.

    def insert(self, document: Mapping[str, Any]) -> int:
        """Store one document and return its number; a `Document` keeps the number it carries.

        Raises:
            As `insert_multiple`.
        """
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Store documents in one transaction, all or none, and return their numbers.

        Raises:
            ValueError: One is not a mapping, or its number is taken.
            TypeError: One holds something that JSON has no form for.
            LibraryError: One is not what this table keeps, or its id is there already.
        """
        taken = list(documents)
        with self._writing() as con:
            return [self.write_new(con, document) for document in taken]

    def update(
        self,
        fields: Fields,
        cond: QueryLike | None = None,
        doc_ids: Iterable[int] | None = None,
    ) -> list[int]:
        """Change the documents of a condition, of some numbers, or all; return the numbers of those changed.

        An error in a change or a condition leaves every document as it was.
        """
        with self._writing() as con:
            return [
                self._changed(con, *found, fields) for found in self._chosen(con, cond, doc_ids, every=True)
            ]

    def update_multiple(self, updates: Iterable[tuple[Fields, QueryLike]]) -> list[int]:
        """Apply each change to the documents of its condition, in the given order, in one transaction."""
        wanted = list(updates)
        done: list[int] = []
        with self._writing() as con:
            for number, document in self.walk(con):
                before = len(done)
                for fields, cond in wanted:
                    if cond(document):
                        _apply(fields, document)
                        done.append(self._shown(number))
                if len(done) > before:
                    self._rewrite(con, document, number)
        return done

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Change the documents of a condition (or the one whose number a `Document` carries), else store it.

        Raises:
            ValueError: There is neither a condition nor a number.
        """
        carried = self._carried(document)
        if carried is None and cond is None:
            raise ValueError("upsert needs a query, or a Document that carries its doc_id")
        with self._writing() as con:
            found = self._chosen(con, cond, None if carried is None else [carried], every=False)
            return [self._changed(con, *old, document) for old in found] or [self.write_new(con, document)]

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Remove the documents of a condition or of some numbers; return the numbers of those removed.

        Raises:
            RuntimeError: There is neither a condition nor a list of numbers.
        """
        if cond is None and doc_ids is None:
            raise RuntimeError("Use truncate() to remove all documents")
        with self._writing() as con:
            gone = list(dict.fromkeys(number for number, _ in self._chosen(con, cond, doc_ids, every=False)))
            self._delete(con, gone)
        return [self._shown(number) for number in gone]

    def truncate(self) -> None:
        """Remove every document of this table."""
        with self._writing() as con:
            self._clear(con)

    # Reading.

    def get(  # type: ignore[override]  # one signature for what TinyDB spells as seven overloads
        self,
        cond: QueryLike | None = None,
        doc_id: int | None = None,
        doc_ids: Iterable[int] | None = None,
    ) -> Document | list[Document] | None:
        """Return the document of a number, the list of some numbers, or the first of a condition; None for none.

        Raises:
            RuntimeError: There is no condition and no number.
        """
        if doc_id is not None:
            return next(iter(self._numbered([doc_id])), None)
        if doc_ids is not None:
            return self._numbered(doc_ids)
        if cond is not None:
            with self._connections.reading() as con:
                return next(self._matching(con, cond), None)
        raise RuntimeError("You have to pass either cond or doc_id or doc_ids")

    def contains(self, cond: QueryLike | None = None, doc_id: int | None = None) -> bool:
        """Return whether there is a document of a condition or a number.

        Raises:
            RuntimeError: There is neither.
        """
        if cond is None and doc_id is None:
            raise RuntimeError("You have to pass either cond or doc_id")
        return self.get(cond, doc_id=doc_id) is not None

    def search(self, cond: QueryLike) -> list[Document]:
        """Return every document of a condition, in the order of their numbers; reads the table once."""
        with self._connections.reading() as con:
            return list(self._matching(con, cond))

    def count(self, cond: QueryLike) -> int:
        """Return how many documents a condition holds for."""
        with self._connections.reading() as con:
            return sum(1 for _ in self._matching(con, cond))

    def all(self) -> list[Document]:
        """Return every document of one state of the table; iterating holds only a few hundred at a time."""
        with self._connections.reading() as con:
            return [self._made(*pair) for pair in self.walk(con)]

    def clear_cache(self) -> None:
        """Do nothing: there is no query cache, because another process would make it stale."""

    def __len__(self) -> int:
        with self._connections.reading() as con:
            return self._total(con)

    def __iter__(self) -> Iterator[Document]:
        return (self._made(*pair) for pair in self._pairs())

    # TinyDB's own ways to the whole table stay shut, so that no method can fall back on them unnoticed.

    def _read_table(self) -> NoReturn:
        raise LibraryError("a library is never read as one table", "use the methods of its tables")

    def _update_table(self, updater: object) -> NoReturn:  # noqa: ARG002 - the inherited signature
        raise LibraryError("a library is never rewritten as one table", "use the methods of its tables")

    def _get_next_id(self) -> int:
        raise LibraryError("numbers come from SQLite, inside the transaction")

    # One document.

    def write_new(self, con: sqlite3.Connection, document: Mapping[str, Any]) -> int:
        """Store one document inside a transaction of the caller; see `insert_multiple`."""
        if not isinstance(document, Mapping):
            raise ValueError("Document is not a Mapping")  # noqa: TRY004 - TinyDB's own error
        carried = self._carried(document)
        number = None if carried is None else number_of(carried)
        if number is None and carried is not None:
            raise LibraryError(f"a document's number is a whole number of 62 bits, not {plain(carried)}")
        if number is not None and self._row(con, number):
            raise ValueError(f"Document with ID {number} already exists")
        return self._shown(self._insert(con, document, number))

    def write_over(self, con: sqlite3.Connection, document: Mapping[str, Any], number: int) -> None:
        """Write a document over the one of a number, inside a transaction of the caller."""
        self._rewrite(con, document, number)

    def _carried(self, document: Mapping[str, Any]) -> Any:
        return getattr(document, "doc_id", None) if isinstance(document, self.document_class) else None

    def _changed(self, con: sqlite3.Connection, number: int, document: dict[str, Any], fields: Fields) -> int:
        _apply(fields, document)
        self._rewrite(con, document, number)
        return self._shown(number)


def _apply(fields: Fields, document: dict[str, Any]) -> None:
    if callable(fields):
        fields(cast("MutableMapping[str, Any]", document))
    else:
        document.update(copy.deepcopy(dict(fields)))
