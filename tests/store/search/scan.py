"""The oracle: a tree answered by looking at every entry, one part at a time, with nothing clever in it."""

from datetime import date

from store.search.entry import Entry
from store.search.query import (
    AllOf,
    AnyOf,
    Beginning,
    Everything,
    Figure,
    Mark,
    Marked,
    Not,
    Operated,
    Part,
    Published,
    Words,
)


def matches(tree: Part, entry: Entry, marks: set[Mark]) -> bool:
    """Whether a release, with the marks the user gave it, is matched."""
    match tree:
        case Everything():
            return True
        case Marked(mark):
            return mark in marks
        case Not(part):
            return not matches(part, entry, marks)
        case AllOf(parts):
            return all(matches(part, entry, marks) for part in parts)
        case AnyOf(parts):
            return any(matches(part, entry, marks) for part in parts)
        case _:
            return _holds(tree, entry)


def _holds(leaf: Words | Beginning | Figure | Published | Operated, entry: Entry) -> bool:
    match leaf:
        case Words(words, place):
            runs = entry.words.get(place, ())
            return any(run[at : at + len(words)] == words for run in runs for at in range(len(run)))
        case Beginning(letters, place):
            return any(word.startswith(letters) for run in entry.words.get(place, ()) for word in run)
        case Figure(field, least, most):
            return any(_between(value, least, most) for value in entry.figures.get(field, ()))
        case Published(first, last):
            stated = entry.published
            return stated is not None and all(_within(day, first, last) for day in stated)
        case Operated(first, last):
            return any(_within(day, first, last) for day in entry.operated)


def _between(value: int, least: int | None, most: int | None) -> bool:
    return (least is None or value >= least) and (most is None or value <= most)


def _within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or day >= first) and (last is None or day <= last)
