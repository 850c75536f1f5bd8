"""What differs between a release and its version: over the text, in the facts, in the words.

Invariant: a fact is named with the evidence it was read from, on the side that states it; what both state is left out.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

from store.factfields import FIELDS, FIGURE_FIELDS
from store.model import Fact, Release
from store.search.words import words
from store.text import shadow
from store.versions.aligning import Gap
from store.versions.matter import Matter
from store.versions.model import FactChange, HeadChange, HeadField, Stretch, TextChange

_NAMED: tuple[HeadField, ...] = ("title", "publisher", "distributor", "language")
_ORDER = {field: place for place, field in enumerate(dict.fromkeys((*FIGURE_FIELDS, *FIELDS)))}
_ABOUT_IT = ("current", "part")


def head_changes(this: Release, other: Release) -> tuple[HeadChange, ...]:
    """Return what stands over the two and differs; a date that is only stated less exactly does not."""
    found = [
        HeadChange(name, getattr(this, name), getattr(other, name))
        for name in _NAMED
        if words(getattr(this, name) or "") != words(getattr(other, name) or "")
    ]
    here, there = (release.published.value if release.published else None for release in (this, other))
    if not (here and there and (here.startswith(there) or there.startswith(here))) and here != there:
        found.append(HeadChange("published", here, there))
    return tuple(found)


def fact_changes(
    this: Release, other: Release, matter: Matter, other_matter: Matter
) -> tuple[FactChange, ...]:
    """Return the facts of the operation that differ: those that say another thing of the same, then what one lacks.

    What was read from words that stand in both texts is no difference between them, whatever it was taken for.
    """
    here, there = _by_meaning(this, _said), _by_meaning(other, _said)
    gone = [fact for meaning, fact in here.items() if meaning not in there and _missing(fact, other_matter)]
    come = [fact for meaning, fact in there.items() if meaning not in here and _missing(fact, matter)]
    found: list[FactChange] = []
    for key in (_counted, _field):
        gone, come, paired = _paired(gone, come, key)
        found += paired
    found += [FactChange(fact, None) for fact in gone] + [FactChange(None, fact) for fact in come]
    return tuple(sorted(found, key=_place))


def figure_changes(this: Release, other: Release) -> tuple[FactChange, ...]:
    """Return the figures that both state, but not alike: what can be compared from one language to another."""
    here, there = _by_meaning(this, _figure), _by_meaning(other, _figure)
    gone = [fact for meaning, fact in here.items() if meaning is not None and meaning not in there]
    come = [fact for meaning, fact in there.items() if meaning is not None and meaning not in here]
    _, _, paired = _paired(gone, come, _counted)
    return tuple(sorted(paired, key=_place))


def text_changes(this: Matter, other: Matter, gaps: Iterable[Gap]) -> tuple[TextChange, ...]:
    """Return the stretches of two texts behind the stretches of their words that differ."""
    return tuple(
        TextChange(_stretch(this, first, last), _stretch(other, beside, beside_last))
        for first, last, beside, beside_last in gaps
    )


def _stretch(matter: Matter, first: int, last: int) -> Stretch:
    """Return the text of some words; of none the place behind the word before."""
    if first == last:
        at = matter.places[first - 1][1] if first else 0
        return Stretch(at, at, "")
    start, end = matter.places[first][0], matter.places[last - 1][1]
    return Stretch(start, end, matter.text[start:end])


def _by_meaning(release: Release, meaning: Callable[[Fact], Hashable]) -> dict[Hashable, Fact]:
    found: dict[Hashable, Fact] = {}
    for fact in release.facts:
        if fact.scope in _ABOUT_IT:
            found.setdefault(meaning(fact), fact)
    return found


def _missing(fact: Fact, matter: Matter) -> bool:
    evidence = words(fact.evidence)
    return not evidence or not matter.holds(evidence)


def _said(fact: Fact) -> Hashable:
    value = tuple(words(shadow(fact.value))) if isinstance(fact.value, str) else fact.value
    return fact.field, value, fact.unit, fact.item, fact.qualifier, fact.scope, fact.by


def _figure(fact: Fact) -> Hashable:
    """Return what a figure says in any language; nothing for what is no figure of the whole."""
    if fact.field not in FIGURE_FIELDS or fact.scope != "current":
        return None
    return fact.field, fact.value, fact.unit


def _counted(fact: Fact) -> Hashable:
    return fact.field, fact.unit, fact.item, fact.scope, fact.by


def _field(fact: Fact) -> Hashable:
    """Return a name for what there is one of; names of many things are none instead of another."""
    return (fact.field, fact.scope) if fact.field in (*FIGURE_FIELDS, "op_name", "op_date") else (fact,)


def _paired(
    gone: Iterable[Fact], come: Iterable[Fact], key: Callable[[Fact], Hashable]
) -> tuple[list[Fact], list[Fact], list[FactChange]]:
    """Return what has no partner by a key on either side, and the pairs."""
    waiting: defaultdict[Hashable, list[Fact]] = defaultdict(list)
    for fact in come:
        waiting[key(fact)].append(fact)
    rest, pairs = [], []
    for fact in gone:
        if partners := waiting[key(fact)]:
            pairs.append(FactChange(fact, partners.pop(0)))
        else:
            rest.append(fact)
    return rest, list(_left(waiting.values())), pairs


def _left(waiting: Iterable[list[Fact]]) -> Iterator[Fact]:
    for facts in waiting:
        yield from facts


def _place(change: FactChange) -> tuple[int, int]:
    fact = change.this or change.other
    assert fact is not None  # noqa: S101 - for the type checker
    return _ORDER.get(fact.field, len(_ORDER)), change.this is None or change.other is None
