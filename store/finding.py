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
    from store.documents.kept import Kept
    from store.search.catalogue import Catalogue
    from store.search.index import Found
    from store.search.query import Kept as KeptPart
    from store.search.query import Part, Sort

# How far down a result by relevance a release is looked for.
_MOST_RANKED = 20_000
_ROW_ORDERS: dict[str, Order] = {order: order for order in get_args(Order)}


class Finder:
    """Answers the queries of one library.

    Args:
        rows: Its list rows.
        kept: What the user keeps of its releases; asked for when a query does.
        saved: Returns the query that was saved under a name, or None.
        version: A number that is another one after any write.
        changes: Its change queue; asked for when a query needs the index.
        catalogue: Its search index; the same.
    """

    def __init__(
        self,
        rows: ListRows,
        kept: "Callable[[], Kept]",
        saved: Callable[[str], str | None],
        version: Callable[[], int],
        changes: "Callable[[], ChangeQueue]",
        catalogue: "Callable[[], Catalogue]",
    ) -> None:
        self._rows = rows
        self._kept = kept
        self._saved = saved
        self._version = version
        self._changes = changes
        self._catalogue = catalogue
        self._numbers: dict[KeptPart, list[int]] = {}
        self._numbers_of = 0

    def page(self, query: str = "", *, sort: str | None = None, offset: int = 0, limit: int = 50) -> Page:
        """Return a stretch of the releases that match a query.

        Args:
            query: In the language of `store.search.grammar`; an empty one matches all and needs no index.
            sort: One of `store.search.query.SORTS`; None for the query's own, else newest.
            offset: Position of the first row, from 0.
            limit: At most so many rows.

        Raises:
            QueryError: There is no such order.
        """
        offset, limit = max(0, offset), max(0, limit)
        if (plain_order := _plain_order(query, sort)) is not None:
            rows, total = self._rows.page(plain_order, offset, limit)
            return Page(tuple(rows), total, offset, order=plain_order)
        read = self.read(query, sort)
        if read.rows_order is not None:
            rows, total = self._rows.page(read.rows_order, offset, limit)
            return Page(tuple(rows), total, offset, read.hints, read.order, read.understood)
        found = self._found(read.tree, read.order, offset, limit)
        if found is None:
            hints = (*read.hints, "the search index is still to be built")
            return Page((), 0, offset, hints, read.order, read.understood)
        rows = self._rows.numbered(found.doc_ids)
        return Page(
            tuple(rows), found.total, offset, (*read.hints, *self._lag()), read.order, read.understood
        )

    def position(self, release_id: str, query: str = "", *, sort: str | None = None) -> int | None:
        """Return where a release stands in a result, from 0, or None when it is not in it.

        By relevance it is looked for among the first 20,000.
        """
        known = self._rows.keys(release_id)
        if known is None:
            return None
        doc_id, keys = known
        if (plain_order := _plain_order(query, sort)) is not None:
            return self._rows.position(keys, plain_order)
        read = self.read(query, sort)
        if read.rows_order is not None:
            return self._rows.position(keys, read.rows_order)
        if read.order == "relevance":
            found = self._found(read.tree, read.order, 0, _MOST_RANKED)
            return found.doc_ids.index(doc_id) if found and doc_id in found.doc_ids else None
        marked = self.numbers(read.tree)
        return self._catalogue().ask(lambda index: index.before(read.tree, read.order, doc_id, marked))

    def read(self, query: str, sort: str | None = None) -> "Asked":
        """Return a query as it is going to be answered.

        Raises:
            QueryError: There is no such order.
        """
        return _read(query, sort, self._saved)

    def _found(self, tree: "Part", order: "Sort", offset: int, limit: int) -> "Found | None":
        marked = self.numbers(tree)
        if order == "relevance":
            return self._catalogue().ask(lambda index: index.ranked(tree, offset, limit, marked))
        return self._catalogue().ask(lambda index: index.search(tree, order, offset, limit, marked))

    def numbers(self, tree: "Part") -> "dict[KeptPart, list[int]]":
        """Return the releases behind each part of a tree that asks for what the user keeps.

        They are read again only when somebody wrote, as keys come fast.
        """
        from store.search.query import kept

        wanted = kept(tree)
        if not wanted:
            return {}
        version = self._version()
        if self._numbers_of != version:
            self._numbers, self._numbers_of = {}, version
        known = self._numbers
        for part in wanted - known.keys():
            known[part] = self._numbers_behind(part)
        return {part: known[part] for part in wanted}

    def _numbers_behind(self, part: "KeptPart") -> list[int]:
        from store.search.matching import stands
        from store.search.query import Marked
        from store.search.words import words

        if isinstance(part, Marked):
            return self._kept().marked(part.mark)
        held = self._kept().tags() if part.place == "tag" else self._kept().notes()
        return sorted({doc_id for doc_id, text in held if stands(part, [tuple(words(text))])})

    def _lag(self) -> tuple[str, ...]:
        waiting = self._changes().waiting()
        return (f"about {waiting:,} changes are not searchable yet",) if waiting else ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it is going to be answered.

    Args:
        tree: What matches.
        order: In which order.
        hints: As in `store.search.query.Query`.
        understood: The same.
        rows_order: The order in which the list rows alone can answer, or None.
    """

    tree: "Part"
    order: "Sort"
    hints: tuple[str, ...] = ()
    understood: bool = True
    rows_order: Order | None = None


def _read(query: str, sort: str | None, saved: Callable[[str], str | None]) -> Asked:
    from store.search.grammar import parse
    from store.search.query import Everything, positive_words

    read = parse(query, saved=saved)
    order = _order(sort or read.sort or "newest")
    if order == "relevance" and not positive_words(read.tree):
        order = "newest"  # relevance weighs words
    rows_order = _ROW_ORDERS.get(order) if isinstance(read.tree, Everything) else None
    return Asked(read.tree, order, read.hints, read.understood, rows_order)


def _plain_order(query: str, sort: str | None) -> Order | None:
    """Return the order of a list of everything; nothing of search is loaded for it, as it is the first list."""
    return None if query.strip() else _ROW_ORDERS.get(sort or "newest")


def _order(name: str) -> "Sort":
    from store.search.query import SORTS

    if name not in SORTS:
        raise QueryError(f"there is no order {plain(name)}", f"orders are {', '.join(SORTS)}")
    return name
