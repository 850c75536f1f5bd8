"""Looks whether what hangs on releases agrees: list rows, marks and tags, sources and originals; changes nothing.

Invariant: as `store.documents.checking`, a few rows are held at a time.
"""

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from store.documents.checking import chunks, readable
from store.documents.connections import Connections
from store.documents.names import folded
from store.documents.originals import unpacked
from store.documents.problem import Problem
from store.text import plain

ORPHANS = "SELECT {0}.doc_id FROM {0} LEFT JOIN releases d USING (doc_id) WHERE d.doc_id IS NULL"
WITHOUT_ORIGINAL = (
    "SELECT s.doc_id FROM sources s LEFT JOIN originals o USING (sha256) WHERE o.sha256 IS NULL"
)
TAGS_WITHOUT_STATE = "SELECT DISTINCT t.release_id FROM tags t LEFT JOIN states s USING (release_id) WHERE s.release_id IS NULL"
STATES = "SELECT doc_id, release_id, starred, read, body FROM states WHERE doc_id > ? ORDER BY doc_id LIMIT ?"

Tags = set[tuple[str, str]]


def check_orphans(connections: Connections) -> Iterator[Problem]:
    """Name list rows, sources and tags that belong to nothing."""
    for part, what, statement in (
        ("row", "a list row without its release", ORPHANS.format("list_rows")),
        ("source", "a source without its release", ORPHANS.format("sources")),
        ("source", "its original is missing", WITHOUT_ORIGINAL),
        ("mark", "tags without the marks that say so", TAGS_WITHOUT_STATE),
    ):
        with connections.reading() as con:
            found = [row[0] for row in con.execute(statement)]
        label = "release" if part == "mark" else "number"
        yield from (Problem(part, what, f"{label} {plain(name)}", "removed") for name in found)  # type: ignore[arg-type]  # parts of the table above


def check_marks(connections: Connections) -> Iterator[Problem]:
    """Look whether stars, read marks and tags are found as a person set them."""
    for rows in chunks(connections, STATES):
        with connections.reading() as con:
            for _, release_id, starred, read, body in rows:
                document = readable(body)
                if document is not None and not marks_agree(con, release_id, (starred, read), document):
                    yield Problem(
                        "mark",
                        "it is not found by the marks a person set",
                        f"release {plain(release_id)}",
                        "worked out anew from the marks",
                    )


def check_originals(connections: Connections) -> Iterator[Problem]:
    """Unpack every original and look at its size and its digest."""
    with connections.reading() as con:
        numbers = [row[0] for row in con.execute("SELECT rowid FROM originals ORDER BY rowid")]
    for number in numbers:
        with connections.reading() as con:
            row = con.execute(
                "SELECT sha256, size, packed FROM originals WHERE rowid = ?", (number,)
            ).fetchone()
        if row and not intact(*row):
            yield Problem(
                "original",
                "it does not unpack to the bytes it was made of",
                f"original {plain(row[0])[:12]}",
                "moved aside into a file of its own",
            )


def marks_agree(
    con: sqlite3.Connection, release_id: str, columns: tuple[object, object], document: Mapping[str, Any]
) -> bool:
    """Return whether what marks are searched by says what their document says."""
    held = {
        (str(row[0]), str(row[1]))
        for row in con.execute("SELECT folded, name FROM tags WHERE release_id = ?", (release_id,))
    }
    wanted = tuple(bool(document.get(name)) for name in ("starred", "read"))
    return tuple(map(bool, columns)) == wanted and {key for key, _ in held} == {
        key for key, _ in tags_of(document)
    }


def tags_of(document: Mapping[str, Any]) -> Tags:
    """Return the tags of marks, each folded and as it is written."""
    tags = document.get("tags", ())
    return (
        {(folded(name), name) for name in tags if isinstance(name, str)} if isinstance(tags, list) else set()
    )


def intact(sha256: str, size: int, pack: bytes) -> bool:
    """Return whether an original unpacks to the bytes it was made of."""
    try:
        raw = unpacked(pack, size)
    except (TypeError, ValueError):
        return False
    return len(raw) == size and hashlib.sha256(raw).hexdigest() == sha256
