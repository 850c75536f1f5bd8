"""From single figures to facts: what is a total, what a part of it, and what the same figure told again.

Invariant: numbers are never added up across statements; a fact's value stands in its evidence.
"""

from store.model import Fact, Place
from store.parsing.figure import Figure
from store.parsing.scope import looks_back, scope_of
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
    set_back(known, figures)
    for field in {figure.field for figure in figures} & _NESTED:
        _nest(known, [figure for figure in figures if figure.field == field and figure.scope == "current"])
    groups: dict[tuple[str, int, str, str | None], list[Figure]] = {}
    for figure in sorted(figures, key=lambda one: (one.start, one.end)):
        groups.setdefault((figure.field, figure.value, figure.scope, figure.by), []).append(figure)
    return [_fact(known, group) for group in groups.values()]


def set_back(known: Account, figures: list[Figure]) -> None:
    """Make historical what was counted over a longer time, where other statements tell current figures."""
    events = [
        figure for figure in figures if figure.field not in _STANDING and figure.scope in ("current", "part")
    ]
    back = {figure.told.number for figure in events if looks_back(known, figure.told)}
    if any(figure.told.number not in back for figure in events):
        for figure in events:
            if figure.told.number in back:
                figure.scope = "historical"


def _nest(known: Account, figures: list[Figure]) -> None:
    """Mark figures below the largest one as its parts.

    A rounded twin of the total stays what it is, and so does a figure told beside the total in one breath
    ("280 arrests for drink driving, 203 drugs arrests").
    """
    if not figures:
        return
    total = max(figure.value for figure in figures)
    whole = {figure.told.number: figure for figure in figures if figure.value == total}
    for figure in figures:
        rounded = figure.qualifier != "exact" and figure.value >= _ROUNDED * total
        beside = figure.told.number in whole and not _inside(known, whole[figure.told.number], figure)
        if figure.value < total and not rounded and not beside:
            figure.scope = "part"


# "More than 1,000 arrests" in a title and 1,140 in the text are the same; below this share they are not.
_ROUNDED = 0.8


def _inside(known: Account, total: Figure, figure: Figure) -> bool:
    """Whether "including", "of whom" or a bracket stands between a total and a smaller figure of its sentence."""
    letters = known.lexicon.alphabet.letters
    between = total.told.tagged.letters[total.last : figure.first]
    return any(letters[name] in between for name in ("including", "rel", "open", "of"))


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
