"""Asking, inside a transaction, whether releases are in the library, and naming one that is not."""

import sqlite3
from collections.abc import Iterable

from store.errors import ReleaseMissing
from store.text import plain

_TITLE_CHARACTERS = 60


def titles(con: sqlite3.Connection, release_ids: Iterable[str]) -> dict[str, str]:
    """Return the titles of releases by their ids, in the given order, each id once.

    Raises:
        ReleaseMissing: One is not in the library.
    """
    statement = "SELECT r.title FROM releases d JOIN list_rows r USING (doc_id) WHERE d.release_id = ?"
    found: dict[str, str] = {}
    for release_id in release_ids:
        row = con.execute(statement, (release_id,)).fetchone()
        if row is None:
            raise missing(release_id)
        found[release_id] = str(row[0])
    return found


def named(found: dict[str, str]) -> str:
    """Return how a sentence names releases: one by its title, several by their number."""
    if len(found) == 1:
        return f"“{plain(next(iter(found.values())), _TITLE_CHARACTERS)}”"
    return f"{len(found):,} releases"


def missing(release_id: str) -> ReleaseMissing:
    """Return the error that says that no release has this id."""
    return ReleaseMissing(f"no release {plain(release_id)} in the library", "ids stand in `pressroom search`")
