"""A copy of a library file, consistent while others read and write it, and durable before it has its name.

Invariant: under the name asked for there is the whole copy or what was there before.
"""

import contextlib
import os
import sqlite3
from pathlib import Path


def copy_library(source: Path, target: Path) -> None:
    """Copy a library file as of one moment to a file of its own, replacing one of that name.

    Args:
        source: The library file; others may use it meanwhile.
        target: The copy: one file, without a journal beside it.

    Raises:
        sqlite3.Error: The source cannot be read, or the copy cannot be written (a full disk).
        OSError: The copy cannot be given its name.
    """
    unfinished = target.with_name(f"{target.name}.{os.getpid()}.part")
    unfinished.unlink(missing_ok=True)
    try:
        with (
            contextlib.closing(_opened(source, "ro")) as old,
            contextlib.closing(_opened(unfinished, "rwc")) as new,
        ):
            new.execute("PRAGMA synchronous = FULL")
            # In one step: a copy in several begins anew whenever another process writes in between.
            old.backup(new)
            # The copy takes over the write-ahead mode, in which it could not be opened on a read-only disk.
            new.execute("PRAGMA journal_mode = DELETE")
        sync(unfinished)
        unfinished.replace(target)
        sync(target.parent)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk; a system that cannot sync folders is left alone.

    Raises:
        OSError: The disk refuses.
    """
    is_folder = path.is_dir()
    if is_folder and os.name == "nt":
        return
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=30
    )
