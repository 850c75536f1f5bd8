"""Puts the content of another library file in the place of a library's, and keeps the old one.

Invariant: at every moment there is a whole library under the name, the old or the new; the old one stays as a file of
its own, with everything in it that was acknowledged.
"""

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from store.documents import schema
from store.documents.connections import Connections
from store.documents.copying import copy_library, opened
from store.documents.faults import told_of
from store.documents.holding import unopened
from store.errors import LibraryDamaged, LibraryLocked, LibraryNewer
from store.syncing import sync
from store.text import plain

_PATIENCE = 10.0
# Where SQLite's file format keeps the version and the application a program gave its file (sqlite.org, "Database
# File Format"): four bytes each, the highest first.
_HEADER = b"SQLite format 3\x00"
_VERSION_AT, _APPLICATION_AT, _HEADER_SIZE = 60, 68, 100
# And the way it is written: a library ahead into a journal, a copy of one not.
_WRITTEN_AT, _AHEAD = 18, 2


def form_of(file: Path) -> int | None:
    """Return the form of a library file as its header states it, or None when it is not a library file.

    It is opened as plain bytes: never ask about a file that this process has open as a library, because closing it
    would drop SQLite's locks on it.

    Raises:
        OSError: It cannot be read.
    """
    with file.open("rb") as raw:
        head = raw.read(_HEADER_SIZE)
    application = int.from_bytes(head[_APPLICATION_AT : _APPLICATION_AT + 4], "big")
    if len(head) < _HEADER_SIZE or not head.startswith(_HEADER) or application != schema.APPLICATION:
        return None
    return int.from_bytes(head[_VERSION_AT : _VERSION_AT + 4], "big")


def written_ahead(file: Path) -> bool:
    """Return whether a database is one that programs work in, and not a copy as `copy_library` makes it.

    As with `form_of`, never ask about a file that this process has open.

    Raises:
        OSError: It cannot be read.
    """
    with file.open("rb") as raw:
        head = raw.read(_HEADER_SIZE)
    return len(head) == _HEADER_SIZE and head.startswith(_HEADER) and head[_WRITTEN_AT] == _AHEAD


def check_form(file: Path) -> None:
    """Look whether a file is a library that this Pressroom can read.

    Raises:
        LibraryDamaged: It is no library file.
        LibraryNewer: A newer Pressroom wrote it.
        LibraryError: It cannot be read.
    """
    with told_of(file):
        form = form_of(file)
    if form is None:
        raise LibraryDamaged(f"{plain(file)} is not a Pressroom library", "`pressroom backup FILE` makes one")
    if form > schema.VERSION:
        raise LibraryNewer(
            f"{plain(file)} was written by a newer Pressroom (form {form}, this one knows {schema.VERSION})",
            "update Pressroom",
        )


def sound(con: sqlite3.Connection) -> None:
    """Look whether SQLite finds a file in order.

    Raises:
        sqlite3.DatabaseError: It does not.
    """
    said = con.execute("PRAGMA quick_check(1)").fetchone()[0]
    if said != "ok":
        error = sqlite3.DatabaseError(said)
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def prepared_copy(source: Path, target: Path) -> None:
    """Copy a library file, bring the copy to the current form and let it know no search index: one will be built.

    Raises:
        LibraryError: The source is damaged, or the copy cannot be written.
    """
    with told_of(source):
        copy_library(source, target, sound)
    made = Connections(target, _PATIENCE)
    try:
        with made.writing() as con:
            con.execute("DELETE FROM about")
    finally:
        made.close()


def put_content(source: Path, target: Path, kept: Path) -> None:
    """Write the content of one library file over that of another, in one transaction of the latter.

    Others may have the latter open: they see the old content until they see the new one.

    Args:
        source: A file of the current form that nobody else uses.
        target: The library.
        kept: Where the old content is put first.

    Raises:
        LibraryLocked: Another process wrote to the target for longer than we wait.
        sqlite3.Error, OSError: It cannot be read or written; the target is as it was.
    """
    with (
        contextlib.closing(opened(source, "ro")) as new,
        contextlib.closing(opened(target, "rw")) as live,
    ):
        live.execute("PRAGMA synchronous = FULL")
        live.execute("PRAGMA busy_timeout = 50")  # the waiting is done between two tries, see `_first`
        # From its first page on SQLite's copying holds the lock of the target: what is kept is all that ever was in it.
        new.backup(live, pages=1, progress=_first(lambda: copy_library(target, kept), target), sleep=0.05)


def put_file(source: Path, target: Path, kept: Path) -> None:
    """Put a file in the place of one that cannot be read as a library, or of none; what was there keeps its bytes.

    Args:
        source: A file that nobody else uses.
        target: The library; who calls holds it (`store.documents.holding.held`) where it is there.
        kept: The name that the old file gets, beside the target.

    Raises:
        OSError: It cannot be moved.
    """
    sync(source)
    if not target.exists():
        _change_over(source, target)
        return
    for ending in ("-wal", ""):
        old = target.with_name(target.name + ending)
        if old.exists() and (not ending or old.stat().st_size):
            _named_too(old, kept.with_name(kept.name + ending))
    # A process that opened the old file between the two would make a journal, which the new file took for its own.
    with unopened(target, _PATIENCE):
        _change_over(source, target)


def _change_over(source: Path, target: Path) -> None:
    for ending in ("-wal", "-shm"):
        # What SQLite noted about the old file must never be taken for notes about the new one.
        target.with_name(target.name + ending).unlink(missing_ok=True)
    sync(target.parent)
    source.replace(target)
    sync(target.parent)


def _named_too(file: Path, name: Path) -> None:
    """Give a file a second name, so that it never goes without one; where a disk cannot, a copy."""
    try:
        os.link(file, name)
    except OSError:
        name.write_bytes(file.read_bytes())
        sync(name)


def _first(act: Callable[[], None], path: Path) -> Callable[[int, int, int], None]:
    """Return what SQLite calls after each page: it acts once, when the lock is held, and gives up after a while."""
    deadline, acted = time.monotonic() + _PATIENCE, False

    def called(status: int, _remaining: int, _total: int) -> None:
        nonlocal acted
        if status == sqlite3.SQLITE_OK and not acted:
            acted = True
            act()
        elif not acted and time.monotonic() > deadline:
            raise LibraryLocked(
                f"{plain(path)} is in use by another process",
                "wait until its import has ended, then try again",
            )

    return called
