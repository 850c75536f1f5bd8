"""A copy of a library file, consistent while others read and write it, and durable before it has its name.

Invariant: under the name asked for there is the whole copy or what was there before.
"""

import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from store.syncing import sync


def make_folder(folder: Path) -> None:
    """Make a folder of the user's own and those above it where they are missing; their names are on the disk then.

    Raises:
        OSError: One cannot be made, or a file stands there.
    """
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for place in reversed(missing):
        with contextlib.suppress(
            PermissionError
        ):  # a folder that may be written but not listed cannot be synced
            sync(place.parent)


def copy_library(
    source: Path, target: Path, examine: Callable[[sqlite3.Connection], None] | None = None
) -> None:
    """Copy a library file as of one moment to a file of its own, replacing one of that name.

    Args:
        source: The library file; others may use it meanwhile.
        target: The copy: one file, without a journal beside it, that only the user may read.
        examine: Called with a connection to the copy before it gets its name; what it raises ends the copying.

    Raises:
        sqlite3.Error: The source cannot be read, or the copy cannot be written (a full disk).
        OSError: The copy cannot be given its name.
    """
    unfinished = target.with_name(f"{target.name}.{os.getpid()}.part")
    unfinished.unlink(missing_ok=True)
    try:
        # For the user's own eyes from its first byte on; and whatever stands under the name is not followed.
        os.close(
            os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600)
        )
        with (
            contextlib.closing(opened(source, "ro")) as old,
            contextlib.closing(opened(unfinished, "rw")) as new,
        ):
            new.execute("PRAGMA synchronous = FULL")
            # In one step: a copy in several begins anew whenever another process writes in between.
            old.backup(new)
            # The copy takes over the write-ahead mode, in which it could not be opened on a read-only disk.
            new.execute("PRAGMA journal_mode = DELETE")
            if examine:
                examine(new)
        sync(unfinished)
        unfinished.replace(target)
        sync(target.parent)
    except BaseException:
        for left in (unfinished, unfinished.with_name(f"{unfinished.name}-journal")):
            left.unlink(missing_ok=True)
        raise


def opened(path: Path, mode: str) -> sqlite3.Connection:
    """Return a connection of its own to a file, in autocommit mode.

    Args:
        path: The file.
        mode: SQLite's: ro, rw or rwc.

    Raises:
        sqlite3.Error: It cannot be opened.
    """
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=30
    )
