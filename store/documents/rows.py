"""List rows as they are read: a page in an order, some rows by number, where a row stands."""

import sqlite3
from collections.abc import Sequence

from store.documents.connections import Connections
from store.documents.listrow import Keys
from store.listing import ListRow, Order

_COLUMNS = (
    "SELECT r.doc_id, r.release_id, r.published, r.publisher, r.title, r.headline, r.headline_qualifier, r.language, "
    "r.kind, r.imported, coalesce(s.starred, 0), coalesce(s.read, 0) "
    "FROM list_rows r LEFT JOIN states s ON s.release_id = r.release_id "
)
# Ids are indexed once, with the documents.
_BY_ID = "WHERE r.doc_id = (SELECT doc_id FROM releases WHERE release_id = ?)"
_RISING = {"newest": False, "oldest": True, "arrests": False}
# SQLite takes 32,766 parameters at most; a page asks for far fewer at a time.
_MOST_PARAMETERS = 10_000


class ListRows:
    """The list rows of a library.

    Args:
        connections: The connections to its file.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def page(self, order: Order, offset: int, limit: int) -> tuple[list[ListRow], int]:
        """Return rows in an order, and how many there are in all."""
        with self._connections.reading() as con:
            total = int(con.execute("SELECT count(*) FROM list_rows").fetchone()[0])
            return _stretch(con, order, offset, limit, total), total

    def count(self) -> int:
        """Return how many there are."""
        with self._connections.reading() as con:
            return int(con.execute("SELECT count(*) FROM list_rows").fetchone()[0])

    def get(self, release_id: str) -> ListRow | None:
        """Return the row of a release, or None."""
        with self._connections.reading() as con:
            found = con.execute(_COLUMNS + _BY_ID, (release_id,)).fetchone()
        return found and _row(found)

    def numbered(self, doc_ids: Sequence[int]) -> list[ListRow]:
        """Return the rows of these numbers, in the given order; a number that is gone is left out."""
        found: dict[int, ListRow] = {}
        with self._connections.reading() as con:
            for start in range(0, len(doc_ids), _MOST_PARAMETERS):
                part = doc_ids[start : start + _MOST_PARAMETERS]
                marks = ",".join("?" * len(part))
                found |= {
                    row[0]: _row(row) for row in con.execute(f"{_COLUMNS}WHERE r.doc_id IN ({marks})", part)
                }
        return [found[doc_id] for doc_id in doc_ids if doc_id in found]

    def keys(self, release_id: str) -> tuple[int, Keys] | None:
        """Return the number and the sort keys of a release, or None."""
        with self._connections.reading() as con:
            found = con.execute(
                f"SELECT r.doc_id, r.newest, r.oldest, r.arrests FROM list_rows r {_BY_ID}",  # noqa: S608 - names of this module
                (release_id,),
            ).fetchone()
        return found and (int(found[0]), Keys(*found[1:]))

    def position(self, keys: Keys, order: Order) -> int:
        """Return how many rows stand before these keys in an order."""
        ahead = "<" if _RISING[order] else ">"
        with self._connections.reading() as con:
            found = con.execute(
                f"SELECT count(*) FROM list_rows WHERE {order} {ahead} ?",  # noqa: S608 - names of this module
                (getattr(keys, order),),
            )
            return int(found.fetchone()[0])


def _stretch(con: sqlite3.Connection, order: Order, offset: int, limit: int, total: int) -> list[ListRow]:
    """Return rows from an offset, counted from the nearer end of the index."""
    limit = min(limit, total - offset)
    if limit <= 0:
        return []
    behind = total - offset - limit
    backwards = behind < offset
    rising = _RISING[order] is not backwards
    found = con.execute(
        f"{_COLUMNS}WHERE r.{order} IN (SELECT {order} FROM list_rows "  # noqa: S608 - names of this module
        f"ORDER BY {order} {'ASC' if rising else 'DESC'} LIMIT ? OFFSET ?) "
        f"ORDER BY r.{order} {'ASC' if _RISING[order] else 'DESC'}",
        (limit, behind if backwards else offset),
    )
    return [_row(row) for row in found]


def _row(columns: Sequence[object]) -> ListRow:
    *shown, starred, read = columns[1:]
    return ListRow(*shown, bool(starred), bool(read))  # type: ignore[arg-type, call-arg]  # columns in the order of its fields
