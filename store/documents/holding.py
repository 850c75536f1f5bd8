"""Keeps everybody else from a library file while another one is put in its place.

Invariant: what another process commits is either in the file before it is held, or it is refused.
"""

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from store.documents.copying import opened
from store.documents.faults import replaced, told_of

_UNREADABLE = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}
# The byte that SQLite locks for a moment before it begins to use a file (sqlite.org, "File Locking And Concurrency").
_PENDING = 0x40000000


@contextlib.contextmanager
def held(path: Path, patience: float) -> Iterator[None]:
    """Hold a library file so that nobody else commits to it; it can still be read.

    A file that SQLite takes for no database, or for one too damaged to lock, is not held: nobody can write to it.

    Args:
        path: The library file.
        patience: Seconds to wait for another writer.

    Raises:
        LibraryLocked: Another process wrote for longer than we wait.
        LibraryError: It cannot be opened for writing, or another file took its place while we waited.
    """
    with told_of(path):
        before = path.stat()
        con = opened(path, "rw")
    # What closes last moves nothing and removes nothing when the file has left its name: SQLite looks.
    with contextlib.closing(con):
        with told_of(path):
            con.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
            _begin(con)
            if not os.path.samestat(before, path.stat()):
                raise replaced(path)
        yield


@contextlib.contextmanager
def unopened(path: Path, patience: float) -> Iterator[None]:
    """Let nobody begin to use a file, for the moment in which its journal has gone and its name has not.

    Who has it open already knows its journal, and finds it replaced before writing.

    Raises:
        OSError: It cannot be opened, or somebody held it for longer than we wait.
    """
    try:
        import fcntl
    except ImportError:  # a system that lets nobody rename a file in use
        yield
        return
    number, deadline = os.open(path, os.O_RDWR), time.monotonic() + patience
    try:
        while True:
            try:
                fcntl.lockf(number, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _PENDING)
                break
            except (BlockingIOError, PermissionError):
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
        yield
    finally:
        os.close(number)


def _begin(con: sqlite3.Connection) -> None:
    try:
        con.execute("BEGIN IMMEDIATE")
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _UNREADABLE:
            raise
