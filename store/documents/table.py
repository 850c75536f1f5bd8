"""A TinyDB table whose documents are rows of SQLite: every method touches its own rows and no others.

Invariant: nothing goes through TinyDB's whole-table read and rewrite, there is no query cache (another process would
make it stale), and numbers come from SQLite inside the transaction (TinyDB counts in memory, and two importers would
collide). What cannot be kept so is refused with a `LibraryError`.
"""

import copy
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any, ClassVar, NoReturn, cast

from tinydb.queries import QueryLike
from tinydb.table import Document, Table

from store.documents import codec
from store.documents.storage import RowStorage
from store.errors import LibraryDamaged, LibraryError
from store.text import plain

Fields = Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None]

# Rows read at a time when a condition has to look at every document: neither a long transaction nor much memory.
_CHUNK = 256


class RowTable(Table):
    """A table of documents, one SQLite row each, keyed by TinyDB's `doc_id` and by the release's id.

    Subclasses name their SQLite table and keep what is derived from a document in step with it.
    """

    sql_name: ClassVar[str]

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

    # Writing.

    def insert(self, document: Mapping[str, Any]) -> int:
        """Store one document and return its number; a `Document` keeps the number it carries."""
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Store documents in one transaction, all or none, and return their numbers.

        Raises:
            ValueError: One is not a mapping, or its number is taken.
            LibraryError: One is not what this table keeps, or its id is there already.
        """
        taken = list(documents)
        with self._connections.writing() as con:
            return [self._insert_checked(con, document) for document in taken]

    def update(
        self,
        fields: Fields,
        cond: QueryLike | None = None,
        doc_ids: Iterable[int] | None = None,
    ) -> list[int]:
        """Change the documents of a condition, of some numbers, or all; return the numbers of those changed."""
        with self._connections.writing() as con:
            return [
                self._changed(con, document, [fields])
                for document in self._chosen(con, cond, doc_ids, every=True)
            ]

    def update_multiple(self, updates: Iterable[tuple[Fields, QueryLike]]) -> list[int]:
        """Apply each change to the documents of its condition, in the given order, in one transaction."""
        wanted = list(updates)
        done: list[int] = []
        with self._connections.writing() as con:
            for document in self._walk(con):
                changed = False
                for fields, cond in wanted:
                    if cond(document):
                        _apply(fields, document)
                        done.append(document.doc_id)
                        changed = True
                if changed:
                    self._rewrite(con, document, document.doc_id)
        return done

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Change the documents of a condition (or the one whose number a `Document` carries), else store it."""
        doc_ids = [document.doc_id] if isinstance(document, Document) else None
        if doc_ids is None and cond is None:
            raise ValueError("upsert needs a condition, or a Document that carries its number")
        with self._connections.writing() as con:
            found = list(self._chosen(con, cond, doc_ids, every=False))
            if found:
                return [self._changed(con, old, [document]) for old in found]
            return [self._insert_checked(con, document)]

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None) -> list[int]:
        """Remove the documents of a condition or of some numbers; return the numbers of those removed."""
        if cond is None and doc_ids is None:
            raise RuntimeError("Use truncate() to remove all documents")
        with self._connections.writing() as con:
            gone = [document.doc_id for document in self._chosen(con, cond, doc_ids, every=False)]
            self._delete(con, gone)
        return gone

    def truncate(self) -> None:
        """Remove every document of this table."""
        with self._connections.writing() as con:
            self._delete(con, [row[0] for row in con.execute(f"SELECT doc_id FROM {self.sql_name}")])  # noqa: S608 - a class constant

    # Reading.

    def get(  # type: ignore[override]  # one signature for what TinyDB spells as seven overloads
        self,
        cond: QueryLike | None = None,
        doc_id: int | None = None,
        doc_ids: list[int] | None = None,
    ) -> Document | list[Document] | None:
        """Return the document of a number, the list of some numbers, or the first of a condition; None for none."""
        if doc_id is not None:
            return next(iter(self._numbered([doc_id])), None)
        if doc_ids is not None:
            return self._numbered(doc_ids)
        if cond is not None:
            return next((document for document in self if cond(document)), None)
        raise RuntimeError("You have to pass either cond or doc_id or doc_ids")

    def contains(self, cond: QueryLike | None = None, doc_id: int | None = None) -> bool:
        """Return whether there is a document of a condition or a number."""
        if cond is None and doc_id is None:
            raise RuntimeError("You have to pass either cond or doc_id")
        return self.get(cond, doc_id=doc_id) is not None

    def search(self, cond: QueryLike) -> list[Document]:
        """Return every document of a condition, in the order of their numbers; reads the table once."""
        return [document for document in self if cond(document)]

    def count(self, cond: QueryLike) -> int:
        """Return how many documents a condition holds for."""
        return sum(1 for document in self if cond(document))

    def all(self) -> list[Document]:
        """Return every document; prefer iterating, which holds a few hundred at a time."""
        return list(self)

    def clear_cache(self) -> None:
        """Do nothing: there is no query cache, because another process would make it stale."""

    def doc_id_of(self, release_id: str) -> int | None:
        """Return the number of the document with this release id, or None: one half of the written mapping."""
        with self._connections.reading() as con:
            found = con.execute(
                f"SELECT doc_id FROM {self.sql_name} WHERE release_id = ?",  # noqa: S608 - a class constant
                (release_id,),
            ).fetchone()
        return found and int(found[0])

    def release_id_of(self, doc_id: int) -> str | None:
        """Return the release id of the document with this number, or None: the other half."""
        with self._connections.reading() as con:
            found = con.execute(
                f"SELECT release_id FROM {self.sql_name} WHERE doc_id = ?",  # noqa: S608 - a class constant
                (doc_id,),
            ).fetchone()
        return found and str(found[0])

    def of_release(self, release_id: str) -> Document | None:
        """Return the document with this release id, or None."""
        with self._connections.reading() as con:
            found = con.execute(
                f"SELECT doc_id, body FROM {self.sql_name} WHERE release_id = ?",  # noqa: S608 - a class constant
                (release_id,),
            ).fetchone()
        return found and self._document(*found)

    def __len__(self) -> int:
        with self._connections.reading() as con:
            return int(con.execute(f"SELECT count(*) FROM {self.sql_name}").fetchone()[0])  # noqa: S608 - a class constant

    def __iter__(self) -> Iterator[Document]:
        last = 0
        while True:
            with self._connections.reading() as con:
                chunk = self._after(con, last)
            if not chunk:
                return
            yield from chunk
            last = chunk[-1].doc_id

    # TinyDB's own ways to the whole table stay shut, so that no method can fall back on them unnoticed.

    def _read_table(self) -> NoReturn:
        raise LibraryError("a library is never read as one table", "use the methods of its tables")

    def _update_table(self, updater: object) -> NoReturn:  # noqa: ARG002 - the inherited signature
        raise LibraryError("a library is never rewritten as one table", "use the methods of its tables")

    def _get_next_id(self) -> NoReturn:
        raise LibraryError("numbers come from SQLite, inside the transaction")

    # Rows.

    def _insert_checked(self, con: sqlite3.Connection, document: Mapping[str, Any]) -> int:
        if not isinstance(document, Mapping):
            raise ValueError("Document is not a Mapping")  # noqa: TRY004 - TinyDB's own error
        doc_id = document.doc_id if isinstance(document, Document) else None
        if doc_id is not None and self._rows(con, [doc_id]):
            raise ValueError(f"Document with ID {doc_id} already exists")
        return self._insert(con, document, doc_id)

    def _changed(self, con: sqlite3.Connection, document: Document, changes: list[Fields]) -> int:
        for fields in changes:
            _apply(fields, document)
        self._rewrite(con, document, document.doc_id)
        return document.doc_id

    def _chosen(
        self,
        con: sqlite3.Connection,
        cond: QueryLike | None,
        doc_ids: Iterable[int] | None,
        *,
        every: bool,
    ) -> Iterator[Document]:
        if doc_ids is not None:
            yield from self._rows(con, list(doc_ids))
        elif cond is not None:
            yield from (document for document in self._walk(con) if cond(document))
        elif every:
            yield from self._walk(con)

    def _walk(self, con: sqlite3.Connection) -> Iterator[Document]:
        last = 0
        while chunk := self._after(con, last):
            yield from chunk
            last = chunk[-1].doc_id

    def _after(self, con: sqlite3.Connection, doc_id: int) -> list[Document]:
        found = con.execute(
            f"SELECT doc_id, body FROM {self.sql_name} WHERE doc_id > ? ORDER BY doc_id LIMIT {_CHUNK}",  # noqa: S608 - class constants
            (doc_id,),
        )
        return [self._document(*row) for row in found]

    def _numbered(self, doc_ids: list[int]) -> list[Document]:
        with self._connections.reading() as con:
            return self._rows(con, doc_ids)

    def _rows(self, con: sqlite3.Connection, doc_ids: list[int]) -> list[Document]:
        statement = f"SELECT doc_id, body FROM {self.sql_name} WHERE doc_id = ?"  # noqa: S608 - a class constant
        found = (con.execute(statement, (doc_id,)).fetchone() for doc_id in dict.fromkeys(doc_ids))
        return [self._document(*row) for row in found if row]

    def _document(self, doc_id: int, body: bytes) -> Document:
        try:
            return Document(codec.decode(body), doc_id)
        except ValueError as error:
            raise LibraryDamaged(
                f"{plain(self._connections.path)}: document {doc_id} of {self.name} cannot be read",
                "put back a copy from a backup, or import the release again",
            ) from error


def _apply(fields: Fields, document: Document) -> None:
    if callable(fields):
        fields(cast("MutableMapping[str, Any]", document))
    else:
        document.update(copy.deepcopy(dict(fields)))
