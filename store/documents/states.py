"""The table `states`: what the user did with a release, keyed by the release's id, so that re-import never loses it."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from store.documents import codec
from store.documents.table import RowTable
from store.errors import LibraryError
from store.text import plain


class StateTable(RowTable):
    """User state; a document has `release_id` and, where the user set them, `starred` and `read`."""

    sql_name = "states"

    def put(self, release_id: str, **marks: bool) -> None:
        """Set marks of a release, durably; a release without state yet gets its document here.

        Args:
            release_id: The release's id.
            marks: `starred`, `read`.
        """
        with self._connections.writing() as con:
            found = con.execute(
                "SELECT doc_id, body FROM states WHERE release_id = ?", (release_id,)
            ).fetchone()
            if found is None:
                self._insert(con, {"release_id": release_id, **marks}, None)
            else:
                document = self._document(*found)
                document.update(marks)
                self._rewrite(con, document, document.doc_id)

    def _insert(self, con: sqlite3.Connection, document: Mapping[str, Any], doc_id: int | None) -> int:
        try:
            con.execute(
                "INSERT INTO states (doc_id, release_id, starred, read, body) VALUES (?, ?, ?, ?, ?)",
                (doc_id, *_columns(document)),
            )
        except sqlite3.IntegrityError as error:
            raise LibraryError(
                f"there is a state of release {plain(document['release_id'])} already"
            ) from error
        return doc_id or int(con.execute("SELECT last_insert_rowid()").fetchone()[0])

    def _rewrite(self, con: sqlite3.Connection, document: Mapping[str, Any], doc_id: int) -> None:
        columns = _columns(document)
        done = con.execute(
            "UPDATE states SET starred = ?, read = ?, body = ? WHERE doc_id = ? AND release_id = ?",
            (*columns[1:], doc_id, columns[0]),
        )
        if not done.rowcount:
            raise LibraryError("a state cannot be moved to another release", "remove it and insert a new one")

    def _delete(self, con: sqlite3.Connection, doc_ids: list[int]) -> None:
        con.executemany("DELETE FROM states WHERE doc_id = ?", [(doc_id,) for doc_id in doc_ids])


def _columns(document: Mapping[str, Any]) -> tuple[str, bool, bool, bytes]:
    release_id = document.get("release_id")
    if not isinstance(release_id, str) or not release_id:
        raise LibraryError("a state has no release_id")
    return (
        release_id,
        bool(document.get("starred")),
        bool(document.get("read")),
        codec.encode(document),
    )
