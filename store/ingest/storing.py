"""Releases into a library, a batch in one transaction; a result is given out only when its batch is on disk.

Invariant: what a release came from is stored with it, and bytes that a release came from before are not parsed again:
a newer Pressroom, which may read them differently, never doubles a library (`store.ingest.reparsing` brings it up).
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from store.ingest.following import index_following
from store.ingest.origins import Scales
from store.ingest.parsing import Made, Parsed, parse_found
from store.ingest.reading import Found, Settled, read_paths
from store.ingest.results import Imported, Rejected, Unchanged, notes
from store.model import Release

if TYPE_CHECKING:
    from store.library import Library

Result = Imported | Unchanged | Rejected

# A batch is closed early when its texts reach this many characters, or their originals this many bytes.
_BATCH_CHARACTERS = 4_000_000
_BATCH_BYTES = 16_000_000


def parse_paths(
    paths: Iterable[Path], *, jobs: int | None = None
) -> Iterator[tuple[str, Release] | Rejected]:
    """Yield every release the paths hold with its place, without storing it, in the order of the input.

    Args:
        paths: Files and folders; `-` is standard input.
        jobs: Processes to parse in; None: one for a few releases, all cores for many.
    """
    for item in parse_found(read_paths(paths), jobs=jobs):
        if isinstance(item, Made):
            yield item.place, item.release
        elif isinstance(item, Rejected):
            yield item


def ingest(
    paths: Iterable[Path],
    library: "Library",
    *,
    batch: int = 200,
    jobs: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> Iterator[Result]:
    """Store what the paths hold and yield one result per release, in the order of the input.

    The search index follows beside it; at the end some may still wait for `Library.catch_up`.

    Args:
        paths: Files and folders; `-` is standard input.
        library: Where to store.
        batch: Most releases in one transaction.
        jobs: Processes to parse in; None: one for a few releases, all cores for many.
        progress: Called with the number of results so far, after each transaction and before its results.

    Raises:
        LibraryError: The library cannot be written.
    """
    done = 0
    found = (_known(item, library) for item in read_paths(paths))
    with index_following(library):
        for group in batches(parse_found(found, jobs=jobs), batch):
            results = list(_stored(group, library))
            done += len(results)
            if progress:
                progress(done)
            yield from results


def _known(item: Found, library: "Library") -> Found:
    """Return an item, or that it is unchanged when its bytes are those of a stored release."""
    if isinstance(item, Settled):
        return item
    place, document = item
    holder = library.originals.holder(document.origin) if document.origin else None
    return item if holder is None else Unchanged(place, holder, notes(document))


def batches(parsed: Iterable[Parsed], most: int) -> Iterator[list[Parsed]]:
    """Yield what was parsed in groups for a transaction each, of at most so many, or fewer when they are large."""
    group: list[Parsed] = []
    characters = size = 0
    scales = Scales()
    for item in parsed:
        group.append(item)
        if isinstance(item, Made):
            characters += len(item.release.text)
            size += scales.added(item.origin)
        if len(group) >= most or characters >= _BATCH_CHARACTERS or size >= _BATCH_BYTES:
            yield group
            group, characters, size = [], 0, 0
    if group:
        yield group


def _stored(group: list[Parsed], library: "Library") -> Iterator[Result]:
    made = [item for item in group if isinstance(item, Made)]
    fresh = iter(library.add([item.release for item in made], [item.origin for item in made]) if made else ())
    for item in group:
        if not isinstance(item, Made):
            yield item
            continue
        place, release, origin, told = item
        if next(fresh):
            yield Imported(place, release, told)
        else:
            holder = library.originals.holder(origin) if origin else None
            yield Unchanged(place, holder or release.id, told)
