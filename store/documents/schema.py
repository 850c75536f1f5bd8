"""The tables of a library file, and how an older file becomes a current one.

Invariant: nothing is written to a file that is not a library or that a newer Pressroom wrote.
"""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from store.errors import LibraryDamaged, LibraryNewer
from store.text import plain

# "Prss" in ASCII, kept in the header of the file so that another program's database is never taken for a library.
APPLICATION = 0x50727373
VERSION = 1

# doc_id is AUTOINCREMENT: a number is never used twice, so a row number found in an index that lags behind
# can point to nothing, but never to another release.
_FIRST = """
CREATE TABLE releases (
    doc_id INTEGER PRIMARY KEY AUTOINCREMENT,
    release_id TEXT NOT NULL UNIQUE,
    body BLOB NOT NULL
);
CREATE TABLE list_rows (
    doc_id INTEGER PRIMARY KEY,
    release_id TEXT NOT NULL,
    published TEXT,
    publisher TEXT,
    title TEXT NOT NULL,
    headline INTEGER,
    headline_qualifier TEXT NOT NULL,
    language TEXT,
    kind TEXT NOT NULL,
    imported TEXT NOT NULL,
    newest INTEGER NOT NULL,
    oldest INTEGER NOT NULL,
    arrests INTEGER NOT NULL
);
CREATE UNIQUE INDEX list_rows_newest ON list_rows (newest);
CREATE UNIQUE INDEX list_rows_oldest ON list_rows (oldest);
CREATE UNIQUE INDEX list_rows_arrests ON list_rows (arrests);
CREATE TABLE states (
    doc_id INTEGER PRIMARY KEY AUTOINCREMENT,
    release_id TEXT NOT NULL UNIQUE,
    starred INTEGER NOT NULL,
    read INTEGER NOT NULL,
    body BLOB NOT NULL
);
CREATE INDEX states_starred ON states (release_id) WHERE starred;
CREATE INDEX states_read ON states (release_id) WHERE read;
CREATE TABLE changes (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    doc_id INTEGER NOT NULL,
    release_id TEXT NOT NULL,
    operation TEXT NOT NULL
);
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

# One entry a version: what makes a file of version n one of version n + 1.
_STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (lambda con: _run(con, _FIRST),)


def prepare(con: sqlite3.Connection, path: Path, patience: float) -> None:
    """Make the file behind a fresh connection a library of the current version in write-ahead mode.

    Args:
        con: A connection in autocommit mode.
        path: The file, for messages.
        patience: Seconds to wait for another process.

    Raises:
        LibraryNewer: A newer Pressroom wrote it.
        LibraryDamaged: It is the database of another program.
        sqlite3.Error: It cannot be read or written.
    """
    if _version(con, path) == VERSION and con.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        return
    con.execute("PRAGMA page_size = 8192")
    _write_ahead(con, time.monotonic() + patience)
    con.execute("BEGIN IMMEDIATE")
    try:
        for step in range(_version(con, path), VERSION):
            _STEPS[step](con)
        con.execute(f"PRAGMA user_version = {VERSION}")
        con.execute(f"PRAGMA application_id = {APPLICATION}")
        con.execute("COMMIT")
    except BaseException:
        if con.in_transaction:
            con.execute("ROLLBACK")
        raise


def _version(con: sqlite3.Connection, path: Path) -> int:
    version = int(con.execute("PRAGMA user_version").fetchone()[0])
    application = int(con.execute("PRAGMA application_id").fetchone()[0])
    blank = not application and not con.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION and not blank:
        raise LibraryDamaged(
            f"{plain(path)} is the database of another program",
            "choose another folder with --library",
        )
    if version > VERSION:
        raise LibraryNewer(
            f"{plain(path)} was written by a newer Pressroom (form {version}, this one knows {VERSION})",
            "update Pressroom, or choose another folder with --library",
        )
    return version


def _write_ahead(con: sqlite3.Connection, deadline: float) -> None:
    """Switch the file to write-ahead mode; SQLite does not wait here by itself when another process does the same."""
    while True:
        try:
            con.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _run(con: sqlite3.Connection, script: str) -> None:
    """Execute statements one by one: `executescript` would end the transaction first."""
    for statement in script.split(";"):
        if statement.strip():
            con.execute(statement)
