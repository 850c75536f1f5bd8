"""Saved searches: a query under a name, with a mark of how far its result has been seen.

Invariant: two names that differ in case only are one. What is new is told by the numbers of releases, which rise and
are never used twice, so that a release changed, re-parsed or put back is not new again.
"""

import sqlite3
from collections.abc import Mapping
from typing import Any

from store.documents import codec
from store.documents.actions import Change, record
from store.documents.bodies import body_of
from store.documents.clock import stamp
from store.documents.connections import Connections
from store.documents.names import as_asked, folded, name_of
from store.errors import LibraryError
from store.keeping import SavedSearch
from store.text import canonical

SEARCH = "search"

_Body = dict[str, Any]


class SavedSearches:
    """The saved searches of a library.

    Args:
        connections: The connections to its file.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def save(self, name: str, query: str) -> SavedSearch:
        """Keep a query under a name, seen as of now; one of that name is replaced.

        Raises:
            LibraryError: The name is empty or too long, or the query is empty.
        """
        name, query = name_of(name, "saved search"), " ".join(canonical(query).split())
        if not query:
            raise LibraryError(f"saved search {name} needs a query")
        with self._connections.writing() as con:
            before = _body(con, folded(name))
            if before and _said(before) == (name, query):
                return SavedSearch(**before)
            after = {"name": name, "query": query, **_seen(con)}
            _write(con, folded(name), after)
            words = f"change of saved search “{name}”" if before else f"saved search “{name}”"
            record(con, SEARCH, words, [{"folded": folded(name), "before": before, "after": after}])
        return SavedSearch(**after)

    def all(self) -> list[SavedSearch]:
        """Return every saved search, in the order of their names."""
        with self._connections.reading() as con:
            found = con.execute("SELECT folded, body FROM searches ORDER BY folded")
            return [SavedSearch(**body_of(row[1], f"saved search {row[0]}")) for row in found]

    def get(self, name: str) -> SavedSearch:
        """Return the saved search of a name.

        Raises:
            LibraryError: There is none.
        """
        with self._connections.reading() as con:
            return SavedSearch(**_known(con, name_of(name, "saved search")))

    def query(self, name: str) -> str | None:
        """Return the query that would be replaced by saving one under this name, or None.

        Raises:
            LibraryError: The name is empty or too long.
        """
        with self._connections.reading() as con:
            found = _body(con, folded(name_of(name, "saved search")))
        return str(found["query"]) if found else None

    def asked(self, name: str) -> str | None:
        """Return the query behind a name as a query calls it (`saved:"name"`), or None."""
        found = [search for search in self.all() if as_asked(search.name) == as_asked(name)]
        exact = [search for search in found if folded(search.name) == folded(name)]
        return next((search.query for search in (*exact, *found)), None)

    def forget(self, name: str) -> None:
        """Keep a saved search no longer.

        Raises:
            LibraryError: There is none of this name.
        """
        name = name_of(name, "saved search")
        with self._connections.writing() as con:
            before = _known(con, name)
            _write(con, folded(name), None)
            change = {"folded": folded(name), "before": before, "after": None}
            record(con, SEARCH, f"forgetting of saved search “{before['name']}”", [change])

    def mark_seen(self, name: str, up_to: int | None = None) -> None:
        """Keep that the result of a saved search has been seen; nothing to undo.

        Args:
            name: Its name.
            up_to: The highest number that a release in it could have; None for the highest there is now. What was
                seen stays seen.

        Raises:
            LibraryError: There is none of this name.
        """
        name = name_of(name, "saved search")
        with self._connections.writing() as con:
            before, now = _known(con, name), _seen(con)
            if up_to is not None:
                now["seen"] = max(int(before["seen"]), min(up_to, now["seen"]))
            _write(con, folded(name), {**before, **now})

    def turn(self, con: sqlite3.Connection, change: Change, *, back: bool) -> Change | None:
        """Take a change back, or make it again; what has been seen meanwhile stays seen."""
        wanted, left = (change["before"], change["after"]) if back else (change["after"], change["before"])
        now = _body(con, change["folded"])
        if _said(now) not in (_said(wanted), _said(left)):
            return None
        if _said(now) != _said(wanted):
            seen = {key: now[key] for key in ("seen", "seen_at")} if now else {}
            _write(con, change["folded"], wanted and {**wanted, **seen})
        return change


def _body(con: sqlite3.Connection, key: str) -> _Body | None:
    found = con.execute("SELECT body FROM searches WHERE folded = ?", (key,)).fetchone()
    return body_of(found[0], f"saved search {key}") if found else None


def _known(con: sqlite3.Connection, name: str) -> _Body:
    found = _body(con, folded(name))
    if found is None:
        raise LibraryError(f"there is no saved search {name}")
    return found


def _said(body: Mapping[str, Any] | None) -> tuple[str, str] | None:
    """Return what a person said of a search: its name and query."""
    return (body["name"], body["query"]) if body else None


def _seen(con: sqlite3.Connection) -> _Body:
    """Return how far a result is seen that is seen now: up to the highest number a release was ever given."""
    highest = con.execute("SELECT seq FROM sqlite_sequence WHERE name = 'releases'").fetchone()
    return {"seen": int(highest[0]) if highest else 0, "seen_at": stamp()}


def _write(con: sqlite3.Connection, key: str, body: _Body | None) -> None:
    if body is None:
        con.execute("DELETE FROM searches WHERE folded = ?", (key,))
    else:
        con.execute(
            "INSERT INTO searches (folded, body) VALUES (?, ?) "
            "ON CONFLICT (folded) DO UPDATE SET body = excluded.body",
            (key, codec.encode(body)),
        )
