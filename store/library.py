"""Library: one store on disk, and the only door to it.

Invariant: what a method returned is durable; several threads and several processes may use the same folder.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from store.documents.connections import Connections
from store.documents.database import Documents
from store.documents.faults import told_of
from store.errors import ReleaseMissing
from store.model import ListRow, Page, Release
from store.release_json import from_json
from store.text import fold, plain

_PATIENCE = 10.0


class Library:
    """A folder with the releases, the user's state and, derived from them, the search index.

    Use it as a context manager. Every method may be called from several threads.
    """

    def __init__(self, folder: Path, documents: Documents, connections: Connections) -> None:
        self.folder = folder
        self._documents = documents
        self._connections = connections

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the library in a folder; folder and library are made when missing.

        Raises:
            LibraryLocked: Another process holds it for longer than we wait.
            LibraryNewer: A newer Pressroom wrote it.
            LibraryDamaged: Its file is not a library.
            LibraryError: The folder cannot be made or written.
        """
        with told_of(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        connections = Connections(folder / "library.db", _PATIENCE)
        return cls(folder, Documents(connections), connections)

    def add(self, releases: Iterable[Release]) -> list[bool]:
        """Store releases in one transaction, durable on return.

        Returns:
            One bool a release, in order: True where it was stored, False where its id was there already.
        """
        return self._documents.releases.add(releases)

    def get(self, release_id: str) -> Release:
        """Return a release.

        Raises:
            ReleaseMissing: No release has this id.
        """
        document = self._documents.releases.of_release(release_id)
        if document is None:
            raise _missing(release_id)
        return from_json(document)

    def row(self, release_id: str) -> ListRow:
        """Return the list row of a release.

        Raises:
            ReleaseMissing: No release has this id.
        """
        found = self._documents.rows.get(release_id)
        if found is None:
            raise _missing(release_id)
        return found

    def page(self, query: str = "", *, sort: str | None = None, offset: int = 0, limit: int = 50) -> Page:
        """Return a stretch of the releases that match a query, newest first unless another order is asked for."""
        order = sort if sort in ("newest", "oldest", "arrests") else "newest"
        if not query.strip():
            rows, total = self._documents.rows.page(order, offset, limit)  # type: ignore[arg-type]  # checked above
            return Page(tuple(rows), total, offset)
        found = list(self._scanned(query, order))
        return Page(tuple(found[offset : offset + limit]), len(found), offset)

    def _scanned(self, query: str, order: str) -> Iterator[ListRow]:
        words = fold(query).split()
        rows, total = self._documents.rows.page(order, 0, 1_000_000_000)  # type: ignore[arg-type]  # checked by page
        for row in rows[:total]:
            text = fold(self.get(row.id).text)
            if all(word in text for word in words):
                yield row

    def position(self, release_id: str, query: str = "", *, sort: str | None = None) -> int | None:
        """Return where a release stands in a result, from 0, or None when it is not in it."""
        if not query.strip():
            found = self._documents.rows.keys(release_id)
            order = sort if sort in ("newest", "oldest", "arrests") else "newest"
            return found and self._documents.rows.position(found[1], order)  # type: ignore[arg-type]  # checked above
        ids = [row.id for row in self.page(query, sort=sort, limit=1_000_000_000).rows]
        return ids.index(release_id) if release_id in ids else None

    def hits(self, query: str, text: str) -> list[tuple[int, int]]:
        """Return the half-open offsets of every hit of a query's words in a text, in order."""
        plain_text = "".join(unicodedata.normalize("NFKD", char)[:1].lower() for char in text)
        found = []
        for word in fold(query).split():
            start = plain_text.find(word)
            while start >= 0:
                found.append((start, start + len(word)))
                start = plain_text.find(word, start + len(word))
        return sorted(found)

    def count(self) -> int:
        """Return how many releases there are."""
        return self._documents.rows.count()

    def catch_up(self) -> int:
        """Feed the search index from the change queue; return how many changes went in."""
        return 0

    def version(self) -> int:
        """Return a number that changes when this or another process wrote; cheap enough to poll."""
        return self._connections.version()

    def set_read(self, release_id: str, read: bool = True) -> None:  # noqa: FBT001, FBT002 - the contract of the store
        """Keep that the user has read a release, or has not."""
        self._mark(release_id, read=read)

    def set_starred(self, release_id: str, starred: bool = True) -> None:  # noqa: FBT001, FBT002 - the contract of the store
        """Keep the user's star."""
        self._mark(release_id, starred=starred)

    def _mark(self, release_id: str, **marks: bool) -> None:
        self.row(release_id)
        self._documents.states.put(release_id, **marks)

    def close(self) -> None:
        """Close the library; safe to call twice."""
        self._documents.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _missing(release_id: str) -> ReleaseMissing:
    return ReleaseMissing(f"no release {plain(release_id)} in the library", "ids stand in `pressroom search`")
