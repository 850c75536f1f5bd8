"""A query without what it asks of a facet itself, so that the facet shows what could be chosen instead or besides."""

from store.search.facets import FacetName
from store.search.query import (
    AllOf,
    AnyOf,
    Beginning,
    Everything,
    Exactly,
    Not,
    Part,
    Place,
    Published,
    Words,
    all_of,
)

_PLACES: dict[FacetName, tuple[Place, ...]] = {
    "publisher": ("publisher",),
    "country": ("country", "country_name"),
    "crime": ("crime",),
    "partner": ("partner",),
    "kind": ("kind",),
    "language": ("lang",),
    "tag": ("tag",),
}


def without(tree: Part, facet: FacetName) -> Part:
    """Return a tree without those of the parts that all have to match that ask about one facet only.

    What asks about the facet and something else in one breath (`country:ES OR europol`) stays.
    """
    if _asks_only(tree, facet):
        return Everything()
    return all_of([without(part, facet) for part in tree.parts]) if isinstance(tree, AllOf) else tree


def _asks_only(part: Part, facet: FacetName) -> bool:
    match part:
        case Words(_, place) | Exactly(_, place) | Beginning(_, place):
            return place in _PLACES.get(facet, ())
        case Published():
            return facet == "year"
        case Not(inner):
            return _asks_only(inner, facet)
        case AllOf(parts) | AnyOf(parts):
            return bool(parts) and all(_asks_only(inner, facet) for inner in parts)
        case _:
            return False
