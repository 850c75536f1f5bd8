"""Copies of a whole library in one file, and their return.

Invariant: a file that is not a Pressroom library is never written over, and what a restore replaces stays beside the
library under a name of its own.
"""

import codecs
import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from store.documents.connections import Connections
from store.documents.copying import copy_library, make_folder
from store.documents.faults import told_of
from store.documents.holding import held
from store.documents.replacing import (
    check_form,
    form_of,
    prepared_copy,
    put_content,
    put_file,
    sound,
    written_ahead,
)
from store.errors import LibraryDamaged, LibraryError
from store.library import Library
from store.syncing import sync
from store.text import plain

FILE = "library.db"
# Seconds to wait for another process that writes.
PATIENCE = 10.0
# Beside the library: where the copies are that `backup` made, a path a line, the newest last.
_MADE = "backups.txt"
_MOST_NOTED = 20
# Folders to make a library in before it takes its place; after so many seconds nobody is at it any more.
_UNFINISHED, _ABANDONED = "unfinished-", 3600.0
_OTHER_NAME = "name another file for the backup"


def backup(folder: Path, target: Path) -> int:
    """Copy all of a library, documents, user state and originals, to one file; others may use it meanwhile.

    A backup of that name is replaced when the new one is whole and on the disk.

    Returns:
        How many bytes it has.

    Raises:
        LibraryDamaged: The library is damaged; a backup that was there stays.
        LibraryError: The target is this or another library, one of a library's own names, or not a Pressroom library;
            no room.
    """
    source = folder / FILE
    _check_target(source, target)
    with told_of(source):
        if not source.exists():
            raise LibraryError(f"there is no library in {plain(folder)}", "choose another with --library")
    with told_of(target):
        if not target.parent.is_dir():
            raise FileNotFoundError(2, "its folder is not there", str(target))
    # Opened as a library first, so that a file of an earlier form, or of another program, is told as such.
    with Library.open(folder) as library, told_of(target):
        copy_library(library.connections.path, target, sound)
        size = target.stat().st_size
    _note(folder, target)
    return size


@dataclass(frozen=True, slots=True)
class Returned:
    """What a restore did.

    Args:
        kept: Where the library as it was is now; None where there was none.
        refused: What of a TinyDB file could not be taken, one line each.
        unindexed: Why the search index could not be built; everything else is restored then.
    """

    kept: Path | None
    refused: tuple[str, ...] = ()
    unindexed: LibraryError | None = None


def restore(folder: Path, file: Path) -> Returned:
    """Put a backup, or what a TinyDB file holds, in the place of a library, and build its search index.

    An app that has the library open goes on with the restored one.

    Args:
        folder: The library's folder; made when missing.
        file: A library file of this or an earlier form, or a TinyDB file of a library's tables.

    Raises:
        LibraryDamaged: The file is no library, or is damaged; nothing is changed.
        LibraryNewer: A newer Pressroom wrote it.
        LibraryError: It is the library itself, or there is no room.
        SourceError: The TinyDB file cannot be read; nothing is changed.
    """
    target = folder / FILE
    with told_of(file):
        if target.exists() and file.samefile(target):
            raise LibraryError(
                f"{plain(file)} is the library itself", "name a file that `pressroom backup` made"
            )
        is_json = _begins_an_object(file)
    if not is_json:
        check_form(file)
    with told_of(folder):
        make_folder(folder)
    refused: tuple[str, ...] = ()
    with workplace(folder) as place:
        prepared = place / FILE
        if is_json:
            refused = _read_json(file, place)
        else:
            prepared_copy(file, prepared)
        kept = _put(prepared, target)
    return Returned(kept, refused, _indexed(folder))


def newest_backup(folder: Path) -> Path | None:
    """Return the newest copy of a library that is known and looks like one."""
    noted = []
    with contextlib.suppress(OSError):
        noted = [Path(line) for line in _noted(folder)]
    kept = [file for file in folder.glob("library.*.db") if ".damaged-" not in file.name]
    there = []
    for file in {*noted, *kept}:
        with contextlib.suppress(OSError):
            if form_of(file) is not None:
                there.append((file.stat().st_mtime_ns, file))
    return max(there)[1] if there else None


