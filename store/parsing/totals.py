"""From single figures to facts: what is a total, what a part of it, and what the same figure told again.

Invariant: numbers are never added up across statements; a fact's value stands in its evidence.
"""

from dataclasses import dataclass

from store.model import Fact, Place, Qualifier, Scope
from store.parsing.scope import scope_of
from store.parsing.telling import Account, Told

# In these fields a smaller figure is a part of the largest one unless the release says otherwise.
_NESTED = frozenset({"arrests", "charged", "victims"})


@dataclass(slots=True)
class Figure:
    """A figure where it stands.

    Args:
        field: Field of the fact.
        value: The number.
        qualifier: How exact the text says it is.
        start: Offset of the evidence.
        end: End of the evidence, half-open.
        rule: Name of the rule it was read with.
        told: The statement it stands in.
        first: Number of its first word in that statement.
        last: After its last word.
        scope: Of this operation, or not.
        by: What a part is a part by.
    """

    field: str
    value: int
    qualifier: Qualifier
    start: int
    end: int
    rule: str
    told: Told
    first: int
    last: int
    scope: Scope = "current"
    by: str | None = None


def facts(known: Account, figures: list[Figure]) -> list[Fact]:
    """Return the facts that the figures state, in text order, each with its further places."""
    for figure in figures:
        figure.scope = scope_of(known, figure.told)
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
