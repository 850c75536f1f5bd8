"""Whether all parts of a library agree; what is wrong is yielded as it is found, nothing is changed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from store.documents.agreement import check_marks, check_originals, check_orphans
from store.documents.checking import check_bodies, check_file, check_releases
from store.documents.problem import Problem
from store.errors import LibraryDamaged
from store.text import plain
from store.upkeep.index import check_index

if TYPE_CHECKING:
    from store.library import Library


def check(library: "Library", *, thorough: bool = False) -> Iterator[Problem]:
    """Yield what is wrong with a library; others may use it meanwhile.

    Args:
        library: The library.
        thorough: Also let SQLite hold its own indexes against its tables, which takes longer.

    Raises:
        LibraryError: It cannot be looked at: locked, gone, no room.
    """
    from store.search.entry import entry

    connections = library.connections
    steps: tuple[Callable[[], Iterator[Problem]], ...] = (
        lambda: check_file(connections, thorough=thorough),
        lambda: check_releases(connections, entry),
        lambda: check_bodies(connections),
        lambda: check_orphans(connections),
        lambda: check_marks(connections),
        lambda: check_originals(connections),
        lambda: check_index(library),
    )
    told = False
    for step in steps:
        try:
            for problem in step():
                told = told or problem.part == "file"
                yield problem
        except LibraryDamaged as error:
            if not told:
                told = True
                yield damaged_file(connections.path, error)


def damaged_file(path: Path, error: LibraryDamaged) -> Problem:
    """Return the problem of a library file that SQLite cannot read."""
    return Problem("file", error.message, plain(path), "what can be read is put into a new file")
