"""Saved searches with how much they find, and how much of it came in since a person last looked.

Invariant: the counts are read again only when somebody wrote, so that asking for them often costs nothing. A release is
new by its number, which rises and is never used twice: one that was changed, or put back, is not new again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.keeping import SavedSearch

if TYPE_CHECKING:
    from store.documents.changes import ChangeQueue
    from store.documents.searches import SavedSearches
    from store.finding import Finder
    from store.search.catalogue import Catalogue
    from store.search.index import Index


@dataclass(frozen=True, slots=True)
class Watched:
    """A saved search and what it finds.

    Args:
        name: What it is called.
        query: In the language of the search pane.
        total: How many releases it finds; None while there is no index to ask.
        new: How many of them came in since its result was last seen; None likewise.
    """

    name: str
    query: str
    total: int | None
    new: int | None


class Watching:
    """Counts the saved searches of one library.

    Args:
        searches: The saved searches.
        finder: Reads their queries.
        version: A number that is another one after any write.
        changes: The change queue.
        catalogue: The search index.
    """

    def __init__(
        self,
        searches: "SavedSearches",
        finder: "Finder",
        version: Callable[[], int],
        changes: "ChangeQueue",
        catalogue: "Catalogue",
    ) -> None:
        self._searches = searches
        self._finder = finder
        self._version = version
        self._changes = changes
        self._catalogue = catalogue
        self._counted: tuple[int, tuple[Watched, ...]] | None = None

    def counted(self) -> tuple[Watched, ...]:
        """Return every saved search with its counts, in the order of their names."""
        # Read before the counts: what is written meanwhile is seen by the next call.
        version = self._version()
        if self._counted is None or self._counted[0] != version:
            self._counted = version, tuple(self._count(search) for search in self._searches.all())
        return self._counted[1]

    def shown_up_to(self) -> int:
        """Return the number up to which a result that is read from now on shows every release; for `mark_seen`."""
        return self._changes.fed_up_to() if self._catalogue.ask(lambda _: True) else 0

    def mark_seen(self, name: str, up_to: int) -> None:
        """Keep that the result of a saved search was seen.

        Args:
            name: Its name.
            up_to: What `shown_up_to` said before the result was read: a release that came in since stays new.

        Raises:
            LibraryError: There is none of this name.
        """
        self._searches.mark_seen(name, up_to)

    def _count(self, search: SavedSearch) -> Watched:
        tree = self._finder.read(search.query).tree
        numbers = self._finder.numbers(tree)

        def count(index: "Index") -> tuple[int, int]:
            return index.count(tree, numbers), index.count(tree, numbers, above=search.seen)

        total, new = self._catalogue.ask(count) or (None, None)
        return Watched(search.name, search.query, total, new)
