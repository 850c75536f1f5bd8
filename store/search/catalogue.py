"""The living index of a library: found, followed, fed from the change queue, and rebuilt when it cannot be used.

Invariant: the index in use is the one the queue names, in a folder of that name; a new one counts from the transaction
that names it. One thread of a process feeds it at a time, and one process.
"""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from store.errors import LibraryError
from store.search.index import FORM, Index, IndexDamaged
from store.search.queue import Progress, Queue
from store.syncing import sync
from store.text import plain

if TYPE_CHECKING:
    from store.search.feeding import Feeder
    from store.search.resting import Resting

_Answer = TypeVar("_Answer")

# Seconds between two looks at who feeds.
_TURN = 0.02
# So many seconds another process is waited for that is to feed no more than a few changes.
_PATIENCE, _FEW = 2.0, 1_000


class Changes(Queue, Protocol):
    """The change queue of a document store."""

    def feed_anew(self, old: str, new: str, begin: Callable[[], None]) -> bool:
        """Begin a new index and queue every release for it, alone; False when it feeds another than `old` by now."""


class Catalogue:
    """The search index of one library.

    Args:
        folder: Where indexes are kept, one folder each; made when needed.
        changes: The queue to follow.
    """

    def __init__(self, folder: Path, changes: Changes) -> None:
        self._folder = folder
        self._changes = changes
        self._guard = threading.Lock()
        self._feeding = threading.Lock()
        self._stopped = threading.Event()
        self._writing: tuple[Feeder, Resting] | None = None
        self._open: Index | None = None
        self._damaged = ""

    def ask(self, question: Callable[[Index], _Answer]) -> _Answer | None:
        """Answer from the index as it is on disk now; None when there is no usable one (see `catch_up`)."""
        name = ""
        for suspected in (
            False,
            True,
        ):  # files may go while they are opened: a second look tells that from damage
            name = self._changes.index_name()
            if not self._usable(name):
                return None
            try:
                return question(self._current(name, suspected=suspected))
            except IndexDamaged:
                with self._guard:
                    self._open = None
        self._damaged = name
        return None

    def behind(self) -> bool:
        """Return whether `catch_up` has something to do; cheap enough to poll.

        Damage is seen here once the index was asked something; before that, only that it is missing.
        """
        if not self._usable(self._changes.index_name()) or self._changes.waiting():
            return True
        return self._open is not None and not self._readable()

    def whole(self) -> bool:
        """Return whether the files of the index are what was written; reads them all. True where there is none."""
        name = self._changes.index_name()
        return not self._usable(name) or not self._is_damaged(name)

    def catch_up(self, progress: Progress | None = None) -> int:
        """Bring the index up to date, rebuilding it when it is missing, damaged or of another form.

        What went in is found at once. The writer is kept for a moment longer: it ends its merges, and feeds what this
        or another process adds meanwhile.

        Args:
            progress: Called after each batch with how many changes went in, and about how many there are in all.

        Returns:
            How many changes went in by this call; 0 when there were none, or another thread is at it, or another
            process, which is waited for a moment when it has only a few changes to feed.

        Raises:
            LibraryError: The index cannot be written.
        """
        count, end = 0, time.monotonic() + _PATIENCE
        while self._may_feed():
            try:
                fed = self._caught_up(progress)
            finally:
                self._resting.begin()
                self._feeding.release()
            count += fed
            # Whoever came while we had the lock has left its changes to us: look again now that it is free. And where
            # another process has it, that is over soon, unless it has much to do.
            waiting = 0 if self._stopped.is_set() else self._changes.waiting()
            if not waiting or (not fed and (waiting > _FEW or time.monotonic() > end)):
                break
            self._stopped.wait(0 if fed else _TURN)
        return count

    def rebuild(self, progress: Progress | None = None) -> int:
        """Begin a new index whatever the old one is like, and feed every release to it.

        Args:
            progress: As for `catch_up`.

        Returns:
            As `catch_up`.

        Raises:
            LibraryError: The index cannot be written.
        """
        with self._feeding:
            try:
                self._renew(self._changes.index_name())
            except (IndexDamaged, OSError) as error:
                raise _unwritable(self._folder, error) from error
        return self.catch_up(progress)

    def close(self) -> None:
        """Give the writer up; a `catch_up` that is under way in another thread does so after its batch."""
        self._stopped.set()
        with self._guard:
            writing, self._open = self._writing, None
        if writing is not None:
            writing[1].end()

    @property
    def _feeder(self) -> "Feeder":
        return self._made()[0]

    @property
    def _resting(self) -> "Resting":
        return self._made()[1]

    def _made(self) -> "tuple[Feeder, Resting]":
        """Return what feeds; loaded when there is something to feed, since a search alone does without."""
        with self._guard:
            if self._writing is None:
                from store.search.feeding import Feeder
                from store.search.resting import Resting

                feeder = Feeder(self._folder, self._changes, self._stopped.is_set)
                self._writing = (
                    feeder,
                    Resting(feeder, self._feeding, self._changes, self._stopped, self.catch_up),
                )
            return self._writing

    def _may_feed(self) -> bool:
        """Wait for the end of a rest; return False when another thread catches up."""
        while not self._feeding.acquire(timeout=_TURN):
            if not self._resting.feeds:
                return False
        return True

    def _caught_up(self, progress: Progress | None) -> int:
        try:
            try:
                return self._fed(progress)
            except (IndexDamaged, OSError):
                self._feeder.drop()
                from store.search.places import make_writable

                if not make_writable(self._folder):
                    raise
            return self._fed(progress)
        except LibraryError:
            if self._stopped.is_set():  # closed under our hands; the batch is fed again next time
                return 0
            raise
        except (IndexDamaged, OSError) as error:
            raise _unwritable(self._folder, error) from error

    def _fed(self, progress: Progress | None) -> int:
        name = self._changes.index_name()
        if not self._readable():
            name = self._renew(name)
        try:
            return self._feeder.feed(name, progress)
        except IndexDamaged:
            # One that can be read is tried once more: another process may have merged files away as they were opened.
            if self._changes.index_name() == name and self._is_damaged(name):
                self._renew(name)
        return self._feeder.feed(self._changes.index_name(), progress)

    def _readable(self) -> bool:
        return self.ask(lambda _: True) is not None

    def _current(self, name: str, *, suspected: bool) -> Index:
        with self._guard:
            if self._open is None or self._open.folder.name != name:
                self._open = Index(self._folder / name, suspected=suspected)
            else:
                self._open.refresh()
            return self._open

    def _usable(self, name: str) -> bool:
        """Return whether an index of this name is there and of our form; costs one look at one file."""
        return (
            name.startswith(f"{FORM}-")
            and name != self._damaged
            # Unlike pathlib's this also says no where the folder may not be looked into.
            and os.path.isfile(self._folder / name / "meta.json")  # noqa: PTH113
        )

    def _is_damaged(self, name: str) -> bool:
        """Return whether an index cannot be read; where it can but not be written, the disk is the trouble."""
        try:
            Index(self._folder / name, suspected=True)
        except IndexDamaged:
            return True
        return False

    def _renew(self, old: str) -> str:
        """Begin a new index in the place of an old one, queue every release for it, and return the name in use now."""
        self._feeder.drop()
        new = f"{FORM}-{os.urandom(8).hex()}"

        def begin() -> None:
            from store.search.places import clear

            clear(self._folder)
            (self._folder / new).mkdir(mode=0o700, parents=True)
            Index(self._folder / new, create=True)
            for folder in (self._folder / new, self._folder, self._folder.parent):
                sync(folder)

        return new if self._changes.feed_anew(old, new, begin) else self._changes.index_name()


def _unwritable(folder: Path, error: Exception) -> LibraryError:
    return LibraryError(
        f"the search index in {plain(folder)} cannot be written: {plain(error)}",
        "check the room on the disk and the permissions of the folder; no release is lost",
    )
