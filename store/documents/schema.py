"""The tables of a library file, and how an older file becomes a current one.

Invariant: nothing is written to a file that is not a library or that a newer Pressroom wrote; an older one is copied
before it is changed, and changed as a whole or not at all.
"""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from store.documents.copying import copy_library
from store.errors import LibraryDamaged, LibraryNewer
from store.text import plain

# "Prss" in ASCII, kept in the header of the file so that another program's database is never taken for a library.
APPLICATION = 0x50727373
VERSION = 2

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

# documents: tables that a person makes through TinyDB; `last` is the highest number a table ever gave.
# states: one body a release holds star, read mark, tags and note; `tags` is derived from it, to search by.
# actions: what can be undone; a row with `part_of` is one of the changes of that action, with before and after.
# queries: a row a query, the newest use last.
# originals: the bytes that releases were read from, once each; sources: which of them, and which part of it. Its
# index takes a quarter of a digest: enough to find one by, and 300 bytes a release are much beside 2,000 of text.
_SECOND = """
CREATE TABLE tables (name TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    table_name TEXT NOT NULL,
    doc_id INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (table_name, doc_id)
) WITHOUT ROWID;
CREATE TABLE tags (
    folded TEXT NOT NULL,
    release_id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (folded, release_id)
) WITHOUT ROWID;
CREATE INDEX tags_release ON tags (release_id);
CREATE TABLE corrections (
    doc_id INTEGER PRIMARY KEY AUTOINCREMENT,
    release_id TEXT NOT NULL,
    body BLOB NOT NULL
);
CREATE INDEX corrections_release ON corrections (release_id);
CREATE TABLE searches (
    doc_id INTEGER PRIMARY KEY AUTOINCREMENT,
    folded TEXT NOT NULL UNIQUE,
    body BLOB NOT NULL
);
CREATE TABLE queries (
    doc_id INTEGER PRIMARY KEY AUTOINCREMENT,
    query TEXT NOT NULL UNIQUE,
    body BLOB NOT NULL
);
CREATE TABLE actions (
    doc_id INTEGER PRIMARY KEY AUTOINCREMENT,
    part_of INTEGER,
    undone INTEGER NOT NULL,
    body BLOB NOT NULL
);
CREATE INDEX actions_part ON actions (part_of, undone, doc_id);
CREATE TABLE originals (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    packed BLOB NOT NULL
);
CREATE TABLE sources (
    doc_id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL,
    part INTEGER NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL
);
CREATE INDEX sources_original ON sources (substr(sha256, 1, 16), part);
"""

# One entry a form: what makes a file of form n one of form n + 1.
_STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    lambda con: _run(con, _FIRST),
    lambda con: _run(con, _SECOND),
)


def prepare(con: sqlite3.Connection, path: Path, patience: float) -> None:
    """Make the file behind a fresh connection a library of the current form in write-ahead mode.

    A library of an older form is copied beside itself first (see `backup_name`), then brought up in one transaction.

    Args:
        con: A connection in autocommit mode.
        path: The file, for messages and for the copy.
        patience: Seconds to wait for another process.

    Raises:
        LibraryNewer: A newer Pressroom wrote it.
        LibraryDamaged: It is the database of another program.
        sqlite3.Error, OSError: It cannot be read or written, or there is no room for the copy.
    """
    if _version(con, path) == VERSION and con.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        return
    con.execute("PRAGMA page_size = 8192")
    _write_ahead(con, time.monotonic() + patience)
    con.execute("BEGIN IMMEDIATE")
    try:
        form = _version(con, path)
        if 0 < form < VERSION:
            # Nobody else writes while we hold the lock, and a second connection still reads what is committed.
            copy_library(path, backup_name(path, form))
        for step in range(form, VERSION):
            _STEPS[step](con)
        con.execute(f"PRAGMA user_version = {VERSION}")
        con.execute(f"PRAGMA application_id = {APPLICATION}")
        con.execute("COMMIT")
    except BaseException:
        if con.in_transaction:
            con.execute("ROLLBACK")
        raise


def backup_name(path: Path, form: int) -> Path:
    """Return where the copy of a library file of an older form is put: `library.form1.db` beside `library.db`."""
    return path.with_name(f"{path.stem}.form{form}{path.suffix}")


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
