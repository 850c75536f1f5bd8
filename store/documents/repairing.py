"""Makes the tables of a library agree again: what is derived is derived anew, what cannot be read is moved aside.

Invariant: the bytes of a document that cannot be read are in a file of their own, on the disk, before its row goes;
no readable document and nothing that a person wrote is deleted. What was found wrong is looked at again in the
transaction that repairs it: others may have put it right meanwhile.
"""

import itertools
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from store.documents import codec
from store.documents.agreement import (
    ORPHANS,
    STATES,
    TAGS_WITHOUT_STATE,
    WITHOUT_ORIGINAL,
    intact,
    marks_agree,
    tags_of,
)
from store.documents.checking import BODIES, RELEASES, chunks, derived, readable, release_of
from store.documents.clock import stamp
from store.documents.connections import Connections
from store.documents.faults import told_of
from store.documents.removal import QUEUE, delete
from store.errors import LibraryError
from store.syncing import sync

_COLUMNS = (
    "release_id, published, publisher, title, headline, headline_qualifier, language, kind, imported, newest, oldest, "
    "arrests, doc_id"
)
_WRITE_ROW = f"INSERT OR REPLACE INTO list_rows ({_COLUMNS}) VALUES ({', '.join('?' * 13)})"  # noqa: S608 - names of this module
_OUT_OF_THE_WAY = (
    "UPDATE list_rows SET newest = -doc_id, oldest = -doc_id, arrests = -doc_id "
    "WHERE doc_id <> ? AND (newest = ? OR oldest = ? OR arrests = ?)"
)


def repair_releases(connections: Connections, aside: Path) -> Iterator[Path]:
    """Move releases that cannot be read aside, and derive the list row of each other one where it is not as it should.

    Args:
        connections: The connections to the library file.
        aside: The folder to move what cannot be read to.

    Yields:
        The files that were written.
    """
    for rows in chunks(connections, RELEASES):
        for doc_id, release_id, body, *row in rows:
            wanted = _wanted(doc_id, release_id, body, row[8])
            if wanted is not None and wanted == tuple(row):
                continue
            with connections.writing() as con:
                if not _still(con, "releases", doc_id, body):
                    continue
                if wanted is None:
                    kept = _kept(aside, f"release-{doc_id}", body)
                    delete(con, doc_id)
                else:
                    # A wrong row may hold a key of the right one: it is not replaced but waits for its own turn.
                    con.execute(_OUT_OF_THE_WAY, (doc_id, *wanted[-3:]))
                    con.execute(_WRITE_ROW, (*wanted, doc_id))
                    con.execute(QUEUE, (doc_id, release_id, "put"))
            if wanted is None:
                yield kept


def repair_bodies(connections: Connections, aside: Path) -> Iterator[Path]:
    """Move what a person wrote and what cannot be read any more aside; of marks, what is searched by is kept.

    Args:
        connections: The connections to the library file.
        aside: The folder to move it to.

    Yields:
        The files that were written.
    """
    for table in BODIES:
        statement = f"SELECT doc_id, body FROM {table} WHERE doc_id > ? ORDER BY doc_id LIMIT ?"  # noqa: S608 - a name of this house
        for doc_id, body in _damaged(chunks(connections, statement)):
            with connections.writing() as con:
                if not _still(con, table, doc_id, body):
                    continue
                kept = _kept(aside, f"{table}-{doc_id}", body)
                if table == "states":
                    _state_anew(con, doc_id)
                else:
                    con.execute(f"DELETE FROM {table} WHERE doc_id = ?", (doc_id,))  # noqa: S608 - as above
            yield kept
    yield from _repair_own_tables(connections, aside)


def _repair_own_tables(connections: Connections, aside: Path) -> Iterator[Path]:
    with connections.reading() as con:
        damaged = [
            row
            for row in con.execute("SELECT table_name, doc_id, body FROM documents")
            if _is_damaged(row[2])
        ]
    for number, (table, doc_id, body) in enumerate(damaged, 1):
        place = "table_name = ? AND doc_id = ? AND body IS ?"
        with connections.writing() as con:
            if not con.execute(f"SELECT 1 FROM documents WHERE {place}", (table, doc_id, body)).fetchone():  # noqa: S608 - words of this function
                continue
            kept = _kept(aside, f"own-table-{number}-document-{doc_id}", body)
            con.execute(f"DELETE FROM documents WHERE {place}", (table, doc_id, body))  # noqa: S608 - as above
        yield kept


