"""Worker processes that parse chunks of documents; results come in the order of the chunks.

A worker that dies (killed, out of memory) ends neither the import nor the documents it was given with: each is tried
again by itself, and only one that takes its worker down again is rejected. The bytes of a document stay here.
"""

import logging
import multiprocessing
import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace

from store.ingest.origins import Scales
from store.ingest.parsing import Fault, Parsed, Parser, parse_one, settled
from store.ingest.reading import Found, Settled
from store.ingest.results import Rejected

_log = logging.getLogger(__name__)

# A chunk is closed at either; small enough to keep all workers busy, large enough to hide the way there and back.
CHUNK_DOCUMENTS = 24
_CHUNK_CHARACTERS = 200_000
# Bytes wait here while their document is parsed, but do not travel: they count less than its characters.
_BYTES_FOR_ONE = 40
# Chunks waiting or at work per worker: what bounds the memory of an import.
AHEAD = 3


class Pool:
    """Worker processes and the chunks they are at work on, first in first out.

    Args:
        jobs: How many processes.
        parse: What makes a release of a document.
    """

    def __init__(self, jobs: int, parse: Parser) -> None:
        self._jobs = jobs
        self._parse = parse
        self._workers = start(jobs)
        self._waiting: deque[tuple[list[Found], Future[list[Parsed | Fault]]]] = deque()

    def run(self, found: Iterator[Found]) -> Iterator[Parsed]:
        """Yield results until the documents end; where no worker can be started, none is taken from `found`."""
        if not _alive(self._workers):
            _log.warning("no worker process can be started; parsing in this one")
            return
        for chunk in _chunks(found):
            try:
                self._submit(chunk)
            except BrokenProcessPool:
                yield from self._again()
                self._submit(chunk)
            if len(self._waiting) >= self._jobs * AHEAD:
                yield from self._oldest()
        while self._waiting:
            yield from self._oldest()

    def close(self) -> None:
        """End the workers; what they have not begun is dropped."""
        self._workers.shutdown(wait=False, cancel_futures=True)

    def _submit(self, chunk: list[Found]) -> None:
        bare = [_bare(item) for item in chunk]
        self._waiting.append((chunk, self._workers.submit(_parse_chunk, self._parse, bare)))

    def _oldest(self) -> Iterator[Parsed]:
        try:
            results = self._waiting[0][1].result()
        except BrokenProcessPool:
            yield from self._again()
            return
        chunk, _ = self._waiting.popleft()
        yield from map(_whole, chunk, results)

    def _again(self) -> Iterator[Parsed]:
        """Parse what was not done when the workers died, one by one, each where it can harm no other."""
        _log.warning("a worker process died; its documents are tried again one by one")
        self._workers.shutdown(wait=False)
        careful = _Careful(self._parse)
        while self._waiting:
            chunk, future = self._waiting.popleft()
            done = future.done() and future.exception() is None
            yield from map(_whole, chunk, future.result()) if done else map(careful.parse, chunk)
        careful.close()
        self._workers = start(self._jobs)


class _Careful:
    """One worker that is given one document at a time, and is replaced when a document takes it down."""

    def __init__(self, parse: Parser) -> None:
        self._parse = parse
        self._worker = start(1)

    def parse(self, item: Found) -> Parsed:
        """Return the release, or the rejection of a document that no worker survives."""
        try:
            return _whole(item, self._worker.submit(parse_one, self._parse, _bare(item)).result())
        except BrokenProcessPool:
            self.close()
            self._worker = start(1)
            return _stopped(item)

    def close(self) -> None:
        """End the worker."""
        self._worker.shutdown(wait=False)


def start(jobs: int) -> ProcessPoolExecutor:
    """Return an executor whose processes start with the first task.

    They are spawned: a forked copy of a process with threads (a running app, an index writer) may hang.
    """
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)


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
    scales = Scales()
    for item in found:
        chunk.append(item)
        if not isinstance(item, Settled):
            characters += len(item[1].text) + scales.added(item[1].origin) // _BYTES_FOR_ONE
        if len(chunk) >= CHUNK_DOCUMENTS or characters >= _CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def _bare(item: Found) -> Found:
    """Return an item without its bytes, as it travels."""
    return item if isinstance(item, Settled) else (item[0], replace(item[1], origin=None))


def _whole(item: Found, result: Parsed | Fault) -> Parsed:
    """Return the result of an item with the bytes that stayed here."""
    parsed = settled(result)
    if isinstance(parsed, Settled) or isinstance(item, Settled):
        return parsed
    return parsed._replace(origin=item[1].origin)


def _parse_chunk(parse: Parser, chunk: list[Found]) -> list[Parsed | Fault]:
    return [parse_one(parse, item) for item in chunk]


def _stopped(item: Found) -> Parsed:
    if isinstance(item, Settled):
        return item
    return Rejected(
        item[0],
        "stopped the process that parsed it (killed, or out of memory)",
        "import it by itself, with more memory free",
    )
