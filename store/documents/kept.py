"""What the user keeps of releases, as search asks for it: the numbers of the releases with a mark, all tags, all notes."""

import sqlite3
import zlib
from typing import Literal

from store.documents import codec
from store.documents.connections import Connections

# CROSS JOIN keeps SQLite from walking all releases instead of the few there is something kept of.
_STATES = "FROM states s CROSS JOIN releases r ON r.release_id = s.release_id"
_MARKED = {
    "starred": f"SELECT r.doc_id {_STATES} WHERE s.starred",
    "read": f"SELECT r.doc_id {_STATES} WHERE s.read",
    "corrected": "SELECT DISTINCT r.doc_id FROM corrections c CROSS JOIN releases r ON r.release_id = c.release_id",
    "tagged": "SELECT DISTINCT r.doc_id FROM tags t CROSS JOIN releases r ON r.release_id = t.release_id",
}


class Kept:
    """The user's marks, tags and notes of a library.

    Args:
        connections: The connections to its file.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def marked(self, mark: Literal["starred", "read", "corrected", "tagged", "noted"]) -> list[int]:
        """Return the numbers of the releases that carry a mark, rising."""
        if mark == "noted":
            return sorted(doc_id for doc_id, _ in self.notes())
        with self._connections.reading() as con:
            return sorted(int(row[0]) for row in con.execute(_MARKED[mark]))

    def tags(self) -> list[tuple[int, str]]:
        """Return each tag of each release: the release's number and the tag as it is spelt."""
        with self._connections.reading() as con:
            found = con.execute(
                "SELECT r.doc_id, t.name FROM tags t CROSS JOIN releases r ON r.release_id = t.release_id"
            )
            return [(int(doc_id), str(name)) for doc_id, name in found]

    def notes(self) -> list[tuple[int, str]]:
        """Return the number of each release that has a note, and the note."""
        with self._connections.reading() as con:
            return [(doc_id, note) for doc_id, note in _notes(con) if note]


def _notes(con: sqlite3.Connection) -> list[tuple[int, str]]:
    """Read the notes out of the states; most states hold a mark and no more, and are not read as JSON."""
    found = []
    for doc_id, body in con.execute(f"SELECT r.doc_id, s.body {_STATES}"):
        if b'"note"' in zlib.decompress(body):
            found.append((int(doc_id), str(codec.decode(body).get("note", ""))))
    return found
