"""The table `releases`: each document is a `pressroom-release/1` object.

Invariant: a document, its list row and its entry in the change queue are written in the same transaction.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from datetime import UTC, datetime
from typing import Any

from store.documents import codec
from store.documents.listrow import list_row, sort_keys
from store.documents.table import RowTable
from store.errors import LibraryError
from store.model import ListRow, Release
from store.release_json import from_json, to_json
from store.text import plain

_WRITE_ROW = (
    "INSERT OR REPLACE INTO list_rows (release_id, published, publisher, title, headline, headline_qualifier, "
    "language, kind, imported, doc_id, newest, oldest, arrests) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_QUEUE = "INSERT INTO changes (doc_id, release_id, operation) VALUES (?, ?, ?)"


class ReleaseTable(RowTable):
    """Releases by number and by id."""

    sql_name = "releases"

    def add(self, releases: Iterable[Release]) -> list[bool]:
        """Store the releases whose ids are new, in one transaction.

        Returns:
            One bool a release, in order: True where it was stored, False where its id was there already.
        """
        wanted = list(releases)
        known = self._known([release.id for release in wanted])
        # Writing JSON and compressing it happen before the transaction: another writer waits less.
        bodies = {release.id: codec.encode(to_json(release)) for release in wanted if release.id not in known}
        if not bodies:
            return [False] * len(wanted)
        with self._connections.writing() as con:
            return [
                release.id in bodies and self._add(con, release, bodies.pop(release.id)) for release in wanted
            ]

    def _known(self, ids: list[str]) -> set[str]:
        statement = "SELECT 1 FROM releases WHERE release_id = ?"
        with self._connections.reading() as con:
            return {release_id for release_id in ids if con.execute(statement, (release_id,)).fetchone()}

    def _add(self, con: sqlite3.Connection, release: Release, body: bytes) -> bool:
        """Store one release; False when another process stored it since we looked."""
        written = con.execute(
            "INSERT INTO releases (release_id, body) VALUES (?, ?) ON CONFLICT (release_id) DO NOTHING RETURNING doc_id",
            (release.id, body),
        ).fetchone()
        if written is None:
            return False
        self._derive(con, release, int(written[0]), _now())
        return True

    def _insert(self, con: sqlite3.Connection, document: Mapping[str, Any], doc_id: int | None) -> int:
        release = _release(document)
        try:
            con.execute(
                "INSERT INTO releases (doc_id, release_id, body) VALUES (?, ?, ?)",
                (doc_id, release.id, codec.encode(document)),
            )
        except sqlite3.IntegrityError as error:
            raise LibraryError(f"the library holds a release {plain(release.id)} already") from error
        number = doc_id or int(con.execute("SELECT last_insert_rowid()").fetchone()[0])
        self._derive(con, release, number, _now())
        return number

    def _rewrite(self, con: sqlite3.Connection, document: Mapping[str, Any], doc_id: int) -> None:
        release = _release(document)
        kept = con.execute(
            "SELECT release_id, imported FROM list_rows WHERE doc_id = ?", (doc_id,)
        ).fetchone()
        if kept[0] != release.id:
            raise LibraryError(
                f"the id of release {plain(kept[0])} cannot be changed",
                "remove it and add it under its new id",
            )
        con.execute("UPDATE releases SET body = ? WHERE doc_id = ?", (codec.encode(document), doc_id))
        self._derive(con, release, doc_id, str(kept[1]))

    def _delete(self, con: sqlite3.Connection, doc_ids: list[int]) -> None:
        for doc_id in doc_ids:
            gone = con.execute(
                "DELETE FROM releases WHERE doc_id = ? RETURNING release_id", (doc_id,)
            ).fetchone()
            con.execute("DELETE FROM list_rows WHERE doc_id = ?", (doc_id,))
            con.execute(_QUEUE, (doc_id, gone[0], "remove"))

    def _derive(self, con: sqlite3.Connection, release: Release, doc_id: int, imported: str) -> None:
        row = list_row(release, imported)
        keys = sort_keys(row, doc_id)
        con.execute(_WRITE_ROW, (*_columns(row), doc_id, *astuple(keys)))
        con.execute(_QUEUE, (doc_id, release.id, "put"))


def _columns(row: ListRow) -> tuple[str | int | None, ...]:
    return (
        row.id,
        row.published,
        row.publisher,
        row.title,
        row.headline,
        row.headline_qualifier,
        row.language,
        row.kind,
        row.imported,
    )


def _release(document: Mapping[str, Any]) -> Release:
    """Return the release a document holds; what is stored can always be read back."""
    try:
        return from_json(document)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LibraryError(
            f"not a pressroom-release/1 object: {plain(error)}", "see `pressroom parse --json` for the form"
        ) from error


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
