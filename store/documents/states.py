"""The table `states`: what the user did with a release, keyed by the release's id, so that re-import never loses it.

Invariant: the rows of `tags` say what the documents here say; they are written in the same transaction.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from store.documents import codec
from store.documents.actions import Change
from store.documents.names import folded, name_of
from store.documents.table import RowTable
from store.errors import LibraryError
from store.text import plain

_UNSET = {"starred": False, "read": False, "note": ""}


class StateTable(RowTable):
    """User state; a document has `release_id` and, where the user set them, `starred`, `read`, `tags`, `note`."""

    sql_name = "states"

    def mark(self, release_id: str, **marks: bool) -> None:
        """Set marks of a release, durably; a release without state yet gets its document here.

        Args:
            release_id: The release's id.
            marks: `starred`, `read`.
        """
        with self._connections.writing() as con:
            document = self.held(con, release_id)
            document.update(marks)
            self._keep(con, document)

    def held(self, con: sqlite3.Connection, release_id: str) -> dict[str, Any]:
        """Return the document of a release; without state yet, one that has its id only."""
        found = con.execute("SELECT doc_id, body FROM states WHERE release_id = ?", (release_id,)).fetchone()
        return {"release_id": release_id} if found is None else self._document(*found)

    def change(self, con: sqlite3.Connection, changes: Iterable[Change]) -> list[Change]:
        """Make changes, each of one attribute of one release.

        Args:
            con: The connection of the transaction.
            changes: `release_id`, `attribute` (starred, read, note or tag), `after`, and for a tag, of which
                `after` says whether it is there, its name as `tag`.

        Returns:
            Those that changed something, with `before`.
        """
        done: list[Change] = []
        for change in changes:
            document = self.held(con, change["release_id"])
            before = _value(document, change)
            if before != change["after"]:
                self._set(con, document, change, change["after"])
                done.append({**change, "before": before})
        return done

    def turn(self, con: sqlite3.Connection, change: Change, *, back: bool) -> Change | None:
        """Take a change back, or make it again (see `store.documents.actions.Turner`)."""
        wanted, left = (change["before"], change["after"]) if back else (change["after"], change["before"])
        document = self.held(con, change["release_id"])
        now = _value(document, change)
        if now not in (wanted, left):
            return None
        if now != wanted:
            self._set(con, document, change, wanted)
        return change

    def spelling(self, con: sqlite3.Connection, tag: str) -> str:
        """Return a tag's name as the library has it already, else as it is given."""
        found = con.execute("SELECT name FROM tags WHERE folded = ? LIMIT 1", (folded(tag),)).fetchone()
        return str(found[0]) if found else tag

    def _set(self, con: sqlite3.Connection, document: dict[str, Any], change: Change, value: object) -> None:
        if change["attribute"] == "tag":
            others = [name for name in document.get("tags", ()) if folded(name) != folded(change["tag"])]
            document["tags"] = sorted([*others, change["tag"]] if value else others, key=folded)
        else:
            document[change["attribute"]] = value
        self._keep(con, document)

    def _keep(self, con: sqlite3.Connection, document: dict[str, Any]) -> None:
        doc_id = getattr(document, "doc_id", None)
        if doc_id is None:
            self._insert(con, document, None)
        else:
            self._rewrite(con, document, doc_id)

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
        number = doc_id or int(con.execute("SELECT last_insert_rowid()").fetchone()[0])
        _write_tags(con, document)
        return number

    def _rewrite(self, con: sqlite3.Connection, document: Mapping[str, Any], doc_id: int) -> None:
        columns = _columns(document)
        done = con.execute(
            "UPDATE states SET starred = ?, read = ?, body = ? WHERE doc_id = ? AND release_id = ?",
            (*columns[1:], doc_id, columns[0]),
        )
        if not done.rowcount:
            raise LibraryError("a state cannot be moved to another release", "remove it and insert a new one")
        con.execute("DELETE FROM tags WHERE release_id = ?", (columns[0],))
        _write_tags(con, document)

    def _delete(self, con: sqlite3.Connection, doc_ids: list[int]) -> None:
        con.executemany(
            "DELETE FROM tags WHERE release_id = (SELECT release_id FROM states WHERE doc_id = ?)",
            [(doc_id,) for doc_id in doc_ids],
        )
        con.executemany("DELETE FROM states WHERE doc_id = ?", [(doc_id,) for doc_id in doc_ids])


def _value(document: Mapping[str, Any], change: Change) -> object:
    if change["attribute"] == "tag":
        return folded(change["tag"]) in map(folded, document.get("tags", ()))
    return document.get(change["attribute"], _UNSET[change["attribute"]])


def _write_tags(con: sqlite3.Connection, document: Mapping[str, Any]) -> None:
    con.executemany(
        "INSERT OR IGNORE INTO tags (folded, release_id, name) VALUES (?, ?, ?)",
        [(folded(name), document["release_id"], name) for name in document.get("tags", ())],
    )


def _columns(document: Mapping[str, Any]) -> tuple[str, bool, bool, bytes]:
    release_id = document.get("release_id")
    if not isinstance(release_id, str) or not release_id:
        raise LibraryError("a state has no release_id")
    tags = document.get("tags", [])
    if not isinstance(tags, list | tuple) or any(name_of(tag, "tag") != tag for tag in tags):
        raise LibraryError(f"the tags of release {plain(release_id)} are not a list of names")
    return (
        release_id,
        bool(document.get("starred")),
        bool(document.get("read")),
        codec.encode(document),
    )
