"""What matches a query, in an order: from the list rows where everything does, else from the search index.

Invariant: rows come from the documents' own transaction, so what the index still names and nobody holds is left out.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from store import asking
from store.asking import Asked
from store.documents.rows import ListRows
from store.listing import Page

if TYPE_CHECKING:
    from store.documents.changes import ChangeQueue
    from store.documents.kept import Kept
    from store.search.catalogue import Catalogue
    from store.search.index import Found, Index
    from store.search.nearly import Nearly
    from store.search.query import Kept as KeptPart
    from store.search.query import Part, Place

# How far down a result by relevance a release is looked for.
_MOST_RANKED = 20_000
# So many queries that nothing matches are remembered with what is shown instead.
_NEARLY = 64

# From here on what waits is told as an index that is being built.
_MANY = 1_000


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
        self._own = _Own(kept, -1)
        self._nearly_of = lru_cache(_NEARLY)(self._look_nearly)

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
            near: Where nothing matches, return what comes near (`store.search.nearly`).

        Raises:
            QueryError: There is no such order.
        """
        offset, limit = max(0, offset), max(0, limit)
        if (plain_order := asking.plain_order(query, sort)) is not None:
            rows, total = self._rows.page(plain_order, offset, limit)
            return Page(tuple(rows), total, offset, order=plain_order)
        asked = self.read(query, sort)
        if asked.rows_order is not None:
            rows, total = self._rows.page(asked.rows_order, offset, limit)
            return Page(tuple(rows), total, offset, asked.hints, asked.order, asked.understood)
        found = self._found(asked, offset, limit)
        if near and found is not None and not found.total and (nearly := self._nearly(asked)):
            asked, found = nearly, self._found(nearly, offset, limit)
        if found is None:
            hints = (*asked.hints, "the search index is still to be built")
            return Page((), 0, offset, hints, asked.order, asked.understood)
        return Page(
            tuple(self._rows.numbered(found.doc_ids)),
            found.total,
            offset,
            (*asked.hints, *self._lag()),
            asked.order,
            asked.understood,
            asked.near,
            asked.instead,
        )

    def position(
        self, release_id: str, query: str = "", *, sort: str | None = None, near: bool = False
    ) -> int | None:
        """Return where a release stands in a result, from 0, or None when it is not in it.

        By relevance it is looked for among the first 20,000.
        """
        known = self._rows.keys(release_id)
        if known is None:
            return None
        doc_id, keys = known
        if (plain_order := asking.plain_order(query, sort)) is not None:
            return self._rows.position(keys, plain_order)
        asked = self.read(query, sort)
        if asked.rows_order is not None:
            return self._rows.position(keys, asked.rows_order)
        place = self._place(asked, doc_id)
        if place is None and near and (nearly := self._nearly(asked)):
            return self._place(nearly, doc_id)
        return place

    def tree(self, query: str, *, near: bool = False) -> "Part":
        """Return what a query matches, or what comes near where that is nothing."""
        asked = self.read(query)
        nearly = self._nearly(asked) if near and asked.rows_order is None else None
        return (nearly or asked).tree

    def read(self, query: str, sort: str | None = None) -> Asked:
        """Return a query as it is going to be answered.

        Raises:
            QueryError: There is no such order.
        """
        return asking.read(query, sort, self._saved)

    def _place(self, asked: Asked, doc_id: int) -> int | None:
        if asked.order == "relevance":
            found = self._found(asked, 0, _MOST_RANKED)
            return found.doc_ids.index(doc_id) if found and doc_id in found.doc_ids else None
        marked = self.numbers(asked.tree)
        return self._catalogue().ask(lambda index: index.before(asked.tree, asked.order, doc_id, marked))

    def _nearly(self, asked: Asked) -> Asked | None:
        """Return what is asked for instead; None when something matches, or nothing comes near."""
        found = self._nearly_of(asked.tree, self._version())
        return asked.nearly(found) if found else None

    def _look_nearly(self, tree: "Part", _: int) -> "Nearly | None":
        """Look for what comes near a tree, unless something matches it; the other number tells states of the library."""
        marked = self.numbers(tree)

        def near(index: "Index") -> "Nearly | None":
            if index.finds(tree, marked):
                return None
            from store.search.nearly import nearly

            return nearly(tree, lambda other: index.finds(other, marked), index.vocabulary())

        return self._catalogue().ask(near)

    def _found(self, asked: Asked, offset: int, limit: int) -> "Found | None":
        tree, order = asked.tree, asked.order
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
        own = self._own
        if own.version != version:
            own = self._own = _Own(self._kept, version)
        return {part: own.numbers(part) for part in wanted}

    def _lag(self) -> tuple[str, ...]:
        waiting = self._changes().waiting()
        if not waiting:
            return ()
        stored = self._rows.count()
        if waiting > min(_MANY, stored // 2):
            ready = max(0, stored - waiting)
            return (f"the search index is being built: {ready:,} of {stored:,} releases can be found",)
        return (f"about {waiting:,} change{'s are' if waiting != 1 else ' is'} not searchable yet",)


class _Own:
    """What the user keeps, as of one version of the library: tags and notes are read once for all that is typed.

    Args:
        kept: Reads it.
        version: The version.
    """

    def __init__(self, kept: "Callable[[], Kept]", version: int) -> None:
        self.version = version
        self._kept = kept
        self._runs: dict[Place, list[tuple[int, tuple[str, ...]]]] = {}
        self._numbers: dict[KeptPart, list[int]] = {}

    def numbers(self, part: "KeptPart") -> list[int]:
        """Return the numbers of the releases behind a part, rising."""
        if part not in self._numbers:
            self._numbers[part] = self._look(part)
        return self._numbers[part]

    def _look(self, part: "KeptPart") -> list[int]:
        from store.search.matching import stands
        from store.search.query import Marked
        from store.search.words import words

        if isinstance(part, Marked):
            return self._kept().marked(part.mark)
        if part.place not in self._runs:
            held = self._kept().tags() if part.place == "tag" else self._kept().notes()
            self._runs[part.place] = [(doc_id, tuple(words(text))) for doc_id, text in held]
        return sorted({doc_id for doc_id, run in self._runs[part.place] if stands(part, [run])})
