"""Whether the search index and the change queue together know every release, and nothing else.

Invariant: what another process does meanwhile is never taken for a fault. The queue is read before the index, and a
release leaves the queue only after the index has it; what still looks wrong is looked at a second time.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from store.documents.checking import highest_number, indexed_name, numbers
from store.documents.problem import Problem

if TYPE_CHECKING:
    from store.library import Library

# Numbers looked at together.
_STRETCH = 10_000
_FARTHEST = 1 << 62
_REPAIR = "the index is built anew"


def check_index(library: "Library") -> Iterator[Problem]:
    """Yield a line for each release that cannot be found, and for what is found without being there."""
    if not indexed_name(library.connections):
        return  # none was built yet: the next search does
    told = False
    for problem in _missing_or_odd(library):
        told = True
        yield problem
    # Damage that the numbers do not meet is met by some search: every file is read against its checksum.
    if not told and not library.catalogue.whole():
        yield Problem("index", "its files are not what was written", "the search index", _REPAIR)


def _missing_or_odd(library: "Library") -> Iterator[Problem]:
    last = highest_number(library.connections)
    for first in range(0, last + 1, _STRETCH):
        # The outermost stretches also hold what no release can have for a number.
        bounds = (first or -_FARTHEST, first + _STRETCH - 1 if first + _STRETCH <= last else _FARTHEST)
        faults = _faults(library, *bounds)
        if faults:
            again = _faults(library, *bounds)
            faults = None if again is None else faults & again
        if faults is None:
            yield Problem("index", "it cannot be read", "the search index", _REPAIR)
            return
        yield from (Problem("index", what, f"number {number}", _REPAIR) for number, what in sorted(faults))


def _faults(library: "Library", first: int, last: int) -> set[tuple[int, str]] | None:
    """Return what is wrong within bounds, or None where the index cannot be read."""
    stored, queued = numbers(library.connections, first, last)
    entries = library.catalogue.ask(lambda index: index.numbers(first, last))
    if entries is None:
        return None
    found = set(entries)
    twice = {one for one, other in pairwise(entries) if one == other}
    return {
        *((number, "a release that no search finds") for number in stored - queued - found),
        *((number, "a search finds it, but there is no such release") for number in found - queued - stored),
        *((number, "a search finds it twice") for number in twice - queued),
    }
