"""What the library answers while a person types: keystrokes and facets, timed in this process."""

import json
import random
from functools import partial
from pathlib import Path

from store.library import Library
from tests.bench.results import Results
from tests.bench.timing import each

# What a person types besides words of titles: each form of the query language.
_FORMS = (
    "publisher:frankfurt raub",
    "arrests:>10 drug",
    '"police officers" knife',
    "drugs OR weapons",
    "-police car",
    "date:2017 fraud",
)
_TITLES = 40
_WORDS = 3
# About so many keystrokes are tried on other engines, some of which take seconds for one.
_SHARED = 200
FACETS = ("publisher", "country", "crime", "partner", "year")


def typed(library: Library, seed: int = 7) -> list[str]:
    """Return the first words of titles from all over the library, as a person may look for them."""
    chosen = random.Random(seed)
    total = library.count()
    found = []
    for _ in range(_TITLES):
        row = library.page(offset=chosen.randrange(total), limit=1).rows[0]
        found.append(" ".join(row.title.split()[:_WORDS]))
    return found


def key_by_key(queries: list[str]) -> list[str]:
    """Return what stands in the line of the search after each key."""
    return [query[:end] for query in queries for end in range(1, len(query) + 1)]


def read(library: Library, size: int, _file: Path, results: Results) -> None:
    """Time keystrokes and the facets that go with them."""
    queries = key_by_key([*typed(library), *_FORMS])
    library.page("police")  # the first query loads the index
    keys = each(library.page, queries)
    results.put("key", size, keys.p95, f"p50 {keys.p50:.2f}; {len(queries):,} keys")
    results.put("key p99", size, keys.p99)
    library.facets("police", FACETS)
    taken = each(partial(library.facets, names=FACETS), queries)
    results.put("facets", size, taken.p95, f"p50 {taken.p50:.2f}, p99 {taken.p99:.2f}")


def save_words(library: Library, file: Path) -> list[str]:
    """Write and return some keystrokes of plain words only, which every engine understands."""
    queries = [query for query in key_by_key(typed(library)) if all(map(str.isalnum, query.split()))]
    queries = queries[:: max(1, len(queries) // _SHARED)]
    file.write_text(json.dumps(queries), "utf-8")
    return queries
