"""Takes documents of another library into this one, document by document: nothing that is here is written over.

Invariant: a document is taken in whole or not at all, and taking in the same ones again changes nothing.

| table | here already | new |
|---|---|---|
| releases | the id is here: stays as it is | under a number of this library; the id leads to it |
| states | keys that are not set here yet come in, the others stay | under a number of this library |
| corrections, searches, queries | one that says the same | under a number of this library |
| a person's own | the same document under its number | under its number, or behind all others where that is taken |
"""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, cast

from tinydb.table import Document

from store.documents.database import Documents
from store.documents.kepttables import KeptTable, SearchTable
from store.documents.owntables import OwnTable
from store.documents.releases import ReleaseTable
from store.documents.rowaccess import number_of
from store.documents.sound import check
from store.documents.states import StateTable
from store.documents.table import RowTable
from store.errors import LibraryDamaged, LibraryError
from store.text import plain

# What a table may say to a document of a stranger: its own refusals, and what a value of a wrong kind runs into.
_REFUSALS = (
    LibraryError, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError,
    sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError,
)  # fmt: skip


class Bringing:
    """One file of documents on its way in.

    Args:
        documents: Where to.
        highest: For each table of a person's own, the highest number that the file has.
    """

    def __init__(self, documents: Documents, highest: Mapping[str, int]) -> None:
        self._documents = documents
        self._highest = highest
        self._there: dict[str, Counter[bytes]] = {}

    def bring(self, name: str, batch: Iterable[tuple[str, Any]]) -> list[bool | str]:
        """Take documents of one table in, in one transaction.

        Args:
            name: The table; one of a person's own is made, without documents too.
            batch: Each document with what it is keyed by.

        Returns:
            For each: True where it was stored, or changed what is here; False where it was here; else why not.

        Raises:
            LibraryError: The name cannot be kept, or the library cannot be written.
        """
        table = cast("RowTable | OwnTable", self._documents.table(name))
        with self._documents.storage.connections.writing() as con:
            if isinstance(table, OwnTable):
                table.begin(con)
                table.skip_to(con, self._highest.get(name, 0))
            return [self._attempt(con, table, key, document) for key, document in batch]

    def _attempt(
        self, con: sqlite3.Connection, table: RowTable | OwnTable, key: str, document: Any
    ) -> bool | str:
        con.execute("SAVEPOINT document")
        try:
            done: bool | str = self._take(con, table, key, document)
        except LibraryDamaged:
            raise
        except _REFUSALS as error:
            con.execute("ROLLBACK TO document")
            done = (
                plain(error) if isinstance(error, LibraryError) else f"not a document of it: {plain(error)}"
            )
        con.execute("RELEASE document")
        return done

    def _take(self, con: sqlite3.Connection, table: RowTable | OwnTable, key: str, document: Any) -> bool:
        number = number_of(key)
        if number is None:
            raise LibraryError("its key is not the number of a document")
        if not isinstance(document, dict):
            raise LibraryError("not an object")
        if isinstance(table, OwnTable):
            return self._take_own(con, table, number, document)
        if isinstance(table, ReleaseTable):
            check(document)
            if _is_here(con, document):
                return False
        if isinstance(table, StateTable) and (held := _state(con, table, document)) is not None:
            return _merge(con, table, held, document)
        if isinstance(table, KeptTable) and table.alike(con, document):
            return False
        if isinstance(table, SearchTable):
            document = {**document, "seen": _newest(con)}
        table.write_new(con, document)
        return True

    def _take_own(
        self, con: sqlite3.Connection, table: OwnTable, number: int, document: dict[str, Any]
    ) -> bool:
        here = table.at(con, number)
        if here is None:
            table.write_new(con, Document(document, number))
            return True
        if _mark(here) == _mark(document):
            return False
        # The number is taken by another document. Brought in once before, this one stands under another number.
        if table.name not in self._there:
            self._there[table.name] = Counter(_mark(found) for _, found in table.walk(con))
        there, mark = self._there[table.name], _mark(document)
        if there[mark]:
            there[mark] -= 1
            return False
        table.write_new(con, document)
        return True


def _is_here(con: sqlite3.Connection, release: Mapping[str, Any]) -> bool:
    found = con.execute("SELECT 1 FROM releases WHERE release_id = ?", (release["id"],)).fetchone()
    return found is not None


def _newest(con: sqlite3.Connection) -> int:
    """Return the number up to which the result of a search is seen that is saved now (see `SavedSearches.save`)."""
    return int(con.execute("SELECT coalesce(max(doc_id), 0) FROM releases").fetchone()[0])


def _state(con: sqlite3.Connection, table: StateTable, document: Mapping[str, Any]) -> Document | None:
    release_id = document.get("release_id")
    held = table.held(con, release_id) if isinstance(release_id, str) else None
    return held if isinstance(held, Document) else None


def _merge(con: sqlite3.Connection, table: StateTable, held: Document, document: Mapping[str, Any]) -> bool:
    more = {key: value for key, value in document.items() if key not in held}
    if more:
        table.write_over(con, {**held, **more}, held.doc_id)
    return bool(more)


def _mark(document: Mapping[str, Any]) -> bytes:
    return hashlib.sha256(json.dumps(document, sort_keys=True).encode("ascii")).digest()
