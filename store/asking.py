"""A query as it is going to be answered: what matches, in which order, and whether the list rows alone know.

Invariant: an empty query is known to be one without loading anything of search: it is the first list.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, get_args

from store.errors import QueryError
from store.listing import Instead, Order
from store.text import plain

if TYPE_CHECKING:
    from store.search.nearly import Nearly
    from store.search.query import Part, Sort

_ROW_ORDERS: dict[str, Order] = {order: order for order in get_args(Order)}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it is going to be answered.

    Args:
        tree: What matches.
        order: In which order.
        hints: As in `store.search.query.Query`.
        understood: The same.
        rows_order: The order in which the list rows alone can answer, or None.
        near: It is asked in the place of a query that nothing matches; hints say how it differs.
        instead: As in `store.listing.Page`.
    """

    tree: "Part"
    order: "Sort"
    hints: tuple[str, ...] = ()
    understood: bool = True
    rows_order: Order | None = None
    near: bool = False
    instead: tuple[Instead, ...] = ()

    def nearly(self, found: "Nearly") -> "Asked":
        """Return what is asked for in the place of this."""
        return replace(
            self,
            tree=found.tree,
            order="relevance" if found.most else self.order,
            hints=(*self.hints, *found.hints),
            near=True,
            instead=found.instead,
        )


def read(query: str, sort: str | None, saved: Callable[[str], str | None]) -> Asked:
    """Return a query as it is going to be answered.

    Args:
        query: In the language of `store.search.grammar`.
        sort: The order, or None for the query's own, else newest.
        saved: Returns the query that was saved under a name, or None.

    Raises:
        QueryError: There is no such order.
    """
    from store.search.grammar import parse
    from store.search.query import Everything, positive_words

    parsed = parse(query, saved=saved)
    order = _order(sort or parsed.sort or "newest")
    if order == "relevance" and not positive_words(parsed.tree):
        order = "newest"  # relevance weighs words
    rows_order = _ROW_ORDERS.get(order) if isinstance(parsed.tree, Everything) else None
    return Asked(parsed.tree, order, parsed.hints, parsed.understood, rows_order)


def plain_order(query: str, sort: str | None) -> Order | None:
    """Return the order of a list of everything; nothing of search is loaded for it, as it is the first list."""
    return None if query.strip() else _ROW_ORDERS.get(sort or "newest")


def _order(name: str) -> "Sort":
    from store.search.query import SORTS

    if name not in SORTS:
        raise QueryError(f"there is no order {plain(name)}", f"orders are {', '.join(SORTS)}")
    return name
