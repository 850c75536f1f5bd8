"""Corrections, saved searches and asked queries as TinyDB tables.

Invariant: a row is what `Corrections`, `SavedSearches` and `QueryHistory` would have written. They keep the undo log;
what is changed through these tables is not in it, and undoing leaves it as it is.
"""

import sqlite3
from collections.abc import Mapping
from typing import Any, ClassVar

from store.documents import codec
from store.documents.names import folded, name_of
from store.documents.table import RowTable
from store.errors import LibraryError
from store.release_json import fact_from_json
from store.text import plain


class KeptTable(RowTable):
    """A table of one key column and a body."""

    what: ClassVar[str]
    key: ClassVar[str]

    def kept(self, document: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """Return the key and the body of a document's row.

        Raises:
            LibraryError: It is not what this table keeps.
        """
        raise NotImplementedError

    def says_the_same(self, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
        """Return whether two documents of the same key say the same of what a person said."""
        return dict(one) == dict(other)

    def alike(self, con: sqlite3.Connection, document: Mapping[str, Any]) -> bool:
        """Return whether there is a document that says the same."""
        found = con.execute(
            f"SELECT {self.columns} FROM {self.sql_name} WHERE {self.key} = ?",  # noqa: S608 - words of this class
            (self.kept(document)[0],),
        )
        return any(self.says_the_same(self._decoded(*row), document) for row in found)

    def _insert(self, con: sqlite3.Connection, document: Mapping[str, Any], doc_id: int | None) -> int:
        key, body = self.kept(document)
        try:
            done = con.execute(
                f"INSERT INTO {self.sql_name} (doc_id, {self.key}, body) VALUES (?, ?, ?)",  # noqa: S608 - as above
                (doc_id, key, codec.encode(body)),
            )
        except sqlite3.IntegrityError as error:
            raise LibraryError(f"there is a {self.what} {plain(key, 60)} already") from error
        return int(done.lastrowid or 0) if doc_id is None else doc_id

    def _rewrite(self, con: sqlite3.Connection, document: Mapping[str, Any], doc_id: int) -> None:
        key, body = self.kept(document)
        try:
            con.execute(
                f"UPDATE {self.sql_name} SET {self.key} = ?, body = ? WHERE doc_id = ?",  # noqa: S608 - as above
                (key, codec.encode(body), doc_id),
            )
        except sqlite3.IntegrityError as error:
            raise LibraryError(f"there is a {self.what} {plain(key, 60)} already") from error

    def _delete(self, con: sqlite3.Connection, doc_ids: list[int]) -> None:
        con.executemany(
            f"DELETE FROM {self.sql_name} WHERE doc_id = ?",  # noqa: S608 - as above
            [(doc_id,) for doc_id in doc_ids],
        )


class CorrectionTable(KeptTable):
    """Corrections; a document has `release_id`, `old`, `new`, `at` and `author`."""

    sql_name = "corrections"
    columns = "doc_id, body, release_id"
    what = "correction"
    key = "release_id"

    def kept(self, document: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """Take the release's id out of the document; see `KeptTable`."""
        body = _exactly(document, self.what, release_id=str, old=dict, new=dict, at=str, author=str)
        try:
            facts = [fact_from_json(fact) for fact in (body["old"], body["new"]) if fact]
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise LibraryError(f"a correction is of no fact: {plain(error)}") from error
        if not facts:
            raise LibraryError("a correction needs an old or a new fact")
        return body.pop("release_id"), body

    def _decoded(self, doc_id: int, body: bytes, *columns: Any) -> dict[str, Any]:
        return {"release_id": columns[0], **super()._decoded(doc_id, body)}


class SearchTable(KeptTable):
    """Saved searches; a document has `name`, `query`, `seen` and `seen_at`."""

    sql_name = "searches"
    what = "saved search"
    key = "folded"

    def kept(self, document: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """Find a search by its name, whatever the case; see `KeptTable`."""
        body = _exactly(document, self.what, name=str, query=str, seen=int, seen_at=str)
        if name_of(body["name"], self.what) != body["name"] or not body["query"].strip():
            raise LibraryError("a saved search needs a name in one plain line, and a query")
        return folded(body["name"]), body

    def says_the_same(self, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
        """Compare name and query: how far its result was seen is not what a search says."""
        return (one["name"], one["query"]) == (other["name"], other["query"])


class QueryTable(KeptTable):
    """Asked queries; a document has `query` and `at`."""

    sql_name = "queries"
    what = "query"
    key = "query"

    def kept(self, document: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """Find a query by itself; see `KeptTable`."""
        body = _exactly(document, self.what, query=str, at=str)
        if not body["query"] or plain(body["query"], 10_000) != body["query"]:
            raise LibraryError("a query is one plain line")
        return body["query"], body

    def says_the_same(self, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
        """Compare the queries: when one was asked is not what it says."""
        return bool(one["query"] == other["query"])


def _exactly(document: Mapping[str, Any], what: str, **kinds: type) -> dict[str, Any]:
    """Return a document that has these keys with values of these kinds, and no others; an object may be None."""
    right = document.keys() == kinds.keys() and all(
        type(document[key]) is kind or (kind is dict and document[key] is None) for key, kind in kinds.items()
    )
    if not right:
        raise LibraryError(f"a {what} has {', '.join(kinds)}, each of its kind")
    return {key: document[key] for key in kinds}
