"""By what a query's releases can be narrowed, with counts: from the search index, and for tags from the user's own.

Invariant: what is remembered is of the library as it is now; any write by anybody empties it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

from store.errors import QueryError
from store.finding import Finder
from store.search.facets import FACETS, LONGEST_VALUE, Facet, FacetName, FacetValue, first_values
from store.text import plain

if TYPE_CHECKING:
    from store.documents.kept import Kept
    from store.search.catalogue import Catalogue
    from store.search.query import Part

# So many facets are remembered at most; a person goes back and forth between a few queries.
_MOST_REMEMBERED = 500

_Known = tuple[FacetName, "Part", int]


class Facetter:
    """Counts the facets of one library's queries.

    Args:
        finder: Reads its queries.
        kept: What the user keeps of its releases; asked for when tags are counted.
        version: A number that is another one after any write.
        catalogue: Its search index; asked for when something is counted.
    """

    def __init__(
        self,
        finder: Finder,
        kept: "Callable[[], Kept]",
        version: Callable[[], int],
        catalogue: "Callable[[], Catalogue]",
    ) -> None:
        self._finder = finder
        self._kept = kept
        self._version = version
        self._catalogue = catalogue
        self._known: dict[_Known, Facet] = {}
        self._known_of = 0

    def facets(
        self, query: str, names: Iterable[str] | None, most: int, *, choosing: bool
    ) -> tuple[Facet, ...]:
        """Return facets as `store.library.Library.facets` does.

        Raises:
            QueryError: There is no facet of a name.
        """
        from store.search.narrowing import without

        wanted = [_named(name) for name in (FACETS if names is None else names)]
        most = max(0, most)
        tree = self._finder.read(query).tree
        over = {name: without(tree, name) if choosing else tree for name in wanted}
        known = self._remembered()
        missing: dict[Part, list[FacetName]] = defaultdict(list)
        for name, part in over.items():
            if (name, part, most) not in known:
                missing[part].append(name)
        for part, together in missing.items():
            for facet in self._counted(part, together, most):
                known[facet.name, part, most] = facet
        return tuple(known.get((name, over[name], most), Facet(name)) for name in wanted)

    def _remembered(self) -> dict[_Known, Facet]:
        """Return what is still true of what was counted; a caller that is overtaken by a write keeps its own."""
        version = self._version()
        if version != self._known_of or len(self._known) > _MOST_REMEMBERED:
            self._known, self._known_of = {}, version
        return self._known

    def _counted(self, tree: "Part", names: list[FacetName], most: int) -> Iterable[Facet]:
        """Return facets of what a tree matches; none while there is no index to count in."""
        of_index = [name for name in names if name != "tag"]
        marked = self._finder.numbers(tree)
        if of_index:
            found = self._catalogue().ask(lambda index: index.facets(tree, of_index, most, marked))
            yield from (found or {}).values()
        if "tag" in names:
            yield from self._tags(tree, most)

    def _tags(self, tree: "Part", most: int) -> Iterable[Facet]:
        """Return the tags of what a tree matches: it is asked only about the releases that have one."""
        from store.search.facetvalues import facet_value
        from store.search.query import Marked, all_of
        from store.search.words import words

        spellings: dict[str, Counter[str]] = defaultdict(Counter)
        tagged: dict[str, set[int]] = defaultdict(set)
        value_behind = cache(lambda tag: " ".join(words(tag)))
        for doc_id, tag in self._kept().tags():
            value = value_behind(tag)
            if 0 < len(value) <= LONGEST_VALUE:  # a tag without words (★) cannot be asked for
                spellings[value][tag] += 1
                tagged[value].add(doc_id)
        if not tagged:
            yield Facet("tag")
            return
        only = all_of([tree, Marked("tagged")])
        marked = self._finder.numbers(only)
        limit = len(marked[Marked("tagged")])
        found = self._catalogue().ask(lambda index: index.search(only, "newest", 0, limit, marked))
        if found is None:
            return
        matching = set(found.doc_ids)
        counts = Counter({value: len(numbers & matching) for value, numbers in tagged.items()})

        def value_of(value: str, count: int) -> FacetValue:
            printed = min(spellings[value].items(), key=lambda spelt: (-spelt[1], spelt[0]))[0]
            return facet_value("tag", value, count, printed)

        yield first_values("tag", (+counts).most_common(), value_of, most)


def _named(name: str) -> FacetName:
    found = next((facet for facet in FACETS if facet == name), None)
    if found is None:
        raise QueryError(f"there is no facet {plain(name)}", f"facets are {', '.join(FACETS)}")
    return found
