"""What SQLite and the file system say, told as one of the library's own errors."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.errors import LibraryDamaged, LibraryError, LibraryLocked
from store.text import plain

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_UNWRITABLE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH}
_FULL = {errno.ENOSPC, errno.EDQUOT}
# No room for SQLite's small shared file beside the library has a code of its own.
_NO_ROOM = {sqlite3.SQLITE_IOERR_SHMSIZE}


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """Turn what goes wrong inside into a `LibraryError` that names `path`.

    Raises:
        LibraryLocked: Another process held the file for longer than we wait.
        LibraryDamaged: The file is not readable as a library.
        LibraryError: Full disk, no permission, missing folder, closed library.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise from_sqlite(error, path) from error
    except OSError as error:
        raise from_system(error, path) from error


def from_sqlite(error: sqlite3.Error, path: Path) -> LibraryError:
    """Return the library's error for one of SQLite's."""
    name = plain(path)
    # The low byte of an extended result code is its primary code (sqlite.org, "Result and Error Codes").
    extended = getattr(error, "sqlite_errorcode", 0)
    code = extended & 0xFF
    if code in _LOCKED:
        return LibraryLocked(
            f"{name} is in use by another process", "wait until its import has ended, then try again"
        )
    if code in _DAMAGED:
        return LibraryDamaged(
            f"{name} cannot be read as a library: {plain(error)}",
            "put back a copy from a backup, or choose another folder with --library",
        )
    if code == sqlite3.SQLITE_FULL or extended in _NO_ROOM:
        return _no_room(name)
    if code == sqlite3.SQLITE_IOERR:
        return LibraryError(
            f"the disk of {name} failed: {plain(getattr(error, 'sqlite_errorname', error))}",
            "nothing of this change was stored; check the disk, then run `pressroom check`",
        )
    if code in _UNWRITABLE:
        return LibraryError(
            f"{name} cannot be opened for writing: {plain(error)}",
            "check that its folder is there and that you may write to it",
        )
    return LibraryError(f"{name}: {plain(error)}")


def from_system(error: OSError, path: Path) -> LibraryError:
    """Return the library's error for one of the operating system's."""
    name = plain(path)
    if error.errno in _FULL:
        return _no_room(name)
    return LibraryError(
        f"{name} cannot be used: {plain(error.strerror or error)}",
        "check the folder and its permissions, or choose another with --library",
    )


def gone(path: Path) -> LibraryError:
    """Return the error for a library whose file is no longer where it was opened."""
    return LibraryError(
        f"{plain(path)} is gone: it was moved or removed while it was open",
        "put it back under its name and start Pressroom again; nothing is stored until then",
    )


def replaced(path: Path) -> LibraryError:
    """Return the error for a library under whose name another file stands by now."""
    return LibraryError(
        f"{plain(path)} was replaced by another file while it was open",
        "start Pressroom again to use the new one; nothing was written to either",
    )


def _no_room(name: str) -> LibraryError:
    return LibraryError(f"no room left on the disk of {name}", "free some space; what was stored is safe")
