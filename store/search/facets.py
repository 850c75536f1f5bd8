"""Facets: by what a result can be counted and narrowed, and what a count looks like.

Invariant: adding the query of a value to the query that was counted keeps just the releases that were counted for it.
"""

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import starmap, takewhile
from typing import Literal, TypeVar, get_args

from store.text import fold

FacetName = Literal["publisher", "country", "crime", "partner", "kind", "year", "language", "tag"]
FACETS: tuple[FacetName, ...] = get_args(FacetName)
# A value of more letters than these is no name or code of anything: it is not counted, as no query could hold it.
LONGEST_VALUE = 200

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value and how many releases have it.

    Args:
        value: What it is, the same for every spelling: the folded words of a name, a code, a year.
        shown: How it is shown to a person; one harmless line.
        count: How many releases have it; each counts once.
        query: What keeps just these releases when it is added to the query.
    """

    value: str
    shown: str
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of a result in one respect.

    Args:
        name: Which respect.
        values: The first ones: the most frequent first, of equal ones in the order of what is shown; years newest first.
        others: How many further values there are.
    """

    name: FacetName
    values: tuple[FacetValue, ...] = ()
    others: int = 0


def first_values(
    name: FacetName,
    counts: Sequence[tuple[_Key, int]],
    value_of: Callable[[_Key, int], FacetValue],
    most: int,
) -> Facet:
    """Return a facet of what was counted.

    Args:
        name: The facet's name.
        counts: Each value once, as some key, and its count; counts fall.
        value_of: Makes the value of a key and a count. It is asked only for those that may be among the first: most
            results have thousands of partners.
        most: At most so many values.
    """
    others = max(0, len(counts) - most)
    if not most:
        return Facet(name, (), others)
    if name == "year":
        newest = heapq.nlargest(most, starmap(value_of, counts), key=lambda found: found.value)
        return Facet(name, tuple(newest), others)
    least = counts[most - 1][1] if len(counts) >= most else 0
    may_be = takewhile(lambda pair: pair[1] >= least, counts)
    return Facet(name, tuple(heapq.nsmallest(most, starmap(value_of, may_be), key=_place)), others)


def _place(found: FacetValue) -> tuple[int, str, str]:
    return -found.count, fold(found.shown), found.value
