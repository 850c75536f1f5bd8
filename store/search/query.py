"""The query as a tree of small frozen parts, apart from any text it was typed as and any engine that answers it.

Invariant: a part means exactly what its docstring says; every engine (the index, a plain scan, a later database)
compiles it to the same set of releases.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

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
]
Sort = Literal["newest", "oldest", "relevance", "arrests"]
Mark = Literal["starred", "read"]

SORTS: tuple[Sort, ...] = ("newest", "oldest", "relevance", "arrests")


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
    """The user starred, or read, the release."""

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


Part = Everything | Words | Beginning | Figure | Published | Operated | Marked | Not | AllOf | AnyOf


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was understood.

    Args:
        tree: What matches.
        sort: The order it asks for, or None.
        hints: One line each on what was understood otherwise than its writer may expect.
    """

    tree: Part = field(default_factory=Everything)
    sort: Sort | None = None
    hints: tuple[str, ...] = ()


def all_of(parts: list[Part]) -> Part:
    """Return a part that matches what all of some parts match, as flat as can be."""
    wanted = [part for part in parts if not isinstance(part, Everything)]
    if len(wanted) == 1:
        return wanted[0]
    return AllOf(tuple(wanted)) if wanted else Everything()


def positive_words(tree: Part) -> list[Words | Beginning]:
    """Return the words a match can show: those under no `Not`, in the order of the tree."""
    if isinstance(tree, Words | Beginning):
        return [tree]
    if isinstance(tree, AllOf | AnyOf):
        return [words for part in tree.parts for words in positive_words(part)]
    return []


def marks(tree: Part) -> set[Mark]:
    """Return the marks of the user that a tree asks about."""
    if isinstance(tree, Marked):
        return {tree.mark}
    if isinstance(tree, Not):
        return marks(tree.part)
    if isinstance(tree, AllOf | AnyOf):
        return {mark for part in tree.parts for mark in marks(part)}
    return set()
