"""Connections to one library file: many readers, one writer at a time, each safe to use from any thread.

Invariant: a connection is used by one thread at a time, nothing inside `writing` is on disk unless all of it is, and
nothing is written to a file that no longer stands under the library's name.
"""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.documents import schema
from store.documents.faults import gone, replaced, told_of
from store.errors import LibraryError
from store.text import plain


class Connections:
    """The connections of one process to one library file.

    Args:
        path: The library file; made when missing, its folder must be there.
        patience: Seconds to wait for another writer before `LibraryLocked`.

    Raises:
        LibraryError: It cannot be opened (see `store.documents.faults`).
    """

    def __init__(self, path: Path, patience: float) -> None:
        self.path = path
        self._patience = patience
        self._idle: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._writer = threading.RLock()
        self._open = True
        with told_of(path):
            before = _identity(path) if path.exists() else None
            first = self._connect("rwc")
            try:
                schema.prepare(first, path, patience)
                # Waiting to be let in, we may hold the file that stood there before it was replaced.
                self._file = _identity(path) if before is None else before
                self._check_same_file()
                self._watch = self._connect("rw")
            except BaseException:
                first.close()
                raise
        self._idle.append(first)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection on which all statements see the same state of the library; never waits for a writer."""
        with told_of(self.path), self._lent() as con:
            self._check_same_file()
            con.execute("BEGIN")
            try:
                yield con
            finally:
                if con.in_transaction:  # SQLite ends it by itself when the file is damaged
                    con.execute("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection in a transaction that is durable on leaving, or undone when an error leaves it.

        Raises:
            LibraryLocked: Another process wrote for longer than we wait.
        """
        with told_of(self.path), self._writer, self._lent() as con:
            con.execute("BEGIN IMMEDIATE")
            try:
                # Inside the lock: who puts another file in the place of this one holds it while doing so.
                self._check_same_file()
                yield con
                con.execute("COMMIT")
            except BaseException:
                if con.in_transaction:  # SQLite ends it by itself on a full disk
                    con.execute("ROLLBACK")
                raise

    @contextmanager
    def alone(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection outside any transaction while no other thread writes, for what SQLite refuses inside one.

        Other processes are kept out by what is executed, not by this.

        Raises:
            LibraryLocked: Another process wrote for longer than we wait.
        """
        with told_of(self.path), self._writer, self._lent() as con:
            self._check_same_file()
            yield con

    def version(self) -> int:
        """Return a number that is another one after any commit, of this process or another.

        Raises:
            LibraryError: The file is no longer there, or another one stands under its name.
        """
        with told_of(self.path), self._guard:
            self._check_open()
            self._check_same_file()
            # data_version tells of commits of other connections only; this one never writes.
            return int(self._watch.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Close every connection; one that is lent is closed when it comes back."""
        with self._guard:
            if not self._open:
                return
            self._open = False
            closing, self._idle = [*self._idle, self._watch], []
        for con in closing:
            con.close()

    @contextmanager
    def _lent(self) -> Iterator[sqlite3.Connection]:
        with self._guard:
            self._check_open()
            con = self._idle.pop() if self._idle else None
        con = con or self._connect("rw")
        try:
            yield con
        finally:
            with self._guard:
                kept = self._open
                if kept:
                    self._idle.append(con)
            if not kept:
                con.close()

    def _check_open(self) -> None:
        if not self._open:
            raise LibraryError(f"{plain(self.path)} is closed")

    def _check_same_file(self) -> None:
        """Raise when the name of the library stands for another file than the one we hold open."""
        try:
            found = _identity(self.path)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise gone(self.path) from error
        if found != self._file:
            raise replaced(self.path)

    def _connect(self, mode: str) -> sqlite3.Connection:
        """Open a connection; after the first, `mode=rw` keeps a vanished file from coming back empty."""
        con = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=self._patience,
            isolation_level=None,
            check_same_thread=False,
        )
        con.execute("PRAGMA synchronous = FULL")
        con.execute("PRAGMA journal_size_limit = 67108864")
        return con


def _identity(path: Path) -> tuple[int, int]:
    """Return what tells a file from any other; by looking only: opening and closing it would drop SQLite's locks."""
    about = os.stat(path)  # noqa: PTH116 - asked before every transaction; pathlib doubles its time
    return about.st_dev, about.st_ino
