"""Documents to releases, in order: in this process while they are few, in several when they are many."""

import itertools
import logging
import os
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from store.document import Document, Origin
from store.ingest.reading import Found, Settled
from store.ingest.results import Rejected, notes, rejected
from store.model import Release

_log = logging.getLogger(__name__)


class Made(NamedTuple):
    """A release with its place, where they are known the bytes it came from, and what to say of its reading."""

    place: str
    release: Release
    origin: Origin | None = None
    told: tuple[str, ...] = ()


Parsed = Made | Settled
# A document and its place to a release; it travels to other processes, so it stands in a module by its name.
Parser = Callable[[Document, str], Release]

# With fewer documents than these, starting processes costs more than it saves.
FEW = 500
_MOST_WORKERS = 16


@dataclass(frozen=True, slots=True)
class Fault:
    """An exception in a rule, as it can travel between processes."""

    result: Rejected
    trace: str


def parse_document(document: Document, place: str) -> Release:
    """Return the release in a document; the parser is loaded with the first one."""
    from store.parsing.parser import parse

    return parse(document, place)


def parse_found(
    found: Iterable[Found], *, jobs: int | None = None, parse: Parser = parse_document
) -> Iterator[Parsed]:
    """Yield the release of every document, in the order given; what was settled before passes through.

    Args:
        found: Documents with their places, and settled inputs.
        jobs: Processes to parse in; 1 means this one. None: this one for the first documents, then all cores.
        parse: What makes a release of a document.
    """
    stream = iter(found)
    parse_here = partial(_parse_here, parse)
    if jobs is None:
        yield from map(parse_here, _few(stream))
        jobs = _cores()
    if jobs > 1:
        ahead = next(stream, None)
        if ahead is None:
            return
        stream = itertools.chain([ahead], stream)
        from store.ingest.workers import Pool

        pool = Pool(jobs, parse)
        try:
            yield from pool.run(stream)
        finally:
            pool.close()
    yield from map(parse_here, stream)


def parse_one(parse: Parser, item: Found) -> Parsed | Fault:
    """Return the release of one document, or what went wrong in it.

    Raises:
        MemoryError, ImportError: This machine's fault, not the document's: the next one would fare no better.
    """
    if isinstance(item, Settled):
        return item
    place, document = item
    try:
        return Made(place, parse(document, place), document.origin, notes(document))
    except (MemoryError, ImportError):
        raise
    except Exception as error:  # noqa: BLE001 - a fault in one rule must not end the import; it is logged
        return Fault(rejected(place, error), traceback.format_exc())


def settled(result: Parsed | Fault) -> Parsed:
    """Return the result to hand on; a fault is logged with its trace."""
    if isinstance(result, Fault):
        _log.error("parsing failed\n%s", result.trace)
        return result.result
    return result


def _few(stream: Iterator[Found]) -> Iterator[Found]:
    """Take the first documents of a stream; what is settled costs no parsing and does not count."""
    documents = 0
    while documents < FEW and (item := next(stream, None)) is not None:
        documents += not isinstance(item, Settled)
        yield item


def _parse_here(parse: Parser, item: Found) -> Parsed:
    return settled(parse_one(parse, item))


def _cores() -> int:
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(available or 1, _MOST_WORKERS)
