"""Takes out of a damaged library file what SQLite can still read, into a new one.

Invariant: the damaged file is only read; each table is walked by its numbers, so one broken page costs its own rows
and no others.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from store.documents.connections import Connections
from store.documents.copying import opened
from store.documents.faults import told_of

# What is derived is left to `store.documents.repairing`; list rows come along for the time of their import.
_BY_NUMBER = (
    "releases", "list_rows", "states", "corrections", "searches", "queries", "actions", "originals", "sources",
)  # fmt: skip
_BY_NAME = ("tables", "documents", "tags")
_PATIENCE = 10.0
# Where nothing says how far a table's numbers go, they are looked for up to here.
_FAR = 1 << 20
# Rows held at a time.
_CHUNK = 64

Row = tuple[object, ...]


def salvage(damaged: Path, target: Path) -> int:
    """Copy every readable row of a damaged library file into a new file of the current form.

    Args:
        damaged: The damaged file; nobody should write to it meanwhile.
        target: Where the new one is made; there must be none.

    Returns:
        How many releases were read.

    Raises:
        LibraryError: Nothing can be read at all, or the new file cannot be written.
    """
    made = Connections(target, _PATIENCE)
    try:
        with told_of(damaged), contextlib.closing(opened(damaged, "ro")) as old, made.writing() as new:
            known = {row[0] for row in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            for table in (*_BY_NUMBER, *_BY_NAME):
                if table in known:
                    _copy(old, new, table)
            _go_on_counting(old, new)
            return int(new.execute("SELECT count(*) FROM releases").fetchone()[0])
    finally:
        made.close()


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> None:
    columns = [row[1] for row in new.execute(f"PRAGMA table_info({table})")]
    with contextlib.suppress(sqlite3.DatabaseError):
        there = {row[1] for row in old.execute(f"PRAGMA table_info({table})")}
        columns = [column for column in columns if column in there]
    named = ", ".join(columns)
    # Two damaged rows may claim one place; the first one has it.
    write = f"INSERT OR IGNORE INTO {table} ({named}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - names of this module
    read = f"SELECT {named} FROM {table} NOT INDEXED"  # noqa: S608 - as above
    rows = _numbered(old, table, read) if table in _BY_NUMBER else _from_both_ends(old, table, read)
    for row in rows:
        with contextlib.suppress(sqlite3.IntegrityError):  # a value that was lost
            new.execute(write, row)


def _numbered(old: sqlite3.Connection, table: str, read: str) -> Iterator[Row]:
    """Yield the readable rows of a table: a stretch that cannot be read is halved until what is broken is left."""
    highest = _highest(old, table)
    for begin in range(1, highest + 1, _CHUNK):
        yield from _between(old, read, begin, min(begin + _CHUNK - 1, highest))


def _between(old: sqlite3.Connection, read: str, begin: int, end: int) -> Iterator[Row]:
    waiting = [(begin, end)]
    while waiting:
        first, last = waiting.pop()
        rows, broken = _stretch(old, f"{read} WHERE rowid BETWEEN ? AND ? ORDER BY rowid", (first, last))
        if not broken:
            yield from rows
        elif first < last:
            middle = (first + last) // 2
            waiting += [(middle + 1, last), (first, middle)]


def _from_both_ends(old: sqlite3.Connection, table: str, read: str) -> Iterator[Row]:
    """Yield the rows of a table without numbers up to what is broken, from its beginning and from its end."""
    key = ", ".join(row[1] for row in old.execute(f"PRAGMA table_info({table})") if row[5])
    backwards = ", ".join(f"{column} DESC" for column in key.split(", "))
    rows, broken = _stretch(old, f"{read.removesuffix(' NOT INDEXED')} ORDER BY {key}", ())
    yield from rows
    if broken:
        yield from _stretch(old, f"{read.removesuffix(' NOT INDEXED')} ORDER BY {backwards}", ())[0]


def _stretch(old: sqlite3.Connection, statement: str, bounds: tuple[int, ...]) -> tuple[list[Row], bool]:
    """Return the rows that come before a statement fails, and whether it did."""
    rows: list[Row] = []
    try:
        for row in old.execute(statement, bounds):
            rows.append(row)  # noqa: PERF402 - those before the fault are wanted
    except (sqlite3.DatabaseError, UnicodeError):
        return rows, True
    return rows, False


def _highest(old: sqlite3.Connection, table: str) -> int:
    """Return a number that no row of a table is above."""
    found = [0]
    for statement in (
        f"SELECT max(rowid) FROM {table} NOT INDEXED",  # noqa: S608 - a name of this module
        f"SELECT seq FROM sqlite_sequence WHERE name = '{table}'",  # noqa: S608 - as above
    ):
        with contextlib.suppress(sqlite3.DatabaseError):
            found += [int(row[0]) for row in old.execute(statement) if row[0]]
    return max(found) or _FAR


def _go_on_counting(old: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Let numbers go on behind the highest one the damaged file ever gave."""
    with contextlib.suppress(sqlite3.DatabaseError):
        for name, last in old.execute("SELECT name, seq FROM sqlite_sequence").fetchall():
            if new.execute("SELECT 1 FROM sqlite_sequence WHERE name = ?", (name,)).fetchone():
                new.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (last, name))
            else:
                new.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, last))
