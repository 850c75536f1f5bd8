"""A table of the library itself: an SQL table of its own, whose rows are found by number and by the release's id.

Invariant: a number is never given twice, so whatever lags behind can point to nothing, but never to another document.
"""

import sqlite3
from typing import Any, ClassVar

from tinydb.table import Document

from store.documents.rowaccess import CHUNK, Row
from store.documents.rowwise import RowwiseTable


class RowTable(RowwiseTable):
    """A table with columns of its own beside the document.

    Subclasses name their SQL table, insert, rewrite and delete its rows, and keep what is derived from a document in
    step with it. The methods that take or give a release id want a column `release_id`.
    """

    sql_name: ClassVar[str]
    # Number and body, then what of a document stands in columns only.
    columns: ClassVar[str] = "doc_id, body"

    def doc_id_of(self, release_id: str) -> int | None:
        """Return the number of the document with this release id, or None: one half of the written mapping."""
        found = self._one("doc_id", "release_id", release_id)
        return int(found[0]) if found else None

    def release_id_of(self, doc_id: int) -> str | None:
        """Return the release id of the document with this number, or None: the other half."""
        found = self._one("release_id", "doc_id", doc_id)
        return str(found[0]) if found else None

    def of_release(self, release_id: str) -> Document | None:
        """Return the document with this release id, or None."""
        found = self._one(self.columns, "release_id", release_id)
        return self._document(*found) if found else None

    def _clear(self, con: sqlite3.Connection) -> None:
        self._delete(con, [row[0] for row in con.execute(f"SELECT doc_id FROM {self.sql_name}")])  # noqa: S608 - a class constant

    def _total(self, con: sqlite3.Connection) -> int:
        return int(con.execute(f"SELECT count(*) FROM {self.sql_name}").fetchone()[0])  # noqa: S608 - a class constant

    def _row(self, con: sqlite3.Connection, doc_id: int) -> Row | None:
        found: Row | None = con.execute(
            f"SELECT {self.columns} FROM {self.sql_name} WHERE doc_id = ?",  # noqa: S608 - a class constant
            (doc_id,),
        ).fetchone()
        return found

    def _after(self, con: sqlite3.Connection, doc_id: int) -> list[Row]:
        return con.execute(
            f"SELECT {self.columns} FROM {self.sql_name} WHERE doc_id > ? ORDER BY doc_id LIMIT {CHUNK}",  # noqa: S608 - class constants
            (doc_id,),
        ).fetchall()

    def _one(self, columns: str, key: str, value: str | int) -> tuple[Any, ...] | None:
        with self._connections.reading() as con:
            found: tuple[Any, ...] | None = con.execute(
                f"SELECT {columns} FROM {self.sql_name} WHERE {key} = ?",  # noqa: S608 - words of this class
                (value,),
            ).fetchone()
        return found
