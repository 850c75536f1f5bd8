"""Library: one store on disk, and the only door to it.

Invariant: what a method returned is durable; several threads and several processes may use the same folder. The
documents are the truth; the search index is derived from them and may lag behind, which a page says.
"""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from store.documents.connections import Connections
from store.documents.copying import make_folder
from store.documents.faults import told_of
from store.documents.present import missing
from store.documents.rows import ListRows
from store.errors import LibraryDamaged
from store.finding import Finder
from store.listing import ListRow, Page
from store.text import plain

if TYPE_CHECKING:
    from store.document import Origin, Original
    from store.documents.actions import ActionLog
    from store.documents.annotations import Annotations
    from store.documents.changes import ChangeQueue
    from store.documents.database import Documents
    from store.documents.kept import Kept
    from store.documents.originals import Originals
    from store.documents.queries import QueryHistory
    from store.documents.searches import SavedSearches
    from store.facetting import Facetter
    from store.model import Release
    from store.search.catalogue import Catalogue
    from store.search.facets import Facet
    from store.search.queue import Progress
    from store.versions import Version
    from store.watching import Watching

# Seconds to wait for another process that writes.
_PATIENCE = 10.0


class Library:
    """A folder with the releases, the user's state and, derived from them, the search index.

    Use it as a context manager. Every method may be called from several threads.
    """

    def __init__(self, folder: Path, connections: Connections) -> None:
        self.folder = folder
        self._connections = connections
        self._rows = ListRows(connections)
        self._finder = Finder(
            self._rows,
            lambda: self._kept,
            self.saved_query,
            connections.version,
            lambda: self._changes,
            lambda: self.catalogue,
        )

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
            make_folder(folder)
        return cls(folder, Connections(folder / "library.db", _PATIENCE))

    @cached_property
    def documents(self) -> "Documents":
        """The documents as a TinyDB; the first list does without them, so it is loaded with the first release read."""
        from store.documents.database import Documents

        return Documents(self._connections)

    @cached_property
    def annotations(self) -> "Annotations":
        """What the user keeps about releases: star, read mark, tags, note, corrections."""
        from store.documents.annotations import Annotations
        from store.documents.corrections import Corrections

        return Annotations(self._connections, self.documents.states, Corrections())

    @cached_property
    def searches(self) -> "SavedSearches":
        """The saved searches."""
        from store.documents.searches import SavedSearches

        return SavedSearches(self._connections)

    def saved_query(self, name: str) -> str | None:
        """Return the query behind a name as a query calls it (`saved:"name"`), or None."""
        return self.searches.asked(name)

    @cached_property
    def watching(self) -> "Watching":
        """The saved searches with how much they find, and how much of it is new."""
        from store.watching import Watching

        return Watching(self.searches, self._finder, self._connections.version, self._changes, self.catalogue)

    @cached_property
    def queries(self) -> "QueryHistory":
        """The queries that were asked."""
        from store.documents.queries import QueryHistory

        return QueryHistory(self._connections)

    @cached_property
    def actions(self) -> "ActionLog":
        """The undo log: what the user changed, to take back and to do again."""
        from store.documents.undoing import action_log

        return action_log(self._connections, self.documents.states)

    @cached_property
    def originals(self) -> "Originals":
        """The bytes that releases came from."""
        from store.documents.originals import Originals

        return Originals(self._connections)

    def add(
        self, releases: "Iterable[Release]", origins: "Iterable[Origin | None] | None" = None
    ) -> list[bool]:
        """Store releases in one transaction, durable on return.

        Args:
            releases: What to store.
            origins: For each one the bytes it came from, which are kept with it; None for none of them. A release
                that is there without its original gets it.

        Returns:
            One bool a release, in order: True where it was stored, False where its id was there already, or another
            release of the same part of the same bytes.
        """
        return self.documents.releases.add(releases, origins)

    def rewrite(self, releases: "Iterable[Release]") -> list[bool]:
        """Write releases over those stored under the same ids, in one transaction; what the user keeps of them stays.

        Returns:
            One bool a release, in order: False where no release has the id any more.
        """
        return self.documents.releases.rewrite(releases)

    def original(self, release_id: str) -> "Original":
        """Return the bytes that a release came from, as they came.

        Raises:
            ReleaseMissing: No release has this id.
            OriginalMissing: They were not kept: an earlier Pressroom imported it.
            LibraryDamaged: They are not what was stored.
        """
        return self.originals.of_release(release_id)

    def get(self, release_id: str) -> "Release":
        """Return a release.

        Raises:
            ReleaseMissing: No release has this id.
            LibraryDamaged: Its document cannot be read.
        """
        from store.release_json import from_json

        document = self.documents.releases.of_release(release_id)
        if document is None:
            raise missing(release_id)
        try:
            return from_json(document)
        except (KeyError, TypeError, ValueError) as error:
            raise LibraryDamaged(f"release {plain(release_id)} cannot be read: {plain(error)}") from error

    def row(self, release_id: str) -> ListRow:
        """Return the list row of a release.

        Raises:
            ReleaseMissing: No release has this id.
        """
        found = self._rows.get(release_id)
        if found is None:
            raise missing(release_id)
        return found

    def page(
        self,
        query: str = "",
        *,
        sort: str | None = None,
        offset: int = 0,
        limit: int = 50,
        near: bool = False,
    ) -> Page:
        """Return a stretch of the releases that match a query.

        Args:
            query: In the language of `store.search.grammar`; an empty one matches all and needs no index.
            sort: One of `store.search.query.SORTS`; None for the query's own, else newest.
            offset: Position of the first row, from 0.
            limit: At most so many rows.
            near: Where nothing matches, return what comes near, and say so: words that nobody has become near ones, or
                most of the words are enough (`store.search.nearly`). It stays the same from page to page, and in
                `position` and `hits`, until somebody writes.

        Raises:
            QueryError: There is no such order.
        """
        return self._finder.page(query, sort=sort, offset=offset, limit=limit, near=near)

    def position(
        self, release_id: str, query: str = "", *, sort: str | None = None, near: bool = False
    ) -> int | None:
        """Return where a release stands in a result, from 0, or None when it is not in it.

        By relevance it is looked for among the first 20,000. `near` is as for `page`.
        """
        return self._finder.position(release_id, query, sort=sort, near=near)

    def facets(
        self,
        query: str = "",
        names: Iterable[str] | None = None,
        *,
        most: int = 12,
        choosing: bool = True,
    ) -> "tuple[Facet, ...]":
        """Return by what the releases that match a query can be narrowed, with counts; without an index all are empty.

        Args:
            query: In the language of `store.search.grammar`.
            names: Of `store.search.facets.FACETS`, in the order they are returned in; None for all.
            most: At most so many values of each.
            choosing: Each facet is counted without what the query asks of it alone, so that another value can be chosen
                instead or besides; False counts all over the whole query, for a statistic.

        Raises:
            QueryError: There is no facet of a name.
        """
        return self._facetter.facets(query, names, most, choosing=choosing)

    def versions(self, release_id: str) -> "tuple[Version, ...]":
        """Return the other versions of a release (`store.versions`), the likest first; none while there is no index.

        Raises:
            ReleaseMissing: No release has this id.
            LibraryDamaged: Its document cannot be read.
        """
        from store.versions import VersionFinder

        return VersionFinder(self._rows, self.get, self.catalogue).of(release_id)

    def hits(self, query: str, text: str, *, near: bool = False) -> list[tuple[int, int]]:
        """Return the half-open offsets of every hit of a query's positive words in a text, in order.

        Accents and case do not matter; the last word, while nothing ends it, matches as a beginning. With `near` as for
        `page`: where nothing matches, the words that are shown instead are marked.
        """
        from store.search.highlight import hits

        return hits(self._finder.tree(query, near=near), text)

    def count(self) -> int:
        """Return how many releases there are."""
        return self._rows.count()

    def catch_up(self, progress: "Progress | None" = None) -> int:
        """Feed the search index from the change queue, building or rebuilding it first where it has to be.

        Args:
            progress: Called after each batch with how many changes went in, and about how many there are in all.

        Returns:
            How many changes went in; 0 when there were none or another process is doing it.

        Raises:
            LibraryError: The index cannot be written.
        """
        return self.catalogue.catch_up(progress)

    def behind(self) -> bool:
        """Return whether `catch_up` has something to do; cheap enough to poll."""
        return self.catalogue.behind()

    def searchable(self) -> bool:
        """Return whether there is an index that can be read, however far behind."""
        return self.catalogue.ask(lambda _: True) is not None

    def reindex(self, progress: "Progress | None" = None) -> int:
        """Throw the search index away and build it anew.

        Args:
            progress: As for `catch_up`.

        Returns:
            How many releases went in; 0 when another process is doing it.

        Raises:
            LibraryError: The index cannot be written.
        """
        return self.catalogue.rebuild(progress)

    def version(self) -> int:
        """Return a number that changes when this or another process wrote; cheap enough to poll."""
        return self._connections.version()

    def remove(self, release_ids: Iterable[str]) -> int:
        """Remove releases, durably and as one action that `actions.undo` takes back; the user's state stays.

        Returns:
            How many; an id that is given twice counts once.

        Raises:
            ReleaseMissing: One is not in the library; then none is removed.
        """
        from store.documents.removal import Removal

        return Removal(self._connections).remove(release_ids)

    def set_read(self, release_id: str, read: bool = True, *, undoable: bool = False) -> None:  # noqa: FBT001, FBT002 - part of the contract
        """Keep, durably, that the user has read a release or has not.

        Args:
            release_id: The release's id.
            read: What it is from now on.
            undoable: True where a person marks it by hand; what happens by itself is no action to undo.

        Raises:
            ReleaseMissing: No release has this id.
        """
        self.annotations.mark_read(release_id, read, undoable=undoable)

    def set_starred(self, release_id: str, starred: bool = True) -> None:  # noqa: FBT001, FBT002 - part of the contract
        """Keep, durably, the user's star or that it is gone.

        Raises:
            ReleaseMissing: No release has this id.
        """
        self.annotations.star(release_id, starred)

    def close(self) -> None:
        """Close the library; safe to call twice.

        Waits for the end of merges in the search index; a `catch_up` in another thread ends after its batch.
        """
        if "catalogue" in self.__dict__:  # else nothing was searched or fed
            self.catalogue.close()
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def connections(self) -> Connections:
        """The connections to the library file, for what looks at it as a whole (`store.upkeep`)."""
        return self._connections

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The search index, for the same."""
        from store.search.catalogue import Catalogue

        return Catalogue(self.folder / "index", self._changes)

    @cached_property
    def _facetter(self) -> "Facetter":
        from store.facetting import Facetter

        return Facetter(self._finder, lambda: self._kept, self._connections.version, lambda: self.catalogue)

    @cached_property
    def _kept(self) -> "Kept":
        from store.documents.kept import Kept

        return Kept(self._connections)

    @cached_property
    def _changes(self) -> "ChangeQueue":
        from store.documents.changes import ChangeQueue

        return ChangeQueue(self._connections)
