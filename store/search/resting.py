"""The moment after feeding: merges end, and what others add meanwhile is fed, because they cannot get the writer.

Invariant: the writer is given up by the one thread that rests, or by whoever feeds when the library is closed; after
that the queue is looked at once more, so that nothing is left lying that was left to us.
"""

import logging
import threading
import time
from collections.abc import Callable

from store.errors import LibraryError
from store.search.feeding import Feeder
from store.search.index import IndexDamaged
from store.search.queue import Queue

_log = logging.getLogger(__name__)

# Seconds between two looks at the queue. After one that fed something it is longer: the more goes into the index at
# once, the less has to be merged.
_TURN, _TURN_AFTER_FEEDING = 0.1, 0.4
# So many seconds nothing must have come before the writer is given up.
_QUIET = 1.0


class Resting:
    """Keeps a feeder's writer for a moment.

    Args:
        feeder: Whose writer it is.
        feeding: Held by whoever uses the feeder.
        queue: What it is fed from.
        stopped: Set when the library is closed.
        catch_up: Feeds what came while the writer was given up.
    """

    def __init__(
        self,
        feeder: Feeder,
        feeding: threading.Lock,
        queue: Queue,
        stopped: threading.Event,
        catch_up: Callable[[], int],
    ) -> None:
        self._feeder = feeder
        self._feeding = feeding
        self._queue = queue
        self._stopped = stopped
        self._catch_up = catch_up
        self._thread: threading.Thread | None = None
        self._since = 0.0
        self.feeds = False
        """Whether it is this that holds `feeding`, which does not take long."""

    def begin(self) -> None:
        """Rest, in a thread of its own, when the writer is kept; the caller feeds."""
        if self._stopped.is_set():
            self._feeder.drop()
        elif self._feeder.holds and self._thread is None:
            self._thread = threading.Thread(target=self._run, name="search index")
            self._thread.start()

    def end(self) -> None:
        """Wait until the writer is given up, unless a thread still feeds: then it does that by itself."""
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join()

    def _run(self) -> None:
        self._since = time.monotonic()
        while not self._rested():
            just_fed = time.monotonic() - self._since < _TURN
            self._stopped.wait(_TURN_AFTER_FEEDING if just_fed else _TURN)
        try:
            if not self._stopped.is_set() and self._queue.waiting():
                self._catch_up()
        except LibraryError:
            _log.info("the search index could not be fed", exc_info=True)

    def _rested(self) -> bool:
        """Feed what came; return whether the writer is given up."""
        if not self._feeding.acquire(blocking=False):
            self._since = time.monotonic()
            return self._stopped.is_set()
        self.feeds = True
        try:
            self._feed()
            if self._feeder.holds and not self._is_over():
                return False
            self._feeder.drop()
            self._thread = None
            return True
        finally:
            self.feeds = False
            self._feeding.release()

    def _feed(self) -> None:
        name = self._feeder.holds
        try:
            if name == self._queue.index_name() and self._feeder.feed(name):
                self._since = time.monotonic()
        except (IndexDamaged, LibraryError, OSError):  # the writer is given up; who catches up next is told
            _log.info("the search index could not be fed", exc_info=True)

    def _is_over(self) -> bool:
        return self._stopped.is_set() or time.monotonic() - self._since > _QUIET
