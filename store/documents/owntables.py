"""Tables that a person makes through TinyDB: any name, any document, all of them in one SQL table.

Invariant: a table's numbers rise from 1 and none is given twice, in this or another process, until `truncate` or
dropping the table starts them anew. A table exists from its first write, as in TinyDB.
"""

import sqlite3
from collections.abc import Mapping
from typing import Any

from store.documents import codec
from store.documents.rowaccess import CHUNK, FARTHEST, Row
from store.documents.rowwise import RowwiseTable
from store.documents.storage import RowStorage
from store.errors import LibraryError
from store.text import plain


class OwnTable(RowwiseTable):
    """A table of a person's own; `truncate` starts its numbers from 1 again.

    Args:
        storage: The storage of the library.
        name: Any Unicode text.
        cache_size: TinyDB's; taken and not used, because there is no query cache.
        persist_empty: Make the table now; documents that are there stay (TinyDB would remove them).

    Raises:
        LibraryError: The name cannot be kept.
    """

    def __init__(
        self,
        storage: RowStorage,
        name: str,
        cache_size: int = 0,  # noqa: ARG002 - TinyDB's signature
        persist_empty: bool = False,  # noqa: FBT001, FBT002 - as above
    ) -> None:
        _check(name)
        super().__init__(storage, name)
        if persist_empty:
            with self._writing():
                pass

    def _get_next_id(self) -> int:
        """Take the next number, for a subclass that wants to know it first; it is not given again."""
        with self._writing() as con:
            return self._shown(self._next(con))

    def begin(self, con: sqlite3.Connection) -> None:
        """Make the table unless it is there."""
        con.execute("INSERT INTO tables (name, last) VALUES (?, 0) ON CONFLICT DO NOTHING", (self.name,))

    def _insert(self, con: sqlite3.Connection, document: Mapping[str, Any], doc_id: int | None) -> int:
        number = self._next(con) if doc_id is None else doc_id
        con.execute(
            "INSERT INTO documents (table_name, doc_id, body) VALUES (?, ?, ?)",
            (self.name, number, codec.encode(dict(document))),
        )
        if doc_id is not None:
            self.skip_to(con, doc_id)
        return number

    def _rewrite(self, con: sqlite3.Connection, document: Mapping[str, Any], doc_id: int) -> None:
        con.execute(
            "UPDATE documents SET body = ? WHERE table_name = ? AND doc_id = ?",
            (codec.encode(document), self.name, doc_id),
        )

    def _delete(self, con: sqlite3.Connection, doc_ids: list[int]) -> None:
        con.executemany(
            "DELETE FROM documents WHERE table_name = ? AND doc_id = ?",
            [(self.name, doc_id) for doc_id in doc_ids],
        )

    def _clear(self, con: sqlite3.Connection) -> None:
        con.execute("DELETE FROM documents WHERE table_name = ?", (self.name,))
        con.execute("UPDATE tables SET last = 0 WHERE name = ?", (self.name,))

    def _total(self, con: sqlite3.Connection) -> int:
        found = con.execute("SELECT count(*) FROM documents WHERE table_name = ?", (self.name,))
        return int(found.fetchone()[0])

    def _row(self, con: sqlite3.Connection, doc_id: int) -> Row | None:
        found: Row | None = con.execute(
            "SELECT doc_id, body FROM documents WHERE table_name = ? AND doc_id = ?", (self.name, doc_id)
        ).fetchone()
        return found

    def _after(self, con: sqlite3.Connection, doc_id: int) -> list[Row]:
        return con.execute(
            "SELECT doc_id, body FROM documents WHERE table_name = ? AND doc_id > ? ORDER BY doc_id LIMIT ?",
            (self.name, doc_id, CHUNK),
        ).fetchall()

    def skip_to(self, con: sqlite3.Connection, number: int) -> None:
        """Give only numbers above this one from now on.

        Args:
            con: A connection inside `writing`.
            number: One that a document carries.
        """
        con.execute("UPDATE tables SET last = max(last, ?) WHERE name = ?", (number, self.name))

    def _next(self, con: sqlite3.Connection) -> int:
        found = con.execute("UPDATE tables SET last = last + 1 WHERE name = ? RETURNING last", (self.name,))
        number = int(found.fetchone()[0])
        if number >= FARTHEST:
            raise LibraryError(f"table {plain(self.name)!r} has no number left for another document")
        return number


def names(con: sqlite3.Connection) -> list[str]:
    """Return the names of all tables of a person's own, in the order of their letters."""
    return [str(row[0]) for row in con.execute("SELECT name FROM tables ORDER BY name")]


def drop(con: sqlite3.Connection, name: str) -> None:
    """Remove a table and its documents; one that is not there is no error."""
    _check(name)
    con.execute("DELETE FROM documents WHERE table_name = ?", (name,))
    con.execute("DELETE FROM tables WHERE name = ?", (name,))


def _check(name: object) -> None:
    """Refuse a name that SQLite could not give back as it is."""
    if not isinstance(name, str):
        raise LibraryError(f"the name of a table is text, not {plain(name)!r}")
    try:
        name.encode("utf-8")
    except UnicodeEncodeError as error:
        raise LibraryError(f"the name of a table holds half a character: {plain(name)!r}") from error
