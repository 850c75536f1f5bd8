"""Releases into a library, a batch in one transaction; a result is given out only when its batch is on disk."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from store.ingest.parsing import Parsed, parse_found
from store.ingest.reading import read_paths
from store.ingest.results import Imported, Rejected, Unchanged, notes
from store.model import Release

if TYPE_CHECKING:
    from store.library import Library

Result = Imported | Unchanged | Rejected

# A batch is closed early when its texts reach this many characters.
_BATCH_CHARACTERS = 4_000_000


def parse_paths(
    paths: Iterable[Path], *, jobs: int | None = None
) -> Iterator[tuple[str, Release] | Rejected]:
    """Yield every release the paths hold with its place, without storing it, in the order of the input.

    Args:
        paths: Files and folders; `-` is standard input.
        jobs: Processes to parse in; None: one for a few releases, all cores for many.
    """
    return parse_found(read_paths(paths), jobs=jobs)


def ingest(
    paths: Iterable[Path],
    library: "Library",
    *,
    batch: int = 200,
    jobs: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> Iterator[Result]:
    """Store what the paths hold and yield one result per release, in the order of the input.

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
    for group in _batches(parse_paths(paths, jobs=jobs), batch):
        results = list(_stored(group, library))
        done += len(results)
        if progress:
            progress(done)
        yield from results


def _batches(parsed: Iterable[Parsed], most: int) -> Iterator[list[Parsed]]:
    group: list[Parsed] = []
    characters = 0
    for item in parsed:
        group.append(item)
        characters += 0 if isinstance(item, Rejected) else len(item[1].text)
        if len(group) >= most or characters >= _BATCH_CHARACTERS:
            yield group
            group, characters = [], 0
    if group:
        yield group


def _stored(group: list[Parsed], library: "Library") -> Iterator[Result]:
    releases = [item[1] for item in group if not isinstance(item, Rejected)]
    fresh = iter(library.add(releases) if releases else ())
    for item in group:
        if isinstance(item, Rejected):
            yield item
            continue
        place, release = item
        told = notes(release)
        yield Imported(place, release, told) if next(fresh) else Unchanged(place, release.id, told)