def beside(target: Path, what: str) -> Path:
    """Return a free name beside a library: `library.<what>-<time in UTC>.db`."""
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    name = f"{target.stem}.{what}-{moment}"
    number = 1
    while (free := target.with_name(f"{name}{f'-{number}' if number > 1 else ''}{target.suffix}")).exists():
        number += 1
    return free


@contextlib.contextmanager
def workplace(folder: Path) -> Iterator[Path]:
    """Lend an empty folder on the library's own disk, and clear it away."""
    with told_of(folder):
        place = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=folder))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def clear_workplaces(folder: Path) -> None:
    """Remove what a restore or a repair left that was killed on the way: nothing in it changed for an hour."""
    for place in folder.glob(f"{_UNFINISHED}*"):
        with contextlib.suppress(OSError):
            last = max(one.stat().st_mtime for one in (place, *place.rglob("*")))
            if place.is_dir() and not place.is_symlink() and last < time.time() - _ABANDONED:
                shutil.rmtree(place, ignore_errors=True)


def _begins_an_object(file: Path) -> bool:
    with file.open("rb") as raw:
        return raw.read(64).removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{")


def _read_json(file: Path, place: Path) -> tuple[str, ...]:
    """Make a library in a folder of what a TinyDB file holds; return what could not be taken."""
    from store.export.tinydb import read_tinydb

    with Library.open(place) as library:
        done = read_tinydb(file, library)
    if not done.stored.total():
        raise LibraryDamaged(
            f"{plain(file)} holds no document of a library", "`pressroom backup FILE` makes a backup"
        )
    return tuple(f"{plain(one.table)} {plain(one.key)}: {plain(one.reason)}" for one in done.refused)


def _put(prepared: Path, target: Path) -> Path | None:
    kept = beside(target, "before-restore")
    with told_of(target):
        if not target.exists():
            put_file(prepared, target, kept)
            return None
    try:
        Connections(target, PATIENCE).close()  # an older form becomes a current one first
        with told_of(target):
            put_content(prepared, target, kept)
    except LibraryDamaged:
        with held(target, PATIENCE), told_of(target):
            kept.unlink(missing_ok=True)
            put_file(prepared, target, kept)
    return kept


def _indexed(folder: Path) -> LibraryError | None:
    """Build the search index; that it cannot be built is no reason to call a restore failed."""
    try:
        with Library.open(folder) as library:
            library.catch_up()
    except LibraryError as error:
        return error
    return None


def _check_target(source: Path, target: Path) -> None:
    with told_of(target):
        if target.is_dir():
            raise LibraryError(f"{plain(target)} is a folder", "name a file for the backup")
        if source.exists() and target.exists() and target.samefile(source):
            raise LibraryError(f"{plain(target)} is the library itself", _OTHER_NAME)
        if target.parent.resolve() == source.parent.resolve() and target.name.startswith(FILE):
            raise LibraryError(
                f"{plain(target)} is a name that the library uses for its own files", _OTHER_NAME
            )
        if not target.exists():
            return
        if written_ahead(target) or target.with_name(f"{target.name}-wal").exists():
            raise LibraryError(f"{plain(target)} is a library, not a backup", _OTHER_NAME)
        if form_of(target) is None:
            raise LibraryError(
                f"{plain(target)} is there and is not a Pressroom library, so it is left as it is",
                _OTHER_NAME,
            )


def _note(folder: Path, target: Path) -> None:
    """Keep in mind where a backup is; one that cannot be noted is a backup all the same."""
    notes = folder / _MADE
    line = str(target.resolve())
    unfinished = notes.with_name(f"{_MADE}.part")
    with contextlib.suppress(OSError):
        lines = _noted(folder) if notes.exists() else []
        lines = [*(old for old in lines if old != line), line][-_MOST_NOTED:]
        try:
            unfinished.write_bytes(b"".join(os.fsencode(f"{old}\n") for old in lines))
            sync(unfinished)
            unfinished.replace(notes)
        finally:
            unfinished.unlink(missing_ok=True)


def _noted(folder: Path) -> list[str]:
    """Return the paths that are noted; a name that is no UTF-8 is one all the same."""
    return os.fsdecode((folder / _MADE).read_bytes()).splitlines()
