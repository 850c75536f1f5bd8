"""Counting a result by its values: one pass over the matches for all facets that are counted over the same ones.

Invariant: counts are exact. Every value of every segment is merged, a release counts once for each of its values, and
where there are more values than tantivy returns at once, they are read page by page.
"""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from store.search.codes import OTHER_CODES
from store.search.facets import LONGEST_VALUE, Facet, FacetName, FacetValue, first_values
from store.search.facetvalues import facet_value
from store.search.index.form import COUNTED_NAMES, YEAR, named, printed, whole
from store.search.index.names import Names

if TYPE_CHECKING:
    import tantivy

Key = str | int
_Name = TypeVar("_Name", bound=str)

# Tantivy gives up an answer of more values than these.
_MOST_VALUES = 65_000
_PAGE = 20_000
# A segment has to give all its values: those that are rare in each may be frequent in all.
_UNBOUNDED = 2**31

FIELDS: Mapping[FacetName, str] = {
    "publisher": named("publisher"),
    "partner": named("partner"),
    "country": whole("country"),
    "crime": whole("crime"),
    "kind": whole("kind"),
    "language": whole("lang"),
    "year": YEAR,
}
PRINTED: Mapping[FacetName, str] = {place: printed(place) for place in COUNTED_NAMES}
_ALIASES = frozenset(OTHER_CODES.values())


def facets(
    searcher: "tantivy.Searcher",
    query: "tantivy.Query",
    wanted: Collection[FacetName],
    most: int,
    names: Mapping[FacetName, Names],
) -> dict[FacetName, Facet]:
    """Return some facets of what a query matches; tags are none of the index.

    Args:
        searcher: Where to count.
        query: Over what.
        wanted: Which facets.
        most: At most so many values of each.
        names: What is known of the names of publishers and partners; learns those it does not know.
    """
    counted = counts(searcher, query, {name: FIELDS[name] for name in wanted})

    def facet(name: FacetName) -> Facet:
        def value_of(key: Key, count: int) -> FacetValue:
            return facet_value(name, f"{key:04}" if name == "year" else str(key), count)

        def name_of(key: Key, count: int) -> FacetValue:
            known = names[name].get(int(key)) or _learnt(searcher, name, names[name])[int(key)]
            return facet_value(name, known.value, count, known.printed)

        if name in names:
            return first_values(name, counted[name], name_of, most)
        return first_values(
            name, [pair for pair in counted[name] if _is_value(name, pair[0])], value_of, most
        )

    return {name: facet(name) for name in wanted}


def counts(
    searcher: "tantivy.Searcher", query: "tantivy.Query", fields: Mapping[_Name, str]
) -> dict[_Name, list[tuple[Key, int]]]:
    """Return how many of the releases that a query matches have each value of some fields; counts fall.

    Args:
        searcher: Where to count.
        query: Over what.
        fields: Names of fields that were made for it, by what their counts are returned under.
    """
    if not fields:
        return {}
    size = _MOST_VALUES // len(fields)
    asked = {
        name: {"terms": {"field": field, "size": size, "segment_size": _UNBOUNDED}}
        for name, field in fields.items()
    }
    found: dict[str, Any] = searcher.aggregate(query, asked)
    return {
        name: _every(searcher, query, field)
        if found[name]["sum_other_doc_count"]
        else [(bucket["key"], bucket["doc_count"]) for bucket in found[name]["buckets"]]
        for name, field in fields.items()
    }


def _every(searcher: "tantivy.Searcher", query: "tantivy.Query", field: str) -> list[tuple[Key, int]]:
    """Return the counts of a field of very many values; takes a pass for each page."""
    found: list[tuple[Key, int]] = []
    after: dict[str, Any] = {}
    while True:
        source = {"sources": [{"value": {"terms": {"field": field}}}], "size": _PAGE, **after}
        page = searcher.aggregate(query, {"page": {"composite": source}})["page"]
        found += [(bucket["key"]["value"], bucket["doc_count"]) for bucket in page["buckets"]]
        if len(page["buckets"]) < _PAGE:
            return sorted(found, key=lambda pair: -pair[1])
        after = {"after": page["after_key"]}


def _learnt(searcher: "tantivy.Searcher", place: FacetName, names: Names) -> Names:
    """Return the names of a place after reading all of them: the first time, and after new ones came."""
    names.learn(counts(searcher, _everything(), {place: PRINTED[place]})[place])
    return names


def _is_value(name: FacetName, key: Key) -> bool:
    """Return whether a value is one: codes that readers type besides the official one are found but not counted."""
    if name == "country":
        return isinstance(key, str) and len(key) == 2 and key not in _ALIASES
    return not isinstance(key, str) or len(key) <= LONGEST_VALUE


def _everything() -> "tantivy.Query":
    import tantivy

    return tantivy.Query.all_query()
