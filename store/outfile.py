"""A file that is written for a person, outside the library.

Invariant: under its name there is the whole new file or what was there before; nothing in a library's own folder is
ever written over; only its owner can read it, as notes and contacts may be in it.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from store.errors import PressroomError
from store.syncing import sync
from store.text import plain


@contextlib.contextmanager
def new_file(target: Path, library_folder: Path) -> Iterator[BinaryIO]:
    """Lend a file to write to; it takes the name when the block ends without an error, on disk by then.

    Args:
        target: The name it gets; a file of that name is replaced.
        library_folder: The folder of the library, which is no place for it.

    Raises:
        PressroomError: It cannot be written, or would stand in the library's folder.
    """
    with _told_of(target):
        if target.is_dir():
            raise PressroomError(f"{plain(target)} is a folder", "name a file in it")
        if target.resolve().parent == library_folder.resolve():
            raise PressroomError(
                f"{plain(target)} is in the library's own folder", "write the file somewhere else"
            )
        unfinished = target.with_name(f"{target.name}.{os.getpid()}.part")
        flags = (
            os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        )
        number = os.open(unfinished, flags, 0o600)
        try:
            with os.fdopen(number, "wb") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            unfinished.replace(target)
            sync(target.absolute().parent)
        except BaseException:
            with contextlib.suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise


@contextlib.contextmanager
def _told_of(target: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise PressroomError(
            f"{plain(target)} cannot be written: {plain(reason)}",
            "check its folder, your permissions and the room on the disk",
        ) from error
