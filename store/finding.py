"""What matches a query, in an order: from the list rows where everything does, else from the search index.

Invariant: rows come from the documents' own transaction, so what the index still names and nobody holds is left out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from store.documents.rows import ListRows, Order
from store.errors import QueryError
from store.listing import Page
from store.text import plain

if TYPE_CHECKING:
    from store.documents.changes import ChangeQueue
    from store.search.catalogue import Catalogue
    from store.search.index import Found
    from store.search.query import Mark, Part, Sort

# How far down a result by relevance a release is looked for.
_MOST_RANKED = 20_000


class Finder:
    """Answers the queries of one library.

    Args:
        rows: Its list rows.
        version: A number that is another one after any write.
        changes: Its change queue; asked for when a query needs the index.
        catalogue: Its search index; the same.
    """

    def __init__(
        self,
        rows: ListRows,
        version: Callable[[], int],
        changes: "Callable[[], ChangeQueue]",
        catalogue: "Callable[[], Catalogue]",
    ) -> None:
        self._rows = rows
        self._version = version
        self._changes = changes
        self._catalogue = catalogue
        self._marks: dict[Mark, list[int]] = {}
        self._marks_of = 0

    def page(self, query: str = "", *, sort: str | None = None, offset: int = 0, limit: int = 50) -> Page:
        """Return a stretch of the releases that match a query.

        Args:
            query: In the language of `store.search.grammar`; an empty one matches all and needs no index.
            sort: newest, oldest, relevance or arrests; None for the query's own, else newest.
            offset: Position of the first row, from 0.
            limit: At most so many rows.

        Raises:
            QueryError: There is no such order.
        """
        offset, limit = max(0, offset), max(0, limit)
        read = _read(query, sort)
        if read.tree is None:
            rows, total = self._rows.page(_keyed(read.order), offset, limit)
            return Page(tuple(rows), total, offset, read.hints)
        found = self._found(read.tree, read.order, offset, limit)
        if found is None:
            return Page((), 0, offset, (*read.hints, "the search index is still to be built"))
        rows = self._rows.numbered(found.doc_ids)
        return Page(tuple(rows), found.total, offset, (*read.hints, *self._lag()))

    def position(self, release_id: str, query: str = "", *, sort: str | None = None) -> int | None:
        """Return where a release stands in a result, from 0, or None when it is not in it.

        By relevance it is looked for among the first 20,000.
        """
        read = _read(query, sort)
        known = self._rows.keys(release_id)
        if known is None:
            return None
        doc_id, keys = known
        if read.tree is None:
            return self._rows.position(keys, _keyed(read.order))
        if read.order == "relevance":
            found = self._found(read.tree, read.order, 0, _MOST_RANKED)
            return found.doc_ids.index(doc_id) if found and doc_id in found.doc_ids else None
        tree, order, marked = read.tree, _keyed(read.order), self._marked(read.tree)
        return self._catalogue().ask(lambda index: index.before(tree, order, keys, marked))

    def _found(self, tree: "Part", order: "Sort", offset: int, limit: int) -> "Found | None":
        marked = self._marked(tree)
        if order == "relevance":
            return self._catalogue().ask(lambda index: index.ranked(tree, offset, limit, marked))
        keyed = _keyed(order)
        return self._catalogue().ask(lambda index: index.search(tree, keyed, offset, limit, marked))

    def _marked(self, tree: "Part") -> "dict[Mark, list[int]]":
        """Return the releases behind each mark of a tree; read again only when somebody wrote, as keys come fast."""
        from store.search.query import marks

        wanted = marks(tree)
        if not wanted:
            return {}
        version = self._version()
        if self._marks_of != version:
            self._marks, self._marks_of = {}, version
        known = self._marks
        for mark in wanted - known.keys():
            known[mark] = self._rows.marked(mark)
        return {mark: known[mark] for mark in wanted}

    def _lag(self) -> tuple[str, ...]:
        waiting = self._changes().waiting()
        return (f"about {waiting:,} changes are not searchable yet",) if waiting else ()


@dataclass(frozen=True, slots=True)
class _Read:
    """A query as it is going to be answered; `tree` is None where everything matches."""

    tree: "Part | None"
    order: "Sort"
    hints: tuple[str, ...] = ()


def _read(query: str, sort: str | None) -> _Read:
    if not query.strip():  # the first list: nothing of search is loaded for it
        return _Read(None, _keyed(_order(sort or "newest")))

    from store.search.grammar import parse
    from store.search.query import Everything, positive_words

    read = parse(query)
    order = _order(sort or read.sort or "newest")
    # Relevance weighs words; without any it is newest first.
    order = order if positive_words(read.tree) else _keyed(order)
    return _Read(None if isinstance(read.tree, Everything) else read.tree, order, read.hints)


def _order(name: str) -> "Sort":
    orders: tuple[Sort, ...] = (*get_args(Order), "relevance")
    found = next((order for order in orders if order == name), None)
    if found is None:
        raise QueryError(f"there is no order {plain(name)}", f"orders are {', '.join(orders)}")
    return found


def _keyed(order: "Sort") -> Order:
    """Return an order that has keys."""
    return "newest" if order == "relevance" else order
