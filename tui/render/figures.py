"""The figures of a release as people read them: a total with its parts, what adds up and what does not.

Invariant: nothing is added up to make a figure; parts are only compared with a total that is stated.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from store.factfields import FIGURE_FIELDS
from store.model import Fact, Release
from tui.render.dates import interval_words
from tui.render.writer import clean
from tui.wording import LABELS, fact_value, figure

_WHEN = ("op_date",)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure about this operation, with the parts of it that the release states.

    Args:
        fact: The total, or a part without one.
        parts: Subsets of the total, in the order of the text.
    """

    fact: Fact
    parts: tuple[Fact, ...] = ()

    @property
    def words(self) -> str:
        """Its value with qualifier, and its parts: `27 = 17 EU + 10 non-EU`, `40, of which 12 DE`."""
        whole = value_words(self.fact)
        if not self.parts:
            return whole
        named = [
            f"{figure(_number(part), part.qualifier)} {clean(part.by or '')}".strip() for part in self.parts
        ]
        adds_up = sum(_number(part) for part in self.parts) == _number(self.fact)
        return f"{whole} = {' + '.join(named)}" if adds_up else f"{whole}, of which {', '.join(named)}"


def label(fact: Fact) -> str:
    """Return what a fact's field is called on the screen."""
    return LABELS.get(fact.field, clean(fact.field))


def value_words(fact: Fact) -> str:
    """Return a fact's value in words, its qualifier kept."""
    if fact.field in _WHEN and isinstance(fact.value, str):
        return clean(interval_words(fact.value))
    return clean(fact_value(fact))


def figures(release: Release) -> tuple[Figure, ...]:
    """Return the figures about this operation, in the order of the fields; each part stands with its total."""
    found: list[Figure] = []
    for field in FIGURE_FIELDS:
        facts = [fact for fact in release.facts if fact.field == field]
        totals = [fact for fact in facts if fact.scope == "current"]
        parts = [fact for fact in facts if fact.scope == "part"]
        for total in totals:
            own = [part for part in parts if part is not total and _same_thing(part, total, totals)]
            found.append(Figure(total, tuple(own)))
            parts = [part for part in parts if part not in own]
        found += [Figure(part) for part in parts]
    return tuple(found)


def named(release: Release, fields: Iterable[str]) -> tuple[Fact, ...]:
    """Return the facts of these fields about this operation, in the order of the fields."""
    return tuple(
        fact for field in fields for fact in release.facts if fact.field == field and fact.scope == "current"
    )


def _same_thing(part: Fact, total: Fact, totals: list[Fact]) -> bool:
    """Whether a part counts the same thing as a total; of several totals the largest has the parts."""
    if (part.unit, part.item) != (total.unit, total.item):
        return False
    rivals = [other for other in totals if (other.unit, other.item) == (total.unit, total.item)]
    return total is max(rivals, key=_number)


def _number(fact: Fact) -> float:
    return fact.value if isinstance(fact.value, int | float) else 0
