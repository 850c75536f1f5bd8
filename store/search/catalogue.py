"""The living index of a library: found, followed, fed from the change queue, and rebuilt when it cannot be used.

Invariant: a change leaves the queue only after it was committed to the index; a crash in between applies it again,
which changes nothing. The index in use is the one the queue names, in a folder of that name; a new one counts from
the transaction that names it.
"""

import contextlib
import logging
import secrets
import shutil
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from store.errors import LibraryError
from store.model import Release
from store.search.entry import Entry, entry
from store.search.index import FORM, Index, IndexDamaged, Keys, Writer
from store.syncing import sync
from store.text import plain

_log = logging.getLogger(__name__)

# One batch: small enough for a small memory, large enough that commits cost little.
_BATCH = 1_000
_BATCH_BYTES = 2_000_000

_Answer = TypeVar("_Answer")


class Change(Protocol):
    """A release that was stored, changed or removed (then `release` and `keys` are None)."""

    @property
    def sequence(self) -> int:
        """Its place in the queue; rising."""

    @property
    def doc_id(self) -> int:
        """The number of the release."""

    @property
    def release(self) -> Release | None:
        """What it is now."""

    @property
    def keys(self) -> Keys | None:
        """Where it stands in each order."""


class Changes(Protocol):
    """The change queue of a document store, and the name of the index it feeds."""

    def index_name(self) -> str:
        """Return the name of the index it feeds, empty when there is none yet."""

    def waiting(self) -> int:
        """Return about how many changes wait; 0 only when none does."""

    def pending(self, most: int, most_bytes: int) -> Sequence[Change]:
        """Return the next changes in the order of their sequence."""

    def done(self, sequence: int, index_name: str) -> bool:
        """Take all up to a sequence out of the queue; False, and nothing is taken, when it feeds another index."""

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
        self._open: Index | None = None
        self._damaged = ""
        self._closing = False

    def ask(self, question: Callable[[Index], _Answer]) -> _Answer | None:
        """Answer from the index as it is on disk now; None when there is no usable one (see `catch_up`)."""
        for _ in range(2):  # files may go while they are opened: a second look tells that from damage
            try:
                index = self._current()
                return None if index is None else question(index)
            except IndexDamaged:
                with self._guard:
                    self._open = None
        self._damaged = self._changes.index_name()
        return None

    def catch_up(self) -> int:
        """Bring the index up to date, rebuilding it when it is missing, damaged or of another form.

        Returns:
            How many changes went in; 0 when there were none, or another process or thread is at it.

        Raises:
            LibraryError: The index cannot be written.
        """
        count = 0
        while self._feeding.acquire(blocking=False):
            try:
                fed = self._caught_up()
            finally:
                self._feeding.release()
            count += fed
            # Whoever came while we had the lock has left its changes to us: look again now that it is free.
            if self._closing or not fed or not self._changes.waiting():
                break
        return count

    def rebuild(self) -> int:
        """Begin a new index whatever the old one is like, and feed every release to it.

        Returns:
            As `catch_up`.

        Raises:
            LibraryError: The index cannot be written.
        """
        try:
            self._renew()
        except (IndexDamaged, OSError) as error:
            raise _unwritable(self._folder, error) from error
        return self.catch_up()

    def close(self) -> None:
        """Let a `catch_up` that is under way end after its batch."""
        self._closing = True
        with self._guard:
            self._open = None

    def _caught_up(self) -> int:
        try:
            name = self._changes.index_name()
            if not self._usable(name):
                name = self._renew()
            try:
                return self._feed(name)
            except IndexDamaged as error:
                if self._changes.index_name() == name:
                    self._check_damaged(name, error)
                    self._renew()
            return self._feed(self._changes.index_name())
        except LibraryError:
            if self._closing:  # the library was closed under our hands; the batch is fed again next time
                return 0
            raise
        except (IndexDamaged, OSError) as error:
            raise _unwritable(self._folder, error) from error

    def _current(self) -> Index | None:
        name = self._changes.index_name()
        if not self._usable(name):
            return None
        with self._guard:
            if self._open is None or self._open.folder.name != name:
                self._open = Index(self._folder / name)
            else:
                self._open.refresh()
            return self._open

    def _usable(self, name: str) -> bool:
        """Return whether an index of this name is there and of our form; costs one look at one file."""
        return (
            name.startswith(f"{FORM}-")
            and name != self._damaged
            and (self._folder / name / "meta.json").is_file()
        )

    def _check_damaged(self, name: str, error: IndexDamaged) -> None:
        """Raise when an index that could not be written can be read: then the disk is the trouble, and it stays."""
        try:
            Index(self._folder / name)
        except IndexDamaged:
            return
        raise _unwritable(self._folder, error) from error

    def _renew(self) -> str:
        """Begin a new index, queue every release for it, and return the name of the index in use from now on."""
        old, new = self._changes.index_name(), f"{FORM}-{secrets.token_hex(8)}"

        def begin() -> None:
            _clear(self._folder)
            (self._folder / new).mkdir(mode=0o700, parents=True)
            Index(self._folder / new, create=True)
            for folder in (self._folder / new, self._folder, self._folder.parent):
                sync(folder)

        return new if self._changes.feed_anew(old, new, begin) else self._changes.index_name()

    def _feed(self, name: str) -> int:
        waiting = self._changes.waiting()
        if not waiting:
            return 0
        writer = Index(self._folder / name).writer(waiting)
        if writer is None:
            return 0
        count = 0
        with writer:
            while not self._closing and (batch := self._changes.pending(_BATCH, _BATCH_BYTES)):
                _write(writer, batch)
                # Tantivy renames its last file and leaves it there: until its folder is synced a power cut could take
                # the commit back, and nothing would be waiting in the queue any more.
                sync(self._folder / name)
                if not self._changes.done(batch[-1].sequence, name):
                    break  # another process has begun a new index meanwhile
                count += len(batch)
        return count


def _unwritable(folder: Path, error: Exception) -> LibraryError:
    return LibraryError(
        f"the search index in {plain(folder)} cannot be written: {plain(error)}",
        "check the room on the disk and the permissions of the folder; no release is lost",
    )


def _clear(folder: Path) -> None:
    """Remove every index; the file that names an index's parts goes first, so that none is left without some of them."""
    for named in folder.glob("*/meta.json"):
        with contextlib.suppress(OSError):
            named.unlink()
            sync(named.parent)
    shutil.rmtree(folder, ignore_errors=True)


def _write(writer: Writer, batch: Sequence[Change]) -> None:
    for change in batch:
        if change.release is None or change.keys is None:
            writer.remove(change.doc_id)
        else:
            found = _entry(change.release, change.doc_id)
            if found is None:
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
