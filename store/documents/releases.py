"""The table `releases`: each document is a `pressroom-release/1` object.

Invariant: a document, its list row, its original and its entry in the change queue are written in one transaction.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from typing import Any

from store.document import Origin
from store.documents import codec, originals
from store.documents.clock import stamp
from store.documents.listrow import list_row, sort_keys
from store.documents.removal import QUEUE, delete
from store.documents.table import RowTable
from store.errors import LibraryError
from store.listing import ListRow
from store.model import Release
from store.release_json import from_json, to_json
from store.text import plain

_WRITE_ROW = (
    "INSERT OR REPLACE INTO list_rows (release_id, published, publisher, title, headline, headline_qualifier, "
    "language, kind, imported, doc_id, newest, oldest, arrests) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class ReleaseTable(RowTable):
    """Releases by number and by id."""

    sql_name = "releases"

    def add(self, releases: Iterable[Release], origins: Iterable[Origin | None] | None = None) -> list[bool]:
        """Store the releases whose ids and origins are new, in one transaction.

        Args:
            releases: What to store.
            origins: The bytes each one came from, to be kept with it; None for none of them. A release that is there
                without its original gets it.

        Returns:
            One bool a release, in order: True where it was stored, False where it was there already.
        """
        wanted = list(releases)
        given = [None] * len(wanted) if origins is None else list(origins)
        pairs = list(zip(wanted, given, strict=True))
        with self._connections.reading() as con:
            news = [originals.is_news(con, release.id, origin) for release, origin in pairs]
            unkept = originals.unkept(con, [pair[1] for pair, new in zip(pairs, news, strict=True) if new])
        if not any(news):
            return [False] * len(pairs)
        # Writing JSON and compressing it happen before the transaction: another writer waits less.
        bodies = [
            codec.encode(to_json(pair[0])) if new else b"" for pair, new in zip(pairs, news, strict=True)
        ]
        packs = {original.sha256: originals.packed(original.data) for original in unkept}
        with self._connections.writing() as con:
            return [
                bool(body) and self._add(con, release, body, origin, packs)
                for (release, origin), body in zip(pairs, bodies, strict=True)
            ]

    def rewrite(self, releases: Iterable[Release]) -> list[bool]:
        """Write releases over those stored under the same ids, in one transaction; number and time of import stay.

        Returns:
            One bool a release, in order: False where no release has the id any more.
        """
        bodies = [(release, codec.encode(to_json(release))) for release in releases]
        with self._connections.writing() as con:
            return [self._write_over(con, release, body) for release, body in bodies]

    def _add(
        self,
        con: sqlite3.Connection,
        release: Release,
        body: bytes,
        origin: Origin | None,
        packs: originals.Packs,
    ) -> bool:
        """Store one release with its original; False when it is there, perhaps since we looked."""
        if origin is not None and originals.holder(con, origin) is not None:
            return False
        written = con.execute(
            "INSERT INTO releases (release_id, body) VALUES (?, ?) ON CONFLICT (release_id) DO NOTHING RETURNING doc_id",
            (release.id, body),
        ).fetchone()
        if written is not None:
            self._derive(con, release, int(written[0]), stamp())
        if origin is not None:
            doc_id = written or _number(con, release.id)
            originals.keep(con, int(doc_id[0]), origin, packs)
        return written is not None

    def _write_over(self, con: sqlite3.Connection, release: Release, body: bytes) -> bool:
        found = con.execute(
            "UPDATE releases SET body = ? WHERE release_id = ? RETURNING doc_id", (body, release.id)
        ).fetchone()
        if found is None:
            return False
        row = con.execute("SELECT imported FROM list_rows WHERE doc_id = ?", found).fetchone()
        self._derive(con, release, int(found[0]), str(row[0]) if row else stamp())
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
        self._derive(con, release, number, stamp())
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
            delete(con, doc_id)

    def _derive(self, con: sqlite3.Connection, release: Release, doc_id: int, imported: str) -> None:
        row = list_row(release, imported)
        keys = sort_keys(row, doc_id)
        con.execute(_WRITE_ROW, (*_columns(row), doc_id, *astuple(keys)))
        con.execute(QUEUE, (doc_id, release.id, "put"))


def _number(con: sqlite3.Connection, release_id: str) -> tuple[int]:
    found: tuple[int] = con.execute(
        "SELECT doc_id FROM releases WHERE release_id = ?", (release_id,)
    ).fetchone()
    return found


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
