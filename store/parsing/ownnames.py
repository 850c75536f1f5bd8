"""Whether a name is the publisher's own: "Derbyshire Constabulary" and "Derbyshire Police" are one force."""

import re
from functools import cache

from store.parsing.knowledge import table
from store.text import fold

_WORD = re.compile(r"\w+")
# Words that say what a body is, not which one.
_KINDS = frozenset(
    {
        "police", "constabulary", "service", "force", "department", "the", "of", "and", "for", "s", "county", "office",
        "u", "united", "states", "us", "polizei", "polizeiprasidium", "pd", "city", "am", "main", "attorneys", "attorney",
    }
)  # fmt: skip


@cache
def _bodies() -> dict[str, tuple[str, ...]]:
    """Every name in the agencies table, folded, with all names of its body."""
    found: dict[str, tuple[str, ...]] = {}
    for rows in table("agencies").values():
        for names in rows.get("bodies", ()):
            folded = tuple(fold(name) for name in names)
            found |= {name: found.get(name, ()) + folded for name in folded}
    return found


def _aliases(name: str) -> tuple[str, ...]:
    """The names that the agencies table gives a body."""
    return _bodies().get(fold(name), ())


def is_own(name: str, publisher: str | None) -> bool:
    """Return whether a name is the publisher's, in any spelling or by the table's other names.

    Args:
        name: A body's name as printed.
        publisher: The release's publisher, or None.
    """
    if not publisher:
        return False
    other = core(publisher)
    return any(core(spelling) == other for spelling in (name, *_aliases(name)))


def core(name: str) -> frozenset[str]:
    """Return the words that say which body is meant, without those that say what it is."""
    words = frozenset(_WORD.findall(fold(name)))
    return words - _KINDS or words
