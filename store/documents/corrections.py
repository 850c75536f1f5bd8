"""The corrections a person made, keyed by the release's id, so that neither re-parse nor removal loses one."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from store.documents import codec
from store.documents.actions import Change
from store.documents.bodies import body_of
from store.keeping import Correction
from store.model import Fact
from store.release_json import fact_from_json, fact_to_json
from store.text import plain


class Corrections:
    """The corrections of a library; every method works inside the caller's transaction."""

    def of(self, con: sqlite3.Connection, release_id: str) -> tuple[Correction, ...]:
        """Return the corrections of a release, oldest first."""
        found = con.execute(
            "SELECT body FROM corrections WHERE release_id = ? ORDER BY doc_id", (release_id,)
        )
        return tuple(
            _from_json(body_of(row[0], f"a correction of release {plain(release_id)}")) for row in found
        )

    def add(self, con: sqlite3.Connection, release_id: str, correction: Correction) -> Change:
        """Keep a correction and return it as a change for the undo log."""
        body = _to_json(correction)
        number = con.execute(
            "INSERT INTO corrections (release_id, body) VALUES (?, ?)", (release_id, codec.encode(body))
        ).lastrowid
        return {"doc_id": number, "release_id": release_id, "correction": body}

    def turn(self, con: sqlite3.Connection, change: Change, *, back: bool) -> Change | None:
        """Take a correction away, or put it back (see `store.documents.actions.Turner`)."""
        number, body = change["doc_id"], change["correction"]
        found = con.execute("SELECT body FROM corrections WHERE doc_id = ?", (number,)).fetchone()
        if found is not None and body_of(found[0], f"correction {number}") != body:
            return None
        if back:
            con.execute("DELETE FROM corrections WHERE doc_id = ?", (number,))
        elif found is None:
            con.execute(
                "INSERT INTO corrections (doc_id, release_id, body) VALUES (?, ?, ?)",
                (number, change["release_id"], codec.encode(body)),
            )
        return change


def _to_json(correction: Correction) -> dict[str, Any]:
    old, new = correction.old, correction.new
    return {
        "old": old and fact_to_json(old),
        "new": new and fact_to_json(new),
        "at": correction.at,
        "author": correction.author,
    }


def _from_json(data: Mapping[str, Any]) -> Correction:
    return Correction(_fact(data["old"]), _fact(data["new"]), data["at"], data["author"])


def _fact(data: Mapping[str, Any] | None) -> Fact | None:
    return fact_from_json(data) if data else None
