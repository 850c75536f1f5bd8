"""The search index follows a long import: what is acknowledged is found about a second later, not at the end.

Invariant: an index that cannot be written stops no import; whoever catches up afterwards is told.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from store.errors import LibraryError

if TYPE_CHECKING:
    from store.library import Library

_log = logging.getLogger(__name__)

# Seconds between two looks at what waits: short imports are over before the first.
_TURN = 0.5


@contextmanager
def index_following(library: "Library") -> Iterator[None]:
    """Feed the search index beside what is done inside."""
    over = threading.Event()
    thread = threading.Thread(target=_follow, args=(library, over), name="index following")
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _follow(library: "Library", over: threading.Event) -> None:
    try:
        while not over.wait(_TURN):
            if library.documents.changes.waiting():
                library.catch_up()
    except LibraryError:
        _log.info("the search index does not follow", exc_info=True)
