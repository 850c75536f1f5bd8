"""Taking releases out of a library so that they can be put back as they were.

Invariant: what a removal keeps is the document, the list row and the source as they stood, byte for byte; put back,
a release has its old number, so its place in every order is the old one. User state is not touched either way.
"""

import base64
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from store.documents.actions import REMOVAL, Change, record
from store.documents.connections import Connections
from store.documents.originals import HOLDER
from store.documents.present import named, titles

QUEUE = "INSERT INTO changes (doc_id, release_id, operation) VALUES (?, ?, ?)"


class Removal:
    """Removes releases and puts them back.

    Args:
        connections: The connections to the library file.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def remove(self, release_ids: Iterable[str]) -> int:
        """Remove releases as one action of the undo log, durably.

        Returns:
            How many; an id that is given twice counts once.

        Raises:
            ReleaseMissing: One is not in the library; then none is removed.
        """
        wanted = list(release_ids)
        if not wanted:
            return 0
        with self._connections.writing() as con:
            found = titles(con, wanted)
            record(con, REMOVAL, f"removal of {named(found)}", _removed(con, found))
        return len(found)

    def turn(self, con: sqlite3.Connection, change: Change, *, back: bool) -> Change | None:
        """Put a release back unless it is there again, or remove it as it now is, if it is still the same one."""
        if back:
            return change if _put_back(con, change) else None
        return _taken_out(con, change["release_id"], change["doc_id"])


def delete(con: sqlite3.Connection, doc_id: int) -> None:
    """Delete a release's document and what is derived from it, and tell the search index."""
    gone = con.execute("DELETE FROM releases WHERE doc_id = ? RETURNING release_id", (doc_id,)).fetchone()
    if gone is None:
        return
    con.execute("DELETE FROM list_rows WHERE doc_id = ?", (doc_id,))
    con.execute("DELETE FROM sources WHERE doc_id = ?", (doc_id,))
    con.execute(QUEUE, (doc_id, gone[0], "remove"))


def _removed(con: sqlite3.Connection, release_ids: Iterable[str]) -> Iterator[Change]:
    """Remove releases one by one; each is written into the log before the next is read, so memory stays small."""
    for release_id in release_ids:
        doc_id = con.execute("SELECT doc_id FROM releases WHERE release_id = ?", (release_id,)).fetchone()[0]
        taken = _taken_out(con, release_id, doc_id)
        if taken is not None:
            yield taken


def _taken_out(con: sqlite3.Connection, release_id: str, doc_id: int) -> Change | None:
    found = con.execute(
        "SELECT body FROM releases WHERE doc_id = ? AND release_id = ?", (doc_id, release_id)
    ).fetchone()
    if found is None:
        return None
    kept = {
        "doc_id": doc_id,
        "release_id": release_id,
        "body": base64.b64encode(found[0]).decode("ascii"),
        "row": _record(con, "list_rows", doc_id),
        "source": _record(con, "sources", doc_id),
    }
    delete(con, doc_id)
    return kept


def _put_back(con: sqlite3.Connection, kept: Change) -> bool:
    doc_id, release_id = kept["doc_id"], kept["release_id"]
    taken = "SELECT 1 FROM releases WHERE doc_id = ? OR release_id = ?"
    source = kept["source"]
    if con.execute(taken, (doc_id, release_id)).fetchone():
        return False
    # A newer Pressroom may have read the same bytes as a release of another id since: they are not to be here twice.
    if source and con.execute(HOLDER, (source["sha256"], source["part"])).fetchone():
        return False
    body = base64.b64decode(kept["body"])
    _write(con, "releases", {"doc_id": doc_id, "release_id": release_id, "body": body})
    _write(con, "list_rows", kept["row"])
    if source:
        _write(con, "sources", source)
    con.execute(QUEUE, (doc_id, release_id, "put"))
    return True


def _record(con: sqlite3.Connection, table: str, doc_id: int) -> dict[str, Any] | None:
    """Return the row of a table as it stands, by the names of its columns."""
    found = con.execute(f"SELECT * FROM {table} WHERE doc_id = ?", (doc_id,))  # noqa: S608 - names of this module
    row = found.fetchone()
    return row and dict(zip((column[0] for column in found.description), row, strict=True))


def _write(con: sqlite3.Connection, table: str, row: Mapping[str, Any]) -> None:
    marks = ",".join("?" * len(row))
    con.execute(f"INSERT INTO {table} ({','.join(row)}) VALUES ({marks})", tuple(row.values()))  # noqa: S608 - columns as they were read
