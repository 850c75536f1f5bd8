"""From single figures to facts: what is a total, what a part of it, and what the same figure told again.

Invariant: numbers are never added up across statements; a fact's value stands in its evidence.
"""

from store.model import Fact, Place
from store.parsing.figure import Figure
from store.parsing.scope import scope_of
from store.parsing.telling import Account

# How many countries or agencies there are is not an event: "since 2018" says nothing about it.
_STANDING = frozenset({"countries_count", "agencies_count"})
# In these fields a smaller figure is a part of the largest one unless the release says otherwise.
_NESTED = frozenset({"arrests", "charged", "victims"})


def facts(known: Account, figures: list[Figure]) -> list[Fact]:
    """Return the facts that the figures state, in text order, each with its further places."""
    for figure in figures:
        scope = scope_of(known, figure.told) if figure.field not in _STANDING else "current"
        figure.scope = figure.scope if scope == "current" else scope
    for field in {figure.field for figure in figures} & _NESTED:
        _nest([figure for figure in figures if figure.field == field and figure.scope == "current"])
    groups: dict[tuple[str, int, str, str | None], list[Figure]] = {}
    for figure in sorted(figures, key=lambda one: (one.start, one.end)):
        groups.setdefault((figure.field, figure.value, figure.scope, figure.by), []).append(figure)
    return [_fact(known, group) for group in groups.values()]


def _nest(figures: list[Figure]) -> None:
    """Mark figures below the largest one as its parts; a rounded twin of it stays what it is."""
    if not figures:
        return
    total = max(figure.value for figure in figures)
    for figure in figures:
        rounded = figure.qualifier != "exact" and figure.value >= 0.8 * total
        if figure.value < total and not rounded:
            figure.scope = "part"


def _fact(known: Account, group: list[Figure]) -> Fact:
    text = known.reading.text
    first = group[0]
    return Fact(
        first.field,
        first.value,
        first.start,
        first.end,
        text[first.start : first.end],
        qualifier=first.qualifier,
        scope=first.scope,
        by=first.by,
        rule=first.rule,
        also=tuple(Place(more.start, more.end, text[more.start : more.end]) for more in group[1:]),
    )
