"""Stored releases brought up to the current readers and parser, from their originals, without a file or a network.

Invariant: a release keeps its id, its number, its time of import, its path and all that the user keeps of it; one
that gives no release any more stays as it was. A batch is one transaction, so a run that is stopped anywhere leaves
whole releases, each old or new, and the next run does the rest.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from store.errors import LibraryDamaged, LibraryError, ReleaseMissing
from store.ingest.differences import Changes, changes
from store.ingest.parsing import Made, Parsed, parse_found
from store.ingest.rereading import Rereading
from store.ingest.results import Rejected, rejected
from store.ingest.storing import batches
from store.model import Release
from store.text import plain

if TYPE_CHECKING:
    from store.documents.originals import Source
    from store.ingest.reading import Found
    from store.library import Library

_log = logging.getLogger(__name__)

# Rows of a result asked for at a time.
_PAGE = 5000


@dataclass(frozen=True, slots=True)
class Reparsed:
    """A release that is another now, and was rewritten."""

    release_id: str
    title: str
    changes: Changes


@dataclass(frozen=True, slots=True)
class Same:
    """A release that would be no other; it was not touched, and keeps the name of the parser that made it."""

    release_id: str


@dataclass(frozen=True, slots=True)
class NotKept:
    """A release whose original the library does not hold."""

    release_id: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A release whose original gives none any more: it stays as it was; why, and what to do about it."""

    release_id: str
    name: str
    reason: str
    hint: str = ""


Result = Reparsed | Same | NotKept | Unread


def reparse(
    library: "Library",
    query: str = "",
    *,
    batch: int = 200,
    jobs: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> Iterator[Result]:
    """Parse stored releases again and yield one result each, in the order they were imported, once it is on disk.

    A release that is removed meanwhile is passed over.

    Args:
        library: Where they are.
        query: Which of them, in the language of the search pane; an empty one means all. That the name of the parser
            is the same spares none: it may name two builds.
        batch: Most releases in one transaction.
        jobs: Processes to parse in; None: one for a few releases, all cores for many.
        progress: Called with the number of results so far, after each transaction and before its results.

    Raises:
        LibraryError: The library cannot be read or written.
    """
    waiting: deque[Source] = deque()
    done = 0
    for group in batches(parse_found(_found(library, query, waiting), jobs=jobs), batch):
        results = _brought_up([(waiting.popleft(), parsed) for parsed in group], library)
        done += len(results)
        if progress:
            progress(done)
        yield from results


def _found(library: "Library", query: str, waiting: "deque[Source]") -> "Iterator[Found]":
    """Yield what is in the originals; `waiting` gets the source of each in the same order."""
    rereading = Rereading(library.originals)
    for source in library.originals.sources(_chosen(library, query)):
        waiting.append(source)
        yield _reread(rereading, source)


def _chosen(library: "Library", query: str) -> list[int] | None:
    if not query.strip():
        return None
    found: list[str] = []
    while rows := library.page(query, sort="oldest", offset=len(found), limit=_PAGE).rows:
        found += [row.id for row in rows]
    return library.originals.numbers(dict.fromkeys(found))


def _reread(rereading: Rereading, source: "Source") -> "Found":
    if not source.sha256:
        return Rejected(source.release_id, "its original was not kept")
    try:
        return source.release_id, rereading.document(source)
    except (MemoryError, ImportError):
        raise  # this machine's fault, not the original's
    except LibraryError as error:
        if not isinstance(error, LibraryDamaged):
            raise
        return rejected(source.release_id, error)
    except Exception as error:  # noqa: BLE001 - a fault in one reader must not end the run; it is logged
        _log.debug("reading an original failed", exc_info=error)
        return rejected(source.release_id, error)


def _brought_up(group: "Iterable[tuple[Source, Parsed]]", library: "Library") -> list[Result]:
    results: dict[str, Result] = {}
    changed: list[Release] = []
    for source, parsed in group:
        try:
            result, release = _compared(source, parsed, library)
        except ReleaseMissing:
            continue
        results[source.release_id] = result
        if release is not None:
            changed.append(release)
    if changed:
        for release, there in zip(changed, library.rewrite(changed), strict=True):
            if not there:
                del results[release.id]
    return list(results.values())


def _compared(source: "Source", parsed: "Parsed", library: "Library") -> tuple[Result, Release | None]:
    """Return the result for a release, and its new form where that is another.

    Raises:
        ReleaseMissing: It was removed meanwhile.
    """
    release_id = source.release_id
    if not source.sha256:
        return NotKept(release_id), None
    try:
        old = library.get(release_id)
    except LibraryDamaged as error:
        return Unread(release_id, source.name, plain(error.message), plain(error.hint)), None
    if not isinstance(parsed, Made):
        why = parsed if isinstance(parsed, Rejected) else Rejected(release_id, "")
        return Unread(release_id, source.name, why.reason, why.hint), None
    new = parsed.release
    new = replace(new, id=old.id, source=replace(new.source, path=old.source.path))
    if replace(old, parser=new.parser) == new:
        return Same(release_id), None
    return Reparsed(release_id, plain(new.title or ""), changes(old, new)), new
