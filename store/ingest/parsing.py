"""Documents to releases: in this process while they are few, in several when they are many, always in order.

A worker that dies (killed, out of memory) ends neither the import nor the documents it was given with: each is tried
again by itself, and only one that takes its worker down again is rejected.
"""

import itertools
import logging
import multiprocessing
import os
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial

from store.ingest.reading import Found
from store.ingest.results import Rejected, rejected
from store.model import Document, Release

_log = logging.getLogger(__name__)

Parsed = tuple[str, Release] | Rejected
# A document and its place to a release; it travels to other processes, so it stands in a module by its name.
Parser = Callable[[Document, str], Release]

# With fewer documents than these, starting processes costs more than it saves.
FEW = 500
# A chunk is closed at either; small enough to keep all workers busy, large enough to hide the way there and back.
_CHUNK_DOCUMENTS = 24
_CHUNK_CHARACTERS = 200_000
# Chunks waiting or at work per worker: what bounds the memory of an import.
_AHEAD = 3
_MOST_WORKERS = 16


@dataclass(frozen=True, slots=True)
class _Fault:
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
    """Yield the release of every document, in the order given; what was rejected before passes through.

    Args:
        found: Documents with their places, and rejected inputs.
        jobs: Processes to parse in; 1 means this one. None: this one for the first documents, then all cores.
        parse: What makes a release of a document.
    """
    stream = iter(found)
    parse_here = partial(_parse_here, parse)
    if jobs is None:
        yield from map(parse_here, itertools.islice(stream, FEW))
        jobs = _cores()
    if jobs > 1:
        ahead = next(stream, None)
        if ahead is None:
            return
        stream = itertools.chain([ahead], stream)
        pool = _Pool(jobs, parse)
        try:
            yield from pool.run(stream)
        finally:
            pool.close()
    yield from map(parse_here, stream)


class _Pool:
    """Worker processes and the chunks they are at work on, first in first out."""

    def __init__(self, jobs: int, parse: Parser) -> None:
        self._jobs = jobs
        self._parse = parse
        self._workers = _start(jobs)
        self._waiting: deque[tuple[list[Found], Future[list[Parsed | _Fault]]]] = deque()

    def run(self, found: Iterator[Found]) -> Iterator[Parsed]:
        """Yield results until the documents end, or until workers cannot be had: then the rest is untouched."""
        if not _alive(self._workers):
            _log.warning("no worker process can be started; parsing in this one")
            return
        for chunk in _chunks(found):
            try:
                self._waiting.append((chunk, self._workers.submit(_parse_chunk, self._parse, chunk)))
            except BrokenProcessPool:
                yield from self._again()
                self._waiting.append((chunk, self._workers.submit(_parse_chunk, self._parse, chunk)))
            if len(self._waiting) >= self._jobs * _AHEAD:
                yield from self._oldest()
        while self._waiting:
            yield from self._oldest()

    def _oldest(self) -> Iterator[Parsed]:
        try:
            results = self._waiting[0][1].result()
        except BrokenProcessPool:
            yield from self._again()
            return
        self._waiting.popleft()
        yield from map(_settled, results)

    def _again(self) -> Iterator[Parsed]:
        """Parse what was not done when the workers died, one by one, each where it can harm no other."""
        _log.warning("a worker process died; its documents are tried again one by one")
        self._workers.shutdown(wait=False)
        careful = _Careful(self._parse)
        while self._waiting:
            chunk, future = self._waiting.popleft()
            done = future.done() and future.exception() is None
            yield from map(_settled, future.result()) if done else map(careful.parse, chunk)
        careful.close()
        self._workers = _start(self._jobs)

    def close(self) -> None:
        """End the workers; what they have not begun is dropped."""
        self._workers.shutdown(wait=False, cancel_futures=True)


class _Careful:
    """One worker that is given one document at a time, and is replaced when a document takes it down."""

    def __init__(self, parse: Parser) -> None:
        self._parse = parse
        self._worker = _start(1)

    def parse(self, item: Found) -> Parsed:
        """Return the release, or the rejection of a document that no worker survives."""
        try:
            return _settled(self._worker.submit(_parse_one, self._parse, item).result())
        except BrokenProcessPool:
            self.close()
            self._worker = _start(1)
            return _stopped(item)

    def close(self) -> None:
        """End the worker."""
        self._worker.shutdown(wait=False)


def _start(jobs: int) -> ProcessPoolExecutor:
    # A forked copy of a process with threads (a running app, an index writer) may hang; spawned ones start clean.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)


def _alive(workers: ProcessPoolExecutor) -> bool:
    try:
        return workers.submit(os.getpid).result() > 0
    except (BrokenProcessPool, OSError):
        return False


def _begin() -> None:
    """Set up a worker: the interrupt key is for its parent, and without a parent it ends."""
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _chunks(found: Iterator[Found]) -> Iterator[list[Found]]:
    chunk: list[Found] = []
    characters = 0
    for item in found:
        chunk.append(item)
        characters += 0 if isinstance(item, Rejected) else len(item[1].text)
        if len(chunk) >= _CHUNK_DOCUMENTS or characters >= _CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def _parse_chunk(parse: Parser, chunk: list[Found]) -> list[Parsed | _Fault]:
    return [_parse_one(parse, item) for item in chunk]


def _parse_one(parse: Parser, item: Found) -> Parsed | _Fault:
    if isinstance(item, Rejected):
        return item
    place, document = item
    try:
        return place, parse(document, place)
    except (MemoryError, ImportError):
        raise  # this machine's fault, not the document's: the next one would fare no better
    except Exception as error:  # noqa: BLE001 - a fault in one rule must not end the import; it is logged
        return _Fault(rejected(place, error), traceback.format_exc())


def _parse_here(parse: Parser, item: Found) -> Parsed:
    return _settled(_parse_one(parse, item))


def _settled(result: Parsed | _Fault) -> Parsed:
    if isinstance(result, _Fault):
        _log.error("parsing failed\n%s", result.trace)
        return result.result
    return result


def _stopped(item: Found) -> Rejected:
    if isinstance(item, Rejected):
        return item
    return Rejected(
        item[0],
        "stopped the process that parsed it (killed, or out of memory)",
        "import it by itself, with more memory free",
    )


def _cores() -> int:
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(available or 1, _MOST_WORKERS)
