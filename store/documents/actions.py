"""The undo log: what a person changed, the newest last, each action with what was before and what came after.

Invariant: an action is written in the transaction of its change. Undoing one is a single transaction as well, and
overwrites nothing that was changed since by other means: a change that no longer stands as the action left it stays
as it is; an action with no other is refused and set aside, so that it does not bar the way to those before it.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from store.documents import codec
from store.documents.bodies import body_of
from store.documents.clock import stamp
from store.documents.connections import Connections
from store.errors import LibraryError

MOST_ACTIONS = 1_000

_DONE, _UNDONE, _ASIDE = 0, 1, 2
REMOVAL = "removal"

Change = Mapping[str, Any]


class Turner(Protocol):
    """What knows the changes of one kind."""

    def turn(self, con: sqlite3.Connection, change: Change, *, back: bool) -> Change | None:
        """Take a change back, or make it again.

        Returns:
            The change as the log keeps it from now on; None, and nothing is written, where what it changed
            is neither as the change left it nor as it is to become.
        """


class ActionLog:
    """The undo log of a library, shared by all who use it.

    Args:
        connections: The connections to its file.
        turners: Who turns the changes of an action, by its kind.
    """

    def __init__(self, connections: Connections, turners: Mapping[str, Turner]) -> None:
        self._connections = connections
        self._turners = turners

    def can_undo(self) -> str | None:
        """Return in words what `undo` would take back, or None."""
        return self._words(back=True)

    def can_redo(self) -> str | None:
        """Return in words what `redo` would do again, or None."""
        return self._words(back=False)

    def undo(self) -> str | None:
        """Take back the newest action of the library, whoever made it.

        Returns:
            In words what was taken back; None when there was nothing.

        Raises:
            LibraryError: What it changed was changed again since; the next call takes the action before it.
        """
        return self._turn(back=True)

    def redo(self) -> str | None:
        """Do again what was undone last; a new action ends the chance.

        Returns:
            In words what was done again; None when there was nothing.

        Raises:
            LibraryError: What it changed was changed again since.
        """
        return self._turn(back=False)

    def _words(self, *, back: bool) -> str | None:
        with self._connections.reading() as con:
            head = _next(con, back=back)
        return head and str(head[1]["words"])

    def _turn(self, *, back: bool) -> str | None:
        with self._connections.writing() as con:
            head = _next(con, back=back)
            if head is None:
                return None
            number, action = head
            left, turned = self._turn_parts(con, number, self._turners[action["kind"]], back=back)
            undone = (_UNDONE if back else _DONE) if turned else _ASIDE
            con.execute("UPDATE actions SET undone = ? WHERE doc_id = ?", (undone, number))
        if not turned:
            raise LibraryError(
                f"{action['words']}: changed again since, so it stays as it is",
                f"{'undo takes the change before' if back else 'redo takes the change after'} it next",
            )
        return (
            f"{action['words']} ({left:,} changed since, left as they are)" if left else str(action["words"])
        )

    def _turn_parts(
        self, con: sqlite3.Connection, number: int, turner: Turner, *, back: bool
    ) -> tuple[int, int]:
        """Turn every change of an action; return how many had to be left, and how many were turned."""
        parts = [row[0] for row in con.execute("SELECT doc_id FROM actions WHERE part_of = ?", (number,))]
        parts.sort(reverse=back)
        left = []
        for part in parts:
            found = con.execute("SELECT body FROM actions WHERE doc_id = ?", (part,)).fetchone()
            change = body_of(found[0], f"change {part} of the undo log")
            now = turner.turn(con, change, back=back)
            if now is None:
                left.append(part)
            elif now != change:
                con.execute("UPDATE actions SET body = ? WHERE doc_id = ?", (codec.encode(now), part))
        if len(left) < len(parts):
            con.executemany("DELETE FROM actions WHERE doc_id = ?", [(part,) for part in left])
        return len(left), len(parts) - len(left)


def record(con: sqlite3.Connection, kind: str, words: str, changes: Iterable[Change]) -> None:
    """Write an action into the log; what was undone before it can no longer be done again.

    Args:
        con: The connection of the change's own transaction.
        kind: Who can turn it.
        words: What it is, for a person: "star on …".
        changes: Each with what the turner of this kind needs.
    """
    undone = "SELECT doc_id FROM actions WHERE part_of IS NULL AND undone = ?"
    _drop(con, [row[0] for row in con.execute(undone, (_UNDONE,))])
    head = {"kind": kind, "words": words, "at": stamp()}
    insert = "INSERT INTO actions (part_of, undone, body) VALUES (?, ?, ?)"
    number = con.execute(insert, (None, _DONE, codec.encode(head))).lastrowid
    for change in changes:
        con.execute(insert, (number, _DONE, codec.encode(change)))
    kept = "SELECT doc_id FROM actions WHERE part_of IS NULL AND undone IN (?, ?)"
    old = con.execute(f"{kept} ORDER BY doc_id DESC LIMIT -1 OFFSET ?", (_DONE, _ASIDE, MOST_ACTIONS))
    _drop(con, [row[0] for row in old])


def removed_originals(con: sqlite3.Connection) -> set[str]:
    """Return the sha256 of the originals that removals in the log refer to."""
    heads = con.execute("SELECT doc_id, body FROM actions WHERE part_of IS NULL").fetchall()
    found: set[str] = set()
    for number, head in heads:
        if body_of(head, f"action {number}")["kind"] == REMOVAL:
            parts = con.execute("SELECT body FROM actions WHERE part_of = ?", (number,))
            sources = (body_of(part[0], f"a change of action {number}")["source"] for part in parts)
            found |= {source["sha256"] for source in sources if source}
    return found


def _next(con: sqlite3.Connection, *, back: bool) -> tuple[int, dict[str, Any]] | None:
    """Return number and head of the action that is undone, or done again, next."""
    found = con.execute(
        "SELECT doc_id, body FROM actions WHERE part_of IS NULL AND undone = ? "  # noqa: S608 - one of two words
        f"ORDER BY doc_id {'DESC' if back else 'ASC'} LIMIT 1",
        (_DONE if back else _UNDONE,),
    ).fetchone()
    return found and (int(found[0]), body_of(found[1], f"action {found[0]} of the undo log"))


def _drop(con: sqlite3.Connection, numbers: list[int]) -> None:
    con.executemany("DELETE FROM actions WHERE part_of = ?", [(number,) for number in numbers])
    con.executemany("DELETE FROM actions WHERE doc_id = ?", [(number,) for number in numbers])
