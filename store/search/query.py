"""The query as a tree of small frozen parts, apart from any text it was typed as and any engine that answers it.

Invariant: a part means exactly what its docstring says; every engine (the index, a plain scan, a later database)
compiles it to the same set of releases.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from store.factfields import COUNT_FIELDS

Place = Literal[
    "any",
    "title",
    "names",
    "publisher",
    "partner",
    "coordinator",
    "country",
    "country_name",
    "place",
    "person",
    "contact",
    "crime",
    "kind",
    "lang",
    "has",
    "seized",
    "tag",
    "note",
]
Sort = str
Mark = Literal["starred", "read", "corrected", "tagged", "noted"]

# By date, by how well words match, or by a count field, highest first; of equal figures the newer release comes first
# (of arrests by the day, of other figures by the month), and what has no such figure comes last.
SORTS: tuple[Sort, ...] = ("newest", "oldest", "relevance", *COUNT_FIELDS)
# Places of which a run can be asked for as a whole: names and codes.
WHOLE: tuple[Place, ...] = ("publisher", "partner", "coordinator", "country", "crime", "kind", "lang", "tag")
# What the user keeps: it is no part of a release, and whoever answers a tree is told which releases it holds for.
KEPT: tuple[Place, ...] = ("tag", "note")
# What is looked for in these places is a code, or the user's own, and no word of the text.
CODES: frozenset[Place] = frozenset({"country", "crime", "kind", "lang", "has", *KEPT})


@dataclass(frozen=True, slots=True)
class Everything:
    """Every release."""


@dataclass(frozen=True, slots=True)
class Words:
    """These words side by side, in this order, within one run of words of a place.

    Args:
        words: Folded, at least one (see `store.search.words`).
        place: Where they stand: `any` is text, title and names; the others are named in `store.search.entry`.
    """

    words: tuple[str, ...]
    place: Place = "any"


@dataclass(frozen=True, slots=True)
class Exactly:
    """A run of a place is these words, no less and no more: the body of this name, and not one whose name goes on.

    Of partners and coordinators the name counts, not the acronym that stands with it.

    Args:
        words: Folded, at least one.
        place: One of `WHOLE`.
    """

    words: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Beginning:
    """A word of a place begins with these letters: it is still being typed.

    Args:
        letters: Folded, at least one.
        place: As for `Words`.
    """

    letters: str
    place: Place = "any"


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the release's current figures of this field lies within the bounds, both included; None leaves it open."""

    field: str
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Amounts:
    """One of the release's seizures, or losses, is of such goods and of so much.

    Args:
        field: seizure or loss; those of this operation, in all or in part.
        goods: Folded words in the singular that stand side by side in what was seized; none for anything.
        measure: See `store.search.amounts.Amount`.
        least: In units of the measure, included; None leaves it open.
        most: The same.
    """

    field: Literal["seizure", "loss"]
    goods: tuple[str, ...]
    measure: str
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Published:
    """The whole time a release's date stands for lies within these days, both included; None leaves it open.

    A release dated `2021` is within 2021, but not within September 2021; one without a date is within nothing.
    """

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Operated:
    """A day of the operation lies within these days, both included; None leaves it open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Marked:
    """The user starred, read, corrected or tagged the release, or wrote a note on it."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class Not:
    """Every release that the part does not match."""

    part: "Part"


@dataclass(frozen=True, slots=True)
class AllOf:
    """What all parts match; all releases when there are none."""

    parts: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """What at least one part matches; nothing when there are none."""

    parts: tuple["Part", ...]


@dataclass(frozen=True, slots=True)
class MostOf:
    """What at least so many of the parts match.

    Args:
        parts: Any parts.
        least: At least 1.
    """

    parts: tuple["Part", ...]
    least: int


Part = (
    Everything
    | Words
    | Exactly
    | Beginning
    | Figure
    | Amounts
    | Published
    | Operated
    | Marked
    | Not
    | AllOf
    | AnyOf
    | MostOf
)
Kept = Marked | Words | Exactly | Beginning


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was understood.

    Args:
        tree: What matches.
        sort: The order it asks for, or None.
        hints: One line each on what was understood otherwise than its writer may expect.
        understood: False when something in it was passed over because it made no sense; a hint says what.
    """

    tree: Part = field(default_factory=Everything)
    sort: Sort | None = None
    hints: tuple[str, ...] = ()
    understood: bool = True


def all_of(parts: list[Part]) -> Part:
    """Return a part that matches what all of some parts match, as flat as can be."""
    wanted = [part for part in parts if not isinstance(part, Everything)]
    if len(wanted) == 1:
        return wanted[0]
    return AllOf(tuple(wanted)) if wanted else Everything()


def positive_words(tree: Part) -> list[Words | Exactly | Beginning]:
    """Return the words a match can show: those under no `Not`, in the order of the tree."""
    if isinstance(tree, Words | Exactly | Beginning):
        return [tree]
    if isinstance(tree, AllOf | AnyOf | MostOf):
        return [words for part in tree.parts for words in positive_words(part)]
    return []


def kept(tree: Part) -> set[Kept]:
    """Return the parts of a tree that ask about what the user keeps."""
    if isinstance(tree, Marked) or (isinstance(tree, Words | Exactly | Beginning) and tree.place in KEPT):
        return {tree}
    if isinstance(tree, Not):
        return kept(tree.part)
    if isinstance(tree, AllOf | AnyOf | MostOf):
        return {found for part in tree.parts for found in kept(part)}
    return set()
