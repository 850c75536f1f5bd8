"""Putting a library right as far as it can be: first its file, then what is in it, at last its index.

Invariant: before anything goes, its bytes are in a file of their own beside the library.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from store.documents.faults import told_of
from store.documents.holding import held
from store.documents.problem import Problem
from store.documents.repairing import repair_bodies, repair_marks, repair_originals, repair_releases
from store.documents.replacing import put_file
from store.documents.salvaging import salvage
from store.errors import LibraryDamaged, LibraryError
from store.library import Library
from store.text import plain
from store.upkeep.checking import check, damaged_file
from store.upkeep.copies import FILE, PATIENCE, beside, clear_workplaces, newest_backup, workplace


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did.

    Args:
        found: What was wrong.
        left: What still is.
        kept: Files that hold what was taken out: documents that cannot be read, a damaged library file.
    """

    found: tuple[Problem, ...]
    left: tuple[Problem, ...]
    kept: tuple[Path, ...]


def repair(folder: Path) -> Repaired:
    """Look at a library, repair what is wrong, and look again.

    Raises:
        LibraryDamaged: Nothing of its file can be read; the hint names the newest backup. Nothing is changed.
        LibraryError: It cannot be written.
    """
    clear_workplaces(folder)
    found, kept = list(_problems(folder)), []
    if any(problem.part == "file" for problem in found):
        kept.append(_salvaged(folder))
    if found:
        with Library.open(folder) as library:
            kept += _repaired(library)
            if kept or any(problem.part == "index" for problem in found):
                library.reindex()
            library.catch_up()
    return Repaired(tuple(found), tuple(_problems(folder)) if found else (), tuple(kept))


def _problems(folder: Path) -> Iterator[Problem]:
    try:
        with Library.open(folder) as library:
            yield from check(library, thorough=True)
    except LibraryDamaged as error:
        yield damaged_file(folder / FILE, error)


def _repaired(library: Library) -> Iterator[Path]:
    yield from repair_releases(library.connections, library.folder)
    yield from repair_bodies(library.connections, library.folder)
    repair_marks(library.connections)
    yield from repair_originals(library.connections, library.folder)


def _salvaged(folder: Path) -> Path:
    """Put what can be read of a damaged library file into its place, and return where the damaged one is kept."""
    target = folder / FILE
    kept = beside(target, "damaged")
    with workplace(folder) as place, held(target, PATIENCE):
        rescued = place / FILE
        try:
            read = salvage(target, rescued)
        except LibraryDamaged:
            read = 0
        if not read:
            raise unreadable(folder)
        with told_of(target):
            put_file(rescued, target, kept)
    return kept


def unreadable(folder: Path) -> LibraryError:
    """Return the error for a library file of which nothing can be read; its hint names the newest backup."""
    copy = newest_backup(folder)
    way_out = (
        f"`pressroom restore {plain(copy)}` brings back the newest copy"
        if copy
        else "no copy of it is known here"
    )
    return LibraryDamaged(f"nothing of {plain(folder / FILE)} can be read", way_out)
