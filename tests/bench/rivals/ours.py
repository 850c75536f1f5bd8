"""What a rival is held against: a library that is filled already, and what was measured of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from store.library import Library


@dataclass(frozen=True, slots=True)
class Ours:
    """A library of ours.

    Args:
        folder: Where it is.
        size: How many releases it was filled with.
        index_bytes: What its search index takes of the disk.
        indexing: Seconds in which that was built.
        searching: Milliseconds of `pressroom search`.
        scratch: Where a rival may write.
    """

    folder: Path
    size: int
    index_bytes: int
    indexing: float
    searching: float
    scratch: Path


def documents(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the releases of a library as `pressroom-release/1` objects, so that a rival is given the very same."""
    with Library.open(folder) as library:
        for document in library.documents.releases:
            yield dict(document)
