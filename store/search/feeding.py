"""Feeding an index from the change queue, batch by batch, by a writer that is kept for a moment afterwards.

Invariant: a change leaves the queue only after it was committed to the index and the index's folder is synced; a crash
in between applies it again, which changes nothing. Nobody waits for merges: they are brought to an end while the
writer rests, and when it is given up. Whoever has the writer feeds what others leave to it.
"""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from store.model import Release
from store.search.entry import Entry, entry
from store.search.index import Index, IndexDamaged
from store.search.index.writer import Writer
from store.search.queue import Change, Progress, Queue
from store.syncing import sync

_log = logging.getLogger(__name__)

# One batch: small enough for a small memory, large enough that commits cost little.
_BATCH = 1_000
_BATCH_BYTES = 2_000_000


class Feeder:
    """Feeds one index at a time; used by one thread at a time.

    Args:
        folder: Where indexes are, one folder each.
        queue: What to feed them with.
        stopped: Asked after each batch whether to end.
    """

    def __init__(self, folder: Path, queue: Queue, stopped: Callable[[], bool]) -> None:
        self._folder = folder
        self._queue = queue
        self._stopped = stopped
        self._writer: Writer | None = None
        self._name = ""

    @property
    def holds(self) -> str:
        """Name of the index whose writer is kept, so that no other process can feed it; empty when none is."""
        return self._name if self._writer is not None else ""

    def feed(self, name: str, progress: Progress | None = None) -> int:
        """Feed the index of a name with all that waits, and keep its writer.

        Returns:
            How many changes went in; 0 when none waits or another process has the writer.

        Raises:
            IndexDamaged: The files cannot be used or written; the writer is given up.
        """
        waiting = self._queue.waiting()
        if not waiting or not self._take_writer(name, waiting):
            return 0
        count = 0
        try:
            while not self._stopped() and (batch := self._queue.pending(_BATCH, _BATCH_BYTES)):
                if not self._put(batch):
                    break  # another process has begun a new index meanwhile
                count += len(batch)
                if progress:
                    progress(count, count + self._queue.waiting())
        except BaseException:
            self.drop()
            raise
        return count

    def rest(self) -> None:
        """Bring merges to an end and give the writer up.

        Raises:
            IndexDamaged: A file that was merged cannot be used.
        """
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.close()

    def drop(self) -> None:
        """Give the writer up whatever becomes of its merges."""
        try:
            self.rest()
        except IndexDamaged:
            _log.info("merges of index %s did not end well", self._name, exc_info=True)

    def _take_writer(self, name: str, waiting: int) -> bool:
        if self._name != name:
            self.drop()
        if self._writer is None:
            self._writer = Index(self._folder / name).writer(waiting)
            self._name = name
        return self._writer is not None

    def _put(self, batch: Sequence[Change]) -> bool:
        assert self._writer is not None  # noqa: S101 - for the type checker
        write(self._writer, batch)
        # Tantivy renames its last file and leaves it there: until its folder is synced a power cut could take the
        # commit back, and nothing would be waiting in the queue any more.
        sync(self._folder / self._name)
        return self._queue.done(batch[-1].sequence, self._name)


def write(writer: Writer, batch: Sequence[Change]) -> None:
    """Put a batch into an index and commit it."""
    for change in batch:
        found = None
        if change.release is not None and change.keys is not None:
            found = _entry(change.release, change.doc_id)
        if found is None or change.keys is None:
            writer.remove(change.doc_id)
        else:
            writer.put(change.doc_id, change.keys, found)
    writer.commit()


def _entry(release: Release, doc_id: int) -> Entry | None:
    """Return what can be found of a release; one that nothing can be made of must not keep the others from being found."""
    try:
        return entry(release)
    except Exception:  # noqa: BLE001 - whatever it is, it is logged, and the next release is fed
        _log.exception("release %d cannot be searched", doc_id)
        return None
