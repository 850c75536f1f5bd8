"""The change queue, as the search index reads it, and the name of the index that was fed from it so far.

Invariant: sequence numbers rise in the order of commits (SQLite has one writer at a time), so deleting up to the last
one that was read deletes nothing that was not read. An entry leaves the queue for one index only: the named one.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store.documents import codec
from store.documents.connections import Connections
from store.documents.listrow import Keys
from store.text import plain

if TYPE_CHECKING:
    from store.model import Release

_INDEX = "search index"


@dataclass(frozen=True, slots=True)
class Change:
    """A release that was stored, changed or removed since.

    Args:
        sequence: Its place in the queue; rising.
        doc_id: The number of the release.
        release: What it is now, or None when it is gone or cannot be read.
        keys: Where it stands in each order; None together with the release.
    """

    sequence: int
    doc_id: int
    release: "Release | None"
    keys: Keys | None


class ChangeQueue:
    """The queue of a library.

    Args:
        connections: The connections to its file.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def index_name(self) -> str:
        """Return the name of the index that the queue feeds, empty when there is none yet."""
        with self._connections.reading() as con:
            return _index_name(con)

    def waiting(self) -> int:
        """Return about how many changes wait; 0 only when none does."""
        with self._connections.reading() as con:
            first, last = con.execute(
                "SELECT (SELECT min(sequence) FROM changes), (SELECT max(sequence) FROM changes)"
            ).fetchone()
        return 0 if first is None else int(last - first + 1)

    def fed_up_to(self) -> int:
        """Return the number up to which no release waits: the index knows them all as they are."""
        with self._connections.reading() as con:
            first = con.execute("SELECT min(doc_id) FROM changes").fetchone()[0]
            highest = con.execute("SELECT seq FROM sqlite_sequence WHERE name = 'releases'").fetchone()
        return int(highest[0] if highest else 0) if first is None else int(first) - 1

    def pending(self, most: int, most_bytes: int) -> list[Change]:
        """Return the next changes, oldest first; of several of one release the last one only.

        Args:
            most: At most so many.
            most_bytes: Stop when the rows read come to more than this.
        """
        found: dict[int, Change] = {}
        read = 0
        with self._connections.reading() as con:
            queue = con.execute("SELECT sequence, doc_id FROM changes ORDER BY sequence LIMIT ?", (most,))
            for sequence, doc_id in queue:
                change, size = self._change(con, int(sequence), int(doc_id))
                found.pop(change.doc_id, None)
                found[change.doc_id] = change
                read += size
                if read > most_bytes:
                    break
        return list(found.values())

    def done(self, sequence: int, index_name: str) -> bool:
        """Take everything up to a sequence number out of the queue.

        Returns:
            False, and nothing is taken, when the queue feeds an index of another name by now.
        """
        with self._connections.writing() as con:
            if _index_name(con) != index_name:
                return False
            con.execute("DELETE FROM changes WHERE sequence <= ?", (sequence,))
            return True

    def feed_anew(self, old: str, new: str, begin: Callable[[], None]) -> bool:
        """Put every release into the queue, for a new and empty index.

        Args:
            old: Name of the index the caller found unusable.
            new: Name of the new one.
            begin: Makes the new one; no other process is here at the same time.

        Returns:
            False, and nothing is changed, when another process did the same first.
        """
        with self._connections.writing() as con:
            if _index_name(con) != old:
                return False
            begin()
            con.execute("DELETE FROM changes")
            con.execute(
                "INSERT INTO changes (doc_id, release_id, operation) "
                "SELECT doc_id, release_id, 'put' FROM releases ORDER BY doc_id"
            )
            con.execute("INSERT OR REPLACE INTO about (name, value) VALUES (?, ?)", (_INDEX, new))
            return True

    def _change(self, con: sqlite3.Connection, sequence: int, doc_id: int) -> tuple[Change, int]:
        found = con.execute(
            "SELECT d.body, r.newest, r.oldest, r.arrests FROM releases d JOIN list_rows r USING (doc_id) "
            "WHERE d.doc_id = ?",
            (doc_id,),
        ).fetchone()
        if found is None:
            return Change(sequence, doc_id, None, None), 0
        release = _release(found[0], doc_id, self._connections.path)
        return Change(sequence, doc_id, release, Keys(*found[1:]) if release else None), len(found[0])


def _release(body: bytes, doc_id: int, path: Path) -> "Release | None":
    """Return the release of a row; one that cannot be read must not keep the others from being found."""
    # A search that finds everything fed does without these.
    import logging

    from store.release_json import from_json

    try:
        return from_json(codec.decode(body))
    except (KeyError, TypeError, ValueError):
        log = logging.getLogger(__name__)
        log.exception("%s: document %d of releases cannot be read", plain(path), doc_id)
        return None


def _index_name(con: sqlite3.Connection) -> str:
    found = con.execute("SELECT value FROM about WHERE name = ?", (_INDEX,)).fetchone()
    return str(found[0]) if found else ""
