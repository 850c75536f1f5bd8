"""Paths in, releases out: read, parsed and, when a library is given, stored, one result for every release.

Invariant: no single document ends an import; what cannot be read or parsed becomes a `Rejected` result. A result
of `ingest` is yielded only after the transaction that holds it has committed.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import PressroomError, SourceError
from store.model import Document, Release
from store.readers import registry
from store.readers.source import Raw
from store.readers.walk import walk
from store.text import plain

if TYPE_CHECKING:
    from store.library import Library

_log = logging.getLogger(__name__)

# A batch is closed early when its texts reach this many characters.
_BATCH_CHARACTERS = 4_000_000


@dataclass(frozen=True, slots=True)
class Imported:
    """A release that was stored; `notes` say what was guessed."""

    path: str
    release: Release
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A release that the library holds already."""

    path: str
    release_id: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that gave no release, why, and what to do about it."""

    path: str
    reason: str
    hint: str = ""


def ingest(
    paths: Iterable[Path],
    library: "Library",
    *,
    batch: int = 200,
    progress: Callable[[int], None] | None = None,
) -> Iterator[Imported | Unchanged | Rejected]:
    """Store what the paths hold and yield one result per release, in the order of the input.

    Args:
        paths: Files and folders; `-` is standard input.
        library: Where to store.
        batch: Most releases in one transaction.
        progress: Called with the number of results so far after each transaction.

    Raises:
        LibraryError: The library cannot be written.
    """
    done = 0
    for group in _batches(parse_paths(paths), batch):
        results = list(_stored(group, library))
        done += len(results)
        if progress:
            progress(done)
        yield from results


def parse_paths(paths: Iterable[Path]) -> Iterator[tuple[str, Release] | Rejected]:
    """Yield every release the paths hold with its place, without storing it."""
    for found in read_paths(paths):
        yield found if isinstance(found, Rejected) else _parsed(*found)


def read_paths(paths: Iterable[Path]) -> Iterator[tuple[str, Document] | Rejected]:
    """Yield every document the paths hold with its place, in the order of the input."""
    for name, raw in walk(paths):
        if isinstance(raw, SourceError):
            yield _rejected(name, raw)
        else:
            yield from _read(name, raw)


def notes(release: Release) -> tuple[str, ...]:
    """Return what was guessed about a release, one line each."""
    if release.source.encoding_guessed:
        return (f"encoding guessed as {release.source.encoding}",)
    return ()


def _read(name: str, raw: Raw) -> Iterator[tuple[str, Document] | Rejected]:
    try:
        for found in registry.choose(raw).read(raw):
            if isinstance(found, Document):
                yield name, found
                continue
            place = f"{name} {found.where}"
            yield (
                _rejected(place, found.found)
                if isinstance(found.found, SourceError)
                else (place, found.found)
            )
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a fault in one reader must not end the import; it is logged
        yield _rejected(name, error)


def _parsed(place: str, document: Document) -> tuple[str, Release] | Rejected:
    from store.parsing.parser import parse

    try:
        return place, parse(document, place)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a fault in one rule must not end the import; it is logged
        return _rejected(place, error)


def _rejected(place: str, error: Exception) -> Rejected:
    if isinstance(error, PressroomError):
        return Rejected(place, plain(error.message), plain(error.hint))
    _log.error("%s: %s", plain(place), type(error).__name__, exc_info=error)
    reason = f"could not be understood ({type(error).__name__}: {error})"
    return Rejected(place, plain(reason), "please report it with the file: this is a fault of Pressroom")


def _batches(
    found: Iterable[tuple[str, Release] | Rejected], most: int
) -> Iterator[list[tuple[str, Release] | Rejected]]:
    group: list[tuple[str, Release] | Rejected] = []
    characters = 0
    for item in found:
        group.append(item)
        characters += 0 if isinstance(item, Rejected) else len(item[1].text)
        if len(group) >= most or characters >= _BATCH_CHARACTERS:
            yield group
            group, characters = [], 0
    if group:
        yield group


def _stored(
    group: list[tuple[str, Release] | Rejected], library: "Library"
) -> Iterator[Imported | Unchanged | Rejected]:
    fresh = iter(library.add([item[1] for item in group if not isinstance(item, Rejected)]))
    for item in group:
        if isinstance(item, Rejected):
            yield item
            continue
        place, release = item
        told = notes(release)
        yield Imported(place, release, told) if next(fresh) else Unchanged(place, release.id, told)
