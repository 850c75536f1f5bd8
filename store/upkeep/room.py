"""Giving back the room on the disk that a library no longer needs."""

from typing import TYPE_CHECKING

from store.documents import compacting

if TYPE_CHECKING:
    from store.library import Library


def compact(library: "Library") -> int:
    """Drop originals that nothing refers to, and write the file anew without holes; others may read meanwhile.

    Returns:
        How many bytes the file gave back.

    Raises:
        LibraryError: It cannot be written; it takes as much room again while it is.
    """
    return compacting.compact(library.connections)