def repair_marks(connections: Connections) -> None:
    """Write what marks are searched by anew, from their documents."""
    with connections.writing() as con:
        for (release_id,) in con.execute(TAGS_WITHOUT_STATE).fetchall():
            con.execute("DELETE FROM tags WHERE release_id = ?", (release_id,))
    for rows in chunks(connections, STATES):
        for doc_id, *_ in rows:
            with connections.writing() as con:
                found = con.execute(STATES, (doc_id - 1, 1)).fetchone()
                if found is None or found[0] != doc_id:
                    continue
                _, release_id, starred, read, body = found
                document = readable(body)
                if document is None or marks_agree(con, release_id, (starred, read), document):
                    continue
                marks = tuple(bool(document.get(name)) for name in ("starred", "read"))
                con.execute("UPDATE states SET starred = ?, read = ? WHERE doc_id = ?", (*marks, doc_id))
                con.execute("DELETE FROM tags WHERE release_id = ?", (release_id,))
                con.executemany(
                    "INSERT OR IGNORE INTO tags (folded, release_id, name) VALUES (?, ?, ?)",
                    [(key, release_id, name) for key, name in sorted(tags_of(document))],
                )


def repair_originals(connections: Connections, aside: Path) -> Iterator[Path]:
    """Move originals that do not unpack aside, and remove list rows and sources that belong to nothing.

    Args:
        connections: The connections to the library file.
        aside: The folder to move them to.

    Yields:
        The files that were written.
    """
    statement = (
        "SELECT rowid, sha256, size, packed FROM originals WHERE rowid > ? ORDER BY rowid LIMIT min(?, 1)"
    )
    for rows in chunks(connections, statement):
        for number, sha256, size, packed in rows:
            if intact(sha256, size, packed):
                continue
            same = "SELECT 1 FROM originals WHERE rowid = ? AND sha256 = ? AND size IS ? AND packed IS ?"
            with connections.writing() as con:
                if not con.execute(same, (number, sha256, size, packed)).fetchone():
                    continue
                kept = _kept(aside, f"original-{number}", packed)
                con.execute("DELETE FROM originals WHERE rowid = ?", (number,))
            yield kept
    with connections.writing() as con:
        for table, orphans in (
            ("list_rows", ORPHANS.format("list_rows")),
            ("sources", ORPHANS.format("sources")),
            ("sources", WITHOUT_ORIGINAL),
        ):
            con.execute(f"DELETE FROM {table} WHERE doc_id IN ({orphans})")  # noqa: S608 - statements of this house


def _wanted(doc_id: int, release_id: str, body: object, imported: object) -> tuple[object, ...] | None:
    """Return the list row that a document calls for, or None where the document is of no use."""
    release = release_of(body)
    if release is None or release.id != release_id:
        return None
    try:
        return derived(release, str(imported) if imported else stamp(), doc_id)
    except (LibraryError, TypeError, ValueError, AttributeError):
        return None


def _state_anew(con: sqlite3.Connection, doc_id: int) -> None:
    """Write the marks of a release anew from what they are searched by; its note is in the file moved aside."""
    found = con.execute("SELECT release_id, starred, read FROM states WHERE doc_id = ?", (doc_id,)).fetchone()
    release_id, starred, read = found
    tags = [
        row[0]
        for row in con.execute("SELECT name FROM tags WHERE release_id = ? ORDER BY folded", (release_id,))
    ]
    document = {"release_id": release_id, "starred": bool(starred), "read": bool(read), "tags": tags}
    con.execute("UPDATE states SET body = ? WHERE doc_id = ?", (codec.encode(document), doc_id))


def _still(con: sqlite3.Connection, table: str, doc_id: int, body: object) -> bool:
    """Return whether a row is there with the body that was looked at."""
    statement = f"SELECT 1 FROM {table} WHERE doc_id = ? AND body IS ?"  # noqa: S608 - a name of this house
    return con.execute(statement, (doc_id, body)).fetchone() is not None


def _damaged(found: Iterator[list[Any]]) -> Iterator[tuple[Any, ...]]:
    return (row for rows in found for row in rows if _is_damaged(row[1]))


def _is_damaged(body: object) -> bool:
    return readable(body) is None


def _kept(aside: Path, name: str, body: object) -> Path:
    """Write bytes to a new file beside the library, and return it once it is on the disk."""
    raw = body if isinstance(body, bytes) else str(body).encode("utf-8", "surrogatepass")
    with told_of(aside):
        names = (f"damaged-{name}{f'-{number}' if number else ''}.bin" for number in itertools.count())
        file = next(aside / name for name in names if not (aside / name).exists())
        with file.open("xb") as out:
            out.write(raw)
            out.flush()
            os.fsync(out.fileno())
        sync(aside)
    return file
